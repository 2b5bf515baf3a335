//! Texts that are known at build time: `concat!`, `env!`, `include_str!` and the like.

use cfc_syntax::diagnostics::{missing_env, missing_include};
use proc_macro2::TokenStream;
use syn::Expr as Syn;
use syn::spanned::Spanned;

use super::BodyCx;
use super::macros::Call;
use crate::hir::ExprId;
use crate::resolve::load::{folder, join};

impl BodyCx<'_> {
    pub(super) fn option_env(&mut self, call: &Call) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let name = list.first().and_then(|e| self.const_text(e));
        let Some(name) = name else {
            self.bad_arguments(call, "the name is not a literal");
            return None;
        };
        let at = call.mac.path.span();
        let value: Syn = match self.host.and_then(|host| (host.env)(&name)) {
            Some(value) => {
                let value = syn::LitStr::new(&value, at);
                syn::parse_quote_spanned!(at=> ::core::option::Option::Some(#value))
            }
            None => syn::parse_quote_spanned!(at=> ::core::option::Option::None::<&'static str>),
        };
        Some(self.expr(&value))
    }

    /// The text of a string-valued expression that is known at build time.
    pub(super) fn const_text(&mut self, e: &Syn) -> Option<String> {
        match e {
            Syn::Lit(l) => match &l.lit {
                syn::Lit::Str(s) => Some(s.value()),
                _ => None,
            },
            Syn::Paren(p) => self.const_text(&p.expr),
            Syn::Group(g) => self.const_text(&g.expr),
            Syn::Macro(m) => {
                let span = self.span_of_tokens(m);
                let name = m.mac.path.segments.last()?.ident.to_string();
                match name.as_str() {
                    "concat" | "stringify" | "env" | "include_str" | "file" | "module_path" => self
                        .text(&Call {
                            name,
                            mac: &m.mac,
                            span,
                        }),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The text that a string-valued macro stands for; `None`: reported.
    pub(super) fn text(&mut self, call: &Call) -> Option<String> {
        match call.name.as_str() {
            "concat" => {
                let list = self.arguments(call)?;
                let parts: Option<String> = list.iter().map(|e| self.concat_part(e)).collect();
                if parts.is_none() {
                    self.bad_arguments(call, "only literals can be joined");
                }
                parts
            }
            "stringify" => Some(self.tokens_text(&call.mac.tokens)),
            "env" => self.env(call),
            "include_str" => self.include_str(call),
            "module_path" => Some(
                self.cx
                    .names
                    .path_string(self.cx.names.normal_module(self.cx.env.module)),
            ),
            _ => Some(self.cx.names.sources.file(call.span.file).name.to_string()),
        }
    }

    pub(super) fn concat_part(&mut self, e: &Syn) -> Option<String> {
        match e {
            Syn::Lit(l) => match &l.lit {
                syn::Lit::Str(s) => Some(s.value()),
                syn::Lit::Char(c) => Some(c.value().to_string()),
                syn::Lit::Bool(b) => Some(b.value.to_string()),
                syn::Lit::Int(i) => Some(i.base10_digits().to_string()),
                syn::Lit::Float(f) => Some(f.base10_parse::<f64>().ok()?.to_string()),
                _ => None,
            },
            Syn::Unary(u) if matches!(u.op, syn::UnOp::Neg(_)) => {
                Some(format!("-{}", self.concat_part(&u.expr)?))
            }
            Syn::Macro(m) if m.mac.path.is_ident("line") || m.mac.path.is_ident("column") => {
                let (line, column) = self.cx.names.sources.line_column(self.span_of_tokens(m));
                Some(
                    if m.mac.path.is_ident("line") {
                        line
                    } else {
                        column
                    }
                    .to_string(),
                )
            }
            other => self.const_text(other),
        }
    }

    pub(super) fn env(&mut self, call: &Call) -> Option<String> {
        let list = self.arguments(call)?;
        let name = list.first().and_then(|e| self.const_text(e));
        let Some(name) = name else {
            self.bad_arguments(call, "the name is not a literal");
            return None;
        };
        let value = self.host.and_then(|host| (host.env)(&name));
        if value.is_none() {
            let mut diagnostic = missing_env::error(&name, call.span);
            if let Some(message) = list.get(1).and_then(|e| self.const_text(e)) {
                diagnostic = diagnostic.note(message);
            }
            self.cx.report(diagnostic);
        }
        value
    }

    pub(super) fn include_str(&mut self, call: &Call) -> Option<String> {
        let list = self.arguments(call)?;
        let path = list.first().and_then(|e| self.const_text(e));
        let (Some(path), Some(host)) = (path, self.host) else {
            self.bad_arguments(call, "the path is not a literal");
            return None;
        };
        let here = self.cx.names.sources.file(call.span.file).name.clone();
        match host.files.read(&join(folder(&here), &path)) {
            Ok(text) => Some(text),
            Err(why) => {
                self.cx
                    .report(missing_include::error(&path, &why, call.span));
                None
            }
        }
    }

    /// An expression as it is written, on one line.
    pub(super) fn source_text(&self, e: &Syn) -> String {
        let source = self.cx.names.sources.snippet(self.span_of_tokens(e));
        source.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn tokens_text(&self, tokens: &TokenStream) -> String {
        let source = self.cx.names.sources.snippet(self.span_of_tokens(tokens));
        source.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
