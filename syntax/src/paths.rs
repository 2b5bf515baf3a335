//! Modules of std that a function cannot use, and the primitive types that it cannot hold, by
//! path alone. What else std has is the compiler's to accept or refuse.

use crate::diagnostics::{Code, Diagnostic, raw_pointer, shared_ownership, std_io, wide_integer};
use crate::verdict::Line;
use proc_macro2::Span;
use syn::{Ident, UseTree};

/// Why a module of std is refused.
#[derive(Clone, Copy)]
enum Reason {
    Io,
    Sharing,
    Pointer,
}

struct Module {
    name: &'static str,
    reason: Reason,
    instead: &'static str,
}

const LOCK: &str =
    "pass the value as `&mut`; a function runs on one thread. Of `sync` there is `LazyLock`";

static MODULES: &[Module] = &[
    Module {
        name: "cell",
        reason: Reason::Sharing,
        instead: "pass the value as `&mut`",
    },
    Module {
        name: "env",
        reason: Reason::Io,
        instead: "use `env!(\"NAME\")`, which is resolved when the function is built",
    },
    Module {
        name: "fs",
        reason: Reason::Io,
        instead: "use `include_str!`, or a key-value store",
    },
    Module {
        name: "io",
        reason: Reason::Io,
        instead: "use `println!` for the log, and strings for text",
    },
    Module {
        name: "net",
        reason: Reason::Io,
        instead: "choose the origin instead of calling it, or use a key-value store. Of `net` there are the addresses",
    },
    Module {
        name: "os",
        reason: Reason::Io,
        instead: "leave it out: there is no operating system",
    },
    Module {
        name: "process",
        reason: Reason::Io,
        instead: "return a response, or `panic!` to fail",
    },
    Module {
        name: "ptr",
        reason: Reason::Pointer,
        instead: "use a reference",
    },
    Module {
        name: "rc",
        reason: Reason::Sharing,
        instead: "own the value in one place and lend it as `&T`, or clone it",
    },
    Module {
        name: "sync",
        reason: Reason::Sharing,
        instead: LOCK,
    },
    Module {
        name: "thread",
        reason: Reason::Io,
        instead: "call the function: there is one thread",
    },
];

static WIDE: &[&str] = &["i128", "u128"];

/// What is wrong with a path of these names, on the one that is wrong.
pub(crate) fn check_path<'a>(mut names: impl Iterator<Item = &'a Ident>) -> Option<Diagnostic> {
    let first = names.next()?;
    if WIDE.iter().any(|wide| first == wide) {
        return Some(wide_integer::error(&first.to_string(), first.span()));
    }
    let module = names.next()?;
    match names.next() {
        Some(item) if is_usable(module, item) => None,
        _ => check_names(first, module),
    }
}

/// What is wrong with the modules that a `use` names.
pub(crate) fn check_use(tree: &UseTree) -> Vec<Diagnostic> {
    match tree {
        UseTree::Path(path) => leaves(&path.ident, &path.tree),
        UseTree::Group(group) => group.items.iter().flat_map(check_use).collect(),
        UseTree::Name(_) | UseTree::Rename(_) | UseTree::Glob(_) => Vec::new(),
    }
}

/// What is wrong with the suffix of a literal.
pub(crate) fn check_suffix(suffix: &str, span: Span) -> Option<Diagnostic> {
    WIDE.contains(&suffix)
        .then(|| wide_integer::error(suffix, span))
}

/// The lines of the documentation.
pub(crate) fn lines() -> Vec<Line> {
    let modules = MODULES.iter().map(|module| Line {
        node: module.name,
        syntax: module.instead,
        code: Some(module.reason.code()),
    });
    let wide = WIDE.iter().map(|name| Line {
        node: name,
        syntax: "a 128-bit integer",
        code: Some(&wide_integer::CODE),
    });
    let rest = Line {
        node: "any other",
        syntax: "resolved by the compiler",
        code: None,
    };
    modules.chain(wide).chain([rest]).collect()
}

fn leaves(root: &Ident, tree: &UseTree) -> Vec<Diagnostic> {
    match tree {
        UseTree::Path(path) if is_usable_tree(&path.ident, &path.tree) => None,
        UseTree::Path(path) => check_names(root, &path.ident),
        UseTree::Name(name) => check_names(root, &name.ident),
        UseTree::Rename(name) => check_names(root, &name.ident),
        UseTree::Glob(_) => None,
        UseTree::Group(group) => {
            return group
                .items
                .iter()
                .flat_map(|tree| leaves(root, tree))
                .collect();
        }
    }
    .into_iter()
    .collect()
}

/// What a function can use of the refused modules.
static USABLE: &[(&str, &[&str])] = &[
    ("net", &["AddrParseError", "IpAddr", "Ipv4Addr", "Ipv6Addr"]),
    ("sync", &["LazyLock"]),
];

fn is_usable(module: &Ident, item: &Ident) -> bool {
    USABLE
        .iter()
        .any(|(name, items)| module == name && items.iter().any(|known| item == known))
}

fn is_usable_tree(module: &Ident, tree: &UseTree) -> bool {
    match tree {
        UseTree::Name(name) => is_usable(module, &name.ident),
        UseTree::Rename(name) => is_usable(module, &name.ident),
        // `net::Ipv4Addr::LOCALHOST` is for the compiler to refuse or accept.
        UseTree::Path(path) => is_usable(module, &path.ident),
        UseTree::Group(group) => group.items.iter().all(|item| is_usable_tree(module, item)),
        UseTree::Glob(_) => false,
    }
}

fn check_names(root: &Ident, module: &Ident) -> Option<Diagnostic> {
    if !["std", "core", "alloc"].iter().any(|std| root == std) {
        return None;
    }
    let found = MODULES.iter().find(|known| module == known.name)?;
    let (path, span) = (format!("{root}::{module}"), module.span());
    Some(match found.reason {
        Reason::Io => std_io::error(&path, found.instead, span),
        Reason::Sharing => shared_ownership::error(&path, found.instead, span),
        Reason::Pointer => raw_pointer::error(&format!("`{path}`"), span),
    })
}

impl Reason {
    fn code(self) -> &'static Code {
        match self {
            Reason::Io => &std_io::CODE,
            Reason::Sharing => &shared_ownership::CODE,
            Reason::Pointer => &raw_pointer::CODE,
        }
    }
}
