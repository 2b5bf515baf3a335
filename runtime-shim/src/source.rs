//! This crate's sources as text, for the compiler: the modules that have JavaScript beside their
//! native bodies. `native` is not among them.

/// Each module's path inside the crate, and its text.
pub const FILES: &[(&str, &str)] = &[
    ("absent", include_str!("absent.rs")),
    ("body", include_str!("body.rs")),
    ("bytes", include_str!("bytes.rs")),
    ("connection", include_str!("connection.rs")),
    ("cookies", include_str!("cookies.rs")),
    ("crypto", include_str!("crypto.rs")),
    ("cwt", include_str!("cwt.rs")),
    ("edge", include_str!("edge.rs")),
    ("encoding", include_str!("encoding.rs")),
    ("event", include_str!("event.rs")),
    ("headers", include_str!("headers.rs")),
    ("js", include_str!("js.rs")),
    ("json", include_str!("json.rs")),
    ("jwt", include_str!("jwt.rs")),
    ("kvs", include_str!("kvs.rs")),
    ("log", include_str!("log.rs")),
    ("origin", include_str!("origin.rs")),
    ("prelude", include_str!("prelude.rs")),
    ("query", include_str!("query.rs")),
    ("random", include_str!("random.rs")),
    ("request", include_str!("request.rs")),
    ("response", include_str!("response.rs")),
    ("tenant", include_str!("tenant.rs")),
    ("time", include_str!("time.rs")),
];
