//! Literal header names and the key-value store, where the handler's event is known. Whether a
//! name goes to the request or to the response is told from names, types and `let`s nearby; where
//! that does not say, the read-only rule is left to the run time. Not here: computed names.

use crate::attributes;
use crate::diagnostics::{
    Diagnostic, cookie_header, disallowed_header, invalid_header_name, read_only_header,
    synchronous_key_value_store, upper_case_header,
};
use crate::handler::{HandlerScan, event_of};
use crate::macros;
use cfc_event_rules::{
    EventType, HeaderProblem, HeaderWrite, header_name_problem, header_read_problem,
};
use proc_macro2::Span;
use std::collections::BTreeMap;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprMethodCall, ExprPath, File, FnArg, ImplItemFn, Item, ItemFn, Lit, LitStr,
    Local, Macro, Member, Pat, PatIdent, Signature, TraitItemFn, Type,
};

/// Checks a file whose handlers answer one event; another file has none that is known.
pub(crate) fn check_file(file: &File, scan: &HandlerScan<'_>) -> Vec<Diagnostic> {
    let Some(first) = scan.handlers.first() else {
        return Vec::new();
    };
    let event_type = first.event_type;
    if scan
        .handlers
        .iter()
        .any(|other| other.event_type != event_type)
    {
        return Vec::new();
    }
    let mut rules = Rules::new(event_type);
    rules.visit_file(file);
    rules.found
}

/// Checks a handler alone, whether its attribute is still there or not.
pub(crate) fn check_handler(event_type: EventType, function: &ItemFn) -> Vec<Diagnostic> {
    let mut rules = Rules::new(event_type);
    rules.handler(function);
    rules.found
}

/// What headers belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Request,
    Response,
}

/// What a method does to the header that its first argument names.
enum Access {
    Read,
    Write,
    Remove,
}

struct Rules {
    event_type: EventType,
    /// The `fn` of the handler that is walked, if it is not `async`.
    synchronous: Option<Span>,
    /// What the variables of the function that is walked stand for, as far as it is told.
    owners: BTreeMap<String, Owner>,
    found: Vec<Diagnostic>,
}

