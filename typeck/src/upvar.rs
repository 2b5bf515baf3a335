//! What closures capture and how, and which of `Fn`, `FnMut` and `FnOnce` they are:
//! one walk over the body after all types are known.

use crate::hir::FxIndexMap;
use rustc_hash::FxHashMap;

use super::check::FnCtxt;
use crate::hir::{
    Block, Closure, ExprId, ExprKind, FormatCount, FormatPiece, LocalId, Mutability, PatId,
    PatKind, RepeatLen, Res, Stmt, UnOp,
};
use crate::ty::{Adjust, Capture, ClosureKind, Ty, TyKind};

/// How a place is used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Use {
    /// Read, copied, or shared.
    Read,
    /// Written, or borrowed exclusively.
    Write,
    /// Moved out of.
    Move,
}

/// A closure that the walk is in.
struct Frame {
    by_move: bool,
    kind: ClosureKind,
    captures: FxIndexMap<LocalId, Capture>,
}

struct Walk<'a, 't> {
    fcx: &'a mut FnCtxt<'t>,
    frames: Vec<Frame>,
    /// How many closures deep a variable was bound.
    depths: FxHashMap<LocalId, usize>,
    copies: FxHashMap<Ty, bool>,
}

impl FnCtxt<'_> {
    /// Fills in captures and kinds of all closures.
    pub fn analyze_upvars(&mut self) {
        if self.results.closures.is_empty() {
            return;
        }
        let body = self.body.clone();
        let mut walk = Walk {
            fcx: self,
            frames: Vec::new(),
            depths: FxHashMap::default(),
            copies: FxHashMap::default(),
        };
        for pat in &body.params {
            walk.bind(*pat);
        }
        walk.consume(body.value);
    }
}

impl Walk<'_, '_> {
    fn is_copy(&mut self, ty: &Ty) -> bool {
        let ty = self.fcx.resolve(ty);
        if let Some(known) = self.copies.get(&ty) {
            return *known;
        }
        let span = super::infer::NOWHERE;
        let copy = match self.fcx.tcx.lang("Copy") {
            Some(trait_) => self.fcx.may_hold(trait_, &[ty.clone()].into(), span),
            None => !matches!(*ty, TyKind::Adt(..)),
        };
        self.copies.insert(ty, copy);
        copy
    }

    /// How a value of this type leaves its place.
    fn value_use(&mut self, ty: &Ty) -> Use {
        if self.is_copy(ty) {
            Use::Read
        } else {
            Use::Move
        }
    }

    fn bind(&mut self, pat: PatId) {
        let body = self.fcx.body.clone();
        if let PatKind::Binding { local, .. } = &body.pat(pat).kind {
            self.depths.insert(*local, self.frames.len());
        }
        for sub in sub_patterns(&body.pat(pat).kind) {
            self.bind(sub);
        }
    }

    /// A use of a variable in the innermost closure.
    fn record(&mut self, local: LocalId, how: Use) {
        let depth = self.depths.get(&local).copied().unwrap_or(0);
        if depth >= self.frames.len() {
            return;
        }
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let capture = match how {
            _ if frame.by_move => Capture::Value,
            Use::Read => Capture::Ref,
            Use::Write => Capture::RefMut,
            Use::Move => Capture::Value,
        };
        let kind = match how {
            Use::Read => ClosureKind::Fn,
            Use::Write => ClosureKind::FnMut,
            Use::Move => ClosureKind::FnOnce,
        };
        frame.kind = frame.kind.max(kind);
        let slot = frame.captures.entry(local).or_insert(capture);
        *slot = (*slot).max(capture);
    }

    /// The expression's value is taken.
    fn consume(&mut self, expr: ExprId) {
        let ty = self.fcx.results.expr_ty_adjusted(expr).clone();
        let how = self.value_use(&ty);
        self.used(expr, how);
    }

    /// The expression, after its adjustments, is used like this.
    fn used(&mut self, expr: ExprId, how: Use) {
        let count = self.fcx.results.adjustments.get(&expr).map_or(0, Vec::len);
        self.adjusted(expr, count, how);
    }

    fn adjusted(&mut self, expr: ExprId, count: usize, how: Use) {
        let Some(last) = count.checked_sub(1) else {
            return self.place(expr, how);
        };
        let steps = &self.fcx.results.adjustments[&expr];
        let before = match last {
            0 => self.fcx.results.expr_ty(expr).clone(),
            _ => steps[last - 1].target.clone(),
        };
        let how = match &steps[last].kind {
            Adjust::Deref => self.through(&before, how),
            Adjust::OverloadedDeref(_, _, m) | Adjust::Borrow(m) => borrow_use(*m),
            Adjust::NeverToAny | Adjust::Unsize | Adjust::ReifyFnPointer => self.value_use(&before),
        };
        self.adjusted(expr, last, how);
    }

