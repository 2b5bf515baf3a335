//! The rule on headers, cookies and query parameters that are read as if they were always there:
//! the `value` of one that is missing throws, and the viewer gets a 503.

use super::builtins::member_name;
use super::report::Report;
use crate::finding::rules;
use std::borrow::Cow;
use std::collections::HashMap;
use swc_common::Span;
use swc_ecma_ast::{
    Expr, MemberExpr, Module, OptChainBase, OptChainExpr, Str, TryStmt, UnaryExpr, UnaryOp,
};
use swc_ecma_visit::{Visit, VisitWith};

rules! {
    MAY_BE_MISSING = Warning "JS0856" "value of what may be missing" ("functions-event-structure: only what the viewer or a policy sends is there; the value of another is an exception, a 503")
        "test first: `var entry = headers['x']; var text = entry ? entry.value : '';`";
}

/// Every request has it.
const ALWAYS_THERE: &[&str] = &["host"];

pub(super) fn check(module: &Module, report: &mut Report<'_>) {
    let mut reads = Reads::default();
    module.visit_with(&mut reads);
    for (kind, name, span) in &reads.bare {
        let is_tested = reads.mentions.get(name).is_some_and(|count| *count > 0);
        if !is_tested {
            let message = format!("`{name}` may not be there: this {kind} is read without a test");
            report.add_once(&MAY_BE_MISSING, name, *span, message);
        }
    }
}

#[derive(Default)]
struct Reads {
    /// What is read at once, `headers['x'].value`: its kind, its name, and where.
    bare: Vec<(&'static str, String, Span)>,
    /// How often a name stands somewhere else: one of those places tests for it, or sets it.
    mentions: HashMap<String, usize>,
    /// Whether an exception here is caught.
    in_try: bool,
}

impl Reads {
    fn mention(&mut self, name: String) {
        *self.mentions.entry(name).or_default() += 1;
    }
}

impl Visit for Reads {
    fn visit_member_expr(&mut self, member: &MemberExpr) {
        let is_value = matches!(
            member_name(member).as_deref(),
            Some("value" | "multiValue" | "attributes")
        );
        if is_value
            && let Expr::Member(entry) = &*member.obj
            && let (Some(kind), Some(name)) = (collection(&entry.obj), member_name(entry))
            && !ALWAYS_THERE.contains(&&*name)
        {
            if !self.in_try {
                self.bare.push((kind, name.into_owned(), entry.span));
            }
            entry.obj.visit_with(self);
            return;
        }
        if let (Some(_), Some(name)) = (collection(&member.obj), member_name(member)) {
            self.mention(name.into_owned());
        }
        member.visit_children_with(self);
    }

    /// `headers['x']?.value` is refused for what it is, but it does test.
    fn visit_opt_chain_expr(&mut self, chain: &OptChainExpr) {
        match &*chain.base {
            OptChainBase::Member(member) if chain.optional => member.obj.visit_with(self),
            OptChainBase::Member(_) | OptChainBase::Call(_) => chain.visit_children_with(self),
        }
    }

    /// Taking it away tests nothing.
    fn visit_unary_expr(&mut self, unary: &UnaryExpr) {
        match &*unary.arg {
            Expr::Member(entry) if unary.op == UnaryOp::Delete => entry.obj.visit_with(self),
            _ => unary.visit_children_with(self),
        }
    }

    fn visit_try_stmt(&mut self, statement: &TryStmt) {
        let outer = std::mem::replace(&mut self.in_try, true);
        statement.block.visit_with(self);
        self.in_try = outer;
        statement.handler.visit_with(self);
        statement.finalizer.visit_with(self);
    }

    fn visit_str(&mut self, text: &Str) {
        self.mention(text.value.to_string_lossy().into_owned());
    }
}

/// What kind of entries an object holds, by its name.
fn collection(object: &Expr) -> Option<&'static str> {
    let name = match object {
        Expr::Ident(name) => Cow::Borrowed(name.sym.as_str()),
        Expr::Member(member) => member_name(member)?,
        Expr::Paren(inner) => return collection(&inner.expr),
        _ => return None,
    };
    match &*name {
        "headers" => Some("header"),
        "cookies" => Some("cookie"),
        "querystring" => Some("parameter"),
        _ => None,
    }
}
