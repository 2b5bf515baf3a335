//! Facts beside types: adjustments, captures, callees of operators, binding modes.

use super::load;
use crate::TyCtxt;
use crate::hir::{BinOp, Def, DefId, DefKind, ExprId, ExprKind, Mutability};
use crate::ty::{Adjust, Capture, ClosureKind, TypeckResults};

fn function(tcx: &TyCtxt, name: &str) -> DefId {
    let named = |def: &Def| &*def.name == name && matches!(def.kind, DefKind::Fn(_));
    let found = tcx.crates.all_defs().filter(|(_, def)| named(def)).last();
    found.unwrap().0
}

/// The facts about the function `f`, and its expressions of which `wanted` is true.
fn facts(
    text: &str,
    wanted: impl Fn(&ExprKind) -> bool,
) -> (TyCtxt, std::rc::Rc<TypeckResults>, Vec<ExprId>) {
    let tcx = load(text);
    let f = function(&tcx, "f");
    let results = tcx.typeck(f);
    assert_eq!(tcx.take_diagnostics(), []);
    let body = tcx.body_of(f).unwrap();
    let found = body
        .exprs
        .iter()
        .enumerate()
        .filter(|(_, e)| wanted(&e.kind));
    let ids = found
        .map(|(i, _)| ExprId(u32::try_from(i).unwrap()))
        .collect();
    (tcx, results, ids)
}

fn closure_of(text: &str) -> (ClosureKind, Vec<Capture>) {
    let (_, results, ids) = facts(text, |kind| matches!(kind, ExprKind::Closure(_)));
    let facts = &results.closures[&ids[0]];
    (
        facts.kind,
        facts.captures.iter().map(|(_, capture)| *capture).collect(),
    )
}

#[test]
fn closures_capture_as_they_use() {
    let reads = closure_of("fn f(s: String) { let g = || s.len(); g(); }");
    assert_eq!(reads, (ClosureKind::Fn, vec![Capture::Ref]));
    let writes = closure_of("fn f(mut n: u32) { let mut g = || n += 1; g(); }");
    assert_eq!(writes, (ClosureKind::FnMut, vec![Capture::RefMut]));
    let pushes = closure_of("fn f(v: &mut Vec<u8>) { let mut g = |x| v.push(x); g(1); }");
    assert_eq!(pushes, (ClosureKind::FnMut, vec![Capture::RefMut]));
    let moves = closure_of("fn f(s: String) { let g = || s; g(); }");
    assert_eq!(moves, (ClosureKind::FnOnce, vec![Capture::Value]));
    let by_move = closure_of("fn f(s: String) { let g = move || s.len(); g(); }");
    assert_eq!(by_move, (ClosureKind::Fn, vec![Capture::Value]));
    let outer = closure_of("fn f(s: String) { let g = || { let h = || s.len(); h() }; g(); }");
    assert_eq!(outer, (ClosureKind::Fn, vec![Capture::Ref]));
}

#[test]
fn calls_of_closures_name_their_trait() {
    let text = "fn f(mut n: u32) { let mut g = |x: u32| n += x; g(1); }";
    let (tcx, results, calls) = facts(text, |kind| matches!(kind, ExprKind::Call(..)));
    let (method, args) = &results.callees[&calls[0]];
    assert_eq!(&*tcx.crates.def(*method).name, "call_mut");
    assert_eq!(tcx.show(&args[1]), "(u32,)");
}

#[test]
fn primitive_operators_have_no_callee() {
    let text = "fn f(a: u8, s: &str, t: String) -> bool { let x = |c| c == 'a'; x('b') && a + 1 == 2 && s == t }";
    let (_, results, ids) = facts(text, |kind| matches!(kind, ExprKind::Binary(..)));
    let overloaded = ids
        .iter()
        .filter(|id| results.callees.contains_key(id))
        .count();
    assert_eq!((ids.len(), overloaded), (4, 1));
}

#[test]
fn deref_and_index_follow_the_place() {
    let text = "fn f(v: &mut Vec<Vec<u8>>) -> u8 { v[0][1] = 2; v[0].push(3); v[0][1] }";
    let (tcx, results, ids) = facts(text, |kind| matches!(kind, ExprKind::Index(..)));
    let mut names: Vec<String> = ids
        .iter()
        .filter_map(|id| results.callees.get(id))
        .map(|(def, _)| tcx.crates.def(*def).name.to_string())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["index", "index", "index_mut", "index_mut", "index_mut"]
    );
}

#[test]
fn string_arguments_are_dereferenced() {
    let text = "fn g(s: &str) {} fn f(s: String, b: Box<String>) { g(&s); g(&b); }";
    let (tcx, results, ids) = facts(text, |kind| matches!(kind, ExprKind::AddrOf(..)));
    let steps = |id: &ExprId| -> Vec<String> {
        let name = |adjust: &Adjust| match adjust {
            Adjust::Deref => "deref".to_string(),
            Adjust::OverloadedDeref(def, _, _) => tcx.crates.def(*def).name.to_string() + "()",
            Adjust::Borrow(Mutability::Not) => "&".to_string(),
            other => format!("{other:?}"),
        };
        results.adjustments[id]
            .iter()
            .map(|a| name(&a.kind))
            .collect()
    };
    assert_eq!(steps(&ids[0]), ["deref", "deref()", "&"]);
    assert_eq!(steps(&ids[1]), ["deref", "deref", "deref()", "&"]);
    assert_eq!(tcx.show(results.expr_ty_adjusted(ids[1])), "&str");
}

#[test]
fn comparison_borrows_its_operands() {
    let text = "fn f(a: String, b: String) -> bool { a < b }";
    let (tcx, results, ids) = facts(text, |kind| matches!(kind, ExprKind::Binary(BinOp::Lt, ..)));
    assert_eq!(&*tcx.crates.def(results.callees[&ids[0]].0).name, "lt");
    let borrows = results
        .adjustments
        .values()
        .filter(|list| list[0].kind == Adjust::Borrow(Mutability::Not))
        .count();
    assert_eq!(borrows, 2);
}

#[test]
fn binding_modes_are_recorded() {
    let text = "fn f(o: &mut Option<String>) { if let Some(s) = o { s.clear(); } }";
    let (_, results, _) = facts(text, |_| false);
    assert_eq!(
        results.binding_refs.values().collect::<Vec<_>>(),
        [&Mutability::Mut]
    );
    assert_eq!(results.pat_derefs.values().collect::<Vec<_>>(), [&1]);
}
