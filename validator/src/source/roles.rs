//! Which variables stand for a module of the runtime or for a key-value store, by what they are
//! declared as.

use super::builtins::member_name;
use super::restricted::string_argument;
use super::scope::{BindingId, Scopes};
use std::collections::HashMap;
use swc_ecma_ast::{Expr, ImportDecl, Module, VarDeclarator};
use swc_ecma_visit::{Visit, VisitWith};

/// What an expression stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The module `cloudfront`.
    Helper,
    Crypto,
    /// A key-value store.
    Store,
}

/// The roles of a source's variables.
pub(super) struct Roles<'a> {
    scopes: &'a Scopes,
    by_binding: HashMap<BindingId, Role>,
}

impl<'a> Roles<'a> {
    pub(super) fn of(module: &Module, scopes: &'a Scopes) -> Roles<'a> {
        let mut roles = Roles {
            scopes,
            by_binding: HashMap::new(),
        };
        module.visit_with(&mut roles);
        roles
    }

    pub(super) fn role_of(&self, expr: &Expr) -> Option<Role> {
        match expr {
            // Without `require` it is a finding of its own, and what is asked of it another.
            Expr::Ident(_) if self.scopes.is_global_named(expr, "crypto") => Some(Role::Crypto),
            Expr::Ident(ident) => self
                .by_binding
                .get(&self.scopes.binding_of(ident)?)
                .copied(),
            Expr::Paren(paren) => self.role_of(&paren.expr),
            Expr::Call(call) => {
                let callee = call.callee.as_expr()?;
                if self.scopes.is_global_named(callee, "require") {
                    let name = string_argument(&call.args, 0)?;
                    // The helpers cannot be required, which is a finding of its own.
                    return module_role(&name.value.to_string_lossy());
                }
                let member = callee.as_member()?;
                let is_kvs = member_name(member)? == "kvs";
                (is_kvs && self.role_of(&member.obj) == Some(Role::Helper)).then_some(Role::Store)
            }
            _ => None,
        }
    }
}

fn module_role(name: &str) -> Option<Role> {
    match name {
        "cloudfront" => Some(Role::Helper),
        "crypto" => Some(Role::Crypto),
        _ => None,
    }
}

impl Visit for Roles<'_> {
    fn visit_import_decl(&mut self, import: &ImportDecl) {
        let Some(role) = module_role(&import.src.value.to_string_lossy()) else {
            return;
        };
        for specifier in &import.specifiers {
            if let Some(id) = self.scopes.declared_at(specifier.local().span) {
                self.by_binding.insert(id, role);
            }
        }
    }

    fn visit_var_declarator(&mut self, decl: &VarDeclarator) {
        if let (Some(name), Some(init)) = (decl.name.as_ident(), &decl.init)
            && let Some(role) = self.role_of(init)
            && let Some(id) = self.scopes.declared_at(name.id.span)
        {
            self.by_binding.insert(id, role);
        }
        decl.visit_children_with(self);
    }
}
