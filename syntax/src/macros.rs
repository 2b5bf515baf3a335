//! The macros that functions may call, and the expressions and patterns inside a call, so that
//! the check sees what the author wrote there. Not here: what a macro means.

use crate::diagnostics::{
    Diagnostic, foreign_code, macro_arguments, macro_definition, unknown_macro,
};
use crate::verdict::Line;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Macro, Pat, Token};

/// The code inside a macro call, in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub exprs: Vec<Expr>,
    pub pats: Vec<Pat>,
}

/// The form of a macro's arguments.
#[derive(Clone, Copy)]
enum Form {
    /// `a, b, name = c`
    List,
    /// `a, b` or `a; n`
    Vec,
    /// `a, pattern if guard`
    Matches,
    /// Any tokens, none of which runs.
    Tokens,
}

/// The macros that a function may call; all others are refused.
static SUPPORTED: &[(&str, Form)] = &[
    ("assert", Form::List),
    ("assert_eq", Form::List),
    ("assert_ne", Form::List),
    ("concat", Form::List),
    ("debug_assert", Form::List),
    ("debug_assert_eq", Form::List),
    ("debug_assert_ne", Form::List),
    ("env", Form::List),
    ("format", Form::List),
    ("include_str", Form::List),
    ("matches", Form::Matches),
    ("panic", Form::List),
    ("println", Form::List),
    ("stringify", Form::Tokens),
    ("todo", Form::List),
    ("unimplemented", Form::List),
    ("unreachable", Form::List),
    ("vec", Form::Vec),
    ("write", Form::List),
    ("writeln", Form::List),
];

const LOG: &str = "use `println!`, which becomes a line of the log";

/// What to write instead of macros that people reach for.
static INSTEAD: &[(&str, &str)] = &[
    (
        "cfg",
        "use `env!(\"NAME\")` for what differs between builds",
    ),
    (
        "dbg",
        "use `println!(\"{value:?}\")`, which becomes a line of the log",
    ),
    ("debug", LOG),
    ("eprint", LOG),
    ("eprintln", LOG),
    ("error", LOG),
    ("format_args", "use `format!`"),
    ("include", "make the file a module"),
    ("info", LOG),
    ("log", LOG),
    ("include_bytes", "use `include_str!(…).as_bytes()` for text"),
    (
        "option_env",
        "use `env!`, and set the variable for every build",
    ),
    ("print", LOG),
    (
        "thread_local",
        "pass the value as an argument; there are no threads",
    ),
    ("trace", LOG),
    ("warn", LOG),
];

/// Macros of inline assembly, which get the code of foreign code.
static ASSEMBLY: &[&str] = &["asm", "global_asm", "naked_asm"];

/// Says whether `mac` may be called, and reads the code inside it.
pub(crate) fn check(mac: &Macro) -> Result<Arguments, Diagnostic> {
    let name = name(mac);
    let span = mac.path.span();
    if let Some((_, form)) = SUPPORTED.iter().find(|(known, _)| *known == name) {
        return arguments(*form, mac)
            .map_err(|why| macro_arguments::error(&name, &why.to_string(), span));
    }
    if name == "macro_rules" {
        return Err(macro_definition::error("a `macro_rules!` definition", span));
    }
    if ASSEMBLY.contains(&name.as_str()) {
        return Err(foreign_code::error("inline assembly", span));
    }
    let instead = INSTEAD
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("write a function instead", |(_, advice)| advice);
    Err(unknown_macro::error(&name, instead, span))
}

/// The expressions inside a call of a macro that functions may call; none if it is another, or cannot be read.
///
/// ```
/// let call = syn::parse_str("format!(\"{} {b}\", 1, b = f(2))").unwrap();
/// assert_eq!(cfc_syntax::macro_expressions(&call).len(), 3);
/// ```
pub fn macro_expressions(mac: &Macro) -> Vec<Expr> {
    check(mac).unwrap_or_default().exprs
}

/// The lines of the documentation.
pub(crate) fn lines() -> Vec<Line> {
    let line = |node, syntax, code| Line { node, syntax, code };
    let supported = SUPPORTED
        .iter()
        .map(|(name, _)| line(name, "a macro of std", None));
    let assembly = ASSEMBLY
        .iter()
        .map(|name| line(name, "inline assembly", Some(&foreign_code::CODE)));
    let advised = INSTEAD
        .iter()
        .map(|(name, advice)| line(name, advice, Some(&unknown_macro::CODE)));
    let rest = [
        line(
            "macro_rules",
            "a `macro_rules!` definition",
            Some(&macro_definition::CODE),
        ),
        line("any other", "any other macro", Some(&unknown_macro::CODE)),
    ];
    supported
        .chain(assembly)
        .chain(advised)
        .chain(rest)
        .collect()
}

/// The last segment: `std::format!` is `format!`.
fn name(mac: &Macro) -> String {
    mac.path
        .segments
        .last()
        .map(|segment| segment.ident.to_string())
        .unwrap_or_default()
}

fn arguments(form: Form, mac: &Macro) -> syn::Result<Arguments> {
    let tokens = mac.tokens.clone();
    match form {
        Form::List => list.parse2(tokens),
        Form::Vec => vec.parse2(tokens),
        Form::Matches => matches.parse2(tokens),
        Form::Tokens => Ok(Arguments::default()),
    }
}

fn list(input: ParseStream<'_>) -> syn::Result<Arguments> {
    let exprs = Punctuated::<Expr, Token![,]>::parse_terminated(input)?;
    // A named argument `name = value` is an assignment to the parser; the name is no variable.
    let exprs = exprs.into_iter().map(|expr| match expr {
        Expr::Assign(named) => *named.right,
        other => other,
    });
    Ok(Arguments {
        exprs: exprs.collect(),
        pats: Vec::new(),
    })
}

fn vec(input: ParseStream<'_>) -> syn::Result<Arguments> {
    if input.is_empty() {
        return Ok(Arguments::default());
    }
    let first = Expr::parse(input)?;
    if input.peek(Token![;]) {
        input.parse::<Token![;]>()?;
        let length = Expr::parse(input)?;
        return Ok(Arguments {
            exprs: vec![first, length],
            pats: Vec::new(),
        });
    }
    let mut exprs = vec![first];
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
        exprs.extend(list(input)?.exprs);
    }
    Ok(Arguments {
        exprs,
        pats: Vec::new(),
    })
}

fn matches(input: ParseStream<'_>) -> syn::Result<Arguments> {
    let value = Expr::parse(input)?;
    input.parse::<Token![,]>()?;
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    let mut exprs = vec![value];
    if input.peek(Token![if]) {
        input.parse::<Token![if]>()?;
        exprs.push(Expr::parse(input)?);
    }
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    }
    Ok(Arguments {
        exprs,
        pats: vec![pattern],
    })
}
