//! Which characters a test holds for: the test's code is lowered once for an unknown character, and run over
//! intervals of code points, which are cut in two where a condition cannot be decided for all of one.
//! What that code may not do: fail, call, or change anything outside.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cx::{Dest, FnCx, Step};
use super::value::{Place, Value};
use crate::lir::{BinaryOp, Expr, LabelId, Prop, Stmt, StmtKind, UnaryOp, VarId};
use crate::regex::class::{self, Ranges};
use crate::ty::{Ty, TyKind};

/// Steps in all; tests that take more are left as they are.
const MOST_STEPS: usize = 200_000;
/// A test that holds here and there in more places is not a class.
const MOST_PARTS: usize = 4096;

const LAST: u32 = 0x0010_FFFF;

/// All characters, and all bytes with what they stand for: no character has bytes beyond ASCII and an ASCII one.
const CHARS: &[(u32, u32)] = &[
    (0, 0x7F),
    (0x80, 0xD7FF),
    (0xE000, 0xFFFF),
    (0x1_0000, LAST),
];
const BYTES: &[(u32, u32)] = &[(0, 0x7F), (0x80, 0xFF)];

impl FnCx<'_, '_> {
    /// `intrinsics::char_set(test)`, `intrinsics::byte_set(test)`
    pub fn char_set(&mut self, name: &str, test: &Value, ty: &Ty) -> Step<Value> {
        let set = match name {
            "byte_set" => {
                let set = self.holds_for(test, ty, BYTES)?;
                set.and_then(|set| of_bytes(&set))
            }
            _ => self.holds_for(test, ty, CHARS)?,
        };
        Ok(set_value(set.and_then(Whole::of)))
    }

    /// `intrinsics::text_set(text)`
    pub fn text_set(&mut self, text: &Value) -> Step<Value> {
        let ty = Ty::reference(crate::hir::Mutability::Not, Ty::new(TyKind::Str));
        let Expr::Str(text) = self.reify(text, &ty)? else {
            return Ok(set_value(None));
        };
        let mut chars = text.chars();
        let set = match (chars.next(), chars.next()) {
            (Some(c), None) => Whole::of(vec![(u32::from(c), u32::from(c))]),
            _ => None,
        };
        Ok(set_value(set))
    }

    /// The code points of a domain for which a test holds, if that can be told.
    fn holds_for(&mut self, test: &Value, ty: &Ty, domain: &[(u32, u32)]) -> Step<Option<Ranges>> {
        let c = self.new_var("c");
        let (first_fill, decls) = (self.fill_count(), std::mem::take(&mut self.decls));
        let lowered = self.unknowing(|cx| {
            cx.block(|cx| {
                let bool_ty = Ty::new(TyKind::Bool);
                let join = cx.join(bool_ty.clone());
                let place = Place::Value(test.clone());
                let args = vec![Value::Expr(Expr::Var(c))];
                cx.call_place_into(&place, ty, args, &bool_ty, Dest::Join(join))?;
                let value = cx.join_finish(join)?;
                cx.reify(&value, &bool_ty)
            })
        });
        let locals = std::mem::replace(&mut self.decls, decls);
        let (mut stmts, falls, value) = lowered?;
        self.splice(&mut stmts);
        self.forget_fills(first_fill);
        if !falls {
            return Ok(None);
        }
        let run = Run {
            stmts: &stmts,
            value: &value,
            locals: &locals,
            globals: &self.lw.program.globals,
        };
        Ok(run.over(c, domain))
    }
}

/// The set of characters whose bytes are all in a set of bytes that tells no byte beyond ASCII from another.
fn of_bytes(set: &Ranges) -> Option<Ranges> {
    let mut chars: Ranges = Vec::new();
    for &(lo, hi) in set {
        match (lo <= 0x7F, hi) {
            (_, 0xFF) if lo <= 0x80 => chars.push((lo, LAST)),
            (true, 0..=0x7F) => chars.push((lo, hi)),
            _ => return None,
        }
    }
    Some(chars)
}

