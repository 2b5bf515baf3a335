//! Sugar: `match` guards, `while`, `for`, `?`, ranges, assignment to patterns.

use syn::spanned::Spanned;
use syn::{Expr as Syn, RangeLimits};

use super::BodyCx;
use super::expr::member;
use crate::hir::{
    Arm, Block, ExprId, ExprKind, LoopSource, MatchSource, Mutability, PatId, PatKind, Path, Semi,
    Stmt,
};
use crate::resolve::names::Ns;
use crate::span::Span;

impl BodyCx<'_> {
    pub fn match_(&mut self, m: &syn::ExprMatch) -> ExprId {
        let scrutinee = self.expr(&m.expr);
        let wanted = m
            .arms
            .iter()
            .filter(|arm| !self.is_off(&arm.attrs))
            .collect::<Vec<_>>();
        let arms = wanted
            .into_iter()
            .map(|arm| self.arm(&arm.pat, |this| this.expr(&arm.body)))
            .collect();
        let span = self
            .span(m.match_token.span)
            .to(self.span(m.brace_token.span.close()));
        self.alloc(ExprKind::Match(scrutinee, arms, MatchSource::Normal), span)
    }

    /// An arm; the guard stands in the pattern, and its `let`s are seen by the body.
    pub fn arm(&mut self, pat: &syn::Pat, body: impl FnOnce(&mut Self) -> ExprId) -> Arm {
        self.scoped(|this| {
            let (pat, guard) = match pat {
                syn::Pat::Guard(g) => (this.pat_in_scope(&g.pat), Some(this.expr(&g.guard))),
                pat => (this.pat_in_scope(pat), None),
            };
            Arm {
                pat,
                guard,
                body: body(this),
            }
        })
    }

    /// `loop { if cond { body } else { break } }`
    pub fn while_(&mut self, w: &syn::ExprWhile) -> ExprId {
        let label = self.label();
        let (cond, body) = self.in_loop(label, w.label.as_ref(), |this| {
            this.scoped(|this| {
                let cond = this.expr(&w.cond);
                (cond, this.block_expr(&w.body))
            })
        });
        let span = self.until(w.while_token.span, body);
        let leave = self.alloc(ExprKind::Break(label, None), span);
        let step = self.alloc(ExprKind::If(cond, body, Some(leave)), span);
        let step = self.as_block(step, span);
        self.alloc(ExprKind::Loop(label, step, LoopSource::While), span)
    }

    fn as_block(&mut self, tail: ExprId, span: Span) -> ExprId {
        self.alloc(
            ExprKind::Block(Block {
                label: None,
                stmts: Vec::new(),
                tail: Some(tail),
            }),
            span,
        )
    }

    /// `match into_iter(e) { mut iter => loop { match next(&mut iter) { None => break, Some(pat) => body } } }`
    pub fn for_(&mut self, f: &syn::ExprForLoop) -> ExprId {
        let source = self.expr(&f.expr);
        let at = self.span_of(source);
        let iter = self.local("iter", true, at);
        let label = self.label();
        let some = self.in_loop(label, f.label.as_ref(), |this| {
            this.scoped(|this| {
                let elem = this.pat_in_scope(&f.pat);
                let some = this.lang_variant("Option", "Some", at);
                let pat = this.alloc_pat(
                    PatKind::TupleStruct(some, vec![elem]),
                    this.pats[elem.0 as usize].span,
                );
                Arm {
                    pat,
                    guard: None,
                    body: this.block_expr(&f.body),
                }
            })
        });
        let span = self.until(f.for_token.span, some.body);
        let none = self.lang_variant("Option", "None", at);
        let none = self.alloc_pat(PatKind::Path(none), at);
        let leave = self.alloc(ExprKind::Break(label, None), at);
        let none = Arm {
            pat: none,
            guard: None,
            body: leave,
        };
        let next = self.call_next(iter, at);
        let step = self.alloc(
            ExprKind::Match(next, vec![none, some], MatchSource::Normal),
            span,
        );
        let step = self.as_block(step, span);
        let repeat = self.alloc(ExprKind::Loop(label, step, LoopSource::ForLoop), span);
        let into_iter = self.lang_call("into_iter", vec![source], at);
        let pat = self.binding(iter, at);
        self.alloc(
            ExprKind::Match(
                into_iter,
                vec![Arm {
                    pat,
                    guard: None,
                    body: repeat,
                }],
                MatchSource::ForLoop,
            ),
            span,
        )
    }

    fn call_next(&mut self, iter: crate::hir::LocalId, at: Span) -> ExprId {
        let iter = self.local_expr(iter, at);
        let iter = self.alloc(ExprKind::AddrOf(Mutability::Mut, iter), at);
        self.lang_call("next", vec![iter], at)
    }

    /// A call of a lang function.
    pub fn lang_call(&mut self, name: &str, args: Vec<ExprId>, span: Span) -> ExprId {
        let callee = self.lang(name, span);
        let callee = self.alloc(ExprKind::Path(callee), span);
        self.alloc(ExprKind::Call(callee, args), span)
    }

    /// `match branch(e) { Continue(v) => v, Break(r) => return from_residual(r) }`
    pub fn try_(&mut self, t: &syn::ExprTry) -> ExprId {
        let inner = self.expr(&t.expr);
        let span = self.from(inner, t.question_token.span);
        let at = self.span(t.question_token.span);
        let branch = self.lang_call("branch", vec![inner], span);
        let value = self.local("value", false, at);
        let residual = self.local("residual", false, at);
        let go_on = self.variant_pat("Continue", value, at);
        let stop = self.variant_pat("Break", residual, at);
        let value = self.local_expr(value, span);
        let residual = self.local_expr(residual, at);
        let result = self.lang_call("from_residual", vec![residual], at);
        let leave = self.alloc(ExprKind::Return(Some(result)), at);
        let arms = vec![
            Arm {
                pat: go_on,
                guard: None,
                body: value,
            },
            Arm {
                pat: stop,
                guard: None,
                body: leave,
            },
        ];
        self.alloc(ExprKind::Match(branch, arms, MatchSource::TryDesugar), span)
    }

    fn variant_pat(&mut self, variant: &str, local: crate::hir::LocalId, at: Span) -> PatId {
        let path = self.lang_variant("ControlFlow", variant, at);
        let binding = self.binding(local, at);
        self.alloc_pat(PatKind::TupleStruct(path, vec![binding]), at)
    }

    pub fn range(&mut self, r: &syn::ExprRange) -> ExprId {
        let start = r.start.as_ref().map(|e| self.expr(e));
        let end = r.end.as_ref().map(|e| self.expr(e));
        let (closed, first, last) = match &r.limits {
            RangeLimits::HalfOpen(t) => (false, t.spans[0], t.spans[1]),
            RangeLimits::Closed(t) => (true, t.spans[0], t.spans[2]),
        };
        let name = match (start, end, closed) {
            (Some(_), Some(_), false) => "Range",
            (Some(_), Some(_), true) => "RangeInclusive",
            (Some(_), None, _) => "RangeFrom",
            (None, Some(_), false) => "RangeTo",
            (None, Some(_), true) => "RangeToInclusive",
            (None, None, _) => "RangeFull",
        };
        let from = start.map_or_else(|| self.span(first), |e| self.span_of(e));
        let span = from.to(end.map_or_else(|| self.span(last), |e| self.span_of(e)));
        let path = self.lang(name, span);
        let named = |name: &str, value: Option<ExprId>| value.map(|value| (name.into(), value));
        let fields = [named("start", start), named("end", end)]
            .into_iter()
            .flatten()
            .collect();
        self.alloc(
            ExprKind::Struct {
                path: Box::new(path),
                fields,
                base: None,
            },
            span,
        )
    }

    pub fn assign(&mut self, a: &syn::ExprAssign) -> ExprId {
        if !is_pattern(&a.left) {
            let (left, right) = (self.expr(&a.left), self.expr(&a.right));
            let span = self.span_of(left).to(self.span_of(right));
            return self.alloc(ExprKind::Assign(left, right), span);
        }
        // `(a, b) = e`: `{ let (t, u) = e; a = t; b = u; }`
        let value = self.expr(&a.right);
        let mut places = Vec::new();
        let pat = self.assignee(&a.left, &mut places);
        let span = self.pats[pat.0 as usize].span.to(self.span_of(value));
        let mut stmts = vec![Stmt::Let {
            pat,
            ty: None,
            init: Some(value),
            els: None,
        }];
        for (place, local) in places {
            let place = self.expr(place);
            let at = self.span_of(place);
            let new = self.local_expr(local, at);
            stmts.push(Stmt::Expr(
                self.alloc(ExprKind::Assign(place, new), at),
                Semi::Yes,
            ));
        }
        self.alloc(
            ExprKind::Block(Block {
                label: None,
                stmts,
                tail: None,
            }),
            span,
        )
    }

    /// The pattern that the left side of an assignment is; places become temporaries.
    fn assignee<'e>(
        &mut self,
        e: &'e Syn,
        places: &mut Vec<(&'e Syn, crate::hir::LocalId)>,
    ) -> PatId {
        let span = self.span_of_tokens(e);
        let kind = match e {
            Syn::Paren(p) => return self.assignee(&p.expr, places),
            Syn::Infer(_) => PatKind::Wild,
            Syn::Range(r) if r.start.is_none() && r.end.is_none() => PatKind::Rest,
            Syn::Tuple(t) => {
                PatKind::Tuple(t.elems.iter().map(|e| self.assignee(e, places)).collect())
            }
            Syn::Array(a) => {
                PatKind::Slice(a.elems.iter().map(|e| self.assignee(e, places)).collect())
            }
            Syn::Call(c) => {
                let elems = c.args.iter().map(|e| self.assignee(e, places)).collect();
                PatKind::TupleStruct(self.assignee_path(&c.func), elems)
            }
            Syn::Struct(s) => {
                let path = self.cx.path(s.qself.as_ref(), &s.path, Ns::Type);
                let fields = s
                    .fields
                    .iter()
                    .map(|f| (member(&f.member).0, self.assignee(&f.expr, places)));
                PatKind::Struct(path, fields.collect())
            }
            place => {
                let local = self.local("assigned", false, span);
                places.push((place, local));
                PatKind::Binding {
                    local,
                    by_ref: None,
                    sub: None,
                }
            }
        };
        self.alloc_pat(kind, span)
    }

    fn assignee_path(&mut self, e: &Syn) -> Path {
        match e {
            Syn::Path(p) => self.cx.path(p.qself.as_ref(), &p.path, Ns::Value),
            other => {
                let span = self.span(other.span());
                self.cx.refuse("this assignment", span);
                crate::resolve::types::simple(crate::hir::Res::Err, Vec::new(), span)
            }
        }
    }
}

fn is_pattern(e: &Syn) -> bool {
    match e {
        Syn::Paren(p) => is_pattern(&p.expr),
        Syn::Infer(_) | Syn::Tuple(_) | Syn::Array(_) | Syn::Struct(_) => true,
        Syn::Call(c) => matches!(&*c.func, Syn::Path(_)),
        _ => false,
    }
}
