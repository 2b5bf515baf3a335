//! Definitions: what has a `DefId`, and the index of all of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Body, FxIndexMap, Generics, LazyBody, Path, Ty};
use crate::metadata::{Metadata, in_order};
use crate::span::Span;

/// An interned-enough name: cheap to clone, compared by text.
pub type Symbol = Arc<str>;

/// A definition: item, variant, field-less of its own body, type parameter, …
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct DefId(pub u32);

/// Which source a definition comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum CrateId {
    /// `core`, `alloc` and `std`, which are one namespace here.
    Std,
    /// The `cloudfront_functions` shim.
    Shim,
    /// The author's package.
    Local,
}

/// One definition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Def {
    /// Its last path segment; empty for impls.
    pub name: Symbol,
    /// The module, trait, impl, enum or function it stands in; `None` for crate roots.
    pub parent: Option<DefId>,
    /// Where it comes from.
    pub krate: CrateId,
    /// Its name token (impls: the `impl` keyword to the self type).
    pub span: Span,
    /// `#[lang = "…"]` of the sysroot, if any.
    pub lang: Option<Symbol>,
    /// `#[js(unsupported, instead = "…")]`: using it is an error that gives this advice.
    pub unsupported: Option<Arc<str>>,
    /// What it is.
    pub kind: DefKind,
}

/// What a definition is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum DefKind {
    /// A module or a crate root.
    Mod,
    /// A struct; its fields are the only variant's.
    Struct(Adt),
    /// An enum.
    Enum(Adt),
    /// A variant of the parent enum, by index.
    Variant(usize),
    /// A trait.
    Trait(Trait),
    /// `impl Trait for T` or `impl T`.
    Impl(Impl),
    /// `type A<T> = …;`
    TyAlias(Generics, Ty),
    /// An associated type: bounds in a trait, value in an impl (or a default).
    AssocTy(AssocTy),
    /// A free function, or one in an impl or trait.
    Fn(Fn),
    /// `const` or `static` (immutable), free or associated; `None` where a trait only declares it.
    Const(ConstItem),
    /// A type parameter; index into the generics of `owner` (parents' parameters counted first).
    TyParam {
        /// The item that declares it.
        owner: DefId,
        /// Its place in the owner's full generic argument list.
        index: u32,
    },
    /// A const parameter, in the same index space as type parameters.
    ConstParam {
        /// The item that declares it.
        owner: DefId,
        /// Its place in the owner's full generic argument list.
        index: u32,
    },
}

/// A struct or an enum.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Adt {
    /// Type parameters and bounds.
    pub generics: Generics,
    /// One for a struct, any number for an enum.
    pub variants: Vec<Variant>,
    /// What the JavaScript value is.
    pub js: JsAdt,
}

/// How a type's author wants its values to look in JavaScript (`#[js(…)]` on the type).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum JsAdt {
    /// The compiler chooses: an ordinary Rust type.
    #[default]
    Rust,
    /// `#[js(object)]`: an object with these property names; `None` fields are absent.
    Object,
    /// `#[js(opaque)]`: a JavaScript object that only templates touch; has identity.
    Opaque,
    /// `#[js(opaque, value)]`: an immutable JavaScript value that only templates touch.
    OpaqueValue,
}

/// A struct's fields, or one variant of an enum.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Variant {
    /// The variant's own definition; the struct's for a struct.
    pub def: DefId,
    /// Its name.
    pub name: Symbol,
    /// `{ .. }`, `( .. )` or nothing.
    pub ctor: CtorKind,
    /// In declaration order. Tuple fields are named `0`, `1`, ….
    pub fields: Vec<Field>,
    /// The discriminant: given, or one more than the one before.
    pub discriminant: i128,
}

/// How a variant is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum CtorKind {
    /// `V { a: 1 }`
    Struct,
    /// `V(1)`
    Tuple,
    /// `V`
    Unit,
}

