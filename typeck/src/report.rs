//! What the author is told. Nothing is said about types that already hold an error.

use cfc_syntax::Diagnostic;
use cfc_syntax::diagnostics::{
    annotations_needed, constant_length, mismatched_types, trait_not_implemented, unknown_method,
    unknown_name, unsupported_std,
};

use super::TyCtxt;
use super::check::FnCtxt;
use super::fulfill::Obligation;
use super::index::shape_of;
use crate::hir::{DefId, Path, Symbol};
use crate::span::Span;
use crate::ty::{Predicate, Ty, TyKind};

impl TyCtxt {
    /// Reports a use of something that is declared but not supported, in the author's own code.
    pub(super) fn check_supported(&self, def: DefId, span: Span) {
        if self.sources.file(span.file).is_local
            && let Some(found) = self.unsupported(def, span)
        {
            self.report(found);
        }
    }

    /// What there is to say of an item that is declared but not supported, or stands in one.
    pub fn unsupported(&self, def: DefId, span: Span) -> Option<Diagnostic<Span>> {
        let parent = |at: &DefId| self.crates.def(*at).parent;
        let instead = std::iter::successors(Some(def), parent)
            .find_map(|at| self.crates.def(at).unsupported.as_deref())?;
        Some(unsupported_std::error(&self.show_item(def), instead, span))
    }

    pub(super) fn report_unevaluated(&self, span: Span) {
        self.report(constant_length::error(span));
    }

    pub(super) fn report_no_type(&self, name: &str, span: Span) {
        self.report(unknown_name::error("type", name, span));
    }

    pub(super) fn report_unknown_assoc(&self, base: &Ty, name: &str, span: Span) {
        let full = format!("{}::{name}", self.show(base));
        self.report(unknown_name::error("associated type", &full, span));
    }
}

