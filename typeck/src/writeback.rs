//! The facts that were found, with every variable resolved.

use super::check::FnCtxt;
use crate::ty::{Adjust, GenericArgs, Ty, TyKind, TypeckResults};

impl FnCtxt<'_> {
    /// Resolves everything. What is still unknown is reported once and becomes an error.
    pub fn write_back(mut self) -> TypeckResults {
        self.report_unknown_locals();
        let mut results = std::mem::take(&mut self.results);
        let mut unknown = None;
        let mut fix = |ty: &mut Ty| *ty = self.finished(ty, &mut unknown);
        results.expr_tys.iter_mut().for_each(&mut fix);
        results.pat_tys.iter_mut().for_each(&mut fix);
        results.local_tys.iter_mut().for_each(&mut fix);
        results.opaques.iter_mut().for_each(&mut fix);
        for adjustment in results.adjustments.values_mut().flatten() {
            fix(&mut adjustment.target);
        }
        for facts in results.closures.values_mut() {
            facts.inputs.iter_mut().for_each(&mut fix);
            fix(&mut facts.output);
        }
        let mut fix_args = |args: &mut GenericArgs| {
            if args.iter().any(Ty::has_infer) {
                *args = args
                    .iter()
                    .map(|ty| self.finished(ty, &mut unknown))
                    .collect();
            }
        };
        results
            .callees
            .values_mut()
            .for_each(|(_, args)| fix_args(args));
        results
            .pat_callees
            .values_mut()
            .for_each(|(_, args)| fix_args(args));
        results
            .struct_variants
            .values_mut()
            .for_each(|(_, args)| fix_args(args));
        for adjustment in results.adjustments.values_mut().flatten() {
            if let Adjust::OverloadedDeref(_, args, _) = &mut adjustment.kind {
                fix_args(args);
            }
        }
        if let Some(ty) = unknown {
            let span = self
                .var_span(&ty)
                .unwrap_or_else(|| self.span(self.body.value));
            self.report_unknown_type("this expression", span);
        }
        results
    }

    fn finished(&self, ty: &Ty, unknown: &mut Option<Ty>) -> Ty {
        let ty = self.resolve(ty);
        if !ty.has_infer() {
            return ty;
        }
        without_vars(&ty, unknown)
    }

    fn report_unknown_locals(&mut self) {
        let body = self.body.clone();
        for (local, ty) in body.locals.iter().zip(self.results.local_tys.clone()) {
            if self.resolve(&ty).has_infer() {
                self.report_unknown_type(&format!("`{}`", local.name), local.span);
            }
        }
    }
}

fn without_vars(ty: &Ty, unknown: &mut Option<Ty>) -> Ty {
    match &**ty {
        TyKind::Infer(_) => {
            unknown.get_or_insert_with(|| ty.clone());
            Ty::new(TyKind::Error)
        }
        _ => ty.map_parts(&mut |part| without_vars(part, unknown)),
    }
}
