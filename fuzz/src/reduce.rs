//! Makes a failing program smaller: drops statements, items and arms, puts parts in the place of wholes.
//! It knows nothing of scopes: what rustc rejects is no candidate.

use std::collections::HashSet;
use std::io;
use std::mem::{discriminant, take};
use std::path::Path;

use crate::ast::{Block, Expr, Item, Kind, Program, Stmt, Ty};
use crate::random::Random;
use crate::run::judge;
use crate::verdict::Verdict;

/// Candidates judged in one native build.
const BATCH: usize = 24;

/// Batches at most.
const BATCHES: usize = 60;

/// The smallest program found that fails as this one does, and how it fails.
///
/// Edits are tried on their own, many in one build; those that keep the failure are then made together.
///
/// # Errors
/// If rustc or njs cannot be run.
pub fn reduce(
    folder: &Path,
    program: &Program,
    verdict: &Verdict,
    without: &[String],
) -> io::Result<(Program, Verdict)> {
    let fails = |found: &Verdict| discriminant(found) == discriminant(verdict);
    let mut best = (program.clone(), verdict.clone());
    let mut tried: HashSet<String> = HashSet::new();
    let mut random = Random::new(1);
    for _ in 0..BATCHES {
        let batch = batch(&best.0, &mut tried, &mut random);
        if batch.is_empty() {
            break;
        }
        let texts: Vec<String> = batch
            .iter()
            .map(|(_, candidate)| candidate.to_string())
            .collect();
        let verdicts = judge(folder, &texts, without)?;
        let failing = batch
            .into_iter()
            .zip(verdicts)
            .filter(|(_, found)| fails(found));
        let mut good: Vec<(usize, Program, Verdict)> =
            failing.map(|((n, p), v)| (n, p, v)).collect();
        // The last place first: then the numbers of the places before it stay what they are.
        good.sort_by_key(|(n, _, _)| std::cmp::Reverse(*n));
        let together = good.iter().fold(best.0.clone(), |whole, (n, _, _)| {
            edited(&whole, *n).unwrap_or(whole)
        });
        let Some((_, single, found)) = good.into_iter().min_by_key(|(_, p, _)| p.to_string().len())
        else {
            continue;
        };
        let whole = judge(folder, &[together.to_string()], without)?.remove(0);
        best = if fails(&whole) {
            (together, whole)
        } else {
            (single, found)
        };
    }
    Ok(best)
}

/// Edits that were not tried yet, at random.
fn batch(
    program: &Program,
    tried: &mut HashSet<String>,
    random: &mut Random,
) -> Vec<(usize, Program)> {
    let mut all: Vec<(usize, Program)> = (0..)
        .map_while(|n| Some((n, edited(program, n)?)))
        .collect();
    let mut batch = Vec::new();
    while batch.len() < BATCH && !all.is_empty() {
        let at = random.below(all.len());
        let candidate = all.swap_remove(at);
        if tried.insert(candidate.1.to_string()) {
            batch.push(candidate);
        }
    }
    batch
}

/// The program after its n-th possible edit.
fn edited(program: &Program, n: usize) -> Option<Program> {
    let mut candidate = program.clone();
    let mut editor = Editor {
        left: n,
        done: false,
    };
    editor.program(&mut candidate);
    editor.done.then_some(candidate)
}

/// Walks to the n-th possible edit and makes it.
struct Editor {
    left: usize,
    done: bool,
}

impl Editor {
    /// Whether the edit that is possible here is the one to make.
    fn here(&mut self) -> bool {
        if self.done {
            return false;
        }
        if self.left == 0 {
            self.done = true;
            return true;
        }
        self.left -= 1;
        false
    }

    fn program(&mut self, program: &mut Program) {
        self.removals(&mut program.items);
        for item in &mut program.items {
            match item {
                Item::Text(_) => {}
                Item::Impl(_, functions) => {
                    self.removals(functions);
                    functions
                        .iter_mut()
                        .filter_map(|f| f.body.as_mut())
                        .for_each(|body| self.block(body));
                }
                Item::Fn(function) => function.body.iter_mut().for_each(|body| self.block(body)),
            }
        }
        self.block(&mut program.body);
    }

    /// All, halves, quarters, …, single ones.
    fn removals<T>(&mut self, items: &mut Vec<T>) {
        let mut size = items.len();
        while size > 0 && !self.done {
            for start in (0..items.len()).step_by(size) {
                if self.here() {
                    items.drain(start..(start + size).min(items.len()));
                    return;
                }
            }
            size /= 2;
        }
    }

    fn block(&mut self, block: &mut Block) {
        self.removals(&mut block.stmts);
        let mut i = 0;
        while i < block.stmts.len() && !self.done {
            self.unwrap(&mut block.stmts, i);
            if let Some(stmt) = block.stmts.get_mut(i) {
                self.stmt(stmt);
            }
            i += 1;
        }
        if let Some(value) = &mut block.value {
            self.expr(value);
        }
    }

