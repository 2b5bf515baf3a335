//! Rules on syntax: forms that the parser of the engine refuses, and forms that it takes though
//! no page lists them. Section by section this is the language table of the runtime pages.

use super::Runtime;
use super::chain::{self, without_chain};
use super::report::Report;
use super::rewrites;
use crate::finding::rules;
use std::borrow::Cow;
use swc_atoms::Atom;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    ArrayLit, ArrayPat, ArrowExpr, AssignExpr, AssignOp, AssignPat, AssignTarget, AssignTargetPat,
    BigInt, BinExpr, BinaryOp, CallExpr, CatchClause, Class, ContinueStmt, ExprOrSpread, ForOfStmt,
    Function, Ident, IdentName, LabeledStmt, MetaPropExpr, MetaPropKind, MethodProp, Module,
    NewExpr, Number, ObjectLit, ObjectPat, ObjectPatProp, OptChainExpr, Pat, PrivateName, Prop,
    PropName, PropOrSpread, SpreadElement, Stmt, SuperPropExpr, TaggedTpl, VarDecl, VarDeclKind,
    VarDeclarator, YieldExpr,
};
use swc_ecma_visit::{Visit, VisitWith};

/// Refused by every engine of the family that was tried, and on no list of the page.
const REFUSED: &str =
    "not in functions-javascript-runtime-20; a syntax error in njs 0.7.9 to 0.8.2";
/// Accepted by the engine, and on no list of the page.
const UNLISTED: &str =
    "works in njs 0.7.9 to 0.8.2, but functions-javascript-runtime-20 does not list it";
/// Absent from the older runtime.
const ONLY_20: &str = "functions-javascript-runtime-10";

rules! {
    DEFAULT_PARAMETER = Error "JS0101" "default parameter" (REFUSED)
        "test the parameter in the body: `if (x === undefined) x = …;`";
    DESTRUCTURING = Error "JS0102" "destructuring" (REFUSED)
        "take the parts one by one: `var uri = request.uri;`";
    SPREAD = Error "JS0103" "spread in a call or an array" (REFUSED)
        "use `f.apply(null, list)` in calls, and for arrays `concat`, or `slice()` for a copy";
    OBJECT_SPREAD = Error "JS0104" "spread or rest in an object" (REFUSED)
        "use `Object.assign({}, a, b)`";
    CLASS = Error "JS0105" "class" (REFUSED)
        "use a function that returns an object, or a constructor function with a prototype";
    FOR_OF = Error "JS0106" "for…of" (REFUSED)
        "use `for (var i = 0; i < list.length; i++)`, or `list.forEach(…)` without `await` in it";
    GENERATOR = Error "JS0107" "generator" (REFUSED)
        "collect the values in an array";
    OPTIONAL_CHAINING = Error "JS0108" "optional chaining" (REFUSED)
        "test first: `a && a.b`; keep what a call gives in a variable before";
    LOGICAL_ASSIGNMENT = Error "JS0109" "logical assignment" (REFUSED)
        "write it out: `x = x || y;`";
    OPTIONAL_CATCH = Error "JS0110" "catch without a binding" (REFUSED)
        "name the error: `catch (e) {`";
    BIGINT = Error "JS0111" "BigInt literal" (REFUSED)
        "use a Number (exact up to 2^53 - 1), or two of them";
    IDENTIFIER = Error "JS0112" "identifier outside of ASCII" (REFUSED)
        "use letters, digits, `$` and `_` of ASCII, without escapes; in property names, a string";
    NEW_TARGET = Error "JS0113" "new.target" (REFUSED)
        "test `this instanceof F`";
    SUPER = Error "JS0114" "super" (REFUSED)
        "name the function or the prototype that is meant";
    DUPLICATE_PROTO = Error "JS0115" "__proto__ twice in a literal" (REFUSED)
        "keep one of them";
    DUPLICATE_NAME = Error "JS0116" "a name declared twice" (REFUSED)
        "rename one of the two";
    PRIVATE_NAME = Error "JS0117" "private name" (REFUSED)
        "use a plain property, or a variable of the function around it";
    ARROW_LINE = Error "JS0118" "line end before an arrow" ("ECMAScript; njs: Unexpected token \"=>\"")
        "put `=>` on the line of its parameters";
    CONTINUE_LABEL = Error "JS0119" "continue to a label that is no loop" ("ECMAScript; njs: Illegal continue statement")
        "use `break` to leave a labelled block";
    NULLISH = Warning "JS0150" "nullish coalescing" (UNLISTED)
        "to rely on documented syntax only: `x === undefined || x === null ? y : x`";
    SHORTHAND = Warning "JS0151" "shorthand property or method" (UNLISTED)
        "to rely on documented syntax only: `{ name: name }`";
    COMPUTED_KEY = Warning "JS0152" "computed property name" (UNLISTED)
        "to rely on documented syntax only: assign `object[key] = value` afterwards";
    TAGGED_TEMPLATE = Warning "JS0153" "tagged template" (UNLISTED)
        "call the function with the strings; here the strings have no `raw`";
    BINARY_LITERAL = Warning "JS0154" "octal or binary literal" (UNLISTED)
        "to rely on documented syntax only: write it in decimal or with 0x";
    LET_CONST_10 = Error "JS1001" "let or const in runtime 1.0" (ONLY_20)
        "use `var`, or `cloudfront-js-2.0`";
    SEPARATOR_10 = Error "JS1003" "numeric separator in runtime 1.0" (ONLY_20)
        "write the number without `_`, or use `cloudfront-js-2.0`";
}

