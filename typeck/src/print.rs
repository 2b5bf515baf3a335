//! Types as Rust writes them, for messages and tests.

use std::fmt::Write as _;

use super::TyCtxt;
use crate::hir::{DefId, DefKind, Mutability};
use crate::ty::{FloatTy, InferTy, Predicate, TraitRef, Ty, TyKind};

impl TyCtxt {
    /// `Vec<&str>` and the like; names without their modules.
    pub fn show(&self, ty: &Ty) -> String {
        let mut out = String::new();
        self.write_ty(ty, &mut out);
        out
    }

    /// An item's path, as it would be called: `a::b::c`, `Error::new` or `<Error as Display>::fmt`.
    pub fn show_item(&self, def: DefId) -> String {
        let item = self.crates.def(def);
        let impl_ = item
            .parent
            .map(|parent| (parent, &self.crates.def(parent).kind));
        match impl_ {
            Some((parent, DefKind::Impl(_))) => {
                let self_ty = self.show(&self.type_of(parent));
                match self.impl_trait_ref(parent) {
                    Some(of) => {
                        let trait_ = &self.crates.def(of.trait_).name;
                        format!("<{self_ty} as {trait_}>::{}", item.name)
                    }
                    None => format!("{self_ty}::{}", item.name),
                }
            }
            _ => self.crates.path_string(def),
        }
    }

    fn write_ty(&self, ty: &Ty, out: &mut String) {
        match &**ty {
            TyKind::Bool => out.push_str("bool"),
            TyKind::Char => out.push_str("char"),
            TyKind::Int(int) => out.push_str(int.name()),
            TyKind::Float(FloatTy::F32) => out.push_str("f32"),
            TyKind::Float(FloatTy::F64) => out.push_str("f64"),
            TyKind::Str => out.push_str("str"),
            TyKind::Never => out.push('!'),
            TyKind::Adt(def, args) => {
                out.push_str(&self.crates.def(*def).name);
                self.write_args(args, out);
            }
            TyKind::Tuple(elems) => {
                out.push('(');
                self.write_list(elems, out);
                out.push_str(if elems.len() == 1 { ",)" } else { ")" });
            }
            TyKind::Array(elem, len) => {
                out.push('[');
                self.write_ty(elem, out);
                out.push_str("; ");
                self.write_ty(len, out);
                out.push(']');
            }
            TyKind::Slice(elem) => {
                out.push('[');
                self.write_ty(elem, out);
                out.push(']');
            }
            TyKind::Ref(m, inner) => {
                out.push_str(if *m == Mutability::Mut { "&mut " } else { "&" });
                self.write_ty(inner, out);
            }
            TyKind::FnDef(def, args) => self.write_fn_def(*def, args, out),
            TyKind::FnPtr(inputs, output) => self.write_signature("fn", inputs, output, out),
            TyKind::Closure(..) => out.push_str("{closure}"),
            TyKind::Future(output) => {
                out.push_str("impl Future<Output = ");
                self.write_ty(output, out);
                out.push('>');
            }
            TyKind::Param(_, name) => out.push_str(name),
            TyKind::Projection(assoc, args) => self.write_projection(*assoc, args, out),
            TyKind::Opaque(def, n, args) => self.write_opaque(*def, *n, args, out),
            TyKind::Const(value) => write!(out, "{value}").expect("a String takes all"),
            TyKind::Infer(InferTy::Ty(_)) => out.push('_'),
            TyKind::Infer(InferTy::Int(_)) => out.push_str("{integer}"),
            TyKind::Infer(InferTy::Float(_)) => out.push_str("{float}"),
            TyKind::Error => out.push_str("{unknown}"),
        }
    }

    fn write_list(&self, tys: &[Ty], out: &mut String) {
        for (i, ty) in tys.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.write_ty(ty, out);
        }
    }

    fn write_args(&self, args: &[Ty], out: &mut String) {
        if !args.is_empty() {
            out.push('<');
            self.write_list(args, out);
            out.push('>');
        }
    }

    fn write_signature(&self, name: &str, inputs: &[Ty], output: &Ty, out: &mut String) {
        out.push_str(name);
        out.push('(');
        self.write_list(inputs, out);
        out.push(')');
        if !output.is_unit() {
            out.push_str(" -> ");
            self.write_ty(output, out);
        }
    }

    fn write_fn_def(&self, def: DefId, args: &[Ty], out: &mut String) {
        let sig = self.fn_sig_rc(def);
        let inputs: Vec<Ty> = sig.inputs.iter().map(|ty| ty.subst(args)).collect();
        let name = format!("fn {}", self.crates.def(def).name);
        self.write_signature(&name, &inputs, &sig.call_output().subst(args), out);
    }

    fn write_projection(&self, assoc: DefId, args: &[Ty], out: &mut String) {
        let data = self.crates.def(assoc);
        out.push('<');
        if let (Some(first), Some(trait_)) = (args.first(), data.parent) {
            self.write_ty(first, out);
            out.push_str(" as ");
            out.push_str(&self.crates.def(trait_).name);
            let own = self.generics_count(trait_).clamp(1, args.len());
            self.write_args(&args[1..own], out);
        }
        out.push_str(">::");
        out.push_str(&data.name);
    }

    fn write_opaque(&self, def: DefId, n: u32, args: &[Ty], out: &mut String) {
        out.push_str("impl ");
        let bounds = self.opaque_bounds(def);
        let first = bounds.get(n as usize).and_then(|list| {
            list.iter().find_map(|p| match p {
                Predicate::Trait(t) => Some(t.subst(args)),
                Predicate::Projection(..) => None,
            })
        });
        match first {
            Some(t) => out.push_str(&self.show_trait_ref(&t)),
            None => out.push_str("Sized"),
        }
    }

    /// `Add<u8>`: the trait with its arguments, without `Self`.
    pub(super) fn show_trait_ref(&self, t: &TraitRef) -> String {
        let name = self.crates.def(t.trait_).name.to_string();
        let mut out = String::new();
        if let ("Fn" | "FnMut" | "FnOnce", Some(TyKind::Tuple(inputs))) =
            (&*name, t.args.get(1).map(|ty| &**ty))
        {
            self.write_signature(&name, inputs, &Ty::unit(), &mut out);
            return out;
        }
        out.push_str(&name);
        let is_default = |i: usize| {
            let DefKind::Trait(data) = &self.crates.def(t.trait_).kind else {
                return false;
            };
            data.generics
                .params
                .get(i)
                .is_some_and(|p| p.default.is_some())
                && t.args[i] == t.args[0]
        };
        let shown = (1..t.args.len()).take_while(|i| !is_default(*i)).count();
        self.write_args(&t.args[1..=shown], &mut out);
        out
    }
}
