//! Questions about the parts of a type.

use super::flags::Flags;
use super::{Ty, TyKind};

impl TyKind {
    /// Calls `f` on every direct part.
    pub fn for_each_part(&self, f: &mut dyn FnMut(&Ty)) {
        match self {
            TyKind::Adt(_, args)
            | TyKind::FnDef(_, args)
            | TyKind::Closure(_, _, args)
            | TyKind::Projection(_, args)
            | TyKind::Opaque(_, _, args) => args.iter().for_each(f),
            TyKind::Tuple(elems) => elems.iter().for_each(f),
            TyKind::Array(elem, len) => {
                f(elem);
                f(len);
            }
            TyKind::Slice(inner) | TyKind::Ref(_, inner) | TyKind::Future(inner) => f(inner),
            TyKind::FnPtr(inputs, output) => {
                inputs.iter().for_each(&mut *f);
                f(output);
            }
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Param(..)
            | TyKind::Const(_)
            | TyKind::Infer(_)
            | TyKind::Error => {}
        }
    }
}

impl Ty {
    /// Whether `test` holds for the type or any part of it.
    pub fn any(&self, test: &mut dyn FnMut(&TyKind) -> bool) -> bool {
        let mut found = test(self);
        self.for_each_part(&mut |part| found = found || part.any(test));
        found
    }

    /// Whether an inference variable stands in it.
    pub fn has_infer(&self) -> bool {
        self.flags().has(Flags::INFER)
    }

    /// Whether a generic parameter stands in it.
    pub fn has_param(&self) -> bool {
        self.flags().has(Flags::PARAM)
    }

    /// Whether an associated type stands in it.
    pub fn has_projection(&self) -> bool {
        self.flags().has(Flags::PROJECTION)
    }

    /// Whether the type of an `impl Trait` stands in it.
    pub fn has_opaque(&self) -> bool {
        self.flags().has(Flags::OPAQUE)
    }

    /// Whether an error stands in it.
    pub fn has_error(&self) -> bool {
        self.flags().has(Flags::ERROR)
    }

    /// Whether it has neither parameters nor variables.
    pub fn is_concrete(&self) -> bool {
        !self.flags().has(Flags::INFER.or(Flags::PARAM))
    }

    /// Whether what holds for it depends on nothing that is known in one body only.
    pub fn is_global(&self) -> bool {
        let local = [
            Flags::INFER,
            Flags::PARAM,
            Flags::PROJECTION,
            Flags::OPAQUE,
            Flags::CLOSURE,
        ];
        let local = local.into_iter().fold(Flags::ERROR, Flags::or);
        !self.flags().has(local)
    }

    /// Whether it is a primitive that operators work on without a trait; number literals' types count.
    pub fn is_scalar(&self) -> bool {
        matches!(**self, TyKind::Bool | TyKind::Char) || self.is_numeric()
    }

    /// Whether it is a number, or a number literal's type.
    pub fn is_numeric(&self) -> bool {
        self.is_integral() || self.is_floating()
    }

    /// Whether it is an integer, or an integer literal's type.
    pub fn is_integral(&self) -> bool {
        matches!(
            **self,
            TyKind::Int(_) | TyKind::Infer(super::InferTy::Int(_))
        )
    }

    /// Whether it is a float, or a float literal's type.
    pub fn is_floating(&self) -> bool {
        matches!(
            **self,
            TyKind::Float(_) | TyKind::Infer(super::InferTy::Float(_))
        )
    }

    /// Whether it is an undetermined variable of any type.
    pub fn is_ty_var(&self) -> bool {
        matches!(**self, TyKind::Infer(super::InferTy::Ty(_)))
    }
}
