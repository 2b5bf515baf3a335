//! Runs JavaScript text on an event as CloudFront would, on boa.
