//! The page on what of std is there: written from the sysroot's declarations and the list of exceptions.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::decl::Decl;
use crate::exceptions::Exception;
use crate::wrapper::head;

/// `docs/std.md`.
pub fn page(decls: &[Decl], exceptions: &[Exception]) -> String {
    let mut text = String::from(
        "# The standard library\n\n\
         Written from the sysroot by `cargo run -p cfc-conformance -- matrix --update`.\n\n\
         What is listed without a note means what it means in Rust, on every input, or stops the function where \
         Rust has a value that the engine cannot hold. What is not listed is an unknown name to the compiler.\n",
    );
    let mut sections: BTreeMap<String, Vec<&Decl>> = BTreeMap::new();
    for decl in decls.iter().filter(|d| is_public(d)) {
        sections.entry(section(decl)).or_default().push(decl);
    }
    for (title, decls) in sections {
        write!(text, "\n## {title}\n\n| item | | note |\n|---|---|---|\n").expect("text");
        for (item, rows) in grouped(&decls) {
            let first = rows[0];
            let note = match &first.unsupported {
                Some(advice) => format!("use {advice}"),
                None => exceptions
                    .iter()
                    .find(|e| e.covers(&first.name))
                    .map(|e| e.reason.clone())
                    .unwrap_or_default(),
            };
            let mark = if first.unsupported.is_some() {
                "no"
            } else {
                "yes"
            };
            writeln!(text, "| {item} | {mark} | {} |", note.replace('|', "\\|")).expect("text");
        }
    }
    text
}

/// Parts of the sysroot that an author never names.
fn is_public(decl: &Decl) -> bool {
    let own = ["intrinsics", "js", "str/units", "str/pattern"];
    !own.contains(&decl.file) && decl.of_trait.as_deref().is_none_or(is_trait_of_interest)
}

/// Methods of these traits are called by name; others stand behind operators, macros and loops.
fn is_trait_of_interest(of_trait: &str) -> bool {
    let traits = [
        "Iterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "Ord",
        "PartialOrd",
        "ToString",
        "From",
        "TryFrom",
        "FromStr",
    ];
    traits.contains(&head(of_trait))
}

fn section(decl: &Decl) -> String {
    match (&decl.of_trait, &decl.of_type) {
        (Some(of_trait), None) => head(of_trait).to_string(),
        (Some(of_trait), Some(_))
            if head(of_trait) != "Iterator" && head(of_trait) != "DoubleEndedIterator" =>
        {
            "Conversions and comparisons".to_string()
        }
        (Some(_), Some(_)) => "Iterators".to_string(),
        (None, Some(ty)) if is_int(ty) => "Integers".to_string(),
        (None, Some(ty)) if ty.starts_with('[') => "Slices and arrays".to_string(),
        (None, Some(ty)) => head(ty).to_string(),
        (None, None) => "Functions".to_string(),
    }
}

fn is_int(ty: &str) -> bool {
    [
        "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize",
    ]
    .contains(&ty)
}

/// Rows in order; the same method of several integer types is one.
fn grouped<'a>(decls: &[&'a Decl]) -> Vec<(String, Vec<&'a Decl>)> {
    let mut rows: Vec<(String, Vec<&Decl>)> = Vec::new();
    let mut integers: BTreeMap<(String, bool), Vec<&Decl>> = BTreeMap::new();
    for decl in decls {
        let method = decl.name.rsplit("::").next().unwrap_or(&decl.name);
        if decl.of_trait.is_none() && decl.of_type.as_deref().is_some_and(is_int) {
            integers
                .entry((method.to_string(), decl.unsupported.is_some()))
                .or_default()
                .push(decl);
        } else {
            rows.push((format!("`{}`", decl.name.replace("std::", "")), vec![decl]));
        }
    }
    for ((method, _), decls) in integers {
        let mut types: Vec<&str> = decls.iter().filter_map(|d| d.of_type.as_deref()).collect();
        types.dedup();
        let types = if types.len() == 10 {
            "all".to_string()
        } else {
            types.join(", ")
        };
        rows.push((format!("`{method}` ({types})"), decls));
    }
    rows
}
