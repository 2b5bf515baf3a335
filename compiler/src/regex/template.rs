//! Replacement texts: Rust's `$1`, `${name}`, `$$` as JavaScript's.

use std::fmt::Write as _;

use super::Translated;

/// The JavaScript template with the meaning of a Rust one; `None` where the expression must be known and is not.
///
/// Rust takes the longest name behind a `$`, and nothing for a group that does not exist.
pub fn js_template(template: &str, regex: Option<&Translated>) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("$$") {
            out.push_str("$$");
            rest = after;
            continue;
        }
        match reference(rest) {
            Some((name, after)) => {
                push_group(&mut out, name, regex?)?;
                rest = after;
            }
            None => {
                out.push_str("$$");
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Some(out)
}

/// The group's name behind the dollar sign, and what follows.
fn reference(text: &str) -> Option<(&str, &str)> {
    let behind = &text[1..];
    if let Some(braced) = behind.strip_prefix('{') {
        return braced.split_once('}');
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let end = behind.find(|c| !is_name(c)).unwrap_or(behind.len());
    (end > 0).then(|| behind.split_at(end))
}

fn push_group(out: &mut String, name: &str, regex: &Translated) -> Option<()> {
    let index = match name.parse::<usize>() {
        Ok(index) => Some(index).filter(|i| *i < regex.groups.len()),
        Err(_) => regex
            .groups
            .iter()
            .position(|group| group.as_deref() == Some(name)),
    };
    match index {
        None => {}
        Some(0) => out.push_str("$&"),
        // Two digits, so that a digit that follows is none of its.
        Some(index) if index < 100 => {
            let _ = write!(out, "${index:02}");
        }
        Some(_) => return None,
    }
    Some(())
}
