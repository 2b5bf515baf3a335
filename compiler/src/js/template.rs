//! `js!("…$hole…")` templates: one JavaScript expression, parsed once, filled in many times as LIR.
//! What LIR cannot say (destructuring, classes, loose equality, `this`) is an error here.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{Display, Formatter};
use std::rc::Rc;

use swc_common::{BytePos, Spanned};
use swc_ecma_ast as js;
use swc_ecma_parser::lexer::Lexer;
use swc_ecma_parser::{EsSyntax, Parser, StringInput, Syntax};

use crate::hir::Symbol;
use crate::lir::{BinaryOp, Effect, Expr, Function, Module, Prop, Stmt, StmtKind, UnaryOp, VarId, rename};

/// Why a template is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// The byte in the template's text.
    pub at: usize,
}

impl Display for TemplateError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (at byte {} of the template)", self.message, self.at)
    }
}

/// A parsed template.
#[derive(Debug)]
struct Parsed {
    /// Holes are `Global("$name")`; own variables count from 0 in the order of `locals`.
    expr: Expr,
    holes: Vec<Symbol>,
    counts: HashMap<Symbol, usize>,
    in_order: bool,
    locals: Vec<Symbol>,
}

/// A template ready to be filled in. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TemplateExpr(Rc<Parsed>);

thread_local! {
    static CACHE: RefCell<HashMap<(String, Effect), Result<TemplateExpr, TemplateError>>> = RefCell::default();
}

/// Parses a template; the result is kept per thread.
///
/// `$cf`, `$crypto` and `$querystring` are the engine's modules; every other `$name` is a hole.
/// Calls, `new`, member reads and index reads get the declared effect; assignments, `delete` and `await` are effects anyway.
/// `null` is the global of that name.
///
/// ```
/// use cfc_compiler::{js::parse_template, lir::Effect};
/// let template = parse_template("$s.split($sep)", Effect::Pure).unwrap();
/// assert_eq!(template.holes().iter().map(|h| &**h).collect::<Vec<_>>(), ["s", "sep"]);
/// assert!(template.in_order());
/// ```
pub fn parse_template(text: &str, effect: Effect) -> Result<TemplateExpr, TemplateError> {
    let key = (text.to_owned(), effect);
    if let Some(known) = CACHE.with_borrow(|cache| cache.get(&key).cloned()) {
        return known;
    }
    let parsed = parse(text, effect).map(|parsed| TemplateExpr(Rc::new(parsed)));
    CACHE.with_borrow_mut(|cache| cache.insert(key, parsed.clone()));
    parsed
}

impl TemplateExpr {
    /// The holes' names without `$`, in order of first appearance.
    pub fn holes(&self) -> &[Symbol] {
        &self.0.holes
    }

    /// How often a hole is written.
    pub fn uses(&self, hole: &str) -> usize {
        self.0.counts.get(hole).copied().unwrap_or(0)
    }

    /// Whether every hole is evaluated exactly once, in order of appearance, whatever happens.
    pub fn in_order(&self) -> bool {
        self.0.in_order
    }

    /// The expression with its holes filled; `fresh` makes the variables of its function literals.
    pub fn instantiate(
        &self,
        fill: &mut dyn FnMut(&str) -> Expr,
        fresh: &mut dyn FnMut(&str) -> VarId,
    ) -> Expr {
        let vars: Vec<VarId> = self.0.locals.iter().map(|name| fresh(name)).collect();
        let mut list = vec![StmtKind::Expr(self.0.expr.clone()).into()];
        rename(&mut list, &mut |v| vars[v.0 as usize], &mut |label| label);
        let Some(Stmt { kind: StmtKind::Expr(mut expr), .. }) = list.pop() else { return Expr::Undefined };
        fill_holes(&mut expr, fill);
        expr
    }
}

fn hole_name(name: &str) -> Option<&str> {
    name.strip_prefix('$').filter(|rest| !rest.is_empty())
}

/// Outer before inner and never into what was filled in, so that holes are filled in order of appearance.
fn fill_holes(e: &mut Expr, fill: &mut dyn FnMut(&str) -> Expr) {
    match e {
        Expr::Global(name) => {
            if let Some(hole) = hole_name(&Rc::clone(name)) {
                *e = fill(hole);
            }
        }
        Expr::Function(function) => fill_list(&mut function.body, fill),
        _ => e.for_each_child_mut(&mut |child| fill_holes(child, fill)),
    }
}

