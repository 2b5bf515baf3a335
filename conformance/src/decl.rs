//! What the sysroot declares: every public function and method, read from its sources.
//! Types are token texts here, with `Int` of `#[for_types]` already replaced; nothing is resolved.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;

/// A function or method of the sysroot.
#[derive(Clone, Debug)]
pub struct Decl {
    /// The sysroot's module path: `str/methods`.
    pub file: &'static str,
    /// The line of its name.
    pub line: usize,
    /// `str::find`, `<i32 as Add<&i32>>::add`, `Iterator::map`, `mem::swap`.
    pub name: String,
    /// The path that a call is written with.
    pub path: String,
    /// Type parameters, of the impl and its own, with their bounds' texts.
    pub generics: Vec<Generic>,
    /// The arguments' types, the receiver's first.
    pub inputs: Vec<String>,
    /// Whether the first argument is a receiver.
    pub has_self: bool,
    /// Whether it has a body: a trait's method without one is what implementations give.
    pub has_body: bool,
    /// What it gives; empty for nothing.
    pub output: String,
    /// Advice, if it is not supported.
    pub unsupported: Option<String>,
    /// The trait, if it is a method of one.
    pub of_trait: Option<String>,
    /// The type that it belongs to.
    pub of_type: Option<String>,
}

/// A type parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generic {
    /// Its name; `impl Trait` arguments are named by position.
    pub name: String,
    /// All its bounds, joined by `+`.
    pub bounds: String,
    /// Whether it is a `const`.
    pub is_const: bool,
}

/// All declarations, in the order of the sources.
///
/// # Panics
/// If a file is not Rust: the sysroot's own tests see to that.
pub fn declarations() -> Vec<Decl> {
    let mut all = Vec::new();
    for (file, text) in cfc_sysroot::FILES {
        let parsed = syn::parse_file(text).expect("the sysroot's sources parse");
        for item in &parsed.items {
            read_item(file, item, &mut all);
        }
    }
    all
}

fn read_item(file: &'static str, item: &syn::Item, all: &mut Vec<Decl>) {
    match item {
        syn::Item::Fn(f) if is_pub(&f.vis) && !is_hidden(&f.attrs) => {
            let path = format!("std::{}::{}", module(file), f.sig.ident);
            let name = format!("{}::{}", module(file), f.sig.ident);
            all.push(decl(
                file,
                &f.attrs,
                &f.sig,
                &Owner {
                    name,
                    path,
                    ..Owner::default()
                },
            ));
        }
        syn::Item::Impl(item) => read_impl(file, item, all),
        syn::Item::Trait(item) if is_pub(&item.vis) => read_trait(file, item, all),
        syn::Item::Verbatim(tokens) => {
            if let Ok(f) = syn::parse2::<syn::TraitItemFn>(without_vis(tokens.clone()))
                && !file.is_empty()
            {
                let path = format!("std::{}::{}", module(file), f.sig.ident);
                let name = format!("{}::{}", module(file), f.sig.ident);
                all.push(decl(
                    file,
                    &f.attrs,
                    &f.sig,
                    &Owner {
                        name,
                        path,
                        ..Owner::default()
                    },
                ));
            }
        }
        _ => {}
    }
}

/// `#[doc(hidden)]`: the library's own, not std's.
pub(crate) fn is_hidden(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("doc")
            && attr
                .parse_args::<Ident>()
                .is_ok_and(|what| what == "hidden")
    })
}

pub(crate) fn is_pub(vis: &syn::Visibility) -> bool {
    matches!(vis, syn::Visibility::Public(_))
}

/// `str/methods` is `str`: files below a module's own are private parts of it, except where std has them.
fn module(file: &str) -> String {
    match file.split_once('/') {
        Some(("collections" | "crates", _)) => file.replace('/', "::"),
        Some((first, _)) => first.to_string(),
        None => file.to_string(),
    }
}

#[derive(Default)]
struct Owner {
    name: String,
    path: String,
    generics: Vec<Generic>,
    of_trait: Option<String>,
    of_type: Option<String>,
}

