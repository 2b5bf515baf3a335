//! Blocks and statements.

use proc_macro2::Span as TokenSpan;
use syn::Stmt as Syn;
use syn::spanned::Spanned;

use super::{BodyCx, ScopeEntry};
use crate::hir::{Block, ExprId, ExprKind, LabelId, PatId, Semi, Stmt, Ty};
use crate::resolve::ast::holds_items;
use crate::resolve::attrs;
use crate::span::Span;

impl BodyCx<'_> {
    pub fn block_expr(&mut self, block: &syn::Block) -> ExprId {
        self.block(block, None)
    }

    pub fn block(&mut self, block: &syn::Block, label: Option<LabelId>) -> ExprId {
        let span = self.block_span(block);
        let (stmts, tail) = self.scoped(|this| {
            this.enter_items(block, span);
            this.stmts(&block.stmts)
        });
        self.alloc(ExprKind::Block(Block { label, stmts, tail }), span)
    }

    fn block_span(&self, block: &syn::Block) -> Span {
        let braces = block.brace_token.span;
        self.cx.between(braces.open(), braces.close())
    }

    /// Makes the items of a block visible in it.
    fn enter_items(&mut self, block: &syn::Block, span: Span) {
        if !holds_items(block) {
            return;
        }
        let module = self
            .owner
            .and_then(|owner| self.cx.names.blocks.get(&(owner, span.lo)).copied());
        match module {
            Some(module) => {
                self.scope.push(ScopeEntry::Items(module));
                self.cx.env.module = module;
            }
            None => self.cx.refuse("an item in this place", span),
        }
    }

    fn stmts(&mut self, list: &[Syn]) -> (Vec<Stmt>, Option<ExprId>) {
        let mut stmts = Vec::new();
        for (at, stmt) in list.iter().enumerate() {
            let is_last = at + 1 == list.len();
            match stmt {
                Syn::Local(local) => stmts.extend(self.local_stmt(local)),
                Syn::Item(_) => {}
                // A lone `;`.
                Syn::Expr(syn::Expr::Verbatim(tokens), _) if tokens.is_empty() => {}
                Syn::Expr(e, semi) => {
                    let value = self.expr(e);
                    if semi.is_none() && is_last {
                        return (stmts, Some(value));
                    }
                    stmts.push(Stmt::Expr(
                        value,
                        if semi.is_some() { Semi::Yes } else { Semi::No },
                    ));
                }
                Syn::Macro(m) => {
                    if self.is_off(&m.attrs) {
                        continue;
                    }
                    let value = self.macro_expr(&m.mac);
                    if m.semi_token.is_none() && is_last {
                        return (stmts, Some(value));
                    }
                    // `println! { .. }` without a semicolon has one all the same.
                    stmts.push(Stmt::Expr(value, Semi::Yes));
                }
            }
        }
        (stmts, None)
    }

    pub fn is_off(&self, list: &[syn::Attribute]) -> bool {
        !list.is_empty() && attrs::read(list, self.cx.env.attr_origin()).is_off
    }

    fn local_stmt(&mut self, local: &syn::Local) -> Option<Stmt> {
        if self.is_off(&local.attrs) {
            return None;
        }
        // The value does not see the new variables, nor does what runs instead of them.
        let init = local.init.as_ref().map(|init| self.expr(&init.expr));
        let diverge = local.init.as_ref().and_then(|init| init.diverge.as_ref());
        let els = diverge.map(|(_, e)| self.expr(e));
        let (pat, ty) = self.typed_pat(&local.pat);
        Some(Stmt::Let { pat, ty, init, els })
    }

    /// A pattern with the type that may be written behind it.
    fn typed_pat(&mut self, pat: &syn::Pat) -> (PatId, Option<Ty>) {
        match pat {
            syn::Pat::Type(typed) => {
                let ty = self.cx.ty(&typed.ty);
                (self.pat_in_scope(&typed.pat), Some(ty))
            }
            other => (self.pat_in_scope(other), None),
        }
    }

    pub fn closure_param(&mut self, pat: &syn::Pat) -> (PatId, Option<Ty>) {
        let (pat, ty) = self.typed_pat(pat);
        (
            pat,
            ty.filter(|ty| !matches!(*ty.kind, crate::hir::TyKind::Infer)),
        )
    }

    /// The place of a node for which nothing cheaper is known.
    pub fn span_of_tokens(&self, node: &impl Spanned) -> Span {
        let token: TokenSpan = node.span();
        self.span(token)
    }
}
