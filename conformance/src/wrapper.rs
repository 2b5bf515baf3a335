//! One small function for each declaration and choice of types: it calls the declaration on inputs by number.
//! What cannot be called this way (no values of a type, no closure of a shape) is told, not guessed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proc_macro2::TokenStream;
use syn::Type;

use crate::decl::{Decl, Generic, replace, tidy};
use crate::sources::{Source, sources};
use crate::values::{Counts, text_of, values};

/// A function that calls one declaration.
#[derive(Clone, Debug)]
pub struct Wrapper {
    /// The declaration's name.
    pub name: String,
    /// Its place in the sysroot.
    pub place: String,
    /// Tables of inputs and `pub fn call(n: usize) -> String`, without imports.
    pub text: String,
    /// The numbers to call it with.
    pub cases: Vec<usize>,
    /// Whether a 64-bit integer takes part.
    pub is_wide: bool,
}

/// How many inputs a declaration gets at most.
const CASES: usize = 256;

/// Types that have no values of their own here but are iterated over.
pub type Iterators = BTreeSet<String>;

/// The names of all iterators that the sysroot declares.
pub fn iterators(decls: &[Decl]) -> Iterators {
    let is_iterator = |d: &&Decl| {
        d.of_trait
            .as_deref()
            .is_some_and(|t| t == "Iterator" || t.ends_with("::Iterator"))
    };
    decls
        .iter()
        .filter(is_iterator)
        .filter_map(|d| d.of_type.as_deref().map(|ty| head(ty).to_string()))
        .collect()
}

/// The wrappers of a declaration, or why there are none.
///
/// # Errors
/// A few words on what is missing.
pub fn wrappers(decl: &Decl, iterators: &Iterators) -> Result<Vec<Wrapper>, String> {
    if decl.unsupported.is_some() {
        return Err("unsupported".to_string());
    }
    if decl.of_type.is_none() && decl.of_trait.is_some() && !decl.has_body {
        return Err("called by way of what implements it".to_string());
    }
    if let Some(internal) = internal(decl) {
        return Err(internal.to_string());
    }
    let mut done = Vec::new();
    let mut why = String::new();
    for self_type in self_types(decl) {
        let options = decl
            .generics
            .iter()
            .map(|g| options(g, decl, &self_type))
            .collect::<Vec<_>>();
        if let Some(i) = options.iter().position(Vec::is_empty) {
            why = format!(
                "no type for `{}: {}`",
                decl.generics[i].name, decl.generics[i].bounds
            );
            continue;
        }
        let made = sources_of(decl);
        let depends = |source: &Source| source.owned.contains(['T', 'K']);
        let rounds = match made {
            [first, ..] if !depends(first) => 1,
            _ => options.iter().map(Vec::len).max().unwrap_or(1),
        };
        for round in 0..rounds {
            let chosen: BTreeMap<&str, &Choice> = decl
                .generics
                .iter()
                .zip(&options)
                .map(|(g, o)| (g.name.as_str(), &o[round % o.len()]))
                .collect();
            for source in made.iter().map(Some).chain(made.is_empty().then_some(None)) {
                match wrapper(decl, &self_type, source, &chosen, iterators) {
                    Ok(found) => done.push(found),
                    Err(words) => why = words,
                }
            }
        }
    }
    done.dedup_by(|a, b| a.text == b.text);
    if done.is_empty() { Err(why) } else { Ok(done) }
}

/// How the receiver comes about, if no literal gives it.
fn sources_of(decl: &Decl) -> &'static [Source] {
    match &decl.of_type {
        Some(ty)
            if decl
                .inputs
                .first()
                .is_some_and(|first| head(first) == head(ty)) =>
        {
            sources(decl.file, head(ty))
        }
        Some(_) | None => &[],
    }
}

/// What stands for a type parameter.
#[derive(Clone, Debug)]
enum Choice {
    Type(String),
    Closure { args: Vec<String>, output: String },
}

