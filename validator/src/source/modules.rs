//! Rules on modules: what may be imported and required, and that nothing is exported.

use super::Runtime;
use super::report::Report;
use super::scope::Scopes;
use crate::finding::rules;
use cfc_event_rules::names::REQUIRE_MODULES;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    CallExpr, Callee, Expr, ImportDecl, ImportSpecifier, Lit, MetaPropExpr, MetaPropKind, Module,
    ModuleDecl, ModuleItem, Stmt,
};
use swc_ecma_visit::{Visit, VisitWith};

const PAGE: &str = "functions-javascript-runtime-20";

rules! {
    EXPORT = Error "JS0301" "export" ("njs: Illegal export statement; issues report 503 on CloudFront")
        "leave out `export`: CloudFront finds the function named `handler` by itself";
    NAMED_IMPORT = Error "JS0302" "import other than by default" ("njs: Non-default import is not supported")
        "import the whole module: `import cf from 'cloudfront';`, then `cf.kvs()`";
    DYNAMIC_IMPORT = Error "JS0303" "dynamic import" ("njs: a syntax error; not in functions-javascript-runtime-20")
        "import at the top: `import cf from 'cloudfront';`";
    IMPORT_META = Error "JS0304" "import.meta" ("njs: a syntax error; not in functions-javascript-runtime-20")
        "leave it out: a function is one file without an address";
    UNKNOWN_MODULE = Error "JS0305" "unknown module" (PAGE)
        "the modules are `cloudfront` (by import), `crypto`, `querystring` and `buffer`; bundle anything else into the file";
    REQUIRE_CLOUDFRONT = Error "JS0306" "require of the helper module" ("functions-custom-methods")
        "write `import cf from 'cloudfront';` on the first line";
    IMPORT_NOT_FIRST = Warning "JS0307" "import after other statements" ("functions-custom-methods shows it on the first line; njs takes it anywhere at the top level")
        "move it to the first line";
    IMPORT_ATTRIBUTES = Error "JS0308" "import attributes" ("njs: a syntax error; not in functions-javascript-runtime-20")
        "leave out the part from `with` on";
    IMPORT_10 = Error "JS1004" "helper module in runtime 1.0" ("functions-javascript-runtime-10")
        "use `cloudfront-js-2.0`";
    UNLISTED_IMPORT = Warning "JS0350" "import of a module that the page requires" ("functions-javascript-runtime-20 shows `require`; issues report that the import works")
        "to rely on documented syntax only: `var crypto = require('crypto');`";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let mut statements_before = false;
    for item in &module.body {
        match item {
            ModuleItem::ModuleDecl(ModuleDecl::Import(import)) => {
                check_import(import, statements_before, report);
            }
            ModuleItem::ModuleDecl(export) => report.add(
                &EXPORT,
                head(export.span()),
                "`export` is not supported by the runtime",
            ),
            ModuleItem::Stmt(stmt) => statements_before |= !is_directive(stmt),
        }
    }
    module.visit_with(&mut Calls { report, scopes });
}

fn check_import(import: &ImportDecl, statements_before: bool, report: &mut Report<'_>) {
    let name = import.src.value.to_string_lossy();
    let only_default = matches!(import.specifiers.as_slice(), [ImportSpecifier::Default(_)]);
    if !only_default {
        report.add(
            &NAMED_IMPORT,
            import.span,
            "only a module's default can be imported",
        );
    }
    if let Some(with) = &import.with {
        report.add(
            &IMPORT_ATTRIBUTES,
            with.span,
            "import attributes are not supported by the runtime",
        );
    }
    let is_helper = name == "cloudfront";
    if !is_helper && !REQUIRE_MODULES.contains(&name.as_ref()) {
        let message = format!("the runtime has no module `{name}`");
        report.add(&UNKNOWN_MODULE, import.src.span, message);
    } else if !is_helper && only_default {
        let message = format!("importing `{name}` is not documented");
        report.add(&UNLISTED_IMPORT, import.span, message);
    }
    if is_helper && report.runtime == Runtime::CloudfrontJs10 {
        report.add(
            &IMPORT_10,
            import.span,
            "the module `cloudfront` came with runtime 2.0",
        );
    }
    if statements_before {
        report.add(
            &IMPORT_NOT_FIRST,
            import.span,
            "this import does not stand on the first line",
        );
    }
}

fn is_directive(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(expr) if matches!(&*expr.expr, Expr::Lit(Lit::Str(_))))
}

/// The keyword `export` or `import` at the start of a span.
fn head(span: Span) -> Span {
    span.with_hi((span.lo + swc_common::BytePos(6)).min(span.hi))
}

struct Calls<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    scopes: &'a Scopes,
}

impl Visit for Calls<'_, '_, '_> {
    fn visit_call_expr(&mut self, call: &CallExpr) {
        match &call.callee {
            Callee::Import(import) => self.report.add(
                &DYNAMIC_IMPORT,
                import.span,
                "`import()` is not supported by the runtime",
            ),
            Callee::Expr(callee) if self.scopes.is_global_named(callee, "require") => {
                self.check_require(call);
            }
            Callee::Expr(_) | Callee::Super(_) => {}
        }
        call.visit_children_with(self);
    }

    fn visit_meta_prop_expr(&mut self, expr: &MetaPropExpr) {
        if matches!(expr.kind, MetaPropKind::ImportMeta) {
            self.report.add(
                &IMPORT_META,
                expr.span,
                "`import.meta` is not supported by the runtime",
            );
        }
    }
}

impl Calls<'_, '_, '_> {
    fn check_require(&mut self, call: &CallExpr) {
        let Some(Expr::Lit(Lit::Str(name))) = call.args.first().map(|arg| &*arg.expr) else {
            return;
        };
        let text = name.value.to_string_lossy();
        if text == "cloudfront" {
            self.report.add(
                &REQUIRE_CLOUDFRONT,
                call.span,
                "the module `cloudfront` is imported, not required",
            );
        } else if !REQUIRE_MODULES.contains(&text.as_ref()) {
            let message = format!("the runtime has no module `{text}`");
            self.report.add(&UNKNOWN_MODULE, name.span, message);
        }
    }
}
