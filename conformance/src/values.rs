//! Inputs by type: expressions of every kind of value that a declaration may take, edges first.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

use crate::decl::tidy;

/// Which range a number that may be a position or a count is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Small, so that nothing is repeated or allocated without end.
    Small,
    /// Up to the edges.
    Edges,
}

const TEXTS: [&str; 36] = [
    r#""""#,
    r#""a""#,
    r#""abc""#,
    r#""a,b,,c""#,
    r#"" \u{85}x\u{feff} ""#,
    r#""ß""#,
    r#""Straße""#,
    r#""ÀÉ é""#,
    r#""😀""#,
    r#""a😀b""#,
    r#""e\u{301}""#,
    r#""ΑΣ ΣΑΣ.""#,
    r#""İ""#,
    r#""ǆ ﬁ""#,
    r#""0""#,
    r#""-12""#,
    r#""+7""#,
    r#""255""#,
    r#""256""#,
    r#""1e3""#,
    r#""3.14""#,
    r#""inf""#,
    r#""NaN""#,
    r#""true""#,
    r#""\t a b\n\r\n c""#,
    r#""\0""#,
    r#""key=value""#,
    r#""a=b=c""#,
    r#""AbC xYz""#,
    r#""\u{2028}""#,
    r#""日本語""#,
    r#""-""#,
    r#""１""#,
    r#""00012""#,
    r#""0.1e-7""#,
    r#"".5""#,
];

const CHARS: [&str; 24] = [
    "'a'",
    "'Z'",
    "'0'",
    "'9'",
    "' '",
    "'\\n'",
    "'é'",
    "'ß'",
    "'İ'",
    "'Σ'",
    "'\\u{85}'",
    "'\\u{feff}'",
    "'日'",
    "'😀'",
    "'\\u{10ffff}'",
    "'\\0'",
    "','",
    "'-'",
    "'='",
    "'١'",
    "'ǆ'",
    "'\\u{301}'",
    "'f'",
    "'\\u{7f}'",
];

const F64: [&str; 30] = [
    "0.0",
    "-0.0",
    "1.0",
    "-1.0",
    "0.5",
    "1.5",
    "2.5",
    "-2.5",
    "-0.5",
    "0.1",
    "1e15",
    "1e16",
    "1e21",
    "1e-7",
    "123456.789",
    "4.35",
    "9007199254740992.0",
    "f64::MAX",
    "f64::MIN_POSITIVE",
    "5e-324",
    "f64::INFINITY",
    "f64::NEG_INFINITY",
    "f64::NAN",
    "1e300",
    "255.9",
    "4294967296.0",
    "-1e10",
    "0.49999999999999994",
    "3.0",
    "-7.25",
];

const F32: [&str; 18] = [
    "0.0",
    "-0.0",
    "1.0",
    "-1.0",
    "0.5",
    "2.5",
    "-2.5",
    "0.1",
    "16777216.0",
    "1e-7",
    "f32::MAX",
    "f32::MIN_POSITIVE",
    "f32::INFINITY",
    "f32::NEG_INFINITY",
    "f32::NAN",
    "255.9",
    "3.0",
    "-7.25",
];

/// Expressions of an owned type; none if there are none.
pub fn values(ty: &Type, counts: Counts) -> Option<Vec<String>> {
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            let last = path.path.segments.last()?;
            let args = arguments(&last.arguments);
            by_name(&last.ident.to_string(), &args, counts)
        }
        Type::Reference(reference) if reference.mutability.is_none() => {
            match text_of(&reference.elem).as_str() {
                "str" => Some(TEXTS.map(str::to_string).to_vec()),
                // A constant is promoted, so that a reference to it lives for ever.
                "i32" | "u8" | "char" => Some(
                    some(&reference.elem, counts, 6)?
                        .iter()
                        .map(|v| format!("&{v}"))
                        .collect(),
                ),
                _ => None,
            }
        }
        Type::Tuple(tuple) => {
            let parts: Option<Vec<Vec<String>>> =
                tuple.elems.iter().map(|t| values(t, counts)).collect();
            let parts = parts?;
            let count = parts.iter().map(Vec::len).max().unwrap_or(1).min(16);
            let comma = if parts.len() == 1 { "," } else { "" };
            Some(
                (0..count)
                    .map(|i| {
                        let items: Vec<&str> = parts
                            .iter()
                            .enumerate()
                            .map(|(k, p)| p[(i * (k + 1) + k) % p.len()].as_str())
                            .collect();
                        format!("({}{comma})", items.join(", "))
                    })
                    .collect(),
            )
        }
        Type::Array(array) => {
            let len: usize = text_of(&array.len).parse().ok()?;
            let items = values(&array.elem, counts)?;
            let list = |i: usize| {
                (0..len)
                    .map(|k| items[(i * 3 + k * 5) % items.len()].as_str())
                    .collect::<Vec<_>>()
            };
            Some(
                (0..8)
                    .map(|i| format!("[{}]", list(i).join(", ")))
                    .collect(),
            )
        }
        Type::Paren(inner) => values(&inner.elem, counts),
        _ => None,
    }
}

