//! The context in which one JavaScript function is lowered: statements, temporaries, frames, joins.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Lowering;
use super::boxed::{Boxed, Nth, Number};
use super::repr::Representations;
use super::value::{Code, Place, Value};
use crate::hir::{self, CrateId, DefId, ExprId, LocalId, PatId, Symbol};
use crate::lir::{self, Effect, Expr, LabelId, Origin, Stmt, StmtKind, VarId};
use crate::span::Span;
use crate::ty::{IntTy, Ty, TyKind};

/// Lowering a function stopped: a diagnostic was reported.
#[derive(Debug)]
pub struct Reported;

/// What a step gives.
pub type Step<T> = Result<T, Reported>;

/// State of one function's lowering.
pub struct FnCx<'a, 't> {
    pub lw: &'a mut Lowering<'t>,
    /// Statements of the block being built.
    pub out: Vec<Stmt>,
    /// Whether the end of `out` is unreachable; statements are dropped then.
    pub dead: bool,
    /// Every inlined call so far.
    pub frames: Vec<Frame>,
    /// The one being lowered.
    pub current: usize,
    /// Variables that are declared at the function's start.
    pub decls: Vec<VarId>,
    /// Which mutable aggregates must be objects, and which plain variables cells.
    pub boxed: &'a mut Boxed,
    /// The numbers of plain variables.
    pub numbers: FxHashMap<VarId, Number>,
    /// What assigned variables are known to hold here; forgotten where control flow meets.
    known: FxHashMap<VarId, (Ty, Value)>,
    /// Every variable written so far, in order: what `known` must forget.
    writes: Vec<VarId>,
    /// The Rust being lowered.
    pub span: Span,
    joins: Vec<Join>,
    /// What goes into the places that wait for it, by their numbers.
    fills: Vec<Vec<Stmt>>,
    pub conts: Vec<Cont>,
    /// Whether the JavaScript function is `async`.
    pub is_async: bool,
    /// How many loops enclose the current point, in this JavaScript function.
    pub loops: u32,
    /// Labels that some `break` names: most blocks have none.
    broken: FxHashSet<LabelId>,
    /// What may be known of the order of values.
    pub order: super::order::State,
}

/// One body being lowered in line.
#[derive(Clone)]
pub struct Frame {
    /// The frame that called it.
    pub parent: Option<usize>,
    /// How many callers there are.
    pub depth: usize,
    /// What tells the frame from all others, in every run.
    pub number: Number,
    /// How many calls it made so far, and how many mutable variables.
    pub calls: u32,
    pub places: u32,
    pub code: Rc<Code>,
    pub locals: FxHashMap<LocalId, Place>,
    pub labels: FxHashMap<hir::LabelId, Target>,
    pub ret: Ret,
}

/// Where `return` goes.
#[derive(Clone)]
pub enum Ret {
    /// Out of the JavaScript function.
    Function(Dest, Ty),
    /// To the end of an inlined body.
    Inline(Dest, LabelId, Ty),
}

/// A loop or labelled block.
#[derive(Clone)]
pub struct Target {
    pub break_to: LabelId,
    pub continue_to: Option<LabelId>,
    pub dest: Dest,
    pub ty: Ty,
}

/// What becomes of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dest {
    /// It is dropped.
    Discard,
    /// It is one of the values that meet here; control goes on after delivery.
    Join(JoinId),
    /// It is matched: control goes to an arm.
    Cont(ContId),
    /// It is returned from the JavaScript function.
    Return,
    /// It is the handler's outcome: a `Result` is taken apart, then returned.
    Outcome,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct JoinId(usize);

