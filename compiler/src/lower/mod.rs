//! HIR to LIR: monomorphisation and representation by symbolic evaluation.
//! Calls are inlined, closures and iterator adaptors dissolve, known variants choose their arms at once;
//! what is left is JavaScript-shaped, verbose and correct. Making it small is the passes' work.

mod arith;
mod boxed;
mod call;
mod char_set;
mod control;
mod cx;
mod expr;
mod fold;
mod format;
mod frozen;
mod js;
mod order;
mod part;
mod pat;
mod place;
mod position;
mod regex;
mod repr;
mod survey;
mod value;

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use cfc_syntax::diagnostics::Diagnostic;

use crate::cover::{Branch, Branches, Counters};
use crate::hir::{Body, CrateId, DefId, DefKind, Handler, Mutability, PatId, Shape};
use crate::lir::{Effect, Expr, FnId, Function, Program, Stmt, StmtKind, Var, VarId};
use crate::span::Span;
use crate::ty::{GenericArgs, Ty, TyKind};
use crate::typeck::TyCtxt;
use boxed::Boxed;
use cx::{Dest, FnCx, Frame, Reported, Ret, Step};
use repr::Representations;
use rustc_hash::{FxHashMap, FxHashSet};
use value::{Code, Value};

pub use survey::{Survey, survey};

pub(crate) use fold::on_literals;

/// A function that begins again more often than this has a bug in the compiler.
const MAX_RESTARTS: usize = 64;

/// A handler and all that it reaches.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The program.
    pub program: Program,
    /// What its counters count, if that was asked for.
    pub branches: Vec<Branch>,
}

/// Lowers a handler and all that it reaches.
///
/// # Errors
/// The diagnostics that were reported; the program is then unusable.
pub fn lower(
    tcx: &TyCtxt,
    survey: &Survey,
    handler: DefId,
    branches: Branches,
) -> Result<Lowered, Vec<Diagnostic<Span>>> {
    let mut lowering = Lowering::new(tcx, survey);
    lowering.counters = match branches {
        Branches::Plain => None,
        Branches::Counted => Some(Counters::new(&mut lowering.program)),
    };
    lowering.handler(handler);
    lowering.finish(tcx)
}

/// Lowers one function of the author's that has no type parameters, and all that it reaches, as if
/// something called it.
///
/// # Errors
/// The diagnostics that were reported.
pub fn lower_function(tcx: &TyCtxt, function: DefId) -> Result<Lowered, Vec<Diagnostic<Span>>> {
    let survey = survey(tcx, function);
    let mut lowering = Lowering::new(tcx, &survey);
    lowering.instance(function, &Rc::from([]));
    lowering.finish(tcx)
}

/// State of one program's lowering.
struct Lowering<'t> {
    tcx: &'t TyCtxt,
    program: Program,
    /// Variables that are assigned after their declaration.
    assigned: FxHashSet<VarId>,
    /// Variables that a function literal writes: any call may change them.
    captured: FxHashSet<VarId>,
    /// Known bounds of integer variables.
    ranges: FxHashMap<VarId, (f64, f64)>,
    /// What temporaries were computed from.
    defs: FxHashMap<VarId, Expr>,
    /// Variables that hold a byte position, or `None`.
    positions: FxHashMap<VarId, position::Position>,
    survey: &'t Survey,
    /// Functions that call themselves, directly or through others.
    recursive: FxHashSet<DefId>,
    instances: FxHashMap<(DefId, GenericArgs), FnId>,
    queue: VecDeque<(DefId, GenericArgs, FnId)>,
    consts: FxHashMap<(DefId, GenericArgs), Value>,
    codes: FxHashMap<(DefId, GenericArgs), Rc<Code>>,
    /// The regular expressions so far.
    regexes: Vec<regex::Known>,
    /// Helpers by definition, as they are told.
    helpers: FxHashMap<DefId, Arc<str>>,
    /// For counting the branches that a run takes.
    counters: Option<Counters>,
    diagnostics: Vec<Diagnostic<Span>>,
}

impl<'t> Lowering<'t> {
    fn new(tcx: &'t TyCtxt, survey: &'t Survey) -> Self {
        Lowering {
            tcx,
            survey,
            program: Program::default(),
            assigned: FxHashSet::default(),
            captured: FxHashSet::default(),
            ranges: FxHashMap::default(),
            defs: FxHashMap::default(),
            positions: FxHashMap::default(),
            recursive: survey.recursive.clone(),
            instances: FxHashMap::default(),
            queue: VecDeque::new(),
            consts: FxHashMap::default(),
            codes: FxHashMap::default(),
            regexes: Vec::new(),
            helpers: FxHashMap::default(),
            counters: None,
            diagnostics: Vec::new(),
        }
    }

