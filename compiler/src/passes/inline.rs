//! Calls of functions that are called once or are tiny become the functions' bodies; functions that nothing calls go.
//! Parameters become variables; the other passes clear them away.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{
    Expr, FnId, Function, LabelId, Program, Stmt, StmtKind, Summary, Uses, VarId, list_size,
    rename, summary,
};

/// Inlines into every function.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    if program.functions.len() < 2 {
        return false;
    }
    let removed = analyses.forget_if(remove_unused(program));
    let constant = constant_parameters(program, &analyses.uses(program));
    analyses.forget_if(constant);
    let calls = inline_calls(program, &analyses.uses(program));
    removed || constant || calls
}

/// How large a function may be that is inlined at several calls.
const TINY: usize = 18;

fn inline_calls(program: &mut Program, uses: &Uses) -> bool {
    let callable = callable(program, uses);
    let mut changed = false;
    if !callable.contains(&true) {
        return false;
    }
    for index in 0..program.functions.len() {
        let mut function = std::mem::replace(
            &mut program.functions[index],
            Function {
                name: "".into(),
                span: None,
                params: Vec::new(),
                body: Vec::new(),
                is_async: false,
            },
        );
        let mut inliner = Inliner {
            program: &mut *program,
            uses,
            callable: &callable,
            caller: FnId(u32::try_from(index).expect("few functions")),
            is_async: function.is_async,
            loops: 0,
            changed: false,
        };
        inliner.list(&mut function.body);
        changed |= inliner.changed;
        program.functions[index] = function;
    }
    changed
}

/// Functions that may be inlined where they are called.
fn callable(program: &Program, uses: &Uses) -> Vec<bool> {
    let mut called = vec![0_u32; program.functions.len()];
    let mut makes_calls = vec![false; program.functions.len()];
    program.walk(&mut |e| {
        if let Expr::Call(callee, _, _) = e
            && let Expr::Fn(id) = **callee
        {
            called[id.0 as usize] += 1;
        }
    });
    for (index, function) in program.functions.iter().enumerate() {
        crate::lir::walk_list(&function.body, &mut |e| {
            makes_calls[index] |= matches!(e, Expr::Fn(_));
        });
    }
    (0..program.functions.len())
        .map(|index| {
            let is_handler =
                program.handler == Some(FnId(u32::try_from(index).expect("few functions")));
            let only_called = called[index] == uses.functions[index];
            let function = &program.functions[index];
            let small = match &function.body[..] {
                // A call costs its name, parentheses and arguments.
                [
                    Stmt {
                        kind: StmtKind::Return(Some(e)),
                        ..
                    },
                ] => {
                    crate::lir::size(e) + function.params.len() * 3 <= TINY
                        || is_cheap_many(e, called[index] as usize)
                }
                [] => true,
                body => list_size(body) <= TINY / 2,
            };
            // One that calls others waits until they are gone, and so never inlines itself.
            !is_handler && only_called && !makes_calls[index] && (called[index] == 1 || small)
        })
        .collect()
}

/// Whether repeating the value is no longer than the function with its calls.
fn is_cheap_many(e: &Expr, calls: usize) -> bool {
    let size = crate::lir::size(e);
    calls * size <= 12 + size + calls * 4
}

struct Inliner<'a> {
    program: &'a mut Program,
    uses: &'a Uses,
    callable: &'a [bool],
    caller: FnId,
    is_async: bool,
    loops: usize,
    changed: bool,
}

