//! Semantic types, and what type checking finds out about a body.
//! Lifetimes do not exist here; rustc has checked them.

mod flags;
mod predicate;
mod results;
mod visit;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use flags::Flags;
pub use predicate::*;
pub use results::*;
use serde::{Deserialize, Serialize};

use crate::hir::{DefId, ExprId, Mutability, Symbol};
pub use crate::hir::{FloatTy, IntTy};

/// A type: cheap to clone, compared by structure.
#[derive(Clone)]
pub struct Ty(Rc<Known>);

/// A type's kind, and what is asked of it most often.
struct Known {
    kind: TyKind,
    flags: Flags,
    hash: u64,
}

impl std::ops::Deref for Ty {
    type Target = TyKind;

    fn deref(&self) -> &TyKind {
        &self.0.kind
    }
}

impl PartialEq for Ty {
    fn eq(&self, other: &Ty) -> bool {
        self.is_same(other) || (self.0.hash == other.0.hash && self.0.kind == other.0.kind)
    }
}

impl Eq for Ty {}

impl Hash for Ty {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.hash);
    }
}

impl PartialOrd for Ty {
    fn partial_cmp(&self, other: &Ty) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ty {
    fn cmp(&self, other: &Ty) -> Ordering {
        self.0.kind.cmp(&other.0.kind)
    }
}

impl fmt::Debug for Ty {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_tuple("Ty").field(&self.0.kind).finish()
    }
}

/// Arguments for an item's generics: the parents' first, `Self` first of all for traits.
pub type GenericArgs = Rc<[Ty]>;

/// What a type is: of types, and of lists of them. Where it is written, those are numbers.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum TyKind<T = Ty, L = GenericArgs> {
    /// `bool`
    Bool,
    /// `char`
    Char,
    /// `i8` … `usize`
    Int(IntTy),
    /// `f32`, `f64`
    Float(FloatTy),
    /// `str`
    Str,
    /// `!`
    Never,
    /// A struct or enum.
    Adt(DefId, L),
    /// `(A, B)`; `()` is the empty one.
    Tuple(Vec<T>),
    /// `[T; N]`; `N` is a `Const`, a `Param` or an `Infer`.
    Array(T, T),
    /// `[T]`
    Slice(T),
    /// `&T`, `&mut T`
    Ref(Mutability, T),
    /// The type of a function item or a tuple constructor (its variant's or struct's id).
    FnDef(DefId, L),
    /// `fn(A) -> B`
    FnPtr(Vec<T>, T),
    /// The type of one closure expression: the body's owner, the expression, the owner's arguments.
    Closure(DefId, ExprId, L),
    /// What an `async fn` returns before `.await`: a future of this output.
    Future(T),
    /// A type or const parameter: its index in the full argument list, and its name.
    Param(u32, Symbol),
    /// `<Args[0] as Trait>::Assoc`: the trait's associated type, and the trait's arguments (`Self` first).
    Projection(DefId, L),
    /// `impl Trait` as a return type: the function and its arguments, and which one. Revealed when monomorphised.
    Opaque(DefId, u32, L),
    /// A const argument's value.
    Const(u128),
    /// An inference variable; none is left after checking.
    Infer(InferTy),
    /// Already reported.
    Error,
}

/// Inference variables.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum InferTy {
    /// Any type.
    Ty(u32),
    /// `{integer}`: falls back to `i32`.
    Int(u32),
    /// `{float}`: falls back to `f64`.
    Float(u32),
}

/// What becomes of the types in something, and of the lists of types.
pub(crate) trait Convert<T, L> {
    /// What a type becomes.
    type Ty;
    /// What a list becomes.
    type List;

    fn ty(&mut self, ty: &T) -> Self::Ty;
    fn list(&mut self, list: &L) -> Self::List;

    fn tys(&mut self, tys: &[T]) -> Vec<Self::Ty> {
        tys.iter().map(|ty| self.ty(ty)).collect()
    }
}

/// Types mapped to types.
struct Mapped<'f, F>(&'f mut F);

impl<F: FnMut(&Ty) -> Ty> Convert<Ty, GenericArgs> for Mapped<'_, F> {
    type Ty = Ty;
    type List = GenericArgs;

    fn ty(&mut self, ty: &Ty) -> Ty {
        (self.0)(ty)
    }

    fn list(&mut self, list: &GenericArgs) -> GenericArgs {
        list.iter().map(&mut *self.0).collect()
    }
}

