//! Checking one body: the state that expressions, patterns and calls share, and the order of the whole.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::coerce_many::CoerceMany;
use super::collect::AstConv;
use super::fulfill::Obligation;
use super::infer::InferCtxt;
use super::{FnSig, TyCtxt};
use crate::hir::{self, Body, CrateId, DefId, DefKind, ExprId, LazyBody, PatId};
use crate::span::Span;
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind, TypeckResults};

/// What the surroundings know about an expression's type.
#[derive(Clone, Debug)]
pub(super) enum Expectation {
    /// Nothing.
    None,
    /// It will be coerced to this.
    HasType(Ty),
    /// It may well be this: literals take it.
    Hint(Ty),
}

/// One body being checked.
pub(super) struct FnCtxt<'t> {
    icx: InferCtxt<'t>,
    pub owner: DefId,
    pub body: Arc<Body>,
    pub results: TypeckResults,
    /// Where `return` goes: the function's or the closure's.
    pub returns: Vec<CoerceMany>,
    /// Where `break` goes, by label.
    pub labels: Vec<Option<CoerceMany>>,
    /// Whether control cannot reach this point.
    pub diverges: bool,
    /// Operators that were resolved through a trait; some turn out to be built in.
    pub overloaded_ops: Vec<ExprId>,
    /// `e as T`, with what `e` was.
    pub casts: Vec<(ExprId, Ty, Ty)>,
    /// Variables for the `impl Trait`s of the return type.
    opaques: Vec<Ty>,
    /// Traits that were reported missing, for whom and where: an operator asks twice.
    pub missing: Vec<(DefId, Ty, Span)>,
    /// Whether something was reported; later ambiguities are then no news.
    pub tainted: bool,
}

impl<'t> Deref for FnCtxt<'t> {
    type Target = InferCtxt<'t>;

    fn deref(&self) -> &InferCtxt<'t> {
        &self.icx
    }
}

impl<'t> DerefMut for FnCtxt<'t> {
    fn deref_mut(&mut self) -> &mut InferCtxt<'t> {
        &mut self.icx
    }
}

/// Checks the body of a function, const or static.
pub(super) fn check_body(tcx: &TyCtxt, owner: DefId) -> TypeckResults {
    let Some(body) = tcx.body_of(owner) else {
        return TypeckResults::default();
    };
    let mut fcx = FnCtxt::new(tcx, owner, body.clone());
    let output = match &tcx.crates.def(owner).kind {
        DefKind::Fn(_) => {
            let sig = tcx.fn_sig(owner);
            fcx.check_receiver(&sig);
            for (pat, ty) in body.params.iter().zip(&sig.inputs) {
                let span = body.pat(*pat).span;
                let ty = fcx.normalize(ty, span);
                fcx.check_pat_top(*pat, &ty);
            }
            sig.output
        }
        _ => tcx.type_of(owner),
    };
    fcx.check_value(&output);
    fcx.finish()
}

/// What is known of a body that cannot be checked: nothing, but of the right length.
pub(super) fn error_results(tcx: &TyCtxt, owner: DefId) -> TypeckResults {
    tcx.body_of(owner)
        .map_or_else(TypeckResults::default, |body| blank(&body))
}

fn blank(body: &Body) -> TypeckResults {
    let error = Ty::new(TyKind::Error);
    TypeckResults {
        expr_tys: vec![error.clone(); body.exprs.len()],
        pat_tys: vec![error.clone(); body.pats.len()],
        local_tys: vec![error; body.locals.len()],
        ..TypeckResults::default()
    }
}

impl TyCtxt {
    /// A definition's body, if it has one.
    pub(super) fn body_of(&self, def: DefId) -> Option<Arc<Body>> {
        self.crates.def(def).kind.body().map(LazyBody::get)
    }
}

