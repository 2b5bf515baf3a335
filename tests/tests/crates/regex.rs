//! Expressions: every operation of each pattern on each text.

use regex::Regex;

use crate::engines;
use crate::regex_report::report;

const PATTERNS: &[&str] = &[
    "a",
    "^a",
    "a$",
    "^$",
    "",
    "a*",
    "a+?",
    "a|ab",
    "ab|a",
    "(a)(b)?",
    "(?P<n>b+)c",
    "[^/]+",
    "(?:a|b)+",
    "^/([^/]*)/(.*)$",
    "a{2}",
    "a{1,2}?",
    "[a-cx]",
    "[^a]",
    ".",
    "^.$",
    ".b",
    ".*",
    ".+?",
    "(.)(.)",
    "(?i)k",
    "(?i)straSSe",
    "é+",
    "[à-ü]",
    "😀+",
    "[😀-😂]x?",
    "\\.",
    "[.]html?$",
    "(?-u:\\b)a",
    "(?-u:\\B)a",
    "(?-u:\\d)+",
    "[0-9]{3}",
    "\\s",
    "\\s+",
    "(?m)a$",
    "(?s).a",
    "\\x{2028}",
    "[\\]\\-^]",
    "/+",
    "(?:([a-z])=([0-9]),)+",
    "(a+)(b+)",
    "^(?:www\\.)?(.+)$",
    "[[:alpha:]]+",
    "\\u{1F600}b",
    "(?x) a  b # c",
    "[^\\n]{2}",
    "(?:ab)*c",
    "b*?c|$",
    "[\\u{80}-\\u{ffff}]",
    ".*[^a]",
    "[^a]*b",
    "\\n",
    "[a&&b]",
];

const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "ab",
    "aab",
    "aaa",
    "bbc",
    "/a/b",
    "/a/b/c.html",
    "//",
    "www.example.com",
    "example.com",
    "abc abc",
    "a\n",
    "a\nb\n",
    "\n",
    "é",
    "éé",
    "aéb",
    "😀",
    "a😀b",
    "😀😀",
    "😁x😂",
    "😀b",
    "K\u{212a}k",
    "STRASSE straſse",
    "a=1,b=2,",
    "x-]^",
    "1234 56",
    " \u{a0}\u{3000}\t",
    "a\u{2028}a",
    "a\r\nb",
    "$1",
    "index.htm",
    "abcabc",
    "ù",
    "ba ab",
    "_a a",
    "\u{85}",
];

const HANDLER: &str = "
use cloudfront_functions::prelude::*;
use std::sync::LazyLock;

static RE: LazyLock<Regex> = LazyLock::new(|| Regex::new(PATTERN).unwrap());

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = report(&RE, &request.uri);
    request
}
";

#[test]
fn patterns_do_what_they_do_natively() {
    let texts: Vec<String> = TEXTS.iter().map(ToString::to_string).collect();
    for pattern in PATTERNS {
        let source = format!(
            "{}{}",
            include_str!("regex_report.rs"),
            HANDLER.replace("PATTERN", &format!("{pattern:?}"))
        );
        let code = engines::javascript(&source).unwrap_or_else(|why| panic!("{pattern}: {why}"));
        let regex = Regex::new(pattern).expect("a pattern");
        let native: Vec<Option<String>> = TEXTS
            .iter()
            .map(|text| Some(report(&regex, text)))
            .collect();
        for (engine, found) in [
            ("boa", Some(engines::boa(&code, &texts))),
            ("njs", engines::njs(&code, &texts)),
        ] {
            for ((text, native), found) in
                TEXTS.iter().zip(&native).zip(found.into_iter().flatten())
            {
                assert_eq!(
                    &found, native,
                    "{engine}, pattern {pattern:?}, text {text:?}\n{code}"
                );
            }
        }
    }
}
