//! The tables name every variant that the installed syn has, and none that it has not. syn's
//! enums are not exhaustive, so rustc cannot say so; a new variant is refused until it is listed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The enums of the tables, and the file of syn that declares each.
const ENUMS: &[(&str, &str)] = &[
    ("BinOp", "op.rs"),
    ("CapturedParam", "generics.rs"),
    ("Expr", "expr.rs"),
    ("Fields", "data.rs"),
    ("FnArg", "item.rs"),
    ("GenericArgument", "path.rs"),
    ("GenericParam", "generics.rs"),
    ("ImplItem", "item.rs"),
    ("Item", "item.rs"),
    ("Lit", "lit.rs"),
    ("Member", "expr.rs"),
    ("Pat", "pat.rs"),
    ("PathArguments", "path.rs"),
    ("RangeLimits", "expr.rs"),
    ("ReceiverKind", "item.rs"),
    ("ReturnType", "ty.rs"),
    ("StaticMutability", "item.rs"),
    ("Stmt", "stmt.rs"),
    ("TraitItem", "item.rs"),
    ("Type", "ty.rs"),
    ("TypeParamBound", "generics.rs"),
    ("UnOp", "op.rs"),
    ("UseTree", "item.rs"),
    ("Visibility", "restriction.rs"),
    ("WherePredicate", "generics.rs"),
];

#[test]
fn the_tables_name_syns_variants() {
    let syn = syn_sources();
    let page = cfc_syntax::verdict_table_markdown();
    for (name, file) in ENUMS {
        let source = std::fs::read_to_string(syn.join(file)).expect("syn's sources are there");
        let declared = declared(&source, name);
        assert!(declared.len() > 1, "{name} was not found in {file}");
        assert_eq!(listed(&page, name), declared, "{name}");
    }
}

#[test]
fn every_enum_of_the_tables_is_compared() {
    let page = cfc_syntax::verdict_table_markdown();
    let enums: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("::"))
        .map(|(name, _)| name)
        .collect();
    let compared: BTreeSet<&str> = ENUMS.iter().map(|(name, _)| *name).collect();
    assert_eq!(enums, compared);
}

fn listed<'a>(page: &'a str, name: &str) -> BTreeSet<&'a str> {
    let prefix = format!("| `{name}::");
    page.lines()
        .filter_map(|line| line.strip_prefix(&prefix)?.split_once('`'))
        .map(|(variant, _)| variant)
        .collect()
}

fn declared<'a>(source: &'a str, name: &str) -> BTreeSet<&'a str> {
    let start = format!("    pub enum {name} {{");
    let (_, rest) = source.split_once(&start).unwrap_or(("", ""));
    let (body, _) = rest.split_once("\n    }").unwrap_or(("", ""));
    body.lines()
        .filter_map(|line| line.strip_prefix("        "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .map(|line| line.split(['(', ',', ' ']).next().unwrap_or(line))
        .collect()
}

/// The sources of the syn that this workspace resolves to, from `cargo metadata`.
fn syn_sources() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata = String::from_utf8(output.stdout).expect("metadata is UTF-8");
    let manifest = metadata
        .split('"')
        .find(|text| text.contains("/syn-3.") && text.ends_with("/Cargo.toml"))
        .expect("the workspace depends on syn 3");
    Path::new(manifest).with_file_name("src")
}
