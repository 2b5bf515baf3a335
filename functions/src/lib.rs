//! The sample functions, as a package of your own would look.