/// Parts of the sysroot that std does not have.
fn internal(decl: &Decl) -> Option<&'static str> {
    let file = decl.file;
    let in_pattern = file == "str/pattern" || file == "str/units";
    let ours = [
        "Searcher",
        "CharTest",
        "Pattern",
        "SliceIndex",
        "Concat",
        "Join",
        "Try",
        "FromResidual",
        "Hasher",
        "Hash",
        "Step",
        "Fn",
        "FnMut",
        "FnOnce",
        "Drop",
    ];
    let of_trait = decl.of_trait.as_deref().map(head).unwrap_or_default();
    let of_type = decl.of_type.as_deref().map(head).unwrap_or_default();
    match () {
        () if matches!(file, "intrinsics" | "js" | "str/class") || in_pattern => {
            Some("the sysroot's own")
        }
        () if ["Selected", "UntilNone", "UntilErr"].contains(&of_type) => Some("the sysroot's own"),
        () if ["Infallible", "PhantomData", "Formatter"].contains(&of_type) => {
            Some("a type without values to tell apart")
        }
        () if matches!(file, "collections/hash_map" | "collections/hash_set")
            && matches!(of_trait, "Iterator" | "DoubleEndedIterator") =>
        {
            Some("its order is none")
        }
        () if file.starts_with("crates") => Some("another crate's"),
        () if ours.contains(&of_trait) => Some("not callable in std"),
        () if decl.path.ends_with("::fmt") && !is_format(decl) => Some("the sysroot's own"),
        () if decl.of_type.as_deref().is_some_and(|t| t.starts_with('&'))
            && file.starts_with("ops") =>
        {
            Some("the same as without references")
        }
        () if file.starts_with("fmt") && decl.of_trait.is_none() => Some("needs a formatter"),
        () => None,
    }
}

const FORMATS: [&str; 8] = [
    "Display", "Debug", "LowerHex", "UpperHex", "Binary", "Octal", "LowerExp", "UpperExp",
];

fn is_format(decl: &Decl) -> bool {
    decl.of_trait
        .as_deref()
        .is_some_and(|t| FORMATS.contains(&head(t).rsplit("::").next().unwrap_or(t)))
}

/// For a method of a trait, types that have it; else one that stands for none.
fn self_types(decl: &Decl) -> Vec<String> {
    if decl.of_type.is_some() || decl.of_trait.is_none() {
        return vec![String::new()];
    }
    let list: &[&str] = match decl.of_trait.as_deref().unwrap_or_default() {
        "Iterator" | "DoubleEndedIterator" | "ExactSizeIterator" => &[
            "IntoIter<i32>",
            "IntoIter<String>",
            "SliceIter<i32>",
            "IntoIter<Vec<i32>>",
            "IntoIter<(i32, String)>",
            "IntoIter<f64>",
        ],
        "PartialOrd" | "PartialEq" => &[
            "i32",
            "f64",
            "String",
            "bool",
            "Option<i32>",
            "Vec<i32>",
            "(i32, String)",
            "u8",
        ],
        "Ord" => &[
            "i32",
            "String",
            "bool",
            "char",
            "Option<i32>",
            "Vec<i32>",
            "(i32, String)",
            "u64",
        ],
        "Extend" | "Borrow" | "BorrowMut" | "Try" => &[],
        _ => &["i32", "String", "Vec<i32>", "Option<String>"],
    };
    list.iter().map(ToString::to_string).collect()
}

