//! What a program came to in each engine, and whether they agree.

/// What every program is run on: paths, so that each is also a recorded event's `uri`.
pub const INPUTS: [&str; 4] = ["/", "/a,b/42", "/Hello-World/7.html", "/x/-3/%F0%9F%98%80"];

/// How one run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The text that `program` returned.
    Value(String),
    /// A panic, or a thrown error, with its words.
    Trap(String),
    /// A limit of the engine: it says nothing.
    Limit,
}

/// How a program fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All engines agree; how many of the inputs trapped.
    Agree(usize),
    /// An engine's limit was reached, or the native run did not end.
    Unknown,
    /// rustc rejects it: the generator's fault.
    Rejected(String),
    /// The compiler refuses it: codes and messages.
    Refused(Vec<(&'static str, String)>),
    /// The compiler panicked, or says of itself that it is broken.
    Broken(String),
    /// Engines disagree.
    Diverge(Divergence),
}

/// The first disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// Which engine, `boa` or `njs`.
    pub engine: &'static str,
    /// On what.
    pub input: &'static str,
    /// What native Rust says.
    pub native: End,
    /// What the JavaScript says.
    pub compiled: End,
}

/// Compares the ends of an engine with the native ones.
pub fn compare(engine: &'static str, native: &[End], compiled: &[End]) -> Option<Divergence> {
    let pairs = INPUTS.iter().zip(native.iter().zip(compiled));
    for (input, (native, compiled)) in pairs {
        let same = match (native, compiled) {
            (End::Value(a), End::Value(b)) => a == b || (engine == "njs" && are_alike(a, b)),
            (End::Trap(_), End::Trap(text)) => is_a_panic(text),
            (End::Limit, _) | (_, End::Limit) => true,
            (End::Value(_), End::Trap(text)) => is_documented(text),
            (End::Trap(_), End::Value(_)) => false,
        };
        if !same {
            let (native, compiled) = (native.clone(), compiled.clone());
            return Some(Divergence {
                engine,
                input,
                native,
                compiled,
            });
        }
    }
    None
}

/// Whether texts differ only in the last digits of floats that njs prints otherwise (`docs/exceptions.md`).
fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || are_near(a, b))
}

/// Runs of what numbers are made of, and of the rest.
fn parts(text: &str) -> Vec<&str> {
    let is_numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | '-' | '+');
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest
            .find(|c| is_numeric(c) != is_numeric(first))
            .unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts
}

fn are_near(a: &str, b: &str) -> bool {
    let (Ok(a), Ok(b)) = (a.parse::<f64>(), b.parse::<f64>()) else {
        return false;
    };
    let is_far = a.abs() > 1e16 || a.abs() < 1e-80;
    is_far && ((a - b) / a).abs() < 1e-15
}

/// A panic throws an `Error`; what the engine itself throws is a mistake in the code that only looks like a trap.
fn is_a_panic(text: &str) -> bool {
    !["SyntaxError", "ReferenceError", "InternalError"]
        .iter()
        .any(|name| text.starts_with(name))
}

/// A trap in the place of a value, where the documentation says so.
fn is_documented(text: &str) -> bool {
    [
        "not known to cfc",
        "map differently",
        "beyond 2^53",
        "a precision is supported",
        "not supported",
        "JSON that is nested",
        "key is there twice",
        "does not keep as it is written",
        "half of a surrogate pair",
        "with a key that is a number",
        "float of 17 digits",
        "the place of a group is not known",
        "array in a struct's place",
    ]
    .iter()
    .any(|words| text.contains(words))
}
