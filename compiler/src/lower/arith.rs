//! Built-in operators and casts: exact as Rust's, or a trap.
//! A check is left out where the operands' ranges prove it needless.

use super::cx::{FnCx, Step, throw};
use super::pat::{binary as js, not};
use super::repr::Representations;
use super::value::Value;
use crate::hir::{BinOp, UnOp};
use crate::lir::{BinaryOp, Effect, Expr, Prop, UnaryOp};
use crate::ty::{FloatTy, IntTy, Ty, TyKind};

/// The largest integer that a Number holds exactly.
const SAFE: f64 = 9_007_199_254_740_991.0;

const TWO_TO_32: f64 = 4_294_967_296.0;

impl FnCx<'_, '_> {
    /// `!a`, `-a`
    pub fn unary(&mut self, op: UnOp, value: &Value, ty: &Ty) -> Step<Value> {
        let e = self.reify(value, ty)?;
        Ok(Value::Expr(match (op, &**ty) {
            (UnOp::Not, TyKind::Bool) => not(e),
            (UnOp::Not, TyKind::Int(int)) => self.not_int(e, *int),
            (UnOp::Neg, TyKind::Int(int)) => match e {
                Expr::Num(n) if -n > range_of(*int).1 => {
                    self.emit(throw("attempt to negate with overflow"));
                    Expr::Num(0.0)
                }
                Expr::Num(n) => Expr::Num(if n == 0.0 { 0.0 } else { -n }),
                e => {
                    let (lo, _) = self.range(&e, *int);
                    let result = js(BinaryOp::Sub, Expr::Num(0.0), e.clone());
                    if lo <= range_of(*int).0 {
                        let result = self.stable("n", result);
                        self.trap_outside(
                            &result,
                            (f64::NEG_INFINITY, -lo),
                            *int,
                            "attempt to negate with overflow",
                        );
                        result
                    } else {
                        result
                    }
                }
            },
            (UnOp::Neg, TyKind::Float(_)) => match e {
                Expr::Num(n) => Expr::Num(-n),
                e => Expr::Unary(UnaryOp::Neg, Box::new(e)),
            },
            _ => return self.unsupported("this unary operator"),
        }))
    }

    fn not_int(&mut self, e: Expr, int: IntTy) -> Expr {
        match (int.bits(), int.is_signed()) {
            // All upper bits are set.
            (64, false) => {
                self.emit(throw("a 64-bit integer beyond 2^53 - 1"));
                Expr::Num(0.0)
            }
            // `!x == -x - 1`, also beyond 32 bits.
            (64, _) => js(BinaryOp::Sub, Expr::Num(-1.0), e),
            (_, true) => Expr::Unary(UnaryOp::BitNot, Box::new(e)),
            (_, false) => js(BinaryOp::Sub, Expr::Num(range_of(int).1), e),
        }
    }

    /// `a op b` on built-in types.
    pub fn binary(
        &mut self,
        op: BinOp,
        left: &Value,
        right: &Value,
        left_ty: &Ty,
        right_ty: &Ty,
    ) -> Step<Value> {
        let operand = left_ty.peel_refs().clone();
        let a = self.reify(left, left_ty)?;
        let b = self.reify(right, right_ty)?;
        if let Some(op) = comparison(op) {
            return Ok(Value::Expr(self.compare(op, a, b, &operand)));
        }
        let result = match &*operand {
            TyKind::Bool => match op {
                BinOp::BitAnd => boolean_of(js(BinaryOp::BitAnd, a, b)),
                BinOp::BitOr => boolean_of(js(BinaryOp::BitOr, a, b)),
                BinOp::BitXor => js(BinaryOp::Ne, a, b),
                _ => return self.unsupported("this operator on bool"),
            },
            TyKind::Float(float) => Self::float_op(op, a, b, *float),
            TyKind::Int(int) => self.int_op(op, a, b, *int, right_ty.peel_refs())?,
            _ => return self.unsupported("this operator on this type"),
        };
        Ok(Value::Expr(result))
    }

    fn compare(&self, op: BinaryOp, a: Expr, b: Expr, ty: &Ty) -> Expr {
        if self.lw.tcx.repr(ty) == super::repr::Repr::Unit {
            return Expr::Bool(matches!(op, BinaryOp::Eq | BinaryOp::Le | BinaryOp::Ge));
        }
        if let (Expr::Bool(known), other) | (other, Expr::Bool(known)) = (&a, &b)
            && matches!(op, BinaryOp::Eq | BinaryOp::Ne)
        {
            return if *known == (op == BinaryOp::Eq) {
                other.clone()
            } else {
                not(other.clone())
            };
        }
        if let TyKind::Int(IntTy::Usize) = **ty
            && let Some(e) = self.compare_positions(op, &a, &b)
        {
            return e;
        }
        js(op, a, b)
    }