    /// The statements of a nested block in its place.
    fn unwrap(&mut self, stmts: &mut Vec<Stmt>, i: usize) {
        let inner: Vec<Block> = match &stmts[i] {
            Stmt::Loop(_, _, block) | Stmt::Block(block) => vec![block.clone()],
            Stmt::If(_, then, other) => other.iter().chain([then]).cloned().collect(),
            Stmt::Let(..) | Stmt::LetElse(..) | Stmt::Assign(..) | Stmt::Expr(_) => return,
        };
        for block in inner {
            if self.here() {
                stmts.splice(i..=i, block.stmts);
                return;
            }
        }
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Let(_, _, value) | Stmt::Expr(value) => self.expr(value),
            Stmt::LetElse(_, value, block) => {
                self.expr(value);
                self.block(block);
            }
            Stmt::Assign(place, _, value) => {
                self.children(place);
                self.expr(value);
            }
            Stmt::Loop(_, value, block) => {
                for value in value.iter_mut() {
                    self.expr(value);
                }
                self.block(block);
            }
            Stmt::If(condition, then, other) => {
                if other.is_some() && self.here() {
                    *other = None;
                    return;
                }
                self.expr(condition);
                self.block(then);
                for other in other.iter_mut() {
                    self.block(other);
                }
            }
            Stmt::Block(block) => self.block(block),
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        if self.done {
            return;
        }
        if let Some(simple) = simplest(&expr.ty)
            && simple != expr.to_string()
            && self.here()
        {
            expr.kind = Kind::Name(simple);
            return;
        }
        let mut parts = Vec::new();
        if expr.ty == Ty::Other {
            if let Kind::Method(receiver, _, _) = &expr.kind
                && receiver.ty == Ty::Other
            {
                parts.push((**receiver).clone());
            }
        } else {
            parts_of(expr, &expr.ty.clone(), &mut parts);
        }
        for part in parts {
            if self.here() {
                *expr = part;
                return;
            }
        }
        self.children(expr);
    }

    fn children(&mut self, expr: &mut Expr) {
        match &mut expr.kind {
            Kind::Name(_) => {}
            Kind::Unary(_, x)
            | Kind::Cast(x)
            | Kind::Field(x, _)
            | Kind::Condition(_, x)
            | Kind::Closure(_, x)
            | Kind::Try(x) => {
                self.expr(x);
            }
            Kind::Binary(x, _, y) | Kind::Index(x, y) => {
                self.expr(x);
                self.expr(y);
            }
            Kind::Method(x, _, args) | Kind::Call(x, args) => {
                self.expr(x);
                for arg in args.iter_mut() {
                    self.expr(arg);
                }
            }
            Kind::Struct(_, fields) => fields.iter_mut().for_each(|(_, value)| self.expr(value)),
            Kind::List(_, parts) => {
                if !matches!(expr.ty, Ty::Array(..)) && parts.len() > 1 {
                    self.removals(parts);
                }
                for part in parts.iter_mut() {
                    self.expr(part);
                }
            }
            Kind::Tuple(parts) => parts.iter_mut().for_each(|part| self.expr(part)),
            Kind::Macro(_, _, args) => args.iter_mut().for_each(|arg| self.expr(arg)),
            Kind::If(condition, then, other) => {
                self.expr(condition);
                self.block(then);
                self.block(other);
            }
            Kind::Match(x, arms) => {
                self.expr(x);
                self.removals(arms);
                for arm in arms {
                    if arm.guard.is_some() && self.here() {
                        take(&mut arm.guard);
                    }
                    if let Some(guard) = &mut arm.guard {
                        self.expr(guard);
                    }
                    self.expr(&mut arm.value);
                }
            }
            Kind::Block(_, block) => self.block(block),
            Kind::Jump(_, value) => value.iter_mut().for_each(|value| self.expr(value)),
        }
    }
}

/// The parts of an expression that have a type, the outermost of each branch.
fn parts_of(expr: &Expr, ty: &Ty, out: &mut Vec<Expr>) {
    let mut see = |part: &Expr| {
        if part.ty == *ty {
            out.push(part.clone());
        } else {
            parts_of(part, ty, out);
        }
    };
    match &expr.kind {
        Kind::Name(_) => {}
        Kind::Unary(_, x)
        | Kind::Cast(x)
        | Kind::Field(x, _)
        | Kind::Condition(_, x)
        | Kind::Closure(_, x)
        | Kind::Try(x) => see(x),
        Kind::Binary(x, _, y) | Kind::Index(x, y) => {
            see(x);
            see(y);
        }
        Kind::Method(x, _, args) | Kind::Call(x, args) => {
            see(x);
            args.iter().for_each(see);
        }
        Kind::Struct(_, fields) => fields.iter().for_each(|(_, value)| see(value)),
        Kind::Tuple(parts) | Kind::List(_, parts) | Kind::Macro(_, _, parts) => {
            parts.iter().for_each(see);
        }
        Kind::If(_, then, other) => then
            .value
            .iter()
            .chain(&other.value)
            .for_each(|value| see(value)),
        Kind::Match(_, arms) => arms.iter().for_each(|arm| see(&arm.value)),
        Kind::Block(_, block) => block.value.iter().for_each(|value| see(value)),
        Kind::Jump(_, value) => value.iter().for_each(|value| see(value)),
    }
}

/// A small expression of a type, if there is one that always does.
fn simplest(ty: &Ty) -> Option<String> {
    Some(match ty {
        Ty::Unit => "()".to_string(),
        Ty::Bool => "false".to_string(),
        Ty::Char => "'a'".to_string(),
        Ty::Int(int) => format!("1{}", int.name()),
        Ty::F64 => "1.5".to_string(),
        Ty::Text => "String::new()".to_string(),
        Ty::Option(t) => format!("None::<{t}>"),
        Ty::Vec(t) => format!("Vec::<{t}>::new()"),
        Ty::Map(k, v) => format!("BTreeMap::<{k}, {v}>::new()"),
        Ty::Array(..) | Ty::Result(..) | Ty::Tuple(_) | Ty::Named(_) | Ty::Other => return None,
    })
}
