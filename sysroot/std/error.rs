//! `Error`.

use crate::fmt::{Debug, Display};

/// What can be an error.
pub trait Error: Debug + Display {
    /// The error's text, as it was long ago.
    #[inline]
    fn description(&self) -> &str {
        "description() is deprecated; use Display"
    }
}

impl<T: ?Sized + Error> Error for &T {}
impl<T: Error> Error for Box<T> {}
