//! JavaScript to LIR, for what LIR can say: expressions, and function literals with plain statements.
//! Loops and jumps are read only in tests, where whole programs are (`read_program`).

use std::sync::Arc;

use rustc_hash::FxHashMap;
use swc_common::{BytePos, Spanned};
use swc_ecma_ast as js;
use swc_ecma_parser::lexer::Lexer;
use swc_ecma_parser::{EsSyntax, Parser, StringInput, Syntax};

use crate::hir::Symbol;
use crate::lir::{BinaryOp, Effect, Expr, Function, Module, Prop, Stmt, StmtKind, UnaryOp, VarId};

/// Why not, and where.
pub(super) type Refused = (String, BytePos);

/// Which effect calls and reads of members get.
#[derive(Clone, Copy, Debug)]
pub(super) enum Effects {
    /// All this one: a template says so.
    Declared(Effect),
    /// By name: methods of strings are pure, other calls are effects, members are read.
    #[cfg(test)]
    Guessed,
}

/// From swc's tree to LIR.
pub(super) struct Reader {
    effects: Effects,
    /// Variables, by their number.
    pub(super) locals: Vec<Symbol>,
    /// Names of the functions around, innermost last.
    pub(super) scopes: Vec<FxHashMap<String, VarId>>,
    in_async: bool,
    #[cfg(test)]
    pub(super) program: super::read_program::Context,
}

/// Parses a script; positions count from 1.
pub(super) fn parse_script(source: &str) -> Result<js::Script, Refused> {
    let end =
        u32::try_from(source.len()).map_err(|_| ("the text is too long".to_owned(), BytePos(1)))?;
    let lexer = Lexer::new(
        Syntax::Es(EsSyntax::default()),
        js::EsVersion::Es2022,
        StringInput::new(source, BytePos(1), BytePos(end + 1)),
        None,
    );
    let mut parser = Parser::new_from(lexer);
    let refused =
        |error: swc_ecma_parser::error::Error| (error.kind().msg().into_owned(), error.span().lo);
    let script = parser.parse_script().map_err(refused)?;
    match parser.take_errors().into_iter().next() {
        Some(error) => Err(refused(error)),
        None => Ok(script),
    }
}

impl Reader {
    pub(super) fn new(effects: Effects) -> Reader {
        Reader {
            effects,
            locals: Vec::new(),
            scopes: Vec::new(),
            in_async: true,
            #[cfg(test)]
            program: super::read_program::Context::default(),
        }
    }

    fn call_effect(&self, callee: &Expr) -> Effect {
        let _ = callee; // Only guessed by in tests.
        match self.effects {
            Effects::Declared(effect) => effect,
            #[cfg(test)]
            Effects::Guessed => super::read_program::guess(callee),
        }
    }

    fn read_effect(&self) -> Effect {
        match self.effects {
            Effects::Declared(effect) => effect,
            #[cfg(test)]
            Effects::Guessed => Effect::Read,
        }
    }

    pub(super) fn refuse<T>(what: &str, node: &impl Spanned) -> Result<T, Refused> {
        Err((format!("{what} cannot stand in a template"), node.span_lo()))
    }

    fn boxed(&mut self, e: &js::Expr) -> Result<Box<Expr>, Refused> {
        self.expr(e).map(Box::new)
    }

