//! `format!`, `write!`, `println!`.
//! Plain pieces of built-in types are concatenated; everything else goes through the sysroot's `fmt`.

use super::cx::{Dest, FnCx, Step};
use super::repr::Representations;
use super::value::{Place, Value};
use crate::hir::{ExprId, FormatCount, FormatPiece, FormatSpec, FormatTrait};
use crate::lir::{Effect, Expr, StmtKind};
use crate::ty::{GenericArgs, Ty, TyKind};

impl FnCx<'_, '_> {
    /// `format!(…)`: a string.
    pub fn format(&mut self, pieces: &[FormatPiece]) -> Step<Value> {
        if let [FormatPiece::Arg { value, spec }] = pieces
            && self.is_text(*value)
        {
            return Ok(Value::Expr(self.format_arg(*value, spec)?));
        }
        let mut parts: Vec<Expr> = Vec::new();
        for piece in pieces {
            let part = match piece {
                FormatPiece::Lit(text) => Expr::Str(text.clone()),
                FormatPiece::Arg { value, spec } => self.format_arg(*value, spec)?,
            };
            match (parts.last_mut(), part) {
                (Some(Expr::Str(last)), Expr::Str(next)) => *last = format!("{last}{next}").into(),
                (_, part) => parts.push(part),
            }
        }
        Ok(Value::Expr(self.concat(parts)))
    }

    /// Whether formatting gives a string without conversion.
    fn is_text(&self, id: ExprId) -> bool {
        !matches!(
            **self.expr_ty_adjusted(id).peel_refs(),
            TyKind::Int(_) | TyKind::Bool
        )
    }

    fn concat(&mut self, mut parts: Vec<Expr>) -> Expr {
        match parts.len() {
            0 => Expr::Str("".into()),
            1 if matches!(parts[0], Expr::Str(_)) => parts.remove(0),
            1 => {
                parts.insert(0, Expr::Str("".into()));
                self.stable("text", Expr::Concat(parts))
            }
            _ => self.stable("text", Expr::Concat(parts)),
        }
    }

    /// One argument as an expression that concatenation turns into the right text.
    fn format_arg(&mut self, id: ExprId, spec: &FormatSpec) -> Step<Expr> {
        let mut ty = self.expr_ty_adjusted(id);
        let mut place = self.place(id)?;
        while matches!(*ty, TyKind::Ref(..)) {
            place = self.deref(&place, &ty)?;
            ty = self.lw.tcx.pointee(&ty);
        }
        let plain = spec.width.is_none()
            && spec.precision.is_none()
            && !spec.plus
            && !spec.alternate
            && spec.trait_ == FormatTrait::Display;
        if plain {
            return self.display(&place, &ty);
        }
        self.format_with_spec(&place, &ty, spec)
    }

