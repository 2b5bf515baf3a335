//! Inference variables, unification, and trying something out without consequences.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::TyCtxt;
use super::fulfill::Obligation;
use crate::hir::{DefId, ExprId};
use crate::span::{FileId, Span};
use crate::ty::{GenericArgs, InferTy, Predicate, TraitRef, Ty, TyKind};

/// Variables, assumptions and open obligations of one body, or of one question about concrete types.
pub(super) struct InferCtxt<'t> {
    pub tcx: &'t TyCtxt,
    /// What may be assumed.
    pub env: Rc<[Predicate]>,
    /// Whether `impl Trait` types show what they are: after checking only.
    pub reveal: bool,
    /// Signatures of the closures of the body that is being checked.
    pub closures: FxHashMap<ExprId, ClosureSig>,
    /// That body's owner.
    pub owner: Option<DefId>,
    vars: Vec<Var>,
    undo: Vec<(u32, Var)>,
    snapshots: u32,
    /// Obligations that are not decided yet.
    pub pending: Vec<Obligation>,
    /// How many variables were bound so far; obligations need no second look before that changes.
    pub bindings: u64,
    /// Trait references whose selection is under way.
    pub stack: Vec<TraitRef>,
    /// Selections since the outermost one began.
    pub work: u32,
}

/// A closure's signature while its owner is being checked.
#[derive(Clone, Debug)]
pub(super) struct ClosureSig {
    pub inputs: Vec<Ty>,
    pub output: Ty,
}

