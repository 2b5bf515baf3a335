//! Rules on members of built-in objects: the allow-list of the runtime page, table by table, and
//! the methods of strings and arrays that people expect and the runtime lacks.

use super::Runtime;
use super::report::Report;
use super::scope::Scopes;
use super::syntax::key_text;
use crate::distance::near_miss;
use crate::finding::rules;
use std::borrow::Cow;
use std::collections::HashSet;
use swc_common::Spanned;
use swc_ecma_ast::{
    AssignExpr, CallExpr, Callee, Expr, Lit, MemberExpr, MemberProp, Module, PropName,
};
use swc_ecma_visit::{Visit, VisitWith};

const LIST: &str = "functions-javascript-runtime-20 lists the members; njs 0.7.9 to 0.8.2 lack it";

rules! {
    ABSENT_MEMBER = Error "JS0501" "a member that the built-in object does not have" (LIST)
        "use what the runtime lists";
    ABSENT_METHOD = Error "JS0502" "a method that strings or arrays do not have" (LIST)
        "use what the runtime lists";
    UNLISTED_MEMBER = Warning "JS0550" "a member that no page lists" ("exists in some njs versions, but functions-javascript-runtime-20 does not list it")
        "to rely on documented members only, write it out";
    MEMBER_OF_20 = Error "JS1007" "a member of runtime 2.0 in runtime 1.0" ("functions-javascript-runtime-10")
        "use `cloudfront-js-2.0`";
}

/// The static members of one global object.
struct Statics {
    object: &'static str,
    listed: &'static [&'static str],
    /// Listed by the 2.0 page only.
    since_20: &'static [&'static str],
    /// There in the engine, on no list.
    unlisted: &'static [&'static str],
}

const TYPED: [&str; 9] = [
    "Int8Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
    "Float32Array",
    "Float64Array",
];

const STATICS: &[Statics] = &[
    Statics {
        object: "Object",
        listed: &[
            "create",
            "defineProperties",
            "defineProperty",
            "freeze",
            "getOwnPropertyDescriptor",
            "getOwnPropertyNames",
            "getPrototypeOf",
            "isExtensible",
            "isFrozen",
            "isSealed",
            "keys",
            "preventExtensions",
            "seal",
            "assign",
            "entries",
            "values",
            "is",
            "setPrototypeOf",
        ],
        since_20: &["getOwnPropertyDescriptors"],
        unlisted: &["getOwnPropertySymbols"],
    },
    Statics {
        object: "String",
        listed: &["fromCharCode", "fromCodePoint"],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "Number",
        listed: &[
            "EPSILON",
            "MAX_SAFE_INTEGER",
            "MIN_SAFE_INTEGER",
            "MAX_VALUE",
            "MIN_VALUE",
            "NaN",
            "NEGATIVE_INFINITY",
            "POSITIVE_INFINITY",
            "isFinite",
            "isInteger",
            "isNaN",
            "isSafeInteger",
            "parseInt",
            "parseFloat",
        ],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "Math",
        listed: &[
            "E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2", "abs", "acos",
            "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "clz32", "cos",
            "cosh", "exp", "expm1", "floor", "fround", "hypot", "imul", "log", "log1p", "log2",
            "log10", "max", "min", "pow", "random", "round", "sign", "sin", "sinh", "sqrt", "tan",
            "tanh", "trunc",
        ],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "Date",
        listed: &["now", "parse", "UTC"],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "JSON",
        listed: &["parse", "stringify"],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "Array",
        listed: &["isArray", "of"],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "ArrayBuffer",
        listed: &["isView"],
        since_20: &[],
        unlisted: &[],
    },
    Statics {
        object: "Promise",
        listed: &["resolve", "reject"],
        since_20: &["all", "allSettled", "any", "race"],
        unlisted: &[],
    },
    Statics {
        object: "Symbol",
        listed: &["for", "keyFor"],
        since_20: &[],
        unlisted: &[
            "iterator",
            "asyncIterator",
            "hasInstance",
            "toPrimitive",
            "toStringTag",
            "match",
            "matchAll",
            "replace",
            "search",
            "split",
            "species",
            "unscopables",
            "isConcatSpreadable",
        ],
    },
    Statics {
        object: "Buffer",
        listed: &[
            "alloc",
            "allocUnsafe",
            "byteLength",
            "compare",
            "concat",
            "from",
            "isBuffer",
            "isEncoding",
        ],
        since_20: &[],
        unlisted: &["allocUnsafeSlow"],
    },
];

