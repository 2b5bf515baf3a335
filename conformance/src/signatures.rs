//! Every declaration of the sysroot as a line of Rust that only compiles if the real std has it with this very
//! signature: generics, bounds, arguments, result. rustc reads them all; what it rejects is told by name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use proc_macro2::{Group, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use serde_json::Value;

use crate::decl::{for_types, is_hidden, is_pub, replace, unsupported, without_vis};

/// One declaration, and the line of Rust that holds it to std.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name, as in the list of exceptions.
    pub name: String,
    /// Its place in the sysroot.
    pub place: String,
    text: String,
    /// What is asked of an iterator that has another name in std: the same items.
    items: Option<String>,
}

/// The declarations of one file of the sysroot, with what they import.
#[derive(Clone, Debug)]
pub struct File {
    imports: Vec<String>,
    /// The declarations.
    pub checks: Vec<Check>,
}

/// A declaration that the real std does not have in this form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The declaration's name.
    pub name: String,
    /// Its place in the sysroot.
    pub place: String,
    /// rustc's words.
    pub words: String,
}

/// Types and traits of the sysroot that std does not have.
const OWN: [&str; 4] = ["Step", "Selected", "UntilErr", "UntilNone"];

/// How often rustc is asked again without what it rejected: each of its phases says only its own errors.
const ROUNDS: usize = 8;

/// Unstable traits of std that stand in bounds of stable methods, and methods of those traits.
const FEATURES: &str = "#![feature(pattern, slice_concat_trait, slice_index_methods, try_trait_v2, \
     fn_traits, unboxed_closures)]";

/// All declarations that an author can reach.
///
/// # Panics
/// If a file is not Rust: the sysroot's own tests see to that.
pub fn files() -> Vec<File> {
    cfc_sysroot::FILES
        .iter()
        .filter(|(path, _)| !is_own(path))
        .map(|(path, text)| file(path, text))
        .collect()
}

/// The declarations of one file, by its path in the sysroot.
///
/// # Panics
/// If it is not Rust.
pub fn file(path: &'static str, text: &str) -> File {
    let mut file = read_file(path, text);
    let is_own = |check: &Check| check.text.split(' ').any(|word| OWN.contains(&word));
    // A result that std has under another name is still held to its items.
    file.checks
        .retain(|check| !is_own(check) || check.items.is_some());
    file
}

/// Asks rustc; generated files go into the folder.
///
/// # Errors
/// If rustc cannot be started, or fails for a reason that is in no declaration.
pub fn run(folder: &Path, files: &[File]) -> io::Result<Vec<Rejection>> {
    fs::create_dir_all(folder)?;
    let (mut dropped, mut lenient) = (BTreeMap::new(), BTreeSet::new());
    let lines = lines(files);
    for _ in 0..ROUNDS {
        let mut found = rejected(folder, &lines, &dropped, &lenient)?;
        if found.is_empty() {
            return Ok(dropped
                .iter()
                .filter_map(|(line, words)| match &lines[*line] {
                    Line::Check(check) => Some(Rejection {
                        name: check.name.clone(),
                        place: check.place.clone(),
                        words: words.clone(),
                    }),
                    Line::Import(_) | Line::Text(_) => None,
                })
                .collect());
        }
        found.retain(|line, _| {
            let has_items = matches!(lines[*line], Line::Check(Check { items: Some(_), .. }));
            !has_items || !lenient.insert(*line)
        });
        dropped.extend(found);
    }
    Err(io::Error::other("rustc rejects ever more declarations"))
}

/// What std does not have: primitives, and crates of their own.
fn is_own(path: &str) -> bool {
    matches!(
        path,
        "" | "intrinsics" | "js" | "ops/function" | "str/class" | "str/units" | "str/pattern"
    ) || path.starts_with("crates")
}

// ---- one file -----------------------------------------------------------------------------------