impl Inliner<'_> {
    fn list(&mut self, list: &mut Vec<Stmt>) {
        let mut out = Vec::with_capacity(list.len());
        for mut stmt in std::mem::take(list) {
            let is_loop = matches!(stmt.kind, StmtKind::Loop(..) | StmtKind::For { .. });
            self.loops += usize::from(is_loop);
            stmt.kind.for_each_list_mut(|inner| self.list(inner));
            self.loops -= usize::from(is_loop);
            self.stmt(stmt, &mut out);
        }
        *list = out;
    }

    fn stmt(&mut self, mut stmt: Stmt, out: &mut Vec<Stmt>) {
        stmt.kind.for_each_expr_mut(|e| self.values(e));
        while let Some((callee, args)) = self.take_call(&mut stmt) {
            self.changed = true;
            match callee {
                Callee::Whole(function) => {
                    self.splice(&mut stmt, function, args, out);
                    if matches!(stmt.kind, StmtKind::Block(..)) {
                        return;
                    }
                }
                Callee::Inside(function, var) => {
                    let mut call = StmtKind::Let(var, Some(Expr::Undefined)).at(stmt.span);
                    self.splice(&mut call, function, args, out);
                    if !matches!(call.kind, StmtKind::Block(..)) {
                        out.push(call);
                    }
                }
            }
        }
        out.push(stmt);
    }

    /// Calls of functions that are one `return`, wherever they stand: the value takes the call's place.
    fn values(&mut self, e: &mut Expr) {
        match e {
            Expr::Function(function) => {
                let outer = std::mem::replace(&mut self.is_async, function.is_async);
                self.list(&mut function.body);
                self.is_async = outer;
            }
            _ => e.for_each_child_mut(|child| self.values(child)),
        }
        let Expr::Call(callee, args, _) = e else {
            return;
        };
        if !self.is_callee(callee, false) {
            return;
        }
        let function = match &**callee {
            Expr::Fn(id) => self.program.function(*id),
            Expr::Function(function) => &**function,
            _ => return,
        };
        if self.fits_as_value(function, args) {
            self.changed = true;
            if let Some((function, args)) = self.open(e.take())
                && let Some(StmtKind::Return(Some(value))) =
                    function.body.into_iter().next_back().map(|s| s.kind)
            {
                *e = value;
                let args: FxHashMap<VarId, Expr> = function.params.into_iter().zip(args).collect();
                crate::lir::rewrite(e, &mut |e| {
                    if let Expr::Var(var) = e
                        && let Some(arg) = args.get(var)
                    {
                        *e = arg.clone();
                    }
                });
            }
        }
    }

    fn fits_as_value(&self, function: &Function, args: &[Expr]) -> bool {
        let [
            Stmt {
                kind: StmtKind::Return(Some(value)),
                ..
            },
        ] = &function.body[..]
        else {
            return false;
        };
        let inner = summary(value);
        args.len() == function.params.len()
            && function.params.iter().zip(args).all(|(param, arg)| {
                let of = self.uses.of_var(*param);
                let sum = summary(arg);
                let still = sum.is_droppable() && sum.reads.iter().all(|v| self.uses.is_fixed(*v));
                let small = crate::lir::is_constant(arg) || matches!(arg, Expr::Var(_));
                let once = of.reads == 1 && !of.captured;
                still
                    && of.writes == 1
                    && (small || once)
                    && (sum.heap == crate::lir::Effect::Pure
                        || inner.heap != crate::lir::Effect::Effect)
            })
    }

    /// Takes the first call that can be inlined out of a statement.
    fn take_call(&mut self, stmt: &mut Stmt) -> Option<(Callee, Vec<Expr>)> {
        let whole = match &mut stmt.kind {
            StmtKind::Let(_, Some(e)) | StmtKind::Expr(e) | StmtKind::Return(Some(e)) => match e {
                Expr::Assign(place, value) if matches!(**place, Expr::Var(_)) => &mut **value,
                e => e,
            },
            StmtKind::If(e, _, _) | StmtKind::Throw(e) | StmtKind::Switch { scrutinee: e, .. } => {
                return self.take_inner(e);
            }
            // A loop's head is evaluated again and again: nothing can be put in front of it.
            _ => return None,
        };
        if self.is_call(whole) {
            let (function, args) = self.open(whole.take())?;
            return Some((Callee::Whole(function), args));
        }
        let (StmtKind::Let(_, Some(e)) | StmtKind::Expr(e) | StmtKind::Return(Some(e))) =
            &mut stmt.kind
        else {
            return None;
        };
        self.take_inner(e)
    }

    fn take_inner(&mut self, e: &mut Expr) -> Option<(Callee, Vec<Expr>)> {
        if !calls_function(e) {
            return None;
        }
        let var = VarId(u32::try_from(self.program.vars.len()).expect("fewer than 2^32 variables"));
        let mut before = summary(&Expr::Undefined);
        let call = self.take_first(e, &mut before, var)?;
        self.program.new_var("value");
        let (function, args) = self.open(call)?;
        Some((Callee::Inside(function, var), args))
    }

    /// The first call in evaluation order, if all that comes before it may as well come after; `var` takes its place.
    fn take_first(&self, e: &mut Expr, before: &mut Summary, var: VarId) -> Option<Expr> {
        if self.is_call(e) {
            let fits = summary(e).commutes(before, self.uses);
            return fits.then(|| std::mem::replace(e, Expr::Var(var)));
        }
        match e {
            Expr::And(a, _) | Expr::Or(a, _) | Expr::Cond(a, _, _) => {
                self.take_first(a, before, var)
            }
            Expr::Assign(place, value) if matches!(**place, Expr::Var(_)) => {
                self.take_first(value, before, var)
            }
            Expr::Function(_) | Expr::Assign(..) | Expr::AssignOp(..) => None,
            e => {
                let mut children = Vec::new();
                collect_children(e, &mut children);
                for child in children {
                    let sum = summary(child);
                    if let Some(found) = self.take_first(child, before, var) {
                        return Some(found);
                    }
                    add(before, sum);
                }
                None
            }
        }
    }

    fn is_call(&self, e: &Expr) -> bool {
        match e {
            Expr::Await(inner) => {
                self.is_async && matches!(&**inner, Expr::Call(f, _, _) if self.is_callee(f, true))
            }
            Expr::Call(f, _, _) => self.is_callee(f, false),
            _ => false,
        }
    }

    fn is_callee(&self, f: &Expr, is_async: bool) -> bool {
        let function = match f {
            Expr::Fn(id) if *id != self.caller && self.callable[id.0 as usize] => {
                self.program.function(*id)
            }
            Expr::Function(function) => function,
            _ => return false,
        };
        function.is_async == is_async && (self.loops == 0 || !is_captured_from(function))
    }

    /// A fresh copy of what a call calls, and its arguments.
    fn open(&mut self, call: Expr) -> Option<(Function, Vec<Expr>)> {
        let call = match call {
            Expr::Await(inner) => *inner,
            call => call,
        };
        let Expr::Call(callee, args, _) = call else {
            return None;
        };
        let function = match *callee {
            Expr::Fn(id) => self.copy(id),
            Expr::Function(function) => *function,
            _ => return None,
        };
        Some((function, args))
    }

    fn copy(&mut self, id: FnId) -> Function {
        let mut function = self.program.function(id).clone();
        let mut vars: FxHashMap<VarId, VarId> = FxHashMap::default();
        let mut labels: FxHashMap<LabelId, LabelId> = FxHashMap::default();
        let mut own: Vec<VarId> = function.params.clone();
        declared_in(&function.body, &mut own);
        for var in own {
            let name = self.program.vars[var.0 as usize].name.clone();
            let fresh = self.program.new_var(&name);
            vars.insert(var, fresh);
        }
        for param in &mut function.params {
            *param = vars[param];
        }
        let program = &mut *self.program;
        rename(
            &mut function.body,
            &mut |v| vars.get(&v).copied().unwrap_or(v),
            &mut |label| *labels.entry(label).or_insert_with(|| program.new_label()),
        );
        function
    }

    /// Puts the body in front of the statement whose call it was; its value goes where the call stood.
    fn splice(
        &mut self,
        stmt: &mut Stmt,
        function: Function,
        args: Vec<Expr>,
        out: &mut Vec<Stmt>,
    ) {
        let span = stmt.span;
        let mut args = args.into_iter();
        for param in &function.params {
            let value = args.next().unwrap_or(Expr::Undefined);
            out.push(StmtKind::Let(*param, Some(value)).at(span));
        }
        out.extend(args.map(|extra| StmtKind::Expr(extra).at(span)));
        let mut body = function.body;
        if self.loops > 0 {
            unset_declarations(&mut body);
        }
        let target = match &stmt.kind {
            StmtKind::Return(_) => {
                out.append(&mut body);
                stmt.kind = StmtKind::Return(None);
                return;
            }
            StmtKind::Let(var, _) => {
                out.push(StmtKind::Let(*var, None).at(span));
                Some(*var)
            }
            StmtKind::Expr(Expr::Assign(place, _)) => match **place {
                Expr::Var(var) => Some(var),
                _ => None,
            },
            _ => None,
        };
        if let Some(Stmt {
            kind: StmtKind::Return(Some(_)),
            ..
        }) = body.last()
            && returns(&body) == 1
        {
            // One way out, at the end.
            let Some(StmtKind::Return(Some(value))) = body.pop().map(|s| s.kind) else {
                unreachable!("just seen")
            };
            out.append(&mut body);
            stmt.kind = match target {
                Some(var) => StmtKind::Expr(Expr::assign(var, value)),
                None => StmtKind::Expr(value),
            };
            return;
        }
        let label = self.program.new_label();
        if let Some(var) = target {
            body.push(StmtKind::Expr(Expr::assign(var, Expr::Undefined)).at(span));
        }
        replace_returns(&mut body, target, label);
        stmt.kind = StmtKind::Block(label, body);
        out.push(stmt.clone());
    }
}