/// A type as text.
pub fn text_of(tokens: &impl ToTokens) -> String {
    tidy(&tokens.to_token_stream().to_string())
}

fn arguments(arguments: &PathArguments) -> Vec<Type> {
    match arguments {
        PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .filter_map(|arg| match arg {
                GenericArgument::Type(ty) => Some(ty.clone()),
                _ => None,
            })
            .collect(),
        PathArguments::None | PathArguments::Parenthesized(_) => Vec::new(),
    }
}

fn by_name(name: &str, args: &[Type], counts: Counts) -> Option<Vec<String>> {
    if let Some(ints) = ints(name, counts) {
        return Some(ints);
    }
    let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    Some(match (name, args) {
        ("bool", []) => owned(&["false", "true"]),
        ("char", []) => owned(&CHARS),
        ("f64", []) => owned(&F64),
        ("f32", []) => owned(&F32),
        ("String", []) => TEXTS.iter().map(|t| format!("{t}.to_string()")).collect(),
        ("Ordering", []) => owned(&["Ordering::Less", "Ordering::Equal", "Ordering::Greater"]),
        ("Duration", []) => owned(&[
            "Duration::ZERO",
            "Duration::from_millis(1)",
            "Duration::from_secs(1)",
            "Duration::from_millis(1500)",
            "Duration::new(3, 5)",
            "Duration::from_secs(86400)",
            "Duration::from_nanos(999999999)",
        ]),
        ("Option", [t]) => {
            let mut all = vec!["None".to_string()];
            all.extend(some(t, counts, 12)?.iter().map(|v| format!("Some({v})")));
            all
        }
        ("Result", [t, e]) => {
            let mut all: Vec<String> = some(t, counts, 8)?
                .iter()
                .map(|v| format!("Ok({v})"))
                .collect();
            all.extend(some(e, counts, 4)?.iter().map(|v| format!("Err({v})")));
            all
        }
        ("Vec", [t]) => lists(t, counts)?
            .iter()
            .map(|l| format!("vec![{l}]"))
            .collect(),
        ("VecDeque", [t]) => lists(t, counts)?
            .iter()
            .map(|l| format!("VecDeque::from(vec![{l}])"))
            .collect(),
        ("BTreeSet", [t]) => lists(t, counts)?
            .iter()
            .map(|l| format!("BTreeSet::from_iter(vec![{l}])"))
            .collect(),
        ("HashSet", [t]) => lists(t, counts)?
            .iter()
            .map(|l| format!("HashSet::from_iter(vec![{l}])"))
            .collect(),
        ("BTreeMap" | "HashMap", [k, v]) => {
            let pair: Type = syn::parse_str(&format!("({}, {})", text_of(k), text_of(v))).ok()?;
            lists(&pair, counts)?
                .iter()
                .map(|l| format!("{name}::from_iter(vec![{l}])"))
                .collect()
        }
        ("Box", [Type::Slice(slice)]) => lists(&slice.elem, counts)?
            .iter()
            .map(|l| format!("vec![{l}].into_boxed_slice()"))
            .collect(),
        ("Box", [t]) if text_of(t) == "str" => {
            TEXTS.iter().map(|t| format!("Box::from({t})")).collect()
        }
        ("Reverse", [t]) => some(t, counts, 12)?
            .iter()
            .map(|v| format!("Reverse({v})"))
            .collect(),
        ("ControlFlow", [b, c]) => {
            let ends = some(b, counts, 6)?;
            let goes = some(c, counts, 6)?;
            let ends = ends.iter().map(|v| format!("ControlFlow::Break({v})"));
            ends.chain(goes.iter().map(|v| format!("ControlFlow::Continue({v})")))
                .collect()
        }
        ("ParseIntError", []) => errors(&[
            "\"\".parse::<i32>()",
            "\"x1\".parse::<i32>()",
            "\"-\".parse::<u16>()",
            "\"256\".parse::<u8>()",
            "\"-129\".parse::<i8>()",
        ]),
        ("ParseFloatError", []) => errors(&["\"\".parse::<f64>()", "\"1.2.3\".parse::<f64>()"]),
        ("ParseBoolError", []) => errors(&["\"yes\".parse::<bool>()"]),
        ("ParseCharError", []) => errors(&["\"\".parse::<char>()", "\"ab\".parse::<char>()"]),
        ("CharTryFromError", []) => errors(&["char::try_from(0xD800u32)"]),
        ("TryFromCharError", []) => errors(&["u8::try_from('日')"]),
        ("TryFromIntError", []) => errors(&["u8::try_from(300i32)", "u32::try_from(-1i32)"]),
        ("TryFromSliceError", []) => errors(&["<[u8; 2]>::try_from(&[1u8][..])"]),
        ("AddrParseError", []) => errors(&[
            "\"1.2.3\".parse::<Ipv4Addr>()",
            "\"::x\".parse::<Ipv6Addr>()",
            "\"\".parse::<IpAddr>()",
        ]),
        ("FromUtf8Error", []) => errors(&[
            "String::from_utf8(vec![0xFF])",
            "String::from_utf8(vec![97, 0xC3])",
            "String::from_utf8(vec![0xE6, 0x97, 98])",
        ]),
        ("FromUtf16Error", []) => errors(&["String::from_utf16(&[97, 0xD800])"]),
        ("Utf8Error", []) => errors(&[
            "std::str::from_utf8(&[97, 0xFF, 98])",
            "std::str::from_utf8(&[97, 98, 0xC3])",
            "std::str::from_utf8(&[0xF0, 0x9F, 0x98])",
        ]),
        ("Ipv4Addr", []) => V4.iter().map(|a| format!("Ipv4Addr::new({a})")).collect(),
        ("Ipv6Addr", []) => V6.iter().map(|a| format!("Ipv6Addr::new({a})")).collect(),
        ("IpAddr", []) => {
            let fours = V4.iter().map(|a| format!("IpAddr::V4(Ipv4Addr::new({a}))"));
            fours
                .chain(V6.iter().map(|a| format!("IpAddr::V6(Ipv6Addr::new({a}))")))
                .collect()
        }
        ("Box", [t]) => some(t, counts, 8)?
            .iter()
            .map(|v| format!("Box::new({v})"))
            .collect(),
        ("Range", [t]) => pairs(t, counts)?
            .iter()
            .map(|(a, b)| format!("{a}..{b}"))
            .collect(),
        ("RangeInclusive", [t]) => pairs(t, counts)?
            .iter()
            .map(|(a, b)| format!("{a}..={b}"))
            .collect(),
        ("RangeFrom", [t]) => some(t, counts, 8)?
            .iter()
            .map(|a| format!("{a}.."))
            .collect(),
        ("RangeTo", [t]) => some(t, counts, 8)?
            .iter()
            .map(|a| format!("..{a}"))
            .collect(),
        ("RangeToInclusive", [t]) => some(t, counts, 8)?
            .iter()
            .map(|a| format!("..={a}"))
            .collect(),
        ("RangeFull", []) => owned(&[".."]),
        ("Cow", _) => owned(&[
            "Cow::Borrowed(\"ab\")",
            "Cow::Owned(\"é😀\".to_string())",
            "Cow::Borrowed(\"\")",
        ]),
        _ => return None,
    })
}