fn options(generic: &Generic, decl: &Decl, self_type: &str) -> Vec<Choice> {
    let types = |list: &[&str]| {
        list.iter()
            .map(|t| Choice::Type((*t).to_string()))
            .collect::<Vec<_>>()
    };
    if generic.is_const {
        return types(&["3", "1"]);
    }
    let bounds = generic.bounds.as_str();
    if let Some(choice) = closure(bounds) {
        return vec![choice];
    }
    let item = item_of(self_type);
    let is_str = decl
        .of_type
        .as_deref()
        .is_some_and(|t| t == "str" || t == "String");
    let of = |head: &str| bounds.contains(head);
    if generic.name == "Rhs" && decl.of_type.is_none() {
        types(&["Self"])
    } else if of("Hex") || of("Octal") || of("Binary") {
        types(&["i32", "u8"])
    } else if of("Exp") {
        types(&["f64", "i32"])
    } else if of("Pattern") {
        let mut all = types(&["char", "&str", "[char; 2]", "String&", "[char]&"]);
        all.push(Choice::Closure {
            args: vec!["char".into()],
            output: "bool".into(),
        });
        all
    } else if of("SliceIndex") && !is_str {
        types(&[
            "usize",
            "Range<usize>",
            "RangeFrom<usize>",
            "RangeTo<usize>",
            "RangeInclusive<usize>",
            "RangeFull",
        ])
    } else if of("RangeBounds")
        && decl
            .of_type
            .as_deref()
            .is_some_and(|t| t.starts_with("BTree"))
    {
        types(&[
            "Range<i32>",
            "RangeFrom<i32>",
            "RangeTo<i32>",
            "RangeInclusive<i32>",
            "RangeToInclusive<i32>",
        ])
    } else if of("SliceIndex") || of("RangeBounds") {
        types(&[
            "Range<usize>",
            "RangeFrom<usize>",
            "RangeTo<usize>",
            "RangeInclusive<usize>",
            "RangeToInclusive<usize>",
        ])
    } else if of("FromStr") {
        types(&[
            "i32", "u8", "i64", "u64", "f64", "bool", "char", "String", "usize", "i8", "u16", "f32",
        ])
    } else if of("FromIterator<char") {
        types(&["String"])
    } else if of("FromIterator") || of("Default + Extend") {
        let extra = if item == "i32" {
            "BTreeSet<i32>"
        } else {
            "Vec<Self::Item>"
        };
        types(&["Vec<Self::Item>", extra])
    } else if of("Sum") || of("Product") {
        types(&[if item.is_empty() { "i32" } else { "Self::Item" }])
    } else if let Some(at) = bounds.find("Item = ") {
        let inner = balanced(&bounds[at + 7..]);
        let borrowed = inner
            .strip_prefix('&')
            .map(|of| of.trim_start_matches("'a "));
        match (borrowed, of("IntoIterator")) {
            (Some("str"), _) => types(&["Vec<&str>"]),
            (Some(of), _) => types(&[&format!("SliceIter<{of}>")]),
            (None, false) => types(&[&format!("IntoIter<{inner}>")]),
            (None, true) => types(&[&format!("Vec<{inner}>")]),
        }
    } else if of("IntoIterator") {
        types(&["Vec<Self::Item>"])
    } else if of("AsRef<str>") || of("Into<String>") || of("Borrow<str>") {
        types(&["String", "&str"])
    } else if of("AsRef<[") {
        types(&["Vec<u8>"])
    } else if let Some(at) = bounds.find("Try<Output = ") {
        let inner = balanced(&bounds[at + 13..]);
        types(&[
            &format!("Option<{inner}>"),
            &format!("Result<{inner}, String>"),
        ])
    } else if of("TryFrom<") {
        types(&["u8", "String"])
    } else if of("Into<") {
        types(&["i16", "&str"])
    } else if of("From<") {
        types(&["i64", "Option<String>"])
    } else if of("Borrow<Q>") {
        types(&["i32", "String"])
    } else if of("Borrow<") || of("Try") {
        Vec::new()
    } else if of("Copy") {
        types(&["i32", "char"])
    } else if of("ToOwned") {
        types(&["str"])
    } else {
        types(&["i32", "String"])
    }
}

