//! Regular expressions: literals become globals, and what is known of them answers the sysroot's questions.

use std::rc::Rc;
use std::sync::Arc;

use super::cx::{FnCx, Reported, Step};
use super::value::Value;
use crate::hir::Mutability;
use crate::lir::{BinaryOp, Effect, Expr, VarId};
use crate::regex::{Translated, js_template, translate};
use crate::ty::{Ty, TyKind};

/// A regular expression of the program, kept in a global.
pub struct Known {
    pattern: Arc<str>,
    translated: Translated,
    plain: VarId,
    /// The same with the flag `g`, if something needs it.
    global: Option<VarId>,
}

impl FnCx<'_, '_> {
    /// `intrinsics::regex_…`
    pub fn regex_intrinsic(&mut self, name: &str, regex: &Ty, values: &[Value]) -> Step<Value> {
        if name == "regex_new" {
            let pattern = self.text(&values[0])?;
            return self.regex_new(pattern).map(Value::Expr);
        }
        if let "regex_of_source" | "regex_of_source_global" = name {
            let flags = if name == "regex_of_source" { "" } else { "g" };
            return match self.text(&values[0])? {
                Expr::Str(source) => Ok(Value::Expr(self.regex_of_source(&source, flags))),
                _ => self.unsupported("an expression whose source is not known"),
            };
        }
        let e = self.reify(&values[0], &Ty::reference(Mutability::Not, regex.clone()))?;
        let known = match &e {
            Expr::Var(var) => self.lw.regexes.iter().position(|r| r.plain == *var),
            _ => None,
        };
        Ok(match name {
            "regex_global" => Value::Expr(match known {
                Some(at) => self.regex_global(at),
                None => self.temp("regex", dynamic_global(e)),
            }),
            "regex_may_be_empty" => {
                Value::bool(known.is_none_or(|at| self.lw.regexes[at].translated.may_be_empty))
            }
            "regex_splits_alike" => {
                Value::bool(known.is_some_and(|at| splits_alike(&self.lw.regexes[at].translated)))
            }
            "regex_template" => {
                let template = match self.text(&values[1])? {
                    Expr::Str(text) => {
                        js_template(&text, known.map(|at| &self.lw.regexes[at].translated))
                    }
                    _ => None,
                };
                match template {
                    Some(text) => {
                        Value::Variant(1, vec![Value::Expr(Expr::Str(text.into()))].into())
                    }
                    None => Value::Variant(0, Rc::from([])),
                }
            }
            other => return self.unsupported(&format!("the intrinsic `{other}`")),
        })
    }

    /// An expression of the sysroot's, in the engine's own syntax.
    fn regex_of_source(&mut self, source: &str, flags: &str) -> Expr {
        let literal = Expr::Regex(source.into(), flags.into());
        let known = self.lw.program.globals.iter().find(|(_, e)| *e == literal);
        match known {
            Some((var, _)) => Expr::Var(*var),
            None => Expr::Var(self.lw.global_var("re", literal)),
        }
    }

    fn text(&mut self, value: &Value) -> Step<Expr> {
        self.reify(value, &Ty::reference(Mutability::Not, Ty::new(TyKind::Str)))
    }

    fn regex_new(&mut self, pattern: Expr) -> Step<Expr> {
        let Expr::Str(pattern) = pattern else {
            let what = "a pattern has to be known when the function is built";
            return self.refuse_regex(what, "write the pattern as a literal or a `const`");
        };
        if let Some(known) = self.lw.regexes.iter().find(|r| r.pattern == pattern) {
            return Ok(Expr::Var(known.plain));
        }
        match translate(&pattern) {
            Ok(translated) => {
                let plain = self.lw.global_var("re", literal(&translated, ""));
                self.lw.regexes.push(Known {
                    pattern,
                    translated,
                    plain,
                    global: None,
                });
                Ok(Expr::Var(plain))
            }
            Err(refused) => self.refuse_regex(&refused.what, &refused.instead),
        }
    }

    fn regex_global(&mut self, at: usize) -> Expr {
        if let Some(var) = self.lw.regexes[at].global {
            return Expr::Var(var);
        }
        let var = self
            .lw
            .global_var("re", literal(&self.lw.regexes[at].translated, "g"));
        self.lw.regexes[at].global = Some(var);
        Expr::Var(var)
    }

    fn refuse_regex<T>(&mut self, what: &str, instead: &str) -> Step<T> {
        let span = self.author_span();
        self.lw
            .report(cfc_syntax::diagnostics::regex_pattern::error(
                what, instead, span,
            ));
        Err(Reported)
    }
}

/// JavaScript's `split` puts groups between the pieces and takes empty matches otherwise;
/// boa's is wrong with the flag `u` beyond U+FFFF.
fn splits_alike(translated: &Translated) -> bool {
    !translated.may_be_empty && !translated.by_code_points && translated.groups.len() == 1
}

/// `/source/flags`; or, for what takes single characters, an expression that takes whole ones in each engine.
fn literal(translated: &Translated, flags: &str) -> Expr {
    if !translated.by_code_points {
        return Expr::Regex(translated.source.as_str().into(), flags.into());
    }
    // Strings of UTF-16 need the flag `u`, which njs refuses and does not need.
    let length = Expr::str("\u{1f600}").member("length", Effect::Pure);
    let is_utf16 = length.binary(BinaryOp::Gt, Expr::Num(1.0));
    let flags = Expr::Cond(
        Box::new(is_utf16),
        Box::new(Expr::str(&format!("{flags}u"))),
        Box::new(Expr::str(flags)),
    );
    let args = vec![Expr::str(&translated.source), flags];
    Expr::New(Box::new(Expr::Global("RegExp".into())), args, Effect::Pure)
}

/// `new RegExp(e.source, e.flags + "g")`
fn dynamic_global(e: Expr) -> Expr {
    let source = e.clone().member("source", Effect::Pure);
    let flags = e
        .member("flags", Effect::Pure)
        .binary(BinaryOp::Add, Expr::str("g"));
    Expr::New(
        Box::new(Expr::Global("RegExp".into())),
        vec![source, flags],
        Effect::Read,
    )
}
