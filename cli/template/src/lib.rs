//! Functions for CloudFront, one module each.

pub mod index_rewrite;
