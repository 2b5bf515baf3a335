//! What the lowering of every handler asks about the author's functions as a whole.

use rustc_hash::{FxHashMap, FxHashSet};

use super::frozen::Mutated;
use crate::hir::{Body, DefId, DefKind, ExprKind, FormatPiece, FormatTrait};
use crate::typeck::TyCtxt;

/// What the author's functions do to each other.
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
}

/// Looks at every function of the author's, once for all handlers.
pub fn survey(tcx: &TyCtxt) -> Survey {
    let mut survey = Survey::default();
    let mut callees: FxHashMap<DefId, Vec<DefId>> = FxHashMap::default();
    for (id, def) in tcx.crates.local_defs() {
        let DefKind::Fn(function) = &def.kind else {
            continue;
        };
        let Some(body) = function.body() else {
            continue;
        };
        let results = tcx.typeck(id);
        survey.mutated.scan(&body, &results, &tcx.crates);
        survey.asks_pretty |= asks_pretty(&body);
        for (callee, _) in results.callees.values() {
            *survey.calls.entry(*callee).or_default() += 1;
            callees.entry(id).or_default().push(*callee);
        }
    }
    survey.recursive = recursive(&callees);
    survey
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
