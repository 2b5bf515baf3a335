//! The last pass: statements packed into expressions wherever that is shorter. Nothing analyses the result.

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Effect, Expr, Function, LabelId, Program, Stmt, StmtKind, UnaryOp, VarId, effect,
    size,
};

use super::fold::inverted;
use super::labels::count_breaks;

/// Packs every function. Whether that changed anything is not asked: hardly a program stays as it is.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    program.rewrite(&mut shorten);
    let handler = program.handler.map(|id| id.0 as usize);
    let mut handler_function =
        handler.map(|index| std::mem::replace(&mut program.functions[index], empty()));
    if let Some(function) = &mut handler_function {
        let mut literals = Program {
            functions: vec![std::mem::replace(function, empty())],
            ..Program::default()
        };
        let mut depth_first = 0;
        let total = count_functions(&mut literals);
        literals.for_each_function_mut(&mut |f| {
            depth_first += 1;
            pack(f, depth_first < total);
        });
        *function = literals.functions.pop().expect("the handler");
    }
    program.for_each_function_mut(&mut |function| pack(function, true));
    if let (Some(index), Some(function)) = (handler, handler_function) {
        program.functions[index] = function;
    }
    true
}

fn empty() -> Function {
    Function {
        name: "".into(),
        span: None,
        params: Vec::new(),
        body: Vec::new(),
        is_async: false,
    }
}

fn count_functions(program: &mut Program) -> usize {
    let mut count = 0;
    program.for_each_function_mut(&mut |_| count += 1);
    count
}

/// Writes `x = x + 1` as `x += 1` in the whole program.
pub(super) fn updates(program: &mut Program, _: &mut Analyses) -> bool {
    let mut changed = false;
    program.rewrite(&mut |e| {
        shorten(e);
        changed |= matches!(e, Expr::AssignOp(..));
    });
    changed
}

/// `x = x + 1` as `x += 1`.
fn shorten(e: &mut Expr) {
    let Expr::Assign(place, value) = e else {
        return;
    };
    let simple = match &**place {
        Expr::Var(_) => true,
        Expr::Member(object, _, _) => matches!(**object, Expr::Var(_)),
        _ => false,
    };
    if !simple {
        return;
    }
    match &mut **value {
        Expr::Binary(op, a, b) if **a == **place && !op.is_comparison() => {
            *e = Expr::AssignOp(*op, Box::new(a.take()), Box::new(b.take()));
        }
        Expr::Concat(parts) if parts[0] == **place => {
            parts.remove(0);
            let added = if parts.len() == 1 {
                parts.pop().expect("one part")
            } else {
                Expr::Concat(std::mem::take(parts))
            };
            *e = Expr::AssignOp(BinaryOp::Add, Box::new(place.take()), Box::new(added));
        }
        _ => {}
    }
}

/// `arrow`: a body that is one `return` needs no braces.
fn pack(function: &mut Function, arrow: bool) {
    let mut packer = Packer {
        hoisted: Vec::new(),
    };
    packer.list(&mut function.body, false);
    if arrow && !declares_value(&function.body) {
        packer.single(&mut function.body);
    }
    let lets = packer
        .hoisted
        .into_iter()
        .map(|var| StmtKind::Let(var, None).into());
    function.body.splice(0..0, lets);
}

/// `v = v`, of two variables that share a name by now.
fn is_copy_of_itself(e: &Expr) -> bool {
    matches!(e, Expr::Assign(place, value) if place == value && matches!(**place, Expr::Var(_)))
}

fn declares_value(list: &[Stmt]) -> bool {
    list.iter().any(|s| matches!(s.kind, StmtKind::Let(..)))
}

struct Packer {
    /// Variables whose `Let` became an assignment.
    hoisted: Vec<VarId>,
}

impl Packer {
    fn list(&mut self, list: &mut Vec<Stmt>, nested: bool) {
        one_return(list);
        let mut out: Vec<Stmt> = Vec::with_capacity(list.len());
        for mut stmt in std::mem::take(list) {
            stmt.kind.for_each_list_mut(|inner| self.list(inner, true));
            let span = stmt.span;
            match stmt.kind {
                StmtKind::Let(var, None) if nested => self.hoisted.push(var),
                StmtKind::For {
                    label,
                    cond,
                    update: Some(update),
                    body,
                } if is_copy_of_itself(&update) => out.push(
                    StmtKind::For {
                        label,
                        cond,
                        update: None,
                        body,
                    }
                    .at(span),
                ),
                StmtKind::If(cond, yes, no) => self.branches(cond, yes, no, span, &mut out),
                StmtKind::Block(label, body) => self.block(label, body, span, &mut out),
                kind => out.push(kind.at(span)),
            }
        }
        self.returns(&mut out);
        *list = out;
        if nested {
            self.single(list);
        }
    }