fn read_impl(file: &'static str, item: &syn::ItemImpl, all: &mut Vec<Decl>) {
    for int in for_types(&item.attrs) {
        let item = match &int {
            Some(int) => syn::parse2(replace(item.to_token_stream(), "Int", int))
                .expect("an impl for a type"),
            None => item.clone(),
        };
        let ty = text(&item.self_ty);
        let of_trait = item.trait_.as_ref().map(|(path, _)| text(path));
        let generics = generics(&item.generics);
        let owner = |f: &Ident| Owner {
            name: match &of_trait {
                Some(of_trait) => format!("<{ty} as {of_trait}>::{f}"),
                None => format!("{ty}::{f}"),
            },
            path: match &of_trait {
                Some(of_trait) => format!("<{ty} as {of_trait}>::{f}"),
                None => format!("<{ty}>::{f}"),
            },
            generics: generics.clone(),
            of_trait: of_trait.clone(),
            of_type: Some(ty.clone()),
        };
        for member in &item.items {
            match member {
                syn::ImplItem::Fn(f)
                    if (of_trait.is_some() || is_pub(&f.vis)) && !is_hidden(&f.attrs) =>
                {
                    all.push(decl(file, &f.attrs, &f.sig, &owner(&f.sig.ident)));
                }
                syn::ImplItem::Verbatim(tokens) => {
                    if let Ok(f) = syn::parse2::<syn::TraitItemFn>(without_vis(tokens.clone())) {
                        all.push(decl(file, &f.attrs, &f.sig, &owner(&f.sig.ident)));
                    }
                }
                _ => {}
            }
        }
    }
}

fn read_trait(file: &'static str, item: &syn::ItemTrait, all: &mut Vec<Decl>) {
    let name = item.ident.to_string();
    for member in &item.items {
        let syn::TraitItem::Fn(f) = member else {
            continue;
        };
        if is_hidden(&f.attrs) {
            continue;
        }
        let owner = Owner {
            name: format!("{name}::{}", f.sig.ident),
            path: format!("{name}::{}", f.sig.ident),
            generics: generics(&item.generics),
            of_trait: Some(name.clone()),
            of_type: None,
        };
        all.push(Decl {
            has_body: f.default.is_some(),
            ..decl(file, &f.attrs, &f.sig, &owner)
        });
    }
}

fn decl(file: &'static str, attrs: &[syn::Attribute], sig: &syn::Signature, owner: &Owner) -> Decl {
    let of_type = owner.of_type.clone();
    let mut all_generics = owner.generics.clone();
    all_generics.extend(generics(&sig.generics));
    let own = |tokens: TokenStream| match &of_type {
        Some(ty) => tidy(&replace(tokens, "Self", ty).to_string()),
        None => tidy(&tokens.to_string()),
    };
    let mut inputs = Vec::new();
    for (i, input) in sig.inputs.iter().enumerate() {
        match input {
            syn::FnArg::Receiver(receiver) => inputs.push(own(receiver_type(receiver))),
            syn::FnArg::Typed(arg) => match &*arg.ty {
                syn::Type::ImplTrait(bound) => {
                    let name = format!("Arg{i}");
                    let bounds = own(bound.bounds.to_token_stream());
                    all_generics.push(Generic {
                        name: name.clone(),
                        bounds,
                        is_const: false,
                    });
                    inputs.push(name);
                }
                ty => inputs.push(own(ty.to_token_stream())),
            },
        }
    }
    for generic in &mut all_generics {
        if let Some(ty) = &of_type {
            let tokens = generic
                .bounds
                .parse::<TokenStream>()
                .expect("bounds are tokens");
            generic.bounds = tidy(&replace(tokens, "Self", ty).to_string());
        }
    }
    Decl {
        file,
        line: sig.ident.span().start().line,
        name: owner.name.clone(),
        path: owner.path.clone(),
        generics: all_generics,
        has_self: sig.receiver().is_some(),
        has_body: true,
        output: match &sig.output {
            syn::ReturnType::Default => String::new(),
            syn::ReturnType::Type(_, ty) => own(ty.to_token_stream()),
        },
        inputs,
        unsupported: unsupported(attrs),
        of_trait: owner.of_trait.clone(),
        of_type,
    }
}

