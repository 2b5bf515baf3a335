//! How every variable of a program is used: one walk, to be thrown away when the program changes.

use super::{Expr, Function, Program, Stmt, StmtKind, VarId};

/// What declares a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarKind {
    /// A `Let`.
    Local,
    /// A parameter.
    Param,
    /// A `catch`.
    Catch,
    /// Declared for the whole file.
    Global,
    /// Not at all (any more).
    None,
}

/// How one variable is used.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(clippy::struct_excessive_bools)] // Independent facts, each asked for by name.
pub struct VarUse {
    /// What declares it.
    pub kind: VarKind,
    /// How often its value is read.
    pub reads: u32,
    /// How often it is written; being a parameter, a global or caught counts once.
    pub writes: u32,
    /// Whether functions other than the declaring one mention it.
    pub captured: bool,
    /// Whether some read is not surely behind the write in the same list or deeper.
    stray_read: bool,
    /// Whether the write stands inside an expression.
    nested_write: bool,
    /// The function that mentions it first.
    function: u32,
    in_loop: bool,
    /// How many reads are `v[k]` and `v.length`, other than as a place.
    looked_up: u32,
    /// How many are `v.push(…)` and `v.join(…)`.
    extended: u32,
}

/// All variables' uses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Uses {
    vars: Vec<VarUse>,
    /// By function id: how often each is mentioned.
    pub functions: Vec<u32>,
    /// Whether there is a `try` anywhere.
    pub has_try: bool,
}

const NOWHERE: u32 = u32::MAX;

static UNKNOWN: VarUse = VarUse {
    kind: VarKind::None,
    reads: 2,
    writes: 2,
    captured: true,
    stray_read: true,
    nested_write: true,
    function: NOWHERE,
    in_loop: true,
    looked_up: 0,
    extended: 0,
};

impl Uses {
    /// Of a whole program.
    pub fn of(program: &Program) -> Uses {
        let none = VarUse {
            kind: VarKind::None,
            reads: 0,
            writes: 0,
            captured: false,
            stray_read: false,
            nested_write: false,
            function: NOWHERE,
            in_loop: false,
            looked_up: 0,
            extended: 0,
        };
        let uses = Uses {
            vars: vec![none; program.vars.len()],
            functions: vec![0; program.functions.len()],
            has_try: false,
        };
        let mut walker = Walker {
            uses,
            live: vec![false; program.vars.len()],
            function: 0,
            functions: 0,
            loops: 0,
        };
        for (var, value) in &program.globals {
            walker.expr(value);
            walker.declare(*var, VarKind::Global);
            walker.uses.vars[var.0 as usize].writes += 1;
            walker.live[var.0 as usize] = true;
        }
        for function in &program.functions {
            walker.function(function);
        }
        walker.uses
    }

    /// Of one variable. One that came later may be used in any way.
    pub fn of_var(&self, var: VarId) -> &VarUse {
        self.vars.get(var.0 as usize).unwrap_or(&UNKNOWN)
    }

    /// Written once, and no read can come before the write: it always stands for that value.
    pub fn is_fixed(&self, var: VarId) -> bool {
        let of = self.of_var(var);
        of.writes == 1 && !of.stray_read && !of.nested_write
    }

    /// Whether calling some function may change the variable: it is seen elsewhere and not written once only.
    pub fn may_change_in_call(&self, var: VarId) -> bool {
        let of = self.of_var(var);
        of.captured && !(of.writes == 1 && !of.stray_read && !of.nested_write)
            || of.kind == VarKind::Global && of.writes > 1
    }

    /// Whether nothing is done with the value but reading its elements and its length.
    pub fn only_looked_up(&self, var: VarId) -> bool {
        let of = self.of_var(var);
        of.looked_up == of.reads
    }

    /// Whether the value is an array that nothing else can hold: it is looked up, pushed to and joined only.
    pub fn stays_here(&self, var: VarId) -> bool {
        let of = self.of_var(var);
        of.looked_up + of.extended == of.reads
    }

    /// Whether it may be read before it is written, and so be `undefined`.
    pub fn may_be_unset(&self, var: VarId) -> bool {
        self.of_var(var).stray_read
    }

    /// Whether it is declared or written inside a loop.
    pub fn in_loop(&self, var: VarId) -> bool {
        self.of_var(var).in_loop
    }
}

struct Walker {
    uses: Uses,
    /// Whether the variable's statement-level write is certainly done here.
    live: Vec<bool>,
    function: u32,
    functions: u32,
    loops: u32,
}

impl Walker {
    fn declare(&mut self, var: VarId, kind: VarKind) {
        self.uses.vars[var.0 as usize].kind = kind;
        self.mention(var);
    }

    fn mention(&mut self, var: VarId) {
        let of = &mut self.uses.vars[var.0 as usize];
        if of.function == NOWHERE {
            of.function = self.function;
        } else if of.function != self.function {
            of.captured = true;
        }
    }