fn fill_list(list: &mut [Stmt], fill: &mut dyn FnMut(&str) -> Expr) {
    for stmt in list {
        stmt.kind.for_each_expr_mut(&mut |e| fill_holes(e, fill));
        stmt.kind.for_each_list_mut(&mut |inner| fill_list(inner, fill));
    }
}

/// `(async()=>(TEXT))`: so that `await` and object literals parse.
const PREFIX: &str = "(async()=>(";

fn parse(text: &str, effect: Effect) -> Result<Parsed, TemplateError> {
    let source = format!("{PREFIX}{text}\n))");
    let end = u32::try_from(source.len()).map_err(|_| TemplateError { message: "the template is too long".into(), at: 0 })?;
    let lexer = Lexer::new(
        Syntax::Es(EsSyntax::default()),
        js::EsVersion::Es2022,
        StringInput::new(&source, BytePos(1), BytePos(end + 1)),
        None,
    );
    let mut parser = Parser::new_from(lexer);
    let at = |pos: BytePos| (pos.0 as usize).saturating_sub(PREFIX.len() + 1).min(text.len());
    let script = parser
        .parse_script()
        .map_err(|error| TemplateError { message: error.kind().msg().into_owned(), at: at(error.span().lo) })?;
    if let Some(error) = parser.take_errors().into_iter().next() {
        return Err(TemplateError { message: error.kind().msg().into_owned(), at: at(error.span().lo) });
    }
    let body = unwrap(script).ok_or_else(|| TemplateError { message: "a template is one expression".into(), at: 0 })?;
    let mut reader = Reader { effect, locals: Vec::new(), scopes: Vec::new(), in_async: true };
    let expr = reader
        .expr(&body)
        .map_err(|(message, pos)| TemplateError { message, at: at(pos) })?;
    let mut order = Order::default();
    order.expr(&expr, true);
    let in_order = order.straight && order.counts.values().all(|n| *n == 1);
    Ok(Parsed { expr, holes: order.holes, counts: order.counts, in_order, locals: reader.locals })
}

fn unwrap(script: js::Script) -> Option<js::Expr> {
    let mut body = script.body;
    let (Some(js::Stmt::Expr(stmt)), true) = (body.pop(), body.is_empty()) else { return None };
    let js::Expr::Paren(outer) = *stmt.expr else { return None };
    let js::Expr::Arrow(arrow) = *outer.expr else { return None };
    let js::ArrowFunctionBody::Expr(inner) = *arrow.body else { return None };
    Some(*inner)
}

struct Order {
    holes: Vec<Symbol>,
    counts: HashMap<Symbol, usize>,
    straight: bool,
}

impl Default for Order {
    fn default() -> Order {
        Order { holes: Vec::new(), counts: HashMap::new(), straight: true }
    }
}

impl Order {
    fn expr(&mut self, e: &Expr, always: bool) {
        match e {
            Expr::Global(name) => {
                if let Some(hole) = hole_name(name) {
                    let hole: Symbol = hole.into();
                    if !self.counts.contains_key(&hole) {
                        self.holes.push(Rc::clone(&hole));
                    }
                    *self.counts.entry(hole).or_default() += 1;
                    self.straight &= always;
                }
            }
            Expr::And(a, b) | Expr::Or(a, b) => {
                self.expr(a, always);
                self.expr(b, false);
            }
            Expr::Cond(a, b, c) => {
                self.expr(a, always);
                self.expr(b, false);
                self.expr(c, false);
            }
            Expr::Function(function) => self.list(&function.body),
            _ => e.for_each_child(&mut |child| self.expr(child, always)),
        }
    }

    fn list(&mut self, list: &[Stmt]) {
        for stmt in list {
            stmt.kind.for_each_expr(&mut |e| self.expr(e, false));
            stmt.kind.for_each_list(&mut |inner| self.list(inner));
        }
    }
}

type Refused = (String, BytePos);

/// From swc's tree to LIR.
struct Reader {
    effect: Effect,
    locals: Vec<Symbol>,
    /// Names of the function literals around, innermost last.
    scopes: Vec<HashMap<String, VarId>>,
    in_async: bool,
}

impl Reader {
    fn refuse<T>(what: &str, node: &impl Spanned) -> Result<T, Refused> {
        Err((format!("{what} cannot stand in a template"), node.span_lo()))
    }

    fn boxed(&mut self, e: &js::Expr) -> Result<Box<Expr>, Refused> {
        self.expr(e).map(Box::new)
    }