/// `FnOnce(T) -> U` as a choice; its types are still those of the declaration.
fn closure(bounds: &str) -> Option<Choice> {
    let at = bounds.find("Fn")?;
    let rest = &bounds[at..];
    let open = rest.find('(')?;
    if !matches!(rest[..open].trim(), "Fn" | "FnMut" | "FnOnce") {
        return None;
    }
    let mut depth = 0;
    let close = rest.char_indices().find_map(|(i, c)| {
        depth += i32::from(matches!(c, '(' | '<'))
            - i32::from(matches!(c, ')' | '>') && !rest[..i].ends_with('-'));
        (i > open && depth == 0).then_some(i)
    })?;
    let inside = rest[open + 1..close].trim().trim_end_matches(',');
    let inside = if inside.is_empty() {
        "()".to_string()
    } else {
        format!("({inside},)")
    };
    let args: Type = syn::parse_str(&inside).ok()?;
    let args = match args {
        Type::Tuple(tuple) => tuple.elems.iter().map(text_of).collect(),
        _ => return None,
    };
    let output = rest[close + 1..]
        .trim()
        .strip_prefix("->")
        .map_or("()", str::trim);
    Some(Choice::Closure {
        args,
        output: first_type(output),
    })
}

/// The text up to the bracket that closes what was open before it.
fn balanced(text: &str) -> &str {
    let mut depth = 0;
    for (i, c) in text.char_indices() {
        depth += i32::from(matches!(c, '(' | '<' | '[')) - i32::from(matches!(c, ')' | '>' | ']'));
        if depth < 0 {
            return &text[..i];
        }
    }
    text
}

/// The bound's text up to a `+` at the top.
fn first_type(text: &str) -> String {
    let mut depth = 0;
    for (i, c) in text.char_indices() {
        depth += i32::from(matches!(c, '(' | '<' | '[')) - i32::from(matches!(c, ')' | '>' | ']'));
        if c == '+' && depth == 0 {
            return text[..i].trim().to_string();
        }
    }
    text.trim().to_string()
}

fn item_of(self_type: &str) -> String {
    for (head, reference) in [("IntoIter<", ""), ("SliceIter<", "&")] {
        if let Some(rest) = self_type.strip_prefix(head) {
            return format!("{reference}{}", rest.strip_suffix('>').unwrap_or(rest));
        }
    }
    String::new()
}

struct Build<'a> {
    self_type: &'a str,
    item: String,
    chosen: &'a BTreeMap<&'a str, &'a Choice>,
    counts: Counts,
    tables: Vec<(String, Vec<String>)>,
}

impl Build<'_> {
    /// A declaration's type with every parameter replaced.
    fn concrete(&self, text: &str) -> Result<String, String> {
        let tokens = |text: &str| {
            text.parse::<TokenStream>()
                .map_err(|_| format!("cannot read `{text}`"))
        };
        let mut text = text
            .replace("Self::Item", &self.item)
            .replace("I::Item", &self.item)
            .replace("A::Item", &self.item)
            .replace("'static ", "")
            .replace("'a ", "");
        text = text
            .replace("<'_>", "")
            .replace("Cow<'a, ", "Cow<'_, ")
            .replace("'a, ", "");
        if !text.contains("Cow<") {
            text = text.replace("'_, ", "");
        }
        for _ in 0..2 {
            for (name, choice) in self.chosen {
                if let Choice::Type(ty) = choice {
                    let ty = ty.replace("Self::Item", &self.item);
                    if !ty.ends_with('&') {
                        text = tidy(&replace(tokens(&text)?, name, &ty).to_string());
                    }
                }
            }
        }
        let with_self = replace(tokens(&text)?, "Self", self.self_type);
        Ok(tidy(&with_self.to_string()).replace("'a ", ""))
    }

    /// A function that gives an owned type's values by number: its name and how many there are.
    fn table(&mut self, ty: &str) -> Result<(String, usize), String> {
        if let Some(i) = self.tables.iter().position(|(known, _)| known == ty) {
            return Ok((format!("t{i}"), self.tables[i].1.len()));
        }
        let parsed: Type = syn::parse_str(ty).map_err(|_| format!("cannot read `{ty}`"))?;
        let values = values(&parsed, self.counts)
            .filter(|v| !v.is_empty())
            .ok_or(format!("no values of `{ty}`"))?;
        let len = values.len();
        self.tables.push((ty.to_string(), values));
        Ok((format!("t{}", self.tables.len() - 1), len))
    }

    fn closure(&mut self, args: &[String], output: &str) -> Result<String, String> {
        let output = self.concrete(output)?;
        let args: Vec<String> = args
            .iter()
            .map(|a| self.concrete(a))
            .collect::<Result<_, _>>()?;
        let names: Vec<String> = (0..args.len()).map(|i| format!("x{i}")).collect();
        let params: Vec<String> = names
            .iter()
            .zip(&args)
            .map(|(n, ty)| format!("{n}: {ty}"))
            .collect();
        let params = params.join(", ");
        if output == "()" {
            return Ok(format!("|{params}| ()"));
        }
        if output == "Ordering" && names.len() == 2 {
            return Ok(format!("|{params}| x1.show().cmp(&x0.show())"));
        }
        let mixed: Vec<String> = names.iter().map(|n| format!("mix(&{n}.show())")).collect();
        let number = if mixed.is_empty() {
            "1".to_string()
        } else {
            mixed.join(" + ")
        };
        if output == "bool" {
            return Ok(format!("|{params}| ({number}) % 3 != 0"));
        }
        if output.starts_with('&') && output != "&str" {
            return Err(format!("no closure that gives `{output}`"));
        }
        let (table, len) = self.table(&output)?;
        Ok(format!("|{params}| {table}(({number}) % {len})"))
    }
}