    /// `{}`
    fn display(&mut self, place: &Place, ty: &Ty) -> Step<Expr> {
        let is_string =
            matches!(&**ty, TyKind::Adt(def, _) if self.lw.tcx.crates.is_lang(*def, "String"));
        match &**ty {
            TyKind::Str | TyKind::Int(_) | TyKind::Bool => {
                let value = self.read_alias(place, ty)?;
                self.reify(&value, ty)
            }
            TyKind::Char => {
                let value = self.read_alias(place, ty)?;
                let e = self.reify(&value, ty)?;
                if let Expr::Num(code) = e {
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    let c = char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER);
                    return Ok(Expr::Str(c.to_string().into()));
                }
                let from = Expr::Global("String".into()).member("fromCodePoint", Effect::Pure);
                Ok(Expr::Call(Box::new(from), vec![e], Effect::Pure))
            }
            TyKind::Adt(..) if is_string => {
                let value = self.read_alias(place, ty)?;
                self.reify(&value, ty)
            }
            _ => self.format_with_spec(place, ty, &FormatSpec::default()),
        }
    }

    /// `{:?}`, `{:>8}`, `{:x}`, …
    fn format_with_spec(&mut self, place: &Place, ty: &Ty, spec: &FormatSpec) -> Step<Expr> {
        if spec.trait_ == FormatTrait::Debug {
            self.shows_order(ty)?;
        }
        let name = match spec.trait_ {
            FormatTrait::Display => "format_display",
            FormatTrait::Debug => "format_debug",
            FormatTrait::LowerHex => "format_lower_hex",
            FormatTrait::UpperHex => "format_upper_hex",
            FormatTrait::Binary => "format_binary",
            FormatTrait::Octal => "format_octal",
            FormatTrait::LowerExp => "format_lower_exp",
            FormatTrait::UpperExp => "format_upper_exp",
        };
        let fill = Value::num(f64::from(u32::from(spec.fill.unwrap_or(' '))));
        let align = Value::num(match spec.align {
            None => 0.0,
            Some(crate::hir::FormatAlign::Left) => 1.0,
            Some(crate::hir::FormatAlign::Center) => 2.0,
            Some(crate::hir::FormatAlign::Right) => 3.0,
        });
        let flags =
            f64::from(u8::from(spec.plus) + 2 * u8::from(spec.alternate) + 4 * u8::from(spec.zero));
        let width = self.count(spec.width)?;
        let precision = self.count(spec.precision)?;
        self.through_formatter(
            name,
            place,
            ty,
            &[fill, align, Value::num(flags), width, precision],
        )
    }

    /// `Some(n)` of a width or precision.
    fn count(&mut self, count: Option<FormatCount>) -> Step<Value> {
        Ok(match count {
            None => Value::Variant(0, Vec::new().into()),
            Some(FormatCount::Const(n)) => Value::Variant(1, vec![Value::num(f64::from(n))].into()),
            Some(FormatCount::Expr(id)) => {
                let mut ty = self.expr_ty_adjusted(id);
                let mut place = self.place(id)?;
                while matches!(*ty, TyKind::Ref(..)) {
                    place = self.deref(&place, &ty)?;
                    ty = self.lw.tcx.pointee(&ty);
                }
                Value::Variant(1, vec![self.read(&place, &ty)?].into())
            }
        })
    }

    /// Calls the sysroot's `fmt::format_…::<T>(&value, …) -> String`.
    fn through_formatter(
        &mut self,
        name: &str,
        place: &Place,
        ty: &Ty,
        more: &[Value],
    ) -> Step<Expr> {
        let def = self.lw.tcx.crates.lang(name);
        let args: GenericArgs = std::rc::Rc::from([ty.clone()]);
        let string = self.lw.mono(&self.lw.tcx.fn_sig(def).output, &args);
        let mut values = vec![Value::Ref(place.clone().into())];
        values.extend_from_slice(more);
        let value = self.call_value(def, &args, values, &string)?;
        self.reify(&value, &string)
    }

    /// `write!(f, …)`: `f.write_str(&format!(…))`.
    pub fn write_format(&mut self, target: ExprId, pieces: &[FormatPiece]) -> Step<Value> {
        let mut ty = self.expr_ty_adjusted(target);
        let mut place = self.place(target)?;
        while matches!(*ty, TyKind::Ref(..)) {
            place = self.deref(&place, &ty)?;
            ty = self.lw.tcx.pointee(&ty);
        }
        let text = self.format(pieces)?;
        let Some(def) = self.lw.std_trait_fn("fmt", "Write", "write_str") else {
            return self.unsupported("`write!` without `fmt::Write`");
        };
        let result = self.lw.mono(&self.lw.tcx.fn_sig(def).output, &[]);
        let args: GenericArgs = std::rc::Rc::from([ty]);
        self.call_value(def, &args, vec![Value::Ref(place.into()), text], &result)
    }

    /// `println!(…)`: a line in the function's log.
    pub fn console_log(&mut self, values: &[Value], ty: &Ty, dest: Dest) -> Step<()> {
        let Some(value) = values.first() else {
            return self.unsupported("a log line without text");
        };
        self.logs();
        let e = self.reify(value, &Ty::new(TyKind::Str))?;
        let log = Expr::Global("console".into()).member("log", Effect::Pure);
        self.emit(StmtKind::Expr(Expr::Call(
            Box::new(log),
            vec![e],
            Effect::Effect,
        )));
        self.deliver(Value::unit(), ty, dest)
    }
}
