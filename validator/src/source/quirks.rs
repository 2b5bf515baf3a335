//! Rules on defects of the engine itself that change what a correct program means: functions that
//! are named by their place, and pieces of texts whose characters it forgets.

use super::builtins::member_name;
use super::report::Report;
use super::scope::Scopes;
use crate::finding::rules;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    ArrayLit, CallExpr, ComputedPropName, Expr, Lit, MemberExpr, MemberProp, MethodProp, Module,
    Number, ObjectLit, Prop, PropName, PropOrSpread, Regex, Str, TplElement,
};
use swc_ecma_visit::{Visit, VisitWith};

rules! {
    NUMBER_NAME = Warning "JS0956" "function named by a number" ("njs 0.7.9: once it is made, that number is a text in the whole program, and `1 + 0` is '10'")
        "declare the function by a name and put the name there, or `push` it";
    BYTE_PIECES = Warning "JS0957" "text split by a pattern beside text beyond ASCII" ("njs 0.7.9: the pieces of an ASCII text are bytes; joined with other text they are counted in bytes, and patterns beyond ASCII do not match them")
        "split by a text, `text.split(',')`, or replace the pattern by one first: `text.replace(/[;,]/g, ',').split(',')`";
    CALLEE = Error "JS0503" "the function or caller behind arguments" ("strict mode (functions-javascript-runtime-20); njs: may not be accessed")
        "give the function a name and use that";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let mut found = Found {
        scopes,
        report,
        numbers: Vec::new(),
        named: Vec::new(),
        splits: Vec::new(),
        beyond_ascii: false,
    };
    module.visit_with(&mut found);
    let (numbers, named, splits) = (found.numbers, found.named, found.splits);
    let beyond_ascii = found.beyond_ascii;
    for (number, span) in named {
        if numbers.contains(&number) {
            let message = format!(
                "the engine names this function {number}, and takes the number {number} elsewhere for a text from then on"
            );
            report.add(&NUMBER_NAME, span, message);
        }
    }
    if beyond_ascii {
        for span in splits {
            let message = "the pieces of a text that is split by a pattern do not go together with text beyond ASCII";
            report.add_once(&BYTE_PIECES, "", span, message);
        }
    }
}

struct Found<'a, 'r, 's> {
    scopes: &'a Scopes,
    report: &'r mut Report<'s>,
    /// The numbers that are values.
    numbers: Vec<f64>,
    /// Functions that are named by a number, and where they start.
    named: Vec<(f64, Span)>,
    /// Calls of `split` with a pattern.
    splits: Vec<Span>,
    beyond_ascii: bool,
}

impl Found<'_, '_, '_> {
    fn name(&mut self, number: f64, value: &Expr) {
        match value {
            Expr::Paren(inner) => self.name(number, &inner.expr),
            Expr::Fn(_) | Expr::Arrow(_) => {
                let span = value.span();
                self.named.push((number, span.with_hi(span.lo)));
            }
            _ => {}
        }
    }

    fn look_at_text(&mut self, span: Span) {
        let text = self.report.text(span);
        self.beyond_ascii |= !text.is_ascii() || has_escape_beyond_ascii(text);
    }
}

impl Visit for Found<'_, '_, '_> {
    fn visit_array_lit(&mut self, array: &ArrayLit) {
        let mut number = 0.0;
        for element in &array.elems {
            if let Some(element) = element {
                self.name(number, &element.expr);
            }
            number += 1.0;
        }
        array.visit_children_with(self);
    }

    fn visit_object_lit(&mut self, object: &ObjectLit) {
        for prop in &object.props {
            let PropOrSpread::Prop(prop) = prop else {
                continue;
            };
            match &**prop {
                Prop::KeyValue(pair) => {
                    if let Some(number) = number_key(&pair.key) {
                        self.name(number, &pair.value);
                    }
                }
                Prop::Method(MethodProp { key, .. }) => {
                    if let Some(number) = number_key(key) {
                        self.named.push((number, key.span()));
                    }
                }
                Prop::Shorthand(_) | Prop::Assign(_) | Prop::Getter(_) | Prop::Setter(_) => {}
            }
        }
        object.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, member: &MemberExpr) {
        if let (Some(object), Some("callee" | "caller")) =
            (member.obj.as_ident(), member_name(member).as_deref())
            && object.sym == *"arguments"
            && self.scopes.is_global(object)
        {
            let message = "strict code does not know the function behind `arguments`";
            self.report.add(&CALLEE, member.span, message);
        }
        member.obj.visit_with(self);
        // An index may be a text as well.
        if let MemberProp::Computed(index) = &member.prop
            && !index.expr.is_lit()
        {
            index.visit_with(self);
        }
    }

    fn visit_prop_name(&mut self, key: &PropName) {
        if let PropName::Computed(ComputedPropName { expr, .. }) = key
            && !expr.is_lit()
        {
            expr.visit_with(self);
        }
    }

    fn visit_number(&mut self, number: &Number) {
        self.numbers.push(number.value);
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Some(member) = call.callee.as_expr().and_then(|callee| callee.as_member())
            && member_name(member).as_deref() == Some("split")
            && let Some(separator) = call.args.first()
            && matches!(&*separator.expr, Expr::Lit(Lit::Regex(_)))
        {
            self.splits.push(member.prop.span().with_hi(call.span.hi));
        }
        call.visit_children_with(self);
    }

    fn visit_str(&mut self, text: &Str) {
        self.look_at_text(text.span);
    }

    fn visit_tpl_element(&mut self, text: &TplElement) {
        self.look_at_text(text.span);
    }

    fn visit_regex(&mut self, pattern: &Regex) {
        self.look_at_text(pattern.span);
    }
}

/// The number that a key is, written as such.
fn number_key(key: &PropName) -> Option<f64> {
    match key {
        PropName::Num(number) => Some(number.value),
        PropName::Computed(computed) => match &*computed.expr {
            Expr::Lit(Lit::Num(number)) => Some(number.value),
            _ => None,
        },
        PropName::Ident(_) | PropName::Str(_) | PropName::BigInt(_) => None,
    }
}

/// Whether a literal, as written, has a `\u` escape of what is not ASCII.
fn has_escape_beyond_ascii(written: &str) -> bool {
    written.match_indices("\\u").any(|(at, _)| {
        let rest = written[at + 2..].trim_start_matches('{');
        let digits = rest
            .find(|c: char| !c.is_ascii_hexdigit())
            .unwrap_or(rest.len());
        u32::from_str_radix(&rest[..digits.min(6)], 16).is_ok_and(|code| code > 0x7F)
    })
}