/// A field.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Field {
    /// Its Rust name.
    pub name: Symbol,
    /// The property's name in JavaScript, where it is fixed (`#[js(object)]`).
    pub js_name: Option<Symbol>,
    /// Its type, over the owner's generics.
    pub ty: Ty,
    /// Its span.
    pub span: Span,
}

/// A trait.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trait {
    /// `Self` is parameter 0, the trait's own follow.
    pub generics: Generics,
    /// `trait A: B + C`.
    pub supertraits: Vec<TraitRef>,
    /// Functions, associated types and consts, by name.
    #[serde(with = "in_order")]
    pub items: FxIndexMap<Symbol, DefId>,
}

/// A trait with arguments, as a bound or an impl header names it: `Iterator<Item = u8>`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TraitRef {
    /// The trait's path; its last segment's arguments include the associated-type bindings.
    pub path: Path,
}

/// An impl block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Impl {
    /// The impl's own parameters and bounds.
    pub generics: Generics,
    /// The trait, for a trait impl.
    pub of_trait: Option<TraitRef>,
    /// The type it is for.
    pub self_ty: Ty,
    /// Functions, associated types and consts, by name.
    #[serde(with = "in_order")]
    pub items: FxIndexMap<Symbol, DefId>,
}

/// An associated type.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AssocTy {
    /// Its own parameters (usually none), after the parent's.
    pub generics: Generics,
    /// In a trait: `type Item: Bound`.
    pub bounds: Vec<TraitRef>,
    /// In an impl: the type. In a trait: the default, if any.
    pub value: Option<Ty>,
}

/// A function. Parameters' patterns stand in the body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fn {
    /// Its own parameters, after the parent's. `impl Trait` parameters are extra ones at the end.
    pub generics: Generics,
    /// Whether the first parameter is `self` in any form.
    pub has_self: bool,
    /// Parameter types, `self` included (`&Self` written out).
    pub inputs: Vec<Ty>,
    /// The written return type; `()` where none is. For `async fn` the future's output.
    pub output: Ty,
    /// Whether it is `async`.
    pub is_async: bool,
    /// How eagerly it is inlined.
    pub inline: Inline,
    /// What it makes of the order of the values that it is given.
    pub order: Order,
    /// Its body. `None`: a trait declares it, an intrinsic, or the sysroot's declaration is unsupported.
    pub body: Option<LazyBody>,
    /// `#[viewer_request]` and the like, for the author's functions.
    pub handler: Option<Handler>,
}

/// `#[inline]` in the sysroot and the shim; the author's are `Default`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Inline {
    /// By size and number of calls.
    #[default]
    Default,
    /// `#[inline]`, `#[inline(always)]`: wherever it is called.
    Always,
    /// `#[inline(never)]`: one helper function in the output.
    Never,
}

/// `#[js(any_order)]` and the like in the sysroot: who may look at values that come in no order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Order {
    /// Its outcome may depend on the order.
    #[default]
    Matters,
    /// `any_order`: its outcome does not depend on the order, as long as the closures given to it change nothing.
    Free,
    /// `stops`: the same, but it may stop before the last value, and what it leaves shows the order.
    Stops,
    /// `each`: it hands the values on, one by one.
    Each,
    /// `gathers`: it keeps the values in the order in which they come.
    Gathers,
    /// `sorts`: it gives the values an order.
    Sorts,
}

/// A handler's event type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Handler {
    /// `#[viewer_request]`
    ViewerRequest,
    /// `#[viewer_response]`
    ViewerResponse,
    /// `#[connection]`
    Connection,
}

/// A const or a static.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConstItem {
    /// Its type.
    pub ty: Ty,
    /// Its value: a body without parameters.
    pub body: Option<LazyBody>,
}