/// A set that has all characters beyond U+FFFF or none, written for both kinds of engines.
struct Whole {
    class: String,
    others: String,
    only: Option<char>,
    only_other: Option<char>,
    some: char,
    is_basic: bool,
    is_narrow: bool,
}

impl Whole {
    fn of(set: Ranges) -> Option<Whole> {
        let set = class::joined(set);
        let rest = class::complement(&set);
        if set.is_empty() || rest.is_empty() {
            return None;
        }
        let is_astral = |&(lo, hi): &(u32, u32)| lo <= 0xD800 && hi == LAST;
        let has_half = |r: &Ranges| {
            r.iter()
                .any(|&(lo, hi)| hi > 0xFFFF || lo <= 0xDFFF && hi >= 0xD800)
        };
        let (in_set, in_rest) = (
            set.last().is_some_and(is_astral),
            rest.last().is_some_and(is_astral),
        );
        if (has_half(&set) || !in_rest) && (has_half(&rest) || !in_set) {
            return None;
        }
        let (class, others) = (class::text(&set)?, class::text(&rest)?);
        let is_narrow = |text: &str| text.is_ascii() && !text.contains("\\u");
        Some(Whole {
            is_narrow: is_narrow(&class) && is_narrow(&others),
            class,
            others,
            only: class::single(&set),
            only_other: class::single(&rest),
            some: one_of(&set)?,
            is_basic: in_rest,
        })
    }
}

/// One of the characters that is short to write; `$` has a meaning of its own where texts are replaced.
fn one_of(set: &Ranges) -> Option<char> {
    let chars = || {
        set.iter()
            .flat_map(|&(lo, hi)| lo..=hi)
            .filter_map(char::from_u32)
    };
    chars()
        .find(|c| c.is_ascii_graphic() && !matches!(c, '$' | '"' | '\'' | '\\'))
        .or_else(|| chars().find(|c| *c != '$'))
        .or_else(|| chars().next())
}

/// `Option<intrinsics::CharSet>`
fn set_value(set: Option<Whole>) -> Value {
    let text = |text: &str| Value::Expr(Expr::Str(text.into()));
    let option = |c: Option<char>| match c {
        Some(c) => Value::Variant(1, vec![text(&c.to_string())].into()),
        None => Value::Variant(0, Rc::from([])),
    };
    match set {
        Some(set) => {
            let fields = vec![
                text(&set.class),
                text(&set.others),
                option(set.only),
                option(set.only_other),
                text(&set.some.to_string()),
                Value::bool(set.is_basic),
                Value::bool(set.is_narrow),
            ];
            Value::Variant(1, vec![Value::Aggregate(fields.into())].into())
        }
        None => Value::Variant(0, Rc::from([])),
    }
}

/// A test's code.
struct Run<'a> {
    stmts: &'a [Stmt],
    value: &'a Expr,
    locals: &'a [VarId],
    globals: &'a [(VarId, Expr)],
}

impl Run<'_> {
    /// The ranges of the domain in which it holds.
    fn over(&self, c: VarId, domain: &[(u32, u32)]) -> Option<Ranges> {
        let mut open: Vec<(u32, u32)> = domain.iter().rev().copied().collect();
        let mut set = Vec::new();
        let (mut steps, mut parts) = (MOST_STEPS, 0);
        while let Some((lo, hi)) = open.pop() {
            parts += 1;
            let mut machine = Machine {
                run: self,
                vars: FxHashMap::from_iter([(c, Known::Num(f64::from(lo), f64::from(hi)))]),
                steps,
            };
            let result = machine.result();
            steps = machine.steps;
            match result {
                _ if parts > MOST_PARTS => return None,
                Ok(true) => set.push((lo, hi)),
                Ok(false) => {}
                Err(Halt::Undecided) if lo < hi => {
                    let middle = lo + (hi - lo) / 2;
                    open.push((middle + 1, hi));
                    open.push((lo, middle));
                }
                Err(Halt::Undecided | Halt::Refused) => return None,
            }
        }
        Some(class::joined(set))
    }
}

