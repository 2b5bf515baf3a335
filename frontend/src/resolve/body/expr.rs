//! Expressions, one by one; sugar with more than a line of its own stands in `desugar`.

use proc_macro2::Span as TokenSpan;
use syn::spanned::Spanned;
use syn::{BinOp as SynOp, Expr as Syn, Member};

use super::{BodyCx, Target};
use crate::hir::{
    BinOp, Closure, ExprId, ExprKind, LoopSource, PathArgs, RepeatLen, Segment, Symbol, UnOp,
};
use crate::resolve::collect::raw;
use crate::resolve::names::Ns;
use crate::resolve::types::mutability;
use crate::span::Span;

impl BodyCx<'_> {
    pub fn expr(&mut self, e: &Syn) -> ExprId {
        match e {
            Syn::Paren(p) => self.expr(&p.expr),
            Syn::Group(g) => self.expr(&g.expr),
            Syn::Lit(l) => self.lit(&l.lit),
            Syn::Path(p) => {
                let path = self.value_path(p.qself.as_ref(), &p.path);
                let span = path.span;
                self.alloc(ExprKind::Path(path), span)
            }
            Syn::Call(c) => {
                let callee = self.expr(&c.func);
                let args = self.exprs(&c.args);
                let span = self.from(callee, c.paren_token.span.close());
                self.alloc(ExprKind::Call(callee, args), span)
            }
            Syn::MethodCall(m) => self.method_call(m),
            Syn::Field(f) => {
                let base = self.expr(&f.base);
                let (name, at) = member(&f.member);
                let span = self.from(base, at);
                self.alloc(ExprKind::Field(base, name), span)
            }
            Syn::Index(i) => {
                let (base, index) = (self.expr(&i.expr), self.expr(&i.index));
                let span = self.from(base, i.bracket_token.span.close());
                self.alloc(ExprKind::Index(base, index), span)
            }
            Syn::Unary(u) => self.unary(u),
            Syn::Binary(b) => self.binary(b),
            Syn::Assign(a) => self.assign(a),
            Syn::Reference(r) => {
                let inner = self.expr(&r.expr);
                let span = self.until(r.and_token.span, inner);
                self.alloc(
                    ExprKind::AddrOf(mutability(r.mutability.is_some()), inner),
                    span,
                )
            }
            Syn::Cast(c) => {
                let inner = self.expr(&c.expr);
                let ty = self.cx.ty(&c.ty);
                let span = self.span_of(inner).to(ty.span);
                self.alloc(ExprKind::Cast(inner, ty), span)
            }
            Syn::Tuple(t) => {
                let elems = self.exprs(&t.elems);
                let span = self
                    .cx
                    .between(t.paren_token.span.open(), t.paren_token.span.close());
                self.alloc(ExprKind::Tuple(elems), span)
            }
            Syn::Array(a) => {
                let elems = self.exprs(&a.elems);
                let span = self
                    .cx
                    .between(a.bracket_token.span.open(), a.bracket_token.span.close());
                self.alloc(ExprKind::Array { elems, vec: false }, span)
            }
            Syn::Repeat(r) => {
                let elem = self.expr(&r.expr);
                let len = RepeatLen::Const(self.cx.const_arg(&r.len));
                let span = self
                    .cx
                    .between(r.bracket_token.span.open(), r.bracket_token.span.close());
                self.alloc(
                    ExprKind::Repeat {
                        elem,
                        len,
                        vec: false,
                    },
                    span,
                )
            }
            Syn::Struct(s) => self.structure(s),
            Syn::Block(b) => self.labelled_block(b),
            Syn::Const(c) => self.block_expr(&c.block),
            Syn::If(i) => self.if_(i),
            Syn::Let(l) => self.let_(l),
            Syn::Match(m) => self.match_(m),
            Syn::Loop(l) => self.loop_(l),
            Syn::While(w) => self.while_(w),
            Syn::ForLoop(f) => self.for_(f),
            Syn::Break(b) => self.break_(b),
            Syn::Continue(c) => self.continue_(c),
            Syn::Return(r) => {
                let value = r.expr.as_ref().map(|e| self.expr(e));
                let span = self.maybe_until(r.return_token.span, value);
                self.alloc(ExprKind::Return(value), span)
            }
            Syn::Closure(c) => self.closure(c),
            Syn::Await(a) => {
                let inner = self.expr(&a.base);
                let span = self.from(inner, a.await_token.span);
                self.alloc(ExprKind::Await(inner), span)
            }
            Syn::Try(t) => self.try_(t),
            Syn::Range(r) => self.range(r),
            Syn::Macro(m) => self.macro_expr(&m.mac),
            Syn::Unsafe(u) => {
                self.cx
                    .refuse("an `unsafe` block", self.span(u.unsafe_token.span));
                self.block_expr(&u.block)
            }
            other => self.refused("this expression", self.span(other.span())),
        }
    }

    pub fn exprs<'e>(&mut self, list: impl IntoIterator<Item = &'e Syn>) -> Vec<ExprId> {
        list.into_iter().map(|e| self.expr(e)).collect()
    }

    /// From an expression's start to a token's end.
    pub fn from(&self, start: ExprId, end: TokenSpan) -> Span {
        self.cx.env.from(self.span_of(start), end)
    }

    /// From a token's start to an expression's end.
    pub fn until(&self, start: TokenSpan, end: ExprId) -> Span {
        self.cx.env.until(start, self.span_of(end))
    }

    fn maybe_until(&self, start: TokenSpan, end: Option<ExprId>) -> Span {
        end.map_or_else(|| self.span(start), |end| self.until(start, end))
    }

    fn method_call(&mut self, m: &syn::ExprMethodCall) -> ExprId {
        let receiver = self.expr(&m.receiver);
        let args: Option<PathArgs> = m.turbofish.as_ref().map(|t| self.cx.args(t));
        let name: Symbol = raw(&m.method.to_string()).into();
        let segment = Segment {
            name,
            args,
            span: self.span(m.method.span()),
        };
        let args = self.exprs(&m.args);
        let span = self.from(receiver, m.paren_token.span.close());
        self.alloc(
            ExprKind::MethodCall {
                receiver,
                segment: Box::new(segment),
                args,
            },
            span,
        )
    }

    fn unary(&mut self, u: &syn::ExprUnary) -> ExprId {
        let inner = self.expr(&u.expr);
        let (op, at) = match &u.op {
            syn::UnOp::Deref(t) => (UnOp::Deref, t.span),
            syn::UnOp::Not(t) => (UnOp::Not, t.span),
            syn::UnOp::Neg(t) => (UnOp::Neg, t.span),
            _ => return self.refused("this operator", self.span(u.op.span())),
        };
        let span = self.until(at, inner);
        self.alloc(ExprKind::Unary(op, inner), span)
    }

    fn binary(&mut self, b: &syn::ExprBinary) -> ExprId {
        let (left, right) = (self.expr(&b.left), self.expr(&b.right));
        let span = self.span_of(left).to(self.span_of(right));
        let kind = match &b.op {
            SynOp::And(_) => ExprKind::And(left, right),
            SynOp::Or(_) => ExprKind::Or(left, right),
            op => match (bin_op(op), assign_op(op)) {
                (Some(op), _) => ExprKind::Binary(op, left, right),
                (None, Some(op)) => ExprKind::AssignOp(op, left, right),
                (None, None) => return self.refused("this operator", span),
            },
        };
        self.alloc(kind, span)
    }

    fn structure(&mut self, s: &syn::ExprStruct) -> ExprId {
        let path = self.cx.path(s.qself.as_ref(), &s.path, Ns::Type);
        let fields = s
            .fields
            .iter()
            .map(|f| (member(&f.member).0, self.expr(&f.expr)))
            .collect();
        let base = s.rest.as_ref().map(|e| self.expr(e));
        let span = path.span.to(self.span(s.brace_token.span.close()));
        self.alloc(
            ExprKind::Struct {
                path: Box::new(path),
                fields,
                base,
            },
            span,
        )
    }

    fn if_(&mut self, i: &syn::ExprIf) -> ExprId {
        // What `let`s in the condition bind is seen by the rest of it and by the first branch.
        let (cond, then) = self.scoped(|this| {
            let cond = this.expr(&i.cond);
            (cond, this.block_expr(&i.then_branch))
        });
        let otherwise = i.else_branch.as_ref().map(|(_, e)| self.expr(e));
        let span = self.until(i.if_token.span, otherwise.unwrap_or(then));
        self.alloc(ExprKind::If(cond, then, otherwise), span)
    }

    fn let_(&mut self, l: &syn::ExprLet) -> ExprId {
        let value = self.expr(&l.expr);
        let pat = self.pat_in_scope(&l.pat);
        let span = self.until(l.let_token.span, value);
        self.alloc(ExprKind::Let(pat, value), span)
    }

    fn loop_(&mut self, l: &syn::ExprLoop) -> ExprId {
        let label = self.label();
        let body = self.in_loop(label, l.label.as_ref(), |this| this.block_expr(&l.body));
        let span = self.until(l.loop_token.span, body);
        self.alloc(ExprKind::Loop(label, body, LoopSource::Loop), span)
    }

    /// Runs `f` with a loop as the innermost target of `break` and `continue`.
    pub fn in_loop<R>(
        &mut self,
        label: crate::hir::LabelId,
        name: Option<&syn::Label>,
        f: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.targets.push(Target {
            name: name.map(|n| n.name.ident.to_string().into()),
            label,
            is_loop: true,
        });
        let result = f(self);
        self.targets.pop();
        result
    }

    fn labelled_block(&mut self, b: &syn::ExprBlock) -> ExprId {
        let Some(name) = &b.label else {
            return self.block_expr(&b.block);
        };
        let label = self.label();
        self.targets.push(Target {
            name: Some(name.name.ident.to_string().into()),
            label,
            is_loop: false,
        });
        let block = self.block(&b.block, Some(label));
        self.targets.pop();
        block
    }

    fn target(&self, label: Option<&syn::Lifetime>) -> Option<crate::hir::LabelId> {
        let wanted = label.map(|l| l.ident.to_string());
        let fits = |target: &&Target| match &wanted {
            Some(name) => target.name.as_deref() == Some(name),
            None => target.is_loop,
        };
        self.targets
            .iter()
            .rev()
            .find(fits)
            .map(|target| target.label)
    }

    fn break_(&mut self, b: &syn::ExprBreak) -> ExprId {
        let value = b.expr.as_ref().map(|e| self.expr(e));
        let span = self.maybe_until(b.break_token.span, value);
        match self.target(b.label.as_ref()) {
            Some(label) => self.alloc(ExprKind::Break(label, value), span),
            None => self.refused("a `break` outside of a loop", span),
        }
    }

    fn continue_(&mut self, c: &syn::ExprContinue) -> ExprId {
        let span = self.span(c.continue_token.span);
        match self.target(c.label.as_ref()) {
            Some(label) => self.alloc(ExprKind::Continue(label), span),
            None => self.refused("a `continue` outside of a loop", span),
        }
    }

    fn closure(&mut self, c: &syn::ExprClosure) -> ExprId {
        if let Some(token) = &c.asyncness {
            return self.refused("an `async` closure", self.span(token.span));
        }
        // A closure cannot leave the loops around it.
        let targets = std::mem::take(&mut self.targets);
        let closure = self.scoped(|this| {
            let params = c.inputs.iter().map(|pat| this.closure_param(pat)).collect();
            let output = match &c.output {
                syn::ReturnType::Default => None,
                syn::ReturnType::Type(_, ty) => Some(this.cx.ty(ty)),
            };
            Closure {
                params,
                output,
                body: this.expr(&c.body),
                by_move: c.capture.is_some(),
            }
        });
        self.targets = targets;
        let span = self.until(c.inputs_begin.span, closure.body);
        self.alloc(ExprKind::Closure(closure), span)
    }
}

