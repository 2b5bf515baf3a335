//! `use`: all of them together, again and again until nothing is new.

use cfc_syntax::Diagnostic;
use cfc_syntax::diagnostics::{unknown_name, unsupported_std};

use super::names::{Binding, Class, Names, Ns};
use crate::hir::{CrateId, DefId, Res, Symbol};
use crate::span::Span;

/// One leaf of a `use` tree.
pub struct Import {
    /// Where it stands.
    pub module: DefId,
    pub krate: CrateId,
    pub from_root: bool,
    pub path: Vec<(Symbol, Span)>,
    pub kind: ImportKind,
    /// As in [`Binding`].
    pub scope: Option<DefId>,
}

/// What an import brings in.
pub enum ImportKind {
    /// `a::b` or `a::b as c`, under this name; `None` for `as _`.
    Single(Option<Symbol>),
    /// `a::{self}`: the module only.
    Module(Option<Symbol>),
    /// `a::*`
    Glob,
}

/// Macros and attributes: known by name wherever they are written, so imports of them bind nothing.
const MACROS: &[&str] = &[
    "viewer_request",
    "viewer_response",
    "connection",
    "subset",
    "js",
    "format",
    "print",
    "println",
    "eprint",
    "eprintln",
    "write",
    "writeln",
    "panic",
    "unreachable",
    "todo",
    "unimplemented",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "vec",
    "matches",
    "concat",
    "stringify",
    "env",
    "option_env",
    "include_str",
    "dbg",
    "line",
    "file",
    "column",
];

/// Binds what every import names, and reports the author's that name nothing.
pub fn resolve_imports(
    names: &mut Names,
    imports: &[Import],
    diagnostics: &mut Vec<Diagnostic<Span>>,
) {
    let mut changed = true;
    while changed {
        changed = false;
        for import in imports {
            changed |= apply(names, import);
        }
    }
    for import in imports
        .iter()
        .filter(|import| import.krate != CrateId::Shim)
    {
        diagnostics.extend(unresolved(names, import));
    }
}

/// Binds what one import names by now. Tells whether that was news.
fn apply(names: &mut Names, import: &Import) -> bool {
    match &import.kind {
        ImportKind::Glob => match target(names, import, Ns::Type) {
            Some(Res::Def(from)) if from != import.module => copy_all(names, from, import),
            _ => false,
        },
        ImportKind::Module(None) | ImportKind::Single(None) => false,
        ImportKind::Module(Some(name)) => bind_one(names, import, Ns::Type, name),
        ImportKind::Single(Some(name)) => {
            let as_type = bind_one(names, import, Ns::Type, name);
            bind_one(names, import, Ns::Value, name) || as_type
        }
    }
}

fn bind_one(names: &mut Names, import: &Import, ns: Ns, name: &Symbol) -> bool {
    let Some(res) = target(names, import, ns) else {
        return false;
    };
    bind(
        names,
        import.module,
        ns,
        name,
        Binding {
            res,
            is_glob: false,
            scope: import.scope,
        },
    )
}

fn copy_all(names: &mut Names, from: DefId, import: &Import) -> bool {
    let visible = |b: &Binding| {
        b.scope
            .is_none_or(|scope| is_inside(names, import.module, scope))
    };
    let Some(module) = names.module(from) else {
        return false;
    };
    let list = |ns, map: &rustc_hash::FxHashMap<Symbol, Binding>| -> Vec<(Ns, Symbol, Res)> {
        map.iter()
            .filter(|(_, b)| visible(b))
            .map(|(name, b)| (ns, name.clone(), b.res))
            .collect()
    };
    let mut found = list(Ns::Type, &module.types);
    found.extend(list(Ns::Value, &module.values));
    let mut changed = false;
    for (ns, name, res) in found {
        let binding = Binding {
            res,
            is_glob: true,
            scope: import.scope,
        };
        changed |= bind(names, import.module, ns, &name, binding);
    }
    changed
}

