//! Patterns.

use proc_macro2::Span as TokenSpan;
use syn::spanned::Spanned;
use syn::{Pat as Syn, RangeLimits};

use super::expr::member;
use super::{BodyCx, ScopeEntry};
use crate::hir::{LocalId, PatId, PatKind, Path, Res, Segment, Symbol};
use crate::resolve::collect::raw;
use crate::resolve::items::is_unit;
use crate::resolve::names::{Class, Ns};
use crate::resolve::types::{mutability, simple};
use crate::span::Span;

impl BodyCx<'_> {
    /// A whole pattern; its variables are visible from here on.
    pub fn pat_in_scope(&mut self, pat: &Syn) -> PatId {
        let outer = std::mem::take(&mut self.bindings);
        let id = self.pat(pat);
        let bindings = std::mem::replace(&mut self.bindings, outer);
        self.scope.extend(
            bindings
                .into_iter()
                .map(|(name, local)| ScopeEntry::Var(name, local)),
        );
        id
    }

    fn pat(&mut self, pat: &Syn) -> PatId {
        match pat {
            Syn::Wild(w) => self.alloc_pat(PatKind::Wild, self.span(w.underscore_token.span)),
            Syn::Rest(r) => {
                let span = self
                    .cx
                    .between(r.dot2_token.spans[0], r.dot2_token.spans[1]);
                self.alloc_pat(PatKind::Rest, span)
            }
            Syn::Ident(i) => self.pat_ident(i),
            Syn::Lit(l) => {
                let lit = self.lit(&l.lit);
                self.alloc_pat(PatKind::Lit(lit), self.span_of(lit))
            }
            Syn::Path(p) => {
                let path = self.cx.path(p.qself.as_ref(), &p.path, Ns::Value);
                let span = path.span;
                self.alloc_pat(PatKind::Path(path), span)
            }
            Syn::Range(r) => self.pat_range(r),
            Syn::Tuple(t) => {
                let elems = self.pats(&t.elems);
                self.alloc_pat(
                    PatKind::Tuple(elems),
                    self.cx
                        .between(t.paren_token.span.open(), t.paren_token.span.close()),
                )
            }
            Syn::TupleStruct(t) => {
                let path = self.cx.path(t.qself.as_ref(), &t.path, Ns::Value);
                let elems = self.pats(&t.elems);
                let span = path.span.to(self.span(t.paren_token.span.close()));
                self.alloc_pat(PatKind::TupleStruct(path, elems), span)
            }
            Syn::Struct(s) => self.pat_struct(s),
            Syn::Slice(s) => {
                let elems = self.pats(&s.elems);
                let brackets = s.bracket_token.span;
                self.alloc_pat(
                    PatKind::Slice(elems),
                    self.cx.between(brackets.open(), brackets.close()),
                )
            }
            Syn::Or(o) => {
                let cases = self.pats(&o.cases);
                let span = match (cases.first(), cases.last()) {
                    (Some(first), Some(last)) => self.pat_span(*first).to(self.pat_span(*last)),
                    _ => self.span_of_tokens(o),
                };
                self.alloc_pat(PatKind::Or(cases), span)
            }
            Syn::Reference(r) => {
                let inner = self.pat(&r.pat);
                let span = self.span(r.and_token.span).to(self.pat_span(inner));
                self.alloc_pat(PatKind::Ref(inner), span)
            }
            Syn::Paren(p) => self.pat(&p.pat),
            Syn::Type(t) => self.pat(&t.pat),
            other => {
                let span = self.span(other.span());
                self.cx.refuse("this pattern", span);
                self.alloc_pat(PatKind::Error, span)
            }
        }
    }

    fn pats<'p>(&mut self, list: impl IntoIterator<Item = &'p Syn>) -> Vec<PatId> {
        list.into_iter().map(|pat| self.pat(pat)).collect()
    }

    fn pat_span(&self, pat: PatId) -> Span {
        self.pats[pat.0 as usize].span
    }

    /// A variable, unless the name stands for a constant or a unit constructor.
    fn pat_ident(&mut self, i: &syn::PatIdent) -> PatId {
        let name = i.ident.to_string();
        if i.by_ref.is_none()
            && i.mutability.is_none()
            && i.subpat.is_none()
            && let Some(path) = self.constant(raw(&name), i.ident.span())
        {
            let span = path.span;
            return self.alloc_pat(PatKind::Path(path), span);
        }
        self.pat_binding(i)
    }

    fn pat_binding(&mut self, i: &syn::PatIdent) -> PatId {
        let name: Symbol = raw(&i.ident.to_string()).into();
        let at = self.span(i.ident.span());
        let local = self.bound(&name, i.mutability.is_some(), at);
        let sub = i.subpat.as_ref().map(|(_, pat)| self.pat(pat));
        let by_ref = i.by_ref.map(|_| mutability(i.mutability.is_some()));
        let start = i
            .by_ref
            .map(|t| t.span)
            .or(i.mutability.map(|t| t.span))
            .unwrap_or_else(|| i.ident.span());
        let span = self
            .span(start)
            .to(sub.map_or(at, |sub| self.pat_span(sub)));
        self.alloc_pat(PatKind::Binding { local, by_ref, sub }, span)
    }

    /// The pattern's variable of this name: alternatives of an or-pattern share it.
    fn bound(&mut self, name: &Symbol, is_mut: bool, span: Span) -> LocalId {
        if let Some((_, local)) = self.bindings.iter().find(|(bound, _)| bound == name) {
            return *local;
        }
        let local = self.local(name, is_mut, span);
        self.bindings.push((name.clone(), local));
        local
    }

    /// The constant or unit constructor that a bare name in a pattern stands for.
    fn constant(&mut self, name: &str, at: TokenSpan) -> Option<Path> {
        let in_blocks = self.scope.iter().rev().find_map(|entry| match entry {
            ScopeEntry::Items(module) => self
                .cx
                .names
                .member(*module, Ns::Value, name)
                .map(|b| b.res),
            ScopeEntry::Var(..) => None,
        });
        let res = in_blocks.or_else(|| self.cx.names.lexical(&self.cx.env, Ns::Value, name))?;
        let Res::Def(def) = res else { return None };
        let class = self.cx.names.class(def);
        if !is_unit(class) && class != Class::Const {
            return None;
        }
        let span = self.span(at);
        Some(simple(
            res,
            vec![Segment {
                name: name.into(),
                args: None,
                span,
            }],
            span,
        ))
    }

    fn pat_range(&mut self, r: &syn::ExprRange) -> PatId {
        let lo = r.start.as_ref().map(|e| self.expr(e));
        let hi = r.end.as_ref().map(|e| self.expr(e));
        let (inclusive, first, last) = match &r.limits {
            RangeLimits::HalfOpen(t) => (false, t.spans[0], t.spans[1]),
            RangeLimits::Closed(t) => (true, t.spans[0], t.spans[2]),
        };
        let from = lo.map_or_else(|| self.span(first), |lo| self.span_of(lo));
        let to = hi.map_or_else(|| self.span(last), |hi| self.span_of(hi));
        self.alloc_pat(PatKind::Range { lo, hi, inclusive }, from.to(to))
    }

    fn pat_struct(&mut self, s: &syn::PatStruct) -> PatId {
        let path = self.cx.path(s.qself.as_ref(), &s.path, Ns::Type);
        let fields = s.fields.iter().map(|field| {
            let name = member(&field.member).0;
            let pat = match (&field.colon_token, &*field.pat) {
                // `S { a }` binds `a`, whatever else has that name.
                (None, Syn::Ident(i)) => self.pat_binding(i),
                (_, pat) => self.pat(pat),
            };
            (name, pat)
        });
        let fields = fields.collect();
        let span = path.span.to(self.span(s.brace_token.span.close()));
        self.alloc_pat(PatKind::Struct(path, fields), span)
    }
}
