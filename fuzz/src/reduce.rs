//! Makes a failing program smaller: drops statements, items and arms, puts parts in the place of wholes.
//! It knows nothing of scopes: what rustc rejects is no candidate.

use std::collections::HashSet;
use std::io;
use std::mem::{discriminant, take};
use std::path::Path;

use crate::ast::{Block, Expr, Item, Kind, Program, Stmt, Ty};
use crate::run::judge;
use crate::verdict::Verdict;

/// Candidates judged in one native build.
const BATCH: usize = 60;

/// Batches at most.
const BATCHES: usize = 80;

/// The smallest program found that fails as this one does, and how it fails.
///
/// # Errors
/// If rustc or njs cannot be run.
pub fn reduce(folder: &Path, program: &Program, verdict: &Verdict, without: &[String]) -> io::Result<(Program, Verdict)> {
    let mut best = (program.clone(), verdict.clone());
    let mut tried: HashSet<String> = HashSet::new();
    for _ in 0..BATCHES {
        let mut candidates: Vec<(Program, String)> = edits(&best.0).into_iter().map(|p| (p.to_string(), p)).map(|(t, p)| (p, t)).collect();
        candidates.retain(|(_, text)| !tried.contains(text));
        candidates.sort_by_key(|(_, text)| text.len());
        candidates.dedup_by(|a, b| a.1 == b.1);
        let batch = spread(candidates);
        if batch.is_empty() {
            break;
        }
        let texts: Vec<String> = batch.iter().map(|(_, text)| text.clone()).collect();
        let verdicts = judge(folder, &texts, without)?;
        tried.extend(texts);
        let failing = batch.into_iter().zip(verdicts).find(|(_, v)| discriminant(v) == discriminant(verdict));
        if let Some(((program, _), verdict)) = failing {
            best = (program, verdict);
        }
    }
    Ok(best)
}

/// The most daring half of a batch, and the rest evenly from all the others.
fn spread(candidates: Vec<(Program, String)>) -> Vec<(Program, String)> {
    let step = (candidates.len() / (BATCH / 2)).max(1);
    candidates
        .into_iter()
        .enumerate()
        .filter(|(i, _)| *i < BATCH / 2 || i.is_multiple_of(step))
        .map(|(_, candidate)| candidate)
        .take(BATCH)
        .collect()
}

/// Every program that one edit makes.
fn edits(program: &Program) -> Vec<Program> {
    let mut all = Vec::new();
    for n in 0.. {
        let mut candidate = program.clone();
        let mut editor = Editor { left: n, done: false };
        editor.program(&mut candidate);
        if !editor.done {
            break;
        }
        all.push(candidate);
    }
    all
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
                    functions.iter_mut().filter_map(|f| f.body.as_mut()).for_each(|body| self.block(body));
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
                value.iter_mut().for_each(|value| self.expr(value));
                self.block(block);
            }
            Stmt::If(condition, then, other) => {
                if other.is_some() && self.here() {
                    *other = None;
                    return;
                }
                self.expr(condition);
                self.block(then);
                other.iter_mut().for_each(|other| self.block(other));
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
            Kind::Unary(_, x) | Kind::Cast(x) | Kind::Field(x, _) | Kind::Condition(_, x) | Kind::Closure(_, x) | Kind::Try(x) => {
                self.expr(x);
            }
            Kind::Binary(x, _, y) | Kind::Index(x, y) => {
                self.expr(x);
                self.expr(y);
            }
            Kind::Method(x, _, args) | Kind::Call(x, args) => {
                self.expr(x);
                args.iter_mut().for_each(|arg| self.expr(arg));
            }
            Kind::Struct(_, fields) => fields.iter_mut().for_each(|(_, value)| self.expr(value)),
            Kind::List(_, parts) => {
                if !matches!(expr.ty, Ty::Array(..)) && parts.len() > 1 {
                    self.removals(parts);
                }
                parts.iter_mut().for_each(|part| self.expr(part));
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
                    arm.guard.iter_mut().for_each(|guard| self.expr(guard));
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
        if part.ty == *ty { out.push(part.clone()) } else { parts_of(part, ty, out) }
    };
    match &expr.kind {
        Kind::Name(_) => {}
        Kind::Unary(_, x) | Kind::Cast(x) | Kind::Field(x, _) | Kind::Condition(_, x) | Kind::Closure(_, x) | Kind::Try(x) => see(x),
        Kind::Binary(x, _, y) | Kind::Index(x, y) => {
            see(x);
            see(y);
        }
        Kind::Method(x, _, args) | Kind::Call(x, args) => {
            see(x);
            args.iter().for_each(see);
        }
        Kind::Struct(_, fields) => fields.iter().for_each(|(_, value)| see(value)),
        Kind::Tuple(parts) | Kind::List(_, parts) | Kind::Macro(_, _, parts) => parts.iter().for_each(see),
        Kind::If(_, then, other) => then.value.iter().chain(&other.value).for_each(|value| see(value)),
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
