//! Which variables are still read later, at every write: one walk of a function from its end to its start.
//! Draws no conclusion: `dead` drops writes that nobody reads, `reuse` lets variables share a name.

use rustc_hash::FxHashMap;

use crate::lir::{Expr, Function, LabelId, Stmt, StmtKind, UnaryOp, VarId, walk};

/// A set of variables.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Set {
    words: Vec<u64>,
}

impl Set {
    fn place(var: VarId) -> (usize, u64) {
        (var.0 as usize / 64, 1 << (var.0 % 64))
    }

    /// Whether it holds the variable.
    pub(super) fn contains(&self, var: VarId) -> bool {
        let (word, bit) = Set::place(var);
        self.words.get(word).is_some_and(|w| w & bit != 0)
    }

    /// Adds the variable.
    pub(super) fn insert(&mut self, var: VarId) {
        let (word, bit) = Set::place(var);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    /// Takes the variable out.
    pub(super) fn remove(&mut self, var: VarId) {
        let (word, bit) = Set::place(var);
        if let Some(w) = self.words.get_mut(word) {
            *w &= !bit;
        }
    }

    /// Adds what the other holds; whether that changed anything.
    pub(super) fn add(&mut self, other: &Set) -> bool {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        let mut changed = false;
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            changed |= *theirs & !*mine != 0;
            *mine |= theirs;
        }
        changed
    }

    /// Every variable in it.
    pub(super) fn iter(&self) -> impl Iterator<Item = VarId> + '_ {
        self.words.iter().zip(0_u32..).flat_map(|(word, at)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(VarId(at * 64 + bit))
            })
        })
    }
}

/// What the walk comes across.
pub(super) enum Event<'a> {
    /// A variable gets a value, and these are read afterwards.
    Write {
        var: VarId,
        /// The variable that it is a copy of.
        copied: Option<VarId>,
        live: &'a Set,
    },
    /// A variable was read, and its value is still held while another is written.
    Held { var: VarId, written: VarId },
}

/// What to do with a write.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Keep,
    /// Only the value is evaluated.
    Drop,
}

/// Walks a function backwards; gives what is read before it is written.
pub(super) fn walk_back(function: &mut Function, on: &mut dyn FnMut(Event<'_>) -> Verdict) -> Set {
    let mut walker = Walker {
        on,
        trial: 0,
        caught: Set::default(),
        targets: FxHashMap::default(),
        undeclared: Vec::new(),
    };
    let live = walker.list(&mut function.body, Set::default());
    let declared = std::mem::take(&mut walker.undeclared);
    let lets = declared
        .into_iter()
        .map(|var| StmtKind::Let(var, None).into());
    function.body.splice(0..0, lets);
    live
}

struct Target {
    at_break: Set,
    at_continue: Set,
}

struct Walker<'a> {
    on: &'a mut dyn FnMut(Event<'_>) -> Verdict,
    /// Inside loops whose sets are not final yet: nothing is reported.
    trial: usize,
    /// What is read if something throws here and is caught.
    caught: Set,
    targets: FxHashMap<LabelId, Target>,
    /// Variables whose declaration was a dropped write.
    undeclared: Vec<VarId>,
}