impl<'t> FnCtxt<'t> {
    /// A trait's method takes itself in an impl as the trait says: callers go by that.
    fn check_receiver(&mut self, sig: &FnSig) {
        let def = self.tcx.crates.def(self.owner);
        let impl_ = def.parent.filter(|_| def.krate == CrateId::Local);
        let trait_ref = impl_.and_then(|impl_| self.tcx.impl_trait_ref(impl_));
        let (Some(trait_ref), Some(found)) = (trait_ref, sig.inputs.first()) else {
            return;
        };
        let Some(declared) = self.tcx.trait_item(trait_ref.trait_, &def.name) else {
            return;
        };
        let self_ty = trait_ref.self_ty();
        let expected = match self
            .tcx
            .fn_sig(declared)
            .inputs
            .first()
            .map(|ty| (**ty).clone())
        {
            Some(TyKind::Ref(m, inner)) if matches!(*inner, TyKind::Param(0, _)) => {
                Ty::reference(m, self_ty.clone())
            }
            Some(TyKind::Param(0, _)) => self_ty.clone(),
            _ => return,
        };
        let fits = match (&*expected, &**found) {
            (TyKind::Ref(m, _), TyKind::Ref(n, _)) => m == n,
            (TyKind::Ref(..), _) => false,
            (_, TyKind::Ref(..)) => !matches!(*expected, TyKind::Adt(..) | TyKind::Tuple(_)),
            _ => true,
        };
        if !fits {
            let pat = self.body.params.first().map(|pat| self.body.pat(*pat).span);
            self.report_mismatch(&expected, found, pat.unwrap_or(def.span));
        }
    }