#[derive(Clone, Debug)]
struct Var {
    kind: VarKind,
    state: State,
    span: Span,
    /// What a `!` was coerced to: falls back to `()`.
    diverging: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum VarKind {
    Ty,
    Int,
    Float,
}

#[derive(Clone, Debug)]
enum State {
    Root,
    Link(u32),
    Bound(Ty),
}

/// A span for questions that no source asks.
pub(super) const NOWHERE: Span = Span {
    file: FileId(0),
    lo: 0,
    hi: 0,
};

/// How much there was of the undo log, the variables and the obligations.
pub(super) type Snapshot = (usize, usize, usize);

impl<'t> InferCtxt<'t> {
    pub fn new(tcx: &'t TyCtxt, env: Rc<[Predicate]>) -> InferCtxt<'t> {
        InferCtxt {
            tcx,
            env,
            reveal: false,
            closures: FxHashMap::default(),
            owner: None,
            vars: Vec::new(),
            undo: Vec::new(),
            snapshots: 0,
            pending: Vec::new(),
            bindings: 0,
            stack: Vec::new(),
            work: 0,
        }
    }

    /// For questions after checking, about types without parameters.
    pub fn revealing(tcx: &'t TyCtxt) -> InferCtxt<'t> {
        InferCtxt {
            reveal: true,
            ..InferCtxt::new(tcx, Rc::from([]))
        }
    }

    /// A new variable for any type.
    pub fn fresh(&mut self, span: Span) -> Ty {
        let number = self.new_var(VarKind::Ty, span);
        self.tcx.variable(number)
    }

    /// A new `{integer}`.
    pub fn fresh_int(&mut self, span: Span) -> Ty {
        Ty::new(TyKind::Infer(InferTy::Int(
            self.new_var(VarKind::Int, span),
        )))
    }

    /// A new `{float}`.
    pub fn fresh_float(&mut self, span: Span) -> Ty {
        Ty::new(TyKind::Infer(InferTy::Float(
            self.new_var(VarKind::Float, span),
        )))
    }

    /// Variables for all of an item's parameters.
    pub fn fresh_args(&mut self, def: DefId, span: Span) -> GenericArgs {
        (0..self.tcx.generics_count(def))
            .map(|_| self.fresh(span))
            .collect()
    }

    fn new_var(&mut self, kind: VarKind, span: Span) -> u32 {
        self.vars.push(Var {
            kind,
            state: State::Root,
            span,
            diverging: false,
        });
        u32::try_from(self.vars.len() - 1).expect("fewer than 2^32 variables")
    }

    /// Where a variable was made.
    pub fn var_span(&self, ty: &Ty) -> Option<Span> {
        match &**ty {
            TyKind::Infer(InferTy::Ty(n) | InferTy::Int(n) | InferTy::Float(n)) => {
                Some(self.vars[*n as usize].span)
            }
            _ => None,
        }
    }

    /// Marks the variable as one that only a `!` has reached.
    pub fn set_diverging(&mut self, ty: &Ty) {
        if let TyKind::Infer(InferTy::Ty(n)) = &*self.shallow(ty) {
            let root = self.find(*n);
            self.write(root, |var| var.diverging = true);
        }
    }

    fn find(&self, mut n: u32) -> u32 {
        while let State::Link(to) = self.vars[n as usize].state {
            n = to;
        }
        n
    }

    /// The root variable behind `ty`, if it is undetermined.
    pub fn root_var(&self, ty: &Ty) -> Option<u32> {
        match &*self.shallow(ty) {
            TyKind::Infer(InferTy::Ty(n) | InferTy::Int(n) | InferTy::Float(n)) => Some(*n),
            _ => None,
        }
    }

    /// Whether a root variable has learnt nothing since.
    pub fn is_still_root(&self, n: u32) -> bool {
        matches!(
            self.vars.get(n as usize),
            Some(Var {
                state: State::Root,
                ..
            })
        )
    }

    /// The type with its outermost variable resolved.
    pub fn shallow(&self, ty: &Ty) -> Ty {
        let TyKind::Infer(InferTy::Ty(n) | InferTy::Int(n) | InferTy::Float(n)) = &**ty else {
            return ty.clone();
        };
        let root = self.find(*n);
        let var = &self.vars[root as usize];
        match &var.state {
            State::Bound(bound) => self.shallow(bound),
            State::Root | State::Link(_) if root == *n => ty.clone(),
            State::Root | State::Link(_) => Ty::new(TyKind::Infer(match var.kind {
                VarKind::Ty => InferTy::Ty(root),
                VarKind::Int => InferTy::Int(root),
                VarKind::Float => InferTy::Float(root),
            })),
        }
    }

    /// The type with every determined variable resolved.
    pub fn resolve(&self, ty: &Ty) -> Ty {
        if !ty.has_infer() {
            return ty.clone();
        }
        let ty = self.shallow(ty);
        if !ty.has_infer() {
            return ty;
        }
        ty.map_parts(&mut |part| self.resolve(part))
    }

    /// The same for a list.
    pub fn resolve_args(&self, args: &GenericArgs) -> GenericArgs {
        if args.iter().any(Ty::has_infer) {
            args.iter().map(|ty| self.resolve(ty)).collect()
        } else {
            args.clone()
        }
    }

    /// The same for a trait reference.
    pub fn resolve_trait_ref(&self, t: &TraitRef) -> TraitRef {
        TraitRef {
            trait_: t.trait_,
            args: self.resolve_args(&t.args),
        }
    }

    fn write(&mut self, n: u32, change: impl FnOnce(&mut Var)) {
        if self.snapshots > 0 {
            self.undo.push((n, self.vars[n as usize].clone()));
        }
        change(&mut self.vars[n as usize]);
    }

    /// Makes two types equal; changes nothing if that is impossible.
    pub fn unify(&mut self, a: &Ty, b: &Ty) -> bool {
        self.commit_if(|this| this.unify_parts(a, b))
    }

    /// The same, pairwise.
    pub fn unify_args(&mut self, a: &[Ty], b: &[Ty]) -> bool {
        self.commit_if(|this| this.all_parts(a, b))
    }

    fn all_parts(&mut self, a: &[Ty], b: &[Ty]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| self.unify_parts(x, y))
    }

    #[expect(
        clippy::many_single_char_names,
        reason = "two types side by side, part by part"
    )]
    fn unify_parts(&mut self, a: &Ty, b: &Ty) -> bool {
        let (a, b) = (self.shallow(a), self.shallow(b));
        if a.is_same(&b) {
            return true;
        }
        let is_plain = |ty: &Ty| ty.is_concrete() && !ty.has_error();
        if is_plain(&a) && is_plain(&b) {
            return a == b;
        }
        match (&*a, &*b) {
            (TyKind::Infer(x), TyKind::Infer(y)) => self.unify_vars(*x, *y),
            (TyKind::Infer(x), _) => self.bind(*x, &b),
            (_, TyKind::Infer(y)) => self.bind(*y, &a),
            (TyKind::Error, _) | (_, TyKind::Error) => true,
            (TyKind::Adt(d, x), TyKind::Adt(e, y))
            | (TyKind::FnDef(d, x), TyKind::FnDef(e, y))
            | (TyKind::Projection(d, x), TyKind::Projection(e, y)) => {
                d == e && self.all_parts(x, y)
            }
            (TyKind::Closure(d, m, x), TyKind::Closure(e, n, y)) => {
                d == e && m == n && self.all_parts(x, y)
            }
            (TyKind::Opaque(d, m, x), TyKind::Opaque(e, n, y)) => {
                d == e && m == n && self.all_parts(x, y)
            }
            (TyKind::Tuple(x), TyKind::Tuple(y)) => self.all_parts(x, y),
            (TyKind::Array(x, m), TyKind::Array(y, n)) => {
                self.unify_parts(x, y) && self.unify_parts(m, n)
            }
            (TyKind::Slice(x), TyKind::Slice(y)) | (TyKind::Future(x), TyKind::Future(y)) => {
                self.unify_parts(x, y)
            }
            (TyKind::Ref(m, x), TyKind::Ref(n, y)) => m == n && self.unify_parts(x, y),
            (TyKind::FnPtr(x, r), TyKind::FnPtr(y, s)) => {
                self.all_parts(x, y) && self.unify_parts(r, s)
            }
            (TyKind::Param(x, _), TyKind::Param(y, _)) => x == y,
            _ => a == b,
        }
    }

