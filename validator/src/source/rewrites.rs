//! What spreads and `for…of` say in the runtime's words, with the names of the source. Where that
//! would not fit on a line, a rule's own help is all there is.

use super::builtins::member_name;
use super::report::Report;
use std::borrow::Cow;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    ArrayLit, Callee, Expr, ExprOrSpread, ForHead, ForOfStmt, ObjectLit, Pat, Prop, PropOrSpread,
};

/// Longer parts are not repeated.
const MOST_BYTES: usize = 60;

/// `[a, ...b]` as `[a].concat(b)`.
pub(super) fn array(literal: &ArrayLit, report: &Report<'_>) -> Option<String> {
    let mut elements = literal.elems.iter().flatten();
    elements.find(|element| element.spread.is_some())?;
    let lists = lists(literal.elems.iter().map(Option::as_ref), report)?;
    let text = match lists.split_first()? {
        (only, []) => format!("{only}.slice()"),
        (first, rest) => format!("{first}.concat({})", rest.join(", ")),
    };
    Some(format!("write `{text}`"))
}

/// `f(a, ...b)` as `f.apply(null, [a].concat(b))`.
pub(super) fn call(callee: &Callee, args: &[ExprOrSpread], report: &Report<'_>) -> Option<String> {
    args.iter().find(|argument| argument.spread.is_some())?;
    let callee = callee.as_expr()?;
    let this = match &**callee {
        Expr::Ident(_) => "null",
        Expr::Member(member) => {
            member_name(member)?;
            // What stands there twice must not be a call.
            let owner = part(member.obj.span(), report)?;
            (!owner.contains('(')).then_some(owner)?
        }
        _ => return None,
    };
    let lists = lists(args.iter().map(Some), report)?;
    let list = match lists.split_first()? {
        (only, []) => only.clone(),
        (first, rest) => format!("{first}.concat({})", rest.join(", ")),
    };
    let callee = part(callee.span(), report)?;
    Some(format!("write `{callee}.apply({this}, {list})`"))
}

/// Items that stand together as a list, and the lists that are spread.
fn lists<'a>(
    items: impl Iterator<Item = Option<&'a ExprOrSpread>>,
    report: &Report<'_>,
) -> Option<Vec<String>> {
    let (mut lists, mut together): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for item in items {
        let item = item?;
        let text = part(item.expr.span(), report)?;
        if item.spread.is_none() {
            together.push(text);
            continue;
        }
        if !together.is_empty() {
            lists.push(format!("[{}]", together.join(", ")));
            together.clear();
        }
        lists.push(text.to_owned());
    }
    if !together.is_empty() {
        lists.push(format!("[{}]", together.join(", ")));
    }
    Some(lists)
}

/// `{ ...a, b: c }` as `Object.assign({}, a, { b: c })`.
pub(super) fn object(literal: &ObjectLit, report: &Report<'_>) -> Option<String> {
    literal.props.iter().find(|prop| prop.is_spread())?;
    let (mut objects, mut together): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for prop in &literal.props {
        match prop {
            PropOrSpread::Prop(prop) => {
                let text = part(prop.span(), report)?;
                together.push(match &**prop {
                    Prop::Shorthand(name) => format!("{0}: {0}", name.sym),
                    _ => text.to_owned(),
                });
            }
            PropOrSpread::Spread(spread) => {
                if !together.is_empty() {
                    objects.push(format!("{{ {} }}", together.join(", ")));
                    together.clear();
                }
                objects.push(part(spread.expr.span(), report)?.to_owned());
            }
        }
    }
    if !together.is_empty() {
        objects.push(format!("{{ {} }}", together.join(", ")));
    }
    Some(format!(
        "write `Object.assign({{}}, {})`",
        objects.join(", ")
    ))
}

/// `for (const x of list)` as a loop that counts, and over the entries of an object as `for…in`.
pub(super) fn for_of(stmt: &ForOfStmt, report: &Report<'_>) -> Option<String> {
    if stmt.is_await {
        return None;
    }
    let ForHead::VarDecl(decl) = &stmt.left else {
        return None;
    };
    let pattern = &decl.decls.first()?.name;
    let list = part(stmt.right.span(), report)?;
    if let Some((method, owner)) = of_object(&stmt.right, report) {
        let head = |key: &str| format!("for (var {key} in {owner})");
        return Some(match (&*method, names(pattern)?.as_slice()) {
            ("keys", [key]) => format!("write `{} {{ … }}`", head(key)),
            ("values", [value]) => {
                format!(
                    "write `{} {{ var {value} = {owner}[key]; … }}`",
                    head("key")
                )
            }
            ("entries", [key, value]) => {
                format!(
                    "write `{} {{ var {value} = {owner}[{key}]; … }}`",
                    head(key)
                )
            }
            _ => return None,
        });
    }
    let Pat::Ident(name) = pattern else {
        return None;
    };
    // A call would be made in each round.
    let (before, list) = if list.contains('(') {
        (format!("var list = {list}; "), "list")
    } else {
        (String::new(), list)
    };
    let name = &name.id.sym;
    Some(format!(
        "write `{before}for (var i = 0; i < {list}.length; i++) {{ var {name} = {list}[i]; … }}`"
    ))
}

/// `Object.keys(o)` and its like: the method, and the text of the object.
fn of_object<'l, 's>(list: &'l Expr, report: &Report<'s>) -> Option<(Cow<'l, str>, &'s str)> {
    let call = list.as_call()?;
    let method = call.callee.as_expr()?.as_member()?;
    let is_object = method.obj.as_ident()?.sym == *"Object";
    let owner = part(call.args.first()?.expr.span(), report)?;
    let name = member_name(method)?;
    let is_plain = is_object && !owner.contains('(');
    is_plain.then_some((name, owner))
}

/// The names of a plain pattern.
fn names(pattern: &Pat) -> Option<Vec<String>> {
    match pattern {
        Pat::Ident(name) => Some(vec![name.id.sym.to_string()]),
        Pat::Array(list) => list
            .elems
            .iter()
            .map(|item| Some(item.as_ref()?.as_ident()?.id.sym.to_string()))
            .collect(),
        _ => None,
    }
}

/// The text of a part, if it fits into a line.
fn part<'s>(span: Span, report: &Report<'s>) -> Option<&'s str> {
    let text = report.text(span);
    let fits =
        text.len() <= MOST_BYTES && !text.contains(['\n', '`', '?']) && !text.contains("...");
    fits.then_some(text)
}