/// What is known of a value.
#[derive(Clone, PartialEq, Debug)]
enum Known {
    Undefined,
    Bool(bool),
    /// An integer between these.
    Num(f64, f64),
    Str(Arc<str>),
    List(Rc<[Known]>),
}

impl Known {
    /// Whether it is one known integer.
    #[allow(clippy::float_cmp, reason = "both are integers")]
    fn is_point(&self) -> bool {
        matches!(self, Known::Num(lo, hi) if lo == hi)
    }
}

/// Why running stopped.
enum Halt {
    /// It depends on which character of the interval it is.
    Undecided,
    /// The code does something else than telling characters apart.
    Refused,
}

/// Where control goes.
enum Flow {
    On,
    Break(LabelId),
    Continue(LabelId),
}

struct Machine<'a> {
    run: &'a Run<'a>,
    vars: FxHashMap<VarId, Known>,
    steps: usize,
}

impl Machine<'_> {
    fn result(&mut self) -> Result<bool, Halt> {
        for var in self.run.locals {
            self.vars.insert(*var, Known::Undefined);
        }
        match self.list(self.run.stmts)? {
            Flow::On => {}
            Flow::Break(_) | Flow::Continue(_) => return Err(Halt::Refused),
        }
        match self.eval(self.run.value)? {
            Known::Bool(b) => Ok(b),
            _ => Err(Halt::Refused),
        }
    }

    fn list(&mut self, list: &[Stmt]) -> Result<Flow, Halt> {
        for stmt in list {
            match self.stmt(stmt)? {
                Flow::On => {}
                flow => return Ok(flow),
            }
        }
        Ok(Flow::On)
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<Flow, Halt> {
        self.steps = self.steps.checked_sub(1).ok_or(Halt::Refused)?;
        match &stmt.kind {
            StmtKind::Let(var, value) => {
                let value = match value {
                    Some(e) => self.eval(e)?,
                    None => return Ok(Flow::On),
                };
                self.vars.insert(*var, value);
                Ok(Flow::On)
            }
            StmtKind::Expr(e) => self.eval(e).map(|_| Flow::On),
            StmtKind::If(cond, then, els) => {
                let branch = if self.truth(cond)? { then } else { els };
                self.list(branch)
            }
            StmtKind::Block(label, body) => Ok(match self.list(body)? {
                Flow::Break(to) if to == *label => Flow::On,
                flow => flow,
            }),
            StmtKind::Loop(label, body) => loop {
                match self.list(body)? {
                    Flow::Break(to) if to == *label => return Ok(Flow::On),
                    Flow::Continue(to) if to != *label => return Ok(Flow::Continue(to)),
                    Flow::Break(to) => return Ok(Flow::Break(to)),
                    Flow::On | Flow::Continue(_) => {}
                }
            },
            StmtKind::Break(label) => Ok(Flow::Break(*label)),
            StmtKind::Continue(label) => Ok(Flow::Continue(*label)),
            StmtKind::Return(_)
            | StmtKind::Throw(_)
            | StmtKind::Try(..)
            | StmtKind::For { .. }
            | StmtKind::Switch { .. } => Err(Halt::Refused),
        }
    }

    fn truth(&mut self, e: &Expr) -> Result<bool, Halt> {
        Ok(match self.eval(e)? {
            Known::Undefined | Known::Num(0.0, 0.0) => false,
            Known::Bool(b) => b,
            Known::Num(lo, hi) if lo > 0.0 || hi < 0.0 => true,
            Known::Num(..) => return Err(Halt::Undecided),
            Known::Str(s) => !s.is_empty(),
            Known::List(_) => true,
        })
    }

    fn eval(&mut self, e: &Expr) -> Result<Known, Halt> {
        self.steps = self.steps.checked_sub(1).ok_or(Halt::Refused)?;
        match e {
            Expr::Undefined => Ok(Known::Undefined),
            Expr::Bool(b) => Ok(Known::Bool(*b)),
            Expr::Num(n) if n.fract() == 0.0 => Ok(Known::Num(*n, *n)),
            Expr::Str(s) => Ok(Known::Str(s.clone())),
            Expr::Var(var) => self.var(*var),
            Expr::Array(items) => {
                let items: Result<Vec<_>, _> = items.iter().map(|e| self.eval(e)).collect();
                Ok(Known::List(items?.into()))
            }
            Expr::And(a, b) => {
                if self.truth(a)? {
                    self.eval(b)
                } else {
                    self.eval(a)
                }
            }
            Expr::Or(a, b) => {
                if self.truth(a)? {
                    self.eval(a)
                } else {
                    self.eval(b)
                }
            }
            Expr::Cond(c, a, b) => {
                if self.truth(c)? {
                    self.eval(a)
                } else {
                    self.eval(b)
                }
            }
            Expr::Unary(UnaryOp::Not, a) => Ok(Known::Bool(!self.truth(a)?)),
            Expr::Unary(UnaryOp::Plus, a) => match self.eval(a)? {
                Known::Bool(b) => Ok(point(f64::from(u8::from(b)))),
                known @ Known::Num(..) => Ok(known),
                _ => Err(Halt::Refused),
            },
            Expr::Unary(UnaryOp::Neg, a) => match self.eval(a)? {
                Known::Num(lo, hi) => Ok(Known::Num(-hi, -lo)),
                _ => Err(Halt::Refused),
            },
            Expr::Binary(op, a, b) => {
                let (a, b) = (self.eval(a)?, self.eval(b)?);
                binary(*op, &a, &b)
            }
            Expr::Assign(place, value) => {
                let value = self.eval(value)?;
                self.set(place, value)
            }
            Expr::AssignOp(op, place, value) => {
                let (old, value) = (self.eval(place)?, self.eval(value)?);
                let value = binary(*op, &old, &value)?;
                self.set(place, value)
            }
            Expr::Member(object, Prop::Fixed(name), _) if &**name == "length" => {
                match self.eval(object)? {
                    Known::List(items) => Ok(count(items.len())),
                    Known::Str(s) if s.is_ascii() => Ok(count(s.len())),
                    _ => Err(Halt::Refused),
                }
            }
            Expr::Index(list, at, _) => match (self.eval(list)?, self.eval(at)?) {
                (Known::List(items), at) if at.is_point() => {
                    let mut numbered = items.iter().enumerate();
                    let found = numbered.find(|(i, _)| count(*i) == at);
                    found.map(|(_, known)| known.clone()).ok_or(Halt::Refused)
                }
                _ => Err(Halt::Refused),
            },
            Expr::Call(callee, args, _) => self.call(callee, args),
            _ => Err(Halt::Refused),
        }
    }

    fn var(&mut self, var: VarId) -> Result<Known, Halt> {
        if let Some(known) = self.vars.get(&var) {
            return Ok(known.clone());
        }
        let global = self.run.globals.iter().find(|(v, _)| *v == var);
        match global {
            Some((_, e)) => self.eval(e),
            None => Err(Halt::Refused),
        }
    }

    /// Only what the test declared itself may be assigned.
    fn set(&mut self, place: &Expr, value: Known) -> Result<Known, Halt> {
        match place {
            Expr::Var(var) if self.vars.contains_key(var) => {
                self.vars.insert(*var, value.clone());
                Ok(value)
            }
            _ => Err(Halt::Refused),
        }
    }

    /// `list.includes(x)`, `text.includes(character)`, `String.fromCodePoint(x)`
    fn call(&mut self, callee: &Expr, args: &[Expr]) -> Result<Known, Halt> {
        let (Expr::Member(object, Prop::Fixed(name), _), [arg]) = (callee, args) else {
            return Err(Halt::Refused);
        };
        let arg = self.eval(arg)?;
        match (&**name, &**object) {
            ("fromCodePoint", Expr::Global(global)) if &**global == "String" => match arg {
                Known::Num(lo, _) if arg.is_point() => text_of(lo).ok_or(Halt::Refused),
                Known::Num(..) => Err(Halt::Undecided),
                _ => Err(Halt::Refused),
            },
            ("includes", object) => match (self.eval(object)?, arg) {
                (Known::List(items), arg) => {
                    for item in items.iter() {
                        if binary(BinaryOp::Eq, item, &arg)? == Known::Bool(true) {
                            return Ok(Known::Bool(true));
                        }
                    }
                    Ok(Known::Bool(false))
                }
                (Known::Str(s), Known::Str(part)) => Ok(Known::Bool(s.contains(&*part))),
                _ => Err(Halt::Refused),
            },
            _ => Err(Halt::Refused),
        }
    }
}