    fn unify_vars(&mut self, x: InferTy, y: InferTy) -> bool {
        let (from, to) = match (x, y) {
            (InferTy::Ty(a), InferTy::Ty(b) | InferTy::Int(b) | InferTy::Float(b))
            | (InferTy::Int(b) | InferTy::Float(b), InferTy::Ty(a))
            | (InferTy::Int(a), InferTy::Int(b))
            | (InferTy::Float(a), InferTy::Float(b)) => (a, b),
            (InferTy::Int(_), InferTy::Float(_)) | (InferTy::Float(_), InferTy::Int(_)) => {
                return false;
            }
        };
        if from != to {
            let diverging = self.vars[from as usize].diverging;
            self.write(from, |var| var.state = State::Link(to));
            if diverging {
                self.write(to, |var| var.diverging = true);
            }
            self.bindings += 1;
        }
        true
    }

    fn bind(&mut self, var: InferTy, ty: &Ty) -> bool {
        let n = match var {
            InferTy::Ty(n) if !self.occurs(n, ty) => n,
            InferTy::Int(n) if matches!(**ty, TyKind::Int(_) | TyKind::Error) => n,
            InferTy::Float(n) if matches!(**ty, TyKind::Float(_) | TyKind::Error) => n,
            _ => return false,
        };
        self.write(n, |var| var.state = State::Bound(ty.clone()));
        self.bindings += 1;
        true
    }

    fn occurs(&self, n: u32, ty: &Ty) -> bool {
        ty.has_infer()
            && self
                .resolve(ty)
                .any(&mut |kind| matches!(kind, TyKind::Infer(InferTy::Ty(m)) if *m == n))
    }

    /// Runs `f` and forgets what it changed.
    pub fn probe<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let mark = self.start();
        let result = f(self);
        self.rollback(mark);
        result
    }

    /// Runs `f` and forgets what it changed unless it says `true`.
    pub fn commit_if(&mut self, f: impl FnOnce(&mut Self) -> bool) -> bool {
        self.commit_if_ok(|this| f(this).then_some(()).ok_or(()))
            .is_ok()
    }

    /// Runs `f` and forgets what it changed if it fails.
    pub fn commit_if_ok<T, E>(
        &mut self,
        f: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let mark = self.start();
        let result = f(self);
        match result {
            Ok(_) => self.commit(),
            Err(_) => self.rollback(mark),
        }
        result
    }

    /// Notes where things stand; `commit` or `rollback` has to follow.
    pub fn start(&mut self) -> Snapshot {
        self.snapshots += 1;
        (self.undo.len(), self.vars.len(), self.pending.len())
    }

    /// Keeps what changed since `start`.
    pub fn commit(&mut self) {
        self.snapshots -= 1;
        if self.snapshots == 0 {
            self.undo.clear();
        }
    }

    /// Forgets what changed since `start`.
    pub fn rollback(&mut self, (undo, vars, pending): Snapshot) {
        while self.undo.len() > undo {
            let (n, old) = self.undo.pop().expect("just counted");
            self.vars[n as usize] = old;
        }
        self.vars.truncate(vars);
        self.pending.truncate(pending);
        self.snapshots -= 1;
    }

    /// Gives undetermined variables their fallback types: `i32`, `f64`, and `()` where only a `!` came in.
    pub fn apply_fallback(&mut self) {
        for n in 0..u32::try_from(self.vars.len()).expect("fewer than 2^32 variables") {
            let var = &self.vars[n as usize];
            if !matches!(var.state, State::Root) {
                continue;
            }
            let ty = match var.kind {
                VarKind::Int => Ty::new(TyKind::Int(crate::ty::IntTy::I32)),
                VarKind::Float => Ty::new(TyKind::Float(crate::ty::FloatTy::F64)),
                VarKind::Ty if var.diverging => Ty::unit(),
                VarKind::Ty => continue,
            };
            self.write(n, |var| var.state = State::Bound(ty));
            self.bindings += 1;
        }
    }
}
