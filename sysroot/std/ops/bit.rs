//! The bit operators. On integers and `bool` they are built in.

/// `a & b`
#[lang = "BitAnd"]
pub trait BitAnd<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

/// `a &= b`
#[lang = "BitAndAssign"]
pub trait BitAndAssign<Rhs = Self> {
    /// The operation.
    fn bitand_assign(&mut self, rhs: Rhs);
}

/// `a | b`
#[lang = "BitOr"]
pub trait BitOr<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

/// `a |= b`
#[lang = "BitOrAssign"]
pub trait BitOrAssign<Rhs = Self> {
    /// The operation.
    fn bitor_assign(&mut self, rhs: Rhs);
}

/// `a ^ b`
#[lang = "BitXor"]
pub trait BitXor<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

/// `a ^= b`
#[lang = "BitXorAssign"]
pub trait BitXorAssign<Rhs = Self> {
    /// The operation.
    fn bitxor_assign(&mut self, rhs: Rhs);
}

/// `a << b`
#[lang = "Shl"]
pub trait Shl<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn shl(self, rhs: Rhs) -> Self::Output;
}

/// `a <<= b`
#[lang = "ShlAssign"]
pub trait ShlAssign<Rhs = Self> {
    /// The operation.
    fn shl_assign(&mut self, rhs: Rhs);
}

/// `a >> b`
#[lang = "Shr"]
pub trait Shr<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn shr(self, rhs: Rhs) -> Self::Output;
}

/// `a >>= b`
#[lang = "ShrAssign"]
pub trait ShrAssign<Rhs = Self> {
    /// The operation.
    fn shr_assign(&mut self, rhs: Rhs);
}

/// `!a`
#[lang = "Not"]
pub trait Not {
    /// What it gives.
    type Output;

    /// The operation.
    fn not(self) -> Self::Output;
}
