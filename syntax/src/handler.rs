//! Handlers: where they are in a file, and whether their signatures are what CloudFront calls.
//! Types are known by their last segment; that they are the right ones is rustc's to say.

use crate::attributes;
use crate::check::check_file;
use crate::diagnostics::{
    Diagnostic, handler_form, handler_parameter, handler_return, no_handler, two_handlers,
};
use cfc_event_rules::EventType;
use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{
    Attribute, File, FnArg, GenericArgument, ImplItem, Item, ItemFn, Meta, PathArguments,
    ReturnType, Signature, Type,
};

/// The handlers of a file, and what is wrong with where they stand.
#[derive(Debug)]
pub struct HandlerScan<'ast> {
    /// In the order of the source, with those of inline modules.
    pub handlers: Vec<Handler<'ast>>,
    /// A second handler in a module, and handler attributes on other things than functions.
    pub diagnostics: Vec<Diagnostic>,
}

/// A function with a handler attribute.
#[derive(Clone, Debug)]
pub struct Handler<'ast> {
    /// The event that the attribute names.
    pub event_type: EventType,
    /// The function, with its attributes.
    pub function: &'ast ItemFn,
    /// The inline modules around it, outermost first.
    pub module: Vec<&'ast Ident>,
}

/// What a handler's signature says.
///
/// ```
/// use cfc_syntax::{EventType, Returns, check_handler};
///
/// let function = syn::parse_str(
///     "async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> { todo!() }",
/// ).unwrap();
/// let signature = check_handler(EventType::ViewerRequest, &function).unwrap();
/// assert!(signature.is_async);
/// assert_eq!(signature.returns, Returns::ResultRequestResponse);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandlerSignature {
    /// The event that it answers.
    pub event_type: EventType,
    /// Whether it is an `async fn`.
    pub is_async: bool,
    /// The form of its answer.
    pub returns: Returns,
}

/// What a handler may return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returns {
    /// `Ok` goes on to the cache and the origin, `Err` answers the viewer.
    ResultRequestResponse,
    /// Always goes on.
    Request,
    /// Always answers, or passes the origin's answer on.
    Response,
    /// Nothing: a connection is allowed or denied by a call.
    Nothing,
}

/// Finds the functions with `#[viewer_request]`, `#[viewer_response]` or `#[connection]`,
/// path-qualified too, outside tests.
///
/// ```
/// let file = syn::parse_file(
///     "#[cloudfront_functions::viewer_response]
///      fn handler(event: ViewerResponseEvent) -> Response { event.response }",
/// ).unwrap();
/// let scan = cfc_syntax::handlers(&file);
/// assert_eq!(scan.handlers[0].function.sig.ident, "handler");
/// ```
pub fn handlers(file: &File) -> HandlerScan<'_> {
    scan_items(&file.items)
}

/// As [`handlers`], in any list of items.
pub(crate) fn scan_items(items: &[Item]) -> HandlerScan<'_> {
    let mut scan = HandlerScan {
        handlers: Vec::new(),
        diagnostics: Vec::new(),
    };
    scan_module(&mut scan, items, &[]);
    scan
}

impl<'ast> HandlerScan<'ast> {
    /// The handler of a file that is a whole function.
    ///
    /// # Errors
    ///
    /// None, or more than one, even in different modules; and everything in `diagnostics`.
    pub fn exactly_one(self) -> Result<Handler<'ast>, Vec<Diagnostic>> {
        let mut errors = self.diagnostics;
        let mut handlers = self.handlers.into_iter();
        let Some(first) = handlers.next() else {
            if errors.is_empty() {
                errors.push(no_handler::error(Span::call_site()));
            }
            return Err(errors);
        };
        if errors.is_empty() {
            errors.extend(handlers.map(|second| two_handlers::error(first.span(), second.span())));
        }
        if errors.is_empty() {
            Ok(first)
        } else {
            Err(errors)
        }
    }
}

impl Handler<'_> {
    /// The handler's name.
    pub fn span(&self) -> Span {
        self.function.sig.ident.span()
    }
}

