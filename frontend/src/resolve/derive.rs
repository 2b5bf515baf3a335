//! Derives, written out as the impls that rustc would make, as syntax.
//! Paths in them start at `::core`, so that nothing of the author's can stand between.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Fields, Generics, Ident, ItemEnum, ItemStruct, Member, parse_quote};

use super::ast::{ImplNode, impl_node};
use super::attrs::{self, Attrs, Origin};
use crate::hir::JsAdt;

/// The type that derives.
pub enum Input<'a> {
    Struct(&'a ItemStruct),
    Enum(&'a ItemEnum),
}

/// The impl for one derive; `None` where none is to be made.
pub fn expand(derive: &str, input: &Input, attrs: &Attrs, at: Span) -> Option<ImplNode> {
    let adt = Adt::new(input);
    let derives = |name: &str| attrs.derives.iter().any(|(derive, _)| derive == name);
    let is_object = !matches!(attrs.js.adt, JsAdt::Opaque | JsAdt::OpaqueValue);
    let (path, items) = match derive {
        "Copy" => (quote!(::core::marker::Copy), quote!()),
        "Eq" => (quote!(::core::cmp::Eq), quote!()),
        "Clone" if attrs.js.adt == JsAdt::OpaqueValue => {
            (quote!(::core::clone::Clone), clone_by_copy())
        }
        // The fields of an opaque type are not there: its impls are written by hand or missing.
        _ if !is_object => return None,
        // An event's objects hold maps, which only the native shim can print and compare.
        "Debug" | "PartialEq" if attrs.js.adt == JsAdt::Object => return None,
        "Clone" if derives("Copy") || adt.is_fieldless() => {
            (quote!(::core::clone::Clone), clone_by_copy())
        }
        "Clone" => (quote!(::core::clone::Clone), adt.clone_fields()),
        "Debug" => (quote!(::core::fmt::Debug), adt.debug()),
        "Default" => (quote!(::core::default::Default), adt.default_value()?),
        "PartialEq" => (quote!(::core::cmp::PartialEq), adt.eq()),
        "PartialOrd" if derives("Ord") => (quote!(::core::cmp::PartialOrd), partial_cmp_by_cmp()),
        "PartialOrd" => (quote!(::core::cmp::PartialOrd), adt.partial_cmp()),
        "Ord" => (quote!(::core::cmp::Ord), adt.cmp()),
        "Hash" => (quote!(::core::hash::Hash), adt.hash()),
        _ => return None,
    };
    let item = adt.implement(&path, &items)?;
    let mut node = impl_node(item);
    node.span = at;
    Some(node)
}

/// A struct seen as an enum of one variant, or an enum.
struct Adt<'a> {
    name: &'a Ident,
    generics: &'a Generics,
    variants: Vec<Variant<'a>>,
    is_enum: bool,
}

struct Variant<'a> {
    /// `Self` or `Self::V`
    path: TokenStream,
    name: &'a Ident,
    shape: &'a Fields,
    fields: Vec<Member>,
    is_default: bool,
}

/// Which half of a comparison a binding belongs to.
#[derive(Clone, Copy)]
enum Side {
    This,
    Other,
}

