//! Types at run time: there are none.

/// Not here.
#[js(unsupported, instead = "an enum of the types that can occur")]
pub trait Any {}
