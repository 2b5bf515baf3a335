//! `ControlFlow`: go on, or stop early with a value.

/// Whether an operation should go on or stop.
#[lang = "ControlFlow"]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ControlFlow<B, C = ()> {
    /// Go on.
    Continue(C),
    /// Stop.
    Break(B),
}

impl<B, C> ControlFlow<B, C> {
    /// Whether it is `Break`.
    #[inline]
    pub fn is_break(&self) -> bool {
        matches!(self, ControlFlow::Break(_))
    }

    /// Whether it is `Continue`.
    #[inline]
    pub fn is_continue(&self) -> bool {
        matches!(self, ControlFlow::Continue(_))
    }

    /// The value of `Break`.
    #[inline]
    pub fn break_value(self) -> Option<B> {
        match self {
            ControlFlow::Continue(_) => None,
            ControlFlow::Break(x) => Some(x),
        }
    }

    /// The value of `Continue`.
    #[inline]
    pub fn continue_value(self) -> Option<C> {
        match self {
            ControlFlow::Continue(x) => Some(x),
            ControlFlow::Break(_) => None,
        }
    }

    /// Maps the value of `Break`.
    #[inline]
    pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C> {
        match self {
            ControlFlow::Continue(x) => ControlFlow::Continue(x),
            ControlFlow::Break(x) => ControlFlow::Break(f(x)),
        }
    }

    /// Maps the value of `Continue`.
    #[inline]
    pub fn map_continue<T, F: FnOnce(C) -> T>(self, f: F) -> ControlFlow<B, T> {
        match self {
            ControlFlow::Continue(x) => ControlFlow::Continue(f(x)),
            ControlFlow::Break(x) => ControlFlow::Break(x),
        }
    }
}
