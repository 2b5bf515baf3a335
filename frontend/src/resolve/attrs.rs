//! Attributes: `cfg`, derives, handlers, and the sysroot's and shim's own (`js`, `lang`, `for_types`).
//! What an attribute leads to is decided by those who ask.

use std::rc::Rc;
use std::sync::Arc;

use proc_macro2::Span;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, Path, Token, Type};

use crate::hir::{Handler, Inline, JsAdt, JsEffect, Order};

/// What the attributes of one item say.
#[derive(Default)]
pub struct Attrs {
    pub js: JsAttr,
    pub lang: Option<String>,
    pub lang_const: Option<String>,
    pub inline: Inline,
    /// Path and place of each derive.
    pub derives: Vec<(String, Span)>,
    pub handler: Option<(Handler, Span)>,
    pub for_types: Vec<Rc<Type>>,
    /// `#[default]` on a variant.
    pub is_default: bool,
    /// `#[path = "…"]`
    pub path: Option<String>,
    /// `#[cfg(…)]` says no.
    pub is_off: bool,
}

/// `#[js(…)]`
#[derive(Default)]
pub struct JsAttr {
    pub native: bool,
    pub adt: JsAdt,
    pub unsupported: Option<Arc<str>>,
    pub name: Option<String>,
    pub body: Option<JsBody>,
    pub order: Order,
}

/// What `#[js(…)]` puts in a function body's place.
pub enum JsBody {
    Template(JsEffect, LitStr),
    Block(Rc<syn::Block>),
}

/// Who wrote the attributes: the author's `#[js]` means nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Author,
    Library,
}

/// Reads the attributes of one item.
pub fn read(attrs: &[Attribute], origin: Origin) -> Attrs {
    let mut out = Attrs::default();
    for attr in attrs {
        read_one(attr, origin, &mut out);
    }
    out
}

fn read_one(attr: &Attribute, origin: Origin, out: &mut Attrs) {
    let Some(last) = attr.path().segments.last() else {
        return;
    };
    let name = last.ident.to_string();
    match name.as_str() {
        "cfg" => out.is_off |= !attr.parse_args::<Meta>().is_ok_and(|meta| cfg_holds(&meta)),
        "test" => out.is_off = true,
        "derive" => out.derives.extend(derives(attr)),
        "viewer_request" => out.handler = Some((Handler::ViewerRequest, last.ident.span())),
        "viewer_response" => out.handler = Some((Handler::ViewerResponse, last.ident.span())),
        "connection" => out.handler = Some((Handler::Connection, last.ident.span())),
        "default" => out.is_default = true,
        "path" => out.path = name_value(attr),
        _ if origin == Origin::Author => {}
        "js" => read_js(attr, &mut out.js),
        "lang" => out.lang = name_value(attr),
        "lang_const" => out.lang_const = name_value(attr),
        "inline" => out.inline = inline(attr),
        "for_types" => {
            let types = attr.parse_args_with(Punctuated::<Type, Token![,]>::parse_terminated);
            out.for_types = types.into_iter().flatten().map(Rc::new).collect();
        }
        _ => {}
    }
}

fn derives(attr: &Attribute) -> Vec<(String, Span)> {
    let paths = attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    let named = |path: Path| {
        path.segments
            .last()
            .map(|s| (s.ident.to_string(), s.ident.span()))
    };
    paths.into_iter().flatten().filter_map(named).collect()
}

fn name_value(attr: &Attribute) -> Option<String> {
    match &attr.meta {
        Meta::NameValue(nv) => match &nv.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(s), ..
            }) => Some(s.value()),
            _ => None,
        },
        Meta::Path(_) | Meta::List(_) => None,
    }
}

fn inline(attr: &Attribute) -> Inline {
    match &attr.meta {
        Meta::List(list) if list.tokens.to_string() == "never" => Inline::Never,
        Meta::Path(_) | Meta::List(_) | Meta::NameValue(_) => Inline::Always,
    }
}

