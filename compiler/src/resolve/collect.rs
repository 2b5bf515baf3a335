//! Items to definitions: every file, module, item, generic parameter and block gets its `DefId` here.
//! Nothing is looked up yet: what an item says is lowered later, from the tasks noted here.

use std::collections::HashMap;
use std::rc::Rc;

use cfc_syntax::Diagnostic;
use cfc_syntax::diagnostics::{unknown_name, unsupported_std};
use indexmap::IndexMap;
use syn::visit::Visit;
use syn::{Fields, Generics, Ident, Type, UseTree, Visibility};

use super::ast::{
    AssocNode, AssocTyNode, ConstNode, FnNode, ImplNode, ModNode, Node, TraitNode, holds_items,
    node, nodes,
};
use super::attrs::{self, Attrs, Origin};
use super::imports::{Import, ImportKind, bind};
use super::load::{self, Embedded, folder, join, module_folder, syn_span};
use super::names::{Binding, Class, DefInfo, Env, GenericsEnv, Module, Names, Ns, SelfScope};
use super::{Package, derive};
use crate::hir::{CrateId, CtorKind, DefId, Res, Symbol};
use crate::span::{FileId, SourceFile, Span};

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
    Trait(Rc<TraitNode>, IndexMap<Symbol, DefId>),
    Impl(Rc<ImplNode>, IndexMap<Symbol, DefId>),
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
        embedded: embedded.into(),
        depth: 0,
    };
    collector.embedded_crate(CrateId::Std, "", std);
    collector.prelude();
    collector.embedded_crate(CrateId::Shim, "cloudfront_functions", shim);
    collector.out
}

/// Collects the author's package, on top of the libraries' names.
pub fn collect_package(package: &Package, libraries: Names) -> Collected {
    let out = Collected::on(libraries);
    let mut collector = Collector {
        out,
        package: Some(package),
        embedded: HashMap::new(),
        depth: 0,
    };
    collector.local_crate(package);
    collector.out
}

