//! Which expressions surely are a text, a number or a truth: none of them is an entry of `headers`,
//! `cookies` or `querystring`, which is an object.

use super::builtins::member_name;
use super::event_use::header_access;
use super::scope::{BindingId, Scopes};
use std::collections::HashSet;
use swc_ecma_ast::{BinaryOp, CallExpr, Expr, Lit, MemberExpr, Module, UnaryOp, VarDeclarator};
use swc_ecma_visit::{Visit, VisitWith};

/// Methods that give a text or a number, whatever they are called on.
const TEXT_METHODS: &[&str] = &[
    "charAt",
    "charCodeAt",
    "digest",
    "indexOf",
    "join",
    "padEnd",
    "padStart",
    "repeat",
    "replace",
    "replaceAll",
    "substr",
    "substring",
    "toFixed",
    "toISOString",
    "toLowerCase",
    "toString",
    "toUTCString",
    "toUpperCase",
    "trim",
    "trimEnd",
    "trimStart",
];

/// Functions of the runtime that give a text or a number.
const TEXT_FUNCTIONS: &[&str] = &[
    "Boolean",
    "Number",
    "String",
    "atob",
    "btoa",
    "decodeURI",
    "decodeURIComponent",
    "encodeURI",
    "encodeURIComponent",
    "parseFloat",
    "parseInt",
];

/// What is known of a source's variables.
pub(super) struct Bare<'a> {
    scopes: &'a Scopes,
    /// Those whose only value is a bare one.
    variables: HashSet<BindingId>,
}

impl<'a> Bare<'a> {
    pub(super) fn of(module: &Module, scopes: &'a Scopes) -> Bare<'a> {
        let mut bare = Bare {
            scopes,
            variables: HashSet::new(),
        };
        module.visit_with(&mut bare);
        bare
    }

    /// Whether an expression surely is a text, a number or a truth.
    pub(super) fn is_bare(&self, value: &Expr) -> bool {
        match value {
            Expr::Lit(Lit::Str(_) | Lit::Num(_) | Lit::Bool(_)) | Expr::Tpl(_) => true,
            Expr::Paren(inner) => self.is_bare(&inner.expr),
            Expr::Ident(name) => {
                let binding = self.scopes.binding_of(name);
                binding.is_some_and(|id| self.variables.contains(&id))
            }
            Expr::Unary(unary) => matches!(
                unary.op,
                UnaryOp::Minus | UnaryOp::Plus | UnaryOp::Bang | UnaryOp::TypeOf
            ),
            Expr::Bin(binary) => match binary.op {
                BinaryOp::Add => self.is_bare(&binary.left) || self.is_bare(&binary.right),
                BinaryOp::LogicalOr => self.is_bare(&binary.left) && self.is_bare(&binary.right),
                _ => false,
            },
            Expr::Cond(choice) => self.is_bare(&choice.cons) && self.is_bare(&choice.alt),
            Expr::Call(call) => self.gives_text(call),
            Expr::Member(member) => is_value_of_entry(member),
            _ => false,
        }
    }

    fn gives_text(&self, call: &CallExpr) -> bool {
        let Some(callee) = call.callee.as_expr() else {
            return false;
        };
        match &**callee {
            Expr::Member(member) => {
                let name = member_name(member);
                let is_text = |name: &str| TEXT_METHODS.contains(&name);
                // Without an encoding, a digest is a buffer, which is no entry either.
                name.as_deref().is_some_and(is_text)
                    || (name.as_deref() == Some("stringify")
                        && self.scopes.is_global_named(&member.obj, "JSON"))
            }
            Expr::Ident(name) => {
                TEXT_FUNCTIONS.contains(&name.sym.as_str()) && self.scopes.is_global(name)
            }
            _ => false,
        }
    }
}

impl Visit for Bare<'_> {
    fn visit_var_declarator(&mut self, decl: &VarDeclarator) {
        if let (Some(name), Some(init)) = (decl.name.as_ident(), &decl.init)
            && self.is_bare(init)
            && let Some(id) = self.scopes.declared_at(name.id.span)
            && !self.scopes.uses(id).any(|used| used.access.writes())
        {
            self.variables.insert(id);
        }
        decl.visit_children_with(self);
    }
}

/// `headers['x'].value`: an entry's value is a text.
fn is_value_of_entry(member: &MemberExpr) -> bool {
    let is_value = member_name(member).is_some_and(|name| name == "value");
    let entry = member.obj.as_member().and_then(header_access);
    is_value && entry.is_some()
}