const V4: [&str; 10] = [
    "0, 0, 0, 0",
    "127, 0, 0, 1",
    "10, 1, 2, 3",
    "172, 16, 0, 9",
    "172, 32, 0, 1",
    "192, 168, 0, 255",
    "169, 254, 1, 1",
    "224, 0, 0, 5",
    "255, 255, 255, 255",
    "198, 51, 100, 7",
];

const V6: [&str; 9] = [
    "0, 0, 0, 0, 0, 0, 0, 0",
    "0, 0, 0, 0, 0, 0, 0, 1",
    "0x2001, 0xdb8, 0, 0, 1, 0, 0, 1",
    "0xfe80, 0, 0, 0, 0, 0, 0, 0x12",
    "0xfc00, 1, 2, 3, 4, 5, 6, 7",
    "0xff02, 0, 0, 0, 0, 0, 0, 1",
    "0, 0, 0, 0, 0, 0xffff, 0x7f00, 1",
    "1, 0, 0, 2, 0, 0, 0, 3",
    "0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff",
];

fn errors(results: &[&str]) -> Vec<String> {
    results
        .iter()
        .map(|result| format!("({result}).err().unwrap()"))
        .collect()
}

fn some(ty: &Type, counts: Counts, at_most: usize) -> Option<Vec<String>> {
    let all = values(ty, counts)?;
    let step = all.len().div_ceil(at_most);
    Some(all.into_iter().step_by(step.max(1)).collect())
}