impl<T, L> TyKind<T, L> {
    /// The same kind of other parts.
    pub(crate) fn convert<C: Convert<T, L>>(&self, to: &mut C) -> TyKind<C::Ty, C::List> {
        match self {
            TyKind::Bool => TyKind::Bool,
            TyKind::Char => TyKind::Char,
            TyKind::Int(int) => TyKind::Int(*int),
            TyKind::Float(float) => TyKind::Float(*float),
            TyKind::Str => TyKind::Str,
            TyKind::Never => TyKind::Never,
            TyKind::Adt(def, args) => TyKind::Adt(*def, to.list(args)),
            TyKind::Tuple(elems) => TyKind::Tuple(to.tys(elems)),
            TyKind::Array(elem, len) => TyKind::Array(to.ty(elem), to.ty(len)),
            TyKind::Slice(elem) => TyKind::Slice(to.ty(elem)),
            TyKind::Ref(mutability, inner) => TyKind::Ref(*mutability, to.ty(inner)),
            TyKind::FnDef(def, args) => TyKind::FnDef(*def, to.list(args)),
            TyKind::FnPtr(inputs, output) => TyKind::FnPtr(to.tys(inputs), to.ty(output)),
            TyKind::Closure(def, expr, args) => TyKind::Closure(*def, *expr, to.list(args)),
            TyKind::Future(output) => TyKind::Future(to.ty(output)),
            TyKind::Param(index, name) => TyKind::Param(*index, name.clone()),
            TyKind::Projection(def, args) => TyKind::Projection(*def, to.list(args)),
            TyKind::Opaque(def, n, args) => TyKind::Opaque(*def, *n, to.list(args)),
            TyKind::Const(value) => TyKind::Const(*value),
            TyKind::Infer(variable) => TyKind::Infer(*variable),
            TyKind::Error => TyKind::Error,
        }
    }
}

impl Ty {
    /// Makes a type.
    pub fn new(kind: TyKind) -> Ty {
        let (flags, hash) = (Flags::of(&kind), flags::hash(&kind));
        Ty(Rc::new(Known { kind, flags, hash }))
    }

    fn flags(&self) -> Flags {
        self.0.flags
    }

    /// Whether both are one in memory: then they are equal.
    pub fn is_same(&self, other: &Ty) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// `()`
    pub fn unit() -> Ty {
        Ty::new(TyKind::Tuple(Vec::new()))
    }

    /// `&T`
    pub fn reference(mutability: Mutability, ty: Ty) -> Ty {
        Ty::new(TyKind::Ref(mutability, ty))
    }

    /// Whether it is `()`.
    pub fn is_unit(&self) -> bool {
        matches!(&**self, TyKind::Tuple(elems) if elems.is_empty())
    }

    /// Whether it is `&mut T`.
    pub fn is_mut_ref(&self) -> bool {
        matches!(**self, TyKind::Ref(Mutability::Mut, _))
    }

    /// Whether it is `!`.
    pub fn is_never(&self) -> bool {
        matches!(**self, TyKind::Never)
    }

    /// The type behind any number of references.
    pub fn peel_refs(&self) -> &Ty {
        match &**self {
            TyKind::Ref(_, inner) => inner.peel_refs(),
            _ => self,
        }
    }

    /// Rebuilds the type with every direct part mapped.
    #[must_use]
    pub fn map_parts(&self, f: &mut impl FnMut(&Ty) -> Ty) -> Ty {
        match &**self {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Param(..)
            | TyKind::Const(_)
            | TyKind::Infer(_)
            | TyKind::Error => self.clone(),
            kind => Ty::new(kind.convert(&mut Mapped(f))),
        }
    }

    /// Replaces parameters by arguments.
    #[must_use]
    pub fn subst(&self, args: &[Ty]) -> Ty {
        match &**self {
            _ if !self.has_param() => self.clone(),
            TyKind::Param(index, _) => args
                .get(*index as usize)
                .cloned()
                .unwrap_or_else(|| self.clone()),
            _ => self.map_parts(&mut |part| part.subst(args)),
        }
    }
}
