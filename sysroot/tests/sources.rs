//! Every source file parses, stands in the module tree, and declares each lang item once;
//! every JavaScript template is one ES5 expression whose holes are variables in scope.

use std::collections::{BTreeMap, BTreeSet};

use cfc_sysroot::FILES;
use proc_macro2::{TokenStream, TokenTree};
use swc_common::BytePos;
use swc_ecma_parser::lexer::Lexer;
use swc_ecma_parser::{EsSyntax, Parser, StringInput, Syntax};
use syn::visit::{self, Visit};

fn parsed() -> Vec<(&'static str, syn::File)> {
    let parse = |(path, text): &(&'static str, &str)| match syn::parse_file(text) {
        Ok(file) => (*path, file),
        Err(error) => panic!("std/{path}.rs:{}: {error}", error.span().start().line),
    };
    FILES.iter().map(parse).collect()
}

#[test]
fn every_file_parses_and_says_what_it_is() {
    for (path, file) in parsed() {
        assert!(
            file.attrs.iter().any(|a| a.path().is_ident("doc")),
            "std/{path}.rs opens with `//!`"
        );
    }
}

/// `a/b` has to be declared by `mod b;` in `a`, and every `mod b;` needs its file.
#[test]
fn files_and_module_declarations_agree() {
    let mut declared = BTreeSet::from([String::new()]);
    for (path, file) in parsed() {
        for item in &file.items {
            if let syn::Item::Mod(syn::ItemMod {
                ident,
                content: None,
                ..
            }) = item
            {
                declared.insert(if path.is_empty() {
                    ident.to_string()
                } else {
                    format!("{path}/{ident}")
                });
            }
        }
    }
    let files: BTreeSet<String> = FILES.iter().map(|(path, _)| (*path).to_string()).collect();
    assert_eq!(files, declared);
}

const LANG_ITEMS: &str = "Option Result String Vec Box Range RangeInclusive RangeFrom RangeTo RangeToInclusive RangeFull \
    ControlFlow Ordering JsError Formatter FmtError Fn FnMut FnOnce Deref DerefMut Index IndexMut Add Sub Mul Div Rem \
    BitAnd BitOr BitXor Shl Shr AddAssign SubAssign MulAssign DivAssign RemAssign BitAndAssign BitOrAssign \
    BitXorAssign ShlAssign ShrAssign Neg Not PartialEq PartialOrd Eq Ord Copy Clone Sized Default Hash Drop Iterator \
    IntoIterator FromIterator Try FromResidual From Into Display Debug LowerHex UpperHex Binary Octal LowerExp \
    UpperExp Send Sync Future into_iter next branch from_residual console_log";

#[derive(Default)]
struct LangItems(BTreeMap<String, usize>);

impl<'ast> Visit<'ast> for LangItems {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("lang")
            && let syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(name),
                ..
            }) = &pair.value
        {
            *self.0.entry(name.value()).or_default() += 1;
        }
    }
}

#[test]
fn every_lang_item_is_declared_once() {
    let mut found = LangItems::default();
    for (_, file) in parsed() {
        found.visit_file(&file);
    }
    for name in LANG_ITEMS.split_whitespace() {
        assert_eq!(found.0.get(name), Some(&1), "lang item `{name}`");
    }
    assert!(
        found.0.values().all(|n| *n == 1),
        "a lang item is declared twice: {:?}",
        found.0
    );
}

/// The templates of one file, each with the names that its function binds.
struct Templates<'a> {
    path: &'a str,
    scopes: Vec<BTreeSet<String>>,
    found: Vec<(String, BTreeSet<String>, usize)>,
}

#[derive(Default)]
struct Bindings(BTreeSet<String>);

impl<'ast> Visit<'ast> for Bindings {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        self.0.insert(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_receiver(&mut self, _: &'ast syn::Receiver) {
        self.0.insert("self".into());
    }
}

impl<'ast> Visit<'ast> for Templates<'_> {
    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        let mut names = Bindings::default();
        names.visit_item_fn(f);
        self.within(names.0, |this| visit::visit_item_fn(this, f));
    }

    fn visit_impl_item_fn(&mut self, f: &'ast syn::ImplItemFn) {
        let mut names = Bindings::default();
        names.visit_impl_item_fn(f);
        self.within(names.0, |this| visit::visit_impl_item_fn(this, f));
    }

    fn visit_trait_item_fn(&mut self, f: &'ast syn::TraitItemFn) {
        let mut names = Bindings::default();
        names.visit_trait_item_fn(f);
        self.within(names.0, |this| visit::visit_trait_item_fn(this, f));
    }

    fn visit_macro(&mut self, m: &'ast syn::Macro) {
        if m.path.is_ident("js") {
            self.template(m.tokens.clone());
        } else {
            // `matches!(e, p)`, `assert!(c)`: templates may stand in the arguments.
            self.nested(m.tokens.clone());
        }
    }
}

