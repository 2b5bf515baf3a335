//! Which declaration each name means: scopes, bindings, references, and the functions they are
//! in. Facts only; the rules that use them are in the other files of this folder.

use std::collections::{HashMap, HashSet};
use swc_atoms::Atom;
use swc_common::{BytePos, Span};
use swc_ecma_ast::{
    ArrowExpr, ArrowFunctionBody, AssignExpr, AssignOp, AssignTarget, BlockStmt, BreakStmt,
    CatchClause, ClassDecl, ClassExpr, Constructor, ContinueStmt, Expr, FnDecl, FnExpr, ForHead,
    ForInStmt, ForOfStmt, ForStmt, Function, Ident, ImportDecl, LabeledStmt, Module, ObjectPatProp,
    ParamOrTsParamProp, Pat, SimpleAssignTarget, SwitchStmt, UnaryExpr, UnaryOp, UpdateExpr,
    VarDecl, VarDeclKind,
};
use swc_ecma_visit::{Visit, VisitWith};

/// An index into [`Scopes::bindings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct BindingId(usize);
/// An index into [`Scopes::functions`]; 0 is the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FunctionId(usize);
/// The code outside of all functions.
pub(super) const MODULE: FunctionId = FunctionId(0);

/// The names of one source.
pub(super) struct Scopes {
    bindings: Vec<Binding>,
    functions: Vec<FunctionScope>,
    references: Vec<Reference>,
    by_position: HashMap<BytePos, usize>,
    declared_at: HashMap<BytePos, BindingId>,
    /// By binding: its uses in the order of the source.
    uses: Vec<Vec<usize>>,
    duplicates: Vec<(Atom, Span)>,
}

/// One declaration of a name.
pub(super) struct Binding {
    pub(super) name: Atom,
    pub(super) kind: BindingKind,
    /// The declaring identifier.
    pub(super) span: Span,
    /// The function whose local it is.
    pub(super) function: FunctionId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BindingKind {
    Var,
    Let,
    Const,
    Function,
    Parameter,
    RestParameter,
    Catch,
    Import,
    Class,
    /// A function expression's own name.
    OwnName,
}

/// A function, or the module.
pub(super) struct FunctionScope {
    pub(super) parent: Option<FunctionId>,
    pub(super) span: Span,
    pub(super) is_async: bool,
    pub(super) is_declaration: bool,
    /// Its own `await`s, not those of functions inside it.
    pub(super) awaits: Vec<BytePos>,
}

/// One use of a name.
pub(super) struct Reference {
    pub(super) name: Atom,
    pub(super) span: Span,
    pub(super) function: FunctionId,
    pub(super) access: Access,
    /// `None` for a name that the file does not declare.
    pub(super) binding: Option<BindingId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    Write,
    /// `x++`, `x += 1`.
    Update,
    /// `typeof x`, which an absent global survives.
    TypeOf,
}

impl Access {
    pub(super) fn writes(self) -> bool {
        match self {
            Access::Write | Access::Update => true,
            Access::Read | Access::TypeOf => false,
        }
    }
}

impl Scopes {
    pub(super) fn of(module: &Module) -> Scopes {
        let mut builder = Builder::new(module.span);
        builder.visit_module(module);
        builder.finish()
    }

    /// Whether `ident`, used as an expression, is a name that the file does not declare.
    pub(super) fn is_global(&self, ident: &Ident) -> bool {
        self.reference(ident)
            .is_some_and(|reference| reference.binding.is_none())
    }

    /// Whether `expr` is the global `name`.
    pub(super) fn is_global_named(&self, expr: &Expr, name: &str) -> bool {
        expr.as_ident()
            .is_some_and(|ident| ident.sym == *name && self.is_global(ident))
    }

    /// The declaration that `ident`, used as an expression, means.
    pub(super) fn binding_of(&self, ident: &Ident) -> Option<BindingId> {
        self.reference(ident)?.binding
    }

