//! JSON text for response bodies: strings, escaped. Shared by functions, and none itself.

/// A text as a JSON string, in quotes. It escapes what JSON asks for and nothing else.
///
/// ```
/// assert_eq!(functions::json::string("a \"b\"\n"), r#""a \"b\"\n""#);
/// ```
pub fn string(text: &str) -> String {
    let escaped: String = text.chars().map(escape).collect();
    format!("\"{escaped}\"")
}

fn escape(c: char) -> String {
    match c {
        '"' => "\\\"".to_string(),
        '\\' => "\\\\".to_string(),
        '\n' => "\\n".to_string(),
        '\r' => "\\r".to_string(),
        '\t' => "\\t".to_string(),
        '\0'..'\u{20}' => format!("\\u{:04x}", u32::from(c)),
        _ => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn quotes_and_controls_are_escaped() {
        assert_eq!(string(""), "\"\"");
        assert_eq!(string("/a?b=\"c\\d\""), r#""/a?b=\"c\\d\"""#);
        assert_eq!(string("\u{1}\u{1f}\t\r"), r#""\u0001\u001f\t\r""#);
        assert_eq!(string("é😀\u{7f}"), "\"é😀\u{7f}\"");
    }
}
