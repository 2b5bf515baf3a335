//! syn's items, owned piece by piece, so that a body can be lowered long after its file was read.
//! Declarations without a body (`fn f();` in the sysroot) are understood here; syn leaves them as tokens.

use std::rc::Rc;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{
    Attribute, Block, Expr, Generics, Ident, Path, Signature, Token, Type, TypeParamBound,
    Visibility,
};

/// One item of a module or of a block.
pub enum Node {
    Mod(Rc<ModNode>),
    Use(Rc<syn::ItemUse>),
    Fn(Rc<FnNode>),
    Struct(Rc<syn::ItemStruct>),
    Enum(Rc<syn::ItemEnum>),
    Trait(Rc<TraitNode>),
    Impl(Rc<ImplNode>),
    Const(Rc<ConstNode>),
    TyAlias(Rc<syn::ItemType>),
    /// What the subset refuses, or a macro.
    Other,
}

/// `mod a;` or `mod a { .. }`
pub struct ModNode {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    pub ident: Ident,
    pub items: Option<Vec<Node>>,
}

/// A function with or without a body.
pub struct FnNode {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    pub sig: Signature,
    pub block: Option<Block>,
    /// Blocks of the body that hold items. Names must be known before any body is lowered.
    pub has_items: bool,
}

/// `const` or `static`, with or without a value.
pub struct ConstNode {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    pub ident: Ident,
    pub ty: Type,
    pub expr: Option<Expr>,
    pub has_items: bool,
}

/// A trait.
pub struct TraitNode {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    pub ident: Ident,
    pub generics: Generics,
    pub supertraits: Punctuated<TypeParamBound, Token![+]>,
    pub items: Vec<AssocNode>,
}

/// An impl block.
pub struct ImplNode {
    pub attrs: Vec<Attribute>,
    pub span: Span,
    pub generics: Generics,
    pub of_trait: Option<Path>,
    pub self_ty: Type,
    pub items: Vec<AssocNode>,
}

/// A trait's or an impl's item.
pub enum AssocNode {
    Fn(Rc<FnNode>),
    Const(Rc<ConstNode>),
    Ty(Rc<AssocTyNode>),
}

/// An associated type.
pub struct AssocTyNode {
    pub attrs: Vec<Attribute>,
    pub ident: Ident,
    pub generics: Generics,
    pub bounds: Punctuated<TypeParamBound, Token![+]>,
    pub value: Option<Type>,
}

/// Takes a file's items apart.
pub fn nodes(items: Vec<syn::Item>) -> Vec<Node> {
    items.into_iter().map(node).collect()
}

/// Takes one item apart.
pub fn node(item: syn::Item) -> Node {
    match item {
        syn::Item::Mod(m) => Node::Mod(Rc::new(ModNode {
            attrs: m.attrs,
            vis: m.vis,
            ident: m.ident,
            items: m.content.map(|(_, items)| nodes(items)),
        })),
        syn::Item::Use(u) => Node::Use(Rc::new(u)),
        syn::Item::Fn(f) => Node::Fn(fn_node(f.attrs, f.vis, f.sig, Some(*f.block))),
        syn::Item::Struct(s) => Node::Struct(Rc::new(s)),
        syn::Item::Enum(e) => Node::Enum(Rc::new(e)),
        syn::Item::Trait(t) => Node::Trait(Rc::new(TraitNode {
            attrs: t.attrs,
            vis: t.vis,
            ident: t.ident,
            generics: t.generics,
            supertraits: t.supertraits,
            items: t.items.into_iter().filter_map(trait_item).collect(),
        })),
        syn::Item::Impl(i) => Node::Impl(Rc::new(impl_node(i))),
        syn::Item::Const(c) => {
            Node::Const(const_node(c.attrs, c.vis, c.ident, *c.ty, Some(*c.expr)))
        }
        syn::Item::Static(s) => {
            Node::Const(const_node(s.attrs, s.vis, s.ident, *s.ty, Some(*s.expr)))
        }
        syn::Item::Type(t) => Node::TyAlias(Rc::new(t)),
        syn::Item::Verbatim(tokens) => match bodyless(tokens) {
            Some(AssocNode::Fn(f)) => Node::Fn(f),
            Some(AssocNode::Const(c)) => Node::Const(c),
            Some(AssocNode::Ty(_)) | None => Node::Other,
        },
        _ => Node::Other,
    }
}

/// Takes an impl block apart.
pub fn impl_node(i: syn::ItemImpl) -> ImplNode {
    ImplNode {
        attrs: i.attrs,
        span: i.impl_token.span,
        generics: i.generics,
        of_trait: i.trait_.map(|(path, _)| path),
        self_ty: *i.self_ty,
        items: i.items.into_iter().filter_map(impl_item).collect(),
    }
}