    fn branches(
        &mut self,
        cond: Expr,
        mut yes: Vec<Stmt>,
        mut no: Vec<Stmt>,
        span: Option<crate::span::Span>,
        out: &mut Vec<Stmt>,
    ) {
        // A branch may have held a copy only, of a variable to what shares it.
        if yes.is_empty() {
            if !no.is_empty() {
                return self.branches(inverted(cond), no, yes, span, out);
            }
            if effect(&cond) == Effect::Effect {
                out.push(StmtKind::Expr(cond).at(span));
            }
            return;
        }
        // Statements that the test has taken in need no parentheses of their own.
        if let Expr::Seq(mut items) = cond {
            let last = items.pop().unwrap_or(Expr::Undefined);
            out.push(StmtKind::Expr(sequence(items)).at(span));
            return self.branches(last, yes, no, span, out);
        }
        // `if(a){if(b)A;else B}else B`
        if let Some(both) = tests_before_same(&cond, &mut yes, &no) {
            return self.branches(both, yes, no, span, out);
        }
        // `if(a){if(b)…}`, where the inner test has taken in what stood before it
        if no.is_empty()
            && let [
                Stmt {
                    kind: StmtKind::If(inner, body, rest),
                    ..
                },
            ] = &mut yes[..]
            && rest.is_empty()
            && parens_in(&cond, false) + parens_right(inner) <= 2
        {
            let both = Expr::And(Box::new(cond), Box::new(inner.take()));
            let body = std::mem::take(body);
            return self.branches(both, body, no, span, out);
        }
        let kind = if is_expressions(&yes) && is_expressions(&no) {
            let a = self.expression(&mut yes);
            match (a, self.expression(&mut no)) {
                (Some(a), Some(b)) => {
                    StmtKind::Expr(Expr::Cond(Box::new(cond), Box::new(a), Box::new(b)))
                }
                (Some(a), None) => match cond {
                    Expr::Unary(UnaryOp::Not, c) => StmtKind::Expr(Expr::Or(c, Box::new(a))),
                    cond if parens_in(&cond, false) + parens_right(&a) <= 2 => {
                        StmtKind::Expr(Expr::And(Box::new(cond), Box::new(a)))
                    }
                    // `if(!b||(c,!d))a` as `b&&(c,d)||a`
                    cond if size(&inverted(cond.clone())) < size(&cond) => {
                        StmtKind::Expr(Expr::Or(Box::new(inverted(cond)), Box::new(a)))
                    }
                    cond => StmtKind::If(cond, vec![StmtKind::Expr(a).at(span)], Vec::new()),
                },
                (None, _) => StmtKind::If(cond, yes, no),
            }
        } else {
            StmtKind::If(cond, yes, no)
        };
        out.push(kind.at(span));
    }

    /// `l:{…;if(a){b;break l}c}` as `…;if(a)b;else c`: the tests before the jump may have become one test by now.
    fn block(
        &mut self,
        label: LabelId,
        mut body: Vec<Stmt>,
        span: Option<crate::span::Span>,
        out: &mut Vec<Stmt>,
    ) {
        if count_breaks(&body, label) != 1 {
            return out.push(StmtKind::Block(label, body).at(span));
        }
        let ends_in_break = |stmt: &Stmt| match &stmt.kind {
            StmtKind::If(_, yes, no) => {
                no.is_empty() && yes.last().is_some_and(|s| s.kind == StmtKind::Break(label))
            }
            _ => false,
        };
        let Some(at) = body.iter().position(ends_in_break) else {
            return out.push(StmtKind::Block(label, body).at(span));
        };
        let rest = body.split_off(at + 1);
        let Some(Stmt {
            kind: StmtKind::If(cond, mut yes, _),
            span,
        }) = body.pop()
        else {
            return;
        };
        yes.pop();
        out.append(&mut body);
        self.branches(cond, yes, rest, span, out);
    }

