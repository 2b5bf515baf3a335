//! What the attributes put beside an item: errors at the author's tokens, assertions about a
//! handler's types, and the function that a native run calls. The item itself is never touched.

#[cfg(test)]
mod tests;

use cfc_syntax::diagnostics::{Diagnostic, handler_form, unknown_attribute, unknown_syntax};
use cfc_syntax::{EventType, HandlerSignature, check_handler, check_handler_item, check_item};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, Item, ItemFn, ReturnType, Type};

/// A handler: the item, the errors in it, and, where its signature is right, what runs it.
pub(crate) fn handler(
    event_type: EventType,
    arguments: &TokenStream,
    item: &TokenStream,
) -> TokenStream {
    let mut errors = Vec::new();
    if !arguments.is_empty() {
        let span = arguments.span();
        errors.push(handler_form::error("attribute takes no arguments", span));
    }
    let beside = match syn::parse2::<Item>(item.clone()) {
        Ok(Item::Fn(function)) => {
            errors.extend(check_handler_item(event_type, &function));
            match check_handler(event_type, &function) {
                Ok(signature) => beside(signature, &function),
                Err(more) => {
                    errors.extend(more);
                    TokenStream::new()
                }
            }
        }
        Ok(other) => {
            errors.push(handler_form::error("is a free function", other.span()));
            TokenStream::new()
        }
        Err(unparsed) => {
            errors.push(not_parsed(&unparsed));
            TokenStream::new()
        }
    };
    with_errors(item, errors, &beside)
}

/// Shared code: the item and the errors in it.
pub(crate) fn subset(arguments: &TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Vec::new();
    if !arguments.is_empty() {
        errors.push(unknown_attribute::error("subset(…)", arguments.span()));
    }
    match syn::parse2::<Item>(item.clone()) {
        Ok(parsed) => errors.extend(check_item(&parsed)),
        Err(unparsed) => errors.push(not_parsed(&unparsed)),
    }
    with_errors(item, errors, &TokenStream::new())
}

fn not_parsed(error: &syn::Error) -> Diagnostic {
    unknown_syntax::error("syntax of an unknown form", error.span()).note(error.to_string())
}

fn with_errors(item: &TokenStream, errors: Vec<Diagnostic>, beside: &TokenStream) -> TokenStream {
    let errors = errors
        .into_iter()
        .map(|error| syn::Error::new(error.span, error.to_string()).into_compile_error());
    quote! { #item #(#errors)* #beside }
}

fn beside(signature: HandlerSignature, function: &ItemFn) -> TokenStream {
    let assertions = assertions(signature.event_type, function);
    let native = native(signature, &function.sig.ident);
    quote! { #assertions #native }
}

/// Type errors that stand on the author's own types: a namesake of the event or of an answer is
/// not the right type yet.
fn assertions(event_type: EventType, function: &ItemFn) -> TokenStream {
    let parameter = parameter_type(function).map(|ty| {
        let span = generated_at(ty);
        let event = event_ident(event_type, span);
        quote_spanned! {span=>
            #[doc(hidden)]
            const _: ::core::marker::PhantomData<::cloudfront_functions::prelude::#event> =
                ::core::marker::PhantomData::<#ty>;
        }
    });
    let outcome = return_type(function).and_then(|ty| {
        let span = generated_at(ty);
        let outcome = outcome_ident(event_type, span)?;
        Some(quote_spanned! {span=>
            #[doc(hidden)]
            const _: () = {
                const fn outcome<T: ::cloudfront_functions::native::#outcome>() {}
                outcome::<#ty>();
            };
        })
    });
    quote! { #parameter #outcome }
}

/// The place of the author's type, marked as generated, so that lints let it be.
fn generated_at(ty: &Type) -> Span {
    Span::mixed_site().located_at(ty.span())
}

/// The function that a native run calls. A second handler in the same module collides with it.
fn native(signature: HandlerSignature, handler: &Ident) -> TokenStream {
    let run = match signature.event_type {
        EventType::ViewerRequest => quote!(run_viewer_request),
        EventType::ViewerResponse => quote!(run_viewer_response),
        EventType::Connection => quote!(run_connection),
    };
    let answer = if signature.is_async {
        quote!(|event| ::cloudfront_functions::native::block_on(#handler(event)))
    } else {
        quote!(#handler)
    };
    // Without the `allow`, a handler in a private module warns of code that nothing calls.
    quote! {
        #[doc(hidden)]
        #[allow(dead_code)]
        pub fn __cfc_native(
            event: &::cloudfront_functions::native::Value,
        ) -> ::core::result::Result<
            ::cloudfront_functions::native::Value,
            ::cloudfront_functions::native::EventError,
        > {
            ::cloudfront_functions::native::#run(event, #answer)
        }
    }
}

fn parameter_type(function: &ItemFn) -> Option<&Type> {
    match function.sig.inputs.first()? {
        FnArg::Typed(parameter) => Some(&parameter.ty),
        FnArg::Receiver(_) => None,
    }
}

fn return_type(function: &ItemFn) -> Option<&Type> {
    match &function.sig.output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

fn event_ident(event_type: EventType, span: Span) -> Ident {
    match event_type {
        EventType::ViewerRequest => Ident::new("ViewerRequestEvent", span),
        EventType::ViewerResponse => Ident::new("ViewerResponseEvent", span),
        EventType::Connection => Ident::new("Connection", span),
    }
}

/// The trait of a handler's answers; a connection function has none.
fn outcome_ident(event_type: EventType, span: Span) -> Option<Ident> {
    match event_type {
        EventType::ViewerRequest => Some(Ident::new("ViewerRequestOutcome", span)),
        EventType::ViewerResponse => Some(Ident::new("ViewerResponseOutcome", span)),
        EventType::Connection => None,
    }
}