    fn expr(&mut self, e: &js::Expr) -> Result<Expr, Refused> {
        Ok(match e {
            js::Expr::Paren(paren) => self.expr(&paren.expr)?,
            js::Expr::Lit(lit) => literal(lit)?,
            js::Expr::Ident(ident) => self.ident(&ident.sym),
            js::Expr::Array(array) => {
                let items = array.elems.iter().map(|item| match item {
                    Some(js::ExprOrSpread { spread: None, expr }) => self.expr(expr),
                    _ => Self::refuse("a hole or a spread in an array", array),
                });
                Expr::Array(items.collect::<Result<_, _>>()?)
            }
            js::Expr::Object(object) => {
                Expr::Object(object.props.iter().map(|prop| self.property(prop)).collect::<Result<_, _>>()?)
            }
            js::Expr::Unary(unary) => Expr::Unary(unary_op(unary.op), self.boxed(&unary.arg)?),
            js::Expr::Update(update) if update.prefix => self.update(update)?,
            js::Expr::Bin(bin) => self.binary(bin)?,
            js::Expr::Assign(assign) => self.assign(assign)?,
            js::Expr::Member(member) => self.member(member)?,
            js::Expr::Cond(cond) => {
                Expr::Cond(self.boxed(&cond.test)?, self.boxed(&cond.cons)?, self.boxed(&cond.alt)?)
            }
            js::Expr::Call(call) => {
                let js::Callee::Expr(callee) = &call.callee else { return Self::refuse("import or super", call) };
                Expr::Call(self.boxed(callee)?, self.args(&call.args)?, self.effect)
            }
            js::Expr::New(new) => {
                Expr::New(self.boxed(&new.callee)?, self.args(new.args.as_deref().unwrap_or(&[]))?, self.effect)
            }
            js::Expr::Seq(seq) => Expr::Seq(seq.exprs.iter().map(|e| self.expr(e)).collect::<Result<_, _>>()?),
            js::Expr::Tpl(tpl) => self.concat(tpl)?,
            js::Expr::Arrow(arrow) => self.arrow(arrow)?,
            js::Expr::Fn(function) => {
                let body = &function.function.body.as_ref().map_or(&[][..], |body| &body.stmts[..]);
                let params: Vec<&js::Pat> = function.function.params.iter().map(|p| &p.pat).collect();
                self.function(&params, function.function.is_async, |reader| reader.stmts(body))?
            }
            js::Expr::Await(inner) if self.in_async => Expr::Await(self.boxed(&inner.arg)?),
            _ => return Self::refuse("this expression", e),
        })
    }