/// Checks a file that is a whole function: the subset, exactly one handler, its signature.
///
/// # Errors
///
/// Everything that is wrong, in the order of these three.
///
/// ```
/// let file = syn::parse_file("fn helper() {}").unwrap();
/// assert_eq!(cfc_syntax::check_function(&file).unwrap_err()[0].code.id, "CFC0201");
/// ```
pub fn check_function(file: &File) -> Result<HandlerSignature, Vec<Diagnostic>> {
    let mut errors = check_file(file);
    let checked = handlers(file)
        .exactly_one()
        .and_then(|handler| check_handler(handler.event_type, handler.function));
    match checked {
        Ok(signature) if errors.is_empty() => Ok(signature),
        Ok(_) => Err(errors),
        Err(more) => {
            // What the scan found is in both lists.
            let is_new = |new: &Diagnostic| !errors.iter().any(|known| known.code == new.code);
            let more: Vec<Diagnostic> = more.into_iter().filter(is_new).collect();
            errors.extend(more);
            Err(errors)
        }
    }
}

/// Checks the signature of a handler.
///
/// # Errors
///
/// Type parameters, another parameter than the event by value, another return type than those
/// that the event allows.
pub fn check_handler(
    event_type: EventType,
    function: &ItemFn,
) -> Result<HandlerSignature, Vec<Diagnostic>> {
    let signature = &function.sig;
    let mut errors = check_form(signature);
    errors.extend(check_parameters(event_type, signature));
    let returns = returns(event_type, signature);
    match returns {
        Some(returns) if errors.is_empty() => Ok(HandlerSignature {
            event_type,
            is_async: signature.asyncness.is_some(),
            returns,
        }),
        Some(_) => Err(errors),
        None => {
            errors.push(wrong_return(event_type, signature));
            Err(errors)
        }
    }
}

/// The attributes that mark handlers.
const MARKERS: [(&str, EventType); 3] = [
    ("viewer_request", EventType::ViewerRequest),
    ("viewer_response", EventType::ViewerResponse),
    ("connection", EventType::Connection),
];

/// The event that an attribute makes a function the handler of.
pub(crate) fn event_of(attribute: &Attribute) -> Option<EventType> {
    let name = attributes::last_name(attribute.path());
    let marker = MARKERS.iter().find(|(marker, _)| name == *marker);
    marker.map(|(_, event_type)| *event_type)
}

/// Whether a text seems to mark a handler: a quick look, which also serves where it does not parse.
///
/// ```
/// assert!(cfc_syntax::names_handler("#[viewer_request]\nfn handler("));
/// assert!(cfc_syntax::names_handler("#[cloudfront_functions::connection]"));
/// assert!(!cfc_syntax::names_handler("// a viewer_request is none"));
/// ```
pub fn names_handler(text: &str) -> bool {
    MARKERS.iter().any(|(marker, _)| {
        text.contains(&format!("[{marker}]")) || text.contains(&format!("::{marker}]"))
    })
}

fn scan_module<'ast>(scan: &mut HandlerScan<'ast>, items: &'ast [Item], module: &[&'ast Ident]) {
    let mut first = None;
    for item in items {
        let attributes = attributes::of_item(item);
        if attributes::is_test_only(attributes) {
            continue;
        }
        let marked = attributes
            .iter()
            .find_map(|attribute| Some((attribute, event_of(attribute)?)));
        match (item, marked) {
            (Item::Fn(function), Some((attribute, event_type))) => {
                scan.diagnostics.extend(check_marker(attribute));
                let handler = Handler {
                    event_type,
                    function,
                    module: module.to_vec(),
                };
                match first {
                    None => first = Some(handler.span()),
                    Some(first) => scan
                        .diagnostics
                        .push(two_handlers::error(first, handler.span())),
                }
                scan.handlers.push(handler);
            }
            (_, Some((attribute, _))) => scan.diagnostics.push(misplaced(attribute)),
            (Item::Impl(item), None) => scan_impl(scan, &item.items),
            (Item::Mod(item), None) => {
                if let Some((_, items)) = &item.content {
                    let inner: Vec<&Ident> = module.iter().copied().chain([&item.ident]).collect();
                    scan_module(scan, items, &inner);
                }
            }
            (_, None) => {}
        }
    }
}