fn read_file(path: &'static str, text: &str) -> File {
    let parsed = syn::parse_file(text).expect("the sysroot's sources parse");
    let mut file = File {
        imports: vec![format!("std::{}::*", module(path))],
        checks: Vec::new(),
    };
    for item in &parsed.items {
        match item {
            syn::Item::Use(item) => imports(&item.tree, &parent(path), &mut file.imports),
            syn::Item::Fn(f) if is_pub(&f.vis) => free_fn(path, &f.attrs, &f.sig, &mut file.checks),
            syn::Item::Impl(item) => impl_block(path, item, &mut file.checks),
            syn::Item::Trait(item) if is_pub(&item.vis) && !is_hidden(&item.attrs) => {
                trait_block(path, item, &mut file.checks);
            }
            syn::Item::Verbatim(tokens) => {
                if let Ok(f) = syn::parse2::<syn::TraitItemFn>(without_vis(tokens.clone())) {
                    free_fn(path, &f.attrs, &f.sig, &mut file.checks);
                }
            }
            _ => {}
        }
    }
    file
}

/// std's module: files below a module's own are private parts of it, except where std has them.
fn module(path: &str) -> String {
    match path.split_once('/') {
        Some(("collections", _)) => path.replace('/', "::"),
        Some((first, _)) => first.to_string(),
        None => path.to_string(),
    }
}

/// What `super` is in a file.
fn parent(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => format!("std::{}", folder.replace('/', "::")),
        None => "std".to_string(),
    }
}

/// Each name that a `use` brings in, by its path in std.
fn imports(tree: &syn::UseTree, parent: &str, all: &mut Vec<String>) {
    fn walk(tree: &syn::UseTree, prefix: &str, all: &mut Vec<String>) {
        let join = |name: &str| format!("{prefix}::{name}");
        match tree {
            syn::UseTree::Path(path) => walk(&path.tree, &join(&path.ident.to_string()), all),
            syn::UseTree::Name(name) if name.ident == "self" => all.push(prefix.to_string()),
            syn::UseTree::Name(name) => all.push(join(&name.ident.to_string())),
            syn::UseTree::Rename(name) => {
                all.push(format!(
                    "{} as {}",
                    join(&name.ident.to_string()),
                    name.rename
                ));
            }
            syn::UseTree::Glob(_) => all.push(join("*")),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| walk(tree, prefix, all));
            }
        }
    }
    if let syn::UseTree::Path(path) = tree {
        match path.ident.to_string().as_str() {
            "crate" => walk(&path.tree, "std", all),
            "super" => walk(&path.tree, parent, all),
            _ => {}
        }
    }
}

fn free_fn(
    path: &'static str,
    attrs: &[syn::Attribute],
    sig: &syn::Signature,
    all: &mut Vec<Check>,
) {
    if is_hidden(attrs) {
        return;
    }
    let name = format!("{}::{}", module(path), sig.ident);
    let target = format!("std::{name}").parse().expect("a path");
    let place = place(path, &sig.ident);
    let owner = Owner::default();
    let (text, items) = match unsupported(attrs) {
        // Declared for the advice alone: what it takes does not matter.
        Some(_) => (format!("use {target} as probe;"), None),
        None => signature(&owner, sig, &target),
    };
    all.push(Check {
        name,
        place,
        text,
        items,
    });
}

fn place(path: &str, ident: &syn::Ident) -> String {
    format!("sysroot/std/{path}.rs:{}", ident.span().start().line)
}

/// What a method belongs to.
#[derive(Default)]
struct Owner {
    generics: syn::Generics,
    /// What is left out in a trait impl's header, and stands for all that is left out in its methods.
    lifetime: Option<syn::Lifetime>,
    /// What `Self` is.
    ty: Option<TokenStream>,
    of_trait: Option<TokenStream>,
}

