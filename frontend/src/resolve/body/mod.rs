//! Bodies to HIR: scopes, labels, sugar. One `BodyCx` per function, constant or array length.

mod block;
mod desugar;
mod expr;
mod format;
mod format_string;
mod js;
mod literal;
mod macros;
mod panics;
mod pat;
mod texts;

use std::rc::Rc;
use std::sync::OnceLock;

use proc_macro2::Span as TokenSpan;
use syn::{FnArg, LitStr};

use super::Package;
use super::ast::{ConstNode, FnNode};
use super::cx::Cx;
use super::names::{Env, Names, Ns};
use super::types::simple;
use crate::hir::{
    Body, DefId, Expr, ExprId, ExprKind, JsEffect, LabelId, Lit, Local, LocalId, Pat, PatId,
    PatKind, Path, Res, Segment, Symbol,
};
use crate::span::Span;

/// What a body is lowered from.
pub enum BodySource {
    /// A function's own block.
    Fn(Rc<FnNode>),
    /// `#[js("…")]` on a function.
    Template(Rc<FnNode>, JsEffect, LitStr),
    /// `#[js({ .. })]` on a function.
    Block(Rc<FnNode>, Rc<syn::Block>),
    Const(Rc<ConstNode>),
    ConstTemplate(JsEffect, LitStr),
    /// A constant that is `intrinsics::name::<Self>()`.
    Intrinsic(String, TokenSpan),
}

/// Lowers a body. The host answers `env!` and `include_str!`, which only the author may use.
pub fn lower(
    names: &Names,
    env: Env,
    owner: DefId,
    source: &BodySource,
    host: Option<&Package>,
) -> Body {
    let mut body = BodyCx::new(names, env, Some(owner), host);
    let (params, value) = match source {
        BodySource::Fn(f) => {
            let params = body.params(f);
            let value = f.block.as_ref().map(|block| body.block_expr(block));
            (params, value)
        }
        BodySource::Template(f, effect, text) => {
            (body.params(f), Some(body.js_template(*effect, text)))
        }
        BodySource::Block(f, block) => (body.params(f), Some(body.block_expr(block))),
        BodySource::Const(c) => (Vec::new(), c.expr.as_ref().map(|expr| body.expr(expr))),
        BodySource::ConstTemplate(effect, text) => {
            (Vec::new(), Some(body.js_template(*effect, text)))
        }
        BodySource::Intrinsic(name, at) => (Vec::new(), Some(body.intrinsic(name, *at))),
    };
    body.finish(params, value)
}

/// The body of an array length or a const argument.
pub fn const_expr(names: &Names, env: &Env, expr: &syn::Expr) -> Body {
    let mut body = BodyCx::new(names, env.clone(), None, None);
    let value = body.expr(expr);
    body.finish(Vec::new(), Some(value))
}

/// The body under construction.
struct BodyCx<'a> {
    cx: Cx<'a>,
    host: Option<&'a Package<'a>>,
    /// Whose body it is; `None` for a const argument, which has no items inside.
    owner: Option<DefId>,
    exprs: Vec<Expr>,
    pats: Vec<Pat>,
    locals: Vec<Local>,
    labels: u32,
    /// Variables and blocks with items, innermost last.
    scope: Vec<ScopeEntry>,
    /// What `break` and `continue` can name, innermost last.
    targets: Vec<Target>,
    /// Variables of the pattern that is being lowered.
    bindings: Vec<(Symbol, LocalId)>,
}

enum ScopeEntry {
    Var(Symbol, LocalId),
    Items(DefId),
}

struct Target {
    name: Option<Symbol>,
    label: LabelId,
    is_loop: bool,
}