fn wrapper(
    decl: &Decl,
    self_type: &str,
    made: Option<&Source>,
    chosen: &BTreeMap<&str, &Choice>,
    iterators: &Iterators,
) -> Result<Wrapper, String> {
    let edges = [
        "num",
        "convert",
        "ops",
        "cmp",
        "fmt",
        "str/parse",
        "option",
        "result",
        "char",
    ];
    let counts = if edges.iter().any(|e| decl.file.starts_with(e)) {
        Counts::Edges
    } else {
        Counts::Small
    };
    let mut build = Build {
        self_type,
        item: item_of(self_type),
        chosen,
        counts,
        tables: Vec::new(),
    };
    if let Some(source) = made {
        build.item = build.concrete(source.item)?;
    }
    let format = is_format(decl) && decl.path.ends_with("::fmt");
    let mut params = Vec::new();
    let (mut lets, mut args, mut after) = (String::new(), Vec::new(), String::new());
    let inputs = if format {
        &decl.inputs[..1]
    } else {
        &decl.inputs[..]
    };
    for (i, input) in inputs.iter().enumerate() {
        if let (0, Some(source)) = (i, made) {
            let owned = build.concrete(source.owned)?;
            let (table, len) = build.table(&owned)?;
            params.push((i, owned, table, len));
            lets.push_str(&source.make.replace("$a", "a0"));
            lets.push(' ');
            args.push(format!("{}it", reference(input)));
            if reference(input) == "&mut " && !source.item.is_empty() {
                after.push_str("out.push('|'); out.push_str(&show_iter(it));");
            }
            continue;
        }
        if let Some(Choice::Closure {
            args: types,
            output,
        }) = chosen.get(input.as_str())
        {
            args.push(build.closure(types, output)?);
            continue;
        }
        let chosen_reference = match chosen.get(input.as_str()) {
            Some(Choice::Type(ty)) if ty.ends_with('&') => {
                Some(ty.trim_end_matches('&').to_string())
            }
            _ => None,
        };
        let ty = match chosen_reference {
            Some(ty) => format!("&{ty}"),
            None => build.concrete(input)?,
        };
        let arg = argument(&ty, i)?;
        let (table, len) = build.table(&arg.owned)?;
        params.push((i, arg.owned, table, len));
        lets.push_str(&arg.lets);
        args.push(arg.expr);
        after.push_str(&arg.after);
    }
    let output = build.concrete(&decl.output)?;
    let path = build.concrete(&decl.path)?;
    let path = path.strip_prefix("<>::").unwrap_or(&path);
    let method = path.rsplit("::").next().unwrap_or(path);
    let call = if format {
        formats(decl, &args[0])
    } else {
        let result = match (made, &decl.of_trait) {
            (None, _) => format!("{path}({})", args.join(", ")),
            (Some(_), Some(of_trait)) => {
                format!("{}::{method}({})", head(of_trait), args.join(", "))
            }
            (Some(_), None) => format!("it.{method}({})", args[1..].join(", ")),
        };
        if output.is_empty() {
            format!("{result}; let mut out = \"()\".to_string();")
        } else if head(&output) == "Entry" {
            format!("let r = {result}; let mut out = r.key().show();")
        } else if !output.starts_with('&')
            && (head(&output) == "impl" || iterators.contains(head(&output)))
            && !SHOWN.contains(&head(&output))
        {
            format!("let r = {result}; let mut out = show_iter(r);")
        } else if made.is_none() && !decl.generics.is_empty() && is_plain(&output) {
            format!("let r: {output} = {result}; let mut out = r.show();")
        } else {
            format!("let r = {result}; let mut out = r.show();")
        }
    };
    let total: usize = params.iter().map(|(.., len)| *len).product();
    let body = format!("{lets}{call} {after} out");
    let text = source(&build, &params, &body);
    let is_wide = ["i64", "u64", "isize", "usize", "Duration", "u128"]
        .iter()
        .any(|w| text.contains(w));
    Ok(Wrapper {
        name: decl.name.clone(),
        place: format!("sysroot/std/{}.rs:{}", decl.file, decl.line),
        text,
        cases: cases(total),
        is_wide,
    })
}