fn scan_impl(scan: &mut HandlerScan<'_>, items: &[ImplItem]) {
    for item in items {
        if let ImplItem::Fn(method) = item {
            let marked = method.attrs.iter().find(|one| event_of(one).is_some());
            scan.diagnostics.extend(marked.map(misplaced));
        }
    }
}

fn misplaced(attribute: &Attribute) -> Diagnostic {
    handler_form::error("is a free function", attribute.path().span())
}

fn check_marker(attribute: &Attribute) -> Option<Diagnostic> {
    match &attribute.meta {
        Meta::Path(_) => None,
        Meta::List(_) | Meta::NameValue(_) => Some(handler_form::error(
            "attribute takes no arguments",
            attribute.meta.span(),
        )),
    }
}

fn check_form(signature: &Signature) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    if !signature.generics.params.is_empty() {
        let span = signature.generics.params.span();
        errors.push(handler_form::error(
            "has no type parameters and no lifetimes",
            span,
        ));
    }
    if let Some(clause) = &signature.generics.where_clause {
        errors.push(handler_form::error(
            "has no `where` clause",
            clause.where_token.span,
        ));
    }
    if let Some(word) = signature.constness {
        errors.push(handler_form::error("is not `const`", word.span));
    }
    errors
}

fn check_parameters(event_type: EventType, signature: &Signature) -> Option<Diagnostic> {
    let expected = event_name(event_type);
    let mut inputs = signature.inputs.iter();
    let span = match (inputs.next(), inputs.next()) {
        (None, _) => signature.ident.span(),
        (Some(FnArg::Receiver(receiver)), _) => receiver.self_token.span,
        (Some(_), Some(second)) => second.span(),
        (Some(FnArg::Typed(only)), None) if last_segment(&only.ty, expected) => return None,
        (Some(FnArg::Typed(only)), None) => only.ty.span(),
    };
    Some(handler_parameter::error(expected, span))
}

fn event_name(event_type: EventType) -> &'static str {
    match event_type {
        EventType::ViewerRequest => "ViewerRequestEvent",
        EventType::ViewerResponse => "ViewerResponseEvent",
        EventType::Connection => "Connection",
    }
}

fn returns(event_type: EventType, signature: &Signature) -> Option<Returns> {
    match (event_type, &signature.output) {
        (EventType::Connection, ReturnType::Default) => Some(Returns::Nothing),
        (EventType::Connection, ReturnType::Type(..)) | (_, ReturnType::Default) => None,
        (_, ReturnType::Type(_, ty)) if last_segment(ty, "Response") => Some(Returns::Response),
        (EventType::ViewerRequest, ReturnType::Type(_, ty)) if last_segment(ty, "Request") => {
            Some(Returns::Request)
        }
        (EventType::ViewerRequest, ReturnType::Type(_, ty)) if is_result(ty) => {
            Some(Returns::ResultRequestResponse)
        }
        (EventType::ViewerRequest | EventType::ViewerResponse, ReturnType::Type(..)) => None,
    }
}

fn wrong_return(event_type: EventType, signature: &Signature) -> Diagnostic {
    let expected = match event_type {
        EventType::ViewerRequest => "`Result<Request, Response>`, `Request` or `Response`",
        EventType::ViewerResponse => "`Response`",
        EventType::Connection => "nothing: it calls `allow` or `deny`",
    };
    let span = match &signature.output {
        ReturnType::Default => signature.ident.span(),
        ReturnType::Type(_, ty) => ty.span(),
    };
    handler_return::error(expected, span)
}

fn is_result(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    let types: Vec<&Type> = arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect();
    last.ident == "Result"
        && types.len() == arguments.args.len()
        && matches!(types[..], [ok, err] if last_segment(ok, "Request") && last_segment(err, "Response"))
}

/// Whether `ty` is a path that ends in `name`, in parentheses or not.
fn last_segment(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == name && last.arguments.is_empty()),
        Type::Group(group) => last_segment(&group.elem, name),
        Type::Paren(paren) => last_segment(&paren.elem, name),
        _ => false,
    }
}
