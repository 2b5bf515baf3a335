//! `js!("…")` and `#[js("…")]`: JavaScript with holes.

use syn::LitStr;

use super::BodyCx;
use crate::hir::{ExprId, ExprKind, JsEffect, JsTemplate, Symbol};

/// Names after `$` that are modules of the runtime.
const MODULES: &[&str] = &["cf", "crypto", "querystring"];

impl BodyCx<'_> {
    pub fn js_template(&mut self, effect: JsEffect, text: &LitStr) -> ExprId {
        let span = self.span(text.span());
        let value = text.value();
        let mut holes: Vec<(Symbol, ExprId)> = Vec::new();
        for name in hole_names(&value) {
            if MODULES.contains(&name) || holes.iter().any(|(hole, _)| &**hole == name) {
                continue;
            }
            let ident = syn::Ident::new(name, text.span());
            let path = self.value_path(None, &syn::Path::from(ident));
            let hole = self.alloc(ExprKind::Path(path), span);
            holes.push((name.into(), hole));
        }
        self.alloc(
            ExprKind::Js(JsTemplate {
                text: value.into(),
                effect,
                holes,
            }),
            span,
        )
    }
}

/// The names after `$`, in order; `${` and a lone `$` are JavaScript's own.
fn hole_names(text: &str) -> impl Iterator<Item = &str> {
    text.split('$').skip(1).filter_map(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let name = &rest[..end];
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            .then_some(name)
            .filter(|name| *name != "_")
    })
}