impl Walker<'_> {
    fn list(&mut self, list: &mut [Stmt], mut live: Set) -> Set {
        for stmt in list.iter_mut().rev() {
            live = self.stmt(stmt, live);
        }
        live
    }

    /// What is read behind a jump, or when something throws.
    fn behind(&self, target: Option<&Set>) -> Set {
        let mut live = self.caught.clone();
        if let Some(target) = target {
            live.add(target);
        }
        live
    }

    fn write(&mut self, var: VarId, copied: Option<VarId>, live: &mut Set) -> Verdict {
        let verdict = if self.trial == 0 {
            (self.on)(Event::Write { var, copied, live })
        } else {
            Verdict::Keep
        };
        if !self.caught.contains(var) {
            live.remove(var);
        }
        verdict
    }

    fn stmt(&mut self, stmt: &mut Stmt, mut live: Set) -> Set {
        match &mut stmt.kind {
            StmtKind::Let(_, None) => {}
            StmtKind::Let(var, Some(value)) => {
                let var = *var;
                if self.write(var, as_var(value), &mut live) == Verdict::Drop {
                    self.undeclared.push(var);
                    stmt.kind = StmtKind::Expr(value.take());
                    return self.stmt(stmt, live);
                }
                self.expr(value, &mut live);
            }
            StmtKind::Expr(e) => self.expr(e, &mut live),
            StmtKind::If(cond, yes, no) => {
                let mut before = self.list(yes, live.clone());
                before.add(&self.list(no, live));
                live = before;
                self.expr(cond, &mut live);
            }
            StmtKind::Block(label, body) => {
                self.target(*label, live.clone(), Set::default());
                live = self.list(body, live);
            }
            StmtKind::Loop(label, body) => {
                let label = *label;
                live = self.looped(&mut |walker, head| {
                    walker.target(label, live.clone(), head.clone());
                    walker.list(body, head)
                });
            }
            StmtKind::For {
                label,
                cond,
                update,
                body,
            } => {
                let label = *label;
                live = self.looped(&mut |walker, head| {
                    let mut next = head;
                    if let Some(update) = update {
                        walker.expr(update, &mut next);
                    }
                    walker.target(label, live.clone(), next.clone());
                    let mut before = walker.list(body, next);
                    if let Some(cond) = cond {
                        before.add(&live);
                        walker.expr(cond, &mut before);
                    }
                    before
                });
            }
            StmtKind::Break(label) => {
                live = self.behind(self.targets.get(label).map(|t| &t.at_break));
            }
            StmtKind::Continue(label) => {
                live = self.behind(self.targets.get(label).map(|t| &t.at_continue));
            }
            StmtKind::Return(value) => {
                live = self.behind(None);
                if let Some(value) = value {
                    self.expr(value, &mut live);
                }
            }
            StmtKind::Throw(value) => {
                live = self.behind(None);
                self.expr(value, &mut live);
            }
            StmtKind::Try(body, var, handler) => {
                let mut at_throw = self.list(handler, live.clone());
                at_throw.remove(*var);
                let mut inside = at_throw.clone();
                inside.add(&self.caught);
                let outside = std::mem::replace(&mut self.caught, inside);
                live.add(&self.caught);
                live = self.list(body, live);
                self.caught = outside;
            }
            StmtKind::Switch {
                label,
                scrutinee,
                cases,
                default,
            } => {
                self.target(*label, live.clone(), Set::default());
                let mut before = self.list(default, live.clone());
                for (values, body) in cases {
                    before.add(&self.list(body, live.clone()));
                    for value in values {
                        self.expr(value, &mut before);
                    }
                }
                live = before;
                self.expr(scrutinee, &mut live);
            }
        }
        live
    }

    fn target(&mut self, label: LabelId, at_break: Set, at_continue: Set) {
        let target = Target {
            at_break,
            at_continue,
        };
        self.targets.insert(label, target);
    }

    /// Repeats a loop's body until what is read at its head does not grow any more.
    fn looped(&mut self, round: &mut dyn FnMut(&mut Self, Set) -> Set) -> Set {
        let mut head = self.caught.clone();
        self.trial += 1;
        loop {
            let before = round(self, head.clone());
            if !head.add(&before) {
                break;
            }
        }
        self.trial -= 1;
        if self.trial == 0 {
            round(self, head.clone());
        }
        head
    }

    fn expr(&mut self, e: &mut Expr, live: &mut Set) {
        match e {
            Expr::Var(var) => live.insert(*var),
            Expr::Assign(place, value) => {
                if let Expr::Var(var) = **place {
                    if self.write(var, as_var(value), live) == Verdict::Drop {
                        *e = value.take();
                        return self.expr(e, live);
                    }
                    return self.expr(value, live);
                }
                self.held_by([&**place], value);
                self.expr(value, live);
                self.operands(place, live);
            }
            Expr::AssignOp(_, place, value) => {
                if let Expr::Var(var) = **place {
                    self.held_by([&Expr::Var(var)], value);
                    // Of `a += b`, not `b` is the value.
                    if self.write(var, None, live) == Verdict::Drop {
                        *e = value.take();
                        return self.expr(e, live);
                    }
                    self.expr(value, live);
                    return live.insert(var);
                }
                self.held_by([&**place], value);
                self.expr(value, live);
                self.operands(place, live);
            }
            Expr::And(a, b) | Expr::Or(a, b) => {
                let mut other = live.clone();
                self.expr(b, &mut other);
                live.add(&other);
                self.expr(a, live);
            }
            Expr::Cond(c, a, b) => {
                let mut other = live.clone();
                self.expr(a, &mut other);
                self.expr(b, live);
                live.add(&other);
                self.expr(c, live);
            }
            // Its own variables are others, and what it captures is never asked for.
            Expr::Function(function) => {
                crate::lir::walk_list(&function.body, &mut |e| {
                    if let Expr::Var(var) = e {
                        live.insert(*var);
                    }
                });
            }
            Expr::Seq(items) => {
                for item in items.iter_mut().rev() {
                    self.expr(item, live);
                }
            }
            Expr::Unary(UnaryOp::Delete, place) => self.operands(place, live),
            e => self.operands(e, live),
        }
    }

    /// All operands, the last one first.
    fn operands(&mut self, e: &mut Expr, live: &mut Set) {
        if let Expr::Member(only, ..) | Expr::Unary(_, only) | Expr::Await(only) = e {
            return self.expr(only, live);
        }
        let mut operands: Vec<&mut Expr> = Vec::new();
        e.for_each_child_mut(|child| operands.push(child));
        for at in 1..operands.len() {
            let (before, rest) = operands.split_at(at);
            self.held_by(before.iter().map(|earlier| &**earlier), rest[0]);
        }
        for operand in operands.into_iter().rev() {
            self.expr(operand, live);
        }
    }

    /// What these mention is held while the later one is evaluated.
    fn held_by<'e>(&mut self, earlier: impl IntoIterator<Item = &'e Expr>, later: &Expr) {
        if self.trial > 0 {
            return;
        }
        let mut writes = Vec::new();
        walk(later, &mut |e| {
            if let Expr::Assign(place, _) | Expr::AssignOp(_, place, _) = e
                && let Expr::Var(var) = **place
            {
                writes.push(var);
            }
        });
        if writes.is_empty() {
            return;
        }
        let mut held = |var: VarId| {
            for written in &writes {
                (self.on)(Event::Held {
                    var,
                    written: *written,
                });
            }
        };
        for e in earlier {
            walk(e, &mut |e| {
                if let Expr::Var(var) = e {
                    held(*var);
                }
            });
        }
    }
}

fn as_var(value: &Expr) -> Option<VarId> {
    match value {
        Expr::Var(var) => Some(*var),
        _ => None,
    }
}