    fn float_op(op: BinOp, a: Expr, b: Expr, float: FloatTy) -> Expr {
        let op = match op {
            BinOp::Add => BinaryOp::Add,
            BinOp::Sub => BinaryOp::Sub,
            BinOp::Mul => BinaryOp::Mul,
            BinOp::Div => BinaryOp::Div,
            _ => BinaryOp::Rem,
        };
        let result = Expr::Binary(op, Box::new(a), Box::new(b));
        match float {
            FloatTy::F64 => result,
            FloatTy::F32 => math("fround", vec![result]),
        }
    }

    // ---- integers -------------------------------------------------------------------------------

    fn int_op(&mut self, op: BinOp, a: Expr, b: Expr, int: IntTy, right_ty: &Ty) -> Step<Expr> {
        let (ra, rb) = (self.range(&a, int), self.range(&b, int));
        match op {
            BinOp::Add => {
                let range = (ra.0 + rb.0, ra.1 + rb.1);
                Ok(self.checked(
                    js(BinaryOp::Add, a, b),
                    range,
                    int,
                    "attempt to add with overflow",
                ))
            }
            BinOp::Sub => {
                let range = (ra.0 - rb.1, ra.1 - rb.0);
                Ok(self.checked(
                    js(BinaryOp::Sub, a, b),
                    range,
                    int,
                    "attempt to subtract with overflow",
                ))
            }
            BinOp::Mul => {
                let corners = [ra.0 * rb.0, ra.0 * rb.1, ra.1 * rb.0, ra.1 * rb.1];
                let lo = corners.iter().copied().fold(f64::INFINITY, f64::min);
                let hi = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                Ok(self.checked(
                    js(BinaryOp::Mul, a, b),
                    (lo, hi),
                    int,
                    "attempt to multiply with overflow",
                ))
            }
            BinOp::Div => {
                self.trap_zero(&b, "attempt to divide by zero");
                if int.is_signed() && rb.0 <= -1.0 && ra.0 <= range_of(int).0 {
                    self.trap_min_by_minus_one(&a, &b, int, "attempt to divide with overflow");
                }
                let quotient = Expr::Binary(BinaryOp::Div, Box::new(a), Box::new(b));
                Ok(if ra.0 >= 0.0 && rb.0 >= 0.0 && ra.1 <= 4_294_967_295.0 {
                    js(BinaryOp::Shr, quotient, Expr::Num(0.0))
                } else if int.bits() <= 32 && int.is_signed() {
                    js(BinaryOp::BitOr, quotient, Expr::Num(0.0))
                } else {
                    exact_div(quotient, ra, rb)
                })
            }
            BinOp::Rem => {
                self.trap_zero(
                    &b,
                    "attempt to calculate the remainder with a divisor of zero",
                );
                if int.is_signed() && rb.0 <= -1.0 && ra.0 <= range_of(int).0 {
                    self.trap_min_by_minus_one(
                        &a,
                        &b,
                        int,
                        "attempt to calculate the remainder with overflow",
                    );
                }
                Ok(Expr::Binary(BinaryOp::Rem, Box::new(a), Box::new(b)))
            }
            BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor => Ok(self.bit_op(op, a, b, int)),
            BinOp::Shl | BinOp::Shr => Ok(self.shift(op, a, b, int, right_ty)),
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => {
                self.unsupported("a comparison out of place")
            }
        }
    }

    fn trap_zero(&mut self, b: &Expr, message: &str) {
        if let Expr::Num(n) = b
            && *n != 0.0
        {
            return;
        }
        let trap = throw(message);
        self.emit_when(js(BinaryOp::Eq, b.clone(), Expr::Num(0.0)), trap);
    }

    fn trap_min_by_minus_one(&mut self, a: &Expr, b: &Expr, int: IntTy, message: &str) {
        if int.bits() == 64 {
            // The smallest Number of the type is -(2^53 - 1), whose negation fits.
            return;
        }
        let is_min = js(BinaryOp::Eq, a.clone(), Expr::Num(range_of(int).0));
        let is_minus_one = js(BinaryOp::Eq, b.clone(), Expr::Num(-1.0));
        let trap = throw(message);
        self.emit_when(Expr::And(Box::new(is_min), Box::new(is_minus_one)), trap);
    }

