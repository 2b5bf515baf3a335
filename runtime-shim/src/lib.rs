//! What authors of CloudFront Functions in Rust import: typed events, with native bodies.