pub(super) fn check(module: &Module, report: &mut Report<'_>) {
    module.visit_with(&mut Syntax {
        report,
        labels: Vec::new(),
        reported_chain: None,
        without_spread: None,
    });
}

/// Reports names that `Scopes` found declared twice.
pub(super) fn check_duplicates(scopes: &super::scope::Scopes, report: &mut Report<'_>) {
    for (name, span) in scopes.duplicates() {
        report.add(
            &DUPLICATE_NAME,
            *span,
            format!("`{name}` has already been declared in this scope"),
        );
    }
}

struct Syntax<'r, 's> {
    report: &'r mut Report<'s>,
    /// The labels around this place, and whether each is one of a loop.
    labels: Vec<(Atom, Labelled)>,
    /// The chain whose finding is that of the chain around it.
    reported_chain: Option<Span>,
    /// What to write in place of the spreads of the literal or the call around this place.
    without_spread: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Labelled {
    Loop,
    Other,
}

impl Syntax<'_, '_> {
    fn check_name(&mut self, span: Span) {
        let text = self.report.text(span);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'$' || byte == b'_';
        if !text.bytes().all(plain) {
            self.report.add(
                &IDENTIFIER,
                span,
                format!("the engine does not read the name `{text}`"),
            );
        }
    }

    fn check_assignment_pattern(&mut self, target: &AssignTargetPat) {
        match target {
            AssignTargetPat::Array(array) => self.refuse_pattern(array.span),
            AssignTargetPat::Object(object) => self.refuse_pattern(object.span),
            AssignTargetPat::Invalid(_) => {}
        }
    }

    fn refuse_pattern(&mut self, span: Span) {
        self.report.add(
            &DESTRUCTURING,
            span,
            "destructuring is not supported by the runtime",
        );
    }

    /// The declarations that a pattern of plain names stands for.
    fn without_pattern(&self, decl: &VarDeclarator) -> Option<String> {
        let source = self.report.text(decl.init.as_deref()?.span());
        let plain = |c: char| c.is_ascii_alphanumeric() || "_$.".contains(c);
        let (source, first) = if source.chars().all(plain) {
            (source, None)
        } else {
            ("parts", Some(format!("parts = {source}")))
        };
        let mut parts: Vec<String> = first.into_iter().collect();
        match &decl.name {
            Pat::Object(pattern) => {
                for prop in &pattern.props {
                    let ObjectPatProp::Assign(name) = prop else {
                        return None;
                    };
                    if name.value.is_some() {
                        return None;
                    }
                    parts.push(format!("{0} = {source}.{0}", name.key.id.sym));
                }
            }
            Pat::Array(pattern) => {
                for (at, name) in pattern.elems.iter().enumerate() {
                    match name {
                        Some(Pat::Ident(name)) => {
                            parts.push(format!("{} = {source}[{at}]", name.id.sym));
                        }
                        Some(_) => return None,
                        None => {}
                    }
                }
            }
            _ => return None,
        }
        Some(format!(
            "take the parts one by one: `var {};`",
            parts.join(", ")
        ))
    }

