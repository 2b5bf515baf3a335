//! Coercions: `!` to anything, reborrows and deref coercions, unsizing, function pointers.

use super::autoderef::DerefKind;
use super::check::FnCtxt;
use crate::hir::{ExprId, Mutability};
use crate::ty::{Adjust, Adjustment, Ty, TyKind};

impl FnCtxt<'_> {
    /// Makes `expr` of type `from` fit `to`, recording the steps. Gives the type after them.
    pub fn coerce(&mut self, expr: ExprId, from: &Ty, to: &Ty) -> Result<Ty, ()> {
        let from = self.resolve_now(from);
        let to = self.resolve_now(to);
        let steps = self.commit_coercion(expr, &from, &to)?;
        let target = steps
            .last()
            .map_or_else(|| from.clone(), |s| s.target.clone());
        if !steps.is_empty() {
            self.results
                .adjustments
                .entry(expr)
                .or_default()
                .extend(steps);
        }
        Ok(target)
    }

    /// The same, with a report if it does not fit.
    pub fn coerce_or_report(&mut self, expr: ExprId, from: &Ty, to: &Ty) -> Ty {
        if let Ok(ty) = self.coerce(expr, from, to) {
            return ty;
        }
        let span = self.span(expr);
        self.report_mismatch(to, from, span);
        Ty::new(TyKind::Error)
    }

    fn commit_coercion(&mut self, expr: ExprId, from: &Ty, to: &Ty) -> Result<Vec<Adjustment>, ()> {
        if from.is_never() {
            return Ok(self.coerce_never(to));
        }
        if from.is_ty_var() || to.is_ty_var() {
            return if self.unify(from, to) {
                Ok(Vec::new())
            } else {
                Err(())
            };
        }
        if let Some(steps) = self.coerce_unsized(from, to) {
            return Ok(steps);
        }
        match (&**from, &**to) {
            (TyKind::Ref(m, _), TyKind::Ref(n, inner)) => {
                self.coerce_reference(expr, from, *m, *n, inner)
            }
            (TyKind::FnDef(..) | TyKind::Closure(..), TyKind::FnPtr(..)) => {
                self.coerce_to_fn_pointer(from, to)
            }
            _ if self.unify(from, to) => Ok(Vec::new()),
            _ => Err(()),
        }
    }

    fn coerce_never(&mut self, to: &Ty) -> Vec<Adjustment> {
        if to.is_never() {
            return Vec::new();
        }
        self.set_diverging(to);
        vec![Adjustment {
            kind: Adjust::NeverToAny,
            target: to.clone(),
        }]
    }

    /// `&[T; N]` to `&[T]`, `Box<[T; N]>` to `Box<[T]>`.
    #[expect(
        clippy::many_single_char_names,
        reason = "two types side by side, part by part"
    )]
    fn coerce_unsized(&mut self, from: &Ty, to: &Ty) -> Option<Vec<Adjustment>> {
        match (&**from, &**to) {
            (TyKind::Ref(m, a), TyKind::Ref(n, b)) if *m == *n || *n == Mutability::Not => {
                let (a, b) = (self.shallow(a), self.shallow(b));
                let (TyKind::Array(x, _), TyKind::Slice(y)) = (&*a, &*b) else {
                    return None;
                };
                let borrowed = Ty::reference(*n, a.clone());
                self.unify(x, y).then(|| {
                    vec![
                        Adjustment {
                            kind: Adjust::Deref,
                            target: a.clone(),
                        },
                        Adjustment {
                            kind: Adjust::Borrow(*n),
                            target: borrowed,
                        },
                        Adjustment {
                            kind: Adjust::Unsize,
                            target: to.clone(),
                        },
                    ]
                })
            }
            (TyKind::Adt(d, x), TyKind::Adt(e, y))
                if d == e && self.tcx.crates.is_lang(*d, "Box") =>
            {
                let (a, b) = (self.shallow(x.first()?), self.shallow(y.first()?));
                let (TyKind::Array(x, _), TyKind::Slice(y)) = (&*a, &*b) else {
                    return None;
                };
                self.unify(x, y).then(|| {
                    vec![Adjustment {
                        kind: Adjust::Unsize,
                        target: to.clone(),
                    }]
                })
            }
            _ => None,
        }
    }

    /// `&T` to `&U` by dereferencing `T` often enough.
    fn coerce_reference(
        &mut self,
        expr: ExprId,
        from: &Ty,
        m: Mutability,
        n: Mutability,
        inner: &Ty,
    ) -> Result<Vec<Adjustment>, ()> {
        if m == Mutability::Not && n == Mutability::Mut {
            return Err(());
        }
        let span = self.span(expr);
        let steps = self.autoderef(from, span);
        for (count, step) in steps.iter().enumerate().skip(1) {
            if !self.unify(&step.ty, inner) {
                continue;
            }
            if count == 1 && n == Mutability::Not && m == Mutability::Not {
                return Ok(Vec::new());
            }
            let mut list = self.deref_adjustments(&steps[1..=count]);
            if n == Mutability::Mut {
                self.make_derefs_mutable(&mut list);
                if steps[1..=count]
                    .iter()
                    .any(|s| matches!(s.kind, DerefKind::Overloaded(_)))
                {
                    self.convert_place_to_mut(expr);
                }
            }
            list.push(Adjustment {
                kind: Adjust::Borrow(n),
                target: Ty::reference(n, step.ty.clone()),
            });
            return Ok(list);
        }
        Err(())
    }

    fn coerce_to_fn_pointer(&mut self, from: &Ty, to: &Ty) -> Result<Vec<Adjustment>, ()> {
        let pointer = self.fn_pointer_of(from).ok_or(())?;
        if !self.unify(&pointer, to) {
            return Err(());
        }
        Ok(vec![Adjustment {
            kind: Adjust::ReifyFnPointer,
            target: to.clone(),
        }])
    }

    /// `fn(A) -> B` for a function item or closure.
    pub fn fn_pointer_of(&mut self, ty: &Ty) -> Option<Ty> {
        let sig = self.callable_sig(ty)?;
        let span = super::infer::NOWHERE;
        let inputs = sig
            .inputs
            .iter()
            .map(|ty| self.normalize(ty, span))
            .collect();
        let output = self.normalize(&sig.output, span);
        Some(Ty::new(TyKind::FnPtr(inputs, output)))
    }
}
