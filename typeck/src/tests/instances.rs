//! What monomorphisation is told: instances, normalised types, whether traits hold.

use super::load;
use crate::hir::{Def, DefId, DefKind};
use crate::ty::{GenericArgs, IntTy, Ty, TyKind, TypeckResults};
use crate::{Instance, TyCtxt};

const SOURCE: &str = "
    trait Named { fn name(&self) -> String { String::from(\"default\") } fn id() -> u32; const N: u32; }
    struct A;
    struct Wrap<T>(T);
    impl Named for A { fn id() -> u32 { 1 } const N: u32 = 1; }
    impl<T: Named> Named for Wrap<T> { fn name(&self) -> String { self.0.name() } fn id() -> u32 { T::id() } const N: u32 = 2; }
    fn evens(v: Vec<u32>) -> impl Iterator<Item = u32> { v.into_iter().filter(|x| x % 2 == 0) }
    fn call() -> u32 { let w = Wrap(A); w.name(); Wrap::<A>::id() }
    fn apply<F: Fn(u32) -> u64>(f: F) -> u64 { f(1) }
    fn pass() -> u64 { let k = 2; apply(|x| u64::from(x) + k) }
";

fn find(tcx: &TyCtxt, name: &str) -> DefId {
    let named = |def: &Def| &*def.name == name && !matches!(def.kind, DefKind::Mod);
    let found = tcx.crates.all_defs().filter(|(_, def)| named(def)).last();
    found.unwrap().0
}

fn callees<'r>(
    tcx: &TyCtxt,
    results: &'r TypeckResults,
    name: &str,
) -> Vec<&'r (DefId, GenericArgs)> {
    results
        .callees
        .values()
        .filter(|(def, _)| &*tcx.crates.def(*def).name == name)
        .collect()
}

#[test]
fn trait_methods_resolve_to_impls_and_defaults() {
    let tcx = load(SOURCE);
    let results = tcx.typeck(find(&tcx, "call"));
    let (name, args) = callees(&tcx, &results, "name")[0];
    let Instance::Fn(in_wrap, wrap_args) = tcx.resolve_instance(*name, args) else {
        panic!("no instance")
    };
    let inner = tcx.typeck(in_wrap);
    let (name, args) = callees(&tcx, &inner, "name")[0];
    let args: GenericArgs = args.iter().map(|ty| ty.subst(&wrap_args)).collect();
    let Instance::Fn(default, _) = tcx.resolve_instance(*name, &args) else {
        panic!("no instance")
    };
    let parent = tcx.crates.def(default).parent.unwrap();
    assert!(
        matches!(tcx.crates.def(parent).kind, DefKind::Trait(_)),
        "A takes the trait's default"
    );
}

#[test]
fn associated_constants_are_instances() {
    let tcx = load(SOURCE);
    let trait_ = find(&tcx, "Named");
    let constant = tcx.trait_item(trait_, "N").unwrap();
    let a = Ty::new(TyKind::Adt(find(&tcx, "A"), GenericArgs::from([])));
    let wrapped = Ty::new(TyKind::Adt(find(&tcx, "Wrap"), [a.clone()].into()));
    let Instance::Const(found, args) = tcx.resolve_instance(constant, &[wrapped].into()) else {
        panic!("no const")
    };
    assert_ne!(found, constant);
    assert_eq!(&*args, [a]);
}

#[test]
fn opaque_types_are_revealed() {
    let tcx = load(SOURCE);
    let evens = find(&tcx, "evens");
    let opaque = tcx.fn_sig(evens).output;
    assert!(matches!(*opaque, TyKind::Opaque(..)));
    assert_eq!(
        tcx.show(&tcx.normalize(&opaque)),
        "Filter<IntoIter<u32>, {closure}>"
    );
    let item = tcx
        .trait_item(tcx.lang("Iterator").unwrap(), "Item")
        .unwrap();
    let item = Ty::new(TyKind::Projection(item, [opaque].into()));
    assert_eq!(tcx.show(&tcx.normalize(&item)), "u32");
}

#[test]
fn closures_are_called_through_their_trait() {
    let tcx = load(SOURCE);
    let results = tcx.typeck(find(&tcx, "pass"));
    let (apply, args) = callees(&tcx, &results, "apply")[0];
    let inner = tcx.typeck(*apply);
    let (call, call_args) = callees(&tcx, &inner, "call")[0];
    let call_args: GenericArgs = call_args.iter().map(|ty| ty.subst(args)).collect();
    assert!(matches!(
        tcx.resolve_instance(*call, &call_args),
        Instance::ClosureCall(_)
    ));
}

#[test]
fn traits_hold_or_not() {
    let tcx = load(SOURCE);
    let (copy, clone) = (tcx.lang("Copy").unwrap(), tcx.lang("Clone").unwrap());
    let int = Ty::new(TyKind::Int(IntTy::U8));
    let string = Ty::new(TyKind::Adt(
        tcx.lang("String").unwrap(),
        GenericArgs::from([]),
    ));
    let pair = Ty::new(TyKind::Tuple(vec![int.clone(), string.clone()]));
    assert!(tcx.implements(copy, &[int]));
    assert!(!tcx.implements(copy, &[string]));
    assert!(tcx.implements(clone, std::slice::from_ref(&pair)));
    assert!(!tcx.implements(copy, &[pair]));
}