impl<'a> BodyCx<'a> {
    fn new(
        names: &'a Names,
        env: Env,
        owner: Option<DefId>,
        host: Option<&'a Package<'a>>,
    ) -> BodyCx<'a> {
        BodyCx {
            cx: Cx::new(names, env),
            host,
            owner,
            exprs: Vec::new(),
            pats: Vec::new(),
            locals: Vec::new(),
            labels: 0,
            scope: Vec::new(),
            targets: Vec::new(),
            bindings: Vec::new(),
        }
    }

    fn finish(mut self, params: Vec<PatId>, value: Option<ExprId>) -> Body {
        let at = Span {
            file: self.cx.env.file,
            lo: 0,
            hi: 0,
        };
        let value = value.unwrap_or_else(|| self.alloc(ExprKind::Error, at));
        Body {
            params,
            value,
            exprs: self.exprs,
            pats: self.pats,
            locals: self.locals,
            labels: self.labels,
            uses: OnceLock::new(),
        }
    }

    fn params(&mut self, f: &FnNode) -> Vec<PatId> {
        f.sig.inputs.iter().map(|arg| self.param(arg)).collect()
    }

    fn param(&mut self, arg: &FnArg) -> PatId {
        match arg {
            FnArg::Typed(typed) => self.pat_in_scope(&typed.pat),
            FnArg::Receiver(receiver) => {
                let span = self.span(receiver.self_token.span);
                let local = self.local("self", receiver.mutability.is_some(), span);
                self.scope.push(ScopeEntry::Var("self".into(), local));
                self.alloc_pat(
                    PatKind::Binding {
                        local,
                        by_ref: None,
                        sub: None,
                    },
                    span,
                )
            }
        }
    }

    fn span(&self, span: TokenSpan) -> Span {
        self.cx.span(span)
    }

    fn alloc(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.exprs.push(Expr { kind, span });
        ExprId(index(self.exprs.len()))
    }

    fn alloc_pat(&mut self, kind: PatKind, span: Span) -> PatId {
        self.pats.push(Pat { kind, span });
        PatId(index(self.pats.len()))
    }

    fn local(&mut self, name: &str, mutable: bool, span: Span) -> LocalId {
        self.locals.push(Local {
            name: name.into(),
            mutable,
            span,
        });
        LocalId(index(self.locals.len()))
    }

    fn label(&mut self) -> LabelId {
        self.labels += 1;
        LabelId(self.labels - 1)
    }

    fn span_of(&self, expr: ExprId) -> Span {
        self.exprs[expr.0 as usize].span
    }

    fn error(&mut self, span: Span) -> ExprId {
        self.alloc(ExprKind::Error, span)
    }

    /// What the subset has refused already.
    fn refused(&mut self, what: &str, span: Span) -> ExprId {
        self.cx.refuse(what, span);
        self.error(span)
    }

    /// Runs `f` in a scope of its own.
    fn scoped<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let (mark, module) = (self.scope.len(), self.cx.env.module);
        let result = f(self);
        self.scope.truncate(mark);
        self.cx.env.module = module;
        result
    }

    /// The variable or the item of a block that a bare name stands for.
    fn in_scope(&self, name: &str) -> Option<Res> {
        self.scope.iter().rev().find_map(|entry| match entry {
            ScopeEntry::Var(var, local) => (&**var == name).then_some(Res::Local(*local)),
            ScopeEntry::Items(module) => self
                .cx
                .names
                .member(*module, Ns::Value, name)
                .map(|b| b.res),
        })
    }

    /// The path of an expression.
    fn value_path(&mut self, qself: Option<&syn::QSelf>, path: &syn::Path) -> Path {
        let segments = self.cx.segments(path);
        if let ([only], None, None) = (&*segments, qself, path.leading_colon)
            && let Some(res) = self.in_scope(&only.name)
        {
            let span = self.cx.path_span(None, path, &segments);
            return simple(res, segments, span);
        }
        self.cx.path_of(qself, path, segments, Ns::Value)
    }

    fn local_expr(&mut self, local: LocalId, span: Span) -> ExprId {
        let name = self.locals[local.0 as usize].name.clone();
        let path = simple(
            Res::Local(local),
            vec![Segment {
                name,
                args: None,
                span,
            }],
            span,
        );
        self.alloc(ExprKind::Path(path), span)
    }

    fn binding(&mut self, local: LocalId, span: Span) -> PatId {
        self.alloc_pat(
            PatKind::Binding {
                local,
                by_ref: None,
                sub: None,
            },
            span,
        )
    }

    fn str(&mut self, text: &str, span: Span) -> ExprId {
        self.alloc(ExprKind::Lit(Lit::Str(text.into())), span)
    }

    /// The path of a lang item.
    fn lang(&mut self, name: &str, span: Span) -> Path {
        let found = self.cx.names.lang_item(name);
        if found.is_none() {
            self.cx
                .broken(&format!("the sysroot lacks the lang item `{name}`"), span);
        }
        let name = found.map_or_else(|| name.into(), |def| self.cx.names.def(def).name.clone());
        simple(
            found.map_or(Res::Err, Res::Def),
            vec![Segment {
                name,
                args: None,
                span,
            }],
            span,
        )
    }

    /// The path of a variant of a lang item.
    fn lang_variant(&mut self, enumeration: &str, variant: &str, span: Span) -> Path {
        let base = self.lang(enumeration, span);
        let Res::Def(def) = base.res else { return base };
        let found = self.cx.names.member(def, Ns::Value, variant).map(|b| b.res);
        if found.is_none() {
            self.cx.broken(
                &format!("the lang item `{enumeration}` lacks the variant `{variant}`"),
                span,
            );
        }
        let mut segments = base.segments;
        segments.push(Segment {
            name: variant.into(),
            args: None,
            span,
        });
        simple(found.unwrap_or(Res::Err), segments, span)
    }

    /// `intrinsics::name::<Self>()`
    fn intrinsic(&mut self, name: &str, at: TokenSpan) -> ExprId {
        let ident = syn::Ident::new(name, at);
        let call: syn::Expr = syn::parse_quote_spanned!(at=> ::core::intrinsics::#ident::<Self>());
        self.expr(&call)
    }
}

/// The id of the last of `len` things.
fn index(len: usize) -> u32 {
    u32::try_from(len - 1).expect("fewer than 2^32 nodes in a body")
}