/// Iterators that can be shown as what they are.
const SHOWN: [&str; 2] = ["Box", "Range"];

/// Whether a type can be written where a value of it is bound.
fn is_plain(ty: &str) -> bool {
    !["&", "'", "::", "impl", "Self", "!"]
        .iter()
        .any(|part| ty.contains(part))
}

fn source(build: &Build, params: &[(usize, String, String, usize)], body: &str) -> String {
    let mut text = String::new();
    for (i, (ty, values)) in build.tables.iter().enumerate() {
        let arms: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(k, v)| format!("{k} => {v},"))
            .collect();
        let arms = arms.join(" ");
        let last = values.last().map_or("", String::as_str);
        let ty = ty
            .replace("&str", "&'static str")
            .replace("&i32", "&'static i32")
            .replace("&char", "&'static char")
            .replace("Cow<'_,", "Cow<'static,")
            .replace("Cow<str", "Cow<'static, str");
        writeln!(
            text,
            "fn t{i}(n: usize) -> {ty} {{ match n {{ {arms} _ => {last} }} }}"
        )
        .expect("text");
    }
    let declared: Vec<String> = params
        .iter()
        .map(|(i, ty, ..)| {
            let ty = ty
                .replace("&str", "&'static str")
                .replace("Cow<'_,", "Cow<'static,")
                .replace("Cow<str", "Cow<'static, str");
            format!("mut a{i}: {ty}")
        })
        .collect();
    let mut passed = Vec::new();
    let mut divisor = 1usize;
    for (_, _, table, len) in params {
        passed.push(format!("{table}(n / {divisor} % {len})"));
        divisor *= len;
    }
    writeln!(
        text,
        "#[inline(never)]\nfn w({}) -> String {{ {body} }}\npub fn call(n: usize) -> String {{ w({}) }}",
        declared.join(", "),
        passed.join(", ")
    )
    .expect("text");
    text
}

/// What stands before a receiver's name.
fn reference(input: &str) -> &'static str {
    match (
        input.starts_with('&'),
        input.starts_with("& mut") || input.starts_with("&mut"),
    ) {
        (_, true) => "&mut ",
        (true, false) => "&",
        (false, false) => "",
    }
}

struct Argument {
    owned: String,
    lets: String,
    expr: String,
    after: String,
}

