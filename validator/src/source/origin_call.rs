//! The rule on calls of the helpers that choose an origin: settings that stand there as literals are
//! judged by the rules for results, each at its place.

use super::builtins::member_name;
use super::report::Report;
use super::roles::{Role, Roles};
use super::scope::Scopes;
use super::syntax::key_text;
use crate::event::Violation;
use crate::event::origin::{check_group, check_select, check_update};
use crate::finding::rules;
use serde_json::Value;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    CallExpr, Expr, ExprOrSpread, KeyValueProp, Lit, Module, ObjectLit, PropOrSpread,
};
use swc_ecma_visit::{Visit, VisitWith};

rules! {
    ORIGIN_SETTINGS = Error "JS0714" "origin settings that CloudFront refuses" ("helper-functions-origin-modification")
        "see the table of parameters on the page of the helper";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let roles = Roles::of(module, scopes);
    module.visit_with(&mut Calls { report, roles });
}

struct Calls<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    roles: Roles<'a>,
}

impl Visit for Calls<'_, '_, '_> {
    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Some(member) = call.callee.as_expr().and_then(|callee| callee.as_member())
            && self.roles.role_of(&member.obj) == Some(Role::Helper)
            && let Some(name) = member_name(member)
        {
            self.check(&name, &call.args);
        }
        call.visit_children_with(self);
    }
}

impl Calls<'_, '_, '_> {
    fn check(&mut self, helper: &str, args: &[ExprOrSpread]) {
        if args.is_empty() || args.iter().any(|arg| arg.spread.is_some()) {
            return;
        }
        let args: Vec<&Expr> = args.iter().map(|arg| &*arg.expr).collect();
        let mut unknown = Vec::new();
        // The rules name the second argument, where there is one, in their paths.
        let roots: &[(&str, &Expr)] = match (helper, args.as_slice()) {
            ("selectRequestOriginById", [id]) => &[("id", id)],
            ("selectRequestOriginById", [id, overrides, ..]) => {
                &[("id", id), ("overrides", overrides)]
            }
            ("updateRequestOrigin" | "createRequestOriginGroup", [settings, ..]) => {
                &[("", settings)]
            }
            _ => return,
        };
        let values: Vec<Value> = roots
            .iter()
            .map(|(path, expr)| constant(expr, path, &mut unknown))
            .collect();
        let violations = match helper {
            "updateRequestOrigin" => check_update(&values[0], &Value::Null),
            "createRequestOriginGroup" => check_group(&values[0]),
            _ => check_select(&values[0], values.get(1)),
        };
        for violation in violations {
            // What is not known is not judged, nor is the whole of which it is a part.
            let path = violation.path.as_str();
            if !unknown.iter().any(|known| is_within(known, path)) {
                self.report(&violation, roots);
            }
        }
    }

    fn report(&mut self, violation: &Violation, roots: &[(&str, &Expr)]) {
        let path = violation.path.as_str();
        let rest = |(root, expr): &(&str, &Expr)| {
            let rest = path.strip_prefix(root)?;
            Some(place(expr, rest.trim_start_matches('.')))
        };
        let Some(span) = roots.iter().rev().find_map(rest) else {
            return;
        };
        let shown = match path {
            "" => String::new(),
            path => format!("`{path}`: "),
        };
        let message = format!("{shown}{}", violation.message);
        self.report.add(&ORIGIN_SETTINGS, span, message);
    }
}

/// The property at a path inside of a literal, or what of the path is there.
fn place(expr: &Expr, path: &str) -> Span {
    match expr {
        Expr::Paren(paren) => place(&paren.expr, path),
        Expr::Object(object) => {
            let end = path.find(['.', '[']).unwrap_or(path.len());
            match pair_named(object, &path[..end]) {
                Some(pair) if end == path.len() => pair.span(),
                Some(pair) => place(&pair.value, path[end..].trim_start_matches('.')),
                // Names of headers may have dots.
                None => pair_named(object, path).map_or(object.span, Spanned::span),
            }
        }
        Expr::Array(array) => {
            let inside = path.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            let item = inside.and_then(|(at, rest)| {
                let item = array.elems.get(at.parse::<usize>().ok()?)?.as_ref()?;
                Some(place(&item.expr, rest.trim_start_matches('.')))
            });
            item.unwrap_or(array.span)
        }
        other => other.span(),
    }
}

fn pair_named<'o>(object: &'o ObjectLit, name: &str) -> Option<&'o KeyValueProp> {
    let pairs = object.props.iter().filter_map(key_value);
    let mut named = pairs.filter(|pair| key_text(&pair.key).as_deref() == Some(name));
    // The last one counts.
    named.next_back()
}

fn key_value(prop: &PropOrSpread) -> Option<&KeyValueProp> {
    match prop {
        PropOrSpread::Prop(prop) => prop.as_key_value(),
        PropOrSpread::Spread(_) => None,
    }
}

/// The value of an expression, as far as it stands there: the paths of what does not are in
/// `unknown`, and `null` is in its place.
fn constant(expr: &Expr, path: &str, unknown: &mut Vec<String>) -> Value {
    let within = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    match expr {
        Expr::Lit(Lit::Str(text)) => Value::from(text.value.to_string_lossy().as_ref()),
        Expr::Lit(Lit::Num(number)) => Value::from(number.value),
        Expr::Lit(Lit::Bool(truth)) => Value::from(truth.value),
        Expr::Lit(Lit::Null(_)) => Value::Null,
        Expr::Paren(paren) => constant(&paren.expr, path, unknown),
        Expr::Array(array) => {
            let elements = array.elems.iter().enumerate();
            let value = |(at, element): (usize, &Option<ExprOrSpread>)| match element {
                Some(element) if element.spread.is_none() => {
                    constant(&element.expr, &format!("{path}[{at}]"), unknown)
                }
                Some(_) | None => {
                    unknown.push(path.to_owned());
                    Value::Null
                }
            };
            elements.map(value).collect()
        }
        Expr::Object(object) => {
            let mut fields = serde_json::Map::new();
            for prop in &object.props {
                let pair = key_value(prop);
                let named = pair.and_then(|pair| Some((key_text(&pair.key)?, pair)));
                match named {
                    Some((name, pair)) => {
                        let value = constant(&pair.value, &within(&name), unknown);
                        fields.insert(name.into_owned(), value);
                    }
                    None => unknown.push(path.to_owned()),
                }
            }
            Value::from(fields)
        }
        _ => {
            unknown.push(path.to_owned());
            Value::Null
        }
    }
}

/// Whether a path is another one or a part of it, or the reverse.
fn is_within(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let rest = long.strip_prefix(short);
    rest.is_some_and(|rest| short.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}