    fn with_help(&mut self, help: Option<String>, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.without_spread, help);
        walk(self);
        self.without_spread = outer;
    }

    fn refuse_generator(&mut self, is_generator: bool, span: Span) {
        if is_generator {
            self.report.add(
                &GENERATOR,
                span.with_hi(span.lo),
                "generators are not supported by the runtime",
            );
        }
    }

    /// The parser lets a line end before `=>` pass, which neither the language nor the engine does.
    fn check_arrow_line(&mut self, arrow: &ArrowExpr) {
        let head = self.report.text(arrow.span.with_hi(arrow.body.span().lo));
        let before = head.rfind("=>").map_or("", |at| &head[..at]);
        let space = &before[before.trim_end().len()..];
        if space.contains(['\n', '\r']) {
            self.report.add(
                &ARROW_LINE,
                arrow.span,
                "a line ends between the parameters and `=>`",
            );
        }
    }

    fn check_proto(&mut self, object: &ObjectLit) {
        let protos = object.props.iter().filter_map(|prop| match prop {
            PropOrSpread::Prop(prop) => match &**prop {
                Prop::KeyValue(pair) if key_text(&pair.key).as_deref() == Some("__proto__") => {
                    Some(pair.key.span())
                }
                _ => None,
            },
            PropOrSpread::Spread(_) => None,
        });
        for span in protos.skip(1) {
            self.report
                .add(&DUPLICATE_PROTO, span, "`__proto__` is given twice");
        }
    }
}

/// The fixed name of a property key.
pub(super) fn key_text(key: &PropName) -> Option<Cow<'_, str>> {
    match key {
        PropName::Ident(ident) => Some(Cow::Borrowed(ident.sym.as_str())),
        PropName::Str(text) => Some(text.value.to_string_lossy()),
        PropName::Num(number) => Some(Cow::Owned(number.value.to_string())),
        PropName::Computed(_) | PropName::BigInt(_) => None,
    }
}

impl Visit for Syntax<'_, '_> {
    fn visit_assign_pat(&mut self, pat: &AssignPat) {
        self.report.add(
            &DEFAULT_PARAMETER,
            pat.span,
            "default values of parameters are not supported by the runtime",
        );
        pat.visit_children_with(self);
    }

    fn visit_array_pat(&mut self, pat: &ArrayPat) {
        self.refuse_pattern(pat.span);
    }