struct Collector<'a> {
    out: Collected,
    package: Option<&'a Package<'a>>,
    embedded: HashMap<CrateId, HashMap<&'static str, &'static str>>,
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
    /// A tree whose root has no text of its own has every file without a parent for a public module.
    fn embedded_crate(&mut self, krate: CrateId, name: &str, files: Embedded) {
        let root_text = files
            .iter()
            .find(|(path, _)| path.is_empty())
            .map(|(_, text)| *text);
        let file = self.embedded_file(krate, "", root_text.unwrap_or_default());
        let root = self.root(krate, name, file);
        let env = module_env(krate, file, root);
        match root_text {
            Some(text) => self.embedded_module(krate, root, text, file, String::new()),
            None => {
                for (path, text) in files.iter().filter(|(path, _)| !path.contains('/')) {
                    let at = proc_macro2::Span::call_site();
                    let def = self.define(path, at, root, &env, &Attrs::default(), Class::Mod);
                    self.out.names.modules.insert(def, Module::new(Some(root)));
                    self.name(&env, Ns::Type, &Symbol::from(*path), def, None);
                    let file = self.embedded_file(krate, path, text);
                    self.embedded_module(krate, def, text, file, (*path).to_string());
                }
            }
        }
    }

    /// The names that every module sees: `std::prelude`'s newest edition.
    fn prelude(&mut self) {
        let names = &mut self.out.names;
        let Some(root) = names.roots.get(&CrateId::Std).copied() else {
            return;
        };
        let module =
            |inside: DefId, name: &str| match names.member(inside, Ns::Type, name).map(|b| b.res) {
                Some(Res::Def(def)) => Some(def),
                _ => None,
            };
        let base = module(root, "prelude");
        names.prelude = base
            .and_then(|base| module(base, "rust_2024").or_else(|| module(base, "v1")))
            .or(base);
    }

    fn embedded_file(&mut self, krate: CrateId, path: &str, text: &'static str) -> FileId {
        let crate_name = match krate {
            CrateId::Std => "std",
            CrateId::Shim | CrateId::Local => "cloudfront_functions",
        };
        let path = if path.is_empty() { "lib" } else { path };
        self.out.names.sources.add(SourceFile {
            name: format!("<{crate_name}>/{path}.rs").into(),
            text: text.into(),
            is_local: false,
        })
    }

    fn embedded_module(
        &mut self,
        krate: CrateId,
        module: DefId,
        text: &'static str,
        file: FileId,
        folder: String,
    ) {
        match load::parse_embedded(text, file) {
            Ok(nodes) => {
                let env = module_env(krate, file, module);
                self.items(
                    &nodes,
                    &env,
                    module,
                    &Place {
                        folder,
                        file_folder: String::new(),
                    },
                );
            }
            Err(diagnostic) => self.out.diagnostics.push(*diagnostic),
        }
    }

    fn local_crate(&mut self, package: &Package) {
        let path = package.root;
        match package.files.read(path) {
            Ok(text) => {
                let file = self.local_file(path, &text);
                let root = self.root(CrateId::Local, "", file);
                let place = Place {
                    folder: module_folder(path, true),
                    file_folder: folder(path).to_string(),
                };
                self.local_module(root, &text, file, &place);
            }
            Err(why) => {
                let file = self.local_file(path, "");
                self.root(CrateId::Local, "", file);
                let at = Span { file, lo: 0, hi: 0 };
                self.out
                    .diagnostics
                    .push(unknown_name::error("file", path, at).note(why));
            }
        }
    }

    fn local_file(&mut self, path: &str, text: &str) -> FileId {
        self.out.names.sources.add(SourceFile {
            name: path.into(),
            text: text.into(),
            is_local: true,
        })
    }

    fn local_module(&mut self, module: DefId, text: &str, file: FileId, place: &Place) {
        match load::parse(text, file) {
            Ok(parsed) => {
                let found = cfc_syntax::check_file(&parsed);
                self.out.diagnostics.extend(
                    found
                        .into_iter()
                        .map(|d| d.map_span(|span| syn_span(span, file))),
                );
                let env = module_env(CrateId::Local, file, module);
                self.items(&nodes(parsed.items), &env, module, place);
            }
            Err(diagnostic) => self.out.diagnostics.push(*diagnostic),
        }
    }

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
        let id =
            DefId(u32::try_from(self.out.names.defs.len()).expect("fewer than 2^32 definitions"));
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

    fn module(&mut self, m: &Rc<ModNode>, env: &Env, parent: DefId, place: &Place) {
        let Some(attrs) = wanted(&m.attrs, env) else {
            return;
        };
        let def = self.define(
            &m.ident.to_string(),
            m.ident.span(),
            parent,
            env,
            &attrs,
            Class::Mod,
        );
        let name = self.out.names.def(def).name.clone();
        self.out.names.modules.insert(
            def,
            Module::new(Some(self.out.names.normal_module(env.module))),
        );
        self.name(env, Ns::Type, &name, def, self.scope(&m.vis, env));
        self.depth += 1;
        if self.depth > DEEPEST_MODULE {
            self.missing_file(&m.ident, env, "modules are nested too deeply");
        } else if let Some(items) = &m.items {
            let inner = Place {
                folder: join(&place.folder, &name),
                file_folder: place.file_folder.clone(),
            };
            self.items(
                items,
                &Env {
                    module: def,
                    ..env.clone()
                },
                def,
                &inner,
            );
        } else {
            self.file_module(def, &m.ident, attrs.path.as_deref(), env, place);
        }
        self.depth -= 1;
    }

    fn file_module(
        &mut self,
        def: DefId,
        ident: &Ident,
        path: Option<&str>,
        env: &Env,
        place: &Place,
    ) {
        let inner = join(&place.folder, &ident.to_string());
        if let Some(texts) = self.embedded.get(&env.krate) {
            match texts.get(inner.as_str()).copied() {
                Some(text) => {
                    let file = self.embedded_file(env.krate, &inner, text);
                    self.embedded_module(env.krate, def, text, file, inner);
                }
                None => self.missing_file(ident, env, "the module's text is not embedded"),
            }
            return;
        }
        let candidates = match path {
            Some(path) => vec![join(&place.file_folder, path)],
            None => vec![format!("{inner}.rs"), format!("{inner}/mod.rs")],
        };
        let read = |path: &str| {
            self.package
                .and_then(|package| package.files.read(path).ok())
        };
        let found = candidates.iter().find_map(|path| Some((path, read(path)?)));
        match found {
            Some((found, text)) => {
                let file = self.local_file(found, &text);
                let folder_of_children = if path.is_some() {
                    module_folder(found, false)
                } else {
                    inner
                };
                let inner = Place {
                    folder: folder_of_children,
                    file_folder: folder(found).to_string(),
                };
                self.local_module(def, &text, file, &inner);
            }
            None => self.missing_file(
                ident,
                env,
                &format!("looked for {}", candidates.join(" and ")),
            ),
        }
    }

    fn missing_file(&mut self, ident: &Ident, env: &Env, why: &str) {
        let at = env.span(ident.span());
        let diagnostic =
            unknown_name::error("file of the module", &ident.to_string(), at).note(why);
        self.out.diagnostics.push(diagnostic);
    }

    /// `None`: visible everywhere.
    fn scope(&self, vis: &Visibility, env: &Env) -> Option<DefId> {
        let names = &self.out.names;
        let here = names.normal_module(env.module);
        match vis {
            Visibility::Public(_) => None,
            Visibility::Inherited => Some(env.module),
            Visibility::Restricted(r) if r.path.is_ident("super") => {
                names.modules.get(&here).and_then(|m| m.parent)
            }
            Visibility::Restricted(r) if r.path.is_ident("self") => Some(here),
            Visibility::Restricted(_) => names.roots.get(&env.krate).copied(),
        }
    }

    fn imports(&mut self, u: &syn::ItemUse, env: &Env) {
        if wanted(&u.attrs, env).is_none() {
            return;
        }
        let base = ImportBase {
            env,
            from_root: u.leading_colon.is_some(),
            scope: self.scope(&u.vis, env),
        };
        self.import_tree(&u.tree, &base, &mut Vec::new());
    }

    fn import_tree(&mut self, tree: &UseTree, base: &ImportBase, path: &mut Vec<(Symbol, Span)>) {
        match tree {
            UseTree::Path(p) => {
                path.push(base.segment(&p.ident));
                self.import_tree(&p.tree, base, path);
                path.pop();
            }
            UseTree::Name(n) => self.import_name(&n.ident, &n.ident, base, path),
            UseTree::Rename(r) => self.import_name(&r.ident, &r.rename, base, path),
            UseTree::Glob(_) => self.import(base, path.clone(), ImportKind::Glob),
            UseTree::Group(g) => {
                for tree in &g.items {
                    self.import_tree(tree, base, path);
                }
            }
        }
    }

    fn import_name(
        &mut self,
        ident: &Ident,
        rename: &Ident,
        base: &ImportBase,
        path: &[(Symbol, Span)],
    ) {
        let mut path = path.to_vec();
        let is_self = ident == "self" && !path.is_empty();
        if !is_self {
            path.push(base.segment(ident));
        }
        let name: Option<Symbol> = match rename.to_string().as_str() {
            "_" => None,
            "self" => path.last().map(|(name, _)| name.clone()),
            other => Some(raw(other).into()),
        };
        let kind = if is_self {
            ImportKind::Module(name)
        } else {
            ImportKind::Single(name)
        };
        self.import(base, path, kind);
    }

    fn import(&mut self, base: &ImportBase, path: Vec<(Symbol, Span)>, kind: ImportKind) {
        let env = base.env;
        self.out.imports.push(Import {
            module: env.module,
            krate: env.krate,
            from_root: base.from_root,
            path,
            kind,
            scope: base.scope,
        });
    }

    fn function(&mut self, f: &Rc<FnNode>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&f.attrs, env) else {
            return;
        };
        let def = self.fn_def(f, env, parent, &attrs);
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Value, &name, def, self.scope(&f.vis, env));
        if attrs.handler.is_some() && env.krate == CrateId::Local {
            self.out.handlers.push(def);
        }
        self.fn_task(def, f, env, attrs);
    }

    fn fn_def(&mut self, f: &FnNode, env: &Env, parent: DefId, attrs: &Attrs) -> DefId {
        let name = f.sig.ident.to_string();
        self.define(&name, f.sig.ident.span(), parent, env, attrs, Class::Fn)
    }

    /// Generics, items inside, and the task.
    fn fn_task(&mut self, def: DefId, f: &Rc<FnNode>, env: &Env, attrs: Attrs) {
        let impl_traits = f.sig.inputs.iter().map(impl_traits_of).sum();
        let env = self.generics(
            def,
            env,
            &f.sig.generics,
            Params {
                with_self: false,
                impl_traits,
            },
        );
        if f.has_items
            && let Some(block) = &f.block
        {
            self.blocks(def, &env, |finder| finder.visit_block(block));
        }
        self.task(def, env, attrs, TaskNode::Fn(Rc::clone(f)));
    }

    fn blocks(&mut self, owner: DefId, env: &Env, visit: impl FnOnce(&mut BlockCollector)) {
        let mut finder = BlockCollector { found: Vec::new() };
        visit(&mut finder);
        // Outer blocks come before inner ones, so that parents are there first.
        let mut open: Vec<(u32, DefId)> = Vec::new();
        for (lo, hi, items) in finder.found {
            let (lo, hi) = (env.span(lo).lo, env.span(hi).hi);
            open.retain(|(end, _)| *end >= hi);
            let around = open.last().map_or(env.module, |(_, module)| *module);
            let module = self.push(DefInfo {
                name: "{block}".into(),
                parent: Some(owner),
                krate: env.krate,
                span: Span {
                    file: env.file,
                    lo,
                    hi,
                },
                lang: None,
                unsupported: None,
                class: Class::Mod,
            });
            let block = Module {
                is_block: true,
                ..Module::new(Some(around))
            };
            self.out.names.modules.insert(module, block);
            self.out.names.blocks.insert((owner, lo), module);
            open.push((hi, module));
            let inner = Env {
                module,
                self_: SelfScope::None,
                generics: None,
                ..env.clone()
            };
            let nodes: Vec<Node> = items.into_iter().map(node).collect();
            let place = Place {
                folder: String::new(),
                file_folder: String::new(),
            };
            self.items(&nodes, &inner, owner, &place);
        }
    }

    fn constant(&mut self, c: &Rc<ConstNode>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&c.attrs, env) else {
            return;
        };
        let def = self.define(
            &c.ident.to_string(),
            c.ident.span(),
            parent,
            env,
            &attrs,
            Class::Const,
        );
        let name = self.out.names.def(def).name.clone();
        if &*name != "_" {
            self.name(env, Ns::Value, &name, def, self.scope(&c.vis, env));
        }
        self.const_task(def, c, env.clone(), attrs);
    }

    fn const_task(&mut self, def: DefId, c: &Rc<ConstNode>, env: Env, attrs: Attrs) {
        if c.has_items
            && let Some(expr) = &c.expr
        {
            self.blocks(def, &env, |finder| finder.visit_expr(expr));
        }
        self.task(def, env, attrs, TaskNode::Const(Rc::clone(c)));
    }

    fn alias(&mut self, t: &Rc<syn::ItemType>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&t.attrs, env) else {
            return;
        };
        let def = self.define(
            &t.ident.to_string(),
            t.ident.span(),
            parent,
            env,
            &attrs,
            Class::TyAlias,
        );
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Type, &name, def, self.scope(&t.vis, env));
        let env = self.generics(def, env, &t.generics, Params::PLAIN);
        self.task(def, env, attrs, TaskNode::TyAlias(Rc::clone(t)));
    }

    fn structure(&mut self, s: &Rc<syn::ItemStruct>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&s.attrs, env) else {
            return;
        };
        let ctor = ctor_kind(&s.fields);
        let def = self.define(
            &s.ident.to_string(),
            s.ident.span(),
            parent,
            env,
            &attrs,
            Class::Struct(ctor),
        );
        let name = self.out.names.def(def).name.clone();
        let scope = self.scope(&s.vis, env);
        self.name(env, Ns::Type, &name, def, scope);
        if ctor != CtorKind::Struct {
            self.name(env, Ns::Value, &name, def, scope);
        }
        self.derives(&attrs, &derive::Input::Struct(s), env, parent);
        let env = self.generics(def, env, &s.generics, Params::PLAIN);
        let env = Env {
            self_: SelfScope::Adt(def),
            ..env
        };
        self.task(def, env, attrs, TaskNode::Struct(Rc::clone(s)));
    }

    fn enumeration(&mut self, e: &Rc<syn::ItemEnum>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&e.attrs, env) else {
            return;
        };
        let def = self.define(
            &e.ident.to_string(),
            e.ident.span(),
            parent,
            env,
            &attrs,
            Class::Enum,
        );
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Type, &name, def, self.scope(&e.vis, env));
        self.out
            .names
            .modules
            .insert(def, Module::new(Some(env.module)));
        let inner = Env {
            module: def,
            ..env.clone()
        };
        let mut variants = Vec::new();
        for variant in e.variants.iter() {
            let Some(attrs) = wanted(&variant.attrs, env) else {
                continue;
            };
            let class = Class::Variant(ctor_kind(&variant.fields), variants.len());
            let id = self.define(
                &variant.ident.to_string(),
                variant.ident.span(),
                def,
                env,
                &attrs,
                class,
            );
            let name = self.out.names.def(id).name.clone();
            self.name(&inner, Ns::Type, &name, id, None);
            self.name(&inner, Ns::Value, &name, id, None);
            variants.push(id);
        }
        self.out.names.variants.insert(def, variants);
        self.derives(&attrs, &derive::Input::Enum(e), env, parent);
        let env = self.generics(def, env, &e.generics, Params::PLAIN);
        let env = Env {
            self_: SelfScope::Adt(def),
            ..env
        };
        self.task(def, env, attrs, TaskNode::Enum(Rc::clone(e)));
    }

    fn derives(&mut self, attrs: &Attrs, input: &derive::Input, env: &Env, parent: DefId) {
        for (name, at) in &attrs.derives {
            let span = env.span(*at);
            if env.krate == CrateId::Local && matches!(name.as_str(), "Serialize" | "Deserialize") {
                let advice = "read and write the fields by hand";
                self.out.diagnostics.push(unsupported_std::error(
                    &format!("derive({name})"),
                    advice,
                    span,
                ));
            }
            if let Some(expanded) = derive::expand(name, input, attrs, *at) {
                let env = Env {
                    origin: Some(span),
                    ..env.clone()
                };
                self.one_impl(&Rc::new(expanded), &env, parent, Attrs::default());
            }
        }
    }

    fn trait_(&mut self, t: &Rc<TraitNode>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&t.attrs, env) else {
            return;
        };
        let def = self.define(
            &t.ident.to_string(),
            t.ident.span(),
            parent,
            env,
            &attrs,
            Class::Trait,
        );
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Type, &name, def, self.scope(&t.vis, env));
        let env = self.generics(
            def,
            env,
            &t.generics,
            Params {
                with_self: true,
                impl_traits: 0,
            },
        );
        let env = Env {
            self_: SelfScope::Trait(def),
            ..env
        };
        let items = self.assoc_items(&t.items, &env, def);
        self.task(def, env, attrs, TaskNode::Trait(Rc::clone(t), items));
    }

    fn impls(&mut self, i: &Rc<ImplNode>, env: &Env, parent: DefId) {
        let Some(mut attrs) = wanted(&i.attrs, env) else {
            return;
        };
        if attrs.for_types.is_empty() {
            self.one_impl(i, env, parent, attrs);
            return;
        }
        for ty in std::mem::take(&mut attrs.for_types) {
            let env = Env {
                int: Some(ty),
                ..env.clone()
            };
            self.one_impl(i, &env, parent, Attrs::default());
        }
    }

    fn one_impl(&mut self, i: &Rc<ImplNode>, env: &Env, parent: DefId, attrs: Attrs) {
        let def = self.define("", i.span, parent, env, &attrs, Class::Impl);
        self.out.impls.push(def);
        let env = self.generics(def, env, &i.generics, Params::PLAIN);
        let env = Env {
            self_: SelfScope::Impl(def),
            ..env
        };
        let items = self.assoc_items(&i.items, &env, def);
        self.task(def, env, attrs, TaskNode::Impl(Rc::clone(i), items));
    }

    fn assoc_items(
        &mut self,
        items: &[AssocNode],
        env: &Env,
        parent: DefId,
    ) -> IndexMap<Symbol, DefId> {
        let defs: Vec<DefId> = items
            .iter()
            .filter_map(|item| self.assoc_item(item, env, parent))
            .collect();
        defs.into_iter()
            .map(|def| (self.out.names.def(def).name.clone(), def))
            .collect()
    }

    fn assoc_item(&mut self, item: &AssocNode, env: &Env, parent: DefId) -> Option<DefId> {
        match item {
            AssocNode::Fn(f) => {
                let attrs = wanted(&f.attrs, env)?;
                let def = self.fn_def(f, env, parent, &attrs);
                self.fn_task(def, f, env, attrs);
                Some(def)
            }
            AssocNode::Const(c) => {
                let attrs = wanted(&c.attrs, env)?;
                let def = self.define(
                    &c.ident.to_string(),
                    c.ident.span(),
                    parent,
                    env,
                    &attrs,
                    Class::Const,
                );
                self.const_task(def, c, env.clone(), attrs);
                Some(def)
            }
            AssocNode::Ty(t) => {
                let attrs = wanted(&t.attrs, env)?;
                let def = self.define(
                    &t.ident.to_string(),
                    t.ident.span(),
                    parent,
                    env,
                    &attrs,
                    Class::AssocTy,
                );
                let env = self.generics(def, env, &t.generics, Params::PLAIN);
                self.task(def, env, attrs, TaskNode::AssocTy(Rc::clone(t)));
                Some(def)
            }
        }
    }

    /// Declares an item's own parameters; the environment in which the item is lowered.
    fn generics(&mut self, owner: DefId, env: &Env, generics: &Generics, params: Params) -> Env {
        let parent = env.generics.clone();
        let mut index = parent.as_ref().map_or(0, |p| p.count());
        let mut own = Vec::new();
        let at = self.out.names.def(owner).span;
        let mut declare = |this: &mut Self, name: &str, span: Span, is_const: bool| {
            let class = if is_const {
                Class::ConstParam(owner, index)
            } else {
                Class::TyParam(owner, index)
            };
            index += 1;
            let name: Symbol = raw(name).into();
            let info = DefInfo {
                name: name.clone(),
                parent: Some(owner),
                krate: env.krate,
                span,
                lang: None,
                unsupported: None,
                class,
            };
            own.push((name, this.push(info)));
        };
        if params.with_self {
            declare(self, "Self", at, false);
        }
        for param in &generics.params {
            match param {
                syn::GenericParam::Lifetime(_) => {}
                syn::GenericParam::Type(t) => {
                    declare(self, &t.ident.to_string(), env.span(t.ident.span()), false)
                }
                syn::GenericParam::Const(c) => {
                    declare(self, &c.ident.to_string(), env.span(c.ident.span()), true)
                }
            }
        }
        for _ in 0..params.impl_traits {
            declare(self, "impl Trait", at, false);
        }
        self.out
            .names
            .generics
            .insert(owner, own.iter().map(|(_, def)| *def).collect());
        Env {
            generics: Some(Rc::new(GenericsEnv {
                owner,
                parent,
                params: own,
            })),
            ..env.clone()
        }
    }
}