    /// The binding declared at this identifier.
    pub(super) fn declared_at(&self, span: Span) -> Option<BindingId> {
        self.declared_at.get(&span.lo).copied()
    }

    pub(super) fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.0]
    }

    pub(super) fn bindings(&self) -> impl Iterator<Item = (BindingId, &Binding)> {
        self.bindings
            .iter()
            .enumerate()
            .map(|(at, binding)| (BindingId(at), binding))
    }

    pub(super) fn function(&self, id: FunctionId) -> &FunctionScope {
        &self.functions[id.0]
    }

    pub(super) fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The uses of one binding.
    pub(super) fn uses(&self, id: BindingId) -> impl Iterator<Item = &Reference> {
        self.uses[id.0].iter().map(|at| &self.references[*at])
    }

    /// Second declarations of a name in one scope, which the engine refuses.
    pub(super) fn duplicates(&self) -> &[(Atom, Span)] {
        &self.duplicates
    }

    /// The outermost function that `inner` is in and that is a direct child of `outer`.
    pub(super) fn child_towards(&self, outer: FunctionId, inner: FunctionId) -> Option<FunctionId> {
        let mut at = inner;
        loop {
            let parent = self.function(at).parent?;
            if parent == outer {
                return Some(at);
            }
            at = parent;
        }
    }

    fn reference(&self, ident: &Ident) -> Option<&Reference> {
        let at = self.by_position.get(&ident.span.lo)?;
        Some(&self.references[*at])
    }
}

struct Scope {
    parent: Option<usize>,
    function: FunctionId,
    level: Level,
    names: HashMap<Atom, BindingId>,
    /// The `var`s that are lifted out of this block.
    lifted: HashSet<Atom>,
}

/// Where declarations stand: at the top of a function or of the file, or in a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Function,
    Block,
}

/// Walks once: declarations go into scopes, uses are noted with theirs, and are resolved at the
/// end, since `var` and functions are visible before they are declared.
struct Builder {
    scopes: Vec<Scope>,
    current: usize,
    bindings: Vec<Binding>,
    functions: Vec<FunctionScope>,
    uses: Vec<(usize, Atom, Span, Access)>,
    duplicates: Vec<(Atom, Span)>,
}

impl Builder {
    fn new(span: Span) -> Self {
        Builder {
            scopes: vec![Scope {
                parent: None,
                function: MODULE,
                level: Level::Function,
                names: HashMap::new(),
                lifted: HashSet::new(),
            }],
            current: 0,
            bindings: Vec::new(),
            functions: vec![FunctionScope {
                parent: None,
                span,
                is_async: false,
                is_declaration: false,
                awaits: Vec::new(),
            }],
            uses: Vec::new(),
            duplicates: Vec::new(),
        }
    }

    fn finish(self) -> Scopes {
        let Builder {
            scopes,
            bindings,
            functions,
            uses: noted,
            duplicates,
            ..
        } = self;
        let references: Vec<Reference> = noted
            .into_iter()
            .map(|(scope, name, span, access)| Reference {
                binding: resolve(&scopes, scope, &name),
                function: scopes[scope].function,
                name,
                span,
                access,
            })
            .collect();
        let by_position = references
            .iter()
            .enumerate()
            .map(|(at, reference)| (reference.span.lo, at))
            .collect();
        let declared_at = bindings
            .iter()
            .enumerate()
            .map(|(at, binding)| (binding.span.lo, BindingId(at)))
            .collect();
        let mut uses = vec![Vec::new(); bindings.len()];
        for (at, reference) in references.iter().enumerate() {
            if let Some(id) = reference.binding {
                uses[id.0].push(at);
            }
        }
        Scopes {
            bindings,
            functions,
            references,
            by_position,
            declared_at,
            uses,
            duplicates,
        }
    }

    fn function_id(&self) -> FunctionId {
        self.scopes[self.current].function
    }