enum Callee {
    /// The statement is this call and what takes its value.
    Whole(Function),
    /// The call stands inside; the variable has taken its place.
    Inside(Function, VarId),
}

fn collect_children<'e>(e: &'e mut Expr, out: &mut Vec<&'e mut Expr>) {
    match e {
        Expr::Member(a, _, _) | Expr::Unary(_, a) | Expr::Await(a) => out.push(a),
        Expr::Index(a, b, _) | Expr::Binary(_, a, b) => {
            out.push(a);
            out.push(b);
        }
        Expr::Call(callee, args, _) | Expr::New(callee, args, _) => {
            match &mut **callee {
                Expr::Member(object, _, _) => out.push(object),
                callee => out.push(callee),
            }
            out.extend(args.iter_mut());
        }
        Expr::Array(items) | Expr::Concat(items) | Expr::Seq(items) => out.extend(items.iter_mut()),
        Expr::Object(fields) => out.extend(fields.iter_mut().map(|(_, v)| v)),
        _ => {}
    }
}

fn add(to: &mut Summary, sum: Summary) {
    to.heap = to.heap.max(sum.heap);
    to.reads.extend(sum.reads);
    to.writes.extend(sum.writes);
    to.awaits |= sum.awaits;
}

fn declared_in(list: &[Stmt], out: &mut Vec<VarId>) {
    crate::lir::walk_own_lists(list, &mut |s| {
        if let StmtKind::Let(var, _) | StmtKind::Try(_, var, _) = s.kind {
            out.push(var);
        }
    });
    crate::lir::walk_list(list, &mut |e| {
        if let Expr::Function(function) = e {
            out.extend(&function.params);
            crate::lir::walk_own_lists(&function.body, &mut |s| {
                if let StmtKind::Let(var, _) | StmtKind::Try(_, var, _) = s.kind {
                    out.push(var);
                }
            });
        }
    });
}