impl Rules {
    fn new(event_type: EventType) -> Self {
        Self {
            event_type,
            synchronous: None,
            owners: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    fn handler(&mut self, function: &ItemFn) {
        let signature = &function.sig;
        let is_async = signature.asyncness.is_some();
        self.synchronous = (!is_async).then_some(signature.fn_token.span);
        self.function(signature, &function.block);
        self.synchronous = None;
    }

    /// Walks a function's body with the variables that its parameters declare.
    fn function(&mut self, signature: &Signature, body: &Block) {
        let outside = std::mem::take(&mut self.owners);
        for input in &signature.inputs {
            if let FnArg::Typed(parameter) = input
                && let Some(name) = binding(&parameter.pat)
                && let Some(owner) = owner_of_type(&parameter.ty)
            {
                self.owners.insert(name, owner);
            }
        }
        self.visit_block(body);
        self.owners = outside;
    }

    fn literal(&mut self, call: &ExprMethodCall, access: &Access, name: &LitStr) {
        let text = name.value();
        let problem = match access {
            Access::Read => header_read_problem(&text),
            Access::Write => {
                header_name_problem(&text, self.event_type, self.write(call, HeaderWrite::Set))
            }
            Access::Remove => header_name_problem(
                &text,
                self.event_type,
                self.write(call, HeaderWrite::Remove),
            ),
        };
        let found = problem.map(|problem| diagnose(problem, &text, name.span()));
        self.found.extend(found);
    }

    /// `given` for what the event gave, [`HeaderWrite::Generate`] for an answer of the function's
    /// own, which a response in a viewer-request function is.
    fn write(&self, call: &ExprMethodCall, given: HeaderWrite) -> HeaderWrite {
        let owner = self.owner(&call.receiver).or_else(|| {
            // `with_header` builds responses.
            (call.method == "with_header").then_some(Owner::Response)
        });
        match (self.event_type, owner) {
            (EventType::ViewerRequest, Some(Owner::Request))
            | (EventType::ViewerResponse, Some(Owner::Response)) => given,
            (EventType::ViewerRequest, Some(Owner::Response) | None)
            | (EventType::ViewerResponse, Some(Owner::Request) | None)
            | (EventType::Connection, _) => HeaderWrite::Generate,
        }
    }

    /// What an expression is, or what it is a part of.
    fn owner(&self, expr: &Expr) -> Option<Owner> {
        match expr {
            Expr::Path(path) => self.owner_of_path(path),
            Expr::Field(field) => match &field.member {
                Member::Named(name) if name == "request" => Some(Owner::Request),
                Member::Named(name) if name == "response" => Some(Owner::Response),
                Member::Named(_) | Member::Unnamed(_) => self.owner(&field.base),
            },
            Expr::MethodCall(call) => self.owner(&call.receiver),
            Expr::Call(call) => self.owner(&call.func),
            Expr::Reference(reference) => self.owner(&reference.expr),
            Expr::Unary(unary) => self.owner(&unary.expr),
            Expr::Paren(paren) => self.owner(&paren.expr),
            Expr::Group(group) => self.owner(&group.expr),
            Expr::Try(tried) => self.owner(&tried.expr),
            Expr::Await(awaited) => self.owner(&awaited.base),
            _ => None,
        }
    }

    /// A variable, or an associated function of one of the two types.
    fn owner_of_path(&self, path: &ExprPath) -> Option<Owner> {
        if let Some(name) = path.path.get_ident() {
            let name = name.to_string();
            return self.owners.get(&name).copied().or(match name.as_str() {
                "request" => Some(Owner::Request),
                "response" => Some(Owner::Response),
                _ => None,
            });
        }
        let before_last = path.path.segments.len().checked_sub(2)?;
        let type_name = &path.path.segments[before_last];
        owner_of_name(&type_name.ident.to_string())
    }
}

impl<'ast> Visit<'ast> for Rules {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = attributes::of_item(item);
        if attributes::is_test_only(attributes) {
            return;
        }
        match item {
            Item::Fn(function) if attributes.iter().any(|one| event_of(one).is_some()) => {
                self.handler(function);
            }
            Item::Fn(function) => {
                // A nested function is not the handler, and may be `async` on its own.
                let synchronous = self.synchronous.take();
                self.function(&function.sig, &function.block);
                self.synchronous = synchronous;
            }
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item_fn(&mut self, method: &'ast ImplItemFn) {
        if !attributes::is_test_only(&method.attrs) {
            self.function(&method.sig, &method.block);
        }
    }

    fn visit_trait_item_fn(&mut self, method: &'ast TraitItemFn) {
        if let Some(body) = &method.default {
            self.function(&method.sig, body);
        }
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let of_type = match &local.pat {
            Pat::Type(typed) => owner_of_type(&typed.ty),
            _ => None,
        };
        let of_value = local.init.as_ref().and_then(|init| self.owner(&init.expr));
        visit::visit_local(self, local);
        if let Some(name) = binding(&local.pat)
            && let Some(owner) = of_type.or(of_value)
        {
            self.owners.insert(name, owner);
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
        // A new variable of the same name; what it stands for is told by a `let` at most.
        self.owners.remove(&pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if let Some(access) = access(call)
            && let Some(name) = call.args.first().and_then(string_literal)
        {
            self.literal(call, &access, name);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_path(&mut self, path: &'ast ExprPath) {
        let names_store = path
            .path
            .segments
            .iter()
            .any(|one| one.ident == "KeyValueStore");
        if let Some(handler) = self.synchronous
            && names_store
        {
            let span = path.span();
            self.found
                .push(synchronous_key_value_store::error(handler, span));
        }
        visit::visit_expr_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        // What cannot be called is reported by the subset check.
        let Ok(arguments) = macros::check(mac) else {
            return;
        };
        let mut inside = Rules {
            event_type: self.event_type,
            synchronous: self.synchronous,
            owners: self.owners.clone(),
            found: Vec::new(),
        };
        arguments
            .exprs
            .iter()
            .for_each(|expr| inside.visit_expr(expr));
        self.found.extend(inside.found);
    }
}

fn diagnose(problem: HeaderProblem, name: &str, span: Span) -> Diagnostic {
    match problem {
        HeaderProblem::NotLowerCase(_) => upper_case_header::error(name, span),
        HeaderProblem::Disallowed => disallowed_header::error(name, span).help(problem.help()),
        HeaderProblem::ReadOnly(event_type) => {
            read_only_header::error(name, event_type, span).help(problem.help())
        }
        HeaderProblem::BelongsToCookies => cookie_header::error(name, span),
        HeaderProblem::NotAToken => invalid_header_name::error(name, span),
    }
}

/// What a call does to headers, if it is one of the methods of headers.
fn access(call: &ExprMethodCall) -> Option<Access> {
    let method = call.method.to_string();
    if method == "with_header" {
        return Some(Access::Write);
    }
    if !is_headers(&call.receiver) {
        return None;
    }
    match method.as_str() {
        "get" | "get_all" | "contains_key" => Some(Access::Read),
        "insert" | "append" => Some(Access::Write),
        "remove" => Some(Access::Remove),
        _ => None,
    }
}

/// Whether an expression is called headers: a variable, a field or a method of that name.
fn is_headers(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident("headers"),
        Expr::Field(field) => match &field.member {
            Member::Named(name) => name == "headers",
            Member::Unnamed(_) => false,
        },
        Expr::MethodCall(call) => call.method == "headers" || call.method == "headers_mut",
        Expr::Reference(reference) => is_headers(&reference.expr),
        Expr::Unary(unary) => is_headers(&unary.expr),
        Expr::Paren(paren) => is_headers(&paren.expr),
        Expr::Group(group) => is_headers(&group.expr),
        _ => false,
    }
}

fn string_literal(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(lit) => match &lit.lit {
            Lit::Str(text) => Some(text),
            _ => None,
        },
        Expr::Paren(paren) => string_literal(&paren.expr),
        Expr::Group(group) => string_literal(&group.expr),
        _ => None,
    }
}

/// The variable that a plain pattern binds.
fn binding(pat: &Pat) -> Option<String> {
    match pat {
        Pat::Ident(name) => Some(name.ident.to_string()),
        Pat::Type(typed) => binding(&typed.pat),
        _ => None,
    }
}

fn owner_of_type(ty: &Type) -> Option<Owner> {
    match ty {
        Type::Path(path) => owner_of_name(&attributes::last_name(&path.path)),
        Type::Reference(reference) => owner_of_type(&reference.elem),
        Type::Group(group) => owner_of_type(&group.elem),
        Type::Paren(paren) => owner_of_type(&paren.elem),
        _ => None,
    }
}

fn owner_of_name(name: &str) -> Option<Owner> {
    match name {
        "Request" => Some(Owner::Request),
        "Response" => Some(Owner::Response),
        _ => None,
    }
}