/// Members of typed array constructors.
const TYPED_STATICS: Statics = Statics {
    object: "",
    listed: &["BYTES_PER_ELEMENT"],
    since_20: &["from", "of"],
    unlisted: &[],
};

/// What every constructor function has.
const OF_FUNCTIONS: &[&str] = &[
    "prototype",
    "length",
    "name",
    "constructor",
    "apply",
    "bind",
    "call",
    "toString",
    "hasOwnProperty",
];

/// What to use for a static member that is missing.
const STATIC_HELP: &[(&str, &str)] = &[
    (
        "Object.fromEntries",
        "set the keys in a loop: `object[pair[0]] = pair[1]`",
    ),
    (
        "Object.hasOwn",
        "use `Object.prototype.hasOwnProperty.call(object, key)`",
    ),
    ("Object.groupBy", "collect the groups in a loop"),
    ("String.raw", "double the backslashes in a plain string"),
    (
        "Array.from",
        "use `Array.prototype.slice.call(list)`, or a loop",
    ),
    (
        "Promise.withResolvers",
        "use `new Promise(function (resolve, reject) {…})`",
    ),
];

/// Instance methods that the runtime lacks. The receiver's type is unknown here, so a method that
/// the file itself defines is left alone.
const ABSENT_METHODS: &[(&str, &str)] = &[
    ("at", "use an index: `list[list.length - 1]`"),
    ("flat", "use `[].concat.apply([], list)`"),
    ("flatMap", "use `[].concat.apply([], list.map(f))`"),
    ("findLast", "use a loop from the end"),
    ("findLastIndex", "use a loop from the end"),
    ("toSorted", "use `list.slice().sort(f)`"),
    ("toReversed", "use `list.slice().reverse()`"),
    ("toSpliced", "use `slice` and `splice`"),
    (
        "matchAll",
        "use `regex.exec(text)` in a loop, with the flag `g`",
    ),
    (
        "normalize",
        "leave it out: the runtime cannot normalise text",
    ),
    ("localeCompare", "compare with `<` and `>`"),
    (
        "isWellFormed",
        "leave it out: strings here have no lone surrogates",
    ),
    (
        "toWellFormed",
        "leave it out: strings here have no lone surrogates",
    ),
    ("trimLeft", "use `trimStart`"),
    ("trimRight", "use `trimEnd`"),
    ("toLocaleString", "use `toString`"),
    ("toLocaleDateString", "use `toISOString` and take it apart"),
    ("toLocaleTimeString", "use `toISOString` and take it apart"),
    ("toLocaleLowerCase", "use `toLowerCase`"),
    ("toLocaleUpperCase", "use `toUpperCase`"),
];

/// The byte methods of runtime 1.0, gone from 2.0.
const BYTE_METHODS: &[&str] = &["bytesFrom", "fromBytes", "fromUTF8", "toBytes", "toUTF8"];

/// Instance methods that came with 2.0.
const METHODS_OF_20: &[&str] = &["replaceAll"];

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let mut defined = Defined::default();
    module.visit_with(&mut defined);
    module.visit_with(&mut Members {
        report,
        scopes,
        defined: defined.names,
    });
}

/// The names that the file gives to properties, by literal or by assignment.
#[derive(Default)]
struct Defined {
    names: HashSet<String>,
}

impl Visit for Defined {
    fn visit_prop_name(&mut self, key: &PropName) {
        self.names.extend(key_text(key).map(Cow::into_owned));
        key.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        if let Some(member) = assign.left.as_simple().and_then(|left| left.as_member()) {
            self.names.extend(member_name(member).map(Cow::into_owned));
        }
        assign.visit_children_with(self);
    }
}

/// The fixed name that a member expression asks for.
pub(super) fn member_name(member: &MemberExpr) -> Option<Cow<'_, str>> {
    match &member.prop {
        MemberProp::Ident(name) => Some(Cow::Borrowed(name.sym.as_str())),
        MemberProp::Computed(computed) => match &*computed.expr {
            Expr::Lit(Lit::Str(text)) => Some(text.value.to_string_lossy()),
            _ => None,
        },
        MemberProp::PrivateName(_) => None,
    }
}

struct Members<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    scopes: &'a Scopes,
    defined: HashSet<String>,
}