/// `test`, and every target or feature, does not hold; `cfc` does.
fn cfg_holds(meta: &Meta) -> bool {
    match meta {
        Meta::Path(path) => {
            path.is_ident("cfc")
                || path.is_ident("debug_assertions")
                || path.is_ident("overflow_checks")
        }
        Meta::NameValue(_) => false,
        Meta::List(list) => {
            let parts = list
                .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
                .unwrap_or_default();
            match list.path.get_ident().map(Ident::to_string).as_deref() {
                Some("all") => parts.iter().all(cfg_holds),
                Some("any") => parts.iter().any(cfg_holds),
                Some("not") => !parts.iter().any(cfg_holds),
                _ => false,
            }
        }
    }
}

/// Whether `cfg!(…)` with these tokens holds.
pub fn cfg_tokens_hold(tokens: proc_macro2::TokenStream) -> bool {
    syn::parse2::<Meta>(tokens).is_ok_and(|meta| cfg_holds(&meta))
}

fn read_js(attr: &Attribute, out: &mut JsAttr) {
    // A malformed attribute says nothing: the attribute macro itself refuses it, and so does a test of the sysroot.
    let _ = attr.parse_args_with(|input: ParseStream| {
        while !input.is_empty() {
            read_js_entry(input, out)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    });
}

fn read_js_entry(input: ParseStream, out: &mut JsAttr) -> syn::Result<()> {
    if input.peek(syn::token::Brace) {
        out.body = Some(JsBody::Block(Rc::new(input.parse()?)));
        return Ok(());
    }
    if input.peek(LitStr) {
        out.body = Some(JsBody::Template(JsEffect::Effect, input.parse()?));
        return Ok(());
    }
    if let Some(effect) = effect_keyword(input)? {
        out.body = Some(JsBody::Template(effect, input.parse()?));
        return Ok(());
    }
    let word: Ident = input.parse()?;
    match word.to_string().as_str() {
        "any_order" => out.order = Order::Free,
        "stops" => out.order = Order::Stops,
        "each" => out.order = Order::Each,
        "gathers" => out.order = Order::Gathers,
        "sorts" => out.order = Order::Sorts,
        "native" => out.native = true,
        "object" => out.adt = JsAdt::Object,
        "opaque" => out.adt = JsAdt::Opaque,
        "value" => out.adt = JsAdt::OpaqueValue,
        "unsupported" => {
            out.unsupported.get_or_insert_with(|| "".into());
        }
        "instead" => out.unsupported = Some(string_after_eq(input)?.into()),
        "name" => out.name = Some(string_after_eq(input)?),
        other => {
            return Err(syn::Error::new(
                word.span(),
                format!("unknown `js` option `{other}`"),
            ));
        }
    }
    Ok(())
}

fn string_after_eq(input: ParseStream) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    Ok(input.parse::<LitStr>()?.value())
}

/// `pure`, `read` or `try`, if a string follows.
fn effect_keyword(input: ParseStream) -> syn::Result<Option<JsEffect>> {
    if !input.peek2(LitStr) {
        return Ok(None);
    }
    if input.peek(Token![try]) {
        input.parse::<Token![try]>()?;
        return Ok(Some(JsEffect::Try));
    }
    let word: Ident = input.parse()?;
    match word.to_string().as_str() {
        "pure" => Ok(Some(JsEffect::Pure)),
        "read" => Ok(Some(JsEffect::Read)),
        _ => Err(syn::Error::new(
            word.span(),
            "expected `pure`, `read` or `try`",
        )),
    }
}

/// The arguments of `js!(…)`.
pub fn js_macro(tokens: proc_macro2::TokenStream) -> syn::Result<(JsEffect, LitStr)> {
    let parse = |input: ParseStream| {
        let effect = if input.peek(LitStr) {
            JsEffect::Effect
        } else {
            effect_keyword(input)?.unwrap_or(JsEffect::Effect)
        };
        let text = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok((effect, text))
    };
    parse.parse2(tokens)
}
