//! Which origins may call the API from a browser. Shared by functions, and none itself.

const ORIGINS: [&str; 2] = ["https://www.example.com", "https://app.example.com"];

/// Origins are compared as wholes: `https://www.example.com.evil.example` is another one.
pub fn is_allowed(origin: &str) -> bool {
    ORIGINS.contains(&origin)
}
