//! Where a member stands in a JSON text, from its path as the event check writes it:
//! `request.headers["a b"].multiValue[1]`. Reads texts that `serde_json` has accepted.

use std::ops::Range;

/// The range of the member's name, of the item, or of the deepest part of the path that exists.
///
/// ```
/// let text = r#"{"request": {"headers": {"a b": [1, 22]}}}"#;
/// let range = cfc::json_path(text, r#"request.headers["a b"][1]"#);
/// assert_eq!(&text[range], "22");
/// ```
pub fn json_path(text: &str, path: &str) -> Range<usize> {
    let mut scan = Scan { text, at: 0 };
    scan.space();
    let mut found = scan.at..(scan.at + 1).min(text.len());
    for step in steps(path) {
        let next = match &step {
            Step::Name(name) => scan.enter_member(name),
            Step::Index(index) => scan.enter_item(*index),
        };
        match next {
            Some(range) => found = range,
            None => break,
        }
    }
    found
}

/// The byte offset of a line and a column as `serde_json` counts them: both from 1, column in bytes.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

enum Step {
    Name(String),
    Index(usize),
}

fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let mut values =
                serde_json::Deserializer::from_str(inner).into_iter::<serde_json::Value>();
            let step = match values.next() {
                Some(Ok(serde_json::Value::String(name))) => Step::Name(name),
                Some(Ok(value)) => {
                    match value.as_u64().and_then(|index| usize::try_from(index).ok()) {
                        Some(index) => Step::Index(index),
                        None => break,
                    }
                }
                Some(Err(_)) | None => break,
            };
            let close = inner[values.byte_offset()..].find(']');
            rest = close.map_or("", |close| &inner[values.byte_offset() + close + 1..]);
            steps.push(step);
        } else {
            let name = rest.trim_start_matches('.');
            let end = name.find(['.', '[']).unwrap_or(name.len());
            steps.push(Step::Name(name[..end].to_owned()));
            rest = &name[end..];
        }
    }
    steps
}

/// A position in a JSON text that is known to be well formed.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.byte().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Skips one value and gives its range.
    fn value(&mut self) -> Option<Range<usize>> {
        self.space();
        let mut values = serde_json::Deserializer::from_str(&self.text[self.at..])
            .into_iter::<serde_json::Value>();
        values.next()?.ok()?;
        let range = self.at..self.at + values.byte_offset();
        self.at = range.end;
        Some(range)
    }

    /// Goes to the value of a member, and gives the range of the member's name.
    fn enter_member(&mut self, name: &str) -> Option<Range<usize>> {
        self.open(b'{')?;
        loop {
            let key = self.value()?;
            self.space();
            (self.byte()? == b':').then_some(())?;
            self.at += 1;
            self.space();
            let text: String = serde_json::from_str(&self.text[key.clone()]).ok()?;
            if text == name {
                return Some(key);
            }
            self.value()?;
            self.next_entry()?;
        }
    }

    /// Goes to an item of an array, and gives the item's range.
    fn enter_item(&mut self, index: usize) -> Option<Range<usize>> {
        self.open(b'[')?;
        for _ in 0..index {
            self.value()?;
            self.next_entry()?;
        }
        self.space();
        let start = self.at;
        let range = self.value()?;
        self.at = start;
        Some(range)
    }

    fn open(&mut self, bracket: u8) -> Option<()> {
        self.space();
        (self.byte()? == bracket).then_some(())?;
        self.at += 1;
        Some(())
    }

    fn next_entry(&mut self) -> Option<()> {
        self.space();
        (self.byte()? == b',').then_some(())?;
        self.at += 1;
        Some(())
    }
}
