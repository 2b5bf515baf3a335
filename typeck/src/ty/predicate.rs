//! What may be demanded of types: that a trait holds, or what an associated type is.
//! Deciding whether it holds is `typeck`'s.

use super::{GenericArgs, Ty};
use crate::hir::DefId;

/// A trait with all its arguments, `Self` first: `Self: Trait<Args>`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TraitRef {
    /// The trait.
    pub trait_: DefId,
    /// Its arguments.
    pub args: GenericArgs,
}

impl TraitRef {
    /// The type that the trait is implemented for.
    pub fn self_ty(&self) -> &Ty {
        &self.args[0]
    }

    /// With parameters replaced by arguments.
    #[must_use]
    pub fn subst(&self, args: &[Ty]) -> TraitRef {
        TraitRef {
            trait_: self.trait_,
            args: subst_args(&self.args, args),
        }
    }
}

/// A demand.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Predicate {
    /// The trait is implemented.
    Trait(TraitRef),
    /// `<args[0] as Trait>::Assoc == ty`, by the associated type and the trait's arguments.
    Projection(DefId, GenericArgs, Ty),
}

impl Predicate {
    /// With parameters replaced by arguments.
    #[must_use]
    pub fn subst(&self, args: &[Ty]) -> Predicate {
        match self {
            Predicate::Trait(trait_ref) => Predicate::Trait(trait_ref.subst(args)),
            Predicate::Projection(assoc, own, ty) => {
                Predicate::Projection(*assoc, subst_args(own, args), ty.subst(args))
            }
        }
    }

    /// With every type in it mapped.
    #[must_use]
    pub fn map(&self, f: &mut dyn FnMut(&Ty) -> Ty) -> Predicate {
        match self {
            Predicate::Trait(t) => {
                let args = t.args.iter().map(&mut *f).collect();
                Predicate::Trait(TraitRef {
                    trait_: t.trait_,
                    args,
                })
            }
            Predicate::Projection(assoc, args, ty) => {
                let args = args.iter().map(&mut *f).collect();
                Predicate::Projection(*assoc, args, f(ty))
            }
        }
    }
}

/// Replaces parameters by arguments in a list.
#[must_use]
pub fn subst_args(list: &GenericArgs, args: &[Ty]) -> GenericArgs {
    if list.iter().any(Ty::has_param) {
        list.iter().map(|ty| ty.subst(args)).collect()
    } else {
        list.clone()
    }
}