    fn ident(&mut self, name: &str) -> Expr {
        if let Some(var) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return Expr::Var(*var);
        }
        match name {
            "undefined" => Expr::Undefined,
            "NaN" => Expr::Num(f64::NAN),
            "Infinity" => Expr::Num(f64::INFINITY),
            "$cf" => Expr::Module(Module::CloudFront),
            "$crypto" => Expr::Module(Module::Crypto),
            "$querystring" => Expr::Module(Module::QueryString),
            name => Expr::Global(name.into()),
        }
    }

    fn args(&mut self, args: &[js::ExprOrSpread]) -> Result<Vec<Expr>, Refused> {
        args.iter()
            .map(|arg| match arg.spread {
                None => self.expr(&arg.expr),
                Some(_) => Self::refuse("a spread argument", &arg.expr),
            })
            .collect()
    }

    fn property(&mut self, prop: &js::PropOrSpread) -> Result<(Prop, Expr), Refused> {
        let js::PropOrSpread::Prop(prop) = prop else { return Self::refuse("a spread in an object", prop) };
        match &**prop {
            js::Prop::Shorthand(ident) => Ok((Prop::Fixed((&*ident.sym).into()), self.ident(&ident.sym))),
            js::Prop::KeyValue(pair) => {
                let name: Symbol = match &pair.key {
                    js::PropName::Ident(ident) => (&*ident.sym).into(),
                    js::PropName::Str(s) => text(s)?.into(),
                    _ => return Self::refuse("a computed key", &pair.key),
                };
                Ok((Prop::Fixed(name), self.expr(&pair.value)?))
            }
            _ => Self::refuse("a method or accessor in an object", prop),
        }
    }

    fn update(&mut self, update: &js::UpdateExpr) -> Result<Expr, Refused> {
        let op = if update.op == js::UpdateOp::PlusPlus { BinaryOp::Add } else { BinaryOp::Sub };
        Ok(Expr::AssignOp(op, self.boxed(&update.arg)?, Box::new(Expr::Num(1.0))))
    }

    fn binary(&mut self, bin: &js::BinExpr) -> Result<Expr, Refused> {
        let (left, right) = (self.boxed(&bin.left)?, self.boxed(&bin.right)?);
        match bin.op {
            js::BinaryOp::LogicalAnd => return Ok(Expr::And(left, right)),
            js::BinaryOp::LogicalOr => return Ok(Expr::Or(left, right)),
            _ => {}
        }
        match binary_op(bin.op) {
            Some(op) => Ok(Expr::Binary(op, left, right)),
            None => Self::refuse("`==`, `!=` or `??`", bin),
        }
    }

    fn assign(&mut self, assign: &js::AssignExpr) -> Result<Expr, Refused> {
        let js::AssignTarget::Simple(target) = &assign.left else { return Self::refuse("destructuring", assign) };
        let place = Box::new(match target {
            js::SimpleAssignTarget::Ident(ident) => self.ident(&ident.id.sym),
            js::SimpleAssignTarget::Member(member) => self.member(member)?,
            _ => return Self::refuse("this assignment target", assign),
        });
        let value = self.boxed(&assign.right)?;
        if assign.op == js::AssignOp::Assign {
            return Ok(Expr::Assign(place, value));
        }
        match assign.op.to_update().and_then(binary_op) {
            Some(op) => Ok(Expr::AssignOp(op, place, value)),
            None => Self::refuse("a logical assignment", assign),
        }
    }

    fn member(&mut self, member: &js::MemberExpr) -> Result<Expr, Refused> {
        let object = self.boxed(&member.obj)?;
        Ok(match &member.prop {
            js::MemberProp::Ident(name) => Expr::Member(object, Prop::Fixed((&*name.sym).into()), self.effect),
            js::MemberProp::Computed(key) => Expr::Index(object, self.boxed(&key.expr)?, self.effect),
            js::MemberProp::PrivateName(_) => return Self::refuse("a private name", member),
        })
    }

    fn concat(&mut self, tpl: &js::Tpl) -> Result<Expr, Refused> {
        let mut parts = Vec::new();
        for (index, quasi) in tpl.quasis.iter().enumerate() {
            let cooked = quasi.cooked.as_ref().and_then(|cooked| cooked.as_str().map(str::to_owned));
            let Some(cooked) = cooked else { return Self::refuse("a broken escape", tpl) };
            if !cooked.is_empty() {
                parts.push(Expr::Str(cooked.into()));
            }
            if let Some(e) = tpl.exprs.get(index) {
                parts.push(self.expr(e)?);
            }
        }
        if parts.len() < 2 {
            parts.insert(0, Expr::str(""));
        }
        Ok(match &parts[..] {
            [Expr::Str(_), Expr::Str(only)] => Expr::Str(Rc::clone(only)),
            [Expr::Str(empty)] => Expr::Str(Rc::clone(empty)),
            _ => Expr::Concat(parts),
        })
    }

    fn arrow(&mut self, arrow: &js::ArrowExpr) -> Result<Expr, Refused> {
        let params: Vec<&js::Pat> = arrow.params.iter().collect();
        self.function(&params, arrow.is_async, |reader| match &*arrow.body {
            js::ArrowFunctionBody::Expr(e) => Ok(vec![StmtKind::Return(Some(reader.expr(e)?)).into()]),
            js::ArrowFunctionBody::FunctionBody(body) => reader.stmts(&body.stmts),
        })
    }

    fn local(&mut self, name: &str) -> VarId {
        let var = VarId(u32::try_from(self.locals.len()).expect("few variables"));
        self.locals.push(name.into());
        self.scopes.last_mut().expect("inside a function").insert(name.to_owned(), var);
        var
    }

    fn function(
        &mut self,
        params: &[&js::Pat],
        is_async: bool,
        body: impl FnOnce(&mut Reader) -> Result<Vec<Stmt>, Refused>,
    ) -> Result<Expr, Refused> {
        let outer = std::mem::replace(&mut self.in_async, is_async);
        self.scopes.push(HashMap::new());
        let params = params
            .iter()
            .map(|param| match param {
                js::Pat::Ident(ident) => Ok(self.local(&ident.id.sym)),
                _ => Self::refuse("this parameter", *param),
            })
            .collect::<Result<_, _>>()?;
        let body = body(self)?;
        self.scopes.pop();
        self.in_async = outer;
        Ok(Expr::Function(Box::new(Function { name: "".into(), span: None, params, body, is_async })))
    }

    fn stmts(&mut self, stmts: &[js::Stmt]) -> Result<Vec<Stmt>, Refused> {
        let mut list = Vec::new();
        for stmt in stmts {
            self.stmt(stmt, &mut list)?;
        }
        Ok(list)
    }

    fn stmt(&mut self, stmt: &js::Stmt, list: &mut Vec<Stmt>) -> Result<(), Refused> {
        match stmt {
            js::Stmt::Empty(_) => {}
            js::Stmt::Block(block) => list.extend(self.stmts(&block.stmts)?),
            js::Stmt::Expr(stmt) => {
                let e = match &*stmt.expr {
                    js::Expr::Update(update) => self.update(update)?,
                    e => self.expr(e)?,
                };
                list.push(StmtKind::Expr(e).into());
            }
            js::Stmt::Return(stmt) => {
                let value = stmt.arg.as_ref().map(|e| self.expr(e)).transpose()?;
                list.push(StmtKind::Return(value).into());
            }
            js::Stmt::Throw(stmt) => list.push(StmtKind::Throw(self.expr(&stmt.arg)?).into()),
            js::Stmt::If(stmt) => {
                let cond = self.expr(&stmt.test)?;
                let (mut yes, mut no) = (Vec::new(), Vec::new());
                self.stmt(&stmt.cons, &mut yes)?;
                if let Some(alt) = &stmt.alt {
                    self.stmt(alt, &mut no)?;
                }
                list.push(StmtKind::If(cond, yes, no).into());
            }
            js::Stmt::Decl(js::Decl::Var(decl)) => {
                for declarator in &decl.decls {
                    let js::Pat::Ident(ident) = &declarator.name else {
                        return Self::refuse("destructuring", declarator);
                    };
                    let value = declarator.init.as_ref().map(|e| self.expr(e)).transpose()?;
                    let var = self.local(&ident.id.sym);
                    list.push(StmtKind::Let(var, value).into());
                }
            }
            _ => return Self::refuse("this statement", stmt),
        }
        Ok(())
    }
}

