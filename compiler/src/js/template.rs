//! `js!("…$hole…")` templates: one JavaScript expression, parsed once, filled in many times as LIR.
//! What LIR cannot say (destructuring, classes, loose equality, `this`) is an error here.

use std::cell::RefCell;
use std::fmt::{Display, Formatter};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use swc_common::BytePos;
use swc_ecma_ast as js;

use super::read::{Effects, Reader, parse_script};
use crate::hir::Symbol;
use crate::lir::{Effect, Expr, Stmt, StmtKind, VarId, rename};

/// Why a template is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// The byte in the template's text.
    pub at: usize,
}

impl Display for TemplateError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (at byte {} of the template)", self.message, self.at)
    }
}

/// A parsed template.
#[derive(Debug)]
struct Parsed {
    /// Holes are `Global("$name")`; own variables count from 0 in the order of `locals`.
    expr: Expr,
    holes: Vec<Symbol>,
    counts: FxHashMap<Symbol, usize>,
    in_order: bool,
    locals: Vec<Symbol>,
}

/// A template ready to be filled in. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TemplateExpr(Arc<Parsed>);

thread_local! {
    static CACHE: RefCell<FxHashMap<(String, Effect), Result<TemplateExpr, TemplateError>>> = RefCell::default();
}

/// Parses a template; the result is kept per thread.
///
/// `$cf`, `$crypto` and `$querystring` are the engine's modules; every other `$name` is a hole.
/// Calls, `new`, member reads and index reads get the declared effect; assignments, `delete` and `await` are effects anyway.
/// `null` is the global of that name.
///
/// ```
/// use cfc_compiler::{js::parse_template, lir::Effect};
/// let template = parse_template("$s.split($sep)", Effect::Pure).unwrap();
/// assert_eq!(template.holes().iter().map(|h| &**h).collect::<Vec<_>>(), ["s", "sep"]);
/// assert!(template.in_order());
/// ```
pub fn parse_template(text: &str, effect: Effect) -> Result<TemplateExpr, TemplateError> {
    let key = (text.to_owned(), effect);
    if let Some(known) = CACHE.with_borrow(|cache| cache.get(&key).cloned()) {
        return known;
    }
    let parsed = parse(text, effect).map(|parsed| TemplateExpr(Arc::new(parsed)));
    CACHE.with_borrow_mut(|cache| cache.insert(key, parsed.clone()));
    parsed
}

impl TemplateExpr {
    /// The holes' names without `$`, in order of first appearance.
    pub fn holes(&self) -> &[Symbol] {
        &self.0.holes
    }

    /// How often a hole is written.
    pub fn uses(&self, hole: &str) -> usize {
        self.0.counts.get(hole).copied().unwrap_or(0)
    }

    /// Whether every hole is evaluated exactly once, in order of appearance, whatever happens.
    pub fn in_order(&self) -> bool {
        self.0.in_order
    }

    /// The expression with its holes filled; `fresh` makes the variables of its function literals.
    pub fn instantiate(
        &self,
        fill: &mut dyn FnMut(&str) -> Expr,
        fresh: &mut dyn FnMut(&str) -> VarId,
    ) -> Expr {
        let vars: Vec<VarId> = self.0.locals.iter().map(|name| fresh(name)).collect();
        let mut list = vec![StmtKind::Expr(self.0.expr.clone()).into()];
        rename(&mut list, &mut |v| vars[v.0 as usize], &mut |label| label);
        let Some(Stmt {
            kind: StmtKind::Expr(mut expr),
            ..
        }) = list.pop()
        else {
            return Expr::Undefined;
        };
        fill_holes(&mut expr, fill);
        expr
    }
}

fn hole_name(name: &str) -> Option<&str> {
    name.strip_prefix('$').filter(|rest| !rest.is_empty())
}

/// Outer before inner and never into what was filled in, so that holes are filled in order of appearance.
fn fill_holes(e: &mut Expr, fill: &mut dyn FnMut(&str) -> Expr) {
    match e {
        Expr::Global(name) => {
            if let Some(hole) = hole_name(&Arc::clone(name)) {
                *e = fill(hole);
            }
        }
        Expr::Function(function) => fill_list(&mut function.body, fill),
        _ => e.for_each_child_mut(|child| fill_holes(child, fill)),
    }
}

fn fill_list(list: &mut [Stmt], fill: &mut dyn FnMut(&str) -> Expr) {
    for stmt in list {
        stmt.kind.for_each_expr_mut(|e| fill_holes(e, fill));
        stmt.kind.for_each_list_mut(|inner| fill_list(inner, fill));
    }
}

/// `(async()=>(TEXT))`: so that `await` and object literals parse.
const PREFIX: &str = "(async()=>(";

fn parse(text: &str, effect: Effect) -> Result<Parsed, TemplateError> {
    let source = format!("{PREFIX}{text}\n))");
    let at = |pos: BytePos| {
        (pos.0 as usize)
            .saturating_sub(PREFIX.len() + 1)
            .min(text.len())
    };
    let refused = |(message, pos)| TemplateError {
        message,
        at: at(pos),
    };
    let script = parse_script(&source).map_err(refused)?;
    let body = unwrap(script).ok_or_else(|| TemplateError {
        message: "a template is one expression".into(),
        at: 0,
    })?;
    let mut reader = Reader::new(Effects::Declared(effect));
    let expr = reader.expr(&body).map_err(refused)?;
    let mut order = Order::default();
    order.expr(&expr, true);
    let in_order = order.straight && order.counts.values().all(|n| *n == 1);
    Ok(Parsed {
        expr,
        holes: order.holes,
        counts: order.counts,
        in_order,
        locals: reader.locals,
    })
}

fn unwrap(script: js::Script) -> Option<js::Expr> {
    let mut body = script.body;
    let (Some(js::Stmt::Expr(stmt)), true) = (body.pop(), body.is_empty()) else {
        return None;
    };
    let js::Expr::Paren(outer) = *stmt.expr else {
        return None;
    };
    let js::Expr::Arrow(arrow) = *outer.expr else {
        return None;
    };
    let js::ArrowFunctionBody::Expr(inner) = *arrow.body else {
        return None;
    };
    Some(*inner)
}

struct Order {
    holes: Vec<Symbol>,
    counts: FxHashMap<Symbol, usize>,
    straight: bool,
}

impl Default for Order {
    fn default() -> Order {
        Order {
            holes: Vec::new(),
            counts: FxHashMap::default(),
            straight: true,
        }
    }
}

impl Order {
    fn expr(&mut self, e: &Expr, always: bool) {
        match e {
            Expr::Global(name) => {
                if let Some(hole) = hole_name(name) {
                    let hole: Symbol = hole.into();
                    if !self.counts.contains_key(&hole) {
                        self.holes.push(Arc::clone(&hole));
                    }
                    *self.counts.entry(hole).or_default() += 1;
                    self.straight &= always;
                }
            }
            Expr::And(a, b) | Expr::Or(a, b) => {
                self.expr(a, always);
                self.expr(b, false);
            }
            Expr::Cond(a, b, c) => {
                self.expr(a, always);
                self.expr(b, false);
                self.expr(c, false);
            }
            Expr::Function(function) => self.list(&function.body),
            _ => e.for_each_child(|child| self.expr(child, always)),
        }
    }

    fn list(&mut self, list: &[Stmt]) {
        for stmt in list {
            stmt.kind.for_each_expr(|e| self.expr(e, false));
            stmt.kind.for_each_list(|inner| self.list(inner));
        }
    }
}
