//! The compiler: syn to HIR to LIR to JavaScript. No IO.