    fn visit_object_pat(&mut self, pat: &ObjectPat) {
        self.refuse_pattern(pat.span);
        for prop in &pat.props {
            if let ObjectPatProp::Rest(rest) = prop {
                self.report.add(
                    &OBJECT_SPREAD,
                    rest.span,
                    "the rest of an object cannot be taken in the runtime",
                );
            }
        }
    }

    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        if matches!(
            assign.op,
            AssignOp::AndAssign | AssignOp::OrAssign | AssignOp::NullishAssign
        ) {
            self.report.add(
                &LOGICAL_ASSIGNMENT,
                assign.span,
                format!("`{}` is not supported by the runtime", assign.op.as_str()),
            );
        }
        match &assign.left {
            AssignTarget::Simple(target) => target.visit_with(self),
            AssignTarget::Pat(target) => self.check_assignment_pattern(target),
        }
        assign.right.visit_with(self);
    }

    fn visit_expr_or_spread(&mut self, argument: &ExprOrSpread) {
        if let Some(dots) = argument.spread {
            let help = self.without_spread.clone();
            self.report.add_with_help(
                &SPREAD,
                dots.with_hi(argument.expr.span().hi),
                "spread is not supported by the runtime",
                help.unwrap_or_else(|| SPREAD.help.to_owned()),
            );
        }
        argument.visit_children_with(self);
    }

    fn visit_spread_element(&mut self, spread: &SpreadElement) {
        let help = self.without_spread.clone();
        self.report.add_with_help(
            &OBJECT_SPREAD,
            spread.dot3_token.with_hi(spread.expr.span().hi),
            "spread in an object is not supported by the runtime",
            help.unwrap_or_else(|| OBJECT_SPREAD.help.to_owned()),
        );
        spread.visit_children_with(self);
    }

    fn visit_object_lit(&mut self, object: &ObjectLit) {
        self.check_proto(object);
        self.with_help(rewrites::object(object, self.report), |this| {
            object.visit_children_with(this);
        });
    }

    fn visit_array_lit(&mut self, array: &ArrayLit) {
        self.with_help(rewrites::array(array, self.report), |this| {
            array.visit_children_with(this);
        });
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        let help = rewrites::call(&call.callee, &call.args, self.report);
        self.with_help(help, |this| call.visit_children_with(this));
    }

    fn visit_new_expr(&mut self, new: &NewExpr) {
        self.with_help(None, |this| new.visit_children_with(this));
    }

    fn visit_class(&mut self, class: &Class) {
        self.report.add(
            &CLASS,
            class.span.with_hi(class.span.lo),
            "classes are not supported by the runtime",
        );
    }

    fn visit_for_of_stmt(&mut self, stmt: &ForOfStmt) {
        let form = if stmt.is_await {
            "for await…of"
        } else {
            "for…of"
        };
        let help = rewrites::for_of(stmt, self.report);
        let says_all = help.is_some();
        self.report.add_with_help(
            &FOR_OF,
            stmt.span.with_hi(stmt.right.span().hi),
            format!("`{form}` is not supported by the runtime"),
            help.unwrap_or_else(|| FOR_OF.help.to_owned()),
        );
        // A pattern in the head is gone with it.
        if !says_all {
            stmt.left.visit_with(self);
        }
        stmt.right.visit_with(self);
        stmt.body.visit_with(self);
    }

    fn visit_function(&mut self, function: &Function) {
        self.refuse_generator(function.is_generator, function.span);
        function.visit_children_with(self);
    }

    fn visit_arrow_expr(&mut self, arrow: &ArrowExpr) {
        self.refuse_generator(arrow.is_generator, arrow.span);
        self.check_arrow_line(arrow);
        arrow.visit_children_with(self);
    }

    fn visit_yield_expr(&mut self, expr: &YieldExpr) {
        self.report.add(
            &GENERATOR,
            expr.span,
            "`yield` is not supported by the runtime",
        );
        expr.visit_children_with(self);
    }

    /// One finding for a chain, however many links of it are optional.
    fn visit_opt_chain_expr(&mut self, chain: &OptChainExpr) {
        if self.reported_chain != Some(chain.span) {
            let help = without_chain(chain, self.report);
            self.report.add_with_help(
                &OPTIONAL_CHAINING,
                chain.span,
                "optional chaining is not supported by the runtime",
                help.unwrap_or_else(|| OPTIONAL_CHAINING.help.to_owned()),
            );
        }
        let before = chain::before(chain).map(|before| before.span);
        let outer = std::mem::replace(&mut self.reported_chain, before);
        chain.visit_children_with(self);
        self.reported_chain = outer;
    }

    fn visit_catch_clause(&mut self, clause: &CatchClause) {
        if clause.param.is_none() {
            self.report.add(
                &OPTIONAL_CATCH,
                clause.span.with_hi(clause.body.span.lo),
                "`catch` needs a name for the error in the runtime",
            );
        }
        clause.visit_children_with(self);
    }

    fn visit_big_int(&mut self, literal: &BigInt) {
        self.report.add(
            &BIGINT,
            literal.span,
            "BigInt is not supported by the runtime",
        );
    }

    fn visit_ident(&mut self, ident: &Ident) {
        self.check_name(ident.span);
    }

    fn visit_ident_name(&mut self, name: &IdentName) {
        self.check_name(name.span);
    }

    fn visit_private_name(&mut self, name: &PrivateName) {
        self.report.add(
            &PRIVATE_NAME,
            name.span,
            "private names are not supported by the runtime",
        );
    }

    fn visit_labeled_stmt(&mut self, stmt: &LabeledStmt) {
        let kind = match &*stmt.body {
            Stmt::For(_) | Stmt::ForIn(_) | Stmt::ForOf(_) | Stmt::While(_) | Stmt::DoWhile(_) => {
                Labelled::Loop
            }
            _ => Labelled::Other,
        };
        self.labels.push((stmt.label.sym.clone(), kind));
        stmt.visit_children_with(self);
        self.labels.pop();
    }

    fn visit_continue_stmt(&mut self, stmt: &ContinueStmt) {
        let Some(label) = &stmt.label else {
            return;
        };
        let target = self
            .labels
            .iter()
            .rev()
            .find(|(name, _)| *name == label.sym);
        if target.is_some_and(|(_, kind)| *kind == Labelled::Other) {
            let message = format!("`{}` is not the label of a loop", label.sym);
            self.report.add(&CONTINUE_LABEL, stmt.span, message);
        }
    }

    fn visit_meta_prop_expr(&mut self, expr: &MetaPropExpr) {
        if matches!(expr.kind, MetaPropKind::NewTarget) {
            self.report.add(
                &NEW_TARGET,
                expr.span,
                "`new.target` is not supported by the runtime",
            );
        }
    }

    fn visit_super_prop_expr(&mut self, expr: &SuperPropExpr) {
        self.report
            .add(&SUPER, expr.span, "`super` is not supported by the runtime");
        expr.visit_children_with(self);
    }

    fn visit_bin_expr(&mut self, expr: &BinExpr) {
        if expr.op == BinaryOp::NullishCoalescing {
            self.report
                .add_once(&NULLISH, "??", expr.span, "`??` is not documented");
        }
        expr.visit_children_with(self);
    }

    fn visit_prop(&mut self, prop: &Prop) {
        if let Prop::Shorthand(name) = prop {
            self.report.add_once(
                &SHORTHAND,
                "property",
                name.span,
                "shorthand properties are not documented",
            );
        }
        prop.visit_children_with(self);
    }

    fn visit_method_prop(&mut self, method: &MethodProp) {
        self.report.add_once(
            &SHORTHAND,
            "method",
            method.key.span(),
            "shorthand methods are not documented",
        );
        method.visit_children_with(self);
    }

    fn visit_prop_name(&mut self, key: &PropName) {
        if let PropName::Computed(computed) = key {
            self.report.add_once(
                &COMPUTED_KEY,
                "",
                computed.span,
                "computed property names are not documented",
            );
        }
        key.visit_children_with(self);
    }

    fn visit_tagged_tpl(&mut self, template: &TaggedTpl) {
        self.report.add_once(
            &TAGGED_TEMPLATE,
            "",
            template.span,
            "tagged templates are not documented, and their strings have no `raw`",
        );
        template.visit_children_with(self);
    }

    fn visit_number(&mut self, number: &Number) {
        let text = self.report.text(number.span);
        if self.report.runtime == Runtime::CloudfrontJs10 && text.contains('_') {
            self.report.add(
                &SEPARATOR_10,
                number.span,
                "numeric separators came with runtime 2.0",
            );
        }
        if matches!(text.get(..2), Some("0o" | "0O" | "0b" | "0B")) {
            self.report.add_once(
                &BINARY_LITERAL,
                "",
                number.span,
                "octal and binary literals are not documented",
            );
        }
    }

    fn visit_var_decl(&mut self, decl: &VarDecl) {
        let lexical = matches!(decl.kind, VarDeclKind::Let | VarDeclKind::Const);
        if lexical && self.report.runtime == Runtime::CloudfrontJs10 {
            self.report.add(
                &LET_CONST_10,
                decl.span,
                format!("`{}` came with runtime 2.0", decl.kind),
            );
        }
        decl.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, decl: &VarDeclarator) {
        match self.without_pattern(decl) {
            Some(help) => {
                let message = "destructuring is not supported by the runtime";
                self.report
                    .add_with_help(&DESTRUCTURING, decl.name.span(), message, help);
                decl.init.visit_with(self);
            }
            None => decl.visit_children_with(self),
        }
    }
}
