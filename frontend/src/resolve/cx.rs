//! The context of lowering: an environment, its names, and where findings go.

use cfc_syntax::Diagnostic;
use cfc_syntax::diagnostics::{
    internal_error, missing_in_runtime, unknown_name, unknown_syntax, unsupported_std,
};

use super::imports::not_found;
use super::names::{Env, Names, NotFound, Ns, Walk};
use crate::hir::{CrateId, DefId, Res, Symbol, TraitRef, Ty};
use crate::span::Span;

/// Lowers types, paths and bounds of one item or body.
pub struct Cx<'a> {
    pub names: &'a Names,
    pub env: Env,
    pub impl_trait: ImplTrait,
}

/// What `impl Trait` means where a type is being lowered.
pub enum ImplTrait {
    /// Nothing: it may not stand there.
    Refused,
    /// A return type.
    Opaque,
    /// A parameter: the generics that are left for them, and the bounds found so far.
    Params {
        left: std::vec::IntoIter<DefId>,
        predicates: Vec<(Ty, TraitRef)>,
    },
}

impl<'a> Cx<'a> {
    pub fn new(names: &'a Names, env: Env) -> Cx<'a> {
        Cx {
            names,
            env,
            impl_trait: ImplTrait::Refused,
        }
    }

    /// A token's place.
    pub fn span(&self, span: proc_macro2::Span) -> Span {
        self.env.span(span)
    }

    pub fn report(&self, diagnostic: Diagnostic<Span>) {
        self.names.late.push(diagnostic);
    }

    /// Syntax that the subset refuses: it has been reported by now, unless there is a gap between the two.
    pub fn refuse(&self, what: &str, span: Span) {
        self.gap(unknown_syntax::error(what, span));
    }

    /// What only a broken sysroot leads to.
    pub fn broken(&self, what: &str, span: Span) {
        self.gap(internal_error::error(what, "name resolution", span));
    }

    fn gap(&self, diagnostic: Diagnostic<Span>) {
        match self.env.krate {
            CrateId::Local => self.names.refused.push(diagnostic),
            CrateId::Std | CrateId::Shim => self.names.late.push(diagnostic),
        }
    }

    /// Looks a path up, and reports what is missing or unsupported.
    pub fn walk(&self, ns: Ns, from_root: bool, names: &[Symbol], spans: &[Span]) -> Walk {
        if names.is_empty() {
            return Walk {
                res: Res::Err,
                used: 0,
                unsupported: None,
            };
        }
        match self.names.walk(&self.env, ns, from_root, names) {
            Ok(walk) => {
                self.check_supported(walk.unsupported, spans);
                walk
            }
            Err(missing) => {
                self.report_missing(&missing, ns, names, spans);
                Walk {
                    res: Res::Err,
                    used: names.len(),
                    unsupported: None,
                }
            }
        }
    }

    fn check_supported(&self, unsupported: Option<DefId>, spans: &[Span]) {
        if let (Some(def), Some(first), Some(last), CrateId::Local) =
            (unsupported, spans.first(), spans.last(), self.env.krate)
        {
            let data = self.names.def(def);
            let (path, span) = (self.names.path_string(def), first.to(*last));
            let advice = data.unsupported.as_deref().unwrap_or_default();
            self.report(match data.krate {
                CrateId::Shim => missing_in_runtime::error(&path, advice, span),
                CrateId::Std | CrateId::Local => unsupported_std::error(&path, advice, span),
            });
        }
    }

    fn report_missing(&self, missing: &NotFound, ns: Ns, names: &[Symbol], spans: &[Span]) {
        let (name, span) = (&names[missing.index], spans[missing.index]);
        if missing.unsupported.is_some() {
            return self.check_supported(missing.unsupported, spans);
        }
        // The subset check has said why these cannot be.
        if ns == Ns::Type && matches!(&**name, "i128" | "u128") {
            return;
        }
        self.report(match missing.module {
            Some(module) => not_found(self.names, Some(Res::Def(module)), name, span),
            None if names.len() > 1 => unknown_name::error("module or type", name, span),
            None if ns == Ns::Type => unknown_name::error("type", name, span),
            None => unknown_name::error("value", name, span),
        });
    }
}