    /// The result, after a trap for whatever the type cannot hold.
    fn checked(&mut self, result: Expr, range: (f64, f64), int: IntTy, message: &str) -> Expr {
        let bounds = range_of(int);
        if range.0 >= bounds.0 && range.1 <= bounds.1 {
            return result;
        }
        let result = self.stable("n", result);
        self.trap_outside(&result, range, int, message);
        result
    }

    fn trap_outside(&mut self, value: &Expr, range: (f64, f64), int: IntTy, message: &str) {
        let bounds = range_of(int);
        let below =
            (range.0 < bounds.0).then(|| js(BinaryOp::Lt, value.clone(), Expr::Num(bounds.0)));
        let above =
            (range.1 > bounds.1).then(|| js(BinaryOp::Gt, value.clone(), Expr::Num(bounds.1)));
        let cond = match (below, above) {
            (Some(a), Some(b)) => Expr::Or(Box::new(a), Box::new(b)),
            (Some(c), None) | (None, Some(c)) => c,
            (None, None) => return,
        };
        let trap = throw(message);
        self.emit_when(cond, trap);
    }

    fn bit_op(&mut self, op: BinOp, a: Expr, b: Expr, int: IntTy) -> Expr {
        let js_op = match op {
            BinOp::BitAnd => BinaryOp::BitAnd,
            BinOp::BitOr => BinaryOp::BitOr,
            _ => BinaryOp::BitXor,
        };
        let (ra, rb) = (self.range(&a, int), self.range(&b, int));
        let fits = |r: (f64, f64)| r.0 >= -2_147_483_648.0 && r.1 <= 2_147_483_647.0;
        if fits(ra) && fits(rb) {
            return js(js_op, a, b);
        }
        if int.bits() == 32 {
            return js(BinaryOp::Shr, js(js_op, a, b), Expr::Num(0.0));
        }
        // `x & mask` with a small mask needs the low bits only, which ToInt32 keeps.
        if op == BinOp::BitAnd && ((fits(ra) && ra.0 >= 0.0) || (fits(rb) && rb.0 >= 0.0)) {
            return js(js_op, a, b);
        }
        // The upper and the lower 32 bits by themselves; of a negative number both are those of its two's complement.
        let upper = |e: Expr| math("floor", vec![js(BinaryOp::Div, e, Expr::Num(TWO_TO_32))]);
        let high = js(js_op, upper(a.clone()), upper(b.clone()));
        let low = js(BinaryOp::Shr, js(js_op, a, b), Expr::Num(0.0));
        js(
            BinaryOp::Add,
            js(BinaryOp::Mul, high, Expr::Num(TWO_TO_32)),
            low,
        )
    }

    fn shift(&mut self, op: BinOp, a: Expr, b: Expr, int: IntTy, right_ty: &Ty) -> Expr {
        let bits = f64::from(int.bits());
        let right_int = match **right_ty {
            TyKind::Int(right) => right,
            _ => int,
        };
        let rb = self.range(&b, right_int);
        let message = if op == BinOp::Shl {
            "attempt to shift left with overflow"
        } else {
            "attempt to shift right with overflow"
        };
        if rb.0 < 0.0 || rb.1 >= bits {
            let b = self.stable("n", b.clone());
            let below = js(BinaryOp::Lt, b.clone(), Expr::Num(0.0));
            let above = js(BinaryOp::Ge, b, Expr::Num(bits));
            let cond = if rb.0 < 0.0 {
                Expr::Or(Box::new(below), Box::new(above))
            } else {
                above
            };
            let trap = throw(message);
            self.emit_when(cond, trap);
        }
        let ra = self.range(&a, int);
        if int.bits() == 64 {
            let small = ra.0 >= 0.0 && ra.1 <= 4_294_967_295.0 && rb.1 < 32.0;
            return match op {
                BinOp::Shr if small => js(BinaryOp::Shr, a, b),
                BinOp::Shr => {
                    let power = math("pow", vec![Expr::Num(2.0), b]);
                    math(
                        "floor",
                        vec![Expr::Binary(BinaryOp::Div, Box::new(a), Box::new(power))],
                    )
                }
                // Bits that leave the top are lost in Rust; a Number that would lose them traps.
                _ => {
                    let power = math("pow", vec![Expr::Num(2.0), b]);
                    let result = Expr::Binary(BinaryOp::Mul, Box::new(a), Box::new(power));
                    self.checked(
                        result,
                        (f64::NEG_INFINITY, f64::INFINITY),
                        int,
                        "a 64-bit shift beyond 2^53",
                    )
                }
            };
        }
        match op {
            BinOp::Shr if int.is_signed() => js(BinaryOp::Sar, a, b),
            BinOp::Shr => js(BinaryOp::Shr, a, b),
            _ => self.wrap(
                js(BinaryOp::Shl, a, b),
                int,
                (f64::NEG_INFINITY, f64::INFINITY),
            ),
        }
    }