/// Parameters that are not in the list.
#[derive(Clone, Copy)]
struct Params {
    with_self: bool,
    impl_traits: usize,
}

impl Params {
    const PLAIN: Params = Params {
        with_self: false,
        impl_traits: 0,
    };
}

struct ImportBase<'a> {
    env: &'a Env,
    from_root: bool,
    scope: Option<DefId>,
}

impl ImportBase<'_> {
    fn segment(&self, ident: &Ident) -> (Symbol, Span) {
        (raw(&ident.to_string()).into(), self.env.span(ident.span()))
    }
}

impl Module {
    fn new(parent: Option<DefId>) -> Module {
        Module {
            parent,
            is_block: false,
            types: HashMap::new(),
            values: HashMap::new(),
        }
    }
}

fn module_env(krate: CrateId, file: FileId, module: DefId) -> Env {
    Env {
        krate,
        file,
        module,
        self_: SelfScope::None,
        generics: None,
        int: None,
        origin: None,
        base: 0,
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
    pub fn span(&self, span: proc_macro2::Span) -> Span {
        let found = syn_span(span, self.file);
        match self.origin {
            Some(origin) if found.hi == 0 => origin,
            _ => Span {
                file: self.file,
                lo: found.lo + self.base,
                hi: found.hi + self.base,
            },
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

fn impl_traits_of(arg: &syn::FnArg) -> usize {
    struct Counter(usize);
    impl<'ast> Visit<'ast> for Counter {
        fn visit_type_impl_trait(&mut self, ty: &'ast syn::TypeImplTrait) {
            self.0 += 1;
            syn::visit::visit_type_impl_trait(self, ty);
        }

        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
    }
    match arg {
        syn::FnArg::Receiver(_) => 0,
        syn::FnArg::Typed(typed) => {
            let mut counter = Counter(0);
            let ty: &Type = &typed.ty;
            counter.visit_type(ty);
            counter.0
        }
    }
}

/// Finds blocks that hold items, outer ones first: their braces, and clones of the items.
struct BlockCollector {
    found: Vec<(proc_macro2::Span, proc_macro2::Span, Vec<syn::Item>)>,
}

impl<'ast> Visit<'ast> for BlockCollector {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        if holds_items(block) {
            let items = block.stmts.iter().filter_map(|stmt| match stmt {
                syn::Stmt::Item(item) => Some(item.clone()),
                _ => None,
            });
            let braces = block.brace_token.span;
            self.found
                .push((braces.open(), braces.close(), items.collect()));
        }
        syn::visit::visit_block(self, block);
    }

    /// An item's own blocks are collected with the item.
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