    fn new(tcx: &'t TyCtxt, owner: DefId, body: Arc<Body>) -> FnCtxt<'t> {
        let mut icx = InferCtxt::new(tcx, tcx.param_env(owner));
        icx.owner = Some(owner);
        let mut results = blank(&body);
        for (slot, local) in results.local_tys.iter_mut().zip(&body.locals) {
            *slot = icx.fresh(local.span);
        }
        let labels = (0..body.labels).map(|_| None).collect();
        FnCtxt {
            icx,
            owner,
            body,
            results,
            returns: Vec::new(),
            labels,
            diverges: false,
            overloaded_ops: Vec::new(),
            casts: Vec::new(),
            opaques: Vec::new(),
            missing: Vec::new(),
            tainted: false,
        }
    }

    /// Checks the body's value against the return type.
    fn check_value(&mut self, output: &Ty) {
        let value = self.body.value;
        let span = self.span(value);
        let output = self.open_opaques(output, span);
        let output = self.normalize(&output, span);
        self.tainted |= output.has_error();
        self.returns.push(CoerceMany::new(output.clone()));
        let ty = self.check_expr(value, &Expectation::HasType(output));
        let mut returns = self.returns.pop().expect("pushed above");
        self.coerce_arm(&mut returns, value, &ty);
    }

    /// Replaces the owner's own `impl Trait` types by variables with the bounds as obligations.
    fn open_opaques(&mut self, output: &Ty, span: Span) -> Ty {
        let bounds = self.tcx.opaque_bounds(self.owner);
        self.opaques = bounds.iter().map(|_| self.icx.fresh(span)).collect();
        let opaques = self.opaques.clone();
        for list in bounds.iter() {
            for predicate in list {
                let predicate = predicate.map(&mut |ty| replace_opaques(ty, self.owner, &opaques));
                self.require(&predicate, span);
            }
        }
        replace_opaques(output, self.owner, &opaques)
    }

    fn finish(mut self) -> TypeckResults {
        self.select_obligations();
        self.check_casts();
        self.icx.apply_fallback();
        self.select_obligations();
        self.fix_builtin_ops();
        self.analyze_upvars();
        self.report_ambiguities();
        self.results.opaques = std::mem::take(&mut self.opaques);
        self.write_back()
    }

    /// Where an expression stands.
    pub fn span(&self, expr: ExprId) -> Span {
        self.body.expr(expr).span
    }

    /// Where a pattern stands.
    pub fn pat_span(&self, pat: PatId) -> Span {
        self.body.pat(pat).span
    }

    /// A variable for an expression's type.
    pub fn fresh_for(&mut self, expr: ExprId) -> Ty {
        let span = self.span(expr);
        self.icx.fresh(span)
    }

    /// A variable for a pattern's type.
    pub fn fresh_for_pat(&mut self, pat: PatId) -> Ty {
        let span = self.pat_span(pat);
        self.icx.fresh(span)
    }

    /// A written type of this body.
    pub fn lower_ty(&mut self, ty: &hir::Ty) -> Ty {
        let (tcx, owner) = (self.tcx, self.owner);
        let lowered = AstConv::body(tcx, owner, &mut |span| self.icx.fresh(span)).ty(ty);
        self.normalize(&lowered, ty.span)
    }

    /// Something else that is written in this body and needs types.
    pub fn with_conv<T>(&mut self, f: impl FnOnce(&mut AstConv<'_>) -> T) -> T {
        let (tcx, owner) = (self.tcx, self.owner);
        f(&mut AstConv::body(tcx, owner, &mut |span| {
            self.icx.fresh(span)
        }))
    }

    /// `ty` with projections resolved or waiting as obligations.
    pub fn normalize(&mut self, ty: &Ty, span: Span) -> Ty {
        let mut open = Vec::new();
        let ty = self.icx.normalize_with(ty, span, 1, &mut open);
        self.icx.pending.extend(open);
        ty
    }

    /// Demands a predicate.
    pub fn require(&mut self, predicate: &Predicate, span: Span) {
        let mut open = Vec::new();
        let predicate = self.icx.normalize_predicate(predicate, span, 1, &mut open);
        self.icx.pending.extend(open);
        self.icx.register(Obligation::new(predicate, span, 0));
    }

    /// Demands `args[0]: Trait<args[1..]>`.
    pub fn require_trait(&mut self, trait_: DefId, args: GenericArgs, span: Span) {
        self.icx.register(Obligation::new(
            Predicate::Trait(TraitRef { trait_, args }),
            span,
            0,
        ));
    }

    /// Demands everything that an item demands of its arguments.
    pub fn require_predicates_of(&mut self, def: DefId, args: &GenericArgs, span: Span) {
        let mut open = Vec::new();
        self.icx
            .predicates_as_obligations(def, args, span, 0, &mut open);
        self.icx.pending.extend(open);
    }

    /// Decides what can be decided and reports what fails.
    pub fn select_obligations(&mut self) {
        for failed in self.icx.select_where_possible() {
            self.report_failed(&failed);
        }
    }

    /// The type as far as it is known, after a second look at what is open.
    pub fn resolve_now(&mut self, ty: &Ty) -> Ty {
        let ty = self.shallow(ty);
        if !ty.is_ty_var() || self.pending.is_empty() {
            return ty;
        }
        self.select_obligations();
        self.shallow(&ty)
    }

    /// The same, where the type must be known to go on.
    pub fn structurally_resolve(&mut self, ty: &Ty, what: &str, span: Span) -> Ty {
        let ty = self.resolve_now(ty);
        if ty.is_ty_var() {
            self.report_unknown_type(what, span);
            self.unify(&ty, &Ty::new(TyKind::Error));
            return Ty::new(TyKind::Error);
        }
        ty
    }

    /// Records an expression's own type.
    pub fn set_ty(&mut self, expr: ExprId, ty: Ty) {
        self.results.expr_tys[expr.0 as usize] = ty;
    }

    /// The type an expression was found to have.
    pub fn ty_of(&self, expr: ExprId) -> Ty {
        self.results.expr_tys[expr.0 as usize].clone()
    }
}

fn replace_opaques(ty: &Ty, owner: DefId, vars: &[Ty]) -> Ty {
    match &**ty {
        TyKind::Opaque(def, n, _) if *def == owner => {
            vars.get(*n as usize).cloned().unwrap_or_else(|| ty.clone())
        }
        _ => ty.map_parts(&mut |part| replace_opaques(part, owner, vars)),
    }
}

impl Expectation {
    /// The type that the expression will be coerced to, if any.
    pub fn only_has_type(&self) -> Option<&Ty> {
        match self {
            Expectation::HasType(ty) => Some(ty),
            Expectation::None | Expectation::Hint(_) => None,
        }
    }

    /// The expected type, however it is known.
    pub fn any(&self) -> Option<&Ty> {
        match self {
            Expectation::HasType(ty) | Expectation::Hint(ty) => Some(ty),
            Expectation::None => None,
        }
    }
}