    fn enter(&mut self, function: FunctionId, level: Level) -> usize {
        self.scopes.push(Scope {
            parent: Some(self.current),
            function,
            level,
            names: HashMap::new(),
            lifted: HashSet::new(),
        });
        std::mem::replace(&mut self.current, self.scopes.len() - 1)
    }

    fn in_block(&mut self, walk: impl FnOnce(&mut Self)) {
        let outer = self.enter(self.function_id(), Level::Block);
        walk(self);
        self.current = outer;
    }

    fn in_function(&mut self, scope: FunctionScope, walk: impl FnOnce(&mut Self)) {
        let id = FunctionId(self.functions.len());
        self.functions.push(scope);
        let outer = self.enter(id, Level::Function);
        walk(self);
        self.current = outer;
    }

    fn function_scope(&self, span: Span, is_async: bool, is_declaration: bool) -> FunctionScope {
        FunctionScope {
            parent: Some(self.function_id()),
            span,
            is_async,
            is_declaration,
            awaits: Vec::new(),
        }
    }

    fn declare(&mut self, name: &Ident, kind: BindingKind) {
        let scope = match kind {
            BindingKind::Var => self.nearest_function_scope(),
            _ => self.current,
        };
        let known = self.scopes[scope].names.get(&name.sym).copied();
        let clashes = match kind {
            BindingKind::Var => self.is_clash(scope, known, kind) || self.lift(scope, &name.sym),
            _ => self.is_clash(scope, known, kind) || self.scopes[scope].lifted.contains(&name.sym),
        };
        if clashes {
            self.duplicates.push((name.sym.clone(), name.span));
        }
        if known.is_some() && kind == BindingKind::Var {
            // `var x; var x;` is one variable; so is a `var` beside a parameter of its name.
            return;
        }
        let id = BindingId(self.bindings.len());
        self.bindings.push(Binding {
            name: name.sym.clone(),
            kind,
            span: name.span,
            function: self.scopes[scope].function,
        });
        self.scopes[scope].names.insert(name.sym.clone(), id);
    }

    /// Lifts a `var` from here to its function, and tells whether it collides on the way.
    fn lift(&mut self, target: usize, name: &Atom) -> bool {
        let mut collides = false;
        let mut at = self.current;
        while at != target {
            let in_block = self.scopes[at].names.get(name).copied();
            collides |= self.is_clash(at, in_block, BindingKind::Var);
            self.scopes[at].lifted.insert(name.clone());
            at = self.scopes[at]
                .parent
                .expect("the target is around this scope");
        }
        collides
    }

    /// Whether a second declaration of a name in one scope is refused. Function declarations and
    /// `var`s may repeat each other at the top of a function, not in a block (njs 0.7.9 to 0.8.2).
    fn is_clash(&self, scope: usize, first: Option<BindingId>, second: BindingKind) -> bool {
        use BindingKind::{Catch, Function, OwnName, Parameter, RestParameter, Var};
        let Some(first) = first.map(|id| self.bindings[id.0].kind) else {
            return false;
        };
        match self.scopes[scope].level {
            Level::Function => !matches!(
                (first, second),
                (Var | Function | Parameter | RestParameter, Var | Function)
            ),
            Level::Block => !matches!((first, second), (Catch, Var) | (OwnName, _)),
        }
    }

    fn nearest_function_scope(&self) -> usize {
        let mut at = self.current;
        while self.scopes[at].level == Level::Block {
            at = self.scopes[at]
                .parent
                .expect("the module is a function scope");
        }
        at
    }