impl Templates<'_> {
    fn within(&mut self, names: BTreeSet<String>, f: impl FnOnce(&mut Self)) {
        self.scopes.push(names);
        f(self);
        self.scopes.pop();
    }

    fn nested(&mut self, tokens: TokenStream) {
        let list: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in list.iter().enumerate() {
            let TokenTree::Group(group) = tree else {
                continue;
            };
            let before = |n: usize| at.checked_sub(n).map(|i| list[i].to_string());
            if before(1).as_deref() == Some("!") && before(2).as_deref() == Some("js") {
                self.template(group.stream());
            } else {
                self.nested(group.stream());
            }
        }
    }

    /// `pure "…"`, `read "…"`, `try "…"`, `"…"`
    fn template(&mut self, tokens: TokenStream) {
        let list: Vec<TokenTree> = tokens.into_iter().collect();
        let (keyword, text) = match &list[..] {
            [text] => (None, text),
            [keyword, text] => (Some(keyword.to_string()), text),
            _ => panic!(
                "std/{}.rs: js!({})",
                self.path,
                TokenStream::from_iter(list)
            ),
        };
        assert!(
            keyword
                .as_deref()
                .is_none_or(|k| ["pure", "read", "try"].contains(&k)),
            "std/{}.rs: js!({keyword:?} …)",
            self.path
        );
        let line = text.span().start().line;
        let literal: syn::LitStr = syn::parse2(TokenStream::from(text.clone()))
            .unwrap_or_else(|_| panic!("std/{}.rs:{line}: a template is a string", self.path));
        self.found.push((
            literal.value(),
            self.scopes.iter().flatten().cloned().collect(),
            line,
        ));
    }
}

fn templates() -> Vec<(String, String, BTreeSet<String>)> {
    let mut all = Vec::new();
    for (path, file) in parsed() {
        let mut visitor = Templates {
            path,
            scopes: Vec::new(),
            found: Vec::new(),
        };
        visitor.visit_file(&file);
        let place = |line| format!("std/{path}.rs:{line}");
        all.extend(
            visitor
                .found
                .into_iter()
                .map(|(text, names, line)| (place(line), text, names)),
        );
    }
    assert!(
        all.len() > 300,
        "the templates are found at all: {}",
        all.len()
    );
    all
}

/// The identifiers that follow a `$`. A `$` before anything else belongs to a regular expression or a string.
fn holes(template: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = |rest: &str| rest.chars().take_while(|c| is_name(*c)).collect::<String>();
    template
        .split('$')
        .skip(1)
        .map(name)
        .filter(|n| n.starts_with(|c: char| c.is_ascii_alphabetic()))
        .collect()
}

#[test]
fn every_template_is_one_expression() {
    for (place, text, _) in templates() {
        let source = format!("({text})");
        let end = BytePos(u32::try_from(source.len()).expect("templates are short"));
        let lexer = Lexer::new(
            Syntax::Es(EsSyntax::default()),
            swc_ecma_ast::EsVersion::Es5,
            StringInput::new(&source, BytePos(0), end),
            None,
        );
        let mut parser = Parser::new_from(lexer);
        let expr = parser
            .parse_expr()
            .unwrap_or_else(|e| panic!("{place}: {text}: {}", e.kind().msg()));
        assert!(
            matches!(*expr, swc_ecma_ast::Expr::Paren(_)),
            "{place}: {text}: more than one expression"
        );
        assert!(parser.take_errors().is_empty(), "{place}: {text}");
    }
}

/// What the runtime's documentation or njs 0.7.9 lacks, and what templates may not say.
const REFUSED: [&str; 20] = [
    "?.",
    "??",
    "...",
    "`",
    "let ",
    "const ",
    "class ",
    " of ",
    "replaceAll",
    ".at(",
    "matchAll",
    "normalize",
    "localeCompare",
    "Array.from",
    ".flat",
    "fromEntries",
    "null",
    "$)",
    "/u.",
    "[^]",
];

#[test]
fn templates_stay_inside_what_every_engine_has() {
    for (place, text, _) in templates() {
        // JSON has `null`, and passes tell it from `undefined` there; nothing else has it.
        let is_json = place.starts_with("std/crates/serde/");
        for refused in REFUSED {
            let is_allowed = is_json && refused == "null";
            assert!(
                is_allowed || !text.contains(refused),
                "{place}: `{refused}` in {text}"
            );
        }
        let loose = text.replace("===", "").replace("!==", "");
        assert!(
            !loose.contains("==") && !loose.contains("!="),
            "{place}: loose equality in {text}"
        );
    }
}

#[test]
fn every_hole_is_a_variable_in_scope() {
    for (place, text, names) in templates() {
        for hole in holes(&text) {
            assert!(
                names.contains(&hole),
                "{place}: `${hole}` of {text} is not bound"
            );
        }
    }
}

#[test]
fn no_rust_name_is_used_up_by_a_template_module() {
    for (place, text, _) in templates() {
        assert!(
            !holes(&text)
                .iter()
                .any(|h| ["cf", "crypto", "querystring"].contains(&&**h)),
            "{place}: {text}"
        );
    }
}