    /// The low bits of an exact integer, as `as` takes them. For 64 bits the value must fit already.
    fn wrap(&mut self, e: Expr, int: IntTy, range: (f64, f64)) -> Expr {
        let bounds = range_of(int);
        if range.0 >= bounds.0 && range.1 <= bounds.1 {
            return e;
        }
        if let Expr::Num(n) = e
            && int.bits() < 64
        {
            let modulus = f64::from(int.bits()).exp2();
            let low = n.rem_euclid(modulus);
            return Expr::Num(if low > bounds.1 { low - modulus } else { low });
        }
        let shifted = |e, n| {
            js(
                BinaryOp::Sar,
                js(BinaryOp::Shl, e, Expr::Num(n)),
                Expr::Num(n),
            )
        };
        match int {
            IntTy::I8 => shifted(e, 24.0),
            IntTy::I16 => shifted(e, 16.0),
            IntTy::I32 => js(BinaryOp::BitOr, e, Expr::Num(0.0)),
            IntTy::U8 => js(BinaryOp::BitAnd, e, Expr::Num(255.0)),
            IntTy::U16 => js(BinaryOp::BitAnd, e, Expr::Num(65535.0)),
            IntTy::U32 => js(BinaryOp::Shr, e, Expr::Num(0.0)),
            IntTy::I64 | IntTy::U64 | IntTy::Isize | IntTy::Usize => {
                self.checked(e, range, int, "a cast to a 64-bit integer beyond 2^53")
            }
        }
    }

    /// `value as ty`
    pub fn cast(&mut self, value: &Value, from: &Ty, to: &Ty) -> Step<Value> {
        let e = self.reify(value, from)?;
        let as_int = |ty: &Ty| match **ty {
            TyKind::Int(int) => Some(int),
            TyKind::Char => Some(IntTy::U32),
            TyKind::Bool => Some(IntTy::U8),
            _ => None,
        };
        let result = match (&**from, &**to) {
            _ if from == to => e,
            (TyKind::Bool, TyKind::Int(_)) => match e {
                Expr::Bool(b) => Expr::Num(f64::from(u8::from(b))),
                e => Expr::Unary(UnaryOp::Plus, Box::new(e)),
            },
            (TyKind::Int(_) | TyKind::Char, TyKind::Int(int)) => {
                let range = self.range(&e, as_int(from).unwrap_or(*int));
                self.wrap(e, *int, range)
            }
            (TyKind::Adt(..), TyKind::Int(int)) => {
                let range = self.lw.discriminant_range(from);
                self.wrap(e, *int, range)
            }
            (TyKind::Int(int), TyKind::Float(float)) => {
                // `0 * -1` is -0 as a Number but plain 0 as an integer.
                let range = self.range(&e, *int);
                let e = if matches!(e, Expr::Num(_)) || range.0 >= 0.0 || !may_be_minus_zero(&e) {
                    e
                } else {
                    js(BinaryOp::Add, e, Expr::Num(0.0))
                };
                if *float == FloatTy::F32 {
                    math("fround", vec![e])
                } else {
                    e
                }
            }
            (TyKind::Float(_), TyKind::Float(FloatTy::F32)) => math("fround", vec![e]),
            (TyKind::Int(IntTy::U8), TyKind::Char)
            | (TyKind::Float(_), TyKind::Float(FloatTy::F64)) => e,
            (TyKind::Float(_), TyKind::Int(int)) => self.saturate(e, *int),
            (_, TyKind::FnPtr(..)) | (TyKind::Ref(..), TyKind::Ref(..)) => return Ok(value.clone()),
            _ => return self.unsupported("this cast"),
        };
        Ok(Value::Expr(result))
    }

