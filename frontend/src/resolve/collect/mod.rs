//! Items to definitions: every file, module, item, generic parameter and block gets its `DefId` here.
//! Nothing is looked up yet: what an item says is lowered later, from the tasks noted here.

mod blocks;
mod files;
mod generics;
mod items;
mod uses;

use std::rc::Rc;
use std::sync::Arc;

use crate::hir::FxIndexMap;
use cfc_syntax::Diagnostic;
use proc_macro2::Span as TokenSpan;
use rustc_hash::FxHashMap;
use syn::{Fields, Visibility};

use super::Package;
use super::ast::{AssocTyNode, ConstNode, FnNode, ImplNode, Node, TraitNode};
use super::attrs::{self, Attrs, Origin};
use super::imports::{Import, bind};
use super::load::{Embedded, Lines};
use super::names::{Binding, Class, DefInfo, Env, Module, Names, Ns, SelfScope};
use crate::hir::{CrateId, CtorKind, DefId, Res, Symbol};
use crate::metadata::Metadata;
use crate::span::{FileId, Span};

/// All definitions, and what is to be lowered for each.
pub struct Collected {
    pub names: Names,
    pub tasks: Vec<Task>,
    pub imports: Vec<Import>,
    pub impls: Vec<DefId>,
    pub handlers: Vec<DefId>,
    pub diagnostics: Vec<Diagnostic<Span>>,
}

/// A definition whose meaning is still to be lowered.
pub struct Task {
    pub def: DefId,
    pub env: Env,
    pub attrs: Attrs,
    pub node: TaskNode,
}

/// Its syntax.
pub enum TaskNode {
    Struct(Rc<syn::ItemStruct>),
    Enum(Rc<syn::ItemEnum>),
    Trait(Rc<TraitNode>, FxIndexMap<Symbol, DefId>),
    Impl(Rc<ImplNode>, FxIndexMap<Symbol, DefId>),
    TyAlias(Rc<syn::ItemType>),
    AssocTy(Rc<AssocTyNode>),
    Fn(Rc<FnNode>),
    Const(Rc<ConstNode>),
}

impl Collected {
    fn on(names: Names) -> Collected {
        Collected {
            names,
            tasks: Vec::new(),
            imports: Vec::new(),
            impls: Vec::new(),
            handlers: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}

/// Collects std and the shim.
pub fn collect_libraries(std: Embedded, shim: Embedded) -> Collected {
    let embedded = [
        (CrateId::Std, std.iter().copied().collect()),
        (CrateId::Shim, shim.iter().copied().collect()),
    ];
    let out = Collected::on(Names::default());
    let mut collector = Collector {
        out,
        package: None,
        embedded: embedded.into_iter().collect(),
        depth: 0,
    };
    collector.embedded_crate(CrateId::Std, "", std);
    collector.prelude();
    collector.embedded_crate(CrateId::Shim, "cloudfront_functions", shim);
    collector.out
}

/// Collects the author's package, on top of the libraries' names.
pub fn collect_package(package: &Package, libraries: Arc<Metadata>) -> Collected {
    let out = Collected::on(Names::on(libraries));
    let mut collector = Collector {
        out,
        package: Some(package),
        embedded: FxHashMap::default(),
        depth: 0,
    };
    collector.local_crate(package);
    collector.out
}

struct Collector<'a> {
    out: Collected,
    package: Option<&'a Package<'a>>,
    embedded: FxHashMap<CrateId, FxHashMap<&'static str, &'static str>>,
    /// Of modules within modules: a file that names itself by `#[path]` must end.
    depth: u32,
}

/// Where the child modules of a module lie.
struct Place {
    /// Their folder (for embedded crates: the module's path).
    folder: String,
    /// The folder of the file itself, for `#[path]`.
    file_folder: String,
}

const DEEPEST_MODULE: u32 = 50;

impl Collector<'_> {
    fn root(&mut self, krate: CrateId, name: &str, file: FileId) -> DefId {
        let info = DefInfo {
            name: name.into(),
            parent: None,
            krate,
            span: Span { file, lo: 0, hi: 0 },
            lang: None,
            unsupported: None,
            class: Class::Mod,
        };
        let root = self.push(info);
        self.out.names.modules.insert(root, Module::new(None));
        self.out.names.roots.insert(krate, root);
        root
    }

    fn push(&mut self, info: DefInfo) -> DefId {
        let at = self.out.names.first() + self.out.names.defs.len();
        let id = DefId(u32::try_from(at).expect("fewer than 2^32 definitions"));
        if let Some(lang) = &info.lang {
            self.out.names.lang_items.insert(lang.clone(), id);
        }
        self.out.names.defs.push(info);
        id
    }