    /// `if(a)return x;…;return y` as `return a?x:(…,y)`.
    fn returns(&mut self, list: &mut Vec<Stmt>) {
        let Some(Stmt {
            kind: StmtKind::Return(Some(returned)),
            ..
        }) = list.last()
        else {
            return;
        };
        let mut value = returned.clone();
        let mut cut = list.len() - 1;
        let mut index = cut;
        // Statements between the last `if` that was taken in and the one at hand.
        let mut between: Vec<Expr> = Vec::new();
        let mut lets: Vec<VarId> = Vec::new();
        let mut pending: Vec<VarId> = Vec::new();
        while index > 0 {
            index -= 1;
            match &mut list[index].kind {
                StmtKind::Expr(e) => between.push(e.clone()),
                StmtKind::Let(var, Some(e)) => {
                    pending.push(*var);
                    between.push(Expr::assign(*var, e.clone()));
                }
                StmtKind::If(cond, yes, no) if no.is_empty() => {
                    let [
                        Stmt {
                            kind: StmtKind::Return(Some(early)),
                            ..
                        },
                    ] = &mut yes[..]
                    else {
                        break;
                    };
                    // Every variable declared in between costs a comma and its name elsewhere.
                    if between.len() > 3 {
                        break;
                    }
                    between.reverse();
                    between.push(value);
                    let rest = sequence(std::mem::take(&mut between));
                    value = choice(cond.take(), early.take(), rest);
                    lets.append(&mut pending);
                    cut = index;
                }
                _ => break,
            }
        }
        if cut < list.len() - 1 {
            let span = list.last().and_then(|s| s.span);
            list.truncate(cut);
            list.push(StmtKind::Return(Some(value)).at(span));
            self.hoisted.extend(lets);
        }
    }

    /// A branch in as few statements as can be: `{a();return b}` as `return a(),b`.
    fn single(&mut self, list: &mut Vec<Stmt>) {
        if list.len() < 2 {
            return;
        }
        let mut out: Vec<Stmt> = Vec::new();
        for mut stmt in std::mem::take(list) {
            let Some(before) = out.pop_if(|s| is_expressions(std::slice::from_ref(s))) else {
                out.push(stmt);
                continue;
            };
            if let StmtKind::Let(var, value @ Some(_)) = &mut stmt.kind {
                self.hoisted.push(*var);
                let value = value.take().expect("just seen");
                stmt.kind = StmtKind::Expr(Expr::assign(*var, value));
            }
            let (StmtKind::Expr(slot)
            | StmtKind::Return(Some(slot))
            | StmtKind::Throw(slot)
            | StmtKind::If(slot, _, _)
            | StmtKind::Switch {
                scrutinee: slot, ..
            }) = &mut stmt.kind
            else {
                out.push(before);
                out.push(stmt);
                continue;
            };
            let first = self.expression(&mut vec![before]).expect("an expression");
            *slot = sequence(vec![first, slot.take()]);
            out.push(stmt);
        }
        *list = out;
    }

    /// Expression statements as one expression.
    fn expression(&mut self, list: &mut Vec<Stmt>) -> Option<Expr> {
        let mut parts = Vec::new();
        for stmt in list.drain(..) {
            match stmt.kind {
                StmtKind::Expr(e) => parts.push(e),
                StmtKind::Let(var, Some(e)) => {
                    self.hoisted.push(var);
                    parts.push(Expr::assign(var, e));
                }
                StmtKind::Let(var, None) => self.hoisted.push(var),
                _ => unreachable!("only expressions"),
            }
        }
        if parts.is_empty() {
            None
        } else {
            Some(sequence(parts))
        }
    }
}

/// `if(a){A;return x}B;return x` as `if(a){A}else{B}return x`.
fn one_return(list: &mut Vec<Stmt>) {
    let Some((end, before)) = list.split_last() else {
        return;
    };
    if !matches!(end.kind, StmtKind::Return(Some(_))) {
        return;
    }
    let returns_alike = |stmt: &Stmt| {
        matches!(&stmt.kind, StmtKind::If(_, yes, no)
            if no.is_empty() && yes.last().is_some_and(|s| s.kind == end.kind))
    };
    let Some(at) = before.iter().rposition(returns_alike) else {
        return;
    };
    let Some(end) = list.pop() else { return };
    let rest = list.split_off(at + 1);
    if let Some(StmtKind::If(_, yes, no)) = list.last_mut().map(|s| &mut s.kind) {
        yes.pop();
        *no = rest;
    }
    list.push(end);
    one_return(list);
}

