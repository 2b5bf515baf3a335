//! `derive(Serialize, Deserialize)`: the impls of the modelled `serde`, as syntax, with `#[serde(…)]` taken into account.
//! Structs are objects; enums are externally tagged. Every other form is refused at its attribute.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, Expr, ExprLit, Fields, Generics, Ident, Lit, LitStr, Member, Meta, Path, Token,
    parse_quote,
};

use super::ast::{ImplNode, impl_node};
use super::derive::Input;

/// An attribute or a type that has no counterpart, and where it stands.
pub struct Refused {
    pub what: String,
    pub instead: &'static str,
    pub at: Span,
}

/// The impl for `Serialize` or `Deserialize`.
pub fn expand(derive: &str, input: &Input, at: Span) -> Result<Option<ImplNode>, Refused> {
    let (name, generics, attrs) = match input {
        Input::Struct(s) => (&s.ident, &s.generics, &s.attrs),
        Input::Enum(e) => (&e.ident, &e.generics, &e.attrs),
    };
    let container = read(attrs, &["rename_all", "deny_unknown_fields", "default"])?;
    let body = match (input, derive) {
        (Input::Struct(s), "Serialize") => serialize_struct(&s.fields, &container)?,
        (Input::Struct(s), _) => {
            deserialize_struct(&quote!(Self), &s.fields, &container, &quote!(json))?
        }
        (Input::Enum(e), "Serialize") => serialize_enum(e, &container)?,
        (Input::Enum(e), _) => deserialize_enum(e, &container)?,
    };
    let (path, items) = if derive == "Serialize" {
        let value = value_body(input, &container)?;
        let plain = plain_fields_of(input);
        let items = quote! {
            fn is_plain(left: usize) -> bool { #plain }
            fn to_value(&self) -> ::serde::json::Json { #value }
            fn to_json(&self) -> ::std::string::String { #body }
        };
        (quote!(::serde::ser::Serialize), items)
    } else {
        let option = quote!(::core::option::Option);
        let items = quote! {
            fn from_json<Reader: ::serde::de::Reader>(json: &::serde::json::Json) -> #option<Self> { #body }
        };
        (quote!(::serde::de::Deserialize<'static>), items)
    };
    Ok(implement(name, generics, &path, &items).map(|item| {
        let mut node = impl_node(item);
        node.span = at;
        node
    }))
}

fn implement(
    name: &Ident,
    generics: &Generics,
    path: &TokenStream,
    items: &TokenStream,
) -> Option<syn::ItemImpl> {
    let mut generics = generics.clone();
    let params: Vec<Ident> = generics.type_params().map(|p| p.ident.clone()).collect();
    if !params.is_empty() {
        let clause = generics.make_where_clause();
        for param in params {
            clause.predicates.push(parse_quote!(#param: #path));
        }
    }
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    syn::parse2(
        quote! { impl #impl_generics #path for #name #ty_generics #where_clause { #items } },
    )
    .ok()
}

// ---- attributes ---------------------------------------------------------------------------------

/// What `#[serde(…)]` says of one item.
#[derive(Default)]
struct Said {
    rename: Option<String>,
    rename_all: Option<Case>,
    deny_unknown_fields: bool,
    default: Option<Default_>,
    skip_if: Option<Path>,
}

/// What a field is that is not there.
#[derive(Clone)]
enum Default_ {
    Trait,
    Path(Path),
}

fn read(attrs: &[Attribute], known: &[&str]) -> Result<Said, Refused> {
    let mut said = Said::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
        let list = Punctuated::<Meta, Token![,]>::parse_terminated;
        let metas = attr
            .parse_args_with(list)
            .map_err(|_| refused("serde(…)", attr.span()))?;
        for meta in metas {
            read_meta(&meta, known, &mut said)?;
        }
    }
    Ok(said)
}

fn read_meta(meta: &Meta, known: &[&str], said: &mut Said) -> Result<(), Refused> {
    let name = meta
        .path()
        .get_ident()
        .map(Ident::to_string)
        .unwrap_or_default();
    let refuse = || refused(&format!("serde({name})"), meta.span());
    if !known.contains(&name.as_str()) {
        return Err(refuse());
    }
    let text = match meta {
        Meta::Path(_) => None,
        Meta::NameValue(pair) => Some(literal(&pair.value).ok_or_else(refuse)?),
        Meta::List(_) => return Err(refuse()),
    };
    match (name.as_str(), text) {
        ("rename", Some(text)) => said.rename = Some(text.value()),
        ("rename_all", Some(text)) => {
            said.rename_all = Some(Case::named(&text.value()).ok_or_else(refuse)?);
        }
        ("deny_unknown_fields", None) => said.deny_unknown_fields = true,
        ("default", None) => said.default = Some(Default_::Trait),
        ("default", Some(text)) => {
            said.default = Some(Default_::Path(text.parse().map_err(|_| refuse())?));
        }
        ("skip_serializing_if", Some(text)) => {
            said.skip_if = Some(text.parse().map_err(|_| refuse())?);
        }
        _ => return Err(refuse()),
    }
    Ok(())
}

fn literal(value: &Expr) -> Option<&LitStr> {
    match value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text),
        _ => None,
    }
}

fn refused(what: &str, at: Span) -> Refused {
    let instead = "`rename`, `rename_all`, `default`, `skip_serializing_if` and `deny_unknown_fields`; other forms by a type of their own";
    Refused {
        what: what.to_string(),
        instead,
        at,
    }
}

/// `rename_all`
#[derive(Clone, Copy)]
enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    fn named(name: &str) -> Option<Case> {
        Some(match name {
            "lowercase" => Case::Lower,
            "UPPERCASE" => Case::Upper,
            "PascalCase" => Case::Pascal,
            "camelCase" => Case::Camel,
            "snake_case" => Case::Snake,
            "SCREAMING_SNAKE_CASE" => Case::ScreamingSnake,
            "kebab-case" => Case::Kebab,
            "SCREAMING-KEBAB-CASE" => Case::ScreamingKebab,
            _ => return None,
        })
    }

    /// A field's `snake_case` name.
    fn field(self, name: &str) -> String {
        match self {
            Case::Lower | Case::Snake => name.to_string(),
            Case::Upper | Case::ScreamingSnake => name.to_ascii_uppercase(),
            Case::Kebab => name.replace('_', "-"),
            Case::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
            Case::Pascal => name.split('_').map(capitalised).collect(),
            Case::Camel => uncapitalised(&Case::Pascal.field(name)),
        }
    }

    /// A variant's `PascalCase` name.
    fn variant(self, name: &str) -> String {
        match self {
            Case::Pascal => name.to_string(),
            Case::Lower => name.to_ascii_lowercase(),
            Case::Upper => name.to_ascii_uppercase(),
            Case::Camel => uncapitalised(name),
            Case::Snake => {
                let word = |(i, c): (usize, char)| {
                    let before = if i > 0 && c.is_uppercase() { "_" } else { "" };
                    format!("{before}{}", c.to_ascii_lowercase())
                };
                name.char_indices().map(word).collect()
            }
            Case::ScreamingSnake => Case::Snake.variant(name).to_ascii_uppercase(),
            Case::Kebab => Case::Snake.variant(name).replace('_', "-"),
            Case::ScreamingKebab => Case::ScreamingSnake.variant(name).replace('_', "-"),
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + chars.as_str()
    })
}

fn uncapitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_ascii_lowercase().to_string() + chars.as_str()
    })
}

// ---- fields -------------------------------------------------------------------------------------

/// A named field.
struct Field<'a> {
    member: Member,
    ty: &'a syn::Type,
    name: String,
    said: Said,
}