/// Values that meet.
struct Join {
    ty: Ty,
    sites: Vec<(u32, Value)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ContId(pub usize);

/// A match that waits for its scrutinee.
#[derive(Clone)]
pub struct Cont {
    pub ty: Ty,
    pub frame: usize,
    pub arms: Vec<ContArm>,
    pub generic: JoinId,
    pub generic_label: LabelId,
}

/// One arm of it.
#[derive(Clone)]
pub struct ContArm {
    pub pat: ArmPat,
    pub guard: Option<ExprId>,
    pub label: LabelId,
    pub bindings: Vec<(LocalId, JoinId)>,
    pub reached: bool,
}

/// What an arm matches.
#[derive(Clone, Copy)]
pub enum ArmPat {
    Pat(PatId),
    Bool(bool),
    Any,
}

/// Labels from here on mark placeholders that `splice` fills.
const PLACEHOLDER: u32 = 1 << 30;

impl<'a, 't> FnCx<'a, 't> {
    pub fn new(lw: &'a mut Lowering<'t>, boxed: &'a mut Boxed, span: Span, is_async: bool) -> Self {
        FnCx {
            lw,
            out: Vec::new(),
            dead: false,
            frames: Vec::new(),
            current: 0,
            decls: Vec::new(),
            boxed,
            numbers: FxHashMap::default(),
            known: FxHashMap::default(),
            writes: Vec::new(),
            broken: FxHashSet::default(),
            span,
            joins: Vec::new(),
            fills: Vec::new(),
            conts: Vec::new(),
            is_async,
            loops: 0,
            order: super::order::State::default(),
        }
    }

    // ---- statements -------------------------------------------------------------------------

    pub fn emit(&mut self, kind: StmtKind) {
        if self.dead {
            return;
        }
        kind.for_each_expr(|e| self.note_use(e));
        self.note_break(&kind);
        self.dead = matches!(
            kind,
            StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Return(_) | StmtKind::Throw(_)
        );
        self.out.push(Stmt {
            kind,
            span: Some(self.span),
        });
    }

    /// Every `break` that comes to be has to be noted here.
    pub fn note_break(&mut self, kind: &StmtKind) {
        if let StmtKind::Break(label) = kind {
            self.broken.insert(*label);
        }
    }

    /// Whether the list holds `break label` outside function literals.
    pub fn has_break(&self, list: &[Stmt], label: LabelId) -> bool {
        self.broken.contains(&label) && lir::has_break(list, label)
    }

    /// Notes that the expression is used by the Rust being lowered.
    fn note_use(&mut self, e: &Expr) {
        let origin = self.origin();
        self.lw.program.origins.note_use(e, origin);
    }

    /// Notes that the expression was made for the Rust being lowered alone.
    pub fn note_own(&mut self, e: &Expr) {
        let origin = self.origin();
        self.lw.program.origins.note_own(e, origin);
    }

    fn origin(&mut self) -> Origin {
        let helper = self.helper().map(|def| self.lw.helper_name(def));
        let span = self.span;
        Origin { span, helper }
    }

    /// The function of std or of the shim that the author's code called to come here.
    fn helper(&self) -> Option<DefId> {
        let mut helper = None;
        let mut next = Some(self.current);
        while let Some(frame) = next.and_then(|index| self.frames.get(index)) {
            let owner = frame.code.owner;
            if self.lw.tcx.crates.def(owner).krate == CrateId::Local {
                break;
            }
            helper = Some(owner);
            next = frame.parent;
        }
        helper
    }

    /// Runs `f` with an empty statement list and gives what it emitted, and whether its end is reached.
    /// Afterwards nothing is known of what `f` wrote: it may not have run.
    pub fn block<T>(&mut self, f: impl FnOnce(&mut Self) -> Step<T>) -> Step<(Vec<Stmt>, bool, T)> {
        let start = self.writes.len();
        let result = self.detached(f);
        self.forget_writes(start);
        result
    }

    /// Nothing is known any more of what was written since.
    fn forget_writes(&mut self, start: usize) {
        for var in &self.writes[start..] {
            self.known.remove(var);
        }
    }

    fn detached<T>(&mut self, f: impl FnOnce(&mut Self) -> Step<T>) -> Step<(Vec<Stmt>, bool, T)> {
        let outer = std::mem::take(&mut self.out);
        let dead = self.dead;
        let result = f(self);
        let inner = std::mem::replace(&mut self.out, outer);
        let falls = !self.dead;
        self.dead = dead;
        result.map(|value| (inner, falls, value))
    }

    /// Runs `f` where nothing is known of any variable: in a loop, in a function that runs later.
    pub fn unknowing<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let (before, start) = (std::mem::take(&mut self.known), self.writes.len());
        let result = f(self);
        self.known = before;
        self.forget_writes(start);
        result
    }

    /// What variables are written while `f` runs.
    pub fn watching<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> (T, Vec<VarId>) {
        let start = self.writes.len();
        let result = f(self);
        (result, self.writes[start..].to_vec())
    }

