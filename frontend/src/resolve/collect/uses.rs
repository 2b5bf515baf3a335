//! `use` trees, flattened.

use syn::{Ident, UseTree};

use super::{Collector, raw, wanted};
use crate::hir::{DefId, Symbol};
use crate::resolve::imports::{Import, ImportKind};
use crate::resolve::names::Env;
use crate::span::Span;

struct ImportBase<'a> {
    env: &'a Env,
    from_root: bool,
    scope: Option<DefId>,
}

impl ImportBase<'_> {
    pub(super) fn segment(&self, ident: &Ident) -> (Symbol, Span) {
        (raw(&ident.to_string()).into(), self.env.span(ident.span()))
    }
}

impl Collector<'_> {
    pub(super) fn imports(&mut self, u: &syn::ItemUse, env: &Env) {
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
}
