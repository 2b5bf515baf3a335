//! The attributes and derives that functions may carry, and which items exist for tests only.
//! Not here: where a handler attribute may stand.

use crate::diagnostics::{
    Diagnostic, conditional_compilation, unknown_attribute, unknown_derive, unstable_syntax,
};
use crate::verdict::Line;
use crate::verdict_table;
use proc_macro2::TokenStream;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Item, Meta, Path, Token};

/// Attributes that change nothing about what a program does, or that the compiler understands.
static KNOWN: &[&str] = &[
    "allow",
    "cold",
    "connection",
    "default",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "ignore",
    "inline",
    "js",
    "must_use",
    "non_exhaustive",
    "repr",
    "serde",
    "should_panic",
    "subset",
    "test",
    "track_caller",
    "viewer_request",
    "viewer_response",
    "warn",
];

/// Tools whose attributes only the tool reads.
static TOOLS: &[&str] = &["clippy", "diagnostic", "rustdoc", "rustfmt"];

/// Derives whose code the compiler writes itself.
static DERIVES: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Serialize",
];

/// What is wrong with an attribute.
pub(crate) fn check(attribute: &Attribute) -> Vec<Diagnostic> {
    let path = attribute.path();
    let name = path_text(path);
    let span = path.span();
    match name.as_str() {
        "derive" => check_derives(attribute),
        "cfg" | "cfg_attr" => check_cfg(attribute).into_iter().collect(),
        "feature" => vec![unstable_syntax::error("a `#![feature]`", span)],
        "unsafe" => verdict_table::UNSAFE_ATTRIBUTE
            .refusal(span)
            .into_iter()
            .collect(),
        _ if is_known(path) => Vec::new(),
        _ => vec![unknown_attribute::error(&name, span)],
    }
}

/// Whether these attributes say that what carries them exists in tests only: `#[test]`, whatever
/// its path, or `#[cfg(test)]`. A function's output never holds such items.
///
/// ```
/// let item: syn::ItemMod = syn::parse_str("#[cfg(test)] mod tests {}").unwrap();
/// assert!(cfc_syntax::is_test_only(&item.attrs));
/// ```
pub fn is_test_only(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        last_name(attribute.path()) == "test"
            || attribute.path().is_ident("cfg") && condition(attribute) == "test"
    })
}

/// The attributes of an item.
pub(crate) fn of_item(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        // Neither is accepted, so that no attribute of theirs is overlooked.
        Item::Verbatim(_) | _ => &[],
    }
}

/// The last segment of a path as text; empty for a path without segments.
pub(crate) fn last_name(path: &Path) -> String {
    path.segments
        .last()
        .map(|segment| segment.ident.to_string())
        .unwrap_or_default()
}

/// The lines of the documentation.
pub(crate) fn lines() -> Vec<Line> {
    let line = |node, syntax, code| Line { node, syntax, code };
    let known = KNOWN.iter().map(|name| line(name, "an attribute", None));
    let tools = TOOLS
        .iter()
        .map(|name| line(name, "attributes of this tool", None));
    let derives = DERIVES.iter().map(|name| line(name, "a derive", None));
    let special = [
        line("cfg(test)", "code for tests, left out", None),
        line("cfg_attr(test, …)", "attributes for tests", None),
        line("cfg(not(test))", "code that is kept", None),
        line(
            "cfg",
            "any other condition",
            Some(&conditional_compilation::CODE),
        ),
        line("feature", "a `#![feature]`", Some(&unstable_syntax::CODE)),
        line(
            "any other derive",
            "a derive that is not listed",
            Some(&unknown_derive::CODE),
        ),
        line(
            "any other",
            "an attribute that is not listed",
            Some(&unknown_attribute::CODE),
        ),
    ];
    known.chain(tools).chain(derives).chain(special).collect()
}

fn is_known(path: &Path) -> bool {
    let first = path
        .segments
        .first()
        .map(|segment| segment.ident.to_string());
    let is_tool = first.is_some_and(|first| TOOLS.contains(&first.as_str()));
    let is_plain = path.segments.len() == 1 || is_ours(path);
    is_tool || is_plain && KNOWN.contains(&last_name(path).as_str())
}

/// Whether the path leads into the author's crate of events, under its own name.
fn is_ours(path: &Path) -> bool {
    path.segments
        .first()
        .is_some_and(|first| first.ident == "cloudfront_functions")
}

fn check_derives(attribute: &Attribute) -> Vec<Diagnostic> {
    let list = Punctuated::<Path, Token![,]>::parse_terminated;
    match attribute.parse_args_with(list) {
        Ok(paths) => paths
            .iter()
            .filter(|path| !DERIVES.contains(&last_name(path).as_str()))
            .map(|path| unknown_derive::error(&path_text(path), path.span()))
            .collect(),
        Err(_) => vec![unknown_derive::error("…", attribute.path().span())],
    }
}

fn check_cfg(attribute: &Attribute) -> Option<Diagnostic> {
    let condition = condition(attribute);
    let understood =
        condition == "test" || condition == "not(test)" || condition.starts_with("test,");
    (!understood).then(|| conditional_compilation::error(&condition, attribute.path().span()))
}

/// The text between the parentheses, without spaces.
fn condition(attribute: &Attribute) -> String {
    match &attribute.meta {
        Meta::List(list) => text_of(&list.tokens),
        Meta::Path(_) | Meta::NameValue(_) => String::new(),
    }
}

fn text_of(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}

fn path_text(path: &Path) -> String {
    let names: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    names.join("::")
}