/// Of `if(a){b&&A}else B`, where `B` is what is done if `b` fails too: both tests, and `A` alone is left.
fn tests_before_same(cond: &Expr, yes: &mut Vec<Stmt>, no: &[Stmt]) -> Option<Expr> {
    let ([only], [other]) = (&mut yes[..], no) else {
        return None;
    };
    let (test, done) = match &mut only.kind {
        StmtKind::If(test, then, rest) if same(rest, other) => (test.take(), std::mem::take(then)),
        StmtKind::If(test, then, rest) if same(then, other) => {
            (inverted(test.take()), std::mem::take(rest))
        }
        StmtKind::Expr(e) => {
            let StmtKind::Expr(other) = &other.kind else {
                return None;
            };
            let (test, done) = test_before_same(e, other)?;
            (
                test,
                done.into_iter()
                    .map(|e| StmtKind::Expr(e).at(only.span))
                    .collect(),
            )
        }
        _ => return None,
    };
    *yes = done;
    Some(Expr::And(Box::new(cond.clone()), Box::new(test)))
}

fn same(list: &[Stmt], other: &Stmt) -> bool {
    matches!(list, [only] if only == other)
}

/// The same for expressions whose values nobody asks for.
fn test_before_same(e: &mut Expr, other: &Expr) -> Option<(Expr, Option<Expr>)> {
    match e {
        Expr::Seq(items) => {
            let (test, done) = test_before_same(items.last_mut()?, other)?;
            items.pop();
            items.push(test);
            Some((sequence(std::mem::take(items)), done))
        }
        Expr::Or(test, then) if **then == *other => Some((test.take(), None)),
        Expr::And(test, then) if **then == *other => Some((inverted(test.take()), None)),
        Expr::Cond(test, then, rest) if **rest == *other => Some((test.take(), Some(then.take()))),
        Expr::Cond(test, then, rest) if **then == *other => {
            Some((inverted(test.take()), Some(rest.take())))
        }
        _ => None,
    }
}

/// `c ? a : (…, d ? x : a)` as `!c && (…, d) ? x : a`.
fn choice(cond: Expr, early: Expr, rest: Expr) -> Expr {
    let (mut steps, last) = match rest {
        Expr::Seq(mut items) => match items.pop() {
            Some(last) => (items, last),
            None => return early,
        },
        rest => (Vec::new(), rest),
    };
    match last {
        Expr::Cond(test, then, other) if *other == early => {
            steps.push(*test);
            let both = Expr::And(Box::new(inverted(cond)), Box::new(sequence(steps)));
            Expr::Cond(Box::new(both), then, other)
        }
        last => {
            steps.push(last);
            Expr::Cond(Box::new(cond), Box::new(early), Box::new(sequence(steps)))
        }
    }
}

fn is_expressions(list: &[Stmt]) -> bool {
    list.iter()
        .all(|s| matches!(s.kind, StmtKind::Expr(_) | StmtKind::Let(..)))
}

fn sequence(parts: Vec<Expr>) -> Expr {
    let mut out: Vec<Expr> = Vec::new();
    for part in parts {
        match part {
            Expr::Seq(inner) => out.extend(inner),
            part => out.push(part),
        }
    }
    let mut out = join_assignments(out);
    if out.len() == 1 {
        out.pop().expect("one")
    } else {
        Expr::Seq(out)
    }
}

/// `x=a,x` is `x=a`.
fn join_assignments(parts: Vec<Expr>) -> Vec<Expr> {
    let mut out: Vec<Expr> = Vec::new();
    for part in parts {
        if let (Some(Expr::Assign(place, _)), Expr::Var(var)) = (out.last(), &part)
            && **place == Expr::Var(*var)
        {
            continue;
        }
        out.push(part);
    }
    let last = out.len() - 1;
    let mut index = 0;
    out.retain(|part| {
        index += 1;
        index > last || effect(part) == Effect::Effect
    });
    out
}

/// Bytes for parentheses when `e` is the left operand of `&&` (or `||`).
fn parens_in(e: &Expr, of_or: bool) -> usize {
    match e {
        Expr::Or(..) if !of_or => 2,
        Expr::Cond(..) | Expr::Assign(..) | Expr::AssignOp(..) | Expr::Seq(_) => 2,
        _ => 0,
    }
}

/// The same for the right operand of `&&`.
fn parens_right(e: &Expr) -> usize {
    match e {
        Expr::Or(..) | Expr::Cond(..) | Expr::Assign(..) | Expr::AssignOp(..) | Expr::Seq(_) => 2,
        _ => 0,
    }
}