    /// Notes that a variable now holds a value. What only looks like a value, because others may change it
    /// through the same object, is not noted.
    pub fn note_write(&mut self, var: VarId, value: Value, ty: &Ty, is_plain: bool) {
        self.writes.push(var);
        if is_plain && !self.lw.captured.contains(&var) {
            self.known.insert(var, (ty.clone(), value));
        } else {
            self.known.remove(&var);
        }
    }

    /// What a variable is known to hold, seen as a type: the place of an `Option`'s payload is the `Option`'s own.
    pub fn known(&self, var: VarId, ty: &Ty) -> Option<Value> {
        let (held, value) = self.known.get(&var)?;
        if held == ty {
            return Some(value.clone());
        }
        match value {
            Value::Variant(_, parts)
                if parts.len() == 1 && self.lw.tcx.field_tys(held, 1).first() == Some(ty) =>
            {
                Some(parts[0].clone())
            }
            _ => None,
        }
    }

    /// Runs `f` inside `label: { .. }`; afterwards the end is reached if `f` falls through or breaks to the label.
    pub fn labelled<T>(&mut self, label: LabelId, f: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        if self.dead {
            return self.block(f).map(|(_, _, value)| value);
        }
        let start = self.writes.len();
        let (body, falls, value) = self.detached(f)?;
        let breaks = self.has_break(&body, label);
        if breaks {
            self.forget_writes(start);
            self.out.push(Stmt {
                kind: StmtKind::Block(label, body),
                span: Some(self.span),
            });
        } else {
            self.out.extend(body);
        }
        self.dead = !(falls || breaks);
        Ok(value)
    }

    pub fn emit_if(&mut self, cond: Expr, then: (Vec<Stmt>, bool), else_: (Vec<Stmt>, bool)) {
        if self.dead {
            return;
        }
        self.note_use(&cond);
        self.out.push(Stmt {
            kind: StmtKind::If(cond, then.0, else_.0),
            span: Some(self.span),
        });
        self.dead = !then.1 && !else_.1;
    }

    /// `if (cond) kind`
    pub fn emit_when(&mut self, cond: Expr, kind: StmtKind) {
        match cond {
            Expr::Bool(false) => {}
            Expr::Bool(true) => self.emit(kind),
            cond => {
                self.note_break(&kind);
                let stmt = Stmt {
                    kind,
                    span: Some(self.span),
                };
                self.emit(StmtKind::If(cond, vec![stmt], Vec::new()));
            }
        }
    }

    // ---- variables and labels -----------------------------------------------------------------

    pub fn new_var(&mut self, name: &str) -> VarId {
        self.lw.new_var(name)
    }

    pub fn new_label(&mut self) -> LabelId {
        self.lw.program.labels += 1;
        LabelId(self.lw.program.labels - 1)
    }

    /// Evaluates now, once.
    pub fn temp(&mut self, name: &str, value: Expr) -> Expr {
        if is_stable_atom(&value) {
            return value;
        }
        let var = self.new_var(name);
        self.remember(var, &value);
        self.emit(StmtKind::Let(var, Some(value)));
        Expr::Var(var)
    }

    /// Keeps what a temporary was computed from where that may spare a check later.
    fn remember(&mut self, var: VarId, value: &Expr) {
        // Its type is not known here: it may be negative.
        let range = self.range(value, IntTy::I64);
        self.note_range(var, range);
        if matches!(value, Expr::Call(..) | Expr::Binary(..)) {
            self.lw.defs.insert(var, value.clone());
        }
    }

    /// Keeps the bounds of a variable that is not assigned again, if they say anything.
    pub fn note_range(&mut self, var: VarId, range: (f64, f64)) {
        let most = super::position::MOST;
        if range.0 >= -most && range.1 <= most {
            self.lw.ranges.insert(var, range);
        }
    }

    /// The expression as a stable one: evaluated now unless it is pure, cheap, and makes no object.
    pub fn stable(&mut self, name: &str, value: Expr) -> Expr {
        if lir::effect(&value) == Effect::Pure && !self.must_run_once(&value) {
            value
        } else {
            self.temp(name, value)
        }
    }

