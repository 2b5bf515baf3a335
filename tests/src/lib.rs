//! Golden cases, diagnostics, differential and conformance tests.