impl<'a> Adt<'a> {
    fn new(input: &Input<'a>) -> Adt<'a> {
        match input {
            Input::Struct(s) => Adt {
                name: &s.ident,
                generics: &s.generics,
                variants: vec![Variant::new(quote!(Self), &s.ident, &s.fields, false)],
                is_enum: false,
            },
            Input::Enum(e) => Adt {
                name: &e.ident,
                generics: &e.generics,
                variants: e.variants.iter().map(Variant::of_enum).collect(),
                is_enum: true,
            },
        }
    }

    fn is_fieldless(&self) -> bool {
        self.is_enum && self.variants.iter().all(|v| v.fields.is_empty())
    }

    /// `impl<T: Trait> Trait for Name<T> { items }`
    fn implement(&self, path: &TokenStream, items: &TokenStream) -> Option<syn::ItemImpl> {
        let mut generics = self.generics.clone();
        let params: Vec<Ident> = generics.type_params().map(|p| p.ident.clone()).collect();
        if !params.is_empty() {
            let clause = generics.make_where_clause();
            for param in params {
                clause.predicates.push(parse_quote!(#param: #path));
            }
        }
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let name = self.name;
        syn::parse2(
            quote! { impl #impl_generics #path for #name #ty_generics #where_clause { #items } },
        )
        .ok()
    }

    /// `match self { patterns => body }`, all fields bound by reference.
    fn match_self(&self, body: impl Fn(&Variant) -> TokenStream) -> TokenStream {
        if self.variants.is_empty() {
            return quote!(match *self {});
        }
        let arms = self.variants.iter().map(|v| {
            let (pattern, body) = (v.pattern(Side::This), body(v));
            quote!(#pattern => #body,)
        });
        quote!(match self { #(#arms)* })
    }

    /// `match (self, other)`, one arm per variant, then `otherwise`.
    fn match_both(
        &self,
        body: impl Fn(&Variant) -> TokenStream,
        otherwise: &TokenStream,
    ) -> TokenStream {
        if self.variants.is_empty() {
            return quote!(match *self {});
        }
        let arms = self.variants.iter().map(|v| {
            let (this, other, body) = (v.pattern(Side::This), v.pattern(Side::Other), body(v));
            quote!((#this, #other) => #body,)
        });
        let rest = if self.variants.len() > 1 {
            quote!(_ => #otherwise,)
        } else {
            quote!()
        };
        quote!(match (self, other) { #(#arms)* #rest })
    }

    fn clone_fields(&self) -> TokenStream {
        let body = if self.is_enum {
            self.match_self(|v| v.build(|_, this, _| quote!(::core::clone::Clone::clone(#this))))
        } else {
            self.variants[0]
                .build(|member, _, _| quote!(::core::clone::Clone::clone(&self.#member)))
        };
        quote! { fn clone(&self) -> Self { #body } }
    }

    fn debug(&self) -> TokenStream {
        let (line, pretty) = (
            self.match_self(debug_variant),
            self.match_self(pretty_variant),
        );
        let body = quote!(if f.is_pretty() { #pretty } else { #line });
        quote! { fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { #body } }
    }

    fn default_value(&self) -> Option<TokenStream> {
        let variant = if self.is_enum {
            self.variants.iter().find(|v| v.is_default)?
        } else {
            &self.variants[0]
        };
        let body = variant.build(|_, _, _| quote!(::core::default::Default::default()));
        Some(quote! { fn default() -> Self { #body } })
    }

    fn eq(&self) -> TokenStream {
        let body = if self.is_fieldless() {
            quote!(
                ::core::intrinsics::discriminant(self) == ::core::intrinsics::discriminant(other)
            )
        } else if self.is_enum {
            let all = |v: &Variant| {
                conjunction(v.pairs().map(|(_, this, other)| quote!(*#this == *#other)))
            };
            self.match_both(all, &quote!(false))
        } else {
            conjunction(
                self.variants[0]
                    .fields
                    .iter()
                    .map(|m| quote!(self.#m == other.#m)),
            )
        };
        quote! { fn eq(&self, other: &Self) -> bool { #body } }
    }

    fn partial_cmp(&self) -> TokenStream {
        let equal = quote!(::core::option::Option::Some(::core::cmp::Ordering::Equal));
        let body = self.compare(&quote!(::core::cmp::PartialOrd::partial_cmp), &equal);
        quote! { fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> { #body } }
    }

    fn cmp(&self) -> TokenStream {
        let body = self.compare(
            &quote!(::core::cmp::Ord::cmp),
            &quote!(::core::cmp::Ordering::Equal),
        );
        quote! { fn cmp(&self, other: &Self) -> ::core::cmp::Ordering { #body } }
    }

    /// Variants by their discriminants, then field by field; the first that differ decide.
    fn compare(&self, cmp: &TokenStream, equal: &TokenStream) -> TokenStream {
        let discriminant = quote!(::core::intrinsics::discriminant);
        let by_variant = quote!(#cmp(&#discriminant(self), &#discriminant(other)));
        let chain = |terms: Vec<TokenStream>| {
            let mut terms = terms.into_iter().rev();
            let last = terms.next().unwrap_or_else(|| equal.clone());
            terms.fold(
                last,
                |rest, term| quote!(match #term { #equal => #rest, unequal => unequal }),
            )
        };
        if self.is_fieldless() {
            return by_variant;
        }
        if self.is_enum {
            let fields =
                |v: &Variant| chain(v.pairs().map(|(_, a, b)| quote!(#cmp(#a, #b))).collect());
            return self.match_both(fields, &by_variant);
        }
        chain(
            self.variants[0]
                .fields
                .iter()
                .map(|m| quote!(#cmp(&self.#m, &other.#m)))
                .collect(),
        )
    }

    fn hash(&self) -> TokenStream {
        let fields = self.match_self(|v| {
            let lines = v
                .pairs()
                .map(|(_, this, _)| quote!(::core::hash::Hash::hash(#this, state);));
            quote!({ #(#lines)* })
        });
        let discriminant = self.is_enum.then(
            || quote!(::core::hash::Hash::hash(&::core::intrinsics::discriminant(self), state);),
        );
        quote! { fn hash<__H: ::core::hash::Hasher>(&self, state: &mut __H) { #discriminant #fields } }
    }
}

impl<'a> Variant<'a> {
    fn new(path: TokenStream, name: &'a Ident, shape: &'a Fields, is_default: bool) -> Variant<'a> {
        let members = shape.iter().zip(shape.members()).filter(|(field, _)| {
            let attrs = attrs::read(&field.attrs, Origin::Library);
            !attrs.js.native && !attrs.is_off
        });
        let fields = members.map(|(_, member)| member).collect();
        Variant {
            path,
            name,
            shape,
            fields,
            is_default,
        }
    }

    fn of_enum(v: &'a syn::Variant) -> Variant<'a> {
        let name = &v.ident;
        let is_default = attrs::read(&v.attrs, Origin::Author).is_default;
        Variant::new(quote!(Self::#name), name, &v.fields, is_default)
    }

    /// Each field with its binding on either side.
    fn pairs(&self) -> impl Iterator<Item = (&Member, Ident, Ident)> {
        let names = |at| (binding(Side::This, at), binding(Side::Other, at));
        self.fields.iter().enumerate().map(move |(at, member)| {
            let (this, other) = names(at);
            (member, this, other)
        })
    }

    fn pattern(&self, side: Side) -> TokenStream {
        let path = &self.path;
        match self.shape {
            Fields::Unit => quote!(#path),
            Fields::Named(_) | Fields::Unnamed(_) => {
                let fields = self.fields.iter().enumerate().map(|(at, member)| {
                    let name = binding(side, at);
                    quote!(#member: #name)
                });
                quote!(#path { #(#fields),* })
            }
        }
    }

    /// `Path { field: value, .. }`
    fn build(&self, value: impl Fn(&Member, &Ident, &Ident) -> TokenStream) -> TokenStream {
        let path = &self.path;
        match self.shape {
            Fields::Unit => quote!(#path),
            Fields::Named(_) | Fields::Unnamed(_) => {
                let fields = self.pairs().map(|(member, this, other)| {
                    let value = value(member, &this, &other);
                    quote!(#member: #value)
                });
                quote!(#path { #(#fields),* })
            }
        }
    }
}

/// As `derive(Debug)` prints it: `Name { a: 1, b: 2 }`, `Name(1, 2)`, `Name`.
fn debug_variant(variant: &Variant) -> TokenStream {
    let name = variant.name.to_string();
    let (open, close, named) = match variant.shape {
        Fields::Named(_) if !variant.fields.is_empty() => (format!("{name} {{ "), " }", true),
        Fields::Unnamed(_) if !variant.fields.is_empty() => (format!("{name}("), ")", false),
        Fields::Named(_) | Fields::Unnamed(_) | Fields::Unit => {
            return quote!(f.write_str(#name));
        }
    };
    let steps = variant.pairs().enumerate().map(|(at, (member, this, _))| {
        let before = if at == 0 { open.as_str() } else { ", " };
        let label = match member {
            Member::Named(ident) if named => {
                format!("{before}{}: ", super::collect::raw(&ident.to_string()))
            }
            Member::Named(_) | Member::Unnamed(_) => before.to_string(),
        };
        quote!(f.write_str(#label)?; ::core::fmt::Debug::fmt(#this, f)?;)
    });
    quote!({ #(#steps)* f.write_str(#close) })
}

/// As `{:#?}` prints it: each field on a line of its own.
fn pretty_variant(variant: &Variant) -> TokenStream {
    let name = variant.name.to_string();
    let is_named = matches!(variant.shape, Fields::Named(_));
    let (builder, fields) = match variant.shape {
        Fields::Named(_) | Fields::Unnamed(_) if variant.fields.is_empty() => {
            return quote!(f.write_str(#name));
        }
        Fields::Unit => return quote!(f.write_str(#name)),
        Fields::Named(_) => (quote!(debug_struct), variant.pairs()),
        Fields::Unnamed(_) => (quote!(debug_tuple), variant.pairs()),
    };
    let steps = fields.map(|(member, this, _)| match member {
        Member::Named(ident) if is_named => {
            let label = ident.to_string();
            let label = super::collect::raw(&label);
            quote!(.field(#label, #this))
        }
        Member::Named(_) | Member::Unnamed(_) => quote!(.field(#this)),
    });
    quote!(f.#builder(#name)#(#steps)*.finish())
}

fn clone_by_copy() -> TokenStream {
    quote! { fn clone(&self) -> Self { *self } }
}

fn partial_cmp_by_cmp() -> TokenStream {
    quote! {
        fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
            ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
        }
    }
}

fn binding(side: Side, at: usize) -> Ident {
    match side {
        Side::This => format_ident!("this_{at}"),
        Side::Other => format_ident!("other_{at}"),
    }
}

fn conjunction(terms: impl Iterator<Item = TokenStream>) -> TokenStream {
    terms
        .reduce(|a, b| quote!(#a && #b))
        .unwrap_or_else(|| quote!(true))
}
