//! Tests only: a whole program from JavaScript, so that passes can be tested from text to text.
//! `require` of known modules, `cf`, labels, loops, `try`; each name is declared once per function.

use rustc_hash::FxHashMap;
use swc_ecma_ast as js;

use super::read::{Effects, Reader, Refused, parse_script};
use crate::lir::{Effect, Expr, FnId, LabelId, Module, Program, Prop, Stmt, StmtKind, Var};

/// What is known outside functions, and the jumps' targets.
#[derive(Default)]
pub(super) struct Context {
    pub(super) names: FxHashMap<String, Expr>,
    labels: Vec<(Option<String>, LabelId, bool)>,
    next_label: u32,
}

/// Reads functions, `var`s and nothing else at the top level. Undeclared names are the engine's.
pub(crate) fn read_program(text: &str) -> Program {
    let script = parse_script(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    read(&script).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

fn read(script: &js::Script) -> Result<Program, Refused> {
    let mut reader = Reader::new(Effects::Guessed);
    reader
        .program
        .names
        .insert("cf".into(), Expr::Module(Module::CloudFront));
    let mut count = 0;
    for stmt in &script.body {
        if let js::Stmt::Decl(js::Decl::Fn(decl)) = stmt {
            reader
                .program
                .names
                .insert(decl.ident.sym.to_string(), Expr::Fn(FnId(count)));
            count += 1;
        }
    }
    let mut program = Program::default();
    for stmt in &script.body {
        match stmt {
            js::Stmt::Decl(js::Decl::Fn(decl)) => {
                let body = &decl
                    .function
                    .body
                    .as_ref()
                    .map_or(&[][..], |body| &body.stmts[..]);
                let params: Vec<&js::Pat> = decl.function.params.iter().map(|p| &p.pat).collect();
                let literal = reader
                    .function(&params, decl.function.is_async, |reader| reader.stmts(body))?;
                let Expr::Function(mut function) = literal else {
                    unreachable!("a function literal")
                };
                function.name = (&*decl.ident.sym).into();
                if &*decl.ident.sym == "handler" {
                    program.handler =
                        Some(FnId(u32::try_from(program.functions.len()).expect("few")));
                }
                program.functions.push(*function);
            }
            js::Stmt::Decl(js::Decl::Var(decl)) => {
                for declarator in &decl.decls {
                    let js::Pat::Ident(ident) = &declarator.name else {
                        return Reader::refuse("this", declarator);
                    };
                    let value =
                        reader.expr(declarator.init.as_ref().expect("globals have values"))?;
                    reader.scopes.push(FxHashMap::default());
                    let var = reader.local(&ident.id.sym);
                    reader.scopes.pop();
                    reader
                        .program
                        .names
                        .insert(ident.id.sym.to_string(), Expr::Var(var));
                    program.globals.push((var, value));
                }
            }
            _ => return Reader::refuse("this at the top level", stmt),
        }
    }
    program.labels = reader.program.next_label;
    program.vars = reader
        .locals
        .iter()
        .map(|name| Var { name: name.clone() })
        .collect();
    program.rewrite(&mut require);
    Ok(program)
}

fn require(e: &mut Expr) {
    if let Expr::Call(callee, args, _) = e
        && **callee == Expr::Global("require".into())
    {
        *e = match &args[..] {
            [Expr::Str(name)] if &**name == "crypto" => Expr::Module(Module::Crypto),
            [Expr::Str(name)] if &**name == "querystring" => Expr::Module(Module::QueryString),
            _ => return,
        };
    }
}

/// Methods of strings and `Math` are pure, `join` and the like read, all else may do anything.
pub(super) fn guess(callee: &Expr) -> Effect {
    const PURE: &[&str] = &[
        "endsWith",
        "startsWith",
        "includes",
        "indexOf",
        "lastIndexOf",
        "slice",
        "substring",
        "toLowerCase",
        "toUpperCase",
        "trim",
        "charCodeAt",
        "charAt",
        "repeat",
        "split",
        "replace",
        "floor",
        "imul",
        "pure",
    ];
    const READ: &[&str] = &["join", "keys", "concat", "read", "stringify"];
    let (Expr::Member(_, Prop::Fixed(name), _) | Expr::Global(name)) = callee else {
        return Effect::Effect;
    };
    match &**name {
        name if PURE.contains(&name) => Effect::Pure,
        name if READ.contains(&name) => Effect::Read,
        _ => Effect::Effect,
    }
}

impl Reader {
    fn label(&mut self) -> LabelId {
        self.program.next_label += 1;
        LabelId(self.program.next_label - 1)
    }

    fn target(&self, label: Option<&js::Ident>, is_continue: bool) -> LabelId {
        self.program
            .labels
            .iter()
            .rev()
            .find(|(name, _, is_loop)| match label {
                Some(label) => name.as_deref() == Some(&*label.sym),
                None => *is_loop,
            })
            .unwrap_or_else(|| panic!("no target, continue: {is_continue}"))
            .1
    }

    fn loop_body(
        &mut self,
        name: Option<String>,
        body: &js::Stmt,
    ) -> Result<(LabelId, Vec<Stmt>), Refused> {
        let label = self.label();
        self.program.labels.push((name, label, true));
        let mut list = Vec::new();
        self.stmt(body, &mut list)?;
        self.program.labels.pop();
        Ok((label, list))
    }

    /// Statements that templates do not have.
    pub(super) fn program_stmt(
        &mut self,
        stmt: &js::Stmt,
        list: &mut Vec<Stmt>,
    ) -> Result<(), Refused> {
        self.named_stmt(None, stmt, list)
    }

    fn named_stmt(
        &mut self,
        name: Option<String>,
        stmt: &js::Stmt,
        list: &mut Vec<Stmt>,
    ) -> Result<(), Refused> {
        let kind = match stmt {
            js::Stmt::Labeled(labelled) => match &*labelled.body {
                body @ (js::Stmt::For(_) | js::Stmt::While(_)) => {
                    return self.named_stmt(Some(labelled.label.sym.to_string()), body, list);
                }
                body => {
                    let label = self.label();
                    self.program
                        .labels
                        .push((Some(labelled.label.sym.to_string()), label, false));
                    let mut inner = Vec::new();
                    self.stmt(body, &mut inner)?;
                    self.program.labels.pop();
                    StmtKind::Block(label, inner)
                }
            },
            js::Stmt::While(stmt) => {
                let cond = Some(self.expr(&stmt.test)?);
                let (label, body) = self.loop_body(name, &stmt.body)?;
                StmtKind::For {
                    label,
                    cond,
                    update: None,
                    body,
                }
            }
            js::Stmt::For(stmt) => {
                match &stmt.init {
                    Some(js::VarDeclOrExpr::VarDecl(decl)) => {
                        self.stmt(&js::Stmt::Decl(js::Decl::Var(decl.clone())), list)?;
                    }
                    Some(js::VarDeclOrExpr::Expr(e)) => {
                        list.push(StmtKind::Expr(self.expr(e)?).into());
                    }
                    None => {}
                }
                let cond = stmt.test.as_ref().map(|e| self.expr(e)).transpose()?;
                let mut update = Vec::new();
                if let Some(e) = &stmt.update {
                    let e = js::ExprStmt {
                        span: swc_common::DUMMY_SP,
                        expr: e.clone(),
                    };
                    self.stmt(&js::Stmt::Expr(e), &mut update)?;
                }
                let update = match update.pop().map(|s| s.kind) {
                    Some(StmtKind::Expr(e)) => Some(Box::new(e)),
                    _ => None,
                };
                let (label, body) = self.loop_body(name, &stmt.body)?;
                if cond.is_none() && update.is_none() {
                    StmtKind::Loop(label, body)
                } else {
                    StmtKind::For {
                        label,
                        cond,
                        update,
                        body,
                    }
                }
            }
            js::Stmt::Break(stmt) => StmtKind::Break(self.target(stmt.label.as_ref(), false)),
            js::Stmt::Continue(stmt) => StmtKind::Continue(self.target(stmt.label.as_ref(), true)),
            js::Stmt::Try(stmt) => {
                let handler = stmt.handler.as_ref().expect("a catch");
                let body = self.stmts(&stmt.block.stmts)?;
                let Some(js::Pat::Ident(ident)) = &handler.param else {
                    return Self::refuse("this", handler);
                };
                let var = self.local(&ident.id.sym);
                StmtKind::Try(body, var, self.stmts(&handler.body.stmts)?)
            }
            _ => return Self::refuse("this statement", stmt),
        };
        list.push(kind.into());
        Ok(())
    }
}