/// Every definition of one compilation: the author's package, the shim, the sysroot.
pub struct Crates {
    libraries: Arc<Metadata>,
    /// The author's, whose ids follow those of the libraries.
    local: Vec<Def>,
    /// The author's impls, in source order.
    pub impls: Vec<DefId>,
    /// The author's handlers, in source order.
    pub handlers: Vec<DefId>,
}

impl DefKind {
    /// The body of a function, a constant or a static.
    pub fn body(&self) -> Option<&LazyBody> {
        match self {
            DefKind::Fn(function) => function.body.as_ref(),
            DefKind::Const(item) => item.body.as_ref(),
            _ => None,
        }
    }
}

impl Fn {
    /// The body.
    pub fn body(&self) -> Option<Arc<Body>> {
        self.body.as_ref().map(LazyBody::get)
    }
}

impl ConstItem {
    /// The body.
    pub fn body(&self) -> Option<Arc<Body>> {
        self.body.as_ref().map(LazyBody::get)
    }
}

impl Crates {
    /// The author's definitions on top of the libraries'.
    pub fn new(
        libraries: Arc<Metadata>,
        local: Vec<Def>,
        impls: Vec<DefId>,
        handlers: Vec<DefId>,
    ) -> Crates {
        Crates {
            libraries,
            local,
            impls,
            handlers,
        }
    }

    /// The definition with this id.
    pub fn def(&self, id: DefId) -> &Def {
        match self.libraries.def(id) {
            Some(def) => def,
            None => &self.local[id.0 as usize - self.libraries.len()],
        }
    }

    /// The libraries' own.
    pub fn libraries(&self) -> &Metadata {
        &self.libraries
    }

    /// The author's definitions.
    pub fn local_defs(&self) -> impl Iterator<Item = (DefId, &Def)> {
        let first = u32::try_from(self.libraries.len()).expect("fewer than 2^32 definitions");
        (first..).map(DefId).zip(&self.local)
    }

    /// All definitions. Those of the libraries are decoded for it, which takes its time.
    pub fn all_defs(&self) -> impl Iterator<Item = (DefId, &Def)> {
        let libraries = (0..)
            .map(DefId)
            .map_while(|id| Some((id, self.libraries.def(id)?)));
        libraries.chain(self.local_defs())
    }

    /// The lang item with this name, if there is one.
    pub fn lang_item(&self, name: &str) -> Option<DefId> {
        self.libraries.lang_item(name)
    }

    /// The lang item with this name; the sysroot has all of them.
    pub fn lang(&self, name: &str) -> DefId {
        match self.lang_item(name) {
            Some(id) => id,
            None => panic!("the sysroot lacks the lang item `{name}`"),
        }
    }

    /// Whether `id` is the lang item `name`.
    pub fn is_lang(&self, id: DefId, name: &str) -> bool {
        self.def(id).lang.as_deref() == Some(name)
    }

    /// The struct's or enum's data; panics on anything else.
    pub fn adt(&self, id: DefId) -> &Adt {
        match &self.def(id).kind {
            DefKind::Struct(adt) | DefKind::Enum(adt) => adt,
            other => panic!("not an ADT: {other:?}"),
        }
    }

    /// The function's data; panics on anything else.
    pub fn fn_(&self, id: DefId) -> &Fn {
        match &self.def(id).kind {
            DefKind::Fn(f) => f,
            other => panic!("not a function: {other:?}"),
        }
    }

    /// `a::b::C`, for messages.
    pub fn path_string(&self, id: DefId) -> String {
        let def = self.def(id);
        // The modules in std's `crates` are crates of their own.
        let is_root = |p: &String| p.is_empty() || def.krate == CrateId::Std && p == "crates";
        let prefix = def
            .parent
            .map(|p| self.path_string(p))
            .filter(|p| !is_root(p));
        let name: &str = match def.kind {
            DefKind::Impl(_) => "{impl}",
            _ => &def.name,
        };
        prefix.map_or_else(|| name.to_string(), |p| format!("{p}::{name}"))
    }
}