/// A field's name and its token.
pub fn member(member: &Member) -> (Symbol, TokenSpan) {
    match member {
        Member::Named(ident) => (raw(&ident.to_string()).into(), ident.span()),
        Member::Unnamed(index) => (index.index.to_string().into(), index.span),
    }
}

fn bin_op(op: &SynOp) -> Option<BinOp> {
    Some(match op {
        SynOp::Add(_) => BinOp::Add,
        SynOp::Sub(_) => BinOp::Sub,
        SynOp::Mul(_) => BinOp::Mul,
        SynOp::Div(_) => BinOp::Div,
        SynOp::Rem(_) => BinOp::Rem,
        SynOp::BitAnd(_) => BinOp::BitAnd,
        SynOp::BitOr(_) => BinOp::BitOr,
        SynOp::BitXor(_) => BinOp::BitXor,
        SynOp::Shl(_) => BinOp::Shl,
        SynOp::Shr(_) => BinOp::Shr,
        SynOp::Eq(_) => BinOp::Eq,
        SynOp::Ne(_) => BinOp::Ne,
        SynOp::Lt(_) => BinOp::Lt,
        SynOp::Le(_) => BinOp::Le,
        SynOp::Gt(_) => BinOp::Gt,
        SynOp::Ge(_) => BinOp::Ge,
        _ => return None,
    })
}

fn assign_op(op: &SynOp) -> Option<BinOp> {
    Some(match op {
        SynOp::AddAssign(_) => BinOp::Add,
        SynOp::SubAssign(_) => BinOp::Sub,
        SynOp::MulAssign(_) => BinOp::Mul,
        SynOp::DivAssign(_) => BinOp::Div,
        SynOp::RemAssign(_) => BinOp::Rem,
        SynOp::BitAndAssign(_) => BinOp::BitAnd,
        SynOp::BitOrAssign(_) => BinOp::BitOr,
        SynOp::BitXorAssign(_) => BinOp::BitXor,
        SynOp::ShlAssign(_) => BinOp::Shl,
        SynOp::ShrAssign(_) => BinOp::Shr,
        _ => return None,
    })
}