    /// Lowers what is still waiting.
    fn finish(mut self, tcx: &TyCtxt) -> Result<Lowered, Vec<Diagnostic<Span>>> {
        while let Some((def, args, id)) = self.queue.pop_front() {
            self.function(def, &args, id);
        }
        if !self.diagnostics.is_empty() {
            return Err(self.diagnostics);
        }
        let counters = self.counters;
        let mut program = self.program;
        let branches = counters.map(|counters| counters.finish(&mut program, &tcx.sources));
        Ok(Lowered {
            program,
            branches: branches.unwrap_or_default(),
        })
    }

    // ---- functions ----------------------------------------------------------------------------

    /// The function that CloudFront calls.
    fn handler(&mut self, def: DefId) {
        // A connection function answers by calls (`write-connection-function-code`).
        let (name, dest) = match self.tcx.crates.fn_(def).handler {
            Some(Handler::Connection) => ("connectionHandler", Dest::Return),
            Some(Handler::ViewerRequest | Handler::ViewerResponse) | None => {
                ("handler", Dest::Outcome)
            }
        };
        let id = self.reserve(name);
        self.program.handler = Some(id);
        self.build(def, &Rc::from([]), id, name, dest);
    }

    fn function(&mut self, def: DefId, args: &GenericArgs, id: FnId) {
        let name = self.tcx.crates.def(def).name.clone();
        self.build(def, args, id, &name, Dest::Return);
    }

    /// The output function of an instance, made when first needed.
    fn instance(&mut self, def: DefId, args: &GenericArgs) -> FnId {
        let key = (def, args.clone());
        if let Some(id) = self.instances.get(&key) {
            return *id;
        }
        let id = self.reserve(&self.tcx.crates.def(def).name.clone());
        self.instances.insert(key, id);
        self.queue.push_back((def, args.clone(), id));
        id
    }

    fn reserve(&mut self, name: &str) -> FnId {
        let id = FnId(u32::try_from(self.program.functions.len()).expect("few functions"));
        self.program.functions.push(Function {
            name: name.into(),
            span: None,
            params: Vec::new(),
            body: Vec::new(),
            is_async: false,
        });
        id
    }

    /// Lowers one body into an output function, again until every place that needs an object is one.
    fn build(&mut self, def: DefId, args: &GenericArgs, id: FnId, name: &str, dest: Dest) {
        let span = self.tcx.crates.def(def).span;
        let function = self.tcx.crates.fn_(def);
        let (is_async, Some(body)) = (function.is_async, function.body()) else {
            return;
        };
        let code = self.code(def, body, args);
        let sig = self.tcx.fn_sig(def);
        let inputs: Vec<Ty> = sig.inputs.iter().map(|t| self.mono(t, args)).collect();
        let output = self.mono(&sig.output, args);
        let made = self.until_settled(span, "a function", |lowering, boxed| {
            let new_param = |pat: &PatId| lowering.new_var(&param_name(&code, *pat));
            let params: Vec<VarId> = code.body.params.iter().map(new_param).collect();
            let mut cx = FnCx::new(lowering, boxed, span, is_async);
            let body = cx.function_body(&code, &params, &inputs, &output, dest)?;
            Ok((params, body))
        });
        if let Ok((params, body)) = made {
            self.program.functions[id.0 as usize] = Function {
                name: name.into(),
                span: Some(span),
                params,
                body,
                is_async,
            };
        }
    }

    /// Runs `run` again until it makes every place at once what it turns out to need.
    fn until_settled<T>(
        &mut self,
        span: Span,
        what: &str,
        mut run: impl FnMut(&mut Self, &mut Boxed) -> Step<T>,
    ) -> Step<T> {
        let mut boxed = Boxed::default();
        for _ in 0..MAX_RESTARTS {
            let reported = self.diagnostics.len();
            let made = run(self, &mut boxed);
            if !boxed.take_stale() {
                return made;
            }
            self.diagnostics.truncate(reported);
        }
        let what = format!("{what} whose variables need objects in ever new places");
        self.report_unsupported(span, &what);
        Err(Reported)
    }