    fn declare_pat(&mut self, pat: &Pat, kind: BindingKind) {
        match pat {
            Pat::Ident(ident) => self.declare(&ident.id, kind),
            Pat::Array(array) => {
                for element in array.elems.iter().flatten() {
                    self.declare_pat(element, kind);
                }
            }
            Pat::Rest(rest) => {
                let kind = match kind {
                    BindingKind::Parameter => BindingKind::RestParameter,
                    other => other,
                };
                self.declare_pat(&rest.arg, kind);
            }
            Pat::Object(object) => {
                for prop in &object.props {
                    match prop {
                        ObjectPatProp::KeyValue(pair) => {
                            pair.key.visit_with(self);
                            self.declare_pat(&pair.value, kind);
                        }
                        ObjectPatProp::Assign(assign) => {
                            self.declare(&assign.key.id, kind);
                            assign.value.visit_with(self);
                        }
                        ObjectPatProp::Rest(rest) => self.declare_pat(&rest.arg, kind),
                    }
                }
            }
            Pat::Assign(assign) => {
                self.declare_pat(&assign.left, kind);
                assign.right.visit_with(self);
            }
            Pat::Expr(expr) => expr.visit_with(self),
            Pat::Invalid(_) => {}
        }
    }

    /// The names in a pattern that assigns rather than declares.
    fn assign_pat(&mut self, pat: &Pat) {
        match pat {
            Pat::Ident(ident) => self.note(&ident.id, Access::Write),
            Pat::Expr(expr) => match expr.as_ident() {
                Some(ident) => self.note(ident, Access::Write),
                None => expr.visit_with(self),
            },
            _ => pat.visit_children_with(self),
        }
    }

    fn note(&mut self, ident: &Ident, access: Access) {
        self.uses
            .push((self.current, ident.sym.clone(), ident.span, access));
    }

    fn visit_loop_head(&mut self, head: &ForHead) {
        match head {
            ForHead::Pat(pat) => self.assign_pat(pat),
            ForHead::VarDecl(decl) => decl.visit_with(self),
            ForHead::UsingDecl(decl) => decl.visit_with(self),
        }
    }

    fn visit_function_parts(&mut self, function: &Function, is_declaration: bool) {
        let scope = self.function_scope(function.span, function.is_async, is_declaration);
        self.in_function(scope, |this| {
            for param in &function.params {
                this.declare_pat(&param.pat, BindingKind::Parameter);
            }
            if let Some(body) = &function.body {
                body.stmts.visit_with(this);
            }
        });
    }
}

impl Visit for Builder {
    fn visit_ident(&mut self, ident: &Ident) {
        self.note(ident, Access::Read);
    }

    fn visit_fn_decl(&mut self, decl: &FnDecl) {
        self.declare(&decl.ident, BindingKind::Function);
        self.visit_function_parts(&decl.function, true);
    }

    fn visit_fn_expr(&mut self, expr: &FnExpr) {
        match &expr.ident {
            None => self.visit_function_parts(&expr.function, false),
            Some(name) => self.in_block(|this| {
                this.declare(name, BindingKind::OwnName);
                this.visit_function_parts(&expr.function, false);
            }),
        }
    }

    fn visit_function(&mut self, function: &Function) {
        self.visit_function_parts(function, false);
    }

    fn visit_arrow_expr(&mut self, arrow: &ArrowExpr) {
        let scope = self.function_scope(arrow.span, arrow.is_async, false);
        self.in_function(scope, |this| {
            for param in &arrow.params {
                this.declare_pat(param, BindingKind::Parameter);
            }
            match &*arrow.body {
                ArrowFunctionBody::FunctionBody(body) => body.stmts.visit_with(this),
                ArrowFunctionBody::Expr(expr) => expr.visit_with(this),
            }
        });
    }

    fn visit_class_decl(&mut self, decl: &ClassDecl) {
        self.declare(&decl.ident, BindingKind::Class);
        decl.class.visit_with(self);
    }

    fn visit_class_expr(&mut self, expr: &ClassExpr) {
        self.in_block(|this| {
            if let Some(name) = &expr.ident {
                this.declare(name, BindingKind::Class);
            }
            expr.class.visit_with(this);
        });
    }

    fn visit_constructor(&mut self, constructor: &Constructor) {
        let scope = self.function_scope(constructor.span, false, false);
        self.in_function(scope, |this| {
            for param in &constructor.params {
                if let ParamOrTsParamProp::Param(param) = param {
                    this.declare_pat(&param.pat, BindingKind::Parameter);
                }
            }
            if let Some(body) = &constructor.body {
                body.stmts.visit_with(this);
            }
        });
    }

