//! Types, paths and generics as the author wrote them, with names resolved as far as modules go.

use serde::{Deserialize, Serialize, Serializer};

use super::{DefId, Symbol};
use crate::span::Span;

/// A written type.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ty {
    /// What it says.
    pub kind: Box<TyKind>,
    /// Where.
    pub span: Span,
}

/// What a written type says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TyKind {
    /// A path: `u8`, `Vec<T>`, `Self`, `T::Item`, `<T as Trait>::Item`.
    Path(Path),
    /// `&T`, `&mut T`; lifetimes are dropped.
    Ref(Mutability, Ty),
    /// `(A, B)`; `()` is the empty one.
    Tuple(Vec<Ty>),
    /// `[T]`
    Slice(Ty),
    /// `[T; N]`
    Array(Ty, ConstArg),
    /// `fn(A) -> B`
    FnPtr(Vec<Ty>, Ty),
    /// `impl A + B`, in return position only (parameters' become generics).
    ImplTrait(Vec<TraitBound>),
    /// `!`
    Never,
    /// `_`, and what a closure parameter or `let` leaves out.
    Infer,
    /// Already reported.
    Error,
}

/// `N` in `[T; N]` or a const argument.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ConstArg {
    /// A literal, or a constant expression's body.
    Body(std::sync::Arc<super::Body>),
    /// A const parameter.
    Param(DefId),
    /// `_`
    Infer,
}

/// Shared or exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Mutability {
    /// `&`
    Not,
    /// `&mut`
    Mut,
}

/// A resolved path: `base`, then segments that only types can resolve.
///
/// `Vec::<u8>::new`: base `Vec` (args on its segment), rest `[new]`.
/// `<T as Iterator>::Item`: `qself` is `T`, base the trait, rest `[Item]`.
/// `T::Item`: base the type parameter, rest `[Item]`.
/// `Option::Some`: base the variant `Some`; enum arguments may stand on either segment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Path {
    /// `<T as …>`'s or `<T>`'s type.
    pub qself: Option<Ty>,
    /// What the resolvable prefix names.
    pub res: Res,
    /// The prefix' segments (those with generic arguments matter).
    #[serde(serialize_with = "from_the_first_with_arguments")]
    pub segments: Vec<Segment>,
    /// Segments left for type-relative lookup.
    pub rest: Vec<Segment>,
    /// The whole path.
    pub span: Span,
}

/// Of a library's path the names are known, and nobody asks for them.
fn from_the_first_with_arguments<S: Serializer>(
    segments: &[Segment],
    to: S,
) -> Result<S::Ok, S::Error> {
    let first = segments.iter().position(|segment| segment.args.is_some());
    segments[first.unwrap_or(segments.len())..].serialize(to)
}

/// What a path prefix names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Res {
    /// A local variable.
    Local(super::LocalId),
    /// A definition: module-level item, variant, type or const parameter.
    Def(DefId),
    /// `u8`, `str`, …
    PrimTy(PrimTy),
    /// `Self` in an impl (its id) …
    SelfTyImpl(DefId),
    /// … or in a trait (its id).
    SelfTyTrait(DefId),
    /// `<T>::f`: only `qself` counts.
    None,
    /// Already reported.
    Err,
}

/// Built-in types that have a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum PrimTy {
    Bool,
    Char,
    Str,
    Int(crate::hir::IntTy),
    Float(crate::hir::FloatTy),
}

/// One path segment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Segment {
    /// Its name.
    pub name: Symbol,
    /// `::<A, B>`; `None` where nothing is written. `Fn(A) -> B` is `args: [(A,)]` with the binding `Output = B`.
    pub args: Option<PathArgs>,
    /// Its span.
    pub span: Span,
}

/// Generic arguments of a segment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PathArgs {
    /// Types and consts, in order; lifetimes are dropped.
    pub args: Vec<GenericArg>,
    /// `Item = T`
    pub bindings: Vec<(Symbol, Ty)>,
}

/// One generic argument.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum GenericArg {
    /// A type (a const parameter's bare name arrives as a type path).
    Ty(Ty),
    /// A const.
    Const(ConstArg),
}

/// `T: Bound`, `impl Bound`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TraitBound {
    /// A trait.
    Trait(super::TraitRef),
    /// `?Sized`: noted and ignored.
    MaybeSized,
}

/// Type parameters and where-clauses of one item; lifetimes are dropped.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Generics {
    /// The item whose parameters come first (an impl or a trait), if any.
    pub parent: Option<DefId>,
    /// Parameters of the parents.
    pub parent_count: u32,
    /// Own parameters. A trait's first one is `Self`.
    pub params: Vec<GenericParam>,
    /// `T: A + B`, from the list and from `where`.
    pub predicates: Vec<(Ty, super::TraitRef)>,
}

/// One parameter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GenericParam {
    /// Its definition (`DefKind::TyParam` or `ConstParam`).
    pub def: DefId,
    /// Its name.
    pub name: Symbol,
    /// `T = Default`
    pub default: Option<Ty>,
}
