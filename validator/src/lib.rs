//! What CloudFront accepts: JavaScript source rules and event-result rules. No engine.