/// How an argument of a type is made from an owned value `a0`.
fn argument(ty: &str, i: usize) -> Result<Argument, String> {
    let parsed: Type = syn::parse_str(ty).map_err(|_| format!("cannot read `{ty}`"))?;
    let (reference, inner) = match &parsed {
        Type::Reference(r) => (Some(r.mutability.is_some()), (*r.elem).clone()),
        other => (None, other.clone()),
    };
    let name = text_of(&inner);
    if matches!(inner, Type::Reference(_)) {
        let within = argument(&name, i)?;
        return Ok(Argument {
            lets: format!("{}let mut r{i} = {}; ", within.lets, within.expr),
            expr: format!(
                "{}r{i}",
                if reference == Some(true) {
                    "&mut "
                } else {
                    "&"
                }
            ),
            ..within
        });
    }
    let (mut owned, mut lets, mut expr, mut shown) = (
        name.clone(),
        String::new(),
        format!("a{i}"),
        format!("a{i}.show()"),
    );
    if let Some(item) = name.strip_prefix("IntoIter<") {
        owned = format!("Vec<{item}");
        lets = format!("let mut a{i} = a{i}.into_iter(); ");
        shown = format!("show_iter(a{i})");
    } else if let Some(item) = name.strip_prefix("SliceIter<") {
        owned = format!("Vec<{item}");
        lets = format!("let b{i} = a{i}; let mut a{i} = b{i}.iter(); ");
        shown = format!("show_iter(a{i})");
    } else if let Type::Slice(slice) = &inner {
        owned = format!("Vec<{}>", text_of(&slice.elem));
        expr = format!("a{i}[..]");
    } else if name == "str" && reference == Some(false) {
        return Ok(Argument {
            owned: "&str".to_string(),
            lets,
            expr,
            after: String::new(),
        });
    }
    Ok(match reference {
        None => Argument {
            owned,
            lets,
            expr,
            after: String::new(),
        },
        Some(false) => Argument {
            owned,
            lets,
            expr: format!("&{expr}"),
            after: String::new(),
        },
        Some(true) => {
            let after = format!("out.push('|'); out.push_str(&{shown});");
            Argument {
                owned,
                lets,
                expr: format!("&mut {expr}"),
                after,
            }
        }
    })
}

/// All numbers if they are few, else some of them evenly spread.
fn cases(total: usize) -> Vec<usize> {
    if total <= CASES {
        return (0..total.max(1)).collect();
    }
    let mut step = (total * 618 / 1000).max(1);
    while gcd(step, total) != 1 {
        step += 1;
    }
    (0..CASES).map(|i| i * step % total).collect()
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// `Vec<T>` is `Vec`, `&mut [T]` is `mut`-less `[T]`: the name before any argument, without its module.
pub fn head(ty: &str) -> &str {
    let ty = ty.trim_start_matches('&').trim_start_matches("mut ");
    let end = ty.find(['<', ' ', '(']).unwrap_or(ty.len());
    ty[..end].rsplit("::").next().unwrap_or(ty)
}

/// Every specification that makes sense for a trait, of a variable.
fn formats(decl: &Decl, of: &str) -> String {
    let of_trait = decl.of_trait.as_deref().map(head).unwrap_or_default();
    let ty = decl.of_type.as_deref().unwrap_or_default();
    let numeric = [
        "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize", "f32", "f64",
    ]
    .contains(&ty);
    let float = ty == "f64" || ty == "f32";
    let specs: &[&str] = match of_trait {
        "Display" if float => &["", ":>9", ":.2", ":8.3", ":+", ":08.1", ":.0"],
        "Display" if numeric => &["", ":>8", ":<8", ":^9", ":+", ":08", ":*^7"],
        "Display" => &["", ":>8", ":<8", ":^9", ":-^7", ":.2"],
        "Debug" if float => &[":?", ":8.3?", ":+?"],
        "Debug" => &[":?", ":#?"],
        "LowerHex" => &[":x", ":#x", ":08x", ":#010x"],
        "UpperHex" => &[":X", ":#X", ":08X", ":#010X"],
        "Binary" => &[":b", ":#b", ":08b"],
        "Octal" => &[":o", ":#o"],
        "LowerExp" => &[":e"],
        _ => &[":E"],
    };
    let holes: Vec<String> = specs.iter().map(|s| format!("{{{s}}}")).collect();
    let args = vec![of; specs.len()].join(", ");
    format!("let mut out = format!(\"{}\", {args});", holes.join("|"))
}
