//! The check: walks a syntax tree, asks the verdict tables about every node, and looks at the
//! words, names and macro calls inside. Not here: the verdicts, and the rules of handlers.

use crate::diagnostics::{Diagnostic, trait_object};
use crate::verdict::Row;
use crate::verdict_table as table;
use crate::{attributes, handler, header_rules, macros, paths};
use cfc_event_rules::EventType;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Abi, Attribute, BinOp, CapturedParam, Expr, ExprClosure, Field, Fields, File, FnArg,
    GenericArgument, GenericParam, ImplItem, Item, ItemConst, ItemFn, ItemImpl, ItemMacro, ItemMod,
    ItemTrait, ItemUse, Lit, Macro, Member, Pat, Path, PathArguments, RangeLimits, ReceiverKind,
    ReturnType, Safety, Signature, StaticMutability, Stmt, TraitItem, Type, TypeFnPtr,
    TypeParamBound, UnOp, UseTree, Visibility, WherePredicate,
};

/// Everything in a file that is not part of the subset: what the syntax shows first, then literal
/// header names, where the file's handlers say which event it answers, then the places of the
/// handlers; each in the order of the source.
///
/// Tests ([`is_test_only`](crate::is_test_only)) are left out.
///
/// ```
/// let file = syn::parse_file("fn f() { unsafe {} }").unwrap();
/// let found = cfc_syntax::check_file(&file);
/// assert_eq!(found[0].code.id, "CFC0101");
/// ```
pub fn check_file(file: &File) -> Vec<Diagnostic> {
    let mut found = check(|checker| checker.visit_file(file));
    let scan = handler::handlers(file);
    found.extend(header_rules::check_file(file, &scan));
    found.extend(scan.diagnostics);
    found
}

/// Everything in an item that is not part of the subset; in an inline module, second handlers too.
///
/// ```
/// let item = syn::parse_str("struct Point { x: i32, y: i32 }").unwrap();
/// assert!(cfc_syntax::check_item(&item).is_empty());
/// ```
pub fn check_item(item: &Item) -> Vec<Diagnostic> {
    let mut found = check(|checker| checker.visit_item(item));
    found.extend(handler::scan_items(std::slice::from_ref(item)).diagnostics);
    found
}

/// Everything in a handler's function that is not part of the subset or breaks a rule of its
/// event: what can be said from the function alone. Its signature is
/// [`check_handler`](crate::check_handler)'s.
///
/// ```
/// use cfc_syntax::{EventType, check_handler_item};
///
/// let handler = syn::parse_str(
///     "fn handler(event: ViewerRequestEvent) -> Request {
///          let mut request = event.request;
///          request.headers.remove(\"host\");
///          request
///      }",
/// ).unwrap();
/// let found = check_handler_item(EventType::ViewerRequest, &handler);
/// assert_eq!(found[0].code.id, "CFC0502");
/// ```
pub fn check_handler_item(event_type: EventType, function: &ItemFn) -> Vec<Diagnostic> {
    let mut found = check(|checker| {
        for attribute in &function.attrs {
            checker.visit_attribute(attribute);
        }
        checker.visit_item_fn(function);
    });
    found.extend(header_rules::check_handler(event_type, function));
    found
}

fn check(walk: impl FnOnce(&mut Checker)) -> Vec<Diagnostic> {
    let mut checker = Checker { found: Vec::new() };
    walk(&mut checker);
    checker.found
}

struct Checker {
    found: Vec<Diagnostic>,
}

impl Checker {
    /// Asks a table; whether the node is accepted, so that its inside is looked at.
    fn admit(&mut self, row: &Row, node: &impl Spanned) -> bool {
        // A node's span is found by writing out all of its tokens.
        row.is_accepted() || self.admit_at(row, node.span())
    }

    fn admit_at(&mut self, row: &Row, span: Span) -> bool {
        let refusal = row.refusal(span);
        let accepted = refusal.is_none();
        self.found.extend(refusal);
        accepted
    }

    /// Reports a word that is refused, if it is there.
    fn word(&mut self, row: &Row, word: Option<&impl Spanned>) {
        if let Some(word) = word {
            self.admit_at(row, word.span());
        }
    }

    fn safety(&mut self, row: &Row, safety: &Safety) {
        match safety {
            Safety::Unsafe(word) => self.word(row, Some(word)),
            // `safe` exists in `extern` blocks only.
            Safety::Safe(word) => self.word(&table::MODIFIER, Some(word)),
            Safety::Default => {}
        }
    }

