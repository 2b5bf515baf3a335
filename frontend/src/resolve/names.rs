//! What names mean: definitions, modules, and lookup of paths through them.
//! Filled by `collect` and `imports`, never changed afterwards; no types and no bodies.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::findings::Findings;
use super::load::Lines;
use crate::hir::{CrateId, CtorKind, DefId, FloatTy, IntTy, PrimTy, Res, Symbol};
use crate::metadata::{Metadata, sorted};
use crate::span::{FileId, SourceMap, Span};

/// Everything that name lookup needs, shared by all bodies that are still to be lowered.
#[derive(Default)]
pub struct Names {
    /// The libraries' names, unless they are what is being made.
    pub libraries: Option<Arc<Metadata>>,
    /// The others, whose ids follow.
    pub defs: Vec<DefInfo>,
    /// Modules, blocks with items, and enums (their variants).
    pub modules: FxHashMap<DefId, Module>,
    /// The roots of std, the shim and the package.
    pub roots: FxHashMap<CrateId, DefId>,
    /// `std::prelude`
    pub prelude: Option<DefId>,
    /// Of the libraries that are being made.
    pub lang_items: FxHashMap<Symbol, DefId>,
    /// A block with items: by its owner and its first byte.
    pub blocks: FxHashMap<(DefId, u32), DefId>,
    /// Own generic parameters of an item, `impl Trait` ones last.
    pub generics: FxHashMap<DefId, Vec<DefId>>,
    /// An enum's variants in order.
    pub variants: FxHashMap<DefId, Vec<DefId>>,
    pub sources: SourceMap,
    pub late: Findings,
    /// What the subset check should have refused: reported only if it did not.
    pub refused: Findings,
}

/// A definition, as far as names go.
#[derive(Clone)]
pub struct DefInfo {
    pub name: Symbol,
    pub parent: Option<DefId>,
    pub krate: CrateId,
    pub span: Span,
    pub lang: Option<Symbol>,
    pub unsupported: Option<Arc<str>>,
    pub class: Class,
}

/// What a definition is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Class {
    Mod,
    Struct(CtorKind),
    Enum,
    Variant(CtorKind, usize),
    Trait,
    Impl,
    TyAlias,
    AssocTy,
    Fn,
    Const,
    TyParam(DefId, u32),
    ConstParam(DefId, u32),
}

/// A module's names.
#[derive(Serialize, Deserialize)]
pub struct Module {
    /// For lookup of a block's names, and for `super`.
    pub parent: Option<DefId>,
    /// A block with items: lookup goes on outwards.
    pub is_block: bool,
    #[serde(with = "sorted")]
    pub types: FxHashMap<Symbol, Binding>,
    #[serde(with = "sorted")]
    pub values: FxHashMap<Symbol, Binding>,
}

/// A name in a module.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    pub res: Res,
    /// Came by `use m::*`: an explicit name goes before it.
    pub is_glob: bool,
    /// Visible in this module and below; everywhere if `None`.
    pub scope: Option<DefId>,
}

/// A name space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ns {
    Type,
    Value,
}

/// Where a path stands.
#[derive(Clone)]
pub struct Env {
    pub krate: CrateId,
    pub file: FileId,
    /// The file's.
    pub lines: Lines,
    pub module: DefId,
    pub self_: SelfScope,
    pub generics: Option<Rc<GenericsEnv>>,
    /// What `Int` stands for under `#[for_types]`.
    pub int: Option<Rc<syn::Type>>,
    /// Where generated code came from (a derive).
    pub origin: Option<Span>,
}

/// What `Self` is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SelfScope {
    None,
    Impl(DefId),
    Trait(DefId),
    /// In a struct's or enum's own fields.
    Adt(DefId),
}

/// Generic parameters in scope.
pub struct GenericsEnv {
    pub owner: DefId,
    pub parent: Option<Rc<GenericsEnv>>,
    pub params: Vec<(Symbol, DefId)>,
}