fn point(n: f64) -> Known {
    Known::Num(n, n)
}

#[allow(clippy::cast_precision_loss)]
fn count(n: usize) -> Known {
    point(n as f64)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn text_of(code: f64) -> Option<Known> {
    let c = char::from_u32(code as u32)?;
    Some(Known::Str(c.to_string().into()))
}

#[allow(clippy::float_cmp, reason = "integers")]
fn binary(op: BinaryOp, a: &Known, b: &Known) -> Result<Known, Halt> {
    let (Known::Num(a0, a1), Known::Num(b0, b1)) = (a, b) else {
        return match op {
            BinaryOp::Eq => Ok(Known::Bool(a == b)),
            BinaryOp::Ne => Ok(Known::Bool(a != b)),
            _ => Err(Halt::Refused),
        };
    };
    let decided = |yes: bool, no: bool| match (yes, no) {
        (true, _) => Ok(Known::Bool(true)),
        (_, true) => Ok(Known::Bool(false)),
        _ => Err(Halt::Undecided),
    };
    let apart = a1 < b0 || b1 < a0;
    let same = a0 == a1 && b0 == b1 && a0 == b0;
    match op {
        BinaryOp::Eq | BinaryOp::LooseEq => decided(same, apart),
        BinaryOp::Ne | BinaryOp::LooseNe => decided(apart, same),
        BinaryOp::Lt => decided(a1 < b0, a0 >= b1),
        BinaryOp::Le => decided(a1 <= b0, a0 > b1),
        BinaryOp::Gt => decided(a0 > b1, a1 <= b0),
        BinaryOp::Ge => decided(a0 >= b1, a1 < b0),
        BinaryOp::Add => Ok(Known::Num(a0 + b0, a1 + b1)),
        BinaryOp::Sub => Ok(Known::Num(a0 - b1, a1 - b0)),
        BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor => bits(op, (*a0, *a1), (*b0, *b1)),
        BinaryOp::Mul
        | BinaryOp::Div
        | BinaryOp::Rem
        | BinaryOp::Exp
        | BinaryOp::Shl
        | BinaryOp::Sar
        | BinaryOp::Shr
        | BinaryOp::In
        | BinaryOp::InstanceOf => Err(Halt::Refused),
    }
}

/// Bit operations on two integers, or bounds of theirs.
#[allow(
    clippy::cast_possible_truncation,
    clippy::float_cmp,
    reason = "integers of 31 bits"
)]
fn bits(op: BinaryOp, a: (f64, f64), b: (f64, f64)) -> Result<Known, Halt> {
    let small = |(lo, hi): (f64, f64)| lo >= 0.0 && hi < f64::from(i32::MAX);
    if !small(a) || !small(b) {
        return Err(Halt::Refused);
    }
    if a.0 == a.1 && b.0 == b.1 {
        let (a, b) = (a.0 as i32, b.0 as i32);
        return Ok(point(f64::from(match op {
            BinaryOp::BitAnd => a & b,
            BinaryOp::BitOr => a | b,
            _ => a ^ b,
        })));
    }
    let all_bits = |n: f64| ((n + 1.0).log2().ceil()).exp2() - 1.0;
    Ok(match op {
        BinaryOp::BitAnd => Known::Num(0.0, a.1.min(b.1)),
        BinaryOp::BitOr => Known::Num(a.0.max(b.0), all_bits(a.1.max(b.1))),
        _ => Known::Num(0.0, all_bits(a.1.max(b.1))),
    })
}
