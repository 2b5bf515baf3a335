//! `r.test(s)` as `s.search(r)`: njs makes nothing but a number for it, where a test that fails keeps 20 KB.
//! Whoever writes a test sees to it that `s` is a text: anything else has no `search`.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{BinaryOp, Effect, Expr, Program, Prop, Stmt, StmtKind, UnaryOp, VarId};

/// Rewrites the tests of the whole program. The last pass: it has to see which values are only asked for their truth.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    let expressions = program
        .globals
        .iter()
        .filter(|(_, value)| is_stateless(value))
        .map(|(var, value)| (*var, is_anchored(value)))
        .collect();
    let mut rewriter = Rewriter {
        expressions,
        changed: false,
    };
    for (_, value) in &mut program.globals {
        rewriter.expr(value, Asked::Value);
    }
    for function in &mut program.functions {
        rewriter.list(&mut function.body);
    }
    rewriter.changed
}

/// What becomes of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Value,
    /// Only whether it is true.
    Truth,
    Nothing,
}

struct Rewriter {
    /// Variables that are regular expressions, and whether these match at the start alone.
    expressions: FxHashMap<VarId, bool>,
    changed: bool,
}

impl Rewriter {
    fn list(&mut self, list: &mut [Stmt]) {
        for stmt in list {
            match &mut stmt.kind {
                StmtKind::If(cond, _, _) => self.expr(cond, Asked::Truth),
                StmtKind::For { cond, update, .. } => {
                    if let Some(cond) = cond {
                        self.expr(cond, Asked::Truth);
                    }
                    if let Some(update) = update {
                        self.expr(update, Asked::Nothing);
                    }
                }
                StmtKind::Expr(e) => self.expr(e, Asked::Nothing),
                kind => kind.for_each_expr_mut(|e| self.expr(e, Asked::Value)),
            }
            stmt.kind.for_each_list_mut(|inner| self.list(inner));
        }
    }

    fn expr(&mut self, e: &mut Expr, asked: Asked) {
        match e {
            Expr::Unary(UnaryOp::Not, a) => match self.searched(a) {
                Some(search) => self.set(e, search.fails(asked)),
                None => self.expr(a, Asked::Truth),
            },
            Expr::Call(..) => match self.searched(e) {
                Some(search) => self.set(e, search.succeeds(asked)),
                None => e.for_each_child_mut(|child| self.expr(child, Asked::Value)),
            },
            Expr::Cond(cond, a, b) => {
                self.expr(cond, Asked::Truth);
                self.expr(a, asked);
                self.expr(b, asked);
                if let Expr::Unary(UnaryOp::Not, other) = &mut **cond {
                    **cond = other.take();
                    std::mem::swap(a, b);
                }
            }
            Expr::And(a, b) | Expr::Or(a, b) => {
                let first = match asked {
                    Asked::Value => Asked::Value,
                    Asked::Truth | Asked::Nothing => Asked::Truth,
                };
                self.expr(a, first);
                self.expr(b, asked);
                if asked == Asked::Nothing {
                    turn(e);
                }
            }
            Expr::Seq(items) => {
                let last = items.len().saturating_sub(1);
                for (index, item) in items.iter_mut().enumerate() {
                    let asked = if index == last { asked } else { Asked::Nothing };
                    self.expr(item, asked);
                }
            }
            Expr::Function(function) => self.list(&mut function.body),
            e => e.for_each_child_mut(|child| self.expr(child, Asked::Value)),
        }
    }

    fn set(&mut self, e: &mut Expr, to: Expr) {
        *e = to;
        self.changed = true;
    }

    /// The search that a test is.
    fn searched(&mut self, e: &mut Expr) -> Option<Search> {
        let Expr::Call(callee, args, effect) = e else {
            return None;
        };
        let Expr::Member(expression, Prop::Fixed(name), _) = &mut **callee else {
            return None;
        };
        if &**name != "test" || args.len() != 1 {
            return None;
        }
        let is_anchored = match &**expression {
            Expr::Var(var) => *self.expressions.get(var)?,
            literal if is_stateless(literal) => is_anchored(literal),
            _ => return None,
        };
        let mut text = args.pop()?;
        self.expr(&mut text, Asked::Value);
        let search = text.member("search", Effect::Pure);
        let call = Expr::Call(Box::new(search), vec![expression.take()], *effect);
        Some(Search { call, is_anchored })
    }
}

/// `!a && b` as `a || b`, where nobody asks for the value.
fn turn(e: &mut Expr) {
    let is_and = matches!(e, Expr::And(..));
    let (Expr::And(first, rest) | Expr::Or(first, rest)) = e else {
        return;
    };
    if let Expr::Unary(UnaryOp::Not, other) = &mut **first {
        let (other, rest) = (Box::new(other.take()), Box::new(rest.take()));
        *e = if is_and {
            Expr::Or(other, rest)
        } else {
            Expr::And(other, rest)
        };
    }
}

/// A call that gives a position, or -1.
struct Search {
    call: Expr,
    /// The only position is 0.
    is_anchored: bool,
}

impl Search {
    fn succeeds(self, asked: Asked) -> Expr {
        match asked {
            Asked::Value => self.call.binary(BinaryOp::Ge, Expr::Num(0.0)),
            Asked::Truth if self.is_anchored => self.call.not(),
            Asked::Truth => Expr::Unary(UnaryOp::BitNot, Box::new(self.call)),
            Asked::Nothing => self.call,
        }
    }

    fn fails(self, asked: Asked) -> Expr {
        match asked {
            Asked::Truth if self.is_anchored => self.call,
            Asked::Value | Asked::Truth => self.call.binary(BinaryOp::Lt, Expr::Num(0.0)),
            Asked::Nothing => self.call,
        }
    }
}

/// A regular expression that does not remember where it last matched.
fn is_stateless(e: &Expr) -> bool {
    matches!(e, Expr::Regex(_, flags) if !flags.contains(['g', 'y']))
}

/// Whether it can only match at the start of a text.
fn is_anchored(e: &Expr) -> bool {
    matches!(e, Expr::Regex(source, flags)
        if source.starts_with('^') && !flags.contains('m') && !source.contains('|'))
}
