//! Type checking: signatures, trait selection, inference of bodies, and the questions that
//! monomorphisation asks. Works as rustc's `rustc_hir_typeck` and `rustc_trait_selection` do, and uses
//! their names. Not here: lifetimes, borrows, moves, privacy, exhaustiveness (rustc has checked them).

mod aggregate;
mod autoderef;
mod call;
mod cast;
mod check;
mod closure;
mod coerce;
mod coerce_many;
mod collect;
mod confirm;
mod const_eval;
mod control;
mod data;
mod expr;
mod fulfill;
mod generics;
mod index;
mod infer;
mod instance;
mod op;
mod pat;
mod path;
mod place;
mod print;
mod probe;
mod project;
mod report;
mod select;
mod stored;
mod text;
pub mod ty;
mod upvar;
mod writeback;

#[cfg(test)]
mod tests;

pub use cfc_frontend::{hir, span};

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use cfc_syntax::diagnostics::Diagnostic;

use crate::hir::{Crates, DefId};
use crate::span::{SourceMap, Span};
use crate::ty::{GenericArgs, InferTy, Predicate, TraitRef, Ty, TyKind, TypeckResults};

pub use const_eval::size_of;
pub use instance::Instance;

use generics::OpaqueBounds;
use index::Index;
use rustc_hash::{FxHashMap, FxHashSet};
pub use stored::{Stored, encode};

/// A function's signature, over its own generic parameters.
#[derive(Clone, PartialEq, Debug)]
pub struct FnSig {
    /// Parameter types, `self` included.
    pub inputs: Vec<Ty>,
    /// The return type; of an `async fn` what awaiting it gives.
    pub output: Ty,
    /// Whether calling it gives a future of `output`.
    pub is_async: bool,
}

impl FnSig {
    /// What a call gives: `output`, or a future of it.
    pub fn call_output(&self) -> Ty {
        if self.is_async {
            Ty::new(TyKind::Future(self.output.clone()))
        } else {
            self.output.clone()
        }
    }
}

/// Everything that is known about the types of one compilation. Facts are computed when first asked for.
pub struct TyCtxt {
    /// All definitions.
    pub crates: Arc<Crates>,
    /// Their sources.
    pub sources: Arc<SourceMap>,
    index: Index,
    stored: Option<&'static Stored>,
    cache: Cache,
    diagnostics: RefCell<Vec<Diagnostic<Span>>>,
}

#[derive(Default)]
struct Cache {
    types: RefCell<FxHashMap<DefId, Ty>>,
    sigs: RefCell<FxHashMap<DefId, Rc<FnSig>>>,
    fields: RefCell<FxHashMap<DefId, Rc<[Ty]>>>,
    impl_traits: RefCell<FxHashMap<DefId, Option<TraitRef>>>,
    predicates: RefCell<FxHashMap<DefId, Rc<[Predicate]>>>,
    supers: RefCell<FxHashMap<DefId, Rc<[Predicate]>>>,
    bounds: RefCell<FxHashMap<DefId, Rc<[Predicate]>>>,
    opaques: RefCell<FxHashMap<DefId, Rc<OpaqueBounds>>>,
    envs: RefCell<FxHashMap<DefId, Rc<[Predicate]>>>,
    bodies: RefCell<FxHashMap<DefId, Rc<TypeckResults>>>,
    holds: RefCell<FxHashMap<TraitRef, bool>>,
    projections: RefCell<FxHashMap<(DefId, GenericArgs), Ty>>,
    normalized: RefCell<FxHashMap<Ty, Ty>>,
    instances: RefCell<FxHashMap<(DefId, GenericArgs), Instance>>,
    /// Inference variables by number: every body begins with the first.
    variables: RefCell<Vec<Ty>>,
    /// What is being computed, so that a definition in terms of itself ends as an error.
    active: RefCell<FxHashSet<(Query, DefId)>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Query {
    TypeOf,
    Body,
    Const,
    Opaque,
    Env,
}

impl TyCtxt {
    /// Indexes the definitions; nothing is checked yet.
    pub fn new(crates: impl Into<Arc<Crates>>, sources: impl Into<Arc<SourceMap>>) -> TyCtxt {
        let crates = crates.into();
        let index = Index::new(&crates);
        TyCtxt {
            crates,
            sources: sources.into(),
            index,
            stored: None,
            cache: Cache::default(),
            diagnostics: RefCell::default(),
        }
    }

    /// With the facts about the libraries' bodies, which are not checked then.
    #[must_use]
    pub fn with_stored(self, stored: &'static Stored) -> TyCtxt {
        TyCtxt {
            stored: Some(stored),
            ..self
        }
    }

    /// What was found since the last call. Each body reports once, when it is first checked.
    pub fn take_diagnostics(&self) -> Vec<Diagnostic<Span>> {
        self.diagnostics.take()
    }

    /// The facts about a function's, const's or static's body. A definition without a body has none:
    /// every type in the result is then `Error`.
    pub fn typeck(&self, owner: DefId) -> Rc<TypeckResults> {
        if let Some(known) = self.cache.bodies.borrow().get(&owner) {
            return known.clone();
        }
        let results = match self.stored.and_then(|stored| stored.get(owner)) {
            Some(known) => Rc::new(known),
            None => match self.enter(Query::Body, owner) {
                Some(_guard) => Rc::new(check::check_body(self, owner)),
                None => return Rc::new(check::error_results(self, owner)),
            },
        };
        self.cache
            .bodies
            .borrow_mut()
            .insert(owner, results.clone());
        results
    }

    /// `?n`
    fn variable(&self, n: u32) -> Ty {
        let mut known = self.cache.variables.borrow_mut();
        for next in known.len()..=n as usize {
            let next = u32::try_from(next).expect("no more than `n`");
            known.push(Ty::new(TyKind::Infer(InferTy::Ty(next))));
        }
        known[n as usize].clone()
    }

    fn report(&self, diagnostic: Diagnostic<Span>) {
        let mut all = self.diagnostics.borrow_mut();
        if !all.contains(&diagnostic) {
            all.push(diagnostic);
        }
    }

    /// Marks a query as running; `None` if it already is.
    fn enter(&self, query: Query, def: DefId) -> Option<Entered<'_>> {
        let fresh = self.cache.active.borrow_mut().insert((query, def));
        fresh.then_some(Entered {
            tcx: self,
            key: (query, def),
        })
    }

    fn lang(&self, name: &str) -> Option<DefId> {
        self.crates.lang_item(name)
    }

    fn lang_name(&self, def: DefId) -> &str {
        self.crates.def(def).lang.as_deref().unwrap_or("")
    }
}

struct Entered<'t> {
    tcx: &'t TyCtxt,
    key: (Query, DefId),
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.tcx.cache.active.borrow_mut().remove(&self.key);
    }
}
