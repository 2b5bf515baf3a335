//! What a source does that decides how it is run: whether it can stand inside of a function, so that
//! an engine loads it once, and which properties it may write, so that an engine knows where to
//! look for what a run has left behind.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::ops::ControlFlow;

use boa_engine::ast::Script;
use boa_engine::ast::expression::access::{PropertyAccess, PropertyAccessField};
use boa_engine::ast::expression::literal::ObjectMethodDefinition;
use boa_engine::ast::expression::operator::assign::{Assign, AssignTarget};
use boa_engine::ast::expression::operator::update::{Update, UpdateTarget};
use boa_engine::ast::expression::{Expression, Identifier, This};
use boa_engine::ast::function::{
    AsyncFunctionDeclaration, AsyncFunctionExpression, FunctionDeclaration, FunctionExpression,
};
use boa_engine::ast::statement::iteration::IterableLoopInitializer;
use boa_engine::ast::visitor::{VisitWith, Visitor};
use boa_engine::interner::{Interner, Sym};

/// The properties that a source may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Writes {
    /// Those of these names, and variables of these names.
    Names(BTreeSet<String>),
    /// Any: a key is computed.
    Any,
}

/// What a source that stands inside of a function may write; `None` for a source that means
/// something else there, or that changes what cannot be looked at.
pub(crate) fn uses(source: &str, script: &Script, interner: &Interner) -> Option<Writes> {
    if source.starts_with("#!") {
        return None;
    }
    let mut finder = Finder {
        interner,
        functions: 0,
        stands_inside: true,
        writes: Writes::Names(BTreeSet::new()),
    };
    let ControlFlow::Continue(()) = finder.visit_script(script);
    finder.stands_inside.then_some(finder.writes)
}

/// The top level is the global object's there, and a function's inside of one.
const GLOBAL: &str = "globalThis";

/// Changes that neither the names nor the values of properties show.
const HIDDEN_CHANGES: [&str; 5] = [
    "defineProperty",
    "defineProperties",
    "freeze",
    "seal",
    "preventExtensions",
];

/// Writes whatever its arguments say.
const ASSIGN: &str = "assign";

struct Finder<'a> {
    interner: &'a Interner,
    /// How many functions with a `this` of their own are around this place.
    functions: usize,
    stands_inside: bool,
    writes: Writes,
}

impl Finder<'_> {
    fn name(&self, sym: Sym) -> String {
        self.interner.resolve_expect(sym).to_string()
    }

    fn write(&mut self, name: String) {
        if let Writes::Names(names) = &mut self.writes {
            names.insert(name);
        }
    }

    fn write_access(&mut self, access: &PropertyAccess) {
        let field = match access {
            PropertyAccess::Simple(access) => access.field(),
            PropertyAccess::Private(_) | PropertyAccess::Super(_) => {
                self.writes = Writes::Any;
                return;
            }
        };
        match field {
            PropertyAccessField::Const(name) => self.write(self.name(name.sym())),
            PropertyAccessField::Expr(key) => match &**key {
                Expression::Literal(literal) => match literal.as_string() {
                    Some(name) => self.write(self.name(name)),
                    None => self.writes = Writes::Any,
                },
                _ => self.writes = Writes::Any,
            },
        }
    }

    fn in_function<'ast>(&mut self, node: &'ast impl VisitWith) -> ControlFlow<Infallible>
    where
        Self: Visitor<'ast, BreakTy = Infallible>,
    {
        self.functions += 1;
        let flow = node.visit_with(self);
        self.functions -= 1;
        flow
    }
}

impl<'ast> Visitor<'ast> for Finder<'_> {
    type BreakTy = Infallible;

    fn visit_this(&mut self, _: &'ast This) -> ControlFlow<Infallible> {
        self.stands_inside &= self.functions > 0;
        ControlFlow::Continue(())
    }

    fn visit_identifier(&mut self, node: &'ast Identifier) -> ControlFlow<Infallible> {
        let name = self.name(node.sym());
        if name == GLOBAL || (name == "arguments" && self.functions == 0) {
            self.stands_inside = false;
        }
        ControlFlow::Continue(())
    }

    fn visit_property_access_field(
        &mut self,
        node: &'ast PropertyAccessField,
    ) -> ControlFlow<Infallible> {
        if let PropertyAccessField::Const(name) = node {
            let name = self.name(name.sym());
            if HIDDEN_CHANGES.contains(&name.as_str()) {
                self.stands_inside = false;
            }
            if name == ASSIGN {
                self.writes = Writes::Any;
            }
        }
        node.visit_with(self)
    }

    fn visit_assign(&mut self, node: &'ast Assign) -> ControlFlow<Infallible> {
        match node.lhs() {
            AssignTarget::Identifier(name) => self.write(self.name(name.sym())),
            AssignTarget::Access(access) => self.write_access(access),
            AssignTarget::Pattern(_) => self.writes = Writes::Any,
        }
        node.visit_with(self)
    }

    fn visit_update(&mut self, node: &'ast Update) -> ControlFlow<Infallible> {
        match node.target() {
            UpdateTarget::Identifier(name) => self.write(self.name(name.sym())),
            UpdateTarget::PropertyAccess(access) => self.write_access(access),
        }
        node.visit_with(self)
    }

    fn visit_iterable_loop_initializer(
        &mut self,
        node: &'ast IterableLoopInitializer,
    ) -> ControlFlow<Infallible> {
        match node {
            IterableLoopInitializer::Identifier(name) => self.write(self.name(name.sym())),
            IterableLoopInitializer::Access(_) | IterableLoopInitializer::Pattern(_) => {
                self.writes = Writes::Any;
            }
            IterableLoopInitializer::Var(_)
            | IterableLoopInitializer::Let(_)
            | IterableLoopInitializer::Const(_) => {}
        }
        node.visit_with(self)
    }

    fn visit_function_declaration(
        &mut self,
        node: &'ast FunctionDeclaration,
    ) -> ControlFlow<Infallible> {
        self.in_function(node)
    }

    fn visit_function_expression(
        &mut self,
        node: &'ast FunctionExpression,
    ) -> ControlFlow<Infallible> {
        self.in_function(node)
    }

    fn visit_async_function_declaration(
        &mut self,
        node: &'ast AsyncFunctionDeclaration,
    ) -> ControlFlow<Infallible> {
        self.in_function(node)
    }

    fn visit_async_function_expression(
        &mut self,
        node: &'ast AsyncFunctionExpression,
    ) -> ControlFlow<Infallible> {
        self.in_function(node)
    }

    fn visit_object_method_definition(
        &mut self,
        node: &'ast ObjectMethodDefinition,
    ) -> ControlFlow<Infallible> {
        self.in_function(node)
    }
}