    /// One monomorphic body.
    fn code(&mut self, owner: DefId, body: Arc<Body>, args: &GenericArgs) -> Rc<Code> {
        let tcx = self.tcx;
        let def = tcx.crates.def(owner);
        if def.krate == CrateId::Local && !self.survey.reached.contains(&owner) {
            self.report_unsupported(def.span, "a function that the survey of the handler missed");
        }
        self.codes
            .entry((owner, args.clone()))
            .or_insert_with(|| {
                Rc::new(Code {
                    owner,
                    body,
                    results: tcx.typeck(owner),
                    args: args.clone(),
                })
            })
            .clone()
    }

    /// `str::trim`, for whoever wants to know what takes the room.
    fn helper_name(&mut self, def: DefId) -> Arc<str> {
        let tcx = self.tcx;
        let name = self.helpers.entry(def);
        name.or_insert_with(|| helper_name(tcx, def).into()).clone()
    }

    // ---- constants ----------------------------------------------------------------------------

    fn const_value(&mut self, def: DefId, args: &GenericArgs, span: Span) -> Step<Value> {
        let key = (def, args.clone());
        if let Some(value) = self.consts.get(&key) {
            return Ok(value.clone());
        }
        let DefKind::Const(item) = &self.tcx.crates.def(def).kind else {
            return Err(Reported);
        };
        let Some(body) = item.body() else {
            self.report_unsupported(span, "a constant without a value");
            return Err(Reported);
        };
        let code = self.code(def, body, args);
        let ty = self.mono(&self.tcx.type_of(def), args);
        let name = self.tcx.crates.def(def).name.clone();
        let (stmts, value) = self.until_settled(span, "a constant", |lowering, boxed| {
            FnCx::new(lowering, boxed, span, false).constant(&code, &ty)
        })?;
        let value = self.hoist_constant(stmts, value, &name);
        self.consts.insert(key, value.clone());
        Ok(value)
    }

    /// What a constant's evaluation allocates becomes a global; control flow goes into a function
    /// that is called once, when the file is loaded.
    fn hoist_constant(&mut self, stmts: Vec<Stmt>, value: Value, name: &str) -> Value {
        match value {
            Value::Expr(e) if !stmts.iter().all(is_plain_let) => {
                let id = self.reserve(name);
                let mut body = stmts;
                body.push(StmtKind::Return(Some(e)).into());
                self.program.functions[id.0 as usize].body = body;
                let call = Expr::Call(Box::new(Expr::Fn(id)), Vec::new(), Effect::Effect);
                Value::Expr(Expr::Var(self.global_var(name, call)))
            }
            value => {
                for stmt in stmts {
                    if let StmtKind::Let(var, Some(e)) = stmt.kind {
                        self.program.vars[var.0 as usize].name = name.into();
                        self.program.globals.push((var, e));
                    }
                }
                value
            }
        }
    }

    // ---- types --------------------------------------------------------------------------------

    /// A type with the instance's arguments put in and projections resolved.
    fn mono(&self, ty: &Ty, args: &[Ty]) -> Ty {
        let ty = if args.is_empty() {
            ty.clone()
        } else {
            ty.subst(args)
        };
        self.tcx.normalize(&ty)
    }

    /// Whether the type is `Copy`.
    fn is_copy(&self, ty: &Ty) -> bool {
        self.tcx
            .implements(self.tcx.crates.lang("Copy"), std::slice::from_ref(ty))
    }

    /// Whether `===` on representations decides `PartialEq`.
    fn eq_is_identity(&self, ty: &Ty) -> bool {
        match &**ty {
            TyKind::Bool | TyKind::Char | TyKind::Int(_) | TyKind::Float(_) | TyKind::Str => true,
            TyKind::Ref(Mutability::Not, inner) => self.eq_is_identity(inner),
            TyKind::Adt(def, args) => {
                self.tcx.crates.is_lang(*def, "String")
                    || (self.tcx.crates.is_lang(*def, "Option")
                        && self.tcx.repr(ty) == repr::Repr::Nullable
                        && self.eq_is_identity(&args[0]))
            }
            _ => false,
        }
    }

    /// A variant's discriminant.
    fn discriminant(&self, ty: &Ty, variant: usize) -> i64 {
        match &**ty {
            TyKind::Adt(def, _) => {
                i64::try_from(self.tcx.crates.adt(*def).variants[variant].discriminant)
                    .unwrap_or(i64::MAX)
            }
            _ => i64::try_from(variant).unwrap_or(i64::MAX),
        }
    }