    pub(super) fn expr(&mut self, e: &js::Expr) -> Result<Expr, Refused> {
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
            js::Expr::Object(object) => Expr::Object(
                object
                    .props
                    .iter()
                    .map(|prop| self.property(prop))
                    .collect::<Result<_, _>>()?,
            ),
            js::Expr::Unary(unary) => Expr::Unary(unary_op(unary.op), self.boxed(&unary.arg)?),
            js::Expr::Update(update) if update.prefix => self.update(update)?,
            js::Expr::Bin(bin) => self.binary(bin)?,
            js::Expr::Assign(assign) => self.assign(assign)?,
            js::Expr::Member(member) => self.member(member)?,
            js::Expr::Cond(cond) => Expr::Cond(
                self.boxed(&cond.test)?,
                self.boxed(&cond.cons)?,
                self.boxed(&cond.alt)?,
            ),
            js::Expr::Call(call) => {
                let js::Callee::Expr(callee) = &call.callee else {
                    return Self::refuse("import or super", call);
                };
                let callee = self.boxed(callee)?;
                let effect = self.call_effect(&callee);
                Expr::Call(callee, self.args(&call.args)?, effect)
            }
            js::Expr::New(new) => {
                let callee = self.boxed(&new.callee)?;
                let effect = self.call_effect(&callee);
                Expr::New(
                    callee,
                    self.args(new.args.as_deref().unwrap_or(&[]))?,
                    effect,
                )
            }
            js::Expr::Seq(seq) => Expr::Seq(
                seq.exprs
                    .iter()
                    .map(|e| self.expr(e))
                    .collect::<Result<_, _>>()?,
            ),
            js::Expr::Tpl(tpl) => self.concat(tpl)?,
            js::Expr::Arrow(arrow) => self.arrow(arrow)?,
            js::Expr::Fn(function) => {
                let body = &function
                    .function
                    .body
                    .as_ref()
                    .map_or(&[][..], |body| &body.stmts[..]);
                let params: Vec<&js::Pat> =
                    function.function.params.iter().map(|p| &p.pat).collect();
                self.function(&params, function.function.is_async, |reader| {
                    reader.stmts(body)
                })?
            }
            js::Expr::Await(inner) if self.in_async => Expr::Await(self.boxed(&inner.arg)?),
            _ => return Self::refuse("this expression", e),
        })
    }

    fn ident(&mut self, name: &str) -> Expr {
        if let Some(var) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return Expr::Var(*var);
        }
        #[cfg(test)]
        if let Some(known) = self.program.names.get(name) {
            return known.clone();
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
        let js::PropOrSpread::Prop(prop) = prop else {
            return Self::refuse("a spread in an object", prop);
        };
        match &**prop {
            js::Prop::Shorthand(ident) => {
                Ok((Prop::Fixed((&*ident.sym).into()), self.ident(&ident.sym)))
            }
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
        let op = if update.op == js::UpdateOp::PlusPlus {
            BinaryOp::Add
        } else {
            BinaryOp::Sub
        };
        Ok(Expr::AssignOp(
            op,
            self.boxed(&update.arg)?,
            Box::new(Expr::Num(1.0)),
        ))
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
        let js::AssignTarget::Simple(target) = &assign.left else {
            return Self::refuse("destructuring", assign);
        };
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
            js::MemberProp::Ident(name) => {
                Expr::Member(object, Prop::Fixed((&*name.sym).into()), self.read_effect())
            }
            js::MemberProp::Computed(key) => {
                Expr::Index(object, self.boxed(&key.expr)?, self.read_effect())
            }
            js::MemberProp::PrivateName(_) => return Self::refuse("a private name", member),
        })
    }

    fn concat(&mut self, tpl: &js::Tpl) -> Result<Expr, Refused> {
        let mut parts = Vec::new();
        for (index, quasi) in tpl.quasis.iter().enumerate() {
            let cooked = quasi
                .cooked
                .as_ref()
                .and_then(|cooked| cooked.as_str().map(str::to_owned));
            let Some(cooked) = cooked else {
                return Self::refuse("a broken escape", tpl);
            };
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
            [Expr::Str(_), Expr::Str(only)] => Expr::Str(Arc::clone(only)),
            [Expr::Str(empty)] => Expr::Str(Arc::clone(empty)),
            _ => Expr::Concat(parts),
        })
    }

    fn arrow(&mut self, arrow: &js::ArrowExpr) -> Result<Expr, Refused> {
        let params: Vec<&js::Pat> = arrow.params.iter().collect();
        self.function(&params, arrow.is_async, |reader| match &*arrow.body {
            js::ArrowFunctionBody::Expr(e) => {
                Ok(vec![StmtKind::Return(Some(reader.expr(e)?)).into()])
            }
            js::ArrowFunctionBody::FunctionBody(body) => reader.stmts(&body.stmts),
        })
    }

    pub(super) fn local(&mut self, name: &str) -> VarId {
        let var = VarId(u32::try_from(self.locals.len()).expect("few variables"));
        self.locals.push(name.into());
        self.scopes
            .last_mut()
            .expect("inside a function")
            .insert(name.to_owned(), var);
        var
    }

    pub(super) fn function(
        &mut self,
        params: &[&js::Pat],
        is_async: bool,
        body: impl FnOnce(&mut Reader) -> Result<Vec<Stmt>, Refused>,
    ) -> Result<Expr, Refused> {
        let outer = std::mem::replace(&mut self.in_async, is_async);
        self.scopes.push(FxHashMap::default());
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
        Ok(Expr::Function(Box::new(Function {
            name: "".into(),
            span: None,
            params,
            body,
            is_async,
        })))
    }

    pub(super) fn stmts(&mut self, stmts: &[js::Stmt]) -> Result<Vec<Stmt>, Refused> {
        let mut list = Vec::new();
        for stmt in stmts {
            self.stmt(stmt, &mut list)?;
        }
        Ok(list)
    }

    pub(super) fn stmt(&mut self, stmt: &js::Stmt, list: &mut Vec<Stmt>) -> Result<(), Refused> {
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
                    if self.known(declarator, list)? {
                        continue;
                    }
                    let js::Pat::Ident(ident) = &declarator.name else {
                        return Self::refuse("destructuring", declarator);
                    };
                    let value = declarator.init.as_ref().map(|e| self.expr(e)).transpose()?;
                    let var = self.local(&ident.id.sym);
                    list.push(StmtKind::Let(var, value).into());
                }
            }
            #[cfg(test)]
            _ => self.program_stmt(stmt, list)?,
            #[cfg(not(test))]
            _ => return Self::refuse("this statement", stmt),
        }
        Ok(())
    }

    /// A second `var` of the same name in a function is an assignment.
    fn known(
        &mut self,
        declarator: &js::VarDeclarator,
        list: &mut Vec<Stmt>,
    ) -> Result<bool, Refused> {
        let js::Pat::Ident(ident) = &declarator.name else {
            return Ok(false);
        };
        let Some(var) = self
            .scopes
            .last()
            .and_then(|scope| scope.get(&*ident.id.sym))
            .copied()
        else {
            return Ok(false);
        };
        if let Some(init) = &declarator.init {
            let value = self.expr(init)?;
            list.push(StmtKind::Expr(Expr::assign(var, value)).into());
        }
        Ok(true)
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
