//! Upper and lower case.

use crate::intrinsics::is_known;

impl str {
    /// The text in lower case.
    ///
    /// Text with letters that some engine maps otherwise than Rust does (Cherokee, Coptic, characters beyond
    /// U+FFFF, the Greek sigma, …) panics; see `QUIRK(js)`.
    #[inline(never)]
    pub fn to_lowercase(&self) -> String {
        // QUIRK(js): njs 0.7.9 lacks many mappings (U+0212, U+0400, U+1E00, …), and knows no context (final sigma).
        if !self.is_ascii()
            && js!(pure "/[^\\0-\\u012f\\u0131-\\u0157\\u0159-\\u020f\\u0230-\\u0369\\u0374-\\u037e\\u0384-\\u03a2\\u03a4-\\u03ed\\u040f-\\u04c0\\u0531-\\u109f\\u1100-\\u139f\\u1f00-\\u1f87\\u2000-\\u2bff\\u2e00-\\ua63f\\uac00-\\ud7ff\\ue000-\\uffff]/.test($self)")
        {
            panic!("to_lowercase: a letter that the JavaScript engines map differently");
        }
        js!(pure "$self.toLowerCase()")
    }

    /// The text in upper case.
    ///
    /// Text with letters that some engine maps otherwise than Rust does (`ß`, Georgian, characters beyond
    /// U+FFFF, …) panics; see `QUIRK(js)`.
    #[inline(never)]
    pub fn to_uppercase(&self) -> String {
        // QUIRK(js): njs maps one character to one (`ß`, `ŉ`, `ﬁ`), and 0.7.9 lacks many mappings.
        if !self.is_ascii()
            && js!(pure "/[^\\0-\\u00de\\u00e0-\\u0148\\u014a-\\u0156\\u0158-\\u019a\\u019c-\\u01ef\\u0230-\\u0263\\u0265-\\u0344\\u0346-\\u038f\\u0391-\\u03af\\u03b1-\\u03ec\\u0400-\\u04c1\\u0531-\\u0586\\u0588-\\u109f\\u1100-\\u139f\\u2000-\\u2bff\\u2e00-\\ua63f\\uac00-\\ud7ff\\ue000-\\ufaff\\uff00-\\uff4e\\uff5b-\\uffff]/.test($self)")
        {
            panic!("to_uppercase: a letter that the JavaScript engines map differently");
        }
        js!(pure "$self.toUpperCase()")
    }

    /// The text with its ASCII letters in lower case.
    #[inline(never)]
    pub fn to_ascii_lowercase(&self) -> String {
        // What is not ASCII stands as hexadecimal digits meanwhile, which mean the same in either case.
        js!(pure "decodeURI(encodeURI($self).toLowerCase())")
    }

    /// The text with its ASCII letters in upper case.
    #[inline(never)]
    pub fn to_ascii_uppercase(&self) -> String {
        js!(pure "decodeURI(encodeURI($self).toUpperCase())")
    }

    /// Whether the texts are equal but for the case of ASCII letters.
    #[inline]
    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        lower(self) == lower(other)
    }
}

/// ASCII letters in lower case; of a literal, at once.
#[inline]
fn lower(s: &str) -> String {
    if is_known(s) && s.is_ascii() {
        js!(pure "$s.toLowerCase()")
    } else {
        s.to_ascii_lowercase()
    }
}
