//! What `?` means.

use super::ControlFlow;
use crate::convert::Infallible;

/// A type that `?` can be applied to.
#[lang = "Try"]
pub trait Try: FromResidual<<Self as Try>::Residual> {
    /// The value of `e?` when it goes on.
    type Output;

    /// What is left when it does not.
    type Residual;

    /// Wraps a value to go on with.
    fn from_output(output: Self::Output) -> Self;

    /// Goes on, or stops.
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

/// A type that a function may return from `?`.
#[lang = "FromResidual"]
pub trait FromResidual<R> {
    /// The returned value.
    #[lang = "from_residual"]
    fn from_residual(residual: R) -> Self;
}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;

    #[inline]
    fn from_output(output: T) -> Option<T> {
        Some(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<Option<Infallible>, T> {
        match self {
            Some(value) => ControlFlow::Continue(value),
            None => ControlFlow::Break(None),
        }
    }
}

impl<T> FromResidual<Option<Infallible>> for Option<T> {
    #[inline]
    fn from_residual(residual: Option<Infallible>) -> Option<T> {
        None
    }
}

impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Result<Infallible, E>;

    #[inline]
    fn from_output(output: T) -> Result<T, E> {
        Ok(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<Result<Infallible, E>, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
    #[inline]
    fn from_residual(residual: Result<Infallible, E>) -> Result<T, F> {
        match residual {
            Err(error) => Err(From::from(error)),
        }
    }
}

impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;

    #[inline]
    fn from_output(output: C) -> ControlFlow<B, C> {
        ControlFlow::Continue(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<ControlFlow<B, Infallible>, C> {
        match self {
            ControlFlow::Continue(value) => ControlFlow::Continue(value),
            ControlFlow::Break(value) => ControlFlow::Break(ControlFlow::Break(value)),
        }
    }
}

impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    #[inline]
    fn from_residual(residual: ControlFlow<B, Infallible>) -> ControlFlow<B, C> {
        match residual {
            ControlFlow::Break(value) => ControlFlow::Break(value),
        }
    }
}