/// Adds a name unless it is there; an explicit one replaces one that came by a glob.
pub fn bind(names: &mut Names, module: DefId, ns: Ns, name: &Symbol, new: Binding) -> bool {
    let Some(module) = names.modules.get_mut(&module) else {
        return false;
    };
    let map = match ns {
        Ns::Type => &mut module.types,
        Ns::Value => &mut module.values,
    };
    match map.get_mut(name) {
        None => {
            map.insert(name.clone(), new);
            true
        }
        Some(old) if old.is_glob && !new.is_glob => {
            *old = new;
            true
        }
        Some(_) => false,
    }
}

fn is_inside(names: &Names, module: DefId, scope: DefId) -> bool {
    let mut current = Some(module);
    while let Some(id) = current {
        if id == scope {
            return true;
        }
        current = names.module(id).and_then(|m| m.parent);
    }
    false
}

/// What an import's path names, as far as is known by now.
fn target(names: &Names, import: &Import, ns: Ns) -> Option<Res> {
    let mut res = None;
    for (at, (name, _)) in import.path.iter().enumerate() {
        let is_last = at + 1 == import.path.len();
        let ns = if is_last { ns } else { Ns::Type };
        res = Some(match res {
            None => first(names, import, ns, name, is_last)?,
            Some(Res::Def(def)) => member(names, def, ns, name)?,
            Some(_) => return None,
        });
    }
    res
}

fn first(names: &Names, import: &Import, ns: Ns, name: &str, is_last: bool) -> Option<Res> {
    let here = names.normal_module(import.module);
    if import.from_root {
        return names.extern_crate(name).map(Res::Def);
    }
    match name {
        "crate" => names.roots.get(&import.krate).copied().map(Res::Def),
        "self" => Some(Res::Def(here)),
        "super" => names.module(here).and_then(|m| m.parent).map(Res::Def),
        // `use a;` in the module that it would bind itself in.
        _ if is_last => names
            .extern_crate(name)
            .map(Res::Def)
            .or_else(|| names.in_modules(import.module, ns, name)),
        _ => names.in_modules(import.module, ns, name),
    }
}

fn member(names: &Names, def: DefId, ns: Ns, name: &str) -> Option<Res> {
    match name {
        "super" => names.module(def).and_then(|m| m.parent).map(Res::Def),
        "self" => Some(Res::Def(def)),
        _ => names.member(def, ns, name).map(|b| b.res),
    }
}

/// The diagnostic for an import that names nothing.
fn unresolved(names: &Names, import: &Import) -> Option<Diagnostic<Span>> {
    if matches!(
        import.kind,
        ImportKind::Module(None) | ImportKind::Single(None)
    ) && target(names, import, Ns::Type).is_some()
    {
        return None;
    }
    let found = |ns| target(names, import, ns).is_some();
    if found(Ns::Type)
        || found(Ns::Value)
        || import
            .path
            .last()
            .is_some_and(|(name, _)| MACROS.contains(&&**name))
    {
        return None;
    }
    // The longest prefix that is known tells where the trouble starts.
    let mut known = None;
    for (at, (name, span)) in import.path.iter().enumerate() {
        let next = match known {
            None => first(names, import, Ns::Type, name, at + 1 == import.path.len()),
            Some(Res::Def(def)) => member(names, def, Ns::Type, name),
            Some(_) => None,
        };
        match next {
            Some(res) => known = Some(res),
            None => return Some(not_found(names, known, name, *span)),
        }
    }
    None
}

/// `name` is not in `inside`: std lacks it, or nobody knows it.
pub fn not_found(names: &Names, inside: Option<Res>, name: &str, span: Span) -> Diagnostic<Span> {
    let Some(Res::Def(module)) = inside else {
        return unknown_name::error("name", name, span);
    };
    let def = names.def(module);
    let path = names.path_string(module);
    if let Some(instead) = &def.unsupported {
        return unsupported_std::error(&format!("{path}::{name}"), instead, span);
    }
    match def.krate {
        CrateId::Std => {
            let advice = "the standard library that functions have is listed in the documentation; write it with what is there";
            unsupported_std::error(&format!("{path}::{name}"), advice, span)
        }
        CrateId::Shim | CrateId::Local if names.class(module) == Class::Mod && !path.is_empty() => {
            unknown_name::error("name", &format!("{path}::{name}"), span)
        }
        CrateId::Shim | CrateId::Local => unknown_name::error("name", name, span),
    }
}
