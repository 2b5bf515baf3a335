//! Rules on the handler: CloudFront calls the top-level function named `handler`, and a
//! connection function's is named `connectionHandler`.

use super::report::Report;
use super::scope::{BindingKind, MODULE, Scopes};
use crate::finding::rules;
use swc_common::{DUMMY_SP, Span, Spanned};
use swc_ecma_ast::{
    AssignTarget, Decl, DefaultDecl, Expr, Module, ModuleDecl, ModuleItem, Stmt, VarDecl,
    VarDeclKind,
};

rules! {
    NO_HANDLER = Error "JS0010" "no handler" ("functions-event-structure: the entry point is a function named handler")
        "add `function handler(event) { … }` at the top level of the file";
    NOT_A_FUNCTION = Error "JS0011" "handler is not a function" ("functions-event-structure")
        "write `function handler(event) { … }`";
    HANDLER_FORM = Warning "JS0012" "handler as a variable" ("in njs, `let` and `const` are no properties of the global object; AWS names the function declaration as the required form")
        "write `function handler(event) { … }`";
    TWO_HANDLERS = Warning "JS0013" "two handlers" ("ECMAScript: the later declaration wins")
        "keep one of them";
}

const NAMES: [&str; 2] = ["handler", "connectionHandler"];

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let mut declared = module
        .body
        .iter()
        .filter(|item| is_default_export(item))
        .count();
    for decl in module.body.iter().filter_map(declaration) {
        match decl {
            Decl::Fn(function) if NAMES.contains(&function.ident.sym.as_str()) => {
                declared += 1;
                if declared > 1 {
                    let message = "this handler replaces the one above it";
                    report.add(&TWO_HANDLERS, function.ident.span, message);
                }
            }
            Decl::Var(var) => declared += check_variables(var, report),
            _ => {}
        }
    }
    if declared == 0 {
        match module.body.iter().find_map(assigned_export) {
            Some(span) => report.add_with_help(
                &NO_HANDLER,
                span,
                "CloudFront does not look at `exports`: the file has no function named `handler`",
                "write `function handler(event) { … }`, or `async function handler(event) { … }`",
            ),
            None => report_missing(scopes, report),
        }
    }
}

/// `export default function handler`: without the export, which is a finding of its own, it is one.
fn is_default_export(item: &ModuleItem) -> bool {
    let ModuleItem::ModuleDecl(ModuleDecl::ExportDefaultDecl(export)) = item else {
        return false;
    };
    match &export.decl {
        DefaultDecl::Fn(function) => function
            .ident
            .as_ref()
            .is_some_and(|name| NAMES.contains(&name.sym.as_str())),
        _ => false,
    }
}

/// `exports.handler = …` and `module.exports…= …`, as Node.js and Lambda have it.
fn assigned_export(item: &ModuleItem) -> Option<Span> {
    let ModuleItem::Stmt(Stmt::Expr(statement)) = item else {
        return None;
    };
    let assign = statement.expr.as_assign()?;
    let AssignTarget::Simple(target) = &assign.left else {
        return None;
    };
    let mut object = &*target.as_member()?.obj;
    while let Expr::Member(member) = object {
        object = &member.obj;
    }
    let name = object.as_ident()?;
    matches!(name.sym.as_str(), "exports" | "module").then_some(target.span())
}

fn declaration(item: &ModuleItem) -> Option<&Decl> {
    match item {
        ModuleItem::Stmt(Stmt::Decl(decl)) => Some(decl),
        // The export is a finding of its own.
        ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => Some(&export.decl),
        ModuleItem::Stmt(_) | ModuleItem::ModuleDecl(_) => None,
    }
}

fn check_variables(var: &VarDecl, report: &mut Report<'_>) -> usize {
    let mut found = 0;
    for decl in &var.decls {
        let Some(name) = decl.name.as_ident() else {
            continue;
        };
        if !NAMES.contains(&name.id.sym.as_str()) {
            continue;
        }
        found += 1;
        let not_callable = matches!(
            decl.init.as_deref().map(Expr::unwrap_parens),
            Some(Expr::Lit(_) | Expr::Object(_) | Expr::Array(_) | Expr::Tpl(_))
        );
        if not_callable {
            let message = format!("`{}` is not a function", name.id.sym);
            report.add(&NOT_A_FUNCTION, decl.span, message);
        } else {
            let sure = match var.kind {
                VarDeclKind::Var => "works, but only the function declaration is documented",
                VarDeclKind::Let | VarDeclKind::Const => "may not be found by CloudFront",
            };
            let message = format!("`{} {}` {sure}", var.kind, name.id.sym);
            report.add(&HANDLER_FORM, name.id.span, message);
        }
    }
    found
}

fn report_missing(scopes: &Scopes, report: &mut Report<'_>) {
    let elsewhere = scopes.bindings().find(|(_, binding)| {
        NAMES.contains(&binding.name.as_str())
            && (binding.function != MODULE || binding.kind == BindingKind::OwnName)
    });
    match elsewhere {
        Some((_, binding)) => report.add_with_help(
            &NO_HANDLER,
            binding.span,
            "this `handler` is not at the top level of the file, where CloudFront looks for it",
            "move it out of the function around it; tell the bundler not to wrap the file",
        ),
        None => report.add(
            &NO_HANDLER,
            DUMMY_SP.span(),
            "the file has no top-level function named `handler`",
        ),
    }
}