    fn define(
        &mut self,
        name: &str,
        at: proc_macro2::Span,
        parent: DefId,
        env: &Env,
        attrs: &Attrs,
        class: Class,
    ) -> DefId {
        self.push(DefInfo {
            name: raw(name).into(),
            parent: Some(parent),
            krate: env.krate,
            span: env.span(at),
            lang: attrs.lang.as_deref().map(Into::into),
            unsupported: attrs.js.unsupported.clone(),
            class,
        })
    }

    fn name(&mut self, env: &Env, ns: Ns, name: &Symbol, def: DefId, scope: Option<DefId>) {
        bind(
            &mut self.out.names,
            env.module,
            ns,
            name,
            Binding {
                res: Res::Def(def),
                is_glob: false,
                scope,
            },
        );
    }

    fn task(&mut self, def: DefId, env: Env, attrs: Attrs, node: TaskNode) {
        self.out.tasks.push(Task {
            def,
            env,
            attrs,
            node,
        });
    }

    /// `None`: visible everywhere.
    fn scope(&self, vis: &Visibility, env: &Env) -> Option<DefId> {
        let names = &self.out.names;
        let here = names.normal_module(env.module);
        match vis {
            Visibility::Public(_) => None,
            Visibility::Inherited => Some(env.module),
            Visibility::Restricted(r) if r.path.is_ident("super") => {
                names.module(here).and_then(|m| m.parent)
            }
            Visibility::Restricted(r) if r.path.is_ident("self") => Some(here),
            Visibility::Restricted(_) => names.roots.get(&env.krate).copied(),
        }
    }

    /// The items of a module, a file or a block. `parent` is the definition they stand in.
    fn items(&mut self, nodes: &[Node], env: &Env, parent: DefId, place: &Place) {
        for node in nodes {
            self.item(node, env, parent, place);
        }
    }

    fn item(&mut self, node: &Node, env: &Env, parent: DefId, place: &Place) {
        match node {
            Node::Mod(m) => self.module(m, env, parent, place),
            Node::Use(u) => self.imports(u, env),
            Node::Fn(f) => self.function(f, env, parent),
            Node::Struct(s) => self.structure(s, env, parent),
            Node::Enum(e) => self.enumeration(e, env, parent),
            Node::Trait(t) => self.trait_(t, env, parent),
            Node::Impl(i) => self.impls(i, env, parent),
            Node::Const(c) => self.constant(c, env, parent),
            Node::TyAlias(t) => self.alias(t, env, parent),
            Node::Other => {}
        }
    }
}

impl Module {
    fn new(parent: Option<DefId>) -> Module {
        Module {
            parent,
            is_block: false,
            types: FxHashMap::default(),
            values: FxHashMap::default(),
        }
    }
}

fn module_env(krate: CrateId, file: FileId, lines: Lines, module: DefId) -> Env {
    Env {
        krate,
        file,
        lines,
        module,
        self_: SelfScope::None,
        generics: None,
        int: None,
        origin: None,
    }
}

/// The attributes, unless they say that the item is not for us.
fn wanted(list: &[syn::Attribute], env: &Env) -> Option<Attrs> {
    let attrs = attrs::read(list, env.attr_origin());
    (!attrs.is_off && !attrs.js.native).then_some(attrs)
}

impl Env {
    /// Whose attributes are read.
    pub fn attr_origin(&self) -> Origin {
        match self.krate {
            CrateId::Local => Origin::Author,
            CrateId::Std | CrateId::Shim => Origin::Library,
        }
    }

    /// A token's place; generated tokens stand where their derive does.
    pub fn span(&self, token: TokenSpan) -> Span {
        self.between(token, token)
    }

    /// From one token's start to another's end.
    pub fn between(&self, from: TokenSpan, to: TokenSpan) -> Span {
        let hi = self.lines.hi(to);
        match self.origin {
            Some(origin) if hi == 0 => origin,
            Some(_) | None => Span {
                file: self.file,
                lo: self.lines.lo(from),
                hi,
            },
        }
    }

    /// From a place to a token's end.
    pub fn from(&self, start: Span, to: TokenSpan) -> Span {
        match (self.origin, self.lines.hi(to)) {
            (Some(origin), 0) => start.to(origin),
            (_, hi) => Span {
                hi: hi.max(start.lo),
                ..start
            },
        }
    }

    /// From a token's start to the end of a place.
    pub fn until(&self, from: TokenSpan, end: Span) -> Span {
        match self.origin {
            Some(origin) if self.lines.hi(from) == 0 => origin.to(end),
            Some(_) | None => {
                let lo = self.lines.lo(from);
                Span {
                    file: self.file,
                    lo,
                    hi: end.hi.max(lo),
                }
            }
        }
    }
}

/// `r#type` is `type`.
pub fn raw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// How a struct or variant is written.
pub fn ctor_kind(fields: &Fields) -> CtorKind {
    match fields {
        Fields::Named(_) => CtorKind::Struct,
        Fields::Unnamed(_) => CtorKind::Tuple,
        Fields::Unit => CtorKind::Unit,
    }
}
