//! What constructs cost in njs: processor instructions in njs 0.7.9, counted by
//! `valgrind --tool=callgrind` over loops of each, beyond the engine's own steps for it. Texts had
//! some twenty characters, lists some five items; longer ones cost more than is said here.

/// Instructions of njs for one step of this engine: arithmetic 20, reading a property 46, calling
/// a function 31.
pub(crate) const STEP: u64 = 30;

pub(crate) const AWAIT: u64 = 6_200;
pub(crate) const ARRAY: u64 = 390;
pub(crate) const OBJECT: u64 = 110;
/// For each property of a literal.
pub(crate) const PROPERTY: u64 = 370;
pub(crate) const REGEXP: u64 = 430;
pub(crate) const CONCATENATION: u64 = 60;
/// For each expression in a template.
pub(crate) const HOLE: u64 = 900;
pub(crate) const NEW: u64 = 1_000;
pub(crate) const NEW_ERROR: u64 = 5_500;

/// What a built-in gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// A text, an array or an object that is new, and takes memory.
    New,
    /// A number, a truth value, or something that was there before.
    Given,
}

use Gives::{Given, New};

/// A built-in function or method, by its name alone: a function of the author's that has the name
/// is taken for it.
const BUILT_INS: &[(&str, u64, Gives)] = &[
    ("String", 780, New),
    ("alloc", 1_000, New),
    ("atob", 1_500, New),
    ("btoa", 1_500, New),
    ("byteLength", 700, Given),
    ("charAt", 550, New),
    ("charCodeAt", 550, Given),
    ("codePointAt", 550, Given),
    ("concat", 700, New),
    ("createHash", 1_000, New),
    ("createHmac", 11_000, New),
    ("decodeURI", 1_250, New),
    ("decodeURIComponent", 1_250, New),
    ("digest", 5_800, New),
    ("encodeURI", 1_400, New),
    ("encodeURIComponent", 1_400, New),
    ("endsWith", 600, Given),
    ("entries", 1_900, New),
    ("every", 2_000, Given),
    ("exec", 3_000, New),
    ("filter", 2_000, New),
    ("find", 2_000, Given),
    ("findIndex", 2_000, Given),
    ("forEach", 1_800, Given),
    ("from", 1_500, New),
    ("fromCharCode", 700, New),
    ("fromCodePoint", 700, New),
    ("hasOwnProperty", 650, Given),
    ("includes", 1_350, Given),
    ("indexOf", 1_050, Given),
    ("isArray", 500, Given),
    ("join", 3_000, New),
    ("keys", 1_500, New),
    ("lastIndexOf", 1_050, Given),
    ("map", 2_000, New),
    ("match", 2_900, New),
    ("now", 650, Given),
    ("padEnd", 800, New),
    ("padStart", 800, New),
    ("parse", 3_500, New),
    ("parseFloat", 500, Given),
    ("parseInt", 500, Given),
    ("pop", 500, Given),
    ("push", 600, Given),
    ("reduce", 2_000, Given),
    ("repeat", 700, New),
    ("replace", 4_000, New),
    ("replaceAll", 4_000, New),
    ("reverse", 1_000, New),
    ("search", 2_900, Given),
    ("shift", 600, Given),
    ("slice", 640, New),
    ("some", 2_000, Given),
    ("sort", 4_000, Given),
    ("splice", 1_500, New),
    ("split", 3_000, New),
    ("startsWith", 600, Given),
    ("stringify", 8_000, New),
    ("substr", 640, New),
    ("substring", 640, New),
    ("test", 3_400, Given),
    ("toISOString", 1_500, New),
    ("toLowerCase", 1_050, New),
    ("toString", 1_500, New),
    ("toUpperCase", 1_050, New),
    ("trim", 800, New),
    ("trimEnd", 800, New),
    ("trimStart", 800, New),
    ("unshift", 800, Given),
    ("update", 800, Given),
    ("values", 1_500, New),
];

/// The weight of a call of this name, and what it gives.
pub(crate) fn of_call(name: &str) -> Option<(u64, Gives)> {
    // INVARIANT: the table is sorted; a test says so.
    let at = BUILT_INS
        .binary_search_by_key(&name, |(known, ..)| known)
        .ok()?;
    let (_, weight, gives) = BUILT_INS[at];
    Some((weight, gives))
}

#[cfg(test)]
#[test]
fn the_table_is_sorted() {
    assert!(BUILT_INS.is_sorted_by_key(|(name, ..)| *name));
    assert_eq!(of_call("split"), Some((3_000, New)));
    assert_eq!(of_call("indexOf"), Some((1_050, Given)));
    assert_eq!(of_call("handler"), None);
}