    /// Whether the expression reads a variable that may be assigned again, calls, or makes an object.
    fn must_run_once(&self, value: &Expr) -> bool {
        let mut found = false;
        lir::walk(value, &mut |e| {
            found |= match e {
                Expr::Var(v) => self.lw.assigned.contains(v),
                Expr::Call(..)
                | Expr::New(..)
                | Expr::Array(_)
                | Expr::Object(_)
                | Expr::Function(_)
                | Expr::Regex(..)
                | Expr::Index(..) => true,
                _ => false,
            };
        });
        found
    }

    /// A variable that is assigned in several places, declared at the function's start.
    pub fn declare(&mut self, name: &str) -> VarId {
        let var = self.new_var(name);
        self.decls.push(var);
        var
    }

    // ---- frames -------------------------------------------------------------------------------

    pub fn frame(&self) -> &Frame {
        &self.frames[self.current]
    }

    pub fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frames[self.current]
    }

    /// The number of the current frame's next call.
    pub fn call_number(&mut self) -> Number {
        let frame = &mut self.frames[self.current];
        frame.calls += 1;
        self.boxed.number(frame.number, Nth::Call(frame.calls))
    }

    /// The number of the current frame's next mutable variable.
    pub fn place_number(&mut self) -> Number {
        let frame = &mut self.frames[self.current];
        frame.places += 1;
        self.boxed.number(frame.number, Nth::Place(frame.places))
    }

    pub fn code(&self) -> Rc<Code> {
        self.frame().code.clone()
    }

    /// A type of the current body, monomorphic.
    pub fn mono(&self, ty: &Ty) -> Ty {
        self.lw.mono(ty, &self.frame().code.args)
    }

    pub fn expr_ty(&self, id: ExprId) -> Ty {
        self.mono(self.frame().code.results.expr_ty(id))
    }

    pub fn expr_ty_adjusted(&self, id: ExprId) -> Ty {
        self.mono(self.frame().code.results.expr_ty_adjusted(id))
    }

    pub fn local_ty(&self, id: LocalId) -> Ty {
        self.mono(self.frame().code.results.local_ty(id))
    }

    pub fn local_name(&self, id: LocalId) -> Symbol {
        self.frame().code.body.local(id).name.clone()
    }

    /// Reports a construct that this compiler cannot lower.
    pub fn unsupported<T>(&mut self, what: &str) -> Step<T> {
        let span = self.author_span();
        self.lw.report_unsupported(span, what);
        Err(Reported)
    }

    /// The innermost span that stands in the author's own sources.
    pub fn author_span(&self) -> Span {
        self.span
    }

    // ---- joins --------------------------------------------------------------------------------

    pub fn join(&mut self, ty: Ty) -> JoinId {
        self.joins.push(Join {
            ty,
            sites: Vec::new(),
        });
        JoinId(self.joins.len() - 1)
    }

    /// One of the values that meet in `join`; control goes on.
    pub fn join_add(&mut self, join: JoinId, value: Value) {
        if self.dead {
            return;
        }
        let number = u32::try_from(self.fills.len()).expect("few joins");
        self.fills.push(Vec::new());
        self.emit(StmtKind::Block(LabelId(PLACEHOLDER + number), Vec::new()));
        self.joins[join.0].sites.push((number, value));
    }

    pub fn join_is_empty(&self, join: JoinId) -> bool {
        self.joins[join.0].sites.is_empty()
    }

    /// The value after all sites are known.
    pub fn join_finish(&mut self, join: JoinId) -> Step<Value> {
        let ty = self.joins[join.0].ty.clone();
        let sites = std::mem::take(&mut self.joins[join.0].sites);
        self.merge(sites, &ty)
    }

    fn merge(&mut self, sites: Vec<(u32, Value)>, ty: &Ty) -> Step<Value> {
        let Some((_, first)) = sites.first() else {
            return Ok(Value::unit());
        };
        if sites.iter().all(|(_, v)| v == first) {
            return Ok(first.clone());
        }
        match first {
            Value::Aggregate(parts) => {
                let count = parts.len();
                if sites
                    .iter()
                    .all(|(_, v)| matches!(v, Value::Aggregate(p) if p.len() == count))
                {
                    let tys = self.lw.tcx.field_tys(ty, 0);
                    return Ok(Value::Aggregate(self.merge_parts(&sites, &tys)?));
                }
            }
            Value::Variant(index, _) => {
                let index = *index;
                if sites
                    .iter()
                    .all(|(_, v)| matches!(v, Value::Variant(i, _) if *i == index))
                {
                    let tys = self.lw.tcx.field_tys(ty, index);
                    return Ok(Value::Variant(index, self.merge_parts(&sites, &tys)?));
                }
            }
            Value::Closure(closure) => {
                if let Some(merged) = self.merge_closures(&closure.clone(), &sites)? {
                    return Ok(merged);
                }
            }
            Value::Ref(_) => {
                if let Some(merged) = self.merge_refs(&sites) {
                    return Ok(merged);
                }
            }
            Value::Expr(_) | Value::Fn(..) | Value::Future(_) => {}
        }
        let var = self.declare("value");
        if self.may_be_position(ty) {
            self.join_positions(var, &sites);
        }
        for (number, value) in sites {
            self.in_fill(number, |cx| {
                let e = cx.reify(&value, ty)?;
                cx.emit(StmtKind::Expr(Expr::Assign(
                    Box::new(Expr::Var(var)),
                    Box::new(e),
                )));
                Ok(())
            })?;
        }
        Ok(Value::Expr(Expr::Var(var)))
    }

    /// `usize`, or an `Option` of it.
    fn may_be_position(&self, ty: &Ty) -> bool {
        let is_usize = |ty: &Ty| matches!(**ty, TyKind::Int(IntTy::Usize));
        match &**ty {
            TyKind::Adt(def, args) => {
                self.lw.tcx.crates.is_lang(*def, "Option") && is_usize(&args[0])
            }
            _ => is_usize(ty),
        }
    }

    fn merge_parts(&mut self, sites: &[(u32, Value)], tys: &[Ty]) -> Step<Rc<[Value]>> {
        let mut merged = Vec::with_capacity(tys.len());
        for (i, ty) in tys.iter().enumerate() {
            let column = sites
                .iter()
                .map(|(number, value)| match value {
                    Value::Aggregate(parts) | Value::Variant(_, parts) => {
                        (*number, parts[i].clone())
                    }
                    _ => unreachable!("merge_parts is called on like values"),
                })
                .collect();
            merged.push(self.merge(column, ty)?);
        }
        Ok(merged.into())
    }

    /// References to elements, or to the same property of several objects, as one reference.
    fn merge_refs(&mut self, sites: &[(u32, Value)]) -> Option<Value> {
        let places: Option<Vec<_>> = sites
            .iter()
            .map(|(number, value)| match value {
                Value::Ref(place) => Some((*number, (**place).clone())),
                _ => None,
            })
            .collect();
        let places = places?;
        let place = match &places[0].1 {
            Place::Elem(..) => {
                let parts: Option<Vec<_>> = places
                    .into_iter()
                    .map(|(n, place)| match place {
                        Place::Elem(array, index) => Some(((n, *array), (n, *index))),
                        _ => None,
                    })
                    .collect();
                let (arrays, indices) = parts?.into_iter().unzip();
                Place::elem(self.merge_exprs(arrays), self.merge_exprs(indices))
            }
            Place::Part(..) => {
                let (mut arrays, mut starts, mut ends) = (Vec::new(), Vec::new(), Vec::new());
                for (n, place) in places {
                    let Place::Part(array, start, end) = place else {
                        return None;
                    };
                    arrays.push((n, *array));
                    starts.push((n, *start));
                    ends.push((n, *end));
                }
                Place::part(
                    self.merge_exprs(arrays),
                    self.merge_exprs(starts),
                    self.merge_exprs(ends),
                )
            }
            Place::Member(_, prop) => {
                let prop = prop.clone();
                let objects: Option<Vec<_>> = places
                    .into_iter()
                    .map(|(n, place)| match place {
                        Place::Member(object, p) if p == prop => Some((n, *object)),
                        _ => None,
                    })
                    .collect();
                Place::member(self.merge_exprs(objects?), prop)
            }
            _ => return None,
        };
        Some(Value::Ref(place.into()))
    }

    pub fn merge_exprs(&mut self, sites: Vec<(u32, Expr)>) -> Expr {
        if sites.iter().all(|(_, e)| *e == sites[0].1) {
            return sites[0].1.clone();
        }
        let var = self.declare("place");
        for (number, e) in sites {
            let assign = StmtKind::Expr(Expr::Assign(Box::new(Expr::Var(var)), Box::new(e)));
            self.fills[number as usize].push(Stmt {
                kind: assign,
                span: Some(self.span),
            });
        }
        Expr::Var(var)
    }

    /// The same closure expression with captures that differ only by value.
    fn merge_closures(
        &mut self,
        first: &Rc<super::value::ClosureValue>,
        sites: &[(u32, Value)],
    ) -> Step<Option<Value>> {
        let mut merged = (**first).clone();
        for (local, place) in &first.env {
            let mut column = Vec::new();
            for (number, value) in sites {
                let Value::Closure(c) = value else {
                    return Ok(None);
                };
                if !Rc::ptr_eq(&c.code, &first.code) || c.expr != first.expr {
                    return Ok(None);
                }
                column.push((*number, c.env.get(local).cloned()));
            }
            if column.iter().all(|(_, p)| p.as_ref() == Some(place)) {
                continue;
            }
            let ty = self
                .lw
                .mono(first.code.results.local_ty(*local), &first.code.args);
            let values = column
                .into_iter()
                .map(|(n, p)| match p {
                    Some(Place::Value(v) | Place::Frozen(_, v)) => Some((n, v)),
                    _ => None,
                })
                .collect::<Option<Vec<_>>>();
            let Some(values) = values else {
                return Ok(None);
            };
            let value = self.merge(values, &ty)?;
            merged.env.insert(*local, Place::Value(value));
        }
        Ok(Some(Value::Closure(Rc::new(merged))))
    }

    fn in_fill(&mut self, number: u32, f: impl FnOnce(&mut Self) -> Step<()>) -> Step<()> {
        let (dead, loops) = (std::mem::replace(&mut self.dead, false), self.loops);
        let (stmts, _, ()) = self.block(f)?;
        (self.dead, self.loops) = (dead, loops);
        self.fills[number as usize].extend(stmts);
        Ok(())
    }

    /// How many placeholders there are.
    pub fn fill_count(&self) -> usize {
        self.fills.len()
    }

    /// Forgets the placeholders from the `first` on, whose statements are not used.
    pub fn forget_fills(&mut self, first: usize) {
        self.fills.truncate(first);
    }

    /// Puts what joins decided into the places that waited for it.
    pub fn splice(&mut self, list: &mut Vec<Stmt>) {
        for stmt in list.iter_mut() {
            stmt.kind.for_each_expr_mut(|e| self.splice_literals(e));
            stmt.kind.for_each_list_mut(|inner| self.splice(inner));
        }
        let Some(first) = list.iter().position(|s| placeholder(s).is_some()) else {
            return;
        };
        for stmt in list.split_off(first) {
            match placeholder(&stmt) {
                Some(number) => {
                    let fill = self.fills.get_mut(number as usize);
                    let mut fill = fill.map(std::mem::take).unwrap_or_default();
                    self.splice(&mut fill);
                    list.append(&mut fill);
                }
                None => list.push(stmt),
            }
        }
    }

    /// Function literals hold statements, and those may hold placeholders.
    fn splice_literals(&mut self, expr: &mut Expr) {
        if let Expr::Function(function) = expr {
            self.splice(&mut function.body);
        } else {
            expr.for_each_child_mut(|child| self.splice_literals(child));
        }
    }
}

/// The number of a placeholder.
fn placeholder(stmt: &Stmt) -> Option<u32> {
    match stmt.kind {
        StmtKind::Block(LabelId(label), _) => label.checked_sub(PLACEHOLDER),
        _ => None,
    }
}

/// `throw Error(message)`
pub fn throw(message: &str) -> StmtKind {
    StmtKind::Throw(error(Expr::Str(message.into())))
}

/// `Error(message)`
pub fn error(message: Expr) -> Expr {
    Expr::Call(
        Box::new(Expr::Global("Error".into())),
        vec![message],
        Effect::Pure,
    )
}

fn is_stable_atom(e: &Expr) -> bool {
    matches!(
        e,
        Expr::Undefined | Expr::Bool(_) | Expr::Num(_) | Expr::Str(_) | Expr::Fn(_)
    )
}