impl GenericsEnv {
    /// How many parameters there are, the parents' included.
    pub fn count(&self) -> u32 {
        let own = u32::try_from(self.params.len()).unwrap_or(u32::MAX);
        own.saturating_add(self.parent.as_ref().map_or(0, |p| p.count()))
    }

    fn find(&self, name: &str) -> Option<DefId> {
        let own = self
            .params
            .iter()
            .find(|(param, _)| &**param == name)
            .map(|(_, def)| *def);
        own.or_else(|| self.parent.as_ref().and_then(|p| p.find(name)))
    }
}

/// What a path's first `used` segments name.
#[derive(Clone, Copy)]
pub struct Walk {
    pub res: Res,
    pub used: usize,
    /// A definition on the way that is declared unsupported.
    pub unsupported: Option<DefId>,
}

/// A segment that names nothing.
pub struct NotFound {
    /// Which segment.
    pub index: usize,
    /// The module that was searched; `None` for the scope of the path itself.
    pub module: Option<DefId>,
    /// As in [`Walk`].
    pub unsupported: Option<DefId>,
}

impl Names {
    /// Names on top of the libraries'.
    pub fn on(libraries: Arc<Metadata>) -> Names {
        Names {
            roots: libraries.roots().collect(),
            prelude: libraries.prelude(),
            sources: SourceMap::on(libraries.files()),
            libraries: Some(libraries),
            ..Names::default()
        }
    }

    /// How many definitions the libraries have: the others' numbers begin here.
    pub fn first(&self) -> usize {
        self.libraries.as_ref().map_or(0, |known| known.len())
    }

    pub fn def(&self, id: DefId) -> &DefInfo {
        let entry = self.libraries.as_ref().and_then(|known| known.entry(id));
        match entry {
            Some(entry) => &entry.info,
            None => &self.defs[id.0 as usize - self.first()],
        }
    }

    pub fn module(&self, id: DefId) -> Option<&Module> {
        let entry = self.libraries.as_ref().and_then(|known| known.entry(id));
        match entry {
            Some(entry) => entry.module.as_ref(),
            None => self.modules.get(&id),
        }
    }

    pub fn lang_item(&self, name: &str) -> Option<DefId> {
        match &self.libraries {
            Some(known) => known.lang_item(name),
            None => self.lang_items.get(name).copied(),
        }
    }

    pub fn class(&self, id: DefId) -> Class {
        self.def(id).class
    }

    /// A name of a module or a variant of an enum.
    pub fn member(&self, module: DefId, ns: Ns, name: &str) -> Option<Binding> {
        let module = self.module(module)?;
        let names = match ns {
            Ns::Type => &module.types,
            Ns::Value => &module.values,
        };
        names.get(name).copied()
    }

    /// A name as it is seen from `env`, local variables aside.
    pub fn lexical(&self, env: &Env, ns: Ns, name: &str) -> Option<Res> {
        let param = env.generics.as_ref().and_then(|g| g.find(name));
        if let Some(def) = param.filter(|def| self.is_in(*def, ns)) {
            return Some(Res::Def(def));
        }
        self.in_modules(env.module, ns, name)
    }

    fn is_in(&self, param: DefId, ns: Ns) -> bool {
        match self.class(param) {
            // A const parameter's bare name as a generic argument arrives as a type.
            Class::ConstParam(..) => true,
            Class::TyParam(..)
            | Class::Mod
            | Class::Struct(_)
            | Class::Enum
            | Class::Variant(..)
            | Class::Trait
            | Class::Impl
            | Class::TyAlias
            | Class::AssocTy
            | Class::Fn
            | Class::Const => ns == Ns::Type,
        }
    }