fn impl_item(item: syn::ImplItem) -> Option<AssocNode> {
    match item {
        syn::ImplItem::Fn(f) => Some(AssocNode::Fn(fn_node(f.attrs, f.vis, f.sig, Some(f.block)))),
        syn::ImplItem::Const(c) => Some(AssocNode::Const(const_node(
            c.attrs,
            c.vis,
            c.ident,
            c.ty,
            Some(c.expr),
        ))),
        syn::ImplItem::Type(t) => Some(AssocNode::Ty(Rc::new(AssocTyNode {
            attrs: t.attrs,
            ident: t.ident,
            generics: t.generics,
            bounds: Punctuated::new(),
            value: Some(t.ty),
        }))),
        syn::ImplItem::Verbatim(tokens) => bodyless(tokens),
        _ => None,
    }
}

fn trait_item(item: syn::TraitItem) -> Option<AssocNode> {
    trait_item_with(item, Visibility::Inherited)
}

fn trait_item_with(item: syn::TraitItem, vis: Visibility) -> Option<AssocNode> {
    match item {
        syn::TraitItem::Fn(f) => Some(AssocNode::Fn(fn_node(f.attrs, vis, f.sig, f.default))),
        syn::TraitItem::Const(c) => Some(AssocNode::Const(const_node(
            c.attrs,
            vis,
            c.ident,
            c.ty,
            c.default.map(|(_, e)| e),
        ))),
        syn::TraitItem::Type(t) => Some(AssocNode::Ty(Rc::new(AssocTyNode {
            attrs: t.attrs,
            ident: t.ident,
            generics: t.generics,
            bounds: t.bounds,
            value: t.default.map(|(_, ty)| ty),
        }))),
        _ => None,
    }
}

/// `#[attr] pub fn f() -> T;` and `pub const C: T;`: a trait's item with a visibility.
fn bodyless(tokens: TokenStream) -> Option<AssocNode> {
    let parse = |input: ParseStream| {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis: Visibility = input.parse()?;
        let item: syn::TraitItem = input.parse()?;
        Ok((attrs, vis, item))
    };
    let (attrs, vis, mut item) = parse.parse2(tokens).ok()?;
    match &mut item {
        syn::TraitItem::Fn(f) => f.attrs.extend(attrs),
        syn::TraitItem::Const(c) => c.attrs.extend(attrs),
        syn::TraitItem::Type(t) => t.attrs.extend(attrs),
        _ => return None,
    }
    trait_item_with(item, vis)
}

fn fn_node(
    attrs: Vec<Attribute>,
    vis: Visibility,
    sig: Signature,
    block: Option<Block>,
) -> Rc<FnNode> {
    let has_items = block
        .as_ref()
        .is_some_and(|block| ItemFinder::search(|f| f.visit_block(block)));
    Rc::new(FnNode {
        attrs,
        vis,
        sig,
        block,
        has_items,
    })
}

fn const_node(
    attrs: Vec<Attribute>,
    vis: Visibility,
    ident: Ident,
    ty: Type,
    expr: Option<Expr>,
) -> Rc<ConstNode> {
    let has_items = expr
        .as_ref()
        .is_some_and(|expr| ItemFinder::search(|f| f.visit_expr(expr)));
    Rc::new(ConstNode {
        attrs,
        vis,
        ident,
        ty,
        expr,
        has_items,
    })
}

/// Tells whether any block holds an item.
struct ItemFinder {
    found: bool,
}

impl ItemFinder {
    fn search(visit: impl FnOnce(&mut ItemFinder)) -> bool {
        let mut finder = ItemFinder { found: false };
        visit(&mut finder);
        finder.found
    }
}

impl<'ast> Visit<'ast> for ItemFinder {
    fn visit_block(&mut self, block: &'ast Block) {
        if self.found || holds_items(block) {
            self.found = true;
        } else {
            syn::visit::visit_block(self, block);
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        for argument in &arguments_with_blocks(mac) {
            Visit::visit_expr(self, argument);
        }
    }
}

/// The arguments of a macro such as `format!`, if blocks stand in them: those may hold items.
pub fn arguments_with_blocks(mac: &syn::Macro) -> Vec<Expr> {
    if !holds_braces(&mac.tokens) {
        return Vec::new();
    }
    cfc_syntax::macro_expressions(mac)
}

fn holds_braces(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Brace || holds_braces(&group.stream())
        }
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a block has items of its own.
pub fn holds_items(block: &Block) -> bool {
    block
        .stmts
        .iter()
        .any(|stmt| matches!(stmt, syn::Stmt::Item(_)))
}