    fn abi(&mut self, abi: Option<&Abi>) {
        self.word(&table::ABI, abi);
    }

    /// Modifiers that syn may learn later; today they cannot be written.
    fn no_modifier(&mut self, empty: syn::Result<()>) {
        if let Err(unknown) = empty {
            self.admit_at(&table::MODIFIER, unknown.span());
        }
    }

    fn item_attributes(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            self.visit_attribute(attribute);
        }
    }
}

impl<'ast> Visit<'ast> for Checker {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        self.found.extend(attributes::check(attribute));
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if attributes::is_test_only(attributes::of_item(item)) {
            return;
        }
        if self.admit(table::item(item), item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let (attributes, defaultness) = match item {
            ImplItem::Const(item) => (&item.attrs[..], item.modifiers.defaultness.as_ref()),
            ImplItem::Fn(item) => (&item.attrs[..], item.modifiers.defaultness.as_ref()),
            ImplItem::Type(item) => (&item.attrs[..], item.modifiers.defaultness.as_ref()),
            ImplItem::Macro(item) => (&item.attrs[..], None),
            // Refused below.
            ImplItem::Verbatim(_) | _ => (&[][..], None),
        };
        if attributes::is_test_only(attributes) {
            return;
        }
        self.word(&table::DEFAULTNESS, defaultness);
        if self.admit(table::impl_item(item), item) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        if self.admit(table::trait_item(item), item) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        self.word(&table::DEFAULTNESS, item.modifiers.defaultness.as_ref());
        self.word(&table::GENERIC_CONST, item.generics.lt_token.as_ref());
        visit::visit_item_const(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.word(&table::DEFAULTNESS, item.modifiers.defaultness.as_ref());
        visit::visit_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        self.word(&table::UNSAFE_IMPL, item.unsafety.as_ref());
        self.word(&table::DEFAULTNESS, item.modifiers.defaultness.as_ref());
        self.word(&table::NEGATIVE_IMPL, item.modifiers.polarity.as_ref());
        if let Some((path, _)) = &item.trait_
            && attributes::last_name(path) == "Drop"
        {
            self.word(&table::DROP, Some(path));
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        self.item_attributes(&item.attrs);
        self.visit_macro(&item.mac);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.word(&table::UNSAFE_MOD, item.unsafety.as_ref());
        visit::visit_item_mod(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.word(&table::UNSAFE_TRAIT, item.unsafety.as_ref());
        self.word(&table::AUTO_TRAIT, item.modifiers.auto_token.as_ref());
        visit::visit_item_trait(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.found.extend(paths::check_use(&item.tree));
        visit::visit_item_use(self, item);
    }

    fn visit_use_tree(&mut self, tree: &'ast UseTree) {
        if self.admit(table::use_tree(tree), tree) {
            visit::visit_use_tree(self, tree);
        }
    }

    fn visit_signature(&mut self, signature: &'ast Signature) {
        self.word(&table::CONST_FN, signature.constness.as_ref());
        self.word(&table::ASYNC_FN, signature.asyncness.as_ref());
        self.safety(&table::UNSAFE_FN, &signature.safety);
        self.abi(signature.abi.as_ref());
        self.word(&table::VARIADIC, signature.variadic.as_ref());
        visit::visit_signature(self, signature);
    }

    fn visit_field(&mut self, field: &'ast Field) {
        let default = field.default.as_ref().map(|(_, value)| value);
        self.word(&table::FIELD_DEFAULT, default);
        visit::visit_field(self, field);
    }

    fn visit_fields(&mut self, fields: &'ast Fields) {
        if self.admit(table::fields(fields), fields) {
            visit::visit_fields(self, fields);
        }
    }

    fn visit_static_mutability(&mut self, mutability: &'ast StaticMutability) {
        self.admit(table::static_mutability(mutability), mutability);
    }

    fn visit_visibility(&mut self, visibility: &'ast Visibility) {
        self.admit(table::visibility(visibility), visibility);
    }

    fn visit_fn_arg(&mut self, argument: &'ast FnArg) {
        if self.admit(table::fn_arg(argument), argument) {
            visit::visit_fn_arg(self, argument);
        }
    }

    fn visit_receiver_kind(&mut self, kind: &'ast ReceiverKind) {
        if self.admit_at(table::receiver_kind(kind), Span::call_site()) {
            visit::visit_receiver_kind(self, kind);
        }
    }

    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        let attributes = match stmt {
            Stmt::Local(local) => &local.attrs[..],
            Stmt::Macro(mac) => &mac.attrs[..],
            // An item looks for itself; an expression carries no condition of its own.
            Stmt::Item(_) | Stmt::Expr(..) => &[],
        };
        if !attributes::is_test_only(attributes) && self.admit(table::stmt(stmt), stmt) {
            visit::visit_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        // The inside of a refused expression is looked at too, so that all of it shows at once.
        self.admit(table::expr(expr), expr);
        visit::visit_expr(self, expr);
    }

    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        self.word(&table::ASYNC_CLOSURE, closure.asyncness.as_ref());
        self.word(&table::CONST_CLOSURE, closure.constness.as_ref());
        self.no_modifier(closure.modifiers.require_empty());
        visit::visit_expr_closure(self, closure);
    }

    fn visit_bin_op(&mut self, op: &'ast BinOp) {
        self.admit(table::bin_op(op), op);
    }

    fn visit_un_op(&mut self, op: &'ast UnOp) {
        self.admit(table::un_op(op), op);
    }

    fn visit_range_limits(&mut self, limits: &'ast RangeLimits) {
        self.admit(table::range_limits(limits), limits);
    }

    fn visit_member(&mut self, member: &'ast Member) {
        self.admit(table::member(member), member);
    }

    fn visit_lit(&mut self, lit: &'ast Lit) {
        if self.admit(table::lit(lit), lit) {
            let suffix = lit.suffix();
            self.found.extend(paths::check_suffix(suffix, lit.span()));
        }
    }

    fn visit_pat(&mut self, pat: &'ast Pat) {
        if self.admit(table::pat(pat), pat) {
            visit::visit_pat(self, pat);
        }
    }

    fn visit_type(&mut self, ty: &'ast Type) {
        if let Type::TraitObject(object) = ty {
            let is_error = object.bounds.iter().any(|bound| {
                matches!(bound, TypeParamBound::Trait(bound)
                    if attributes::last_name(&bound.path) == "Error")
            });
            if is_error {
                self.found.push(
                    trait_object::error("a trait object", ty.span())
                        .help("for errors: an enum with one variant per reason"),
                );
                return;
            }
        }
        if self.admit(table::ty(ty), ty) {
            visit::visit_type(self, ty);
        }
    }

    fn visit_type_fn_ptr(&mut self, pointer: &'ast TypeFnPtr) {
        self.word(&table::UNSAFE_FN_POINTER, pointer.unsafety.as_ref());
        self.abi(pointer.abi.as_ref());
        self.word(&table::VARIADIC, pointer.variadic.as_ref());
        visit::visit_type_fn_ptr(self, pointer);
    }

    fn visit_return_type(&mut self, ty: &'ast ReturnType) {
        if self.admit(table::return_type(ty), ty) {
            visit::visit_return_type(self, ty);
        }
    }

    fn visit_generic_param(&mut self, param: &'ast GenericParam) {
        if self.admit(table::generic_param(param), param) {
            visit::visit_generic_param(self, param);
        }
    }

    fn visit_generic_argument(&mut self, argument: &'ast GenericArgument) {
        if self.admit(table::generic_argument(argument), argument) {
            visit::visit_generic_argument(self, argument);
        }
    }

    fn visit_path_arguments(&mut self, arguments: &'ast PathArguments) {
        if self.admit(table::path_arguments(arguments), arguments) {
            visit::visit_path_arguments(self, arguments);
        }
    }

    fn visit_type_param_bound(&mut self, bound: &'ast TypeParamBound) {
        if self.admit(table::bound(bound), bound) {
            visit::visit_type_param_bound(self, bound);
        }
    }

    fn visit_where_predicate(&mut self, predicate: &'ast WherePredicate) {
        if self.admit(table::where_predicate(predicate), predicate) {
            visit::visit_where_predicate(self, predicate);
        }
    }

    fn visit_captured_param(&mut self, param: &'ast CapturedParam) {
        self.admit(table::captured_param(param), param);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let names = path.segments.iter().map(|segment| &segment.ident);
        self.found.extend(paths::check_path(names));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        match macros::check(mac) {
            Ok(arguments) => {
                let inside = check(|checker| {
                    arguments
                        .exprs
                        .iter()
                        .for_each(|expr| checker.visit_expr(expr));
                    arguments.pats.iter().for_each(|pat| checker.visit_pat(pat));
                });
                self.found.extend(inside);
            }
            Err(refusal) => self.found.push(refusal),
        }
    }
}
