//! Patterns and what they become, or why they do not.

use super::{js_template, translate};

#[track_caller]
fn becomes(pattern: &str, source: &str) {
    let found = translate(pattern).unwrap_or_else(|refused| panic!("{pattern}: {}", refused.what));
    assert_eq!(found.source, source, "{pattern}");
}

#[track_caller]
fn is_refused(pattern: &str, what: &str) {
    match translate(pattern) {
        Ok(found) => panic!("{pattern} became {}", found.source),
        Err(refused) => assert!(refused.what.contains(what), "{pattern}: {}", refused.what),
    }
}

#[test]
fn what_means_the_same_is_written_the_same() {
    becomes("^/a[b-d]+(?:e|fg)*?(h)?", r"^\/a[b-d]+(?:e|fg)*?(h)?");
    becomes("(?P<name>x){2,3}", "(?<name>x){2,3}");
    becomes("", "(?:)");
    becomes("a{2,}", "a{2,}");
}

#[test]
fn the_end_is_the_end_and_not_before_a_line_feed() {
    becomes("a$", r"a$(?!\n)");
    becomes("(?m)a$", r"a(?![^\n])");
}

#[test]
fn classes_are_sets() {
    becomes("(?i)k", "[Kk\u{212a}]");
    becomes(".", r"[^\n]");
    becomes("(?s).", r"[\s\S]");
    becomes(r"(?-u:\d)", r"\d");
    becomes(r"(?-u:\w)", r"\w");
    becomes(r"[\]\-^/]", r"[\/\]\^-]");
    becomes("[a&&b]", "(?!)");
    becomes(
        r"\s",
        r"[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]",
    );
}

#[test]
fn whole_characters_need_a_flag_only_where_halves_could_be_seen() {
    for plain in [
        "[^/]+/",
        ".*",
        "^/(.*)/([^/]+)$",
        "[^a]*b",
        ".*?x",
        "[a-z]",
        "😀+",
        "😀",
        "é?x",
    ] {
        assert!(!translate(plain).unwrap().by_code_points, "{plain}");
    }
    for halves in [
        ".",
        "[^/]",
        ".b",
        ".{3}",
        ".?x",
        ".+?",
        ".*[^a]",
        "(?:.*[^a])+",
        "[😀-😂]",
        "(?-u:\\B)a",
        ".*?.",
    ] {
        assert!(translate(halves).unwrap().by_code_points, "{halves}");
    }
}

#[test]
fn what_engines_do_differently_is_refused() {
    is_refused(r"\d", "all scripts");
    is_refused(r"\w+", "all scripts");
    is_refused(r"\bx", "letters of all scripts");
    is_refused("(?m)^a", "lines");
    is_refused("(?:(a)|b)+", "leave out");
    is_refused("(?:(a)?b)+", "leave out");
    is_refused("(a*)*", "empty");
    is_refused("(?:|a)+", "empty");
    is_refused(r"^\s*$", "empty text");
    is_refused("é?|日*", "empty text");
    is_refused("(", "not a regular expression");
    is_refused("(?P<é>a)", "group's name");
}

#[test]
fn a_group_in_every_round_is_fine() {
    becomes("(?:([a-z])=([0-9]),)+", r"(?:([a-z])=(\d),)+");
    becomes("(?:(a)|b)?", "(?:(a)|b)?");
}

#[test]
fn replacements_take_the_longest_name() {
    let regex = translate("(a)(?P<n>b)").unwrap();
    let template = |text| js_template(text, Some(&regex)).unwrap();
    assert_eq!(template("$1x"), "", "a group named 1x does not exist");
    assert_eq!(template("${1}x"), "$01x");
    assert_eq!(template("$n-$0"), "$02-$&");
    assert_eq!(template("$$1 $ $9"), "$$1 $$ ");
    assert_eq!(template("${"), "$${");
    assert_eq!(js_template("plain $$", None).as_deref(), Some("plain $$"));
    assert_eq!(js_template("$1", None), None);
}
