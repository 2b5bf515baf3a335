//! Crates, modules and their files.

use std::rc::Rc;

use cfc_syntax::diagnostics::unknown_name;
use syn::Ident;

use super::{Collector, DEEPEST_MODULE, Place, module_env, wanted};
use crate::hir::{CrateId, DefId, Res, Symbol};
use crate::resolve::Package;
use crate::resolve::ast::{ModNode, nodes};
use crate::resolve::attrs::Attrs;
use crate::resolve::load::{self, Embedded, Lines, folder, join, module_folder, syn_span};
use crate::resolve::names::{Class, Env, Module, Ns};
use crate::span::{FileId, SourceFile, Span};

impl Collector<'_> {
    /// A tree whose root has no text of its own has every file without a parent for a public module.
    pub(super) fn embedded_crate(&mut self, krate: CrateId, name: &str, files: Embedded) {
        let root_text = files
            .iter()
            .find(|(path, _)| path.is_empty())
            .map(|(_, text)| *text);
        let file = self.embedded_file(krate, "", root_text.unwrap_or_default());
        let root = self.root(krate, name, file);
        let lines = Lines::of(root_text.unwrap_or_default());
        let env = module_env(krate, file, lines, root);
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
    pub(super) fn prelude(&mut self) {
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

    pub(super) fn embedded_file(
        &mut self,
        krate: CrateId,
        path: &str,
        text: &'static str,
    ) -> FileId {
        let file = load::embedded_file(krate, path, text);
        self.out.names.sources.add(file)
    }

    pub(super) fn embedded_module(
        &mut self,
        krate: CrateId,
        module: DefId,
        text: &'static str,
        file: FileId,
        folder: String,
    ) {
        match load::parse(text, file) {
            Ok(parsed) => {
                let env = module_env(krate, file, Lines::of(text), module);
                self.items(
                    &nodes(parsed.items),
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

    pub(super) fn local_crate(&mut self, package: &Package) {
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

    pub(super) fn local_file(&mut self, path: &str, text: &str) -> FileId {
        self.out.names.sources.add(SourceFile {
            name: path.into(),
            text: text.to_owned().into(),
            is_local: true,
        })
    }

    pub(super) fn local_module(&mut self, module: DefId, text: &str, file: FileId, place: &Place) {
        match load::parse(text, file) {
            Ok(parsed) => {
                let mut found = cfc_syntax::check_file(&parsed);
                for handler in cfc_syntax::handlers(&parsed).handlers {
                    let checked = cfc_syntax::check_handler(handler.event_type, handler.function);
                    found.extend(checked.err().unwrap_or_default());
                }
                self.out.diagnostics.extend(
                    found
                        .into_iter()
                        .map(|d| d.map_span(|span| syn_span(span, file))),
                );
                let env = module_env(CrateId::Local, file, Lines::of(text), module);
                self.items(&nodes(parsed.items), &env, module, place);
            }
            Err(diagnostic) => self.out.diagnostics.push(*diagnostic),
        }
    }

    pub(super) fn module(&mut self, m: &Rc<ModNode>, env: &Env, parent: DefId, place: &Place) {
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

    pub(super) fn file_module(
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

    pub(super) fn missing_file(&mut self, ident: &Ident, env: &Env, why: &str) {
        let at = env.span(ident.span());
        let diagnostic =
            unknown_name::error("file of the module", &ident.to_string(), at).note(why);
        self.out.diagnostics.push(diagnostic);
    }
}
