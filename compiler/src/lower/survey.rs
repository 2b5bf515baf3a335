//! What the lowering of a handler asks about the author's functions that it reaches, as a whole.

use rustc_hash::{FxHashMap, FxHashSet};

use super::frozen::Mutated;
use crate::hir::{Body, CrateId, DefId, DefKind, ExprKind, FormatPiece, FormatTrait, LazyBody};
use crate::ty::{Ty, TyKind, TypeckResults};
use crate::typeck::TyCtxt;

/// What the author's functions that a handler reaches do to each other.
#[derive(Debug, Default)]
pub struct Survey {
    /// How often each is called in the sources: those called once are inlined.
    pub(super) calls: FxHashMap<DefId, usize>,
    /// Those that call themselves, directly or through others.
    pub(super) recursive: FxHashSet<DefId>,
    /// Types whose values are changed in place.
    pub(super) mutated: Mutated,
    /// Whether any of them has `{:#?}` in it.
    pub(super) asks_pretty: bool,
    /// The author's functions and constants that the handler reaches, itself among them. All are checked.
    pub reached: FxHashSet<DefId>,
}

/// Looks at every function and constant of the author's that the handler may reach. Each is checked on the way.
pub fn survey(tcx: &TyCtxt, handler: DefId) -> Survey {
    let mut survey = Survey::default();
    let mut callees: FxHashMap<DefId, Vec<DefId>> = FxHashMap::default();
    let mut reach = Reach::new(tcx);
    reach.add(handler);
    while let Some(id) = reach.next() {
        let kind = &tcx.crates.def(id).kind;
        if matches!(kind, DefKind::AssocTy(item) if item.value.is_some()) {
            reach.type_(&tcx.type_of(id));
        }
        let Some(body) = kind.body().map(LazyBody::get) else {
            continue;
        };
        let results = tcx.typeck(id);
        reach.types(&results);
        survey.mutated.scan(&body, &results, &tcx.crates);
        survey.asks_pretty |= asks_pretty(&body);
        for (callee, _) in results.callees.values() {
            reach.add(*callee);
            *survey.calls.entry(*callee).or_default() += 1;
            callees.entry(id).or_default().push(*callee);
        }
        for (constant, _) in results.pat_callees.values() {
            reach.add(*constant);
        }
    }
    survey.recursive = recursive(&callees);
    survey.reached = reach.seen;
    survey
}

/// What a handler reaches of the author's: what is named there, and, since std may call it, every item of every
/// trait impl for a type that stands there or for one that is not the author's.
struct Reach<'t> {
    tcx: &'t TyCtxt,
    /// Items of trait impls, by the author's type that the impl is for.
    impls: FxHashMap<DefId, Vec<DefId>>,
    seen: FxHashSet<DefId>,
    seen_types: FxHashSet<Ty>,
    waiting: Vec<DefId>,
}

impl Reach<'_> {
    fn new(tcx: &TyCtxt) -> Reach<'_> {
        let mut reach = Reach {
            tcx,
            impls: FxHashMap::default(),
            seen: FxHashSet::default(),
            seen_types: FxHashSet::default(),
            waiting: Vec::new(),
        };
        for id in &tcx.crates.impls {
            let DefKind::Impl(data) = &tcx.crates.def(*id).kind else {
                continue;
            };
            if data.of_trait.is_none() {
                continue;
            }
            let items = data.items.values().copied();
            match &**tcx.type_of(*id).peel_refs() {
                TyKind::Adt(def, _) if reach.is_local(*def) => {
                    reach.impls.entry(*def).or_default().extend(items);
                }
                _ => items.for_each(|item| reach.add(item)),
            }
        }
        reach
    }

    fn is_local(&self, id: DefId) -> bool {
        self.tcx.crates.def(id).krate == CrateId::Local
    }

    fn add(&mut self, id: DefId) {
        if self.is_local(id) && self.seen.insert(id) {
            self.waiting.push(id);
        }
    }

    fn next(&mut self) -> Option<DefId> {
        self.waiting.pop()
    }

    /// Adds what stands in the types of a body.
    fn types(&mut self, results: &TypeckResults) {
        let all = [
            &results.expr_tys,
            &results.pat_tys,
            &results.local_tys,
            &results.opaques,
        ];
        all.into_iter().flatten().for_each(|ty| self.type_(ty));
        let adjusted = results.adjustments.values().flatten();
        adjusted.for_each(|step| self.type_(&step.target));
        let args = results.callees.values().flat_map(|(_, args)| args.iter());
        args.for_each(|ty| self.type_(ty));
    }

    fn type_(&mut self, ty: &Ty) {
        if !self.seen_types.insert(ty.clone()) {
            return;
        }
        match &**ty {
            TyKind::Adt(def, _) => {
                for item in self.impls.remove(def).unwrap_or_default() {
                    self.add(item);
                }
            }
            TyKind::FnDef(def, _) => self.add(*def),
            _ => {}
        }
        ty.for_each_part(&mut |part| self.type_(part));
    }
}

fn asks_pretty(body: &Body) -> bool {
    let pretty = |piece: &FormatPiece| match piece {
        FormatPiece::Arg { spec, .. } => spec.alternate && spec.trait_ == FormatTrait::Debug,
        FormatPiece::Lit(_) => false,
    };
    body.exprs.iter().any(|expr| match &expr.kind {
        ExprKind::Format(pieces) | ExprKind::WriteFormat(_, pieces) => pieces.iter().any(pretty),
        _ => false,
    })
}

/// The functions that reach themselves.
fn recursive(callees: &FxHashMap<DefId, Vec<DefId>>) -> FxHashSet<DefId> {
    let reaches_itself = |start: &DefId| {
        let (mut seen, mut work) = (FxHashSet::default(), vec![*start]);
        while let Some(id) = work.pop() {
            for callee in callees.get(&id).into_iter().flatten() {
                if callee == start {
                    return true;
                }
                if seen.insert(*callee) {
                    work.push(*callee);
                }
            }
        }
        false
    };
    callees
        .keys()
        .copied()
        .filter(|id| reaches_itself(id))
        .collect()
}
