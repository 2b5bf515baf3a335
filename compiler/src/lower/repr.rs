//! The JavaScript representation of each type: decided here, once, from the type alone.

use crate::hir::{DefKind, JsAdt};
use crate::ty::{Ty, TyKind};
use crate::typeck::TyCtxt;

/// How a type's values look in JavaScript.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repr {
    /// A number, string, boolean or function: immutable, without identity.
    Scalar,
    /// No information: `()`, empty structs, function items.
    Unit,
    /// A struct with one field is that field.
    Transparent,
    /// A struct or tuple: an object with a property a field.
    Object,
    /// `Vec<T>`, `[T]`, `[T; N]`.
    Array,
    /// An object that only templates touch.
    Opaque,
    /// A fieldless enum: its discriminant.
    Discriminant,
    /// `Option<T>` of a `T` that is never `undefined`.
    Nullable,
    /// Any other enum: an object with the variant's index and the fields.
    Tagged,
    /// `&T`, `&mut T`, `Box<T>`: as the inner type.
    Pointer,
}

/// Asked of all that is known about types.
pub trait Representations {
    /// All that is known about types.
    fn tcx(&self) -> &TyCtxt;

    /// The representation of a monomorphic type.
    fn repr(&self, ty: &Ty) -> Repr {
        match &**ty {
            TyKind::Tuple(elems) if elems.is_empty() => Repr::Unit,
            TyKind::Tuple(_) => Repr::Object,
            TyKind::Array(..) | TyKind::Slice(_) => Repr::Array,
            TyKind::Ref(..) => Repr::Pointer,
            TyKind::FnDef(..) | TyKind::Never => Repr::Unit,
            TyKind::Adt(def, args) => {
                if self.tcx().crates.is_lang(*def, "Vec") {
                    return Repr::Array;
                }
                if self.tcx().crates.is_lang(*def, "String") {
                    return Repr::Scalar;
                }
                if self.tcx().crates.is_lang(*def, "Box") {
                    return Repr::Pointer;
                }
                let adt = self.tcx().crates.adt(*def);
                let is_struct = matches!(self.tcx().crates.def(*def).kind, DefKind::Struct(_));
                match (adt.js, is_struct) {
                    (JsAdt::Opaque, _) => Repr::Opaque,
                    (JsAdt::OpaqueValue, _) => Repr::Scalar,
                    (JsAdt::Object, _) => Repr::Object,
                    (JsAdt::Rust, true) => match adt.variants[0].fields.len() {
                        0 => Repr::Unit,
                        1 => Repr::Transparent,
                        _ => Repr::Object,
                    },
                    (JsAdt::Rust, false) => {
                        if adt.variants.iter().all(|v| v.fields.is_empty()) {
                            Repr::Discriminant
                        } else if self.tcx().crates.is_lang(*def, "Option")
                            && !self.is_nullable(&args[0])
                        {
                            Repr::Nullable
                        } else {
                            Repr::Tagged
                        }
                    }
                }
            }
            _ => Repr::Scalar,
        }
    }

    /// Whether a value of the type may be `undefined`.
    fn is_nullable(&self, ty: &Ty) -> bool {
        match self.repr(ty) {
            Repr::Unit | Repr::Nullable => true,
            Repr::Transparent => self.is_nullable(&self.only_field(ty)),
            Repr::Pointer => self.is_nullable(&self.pointee(ty)),
            Repr::Scalar
            | Repr::Object
            | Repr::Array
            | Repr::Opaque
            | Repr::Discriminant
            | Repr::Tagged => false,
        }
    }

    /// Whether a `&mut T` is the object itself: mutation through it is seen by all who hold the value.
    fn has_identity(&self, ty: &Ty) -> bool {
        match self.repr(ty) {
            Repr::Object | Repr::Array | Repr::Opaque => true,
            Repr::Transparent => self.has_identity(&self.only_field(ty)),
            // A `&mut &mut T` is not the object: assigning to it rebinds.
            Repr::Pointer => {
                matches!(**ty, TyKind::Adt(..)) && self.has_identity(&self.pointee(ty))
            }
            Repr::Scalar | Repr::Unit | Repr::Discriminant | Repr::Nullable | Repr::Tagged => false,
        }
    }

    /// Whether copies of a value must not share its object: it is one, or holds one in a variant.
    fn has_object(&self, ty: &Ty) -> bool {
        match self.repr(ty) {
            Repr::Tagged => true,
            Repr::Nullable => {
                matches!(&**ty, TyKind::Adt(_, args) if self.has_object(&args[0]))
            }
            Repr::Transparent => self.has_object(&self.only_field(ty)),
            Repr::Object
            | Repr::Array
            | Repr::Opaque
            | Repr::Pointer
            | Repr::Scalar
            | Repr::Unit
            | Repr::Discriminant => self.has_identity(ty),
        }
    }

    /// Whether a mutable variable of the type may be kept as one variable a field.
    fn is_splittable(&self, ty: &Ty) -> bool {
        match &**ty {
            TyKind::Tuple(_) => true,
            TyKind::Adt(def, _) => {
                matches!(self.tcx().crates.def(*def).kind, DefKind::Struct(_))
                    && self.tcx().crates.adt(*def).js == JsAdt::Rust
                    && matches!(self.repr(ty), Repr::Object | Repr::Transparent | Repr::Unit)
            }
            _ => false,
        }
    }

    /// The field of a transparent struct.
    fn only_field(&self, ty: &Ty) -> Ty {
        self.field_tys(ty, 0)
            .into_iter()
            .next()
            .expect("a transparent struct has one field")
    }

    /// The type behind a reference or a `Box`.
    fn pointee(&self, ty: &Ty) -> Ty {
        match &**ty {
            TyKind::Ref(_, inner) => inner.clone(),
            TyKind::Adt(_, args) => args[0].clone(),
            other => unreachable!("not a pointer: {other:?}"),
        }
    }

    /// Field types of one variant (0 for structs and tuples), monomorphic.
    fn field_tys(&self, ty: &Ty, variant: usize) -> Vec<Ty> {
        match &**ty {
            TyKind::Tuple(elems) => elems.clone(),
            TyKind::Adt(def, args) => {
                let variant = &self.tcx().crates.adt(*def).variants[variant];
                (0..variant.fields.len())
                    .map(|i| {
                        self.tcx()
                            .normalize(&self.tcx().field_ty(variant.def, i, args))
                    })
                    .collect()
            }
            other => unreachable!("no fields: {other:?}"),
        }
    }
}

impl Representations for TyCtxt {
    fn tcx(&self) -> &TyCtxt {
        self
    }
}