impl Visit for Members<'_, '_, '_> {
    fn visit_member_expr(&mut self, member: &MemberExpr) {
        if let Some(object) = member.obj.as_ident()
            && self.scopes.is_global(object)
            && let Some(name) = member_name(member)
        {
            self.check_static(&object.sym, &name, member);
        }
        member.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Callee::Expr(callee) = &call.callee
            && let Some(member) = callee.as_member()
            && let Some(name) = member_name(member)
            && !self.defined.contains(&*name)
        {
            self.check_method(&name, member, call);
        }
        call.visit_children_with(self);
    }
}

impl Members<'_, '_, '_> {
    fn check_static(&mut self, object: &str, name: &str, member: &MemberExpr) {
        let table = match STATICS.iter().find(|statics| statics.object == object) {
            Some(table) => table,
            None if TYPED.contains(&object) => &TYPED_STATICS,
            None => return,
        };
        let span = member.prop.span();
        let full = format!("{object}.{name}");
        if table.listed.contains(&name)
            || OF_FUNCTIONS.contains(&name)
            || self.defined.contains(name)
        {
            return;
        }
        if table.since_20.contains(&name) {
            if self.report.runtime == Runtime::CloudfrontJs10 {
                let message = format!("`{full}` came with runtime 2.0");
                self.report.add(&MEMBER_OF_20, span, message);
            }
            return;
        }
        if BYTE_METHODS.contains(&name) {
            return self.check_byte_method(name, member);
        }
        if table.unlisted.contains(&name) {
            let message = format!("`{full}` is not documented");
            self.report.add_once(&UNLISTED_MEMBER, &full, span, message);
            return;
        }
        let known = table.listed.iter().chain(table.since_20).copied();
        let help = match STATIC_HELP.iter().find(|(missing, _)| *missing == full) {
            Some((_, help)) => (*help).to_owned(),
            None => match near_miss(name, known) {
                Some(near) => format!("did you mean `{object}.{near}`?"),
                None => ABSENT_MEMBER.help.to_owned(),
            },
        };
        let message = format!("`{full}` does not exist in the runtime");
        self.report
            .add_with_help(&ABSENT_MEMBER, span, message, help);
    }

    fn check_method(&mut self, name: &str, member: &MemberExpr, call: &CallExpr) {
        let span = member.prop.span();
        let global_receiver = member.obj.as_ident().is_some_and(|object| {
            let known = |name: &str| object.sym == *name;
            self.scopes.is_global(object)
                && (TYPED.into_iter().any(known)
                    || STATICS.iter().any(|statics| known(statics.object)))
        });
        if let Some((_, help)) = ABSENT_METHODS.iter().find(|(absent, _)| *absent == name) {
            let message = format!("the runtime has no method `{name}`");
            self.report
                .add_with_help(&ABSENT_METHOD, span, message, *help);
        } else if BYTE_METHODS.contains(&name) && !global_receiver {
            self.check_byte_method(name, member);
        } else if METHODS_OF_20.contains(&name) && self.report.runtime == Runtime::CloudfrontJs10 {
            let message = format!("`{name}` came with runtime 2.0");
            self.report.add(&MEMBER_OF_20, span, message);
        } else if matches!(name, "keys" | "values") && call.args.is_empty() && !global_receiver {
            let message =
                format!("the iterator of `{name}()` cannot be walked: there is no `for…of`");
            self.report.add_once(&UNLISTED_MEMBER, name, span, message);
        } else if name == "toString" && has_radix(call) {
            let message = "`toString` with a radix is not documented";
            self.report
                .add_once(&UNLISTED_MEMBER, "radix", span, message);
        } else if name == "create" && global_receiver && call.args.len() > 1 {
            let message = "`Object.create` is documented without a property list";
            self.report
                .add_once(&UNLISTED_MEMBER, "create", call.span, message);
        }
    }

    fn check_byte_method(&mut self, name: &str, member: &MemberExpr) {
        if self.report.runtime == Runtime::CloudfrontJs20 {
            let message = format!("`{name}` belongs to runtime 1.0 and is gone from 2.0");
            let help = "use `Buffer`: `Buffer.from(text).toString('base64')`";
            self.report
                .add_with_help(&ABSENT_METHOD, member.prop.span(), message, help);
        }
    }
}

fn has_radix(call: &CallExpr) -> bool {
    matches!(
        call.args.as_slice(),
        [only] if matches!(&*only.expr, Expr::Lit(Lit::Num(_)))
    )
}