    /// `f64 as int` saturates and takes NaN to 0. What the limit of 64 bits would be traps: no Number is that.
    fn saturate(&mut self, e: Expr, int: IntTy) -> Expr {
        let bounds = range_of(int);
        let beyond = "a cast to a 64-bit integer beyond 2^53";
        if let Expr::Num(n) = e {
            let whole = if n.is_nan() { 0.0 } else { n.trunc() + 0.0 };
            let n = match (int.bits(), int.is_signed()) {
                (64, true) => whole,
                (64, false) => whole.max(0.0),
                _ => whole.clamp(bounds.0, bounds.1),
            };
            return self.checked(Expr::Num(n), (n, n), int, beyond);
        }
        let whole = Expr::Or(Box::new(math("trunc", vec![e])), Box::new(Expr::Num(0.0)));
        let whole = self.stable("n", whole);
        if int.bits() == 64 {
            let range = (f64::NEG_INFINITY, f64::INFINITY);
            if !int.is_signed() {
                let clamped = math("max", vec![whole, Expr::Num(0.0)]);
                return self.checked(clamped, (0.0, f64::INFINITY), int, beyond);
            }
            return self.checked(whole, range, int, beyond);
        }
        math(
            "max",
            vec![
                Expr::Num(bounds.0),
                math("min", vec![Expr::Num(bounds.1), whole]),
            ],
        )
    }

    // ---- ranges -------------------------------------------------------------------------------------

    /// Bounds of an integer expression, from its form and its type.
    pub fn range(&self, e: &Expr, int: IntTy) -> (f64, f64) {
        let all = range_of(int);
        let found = match e {
            Expr::Num(n) => (*n, *n),
            Expr::Var(v) => self.lw.ranges.get(v).copied().unwrap_or(all),
            Expr::Member(_, Prop::Fixed(name), _) if &**name == "length" => (0.0, 4_294_967_295.0),
            Expr::Call(callee, _, _) => match &**callee {
                Expr::Member(_, Prop::Fixed(name), _) if &**name == "byteLength" => {
                    (0.0, 4_294_967_295.0)
                }
                _ => all,
            },
            Expr::Binary(BinaryOp::BitAnd, _, b) => match **b {
                Expr::Num(mask) if mask >= 0.0 => (0.0, mask),
                _ => all,
            },
            Expr::Binary(BinaryOp::Add, a, b) => {
                let (a, b) = (self.range(a, int), self.range(b, int));
                (a.0 + b.0, a.1 + b.1)
            }
            Expr::Binary(BinaryOp::Sub, a, b) => {
                let (a, b) = (self.range(a, int), self.range(b, int));
                (a.0 - b.1, a.1 - b.0)
            }
            Expr::Binary(BinaryOp::Rem, a, b) => {
                let (a, b) = (self.range(a, int), self.range(b, int));
                let most = b.0.abs().max(b.1.abs()) - 1.0;
                (if a.0 < 0.0 { -most } else { 0.0 }, most)
            }
            _ => all,
        };
        (found.0.max(all.0), found.1.min(all.1))
    }
}

/// The quotient of safe integers, cut toward zero. Doubles that large round to the nearest integer only
/// above 2^53, which no safe quotient reaches.
fn exact_div(quotient: Expr, dividend: (f64, f64), divisor: (f64, f64)) -> Expr {
    let is_positive = dividend.0 >= 0.0 && divisor.0 >= 0.0;
    let name = if is_positive { "floor" } else { "trunc" };
    math(name, vec![quotient])
}

/// The type's bounds as Numbers.
#[allow(clippy::cast_precision_loss)]
pub fn range_of(int: IntTy) -> (f64, f64) {
    let (lo, hi) = int.range();
    debug_assert!(hi as f64 <= SAFE);
    (lo as f64, hi as f64)
}

fn comparison(op: BinOp) -> Option<BinaryOp> {
    Some(match op {
        BinOp::Eq => BinaryOp::Eq,
        BinOp::Ne => BinaryOp::Ne,
        BinOp::Lt => BinaryOp::Lt,
        BinOp::Le => BinaryOp::Le,
        BinOp::Gt => BinaryOp::Gt,
        BinOp::Ge => BinaryOp::Ge,
        _ => return None,
    })
}

/// `a & b` of booleans is a number in JavaScript.
fn boolean_of(e: Expr) -> Expr {
    js(BinaryOp::Ne, e, Expr::Num(0.0))
}

fn may_be_minus_zero(e: &Expr) -> bool {
    !matches!(
        e,
        Expr::Binary(
            BinaryOp::Add
                | BinaryOp::BitAnd
                | BinaryOp::BitOr
                | BinaryOp::BitXor
                | BinaryOp::Shl
                | BinaryOp::Sar
                | BinaryOp::Shr,
            _,
            _
        )
    )
}

/// `Math.name(args)`
pub fn math(name: &str, args: Vec<Expr>) -> Expr {
    let callee = Expr::Member(
        Box::new(Expr::Global("Math".into())),
        Prop::Fixed(name.into()),
        Effect::Pure,
    );
    Expr::Call(Box::new(callee), args, Effect::Pure)
}