/// Contents of lists: none, one, some with repetitions, many.
fn lists(ty: &Type, counts: Counts) -> Option<Vec<String>> {
    let items = values(ty, counts)?;
    let at = |i: usize| items[i % items.len()].clone();
    let shapes: [&[usize]; 9] = [
        &[],
        &[0],
        &[1, 2],
        &[3, 1, 2],
        &[2, 2, 1, 2],
        &[5, 4, 3, 2, 1],
        &[1, 2, 3, 4, 5, 6, 7],
        &[9, 8, 9, 8, 10, 11],
        &[12, 3, 14, 15, 9, 2, 6, 5, 3, 5],
    ];
    Some(
        shapes
            .iter()
            .map(|shape| shape.iter().map(|i| at(*i)).collect::<Vec<_>>().join(", "))
            .collect(),
    )
}

fn pairs(ty: &Type, _counts: Counts) -> Option<Vec<(String, String)>> {
    let few: &[(&str, &str)] = match text_of(ty).as_str() {
        "char" => &[("'a'", "'e'"), ("'😀'", "'😂'"), ("'x'", "'b'")],
        "i8" | "i16" | "i32" | "i64" | "isize" => &[
            ("0", "0"),
            ("0", "3"),
            ("-2", "2"),
            ("1", "5"),
            ("3", "1"),
            ("2", "2"),
        ],
        "u8" | "u16" | "u32" | "u64" | "usize" => &[
            ("0", "0"),
            ("0", "1"),
            ("0", "3"),
            ("1", "5"),
            ("3", "1"),
            ("2", "2"),
            ("1", "2"),
            ("4", "40"),
        ],
        _ => return None,
    };
    Some(
        few.iter()
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .collect(),
    )
}

fn ints(name: &str, counts: Counts) -> Option<Vec<String>> {
    let list: &[&str] = match (name, counts) {
        ("usize", Counts::Small) => &["0", "1", "2", "3", "4", "5", "7", "10", "36", "64"],
        ("i8", _) => &[
            "0", "1", "-1", "2", "3", "-7", "10", "64", "100", "127", "-128", "-127",
        ],
        ("u8", _) => &[
            "0", "1", "2", "3", "7", "10", "48", "65", "97", "127", "128", "200", "255",
        ],
        ("i16", _) => &[
            "0", "1", "-1", "2", "5", "-10", "255", "256", "1000", "32767", "-32768", "-32767",
        ],
        ("u16", _) => &[
            "0", "1", "55357", "56832", "2", "3", "7", "10", "255", "256", "1000", "32768",
            "65535", "65534",
        ],
        ("i32", _) => &[
            "0",
            "1",
            "-1",
            "2",
            "3",
            "-7",
            "10",
            "31",
            "32",
            "100",
            "-1000",
            "65536",
            "46341",
            "2147483647",
            "-2147483648",
            "-2147483647",
        ],
        ("u32", _) => &[
            "0",
            "1",
            "2",
            "3",
            "7",
            "8",
            "10",
            "16",
            "31",
            "32",
            "33",
            "36",
            "100",
            "65536",
            "2147483648",
            "4294967295",
            "55296",
            "128512",
        ],
        ("i64" | "isize", _) => &[
            "0",
            "1",
            "-1",
            "2",
            "3",
            "-7",
            "10",
            "63",
            "100",
            "2147483647",
            "-2147483648",
            "4294967296",
            "9007199254740991",
            "-9007199254740991",
            "94906265",
        ],
        ("u64" | "usize", _) => &[
            "0",
            "1",
            "2",
            "3",
            "7",
            "10",
            "63",
            "64",
            "100",
            "2147483648",
            "4294967295",
            "4294967296",
            "9007199254740991",
            "94906266",
        ],
        _ => return None,
    };
    Some(list.iter().map(ToString::to_string).collect())
}