    /// What using `*place` means for a `place` of this type.
    fn through(&mut self, ty: &Ty, how: Use) -> Use {
        match &*self.fcx.resolve(ty) {
            TyKind::Ref(Mutability::Mut, _) if how == Use::Write => Use::Write,
            TyKind::Ref(..) => Use::Read,
            _ => how,
        }
    }

    /// A place is used, or a value is computed.
    fn place(&mut self, expr: ExprId, how: Use) {
        let body = self.fcx.body.clone();
        match &body.expr(expr).kind {
            ExprKind::Path(path) => {
                if let Res::Local(local) = path.res {
                    self.record(local, how);
                }
            }
            ExprKind::Field(base, _) => self.used(*base, how),
            ExprKind::Index(base, index) => {
                self.consume(*index);
                self.used(*base, how);
            }
            ExprKind::Unary(UnOp::Deref, base) => {
                let ty = self.fcx.results.expr_ty_adjusted(*base).clone();
                let how = self.through(&ty, how);
                self.used(*base, how);
            }
            kind => self.value(expr, kind),
        }
    }

    fn consume_all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e ExprId>) {
        for expr in exprs {
            self.consume(*expr);
        }
    }

    fn value(&mut self, expr: ExprId, kind: &ExprKind) {
        match kind {
            ExprKind::Lit(_)
            | ExprKind::Continue(_)
            | ExprKind::Error
            | ExprKind::Path(_)
            | ExprKind::Field(..)
            | ExprKind::Index(..) => {}
            ExprKind::Call(callee, args) => {
                self.callee(expr, *callee);
                self.consume_all(args);
            }
            ExprKind::MethodCall { receiver, args, .. } => {
                self.consume(*receiver);
                self.consume_all(args);
            }
            ExprKind::Unary(_, a)
            | ExprKind::Cast(a, _)
            | ExprKind::Await(a)
            | ExprKind::Panic(a) => self.consume(*a),
            ExprKind::Binary(_, a, b) | ExprKind::And(a, b) | ExprKind::Or(a, b) => {
                self.consume_all([a, b]);
            }
            ExprKind::Assign(lhs, rhs) | ExprKind::AssignOp(_, lhs, rhs) => {
                self.consume(*rhs);
                self.used(*lhs, Use::Write);
            }
            ExprKind::AddrOf(m, a) => self.used(*a, borrow_use(*m)),
            ExprKind::Tuple(elems) | ExprKind::Array { elems, .. } => self.consume_all(elems),
            ExprKind::Repeat { elem, len, .. } => {
                self.consume(*elem);
                if let RepeatLen::Expr(len) = len {
                    self.consume(*len);
                }
            }
            ExprKind::Struct { fields, base, .. } => {
                self.consume_all(fields.iter().map(|(_, e)| e));
                self.consume_all(base);
            }
            ExprKind::Block(block) => self.block(block),
            ExprKind::If(cond, then, els) => {
                self.consume_all([cond, then]);
                self.consume_all(els);
            }
            ExprKind::Let(pat, init) => self.matched(*init, &[*pat]),
            ExprKind::Match(scrutinee, arms, _) => {
                let pats: Vec<PatId> = arms.iter().map(|arm| arm.pat).collect();
                self.matched(*scrutinee, &pats);
                for arm in arms {
                    self.consume_all(&arm.guard);
                    self.consume(arm.body);
                }
            }
            ExprKind::Loop(_, body, _) => self.consume(*body),
            ExprKind::Break(_, value) | ExprKind::Return(value) => self.consume_all(value),
            ExprKind::Closure(closure) => self.closure(expr, closure),
            ExprKind::Format(pieces) => self.pieces(pieces),
            ExprKind::WriteFormat(target, pieces) => {
                self.consume(*target);
                self.pieces(pieces);
            }
            ExprKind::Js(template) => {
                for (_, hole) in &template.holes {
                    self.used(*hole, Use::Read);
                }
            }
        }
    }

    fn pieces(&mut self, pieces: &[FormatPiece]) {
        for piece in pieces {
            let FormatPiece::Arg { value, spec } = piece else {
                continue;
            };
            self.used(*value, Use::Read);
            for count in [spec.width, spec.precision].into_iter().flatten() {
                if let FormatCount::Expr(count) = count {
                    self.used(count, Use::Read);
                }
            }
        }
    }

    /// What is called: a closure by what it is, a parameter by its bound.
    fn callee(&mut self, call: ExprId, callee: ExprId) {
        let ty = self.fcx.results.expr_ty_adjusted(callee).clone();
        let ty = self.fcx.resolve(&ty);
        let kind = match &*ty {
            TyKind::Closure(owner, closure, _) if *owner == self.fcx.owner => {
                let kind = self
                    .fcx
                    .results
                    .closures
                    .get(closure)
                    .map(|facts| facts.kind);
                kind.inspect(|kind| self.name_callee(call, *kind))
            }
            _ => self.called_through(call),
        };
        let how = match kind {
            Some(ClosureKind::Fn) | None => Use::Read,
            Some(ClosureKind::FnMut) => Use::Write,
            Some(ClosureKind::FnOnce) => self.value_use_of_callable(&ty),
        };
        self.used(callee, how);
    }

    fn value_use_of_callable(&mut self, ty: &Ty) -> Use {
        if matches!(**ty, TyKind::Closure(..)) {
            Use::Move
        } else {
            self.value_use(ty)
        }
    }

    fn called_through(&self, call: ExprId) -> Option<ClosureKind> {
        let (method, _) = self.fcx.results.callees.get(&call)?;
        match self
            .fcx
            .tcx
            .crates
            .def(*method)
            .parent
            .map(|t| self.fcx.tcx.lang_name(t))?
        {
            "Fn" => Some(ClosureKind::Fn),
            "FnMut" => Some(ClosureKind::FnMut),
            "FnOnce" => Some(ClosureKind::FnOnce),
            _ => None,
        }
    }

    /// Records the trait that the closure was found to have.
    fn name_callee(&mut self, call: ExprId, kind: ClosureKind) {
        let (trait_, method) = match kind {
            ClosureKind::Fn => ("Fn", "call"),
            ClosureKind::FnMut => ("FnMut", "call_mut"),
            ClosureKind::FnOnce => ("FnOnce", "call_once"),
        };
        if let (Some((_, method)), Some(callee)) = (
            self.fcx.lang_method(trait_, method),
            self.fcx.results.callees.get_mut(&call),
        ) {
            callee.0 = method;
        }
    }

    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Let { pat, init, els, .. } => {
                    match init {
                        Some(init) => self.matched(*init, &[*pat]),
                        None => self.bind(*pat),
                    }
                    self.consume_all(els);
                }
                Stmt::Expr(expr, _) => self.consume(*expr),
            }
        }
        self.consume_all(&block.tail);
    }

    /// A value is matched: its place is used as the bindings use it.
    fn matched(&mut self, scrutinee: ExprId, pats: &[PatId]) {
        let how = pats
            .iter()
            .map(|pat| self.pattern_use(*pat))
            .max()
            .unwrap_or(Use::Read);
        self.used(scrutinee, how);
        for pat in pats {
            self.bind(*pat);
        }
    }

    fn pattern_use(&mut self, pat: PatId) -> Use {
        let body = self.fcx.body.clone();
        let kind = &body.pat(pat).kind;
        let own = match (kind, self.fcx.results.binding_refs.get(&pat)) {
            (PatKind::Binding { .. }, Some(m)) => borrow_use(*m),
            (PatKind::Binding { .. }, None) => {
                let ty = self.fcx.results.pat_ty(pat).clone();
                self.value_use(&ty)
            }
            _ => Use::Read,
        };
        sub_patterns(kind)
            .into_iter()
            .map(|sub| self.pattern_use(sub))
            .max()
            .unwrap_or(Use::Read)
            .max(own)
    }

    fn closure(&mut self, expr: ExprId, closure: &Closure) {
        let frame = Frame {
            by_move: closure.by_move,
            kind: ClosureKind::Fn,
            captures: FxIndexMap::default(),
        };
        self.frames.push(frame);
        for (pat, _) in &closure.params {
            self.bind(*pat);
        }
        self.consume(closure.body);
        let frame = self.frames.pop().expect("pushed above");
        let captures: Vec<(LocalId, Capture)> = frame.captures.into_iter().collect();
        for (local, capture) in &captures {
            let how = match capture {
                Capture::Ref => Use::Read,
                Capture::RefMut => Use::Write,
                Capture::Value => {
                    let ty = self.fcx.results.local_ty(*local).clone();
                    self.value_use(&ty)
                }
            };
            self.record(*local, how);
        }
        if let Some(facts) = self.fcx.results.closures.get_mut(&expr) {
            facts.kind = frame.kind;
            facts.captures = captures;
        }
    }
}

fn borrow_use(m: Mutability) -> Use {
    match m {
        Mutability::Not => Use::Read,
        Mutability::Mut => Use::Write,
    }
}

fn sub_patterns(kind: &PatKind) -> Vec<PatId> {
    match kind {
        PatKind::Binding { sub, .. } => sub.iter().copied().collect(),
        PatKind::Tuple(pats)
        | PatKind::TupleStruct(_, pats)
        | PatKind::Slice(pats)
        | PatKind::Or(pats) => pats.clone(),
        PatKind::Struct(_, fields) => fields.iter().map(|(_, pat)| *pat).collect(),
        PatKind::Ref(inner) => vec![*inner],
        PatKind::Wild
        | PatKind::Rest
        | PatKind::Lit(_)
        | PatKind::Path(_)
        | PatKind::Range { .. }
        | PatKind::Error => Vec::new(),
    }
}