fn text(s: &js::Str) -> Result<String, Refused> {
    match s.value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => Reader::refuse("a lone surrogate", s),
    }
}

fn literal(lit: &js::Lit) -> Result<Expr, Refused> {
    Ok(match lit {
        js::Lit::Str(s) => Expr::Str(text(s)?.into()),
        js::Lit::Bool(b) => Expr::Bool(b.value),
        js::Lit::Num(n) => Expr::Num(n.value),
        js::Lit::Null(_) => Expr::Global("null".into()),
        js::Lit::Regex(regex) => Expr::Regex((&*regex.exp).into(), (&*regex.flags).into()),
        js::Lit::BigInt(_) | js::Lit::JSXText(_) => return Reader::refuse("this literal", lit),
    })
}

fn unary_op(op: js::UnaryOp) -> UnaryOp {
    match op {
        js::UnaryOp::Minus => UnaryOp::Neg,
        js::UnaryOp::Plus => UnaryOp::Plus,
        js::UnaryOp::Bang => UnaryOp::Not,
        js::UnaryOp::Tilde => UnaryOp::BitNot,
        js::UnaryOp::TypeOf => UnaryOp::TypeOf,
        js::UnaryOp::Void => UnaryOp::Void,
        js::UnaryOp::Delete => UnaryOp::Delete,
    }
}

fn binary_op(op: js::BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        js::BinaryOp::EqEqEq => BinaryOp::Eq,
        js::BinaryOp::NotEqEq => BinaryOp::Ne,
        js::BinaryOp::Lt => BinaryOp::Lt,
        js::BinaryOp::LtEq => BinaryOp::Le,
        js::BinaryOp::Gt => BinaryOp::Gt,
        js::BinaryOp::GtEq => BinaryOp::Ge,
        js::BinaryOp::LShift => BinaryOp::Shl,
        js::BinaryOp::RShift => BinaryOp::Sar,
        js::BinaryOp::ZeroFillRShift => BinaryOp::Shr,
        js::BinaryOp::Add => BinaryOp::Add,
        js::BinaryOp::Sub => BinaryOp::Sub,
        js::BinaryOp::Mul => BinaryOp::Mul,
        js::BinaryOp::Div => BinaryOp::Div,
        js::BinaryOp::Mod => BinaryOp::Rem,
        js::BinaryOp::BitOr => BinaryOp::BitOr,
        js::BinaryOp::BitXor => BinaryOp::BitXor,
        js::BinaryOp::BitAnd => BinaryOp::BitAnd,
        js::BinaryOp::Exp => BinaryOp::Exp,
        js::BinaryOp::In => BinaryOp::In,
        js::BinaryOp::InstanceOf => BinaryOp::InstanceOf,
        js::BinaryOp::EqEq
        | js::BinaryOp::NotEq
        | js::BinaryOp::LogicalOr
        | js::BinaryOp::LogicalAnd
        | js::BinaryOp::NullishCoalescing => return None,
    })
}
