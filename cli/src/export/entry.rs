//! What a deployment has to know of a function, beside its code.

use cfc_compiler::CompiledFunction;
use cfc_compiler::resolve::Files;

use crate::config::MAX_COMMENT;
use crate::package::Package;
use crate::report::Failure;

/// A function to deploy.
pub(super) struct Entry {
    pub(super) function: CompiledFunction,
    /// At most [`MAX_COMMENT`] characters; empty if the module has no documentation.
    pub(super) comment: String,
    /// The store that it is associated with, if the package names one.
    pub(super) key_value_store: Option<String>,
}

impl Entry {
    pub(super) fn of(function: CompiledFunction, package: &Package) -> Result<Entry, Failure> {
        let config = package.config.functions.get(&function.name);
        let comment = match config.and_then(|config| config.comment.clone()) {
            Some(comment) => comment,
            None => {
                let source = package.read(&function.file).map_err(|error| {
                    let shown = package.shown(&function.file);
                    Failure::new(format!("cannot read `{shown}`: {error}"))
                })?;
                shortened(&first_sentence(&source))
            }
        };
        let key_value_store = config.and_then(|config| config.key_value_store.clone());
        Ok(Entry {
            function,
            comment,
            key_value_store,
        })
    }

    /// `upload-guard` as `UploadGuard`, the way resources are named.
    pub(super) fn pascal_case(&self) -> String {
        let words = self.function.name.split('-');
        words.fold(String::new(), |mut name, word| {
            let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
            name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            name.extend(letters);
            name
        })
    }
}

/// The first sentence of the module's documentation, in one line.
fn first_sentence(source: &str) -> String {
    let lines = source.lines().map(str::trim_start);
    let documented = lines
        .skip_while(|line| !line.starts_with("//!"))
        .map_while(|line| line.strip_prefix("//!"));
    let words: Vec<&str> = documented
        .map(str::trim)
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = words.join(" ");
    match paragraph.find(". ") {
        Some(end) => paragraph[..=end].to_owned(),
        None => paragraph,
    }
}

/// As many whole words as fit.
fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_COMMENT {
        return text.to_owned();
    }
    let limit = text.char_indices().nth(MAX_COMMENT - 3);
    let head = limit.map_or(text, |(at, _)| &text[..at]);
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{}...", head[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_the_first_sentence() {
        let source = "// c\n//! One\n//! line. More.\n//!\n//! Two.\nfn f() {}\n";
        assert_eq!(first_sentence(source), "One line.");
        assert_eq!(first_sentence("//! f.rs is one\n//!\n//! x"), "f.rs is one");
        assert_eq!(first_sentence("fn f() {}\n"), "");
    }

    #[test]
    fn a_long_comment_ends_with_a_word() {
        let cut = shortened("word ".repeat(40).trim());
        assert!(cut.ends_with("word..."), "{cut}");
        assert!(cut.chars().count() <= MAX_COMMENT, "{cut}");
        assert_eq!(shortened(&"ä".repeat(500)).chars().count(), MAX_COMMENT);
    }
}