    /// The smallest and largest discriminant of an enum.
    #[allow(clippy::cast_precision_loss)]
    fn discriminant_range(&self, ty: &Ty) -> (f64, f64) {
        let TyKind::Adt(def, _) = &**ty else {
            return (0.0, 0.0);
        };
        let all = self
            .tcx
            .crates
            .adt(*def)
            .variants
            .iter()
            .map(|v| v.discriminant as f64);
        (
            all.clone().fold(f64::INFINITY, f64::min),
            all.fold(f64::NEG_INFINITY, f64::max),
        )
    }

    /// Whether the variant is `Option::None`.
    fn is_none_variant(&self, ty: &Ty, variant: usize) -> bool {
        match &**ty {
            TyKind::Adt(def, _) => self.tcx.crates.adt(*def).variants[variant]
                .fields
                .is_empty(),
            _ => false,
        }
    }

    // ---- lookups ------------------------------------------------------------------------------

    /// A trait's function by name.
    fn trait_fn(&self, trait_: DefId, name: &str) -> DefId {
        match &self.tcx.crates.def(trait_).kind {
            DefKind::Trait(t) => t.items[name],
            other => unreachable!("not a trait: {other:?}"),
        }
    }

    /// A method of the sysroot's slices.
    fn slice_method(&self, name: &str) -> Option<DefId> {
        let items = self.tcx.crates.libraries().inherent(name);
        let found = items.iter().find(|item| item.shape == Shape::Slice)?;
        Some(found.item)
    }

    /// A function of one of the sysroot's traits.
    fn std_trait_fn(&self, module: &str, trait_: &str, name: &str) -> Option<DefId> {
        let crates = &self.tcx.crates;
        let fits = |id: DefId| {
            let def = crates.def(id);
            &*def.name == trait_
                && def.krate == CrateId::Std
                && def.parent.is_some_and(|p| &*crates.def(p).name == module)
        };
        let mut items = crates.libraries().trait_items(name).iter();
        items.find(|(id, _)| fits(*id)).map(|(_, item)| *item)
    }

    /// The name of one of the compiler's own functions: `throw` of `intrinsics::throw`.
    fn intrinsic(&self, id: DefId) -> Option<Arc<str>> {
        let crates = &self.tcx.crates;
        let def = crates.def(id);
        let is_open = matches!(&def.kind, DefKind::Fn(function) if function.body.is_none());
        let parent = def.parent.filter(|_| is_open)?;
        (&*crates.def(parent).name == "intrinsics").then(|| def.name.clone())
    }

    /// Whether a variable holds a hoisted constant.
    fn is_global(&self, var: VarId) -> bool {
        self.program.globals.iter().any(|(v, _)| *v == var)
    }

    /// A new variable.
    fn new_var(&mut self, name: &str) -> VarId {
        self.program.vars.push(Var { name: name.into() });
        VarId(u32::try_from(self.program.vars.len() - 1).expect("few variables"))
    }

    /// A new global with this value.
    fn global_var(&mut self, name: &str, value: Expr) -> VarId {
        let var = self.new_var(name);
        self.program.globals.push((var, value));
        var
    }

    /// Reports a construct that has no JavaScript form yet.
    fn report_unsupported(&mut self, span: Span, what: &str) {
        let place = "lowering to JavaScript";
        self.report(cfc_syntax::diagnostics::internal_error::error(
            what, place, span,
        ));
    }

    /// Reports, once.
    fn report(&mut self, diagnostic: Diagnostic<Span>) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }
}

impl FnCx<'_, '_> {
    /// A whole function's statements.
    fn function_body(
        &mut self,
        code: &Rc<Code>,
        params: &[VarId],
        inputs: &[Ty],
        output: &Ty,
        dest: Dest,
    ) -> Step<Vec<Stmt>> {
        self.push_root(code, dest, output);
        for ((pat, var), ty) in code.body.params.iter().zip(params).zip(inputs) {
            let value = Value::Expr(Expr::Var(*var));
            self.bind_pat(*pat, &value::Place::Value(value), ty)?;
        }
        self.expr_into(code.body.value, dest)?;
        let mut stmts = std::mem::take(&mut self.out);
        self.splice(&mut stmts);
        Ok(with_decls(std::mem::take(&mut self.decls), stmts))
    }