    fn visit_import_decl(&mut self, decl: &ImportDecl) {
        for specifier in &decl.specifiers {
            self.declare(specifier.local(), BindingKind::Import);
        }
    }

    fn visit_var_decl(&mut self, decl: &VarDecl) {
        let kind = match decl.kind {
            VarDeclKind::Var => BindingKind::Var,
            VarDeclKind::Let => BindingKind::Let,
            VarDeclKind::Const => BindingKind::Const,
        };
        for declarator in &decl.decls {
            self.declare_pat(&declarator.name, kind);
            declarator.init.visit_with(self);
        }
    }

    fn visit_block_stmt(&mut self, block: &BlockStmt) {
        self.in_block(|this| block.stmts.visit_with(this));
    }

    fn visit_switch_stmt(&mut self, switch: &SwitchStmt) {
        switch.discriminant.visit_with(self);
        self.in_block(|this| switch.cases.visit_with(this));
    }

    fn visit_catch_clause(&mut self, clause: &CatchClause) {
        self.in_block(|this| {
            if let Some(param) = &clause.param {
                this.declare_pat(param, BindingKind::Catch);
            }
            // The body shares the parameter's scope here, so that `let e` beside it is a clash.
            clause.body.stmts.visit_with(this);
        });
    }

    fn visit_for_stmt(&mut self, stmt: &ForStmt) {
        self.in_block(|this| stmt.visit_children_with(this));
    }

    fn visit_for_in_stmt(&mut self, stmt: &ForInStmt) {
        self.in_block(|this| {
            this.visit_loop_head(&stmt.left);
            stmt.right.visit_with(this);
            stmt.body.visit_with(this);
        });
    }

    fn visit_for_of_stmt(&mut self, stmt: &ForOfStmt) {
        self.in_block(|this| {
            this.visit_loop_head(&stmt.left);
            stmt.right.visit_with(this);
            stmt.body.visit_with(this);
        });
    }

    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        let access = match assign.op {
            AssignOp::Assign => Access::Write,
            _ => Access::Update,
        };
        match &assign.left {
            AssignTarget::Simple(SimpleAssignTarget::Ident(ident)) => self.note(&ident.id, access),
            AssignTarget::Simple(other) => other.visit_with(self),
            AssignTarget::Pat(pat) => self.assign_pat(&pat.clone().into()),
        }
        assign.right.visit_with(self);
    }

    fn visit_update_expr(&mut self, update: &UpdateExpr) {
        match update.arg.as_ident() {
            Some(ident) => self.note(ident, Access::Update),
            None => update.arg.visit_with(self),
        }
    }

    fn visit_unary_expr(&mut self, unary: &UnaryExpr) {
        match (unary.op, unary.arg.as_ident()) {
            (UnaryOp::TypeOf, Some(ident)) => self.note(ident, Access::TypeOf),
            _ => unary.arg.visit_with(self),
        }
    }

    fn visit_await_expr(&mut self, expr: &swc_ecma_ast::AwaitExpr) {
        let function = self.function_id();
        self.functions[function.0].awaits.push(expr.span.lo);
        expr.arg.visit_with(self);
    }

    // Labels are no names.
    fn visit_labeled_stmt(&mut self, stmt: &LabeledStmt) {
        stmt.body.visit_with(self);
    }

    fn visit_break_stmt(&mut self, _: &BreakStmt) {}

    fn visit_continue_stmt(&mut self, _: &ContinueStmt) {}
}

fn resolve(scopes: &[Scope], from: usize, name: &Atom) -> Option<BindingId> {
    let mut at = Some(from);
    while let Some(scope) = at {
        if let Some(id) = scopes[scope].names.get(name) {
            return Some(*id);
        }
        at = scopes[scope].parent;
    }
    None
}