    /// A name as it is seen from a module: its own, the enclosing blocks', extern crates, the prelude, primitives.
    pub fn in_modules(&self, module: DefId, ns: Ns, name: &str) -> Option<Res> {
        let mut current = Some(module);
        while let Some(id) = current {
            if let Some(binding) = self.member(id, ns, name) {
                return Some(binding.res);
            }
            current = self
                .module(id)
                .filter(|m| m.is_block)
                .and_then(|m| m.parent);
        }
        let external = || {
            self.extern_crate(name)
                .filter(|_| ns == Ns::Type)
                .map(Res::Def)
        };
        let prelude = || {
            self.prelude
                .and_then(|p| self.member(p, ns, name))
                .map(|b| b.res)
        };
        let primitive = || prim_ty(name).filter(|_| ns == Ns::Type).map(Res::PrimTy);
        external().or_else(prelude).or_else(primitive)
    }

    /// `std`, `core`, `alloc`: one root; the crates that std's tree has in `crates`; and the shim.
    pub fn extern_crate(&self, name: &str) -> Option<DefId> {
        let key = match name {
            "regex" | "serde" | "serde_json" => return self.modelled_crate(name),
            "std" | "core" | "alloc" => CrateId::Std,
            "cloudfront_functions" => CrateId::Shim,
            _ => return None,
        };
        self.roots.get(&key).copied()
    }

    fn modelled_crate(&self, name: &str) -> Option<DefId> {
        let module = |inside: DefId, name: &str| match self.member(inside, Ns::Type, name)?.res {
            Res::Def(def) => Some(def),
            _ => None,
        };
        module(module(*self.roots.get(&CrateId::Std)?, "crates")?, name)
    }

    /// The module around a block.
    pub fn normal_module(&self, mut module: DefId) -> DefId {
        while let Some(m) = self.module(module).filter(|m| m.is_block) {
            match m.parent {
                Some(parent) => module = parent,
                None => break,
            }
        }
        module
    }

    /// Follows a path as far as modules and enums go.
    pub fn walk(
        &self,
        env: &Env,
        ns: Ns,
        from_root: bool,
        names: &[Symbol],
    ) -> Result<Walk, NotFound> {
        let first = |ns| self.first_segment(env, ns, from_root, &names[0]);
        let mut walk = if names.len() == 1 {
            first(ns).map(|res| Walk {
                res: self.prefer_primitive(res, &names[0]),
                used: 1,
                unsupported: None,
            })
        } else {
            first(Ns::Type).map(|res| Walk {
                res,
                used: 1,
                unsupported: None,
            })
        }
        .ok_or(NotFound {
            index: 0,
            module: None,
            unsupported: None,
        })?;
        loop {
            self.note_unsupported(&mut walk);
            match self.step(&walk, ns, names) {
                Step::Go(res) => {
                    walk.res = res;
                    walk.used += 1;
                }
                Step::Stop => return Ok(walk),
                Step::Missing(module) => {
                    return match prim_ty(&names[0]).filter(|_| walk.used == 1 && !from_root) {
                        Some(prim) => Ok(Walk {
                            res: Res::PrimTy(prim),
                            used: 1,
                            unsupported: None,
                        }),
                        None => Err(NotFound {
                            index: walk.used,
                            module: Some(module),
                            unsupported: walk.unsupported,
                        }),
                    };
                }
            }
        }
    }

    fn step(&self, walk: &Walk, ns: Ns, names: &[Symbol]) -> Step {
        let (Some(name), Res::Def(def)) = (names.get(walk.used), walk.res) else {
            return Step::Stop;
        };
        let wanted = if walk.used + 1 == names.len() {
            ns
        } else {
            Ns::Type
        };
        let up = |id: DefId| self.module(self.normal_module(id)).and_then(|m| m.parent);
        match self.class(def) {
            Class::Mod if &**name == "super" => {
                up(def).map_or(Step::Missing(def), |id| Step::Go(Res::Def(id)))
            }
            Class::Mod if &**name == "self" => Step::Go(walk.res),
            Class::Mod => self
                .member(def, wanted, name)
                .map_or(Step::Missing(def), |b| Step::Go(b.res)),
            // Not a variant: an associated item, which types resolve.
            Class::Enum => self
                .member(def, wanted, name)
                .map_or(Step::Stop, |b| Step::Go(b.res)),
            Class::Struct(_)
            | Class::Variant(..)
            | Class::Trait
            | Class::Impl
            | Class::TyAlias
            | Class::AssocTy
            | Class::Fn
            | Class::Const
            | Class::TyParam(..)
            | Class::ConstParam(..) => Step::Stop,
        }
    }