fn named_fields<'a>(fields: &'a Fields, container: &Said) -> Result<Vec<Field<'a>>, Refused> {
    let one = |(field, member): (&'a syn::Field, Member)| {
        let said = read(&field.attrs, &["rename", "default", "skip_serializing_if"])?;
        let own = match &member {
            Member::Named(ident) => super::collect::raw(&ident.to_string()).to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        let name = said
            .rename
            .clone()
            .unwrap_or_else(|| container.rename_all.map_or(own.clone(), |c| c.field(&own)));
        Ok(Field {
            member,
            ty: &field.ty,
            name,
            said,
        })
    };
    fields.iter().zip(fields.members()).map(one).collect()
}

/// Fields without names, which take no attributes.
fn plain_fields(fields: &Fields) -> Result<(), Refused> {
    fields
        .iter()
        .try_for_each(|field| read(&field.attrs, &[]).map(|_| ()))
}

/// `"\"a\":" + a + "," + …`, braced. `value` gives a reference to a field.
fn object_text(fields: &[Field], value: impl Fn(usize, &Member) -> TokenStream) -> TokenStream {
    if fields.is_empty() {
        return quote!(::std::string::String::from("{}"));
    }
    let steps = fields.iter().enumerate().map(|(i, field)| {
        let value = value(i, &field.member);
        let key = format!("{}:", serde_key(&field.name));
        let step = quote! {
            out.push_str(#key);
            out.push_str(&::serde::ser::Serialize::to_json(#value));
            out.push_str(",");
        };
        match &field.said.skip_if {
            Some(path) => quote! { if !#path(#value) { #step } },
            None => step,
        }
    });
    quote!({ let mut out = ::std::string::String::new(); #(#steps)* ::serde::json::braced(out) })
}

/// A key in JSON: as `JSON.stringify` and `serde_json` write it.
fn serde_key(name: &str) -> String {
    let mut out = String::from("\"");
    for c in name.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `Path { a: …, b: … }` out of the object `json`, as an `Option`.
fn from_object(
    path: &TokenStream,
    fields: &[Field],
    container: &Said,
    json: &TokenStream,
) -> TokenStream {
    let only = container.deny_unknown_fields.then(|| {
        let names = fields.iter().map(|f| &f.name);
        quote!(if !::serde::json::has_only(#json, &[#(#names),*]) { return ::core::option::Option::None; })
    });
    let base = container.default.as_ref().map(|default| match default {
        Default_::Trait => quote!(let base: Self = ::core::default::Default::default();),
        Default_::Path(path) => quote!(let base: Self = #path();),
    });
    let values = fields.iter().map(|field| {
        let (member, ty, name) = (&field.member, field.ty, &field.name);
        // QUIRK(js): every object answers to these names.
        let get = if INHERITED.contains(&name.as_str()) { quote!(own) } else { quote!(at) };
        let found = quote!(::serde::json::Json::#get(#json, #name));
        let or = |default: TokenStream| {
            quote!(#member: ::serde::json::field_or::<#ty, Reader, _>(#found, || #default)?)
        };
        match (&field.said.default, &container.default) {
            (Some(Default_::Trait), _) => or(quote!(::core::default::Default::default())),
            (Some(Default_::Path(path)), _) => or(quote!(#path())),
            (None, Some(_)) => or(quote!(base.#member)),
            (None, None) => {
                quote!(#member: <#ty as ::serde::de::Deserialize<'static>>::from_json::<Reader>(&#found)?)
            }
        }
    });
    let has_no_default = |f: &&Field| f.said.default.is_none() && container.default.is_none();
    let least = fields
        .iter()
        .rposition(|f| has_no_default(&f))
        .map_or(0, |last| last + 1);
    let most = fields.len();
    let required = fields
        .iter()
        .filter(has_no_default)
        .filter(|f| only_objects_have(&f.name))
        .map(|f| f.ty);
    quote! {
        let is_required = false #(|| <#required as ::serde::de::Deserialize<'static>>::REQUIRED)*;
        if !<Reader as ::serde::de::Reader>::is_struct(#json, is_required, #least, #most) {
            return ::core::option::Option::None;
        }
        #only
        #base
        ::core::option::Option::Some(#path { #(#values),* })
    }
}

/// Whether no value of JSON but an object can have a field of the name: neither an array, nor a text,
/// a number or a boolean.
fn only_objects_have(name: &str) -> bool {
    !INHERITED.contains(&name)
        && !BUILT_IN.contains(&name)
        && !name.starts_with(|c: char| c.is_ascii_digit())
}

const INHERITED: &[&str] = &[
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// What arrays, texts and numbers have in either engine (ECMAScript 2024, 22.1.3, 22.1.4, 23.1.3, 23.1.4, 21.1.3),
/// Annex B included, and what njs adds to them.
const BUILT_IN: &[&str] = &[
    "anchor",
    "at",
    "big",
    "blink",
    "bold",
    "charAt",
    "charCodeAt",
    "codePointAt",
    "concat",
    "copyWithin",
    "endsWith",
    "entries",
    "every",
    "fill",
    "filter",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "fixed",
    "flat",
    "flatMap",
    "fontcolor",
    "fontsize",
    "forEach",
    "fromBytes",
    "fromUTF8",
    "includes",
    "indexOf",
    "isWellFormed",
    "italics",
    "join",
    "keys",
    "lastIndexOf",
    "length",
    "link",
    "localeCompare",
    "map",
    "match",
    "matchAll",
    "normalize",
    "padEnd",
    "padStart",
    "pop",
    "push",
    "reduce",
    "reduceRight",
    "repeat",
    "replace",
    "replaceAll",
    "reverse",
    "search",
    "shift",
    "slice",
    "small",
    "some",
    "sort",
    "splice",
    "split",
    "startsWith",
    "strike",
    "sub",
    "substr",
    "substring",
    "sup",
    "toBytes",
    "toExponential",
    "toFixed",
    "toLocaleLowerCase",
    "toLocaleUpperCase",
    "toLowerCase",
    "toPrecision",
    "toReversed",
    "toSorted",
    "toSpliced",
    "toUTF8",
    "toUpperCase",
    "toWellFormed",
    "trim",
    "trimEnd",
    "trimLeft",
    "trimRight",
    "trimStart",
    "unshift",
    "values",
    "with",
];

// ---- structs ------------------------------------------------------------------------------------

fn serialize_struct(fields: &Fields, container: &Said) -> Result<TokenStream, Refused> {
    match fields {
        Fields::Named(_) => {
            let fields = named_fields(fields, container)?;
            Ok(object_text(&fields, |_, member| quote!(&self.#member)))
        }
        Fields::Unnamed(_) => {
            plain_fields(fields)?;
            let values: Vec<_> = fields
                .members()
                .map(|member| quote!(&self.#member))
                .collect();
            Ok(tuple_text(&values))
        }
        Fields::Unit => Ok(quote!(::std::string::String::from("null"))),
    }
}

/// One value is itself; several are an array.
fn tuple_text(values: &[TokenStream]) -> TokenStream {
    let to_json = quote!(::serde::ser::Serialize::to_json);
    match values {
        [only] => quote!(#to_json(#only)),
        _ => quote!(::serde::json::bracketed(vec![#(#to_json(#values)),*])),
    }
}

fn deserialize_struct(
    path: &TokenStream,
    fields: &Fields,
    container: &Said,
    json: &TokenStream,
) -> Result<TokenStream, Refused> {
    match fields {
        Fields::Named(_) => Ok(from_object(
            path,
            &named_fields(fields, container)?,
            container,
            json,
        )),
        Fields::Unnamed(_) => {
            plain_fields(fields)?;
            Ok(from_tuple(path, fields, json))
        }
        Fields::Unit => Ok(quote! {
            if #json.is_null() { ::core::option::Option::Some(#path) } else { ::core::option::Option::None }
        }),
    }
}

fn from_tuple(path: &TokenStream, fields: &Fields, json: &TokenStream) -> TokenStream {
    let some = quote!(::core::option::Option::Some);
    let tys: Vec<_> = fields.iter().map(|f| &f.ty).collect();
    if let [ty] = tys[..] {
        return quote!(#some(#path(::serde::json::wrapped::<#ty, Reader>(#json)?)));
    }
    let (len, indices) = (tys.len(), 0..tys.len());
    quote! {
        let list = ::serde::json::tuple(#json, #len)?;
        #some(#path(#(::serde::json::element::<#tys, Reader>(&list, #indices)?),*))
    }
}

// ---- enums --------------------------------------------------------------------------------------

fn variant_name(variant: &syn::Variant, said: &Said, container: &Said) -> String {
    let own = super::collect::raw(&variant.ident.to_string()).to_string();
    said.rename.clone().unwrap_or_else(|| {
        container
            .rename_all
            .map_or(own.clone(), |c| c.variant(&own))
    })
}

/// `to_value` of the whole type.
fn value_body(input: &Input, container: &Said) -> Result<TokenStream, Refused> {
    match input {
        Input::Struct(s) => {
            let values: Vec<_> = s.fields.members().map(|m| quote!(&self.#m)).collect();
            fields_value(&s.fields, container, &values)
        }
        Input::Enum(e) => {
            let mut arms = Vec::new();
            for variant in &e.variants {
                let said = read(&variant.attrs, &["rename", "rename_all"])?;
                let name = variant_name(variant, &said, container);
                let bindings: Vec<Ident> = (0..variant.fields.len())
                    .map(|i| format_ident!("field_{i}"))
                    .collect();
                let values: Vec<_> = bindings.iter().map(|b| quote!(#b)).collect();
                let body = if matches!(variant.fields, Fields::Unit) {
                    quote!(::serde::ser::Serialize::to_value(#name))
                } else {
                    let data = fields_value(&variant.fields, &said, &values)?;
                    object_literal(&[name], &[data])
                };
                let (ident, members) = (&variant.ident, variant.fields.members());
                arms.push(quote!(Self::#ident { #(#members: #bindings),* } => #body,));
            }
            Ok(quote!(match self { #(#arms)* }))
        }
    }
}

/// The JSON value of fields; `values` are references to theirs.
fn fields_value(
    fields: &Fields,
    container: &Said,
    values: &[TokenStream],
) -> Result<TokenStream, Refused> {
    let to_value = quote!(::serde::ser::Serialize::to_value);
    match fields {
        Fields::Named(_) => {
            let fields = named_fields(fields, container)?;
            let parts: Vec<_> = fields
                .iter()
                .zip(values)
                .map(|(field, value)| match &field.said.skip_if {
                    Some(path) => {
                        quote!(if #path(#value) { js!(pure "undefined") } else { #to_value(#value) })
                    }
                    None => quote!(#to_value(#value)),
                })
                .collect();
            let names: Vec<String> = fields.into_iter().map(|field| field.name).collect();
            Ok(object_literal(&names, &parts))
        }
        Fields::Unnamed(_) => Ok(match values {
            [only] => quote!(#to_value(#only)),
            _ => template(
                &quote!(read),
                values.iter().map(|v| quote!(#to_value(#v))),
                |holes| format!("[{}]", holes.join(", ")),
            ),
        }),
        Fields::Unit => Ok(quote!(js!(pure "null"))),
    }
}

/// `{"a": …, "b": …}`
fn object_literal(names: &[String], values: &[TokenStream]) -> TokenStream {
    // QUIRK(js): such a key sets the prototype; engines differ in where they put the others.
    let is_odd =
        |name: &String| name == "__proto__" || name.starts_with(|c: char| c.is_ascii_digit());
    if names.iter().any(is_odd) {
        return quote!(panic!(
            "a field with the name of a number or of `__proto__`"
        ));
    }
    template(&quote!(read), values.iter().cloned(), |holes| {
        let pairs = names
            .iter()
            .zip(holes)
            .map(|(name, hole)| format!("{}: {hole}", serde_key(name)));
        format!("({{{}}})", pairs.collect::<Vec<_>>().join(", "))
    })
}

/// A template over these values; `text` gives it, from the names of its holes.
fn template(
    effect: &TokenStream,
    values: impl Iterator<Item = TokenStream>,
    text: impl FnOnce(&[String]) -> String,
) -> TokenStream {
    let values: Vec<TokenStream> = values.collect();
    let holes: Vec<Ident> = (0..values.len())
        .map(|i| format_ident!("json_{i}"))
        .collect();
    let text = text(
        &holes
            .iter()
            .map(|hole| format!("${hole}"))
            .collect::<Vec<_>>(),
    );
    quote!({
        #(let #holes: ::serde::json::Json = #values;)*
        js!(#effect #text)
    })
}

/// Whether `JSON.stringify` writes all fields as `serde_json` does. Of a type that names itself nobody asks:
/// its own fields would ask again.
fn plain_fields_of(input: &Input) -> TokenStream {
    let (name, fields): (&Ident, Vec<&syn::Field>) = match input {
        Input::Struct(s) => (&s.ident, s.fields.iter().collect()),
        Input::Enum(e) => {
            let fields = e.variants.iter().flat_map(|v| &v.fields);
            (&e.ident, fields.collect())
        }
    };
    let tys: Vec<&syn::Type> = fields.iter().map(|field| &field.ty).collect();
    if tys.iter().any(|ty| names(&quote!(#ty), name)) {
        return quote!(false);
    }
    quote! {
        left > 0 #(&& <#tys as ::serde::ser::Serialize>::is_plain(::core::intrinsics::raw_sub(left, 1)))*
    }
}

/// Whether a type is written with a name, or with `Self`.
fn names(ty: &TokenStream, name: &Ident) -> bool {
    ty.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name || ident == "Self",
        TokenTree::Group(group) => names(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn serialize_enum(e: &syn::ItemEnum, container: &Said) -> Result<TokenStream, Refused> {
    let mut arms = Vec::new();
    for variant in &e.variants {
        let said = read(&variant.attrs, &["rename", "rename_all"])?;
        let key = serde_key(&variant_name(variant, &said, container));
        let ident = &variant.ident;
        let bindings: Vec<Ident> = (0..variant.fields.len())
            .map(|i| format_ident!("field_{i}"))
            .collect();
        let members = variant.fields.members();
        let body = match &variant.fields {
            Fields::Unit => quote!(::std::string::String::from(#key)),
            Fields::Named(_) => {
                let fields = named_fields(&variant.fields, &said)?;
                let text = object_text(&fields, |i, _| {
                    let binding = &bindings[i];
                    quote!(#binding)
                });
                tagged(&key, &text)
            }
            Fields::Unnamed(_) => {
                plain_fields(&variant.fields)?;
                let values: Vec<_> = bindings.iter().map(|binding| quote!(#binding)).collect();
                tagged(&key, &tuple_text(&values))
            }
        };
        arms.push(quote!(Self::#ident { #(#members: #bindings),* } => #body,));
    }
    Ok(quote!(match self { #(#arms)* }))
}

fn tagged(key: &str, text: &TokenStream) -> TokenStream {
    let before = format!("{{{key}:");
    quote!({
        let mut tagged = ::std::string::String::from(#before);
        tagged.push_str(&#text);
        tagged.push_str("}");
        tagged
    })
}

fn deserialize_enum(e: &syn::ItemEnum, container: &Said) -> Result<TokenStream, Refused> {
    if container.default.is_some() {
        return Err(refused("serde(default)", e.ident.span()));
    }
    let mut arms = Vec::new();
    for variant in &e.variants {
        let mut said = read(&variant.attrs, &["rename", "rename_all"])?;
        said.deny_unknown_fields = container.deny_unknown_fields;
        let name = variant_name(variant, &said, container);
        let ident = &variant.ident;
        let path = quote!(Self::#ident);
        let body = match &variant.fields {
            Fields::Unit => quote! {
                if ::serde::json::is_unit_variant(json, #name) {
                    ::core::option::Option::Some(#path)
                } else {
                    ::core::option::Option::None
                }
            },
            Fields::Named(_) | Fields::Unnamed(_) => {
                let inner = deserialize_struct(&path, &variant.fields, &said, &quote!((&data)))?;
                quote! {
                    let data = ::serde::json::variant_data(json, #name);
                    #inner
                }
            }
        };
        arms.push(quote!(#name => { #body }));
    }
    Ok(quote! {
        let name = ::serde::json::variant_name(json)?;
        match name.as_str() { #(#arms)* _ => ::core::option::Option::None }
    })
}