    fn read(&mut self, var: VarId) {
        self.mention(var);
        let of = &mut self.uses.vars[var.0 as usize];
        of.reads += 1;
        of.stray_read |= !self.live[var.0 as usize];
    }

    fn write(&mut self, var: VarId) {
        self.mention(var);
        let of = &mut self.uses.vars[var.0 as usize];
        of.writes += 1;
        of.in_loop |= self.loops > 0;
    }

    fn function(&mut self, function: &Function) {
        self.functions += 1;
        let outer = std::mem::replace(&mut self.function, self.functions);
        let loops = std::mem::take(&mut self.loops);
        for param in &function.params {
            self.declare(*param, VarKind::Param);
            self.write(*param);
            self.live[param.0 as usize] = true;
        }
        self.list(&function.body);
        self.function = outer;
        self.loops = loops;
    }

    fn list(&mut self, list: &[Stmt]) {
        let mut done = Vec::new();
        for stmt in list {
            self.stmt(stmt, &mut done);
        }
        for var in done {
            self.live[usize::try_from(var).expect("an index")] = false;
        }
    }

    fn stmt(&mut self, stmt: &Stmt, done: &mut Vec<u32>) {
        match &stmt.kind {
            StmtKind::Let(var, value) => {
                self.declare(*var, VarKind::Local);
                self.uses.vars[var.0 as usize].in_loop |= self.loops > 0;
                if let Some(value) = value {
                    self.expr(value);
                    self.write_here(*var, done);
                }
            }
            StmtKind::Expr(Expr::Assign(place, value)) if matches!(**place, Expr::Var(_)) => {
                self.expr(value);
                let Expr::Var(var) = **place else { return };
                self.write_here(var, done);
            }
            StmtKind::Try(body, var, handler) => {
                self.uses.has_try = true;
                self.list(body);
                self.declare(*var, VarKind::Catch);
                self.write(*var);
                self.live[var.0 as usize] = true;
                self.list(handler);
                self.live[var.0 as usize] = false;
            }
            StmtKind::Loop(_, body) => {
                self.loops += 1;
                self.list(body);
                self.loops -= 1;
            }
            StmtKind::For {
                cond, update, body, ..
            } => {
                self.loops += 1;
                if let Some(e) = cond {
                    self.expr(e);
                }
                self.list(body);
                if let Some(e) = update {
                    self.expr(e);
                }
                self.loops -= 1;
            }
            kind => {
                kind.for_each_expr(|e| self.expr(e));
                kind.for_each_list(|inner| self.list(inner));
            }
        }
    }

    fn write_here(&mut self, var: VarId, done: &mut Vec<u32>) {
        self.write(var);
        if !self.live[var.0 as usize] {
            self.live[var.0 as usize] = true;
            done.push(var.0);
        }
    }

    fn look_up(&mut self, object: &Expr) {
        if let Expr::Var(var) = object {
            self.read(*var);
            self.uses.vars[var.0 as usize].looked_up += 1;
        }
    }

    fn expr(&mut self, e: &Expr) {
        match e {
            Expr::Var(var) => self.read(*var),
            Expr::Fn(id) => self.uses.functions[id.0 as usize] += 1,
            Expr::Function(function) => self.function(function),
            Expr::Assign(place, value) | Expr::AssignOp(_, place, value) => {
                if let Expr::Var(var) = **place {
                    if matches!(e, Expr::AssignOp(..)) {
                        self.read(var);
                    }
                    self.expr(value);
                    self.write(var);
                    self.uses.vars[var.0 as usize].nested_write = true;
                } else {
                    place.for_each_child(|child| self.expr(child));
                    self.expr(value);
                }
            }
            Expr::Unary(super::UnaryOp::Delete, place) => {
                place.for_each_child(|child| self.expr(child));
            }
            Expr::Call(callee, args, _) => {
                // A method may change its object.
                match &**callee {
                    Expr::Member(object, super::Prop::Fixed(name), _) => {
                        self.expr(object);
                        if let Expr::Var(var) = **object
                            && matches!(&**name, "push" | "join")
                        {
                            self.uses.vars[var.0 as usize].extended += 1;
                        }
                    }
                    Expr::Member(object, _, _) => self.expr(object),
                    callee => self.expr(callee),
                }
                for arg in args {
                    self.expr(arg);
                }
            }
            Expr::Index(object, key, _) if matches!(**object, Expr::Var(_)) => {
                self.look_up(object);
                self.expr(key);
            }
            Expr::Member(object, super::Prop::Fixed(name), _)
                if matches!(**object, Expr::Var(_)) && &**name == "length" =>
            {
                self.look_up(object);
            }
            _ => e.for_each_child(|child| self.expr(child)),
        }
    }
}
