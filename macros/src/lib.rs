//! Thin proc-macro shells over the subset check.
