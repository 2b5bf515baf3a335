//! A mistake of the compiler itself.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0901",
    title: "internal compiler error",
    checked_by: CheckedBy::Compiler,
    explanation: r"
One stage of the compiler did not get a fact that an earlier one owed it. It stops here rather than
guess, so no wrong JavaScript was written. This is never your mistake: please report it with the
function's source, and with this message. Writing the place in another way is likely to help.
",
};

/// `what` is the missing fact, `place` the `file!():line!()` of the compiler that missed it.
pub fn error<S>(what: &str, place: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("internal compiler error: {what}"), span)
        .note(format!("found at {place}, cfc {}", env!("CARGO_PKG_VERSION")))
        .help("please report this with the function's source; writing this place differently may help")
}