/// Whether functions that it makes hold variables of this call: inlined, all rounds of a loop would share them.
fn is_captured_from(function: &Function) -> bool {
    let mut own = function.params.clone();
    crate::lir::walk_own_lists(&function.body, &mut |s| {
        if let StmtKind::Let(var, _) | StmtKind::Try(_, var, _) = s.kind {
            own.push(var);
        }
    });
    let mut found = false;
    crate::lir::walk_list(&function.body, &mut |e| {
        if let Expr::Function(inner) = e {
            found |= own
                .iter()
                .any(|var| crate::lir::count_mentions(&inner.body, *var) > 0);
        }
    });
    found
}

/// A call starts with every variable unset; so must every round of a loop.
fn unset_declarations(list: &mut [Stmt]) {
    for stmt in list {
        if let StmtKind::Let(_, value @ None) = &mut stmt.kind {
            *value = Some(Expr::Undefined);
        }
        if !matches!(stmt.kind, StmtKind::Loop(..) | StmtKind::For { .. }) {
            stmt.kind
                .for_each_list_mut(|inner| unset_declarations(inner));
        }
    }
}

fn returns(list: &[Stmt]) -> usize {
    let mut count = 0;
    crate::lir::walk_own_lists(list, &mut |s| {
        count += usize::from(matches!(s.kind, StmtKind::Return(_)));
    });
    count
}