    /// A constant's value and what computing it emits.
    fn constant(&mut self, code: &Rc<Code>, ty: &Ty) -> Step<(Vec<Stmt>, Value)> {
        self.push_root(code, Dest::Discard, ty);
        let value = self.expr(code.body.value)?;
        self.out.retain(|s| !does_nothing(s));
        let has_flow = !self.out.iter().all(is_plain_let);
        let value = match value {
            Value::Expr(_) | Value::Aggregate(_) | Value::Variant(..) => {
                Value::Expr(self.reify(&value, ty)?)
            }
            other if has_flow => Value::Expr(self.reify(&other, ty)?),
            other => other,
        };
        let mut stmts = std::mem::take(&mut self.out);
        self.splice(&mut stmts);
        Ok((with_decls(std::mem::take(&mut self.decls), stmts), value))
    }

    fn push_root(&mut self, code: &Rc<Code>, dest: Dest, output: &Ty) {
        self.frames.push(Frame {
            parent: None,
            depth: 0,
            number: 0,
            calls: 0,
            places: 0,
            code: code.clone(),
            locals: FxHashMap::default(),
            labels: FxHashMap::default(),
            ret: Ret::Function(dest, output.clone()),
        });
    }

    /// A constant or static.
    fn const_item(&mut self, def: DefId, args: &GenericArgs) -> Step<Value> {
        let span = self.span;
        match self.lw.tcx.resolve_instance(def, args) {
            crate::typeck::Instance::Const(def, args) => self.lw.const_value(def, &args, span),
            _ => self.lw.const_value(def, args, span),
        }
    }
}

/// `str::trim`, `Iterator::map`, `intrinsics::throw`.
fn helper_name(tcx: &TyCtxt, def: DefId) -> String {
    let function = tcx.crates.def(def);
    let parent = function.parent.map(|parent| tcx.crates.def(parent));
    match parent {
        Some(parent) if matches!(parent.kind, DefKind::Impl(_)) => {
            let of = self_type(tcx.sources.snippet(parent.span));
            format!("{of}::{}", function.name)
        }
        Some(parent) => format!("{}::{}", parent.name, function.name),
        None => function.name.to_string(),
    }
}

/// The type's name out of `impl<T> Trait<T> for Type<T>`, without its arguments.
fn self_type(head: &str) -> &str {
    let mut depth = 0;
    let mut start = "impl".len();
    for (at, c) in head.char_indices().skip(start) {
        match c {
            '<' => depth += 1,
            '>' if !head[..at].ends_with('-') => depth -= 1,
            ' ' if depth == 0 && (start == "impl".len() || head[..at].ends_with(" for")) => {
                start = at + 1;
            }
            _ => {}
        }
    }
    let name = head
        .get(start..)
        .unwrap_or(head)
        .trim_start_matches(['&', ' ']);
    let end = name.find(['<', ' ', ',']).filter(|end| *end > 0);
    end.map_or(name, |end| &name[..end])
}

/// A statement that a global can stand for.
fn is_plain_let(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::Let(_, Some(_)))
}

/// What a match on a known variant leaves: a block that is left at once.
fn does_nothing(stmt: &Stmt) -> bool {
    let StmtKind::Block(label, inner) = &stmt.kind else {
        return false;
    };
    inner
        .iter()
        .all(|s| s.kind == StmtKind::Break(*label) || does_nothing(s))
}

/// Declarations first: a join's variable is assigned in several places.
fn with_decls(decls: Vec<VarId>, stmts: Vec<Stmt>) -> Vec<Stmt> {
    decls
        .into_iter()
        .map(|v| Stmt {
            kind: StmtKind::Let(v, None),
            span: None,
        })
        .chain(stmts)
        .collect()
}

fn param_name(code: &Code, pat: PatId) -> String {
    match &code.body.pat(pat).kind {
        crate::hir::PatKind::Binding { local, .. } => code.body.local(*local).name.to_string(),
        _ => "a".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::self_type;

    #[test]
    fn helpers_are_named_by_their_type() {
        for (head, name) in [
            ("impl str", "str"),
            ("impl<T> Option<T>", "Option"),
            ("impl<T: Clone> [T]", "[T]"),
            (
                "impl<I, F: FnMut(I::Item) -> B, B> Iterator for Map<I, F>",
                "Map",
            ),
            ("impl<T> From<T> for Option<T>", "Option"),
            ("impl Deref for String", "String"),
        ] {
            assert_eq!(self_type(head), name, "{head}");
        }
    }
}