fn receiver_type(receiver: &syn::Receiver) -> TokenStream {
    match &receiver.kind {
        syn::ReceiverKind::Reference(_, _, Some(_)) => quote::quote!(&mut Self),
        syn::ReceiverKind::Reference(_, _, None) => quote::quote!(&Self),
        syn::ReceiverKind::Typed(_, ty) => ty.to_token_stream(),
        _ => quote::quote!(Self),
    }
}

fn generics(generics: &syn::Generics) -> Vec<Generic> {
    let mut found: Vec<Generic> = Vec::new();
    for param in &generics.params {
        match param {
            syn::GenericParam::Type(param) => found.push(Generic {
                name: param.ident.to_string(),
                bounds: text(&param.bounds),
                is_const: false,
            }),
            syn::GenericParam::Const(param) => found.push(Generic {
                name: param.ident.to_string(),
                bounds: text(&param.ty),
                is_const: true,
            }),
            syn::GenericParam::Lifetime(_) => {}
        }
    }
    for predicate in generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates)
    {
        let syn::WherePredicate::Type(predicate) = predicate else {
            continue;
        };
        let name = text(&predicate.bounded_ty);
        if let Some(generic) = found.iter_mut().find(|g| g.name == name) {
            if !generic.bounds.is_empty() {
                generic.bounds.push_str(" + ");
            }
            generic.bounds.push_str(&text(&predicate.bounds));
        }
    }
    found
}

/// The types of `#[for_types(…)]`; one `None` without it.
pub(crate) fn for_types(attrs: &[syn::Attribute]) -> Vec<Option<String>> {
    let list = attrs
        .iter()
        .find(|a| a.path().is_ident("for_types"))
        .and_then(|a| match &a.meta {
            syn::Meta::List(list) => Some(list.tokens.to_string()),
            syn::Meta::Path(_) | syn::Meta::NameValue(_) => None,
        });
    match list {
        Some(list) => list
            .split(',')
            .map(|ty| Some(tidy(ty.trim())))
            .filter(|t| t.as_deref() != Some(""))
            .collect(),
        None => vec![None],
    }
}

pub(crate) fn unsupported(attrs: &[syn::Attribute]) -> Option<String> {
    attrs
        .iter()
        .filter(|a| a.path().is_ident("js"))
        .find_map(|a| {
            let syn::Meta::List(list) = &a.meta else {
                return None;
            };
            let mut tokens = list.tokens.clone().into_iter();
            let first = tokens.next()?.to_string();
            let advice = tokens
                .filter_map(|t| syn::parse2::<syn::LitStr>(t.into()).ok())
                .map(|s| s.value())
                .next();
            (first == "unsupported").then(|| advice.unwrap_or_default())
        })
}

/// Without a leading `pub` after the attributes.
pub(crate) fn without_vis(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .filter(|t| !matches!(t, TokenTree::Ident(i) if i == "pub"))
        .collect()
}

/// Every identifier `name` replaced by a type's text.
pub fn replace(tokens: TokenStream, name: &str, by: &str) -> TokenStream {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(ident) if ident == name => {
                let by: TokenStream = by.parse().expect("a type is tokens");
                // Spans stay where the name stood.
                by.into_iter()
                    .map(|mut t| {
                        t.set_span(ident.span());
                        t
                    })
                    .collect::<Vec<_>>()
            }
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), replace(group.stream(), name, by));
                new.set_span(group.span());
                vec![TokenTree::Group(new)]
            }
            other => vec![other],
        })
        .collect()
}

fn text(tokens: &impl ToTokens) -> String {
    let _ = tokens.span();
    tidy(&tokens.to_token_stream().to_string())
}

/// Token text as people write it, and without lifetimes and the sysroot's own paths.
pub fn tidy(text: &str) -> String {
    let mut out = text.replace("crate :: ", "std :: ");
    for (from, to) in [
        (" :: ", "::"),
        ("& ", "&"),
        (" < ", "<"),
        (" > ", "> "),
        (" >", ">"),
        ("< ", "<"),
        (" ,", ","),
    ] {
        out = out.replace(from, to);
    }
    out.trim().to_string()
}