fn impl_block(path: &'static str, item: &syn::ItemImpl, all: &mut Vec<Check>) {
    for int in for_types(&item.attrs) {
        let item: syn::ItemImpl = match &int {
            Some(int) => syn::parse2(replace(item.to_token_stream(), "Int", int))
                .expect("an impl for a type"),
            None => item.clone(),
        };
        let of_trait = item.trait_.as_ref().map(|(path, _)| path.to_token_stream());
        let name = name_of(&item.self_ty.to_token_stream(), of_trait.as_ref());
        let mut names = Names {
            is_header: true,
            is_one: of_trait.is_some(),
            ..Names::default()
        };
        let ty = names.complete(item.self_ty.to_token_stream());
        let of_trait = of_trait.map(|of_trait| names.complete(of_trait));
        let mut generics = item.generics.clone();
        let lifetime = names.fresh.first().cloned();
        names.add_to(&mut generics);
        imply_outlives(&mut generics);
        open_patterns(&mut generics);
        let owner = Owner {
            generics,
            lifetime,
            ty: Some(ty.clone()),
            of_trait,
        };
        if let Some(of_trait) = &owner.of_trait {
            let line = item.impl_token.span.start().line;
            all.push(Check {
                name: name.clone(),
                place: format!("sysroot/std/{path}.rs:{line}"),
                text: implements(&owner, &ty, of_trait),
                items: None,
            });
        }
        for member in &item.items {
            impl_member(path, &owner, &ty, &name, member, all);
        }
    }
}

fn impl_member(
    path: &'static str,
    owner: &Owner,
    ty: &TokenStream,
    name: &str,
    member: &syn::ImplItem,
    all: &mut Vec<Check>,
) {
    let mut method = |attrs: &[syn::Attribute], sig: &syn::Signature| {
        if !is_hidden(attrs) {
            let ident = &sig.ident;
            let (text, items) = signature(owner, sig, &owner.member(ty, ident));
            all.push(Check {
                name: format!("{name}::{ident}"),
                place: place(path, ident),
                text,
                items,
            });
        }
    };
    let is_reached = |vis: &syn::Visibility| owner.of_trait.is_some() || is_pub(vis);
    match member {
        syn::ImplItem::Fn(f) if is_reached(&f.vis) => method(&f.attrs, &f.sig),
        syn::ImplItem::Verbatim(tokens) => {
            if let Ok(f) = syn::parse2::<syn::TraitItemFn>(without_vis(tokens.clone())) {
                method(&f.attrs, &f.sig);
            }
        }
        syn::ImplItem::Type(f) => all.push(Check {
            name: format!("{name}::{}", f.ident),
            place: place(path, &f.ident),
            text: same_type(owner, &f.ty, &owner.member(ty, &f.ident)),
            items: same_items(owner, &f.ty, &owner.member(ty, &f.ident)),
        }),
        syn::ImplItem::Const(f) if is_reached(&f.vis) && !is_hidden(&f.attrs) => all.push(Check {
            name: format!("{name}::{}", f.ident),
            place: place(path, &f.ident),
            text: constant(owner, &f.ty, &owner.member(ty, &f.ident)),
            items: None,
        }),
        _ => {}
    }
}

