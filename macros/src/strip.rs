//! Takes `#[js(…)]` out of an item, token by token: no parsing, since the event model is built
//! by every author. All other tokens, and their places, stay.

#[cfg(test)]
mod tests;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The item without its `#[js(…)]` attributes, at whatever depth.
pub(crate) fn js_attributes(item: TokenStream) -> TokenStream {
    if mentions_js(&item) {
        strip(item)
    } else {
        item
    }
}

fn strip(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_attribute = is_pound(&token) && tokens.peek().is_some_and(is_js);
        if is_attribute {
            tokens.next();
        } else {
            kept.push(inside(token));
        }
    }
    kept.into_iter().collect()
}

/// A group is rebuilt only where something is taken out of it: a rebuilt one has one span
/// instead of one per delimiter.
fn inside(token: TokenTree) -> TokenTree {
    match token {
        TokenTree::Group(group) if mentions_js(&group.stream()) => {
            let mut stripped = Group::new(group.delimiter(), strip(group.stream()));
            stripped.set_span(group.span());
            TokenTree::Group(stripped)
        }
        other => other,
    }
}

/// Whether there is an attribute to take out, at whatever depth.
fn mentions_js(tokens: &TokenStream) -> bool {
    let mut after_pound = false;
    tokens.clone().into_iter().any(|token| {
        let found = after_pound && is_js(&token)
            || matches!(&token, TokenTree::Group(group) if mentions_js(&group.stream()));
        after_pound = is_pound(&token);
        found
    })
}

fn is_pound(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#')
}

/// Whether a token is `[js]`, `[js(…)]` or one with a path before it.
fn is_js(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let path_end = group
        .stream()
        .into_iter()
        .take_while(|token| match token {
            TokenTree::Ident(_) => true,
            TokenTree::Punct(punct) => punct.as_char() == ':',
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        })
        .last();
    group.delimiter() == Delimiter::Bracket
        && matches!(path_end, Some(TokenTree::Ident(name)) if name == "js")
}
