//! The arithmetic operators. On numbers they are built in.

/// `a + b`
#[lang = "Add"]
pub trait Add<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn add(self, rhs: Rhs) -> Self::Output;
}

/// `a += b`
#[lang = "AddAssign"]
pub trait AddAssign<Rhs = Self> {
    /// The operation.
    fn add_assign(&mut self, rhs: Rhs);
}

/// `a - b`
#[lang = "Sub"]
pub trait Sub<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn sub(self, rhs: Rhs) -> Self::Output;
}

/// `a -= b`
#[lang = "SubAssign"]
pub trait SubAssign<Rhs = Self> {
    /// The operation.
    fn sub_assign(&mut self, rhs: Rhs);
}

/// `a * b`
#[lang = "Mul"]
pub trait Mul<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn mul(self, rhs: Rhs) -> Self::Output;
}

/// `a *= b`
#[lang = "MulAssign"]
pub trait MulAssign<Rhs = Self> {
    /// The operation.
    fn mul_assign(&mut self, rhs: Rhs);
}

/// `a / b`
#[lang = "Div"]
pub trait Div<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn div(self, rhs: Rhs) -> Self::Output;
}

/// `a /= b`
#[lang = "DivAssign"]
pub trait DivAssign<Rhs = Self> {
    /// The operation.
    fn div_assign(&mut self, rhs: Rhs);
}

/// `a % b`
#[lang = "Rem"]
pub trait Rem<Rhs = Self> {
    /// What it gives.
    type Output;

    /// The operation.
    fn rem(self, rhs: Rhs) -> Self::Output;
}

/// `a %= b`
#[lang = "RemAssign"]
pub trait RemAssign<Rhs = Self> {
    /// The operation.
    fn rem_assign(&mut self, rhs: Rhs);
}

/// `-a`
#[lang = "Neg"]
pub trait Neg {
    /// What it gives.
    type Output;

    /// The operation.
    fn neg(self) -> Self::Output;
}