    fn note_unsupported(&self, walk: &mut Walk) {
        if let Res::Def(def) = walk.res
            && self.def(def).unsupported.is_some()
        {
            walk.unsupported.get_or_insert(def);
        }
    }

    fn first_segment(&self, env: &Env, ns: Ns, from_root: bool, name: &str) -> Option<Res> {
        if from_root {
            return self.extern_crate(name).map(Res::Def);
        }
        let here = self.normal_module(env.module);
        match name {
            "Self" => match env.self_ {
                SelfScope::None => None,
                SelfScope::Impl(def) => Some(Res::SelfTyImpl(def)),
                SelfScope::Trait(def) => Some(Res::SelfTyTrait(def)),
                SelfScope::Adt(def) => Some(Res::Def(def)),
            },
            "crate" => self.roots.get(&env.krate).copied().map(Res::Def),
            "self" if ns == Ns::Type => Some(Res::Def(here)),
            "super" => self.module(here).and_then(|m| m.parent).map(Res::Def),
            _ => self.lexical(env, ns, name),
        }
    }

    /// `use std::u8;` does not hide the type `u8`.
    fn prefer_primitive(&self, res: Res, name: &str) -> Res {
        match (res, prim_ty(name)) {
            (Res::Def(def), Some(prim)) if self.class(def) == Class::Mod => Res::PrimTy(prim),
            _ => res,
        }
    }

    /// The module whose modules are crates of their own.
    fn is_crates_module(&self, id: DefId) -> bool {
        let def = self.def(id);
        let at_root = |parent| self.roots.get(&CrateId::Std) == Some(&parent);
        &*def.name == "crates" && def.parent.is_some_and(at_root)
    }

    /// `a::b`, for messages.
    pub fn path_string(&self, id: DefId) -> String {
        let def = self.def(id);
        if self.is_crates_module(id) {
            return String::new();
        }
        match def
            .parent
            .map(|p| self.path_string(p))
            .filter(|p| !p.is_empty())
        {
            Some(parent) => format!("{parent}::{}", def.name),
            None => match def.krate {
                CrateId::Std if def.name.is_empty() => "std".to_string(),
                CrateId::Std | CrateId::Shim | CrateId::Local => def.name.to_string(),
            },
        }
    }
}

enum Step {
    Go(Res),
    Stop,
    Missing(DefId),
}

/// The built-in type with this name.
pub fn prim_ty(name: &str) -> Option<PrimTy> {
    Some(match name {
        "bool" => PrimTy::Bool,
        "char" => PrimTy::Char,
        "str" => PrimTy::Str,
        "f32" => PrimTy::Float(FloatTy::F32),
        "f64" => PrimTy::Float(FloatTy::F64),
        _ => PrimTy::Int(int_ty(name)?),
    })
}

/// The integer type with this name.
pub fn int_ty(name: &str) -> Option<IntTy> {
    Some(match name {
        "i8" => IntTy::I8,
        "i16" => IntTy::I16,
        "i32" => IntTy::I32,
        "i64" => IntTy::I64,
        "isize" => IntTy::Isize,
        "u8" => IntTy::U8,
        "u16" => IntTy::U16,
        "u32" => IntTy::U32,
        "u64" => IntTy::U64,
        "usize" => IntTy::Usize,
        _ => return None,
    })
}