fn replace_returns(list: &mut Vec<Stmt>, target: Option<VarId>, label: LabelId) {
    let mut out = Vec::with_capacity(list.len());
    for mut stmt in std::mem::take(list) {
        stmt.kind
            .for_each_list_mut(|inner| replace_returns(inner, target, label));
        let StmtKind::Return(value) = stmt.kind else {
            out.push(stmt);
            continue;
        };
        let value = match (target, value) {
            (Some(var), value) => Some(Expr::assign(var, value.unwrap_or(Expr::Undefined))),
            (None, value) => value,
        };
        out.extend(value.map(|e| StmtKind::Expr(e).at(stmt.span)));
        out.push(StmtKind::Break(label).at(stmt.span));
    }
    *list = out;
}

/// Functions that the handler does not reach.
fn remove_unused(program: &mut Program) -> bool {
    let Some(handler) = program.handler else {
        return false;
    };
    let mut reached = vec![false; program.functions.len()];
    let mut todo = vec![handler];
    let note = |e: &Expr, todo: &mut Vec<FnId>| {
        if let Expr::Fn(id) = e {
            todo.push(*id);
        }
    };
    for (_, value) in &program.globals {
        crate::lir::walk(value, &mut |e| note(e, &mut todo));
    }
    while let Some(id) = todo.pop() {
        if !std::mem::replace(&mut reached[id.0 as usize], true) {
            crate::lir::walk_list(&program.function(id).body, &mut |e| note(e, &mut todo));
        }
    }
    if reached.iter().all(|r| *r) {
        return false;
    }
    let mut next = 0;
    let new_ids: Vec<u32> = reached
        .iter()
        .map(|r| {
            next += u32::from(*r);
            next.saturating_sub(1)
        })
        .collect();
    let mut keep = reached.iter();
    program
        .functions
        .retain(|_| *keep.next().expect("one for each"));
    program.handler = Some(FnId(new_ids[handler.0 as usize]));
    program.rewrite(&mut |e| {
        if let Expr::Fn(id) = e {
            id.0 = new_ids[id.0 as usize];
        }
    });
    true
}

/// Parameters that every call gives the same constant, and those that nothing reads.
fn constant_parameters(program: &mut Program, uses: &Uses) -> bool {
    let mut calls: Vec<Vec<Vec<Expr>>> = vec![Vec::new(); program.functions.len()];
    program.walk(&mut |e| {
        if let Expr::Call(callee, args, _) = e
            && let Expr::Fn(id) = **callee
        {
            calls[id.0 as usize].push(args.clone());
        }
    });
    let mut drop: FxHashMap<FnId, usize> = FxHashMap::default();
    for (index, calls) in calls.iter().enumerate() {
        let id = FnId(u32::try_from(index).expect("few functions"));
        let function = &program.functions[index];
        let open = program.handler == Some(id)
            || calls.len() != uses.functions[index] as usize
            || calls.is_empty();
        if open || calls.iter().any(|args| args.len() != function.params.len()) {
            continue;
        }
        let same = (0..function.params.len()).find(|at| {
            let unread = uses.of_var(function.params[*at]).reads == 0
                && uses.of_var(function.params[*at]).writes == 1;
            let first = &calls[0][*at];
            let constant = crate::lir::is_constant(first) || matches!(first, Expr::Str(_));
            let droppable = calls
                .iter()
                .all(|args| crate::lir::effect(&args[*at]) != crate::lir::Effect::Effect);
            (unread && droppable) || (constant && calls.iter().all(|args| args[*at] == *first))
        });
        if let Some(at) = same {
            drop.insert(id, at);
        }
    }
    if drop.is_empty() {
        return false;
    }
    for (id, at) in &drop {
        let value = calls[id.0 as usize][0][*at].clone();
        let function = &mut program.functions[id.0 as usize];
        let param = function.params.remove(*at);
        let value = if crate::lir::is_constant(&value) || matches!(value, Expr::Str(_)) {
            value
        } else {
            Expr::Undefined
        };
        function
            .body
            .insert(0, StmtKind::Let(param, Some(value)).into());
    }
    program.rewrite(&mut |e| {
        if let Expr::Call(callee, args, _) = e
            && let Expr::Fn(id) = **callee
            && let Some(at) = drop.get(&id)
        {
            args.remove(*at);
        }
    });
    true
}

/// Whether anything is called in it but the engine's own functions.
fn calls_function(e: &Expr) -> bool {
    let mut found = false;
    crate::lir::walk(e, &mut |e| {
        if let Expr::Call(callee, _, _) = e {
            found |= matches!(**callee, Expr::Fn(_) | Expr::Function(_));
        }
    });
    found
}