impl FnCtxt<'_> {
    fn shown(&self, ty: &Ty) -> String {
        self.tcx.show(&self.resolve(ty))
    }

    fn taint(&mut self, tys: &[&Ty]) -> bool {
        let known = tys.iter().any(|ty| self.resolve(ty).has_error());
        self.tainted = true;
        known
    }

    /// Two types that should be one.
    pub fn report_mismatch(&mut self, expected: &Ty, found: &Ty, span: Span) {
        if self.taint(&[expected, found]) {
            return;
        }
        self.tcx.report(mismatched_types::error(
            &self.shown(expected),
            &self.shown(found),
            span,
        ));
    }

    /// An obligation that cannot hold.
    pub fn report_failed(&mut self, failed: &Obligation) {
        match &failed.predicate {
            Predicate::Trait(t) => {
                let t = self.resolve_trait_ref(t);
                if self.taint(&t.args.iter().collect::<Vec<_>>()) {
                    return;
                }
                let known = (t.trait_, t.self_ty().clone(), failed.span);
                if self.missing.contains(&known) {
                    return;
                }
                self.missing.push(known);
                let (ty, wanted) = (self.tcx.show(t.self_ty()), self.tcx.show_trait_ref(&t));
                self.tcx
                    .report(trait_not_implemented::error(&ty, &wanted, failed.span));
            }
            Predicate::Projection(assoc, args, ty) => {
                let projection = self.resolve(&Ty::new(TyKind::Projection(*assoc, args.clone())));
                let mut open = Vec::new();
                let found = self.normalize_with(&projection, failed.span, 1, &mut open);
                self.report_mismatch(&ty.clone(), &found, failed.span);
            }
        }
    }

    /// A type that had to be known here.
    pub fn report_unknown_type(&mut self, what: &str, span: Span) {
        if !self.tainted {
            self.tcx.report(annotations_needed::error(what, span));
        }
        self.tainted = true;
    }

    /// What is behind a value had to be known, and what it derefs to in the end is open.
    pub fn report_open(&mut self, ty: &Ty, span: Span) {
        let steps = self.autoderef(ty, span);
        let Some(open) = steps.last().filter(|step| step.ty.is_ty_var()) else {
            return;
        };
        self.report_unknown_type("this value", span);
        self.unify(&open.ty, &Ty::new(TyKind::Error));
    }

    /// What is still open when everything has been said.
    pub fn report_ambiguities(&mut self) {
        if !self.pending.is_empty()
            && self
                .results
                .expr_tys
                .iter()
                .any(|ty| self.resolve(ty).has_error())
        {
            self.tainted = true;
        }
        for open in std::mem::take(&mut self.pending) {
            let args = match &open.predicate {
                Predicate::Trait(t) => &t.args,
                Predicate::Projection(_, args, _) => args,
            };
            if args.iter().any(|ty| self.resolve(ty).has_error()) {
                self.tainted = true;
            }
            let unknown = args.iter().find(|ty| self.resolve(ty).has_infer());
            let span = unknown
                .and_then(|ty| self.var_span(ty))
                .unwrap_or(open.span);
            self.report_unknown_type("this expression", span);
        }
    }

    pub fn report_not_callable(&mut self, ty: &Ty, span: Span) {
        if ty.is_ty_var() {
            self.report_unknown_type("what is called", span);
        } else if !self.taint(&[ty]) {
            self.tcx
                .report(trait_not_implemented::error(&self.shown(ty), "Fn()", span));
        }
    }

    pub fn report_cannot_deref(&mut self, ty: &Ty, span: Span) {
        if !self.taint(&[ty]) {
            self.tcx
                .report(trait_not_implemented::error(&self.shown(ty), "Deref", span));
        }
    }

    pub fn report_cannot_index(&mut self, base: &Ty, index: &Ty, span: Span) {
        if !self.taint(&[base, index]) {
            let wanted = format!("Index<{}>", self.shown(index));
            self.tcx.report(trait_not_implemented::error(
                &self.shown(base),
                &wanted,
                span,
            ));
        }
    }

    pub fn report_argument_count(&mut self, expected: usize, found: usize, span: Span) {
        let show = |n: usize| {
            if n == 1 {
                "1 value".to_string()
            } else {
                format!("{n} values")
            }
        };
        self.tcx
            .report(mismatched_types::error(&show(expected), &show(found), span));
        self.tainted = true;
    }

    pub fn report_not_a_value(&mut self, path: &Path) {
        let text = self.tcx.sources.snippet(path.span).to_string();
        self.tcx
            .report(unknown_name::error("value", &text, path.span));
        self.tainted = true;
    }

    pub fn report_unknown_field(&mut self, ty: &Ty, name: &Symbol, span: Span) {
        if self.taint(&[ty]) {
            return;
        }
        let full = format!("{}.{name}", self.shown(ty));
        self.tcx.report(unknown_name::error("field", &full, span));
    }

    /// A method or associated item that nothing has, with the nearest name that something has.
    pub fn report_unknown_method(&mut self, ty: &Ty, name: &str, span: Span) {
        let ty = self.resolve(ty);
        self.tainted = true;
        if matches!(*ty, TyKind::Error) {
            return;
        }
        let mut diagnostic = unknown_method::error(name, &self.tcx.show(&ty), span);
        if let Some(near) = self.near_method(&ty, name, span) {
            diagnostic =
                diagnostic.help(format!("there is a method with a similar name: `{near}`"));
        } else if let Some(all) = self.few_methods(&ty, span) {
            diagnostic = diagnostic.help(format!("it has {all}"));
        }
        self.tcx.report(diagnostic);
    }

    /// The methods of a type that has so few that a list of them helps.
    fn few_methods(&mut self, ty: &Ty, span: Span) -> Option<String> {
        let mut names = self.inherent_names(ty, span);
        names.retain(|name| self.probe_method(ty, name, span).is_ok());
        names.sort();
        names.dedup();
        let shown: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        (1..=16).contains(&shown.len()).then(|| shown.join(", "))
    }

    /// What is called on a type and on what is behind it, traits aside.
    fn inherent_names(&mut self, ty: &Ty, span: Span) -> Vec<Symbol> {
        let steps = self.autoderef(ty, span);
        let index = &self.tcx.index;
        let shapes = steps.iter().map(|step| shape_of(&step.ty));
        shapes
            .flat_map(|shape| index.inherent_names(shape))
            .collect()
    }

    fn near_method(&mut self, ty: &Ty, name: &str, span: Span) -> Option<Symbol> {
        let mut names = self.inherent_names(ty, span);
        let tcx = self.tcx;
        names.extend(
            tcx.index
                .trait_item_names()
                .filter(|known| edits(name, known) <= 2),
        );
        names.retain(|known| &**known != name);
        names.sort();
        let near: Vec<Symbol> = names
            .into_iter()
            .filter(|known| edits(name, known) <= 1 + name.len() / 5)
            .collect();
        let usable = near
            .into_iter()
            .filter(|known| self.probe_method(ty, known, span).is_ok());
        usable.min_by_key(|known| edits(name, known))
    }
}

/// How many characters must be added, removed or replaced.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