fn trait_block(path: &'static str, item: &syn::ItemTrait, all: &mut Vec<Check>) {
    let name = item.ident.to_string();
    let (_, args, _) = item.generics.split_for_impl();
    let ident = &item.ident;
    let of_trait = quote!(#ident #args);
    let mut generics = item.generics.clone();
    for param in generics.type_params_mut() {
        param.bounds = std::mem::take(&mut param.bounds)
            .into_iter()
            .filter(|bound| bound.to_token_stream().to_string() != "? Sized")
            .collect();
    }
    generics.params.push(syn::parse_quote!(Own: #of_trait));
    let owner = Owner {
        generics,
        lifetime: None,
        ty: Some(quote!(Own)),
        of_trait: None,
    };
    for member in &item.items {
        let syn::TraitItem::Fn(f) = member else {
            continue;
        };
        // `drop` cannot be called by name.
        if is_hidden(&f.attrs) || item.ident == "Drop" {
            continue;
        }
        let method = &f.sig.ident;
        let (text, items) = signature(&owner, &f.sig, &quote!(<Own as #of_trait>::#method));
        all.push(Check {
            name: format!("{name}::{}", f.sig.ident),
            place: place(path, &f.sig.ident),
            text,
            items,
        });
    }
}

/// As the list of exceptions writes it.
fn name_of(ty: &TokenStream, of_trait: Option<&TokenStream>) -> String {
    match of_trait {
        Some(of_trait) => format!("<{} as {}>", tidy(ty), tidy(of_trait)),
        None => tidy(ty),
    }
}

impl Owner {
    fn member(&self, ty: &TokenStream, ident: &syn::Ident) -> TokenStream {
        match &self.of_trait {
            Some(of_trait) => quote!(<#ty as #of_trait>::#ident),
            None => quote!(<#ty>::#ident),
        }
    }
}

// ---- one line -----------------------------------------------------------------------------------

/// `fn probe<generics>(inputs) -> output where … { let _: fn(inputs) -> output = path; }`
fn signature(
    owner: &Owner,
    sig: &syn::Signature,
    target: &TokenStream,
) -> (String, Option<String>) {
    let explicit = sig.inputs.is_empty() && sig.generics.type_params().next().is_some();
    let args = sig.generics.type_params().map(|param| &param.ident);
    let target = &if explicit {
        quote!(#target::<#(#args),*>)
    } else {
        target.clone()
    };
    let mut names = Names {
        is_one: owner.of_trait.is_some(),
        shared: owner.lifetime.clone().filter(|_| owner.of_trait.is_some()),
        ..Names::default()
    };
    let mut generics = merged(&owner.generics, &sig.generics);
    let mut inputs: Vec<syn::Type> = Vec::new();
    for input in &sig.inputs {
        let mut ty = match input {
            syn::FnArg::Receiver(receiver) => receiver_type(receiver),
            syn::FnArg::Typed(arg) => (*arg.ty).clone(),
        };
        if let syn::Type::ImplTrait(bound) = &ty {
            let name = format_ident!("Arg{}", inputs.len());
            let bounds = &bound.bounds;
            generics.params.push(syn::parse_quote!(#name: #bounds));
            ty = syn::parse_quote!(#name);
        }
        ty = names.complete_type(&ty);
        if matches!(input, syn::FnArg::Receiver(_)) {
            names.elided = lifetime_of(&ty);
        }
        inputs.push(ty);
    }
    let output = match &sig.output {
        syn::ReturnType::Default => syn::parse_quote!(()),
        syn::ReturnType::Type(_, ty) => (**ty).clone(),
    };
    names.elided = names
        .elided
        .clone()
        .or_else(|| names.fresh.first().or(names.shared.as_ref()).cloned());
    names.is_output = true;
    let output = names.complete_type(&output);
    names.add_to(&mut generics);
    open_patterns(&mut generics);
    let self_bound = self_bound(owner);
    let (params, _, clause) = generics.split_for_impl();
    let (params, clause) = (quote!(#params), quote!(#clause));
    if let syn::Type::ImplTrait(_) = &output {
        // What std hides behind `impl Trait` has no name: it is held to the bounds alone.
        let text = quote!(fn probe #params (#(_: #inputs,)* #self_bound) -> #output #clause { #target; loop {} });
        return (finished(owner, text), None);
    }
    // The arguments stand for the bounds on lifetimes that they imply.
    let exact = quote! {
        fn probe #params (#(_: #inputs,)* #self_bound) -> #output #clause {
            let _: fn(#(#inputs),*) -> #output = #target; loop {}
        }
    };
    let items = item_of(&output).map(|item| {
        let args: Vec<_> = (0..inputs.len()).map(|i| format_ident!("x{i}")).collect();
        finished(owner, quote! {
            fn probe #params (#(#args: #inputs,)* #self_bound) #clause {
                let mut all = IntoIterator::into_iter(#target(#(#args),*)); let _: Option<#item> = all.next();
            }
        })
    });
    (finished(owner, exact), items)
}

/// The first lifetime of a reference.
fn lifetime_of(ty: &syn::Type) -> Option<syn::Lifetime> {
    match ty {
        syn::Type::Reference(reference) => reference.lifetime.clone(),
        _ => None,
    }
}

/// An argument that says that `Self` is a type.
fn self_bound(owner: &Owner) -> Option<TokenStream> {
    owner.ty.as_ref().map(|ty| quote!(_: *const #ty))
}

/// `fn is_probe<generics, X: ?Sized + Trait>(…) {}  fn probe<generics>(x: *const Type) where … { is_probe(x); }`
fn implements(owner: &Owner, ty: &TokenStream, of_trait: &TokenStream) -> String {
    let mut with_bound = owner.generics.clone();
    let is_unsized = matches!(syn::parse2(ty.clone()), Ok(syn::Type::Slice(_)))
        || ty.to_string() == "str"
        || owner.generics.type_params().any(|param| {
            param.ident == ty.to_string()
                && param
                    .bounds
                    .to_token_stream()
                    .to_string()
                    .contains("? Sized")
        });
    let unsized_too = is_unsized.then(|| quote!(?Sized+));
    with_bound
        .params
        .push(syn::parse_quote!(X: #unsized_too #of_trait));
    let args = owner
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
            syn::GenericParam::Type(param) => Some(param.ident.to_token_stream()),
            syn::GenericParam::Const(param) => Some(param.ident.to_token_stream()),
            syn::GenericParam::Lifetime(_) => None,
        });
    let (params, _, clause) = owner.generics.split_for_impl();
    let (bound_params, _, _) = with_bound.split_for_impl();
    finished(
        owner,
        quote! {
            fn is_probe #bound_params (_: *const X, _: *const #ty) #clause {}
            fn probe #params (x: *const #ty) #clause { is_probe::<#(#args,)* #ty>(x, x); }
        },
    )
}

fn same_type(owner: &Owner, ty: &syn::Type, target: &TokenStream) -> String {
    let (params, _, clause) = owner.generics.split_for_impl();
    let self_bound = self_bound(owner);
    finished(
        owner,
        quote! {
            fn probe #params (x: *const #ty, #self_bound) #clause { let _: *const #target = x; }
        },
    )
}

fn same_items(owner: &Owner, ty: &syn::Type, target: &TokenStream) -> Option<String> {
    let item = item_of(ty)?;
    let (params, _, clause) = owner.generics.split_for_impl();
    let self_bound = self_bound(owner);
    Some(finished(
        owner,
        quote! {
            fn probe #params (x: *const #item, #self_bound) #clause { let _: *const <#target as IntoIterator>::Item = x; }
        },
    ))
}

/// The items of a type that the sysroot iterates over: those of its own impl of `Iterator`.
fn item_of(ty: &syn::Type) -> Option<TokenStream> {
    let syn::Type::Path(path) = ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    let head = last.ident.to_string();
    // `vec::IntoIter` is not `option::IntoIter`.
    let module = path
        .path
        .segments
        .iter()
        .rev()
        .nth(1)
        .map(|segment| segment.ident.to_string());
    ITERATORS.with(|all| {
        let args: Vec<String> = generic_args(&last.arguments).collect();
        let found = all.iter().find(|known| {
            known.head == head
                && known.params.len() == args.len()
                && module
                    .as_ref()
                    .is_none_or(|module| known.file.split('/').any(|part| part == module))
        })?;
        let mut item = found.item.clone();
        for (param, arg) in found.params.iter().zip(&args) {
            // A lifetime is an apostrophe and a name.
            item = replace(
                item,
                param.trim_start_matches('\''),
                arg.trim_start_matches('\''),
            );
        }
        Some(item)
    })
}

/// An iterator of the sysroot.
struct Iterated {
    file: &'static str,
    head: String,
    params: Vec<String>,
    item: TokenStream,
}

thread_local! {
    static ITERATORS: Vec<Iterated> = cfc_sysroot::FILES.iter().flat_map(|(file, text)| iterated(file, text)).collect();
}

fn iterated(file: &'static str, text: &str) -> Vec<Iterated> {
    let parsed = syn::parse_file(text).expect("the sysroot's sources parse");
    let one = |item: &syn::Item| {
        let syn::Item::Impl(item) = item else {
            return None;
        };
        let (of_trait, _) = item.trait_.as_ref()?;
        let syn::Type::Path(ty) = &*item.self_ty else {
            return None;
        };
        let last = ty.path.segments.last()?;
        let mut types = item.items.iter().filter_map(|member| match member {
            syn::ImplItem::Type(member) if member.ident == "Item" => {
                Some(member.ty.to_token_stream())
            }
            _ => None,
        });
        (of_trait.segments.last()?.ident == "Iterator").then_some(())?;
        Some(Iterated {
            file,
            head: last.ident.to_string(),
            params: generic_args(&last.arguments).collect(),
            item: types.next_back()?,
        })
    };
    parsed.items.iter().filter_map(one).collect()
}

fn generic_args(args: &syn::PathArguments) -> impl Iterator<Item = String> {
    match args {
        syn::PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .map(|arg| arg.to_token_stream().to_string())
            .collect(),
        syn::PathArguments::None | syn::PathArguments::Parenthesized(_) => Vec::new(),
    }
    .into_iter()
}

fn constant(owner: &Owner, ty: &syn::Type, target: &TokenStream) -> String {
    let (params, _, clause) = owner.generics.split_for_impl();
    finished(
        owner,
        quote!(fn probe #params () #clause { let _: &#ty = &#target; }),
    )
}

fn finished(owner: &Owner, text: TokenStream) -> String {
    let text = match &owner.ty {
        Some(ty) => with_self(text, ty, owner.of_trait.as_ref()),
        None => text,
    };
    replace(text, "crate", "std").to_string()
}

fn receiver_type(receiver: &syn::Receiver) -> syn::Type {
    match &receiver.kind {
        syn::ReceiverKind::Reference(_, lifetime, Some(_)) => {
            syn::parse_quote!(& #lifetime mut Self)
        }
        syn::ReceiverKind::Reference(_, lifetime, None) => syn::parse_quote!(& #lifetime Self),
        syn::ReceiverKind::Typed(_, ty) => (**ty).clone(),
        _ => syn::parse_quote!(Self),
    }
}

/// Lifetimes first, as rustc wants them.
fn merged(outer: &syn::Generics, inner: &syn::Generics) -> syn::Generics {
    let mut all = outer.clone();
    all.params.extend(inner.params.iter().cloned());
    if let Some(clause) = &inner.where_clause {
        let predicates = clause.predicates.iter().cloned();
        all.make_where_clause().predicates.extend(predicates);
    }
    all.lt_token = None;
    all
}

/// `Self::Item` is the trait's, plain `Self` the type.
fn with_self(tokens: TokenStream, ty: &TokenStream, of_trait: Option<&TokenStream>) -> TokenStream {
    let mut out = TokenStream::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let is_path = matches!(rest.peek(), Some(TokenTree::Punct(p)) if p.as_char() == ':' && p.spacing() == Spacing::Joint);
                out.extend(match of_trait {
                    Some(of_trait) if is_path => quote!(<#ty as #of_trait>),
                    Some(_) | None if is_path => quote!(<#ty>),
                    Some(_) | None => ty.clone(),
                });
            }
            TokenTree::Group(group) => {
                let inner = with_self(group.stream(), ty, of_trait);
                out.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            other => out.extend([other]),
        }
    }
    out
}

/// std asks of each method's pattern only what it needs; the sysroot has one kind of searcher, which can do all.
fn open_patterns(generics: &mut syn::Generics) {
    let is_pattern = |param: &&syn::TypeParam| {
        param
            .bounds
            .to_token_stream()
            .to_string()
            .split(' ')
            .any(|word| word == "Pattern")
    };
    let patterns: Vec<_> = generics
        .type_params()
        .filter(is_pattern)
        .map(|param| param.ident.clone())
        .collect();
    let Some(clause) = (!patterns.is_empty()).then(|| generics.make_where_clause()) else {
        return;
    };
    clause.predicates = std::mem::take(&mut clause.predicates)
        .into_iter()
        .filter(|predicate| {
            !predicate
                .to_token_stream()
                .to_string()
                .contains(":: Searcher")
        })
        .collect();
    for pattern in patterns {
        clause.predicates.push(syn::parse_quote! {
            for<'s> <#pattern as std::str::pattern::Pattern>::Searcher<'s>: std::str::pattern::DoubleEndedSearcher<'s> + Clone
        });
    }
}

/// The bounds that a reference to a parameter implies where it stands in a signature.
fn imply_outlives(generics: &mut syn::Generics) {
    let lifetimes: Vec<_> = generics
        .lifetimes()
        .map(|param| param.lifetime.clone())
        .collect();
    let types: Vec<_> = generics
        .type_params()
        .map(|param| param.ident.clone())
        .collect();
    for (ty, lifetime) in types
        .iter()
        .flat_map(|ty| lifetimes.iter().map(move |lifetime| (ty, lifetime)))
    {
        generics
            .make_where_clause()
            .predicates
            .push(syn::parse_quote!(#ty: #lifetime));
    }
}

/// Gives every lifetime that is left out a name, as rustc would.
#[derive(Default)]
struct Names {
    /// What the names begin with.
    is_header: bool,
    fresh: Vec<syn::Lifetime>,
    /// An impl may ask for less than its trait: one lifetime stands for all that are left out.
    is_one: bool,
    shared: Option<syn::Lifetime>,
    /// What one that is left out in the result stands for.
    elided: Option<syn::Lifetime>,
    is_output: bool,
}

impl Names {
    fn next(&mut self) -> syn::Lifetime {
        if self.is_output {
            return self
                .elided
                .clone()
                .unwrap_or_else(|| syn::parse_quote!('static));
        }
        let one = self
            .shared
            .as_ref()
            .or(self.fresh.first().filter(|_| self.is_one));
        if let Some(name) = one {
            return name.clone();
        }
        let name = format!(
            "'{}{}",
            if self.is_header { "h" } else { "l" },
            self.fresh.len()
        );
        let name = syn::Lifetime::new(&name, proc_macro2::Span::call_site());
        self.fresh.push(name.clone());
        name
    }

    fn add_to(self, generics: &mut syn::Generics) {
        for name in self.fresh.into_iter().rev() {
            generics.params.insert(0, syn::parse_quote!(#name));
        }
        let (lifetimes, others): (Vec<_>, Vec<_>) = std::mem::take(&mut generics.params)
            .into_iter()
            .partition(|p| matches!(p, syn::GenericParam::Lifetime(_)));
        generics.params = lifetimes.into_iter().chain(others).collect();
    }
}

impl Names {
    /// A type with a name for each lifetime that is left out; the signature of a closure has rules of its own.
    fn complete(&mut self, tokens: TokenStream) -> TokenStream {
        let mut out = TokenStream::new();
        let mut rest = tokens.into_iter().peekable();
        let mut last = String::new();
        while let Some(token) = rest.next() {
            let next = rest.peek().map(ToString::to_string).unwrap_or_default();
            match token {
                TokenTree::Punct(p) if p.as_char() == '&' && next != "'" => {
                    let name = self.next();
                    out.extend(quote!(& #name));
                }
                TokenTree::Punct(p) if p.as_char() == '&' => {
                    out.extend([TokenTree::Punct(p)]);
                }
                TokenTree::Punct(p) if p.as_char() == '\'' && next == "_" => {
                    rest.next();
                    out.extend(self.next().to_token_stream());
                }
                TokenTree::Group(group)
                    if !matches!(last.as_str(), "Fn" | "FnMut" | "FnOnce" | "fn") =>
                {
                    let inner = self.complete(group.stream());
                    out.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
                }
                other => {
                    last = other.to_string();
                    out.extend([other]);
                    continue;
                }
            }
            last.clear();
        }
        out
    }

    fn complete_type(&mut self, ty: &impl ToTokens) -> syn::Type {
        syn::parse2(self.complete(ty.to_token_stream())).expect("a type stays one")
    }
}

fn tidy(tokens: &TokenStream) -> String {
    crate::decl::tidy(&tokens.to_string())
}

// ---- rustc --------------------------------------------------------------------------------------

enum Line<'a> {
    Text(String),
    Import(&'a str),
    Check(&'a Check),
}

fn lines(files: &[File]) -> Vec<Line<'_>> {
    let mut lines = vec![
        Line::Text(FEATURES.to_string()),
        Line::Text("#![allow(warnings)]".to_string()),
    ];
    for (i, file) in files.iter().enumerate() {
        lines.push(Line::Text(format!("mod m{i} {{")));
        let unique: BTreeSet<&String> = file.imports.iter().collect();
        lines.extend(unique.into_iter().map(|path| Line::Import(path)));
        lines.extend(file.checks.iter().map(Line::Check));
        lines.push(Line::Text("}".to_string()));
    }
    lines.push(Line::Text("fn main() {}".to_string()));
    lines
}

fn rejected(
    folder: &Path,
    lines: &[Line<'_>],
    dropped: &BTreeMap<usize, String>,
    lenient: &BTreeSet<usize>,
) -> io::Result<BTreeMap<usize, String>> {
    let mut text = String::new();
    for (i, line) in lines.iter().enumerate() {
        match line {
            _ if dropped.contains_key(&i) => text.push('\n'),
            Line::Text(words) => writeln!(text, "{words}").expect("text"),
            Line::Import(path) => writeln!(text, "use {path};").expect("text"),
            Line::Check(check) => {
                let exact = &check.text;
                let line = check
                    .items
                    .as_ref()
                    .filter(|_| lenient.contains(&i))
                    .unwrap_or(exact);
                writeln!(text, "{}", line.replace("probe", &format!("c{i}"))).expect("text");
            }
        }
    }
    let source = folder.join("signatures.rs");
    fs::write(&source, text)?;
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args([
            "--edition=2024",
            "--error-format=json",
            "--cap-lints=allow",
            "--emit=metadata",
            "--out-dir",
        ])
        .arg(folder)
        .arg(&source)
        // The stable compiler, with the traits open that stand in bounds of stable methods.
        .env("RUSTC_BOOTSTRAP", "1")
        .output()?;
    if output.status.success() {
        return Ok(BTreeMap::new());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let found = errors(&said, lines);
    if found.is_empty() {
        return Err(io::Error::other(said.into_owned()));
    }
    Ok(found)
}

/// rustc's errors by the line that they are in.
fn errors(said: &str, lines: &[Line<'_>]) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let messages = said
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    for message in messages.filter(|message| message["level"] == "error") {
        let primary = message["spans"].as_array().into_iter().flatten();
        for span in primary.filter(|span| span["is_primary"] == true) {
            let line = span["line_start"]
                .as_u64()
                .and_then(|line| usize::try_from(line).ok());
            let Some(line) = line.and_then(|line| line.checked_sub(1)) else {
                continue;
            };
            if matches!(lines.get(line), Some(Line::Import(_) | Line::Check(_))) {
                let words = message["message"].as_str().unwrap_or_default();
                let label = span["label"].as_str().unwrap_or_default();
                found.entry(line).or_insert(format!("{words}: {label}"));
            }
        }
    }
    found
}
