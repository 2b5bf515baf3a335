//! Whether every dependency may be used in a work under MIT or Apache-2.0, as cargo tells its
//! licence.

use serde_json::Value;

/// Licences that ask for no more than to be named.
const ALLOWED: &[&str] = &[
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Fails if a package has no licence that is allowed.
pub fn check() -> Result<(), String> {
    let output = crate::cargo()
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata names no packages")?;
    let refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    if refused.is_empty() {
        Ok(())
    } else {
        Err(refused.join("\n"))
    }
}

fn refusal(package: &Value) -> Option<String> {
    let name = package["name"].as_str().unwrap_or("a package");
    let Some(licence) = package["license"].as_str() else {
        return Some(format!("`{name}` names no licence"));
    };
    (!is_allowed(licence)).then(|| format!("`{name}` is under {licence}"))
}

/// An expression of licences: each part of an `AND` must be allowed, one part of an `OR`.
/// `AND` binds tighter only inside of brackets here, which is how packages write it.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.trim().replace('/', " OR ");
    let parts = split(&expression, " AND ");
    if parts.len() > 1 {
        return parts.iter().all(|part| is_allowed(part));
    }
    let parts = split(&expression, " OR ");
    if parts.len() > 1 {
        return parts.iter().any(|part| is_allowed(part));
    }
    match expression
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        Some(inner) => is_allowed(inner),
        None => ALLOWED.contains(&expression.as_str()),
    }
}

/// The parts between a word that stands outside of brackets.
fn split(expression: &str, word: &str) -> Vec<String> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, character) in expression.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && expression[at..].starts_with(word) => {
                parts.push(expression[start..at].trim().to_owned());
                start = at + word.len();
            }
            _ => {}
        }
    }
    parts.push(expression[start..].trim().to_owned());
    parts
}
