//! Statements: bindings, assignments, mutation through methods and references, loops, early ends.

use super::build::{
    arm, binary, borrow_mut, call, closure, condition, jump, match_, method, name, stmts, unary,
};
use super::places::Place;
use super::{Generator, Mode, show};
use crate::ast::{Block, Expr, Int, Kind, Stmt, Ty};

impl Generator {
    pub(super) fn stmt(&mut self, out: &mut Vec<Stmt>) {
        self.fuel -= 1;
        if self.fuel < 0 || self.nesting > 6 {
            return self.let_stmt(out);
        }
        match self.random.below(46) {
            0..=6 => self.let_stmt(out),
            7..=18 => self.mutation(out),
            19..=21 => self.copy_and_change(out),
            22 | 23 => self.if_stmt(out),
            24..=26 => self.for_stmt(out),
            27 => self.while_stmt(out),
            28 | 29 => self.loop_stmt(out),
            30 => self.early_end(out),
            31 => self.let_else(out),
            32 => self.counting_closure(out),
            33 | 34 => self.through_reference(out),
            35 => self.match_mut(out),
            36 => self.swap(out),
            37 => self.for_mut(out),
            38..=43 => self.idiom(out),
            _ => self.show_one(out),
        }
    }

    fn show_one(&mut self, out: &mut Vec<Stmt>) {
        if !self.shows {
            return self.let_stmt(out);
        }
        if let Some(place) = self.place_where(|_| true, false) {
            out.push(show(&place.looked_at()));
        }
    }

    pub(super) fn let_stmt(&mut self, out: &mut Vec<Stmt>) {
        let ty = self.ty(2);
        let value = self.expr(&ty, 3);
        self.bind(&ty, value, out);
    }

    fn bind(&mut self, ty: &Ty, value: Expr, out: &mut Vec<Stmt>) -> usize {
        let (fresh, mutable) = (self.fresh(), self.random.percent(70));
        let pat = if mutable {
            format!("mut {fresh}")
        } else {
            fresh.clone()
        };
        let written = self.random.percent(60).then(|| ty.clone());
        out.push(Stmt::Let(pat, written, value));
        self.declare(&fresh, ty, Mode::Owned, mutable);
        self.vars.len() - 1
    }

    /// A copy, a clone or a move, then a change of one of them: the other must stay as it is.
    fn copy_and_change(&mut self, out: &mut Vec<Stmt>) {
        let place = self.place_where(
            |t| {
                matches!(
                    t,
                    Ty::Named(_) | Ty::Tuple(_) | Ty::Array(..) | Ty::Vec(_) | Ty::Option(_)
                )
            },
            false,
        );
        let Some(place) = place else {
            return self.let_stmt(out);
        };
        let var = &self.vars[place.root];
        let may_move = !place.is_part
            && place.mode == Mode::Owned
            && var.depth == self.depth
            && place.root >= self.floor
            && !var.locked;
        let moves = may_move && !place.ty.is_copy() && self.nesting == 0 && self.random.percent(40);
        let value = if moves {
            place.looked_at()
        } else {
            place.read()
        };
        if moves {
            self.vars[place.root].hidden = true;
        }
        let (fresh, ty) = (format!("copy{}", self.names), place.ty.clone());
        self.names += 1;
        out.push(Stmt::Let(format!("mut {fresh}"), None, value));
        self.declare(&fresh, &ty, Mode::Owned, true);
        for _ in 0..2 {
            self.mutation(out);
        }
        if self.shows {
            out.push(show(&name(&ty, fresh)));
            if !moves {
                out.push(show(&place.looked_at()));
            }
        }
    }

    /// Changes a place: by assignment, by an operator, by a method, by a call.
    pub(super) fn mutation(&mut self, out: &mut Vec<Stmt>) {
        if self.random.percent(30) {
            let calls: Vec<_> = self
                .functions
                .iter()
                .filter(|f| f.params.iter().any(|p| p.mode == Mode::RefMut))
                .cloned()
                .collect();
            if !calls.is_empty() && self.depth < 2 {
                let signature = self.random.pick(&calls).clone();
                let value = self.call_of(&signature, 1, true);
                self.bind(&signature.ret, value, out);
                return;
            }
        }
        let Some(place) = self.place_where(|t| *t != Ty::Other, true) else {
            return self.let_stmt(out);
        };
        if self.random.percent(30) {
            let value = self.expr(&place.ty, 2);
            out.push(Stmt::Assign(place.expr, "=", value));
            return;
        }
        let stmt = self.change(&place);
        out.push(stmt);
    }

    fn change(&mut self, place: &Place) -> Stmt {
        let target = place.looked_at();
        let run =
            |how: &str, args: Vec<Expr>| Stmt::Expr(method(&Ty::Other, target.clone(), how, args));
        self.hiding(place.root, |g| match &place.ty {
            Ty::Int(int) => g.change_int(place, *int),
            Ty::F64 => {
                let value = g.expr(&Ty::F64, 1);
                Stmt::Assign(
                    place.expr.clone(),
                    g.one_of(&["+=", "-=", "*=", "/="]),
                    value,
                )
            }
            Ty::Bool => {
                let value = g.expr(&Ty::Bool, 1);
                Stmt::Assign(place.expr.clone(), g.one_of(&["&=", "|=", "^="]), value)
            }
            Ty::Text => g.change_text(place),
            Ty::Vec(item) => g.change_vec(place, item),
            Ty::Map(k, v) => g.change_map(place, k, v),
            Ty::Option(inner) => match g.random.below(5) {
                0 => run("take", Vec::new()),
                1 => run("replace", vec![g.expr(inner, 2)]),
                2 => run("insert", vec![g.expr(inner, 2)]),
                3 => run("get_or_insert", vec![g.expr(inner, 2)]),
                _ => {
                    let value = g.expr(inner, 2);
                    let body = stmts(vec![Stmt::Assign(
                        unary(inner, "*", name(&Ty::Other, "inner")),
                        "=",
                        value,
                    )]);
                    Stmt::If(
                        condition("Some(inner)", borrow_mut(target.clone())),
                        body,
                        None,
                    )
                }
            },
            Ty::Array(item, n) => {
                let at = g.random.below(*n).to_string();
                let element = super::build::index(item, target.clone(), name(&Ty::Other, at));
                if g.random.percent(30) {
                    return run(g.one_of(&["reverse", "rotate_left"]), Vec::new()).with_count();
                }
                Stmt::Assign(element, "=", g.expr(item, 2))
            }
            Ty::Unit | Ty::Char | Ty::Result(..) | Ty::Tuple(_) | Ty::Named(_) | Ty::Other => {
                let value = g.expr(&place.ty, 2);
                if g.random.percent(50) {
                    let old = call(
                        &place.ty,
                        "std::mem::replace",
                        vec![borrow_mut(target.clone()), value],
                    );
                    return Stmt::Let("_old".to_string(), None, old);
                }
                Stmt::Assign(place.expr.clone(), "=", value)
            }
        })
    }

    fn change_int(&mut self, place: &Place, int: Int) -> Stmt {
        let ty = Ty::Int(int);
        let op = self.one_of(&["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="]);
        if int.bits() == 64 && matches!(op, "*=" | "<<=" | "&=" | "|=" | "^=")
            || (op == "-=" && !int.is_signed())
        {
            return Stmt::Assign(place.expr.clone(), "+=", self.small(int, 9));
        }
        let value = match op {
            "<<=" | ">>=" => self.small(Int::U32, 8),
            "/=" | "%=" => name(&ty, format!("{}{}", 1 + self.random.below(7), int.name())),
            "&=" | "|=" | "^=" => self.expr(&ty, 1),
            _ => self.small(int, 4),
        };
        Stmt::Assign(place.expr.clone(), op, value)
    }

    fn change_text(&mut self, place: &Place) -> Stmt {
        let target = place.looked_at();
        let text = self.expr(&Ty::Text, 2);
        let run =
            |how: &str, args: Vec<Expr>| Stmt::Expr(method(&Ty::Other, target.clone(), how, args));
        match self.random.below(8) {
            0 | 1 => run("push_str", vec![super::build::borrow(text)]),
            2 => run("push", vec![self.expr(&Ty::Char, 1)]),
            3 => Stmt::Assign(place.expr.clone(), "+=", super::build::borrow(text)),
            4 => run(self.one_of(&["pop", "clear"]), Vec::new()),
            5 => run(
                "insert",
                vec![name(&Ty::Other, "0"), self.expr(&Ty::Char, 1)],
            ),
            6 => {
                let body = self.in_closure(|g| {
                    g.declare("c", &Ty::Char, Mode::Owned, false);
                    g.expr(&Ty::Bool, 2)
                });
                run("retain", vec![closure("c", body)])
            }
            _ => run(
                self.one_of(&["make_ascii_uppercase", "make_ascii_lowercase"]),
                Vec::new(),
            ),
        }
    }

    fn change_vec(&mut self, place: &Place, item: &Ty) -> Stmt {
        let target = place.looked_at();
        let run =
            |how: &str, args: Vec<Expr>| Stmt::Expr(method(&Ty::Other, target.clone(), how, args));
        let len = || method(&Ty::Other, target.clone(), "len", Vec::new());
        match self.random.below(17) {
            0..=3 => run("push", vec![self.expr(item, 2)]),
            4 => run("pop", Vec::new()),
            5 => {
                let at = binary(
                    &Ty::Other,
                    self.small(Int::Usize, 9),
                    "%",
                    binary(&Ty::Other, len(), "+", name(&Ty::Other, "1")),
                );
                run("insert", vec![at, self.expr(item, 2)])
            }
            6 if self.random.percent(30) => run("remove", vec![self.small(Int::Usize, 3)]),
            7 => run("truncate", vec![self.small(Int::Usize, 5)]),
            8 => run("reverse", Vec::new()),
            9 if item.is_ord() => run("sort", Vec::new()),
            9 | 10 => {
                let body = self.in_closure(|g| {
                    g.declare("it", item, Mode::Ref, false);
                    g.expr(&Ty::Bool, 2)
                });
                run("retain", vec![closure("it", body)])
            }
            11 => run("dedup", Vec::new()),
            12 => {
                let items = self.expr(&Ty::Vec(Box::new(item.clone())), 2);
                run("extend", vec![items])
            }
            13 => {
                let slice = self.slice_of(item, 1);
                run("extend_from_slice", vec![slice])
            }
            14 => {
                let key = self.ty(0);
                if !key.is_ord() {
                    return run("reverse", Vec::new());
                }
                let body = self.in_closure(|g| {
                    g.declare("it", item, Mode::Ref, false);
                    g.expr(&key, 2)
                });
                run("sort_by_key", vec![closure("it", body)])
            }
            15 => run(
                "resize",
                vec![self.small(Int::Usize, 6), self.expr(item, 1)],
            ),
            _ => {
                let at = self.small(Int::Usize, 3);
                let got = method(&Ty::Other, target.clone(), "get_mut", vec![at]);
                let value = self.expr(item, 2);
                let body = stmts(vec![Stmt::Assign(
                    unary(item, "*", name(&Ty::Other, "element")),
                    "=",
                    value,
                )]);
                Stmt::If(condition("Some(element)", got), body, None)
            }
        }
    }

    fn change_map(&mut self, place: &Place, key: &Ty, value: &Ty) -> Stmt {
        let target = place.looked_at();
        let run =
            |how: &str, args: Vec<Expr>| Stmt::Expr(method(&Ty::Other, target.clone(), how, args));
        let key = self.expr(key, 1);
        match self.random.below(6) {
            0 | 1 => run("insert", vec![key, self.expr(value, 2)]),
            2 => run("remove", vec![super::build::borrow(key)]),
            3 | 4 => {
                let entry = method(&Ty::Other, target.clone(), "entry", vec![key]);
                let slot = method(
                    &Ty::Other,
                    entry,
                    "or_insert",
                    vec![self.frozen(|g| g.expr(value, 1))],
                );
                let new = self.frozen(|g| g.expr(value, 2));
                Stmt::Assign(unary(value, "*", slot), "=", new)
            }
            _ => {
                let body = self.in_closure(|g| {
                    g.declare("v", value, Mode::RefMut, false);
                    g.expr(&Ty::Bool, 2)
                });
                run("retain", vec![closure("_, v", body)])
            }
        }
    }

    fn inner_block(&mut self, count: usize) -> Block {
        self.scope(|g| {
            let mut out = Vec::new();
            for _ in 0..=g.random.below(count) {
                g.stmt(&mut out);
            }
            stmts(out)
        })
    }

    fn if_stmt(&mut self, out: &mut Vec<Stmt>) {
        let test = self.expr(&Ty::Bool, 2);
        let then = self.inner_block(2);
        let other = self.random.percent(50).then(|| self.inner_block(2));
        out.push(Stmt::If(test, then, other));
    }

    fn label(&mut self) -> String {
        self.names += 1;
        format!("'l{}", self.names)
    }

    fn for_stmt(&mut self, out: &mut Vec<Stmt>) {
        if self.depth > 1 {
            return self.if_stmt(out);
        }
        let (mut items, item) = self.frozen(|g| g.chain(1));
        if self.random.percent(70) {
            items = method(&Ty::Other, items, "take", vec![name(&Ty::Other, "4")]);
        }
        // What is iterated over may be borrowed, so nothing in the loop changes what is outside but through clones.
        let collected = method(&Ty::Other, items.clone(), "collect::<Vec<_>>", Vec::new());
        let items = if self.random.percent(60) {
            collected
        } else {
            items
        };
        let is_free = matches!(&items.kind, Kind::Method(_, how, _) if how.starts_with("collect"));
        let label = self.label();
        self.names += 1;
        let each = format!("each{}", self.names);
        self.depth += 1;
        self.labels.push(label.clone());
        let floor = self.floor;
        if !is_free {
            self.floor = self.vars.len();
        }
        let body = self.scope(|g| {
            g.declare(&each, &item, Mode::Owned, false);
            g.inner_block(3)
        });
        self.floor = floor;
        self.labels.pop();
        self.depth -= 1;
        out.push(Stmt::Loop(
            format!("{label}: for {each} in"),
            Some(items),
            body,
        ));
    }

    /// `for x in v.iter_mut() { *x = … }`
    fn for_mut(&mut self, out: &mut Vec<Stmt>) {
        let Some(place) = self.place_where(|t| matches!(t, Ty::Vec(_) | Ty::Array(..)), true)
        else {
            return self.let_stmt(out);
        };
        let (Ty::Vec(item) | Ty::Array(item, _)) = place.ty.clone() else {
            return;
        };
        let body = self.hiding(place.root, |g| {
            g.depth += 1;
            let body = g.scope(|g| {
                g.declare("slot", &item, Mode::RefMut, true);
                let mut inner = Vec::new();
                let slot = g.vars.len() - 1;
                let value = g.place_where(|_| true, true).filter(|p| p.root == slot);
                match value {
                    Some(part) => inner.push(g.change(&part)),
                    None => g.mutation(&mut inner),
                }
                stmts(inner)
            });
            g.depth -= 1;
            body
        });
        let items = method(&Ty::Other, place.looked_at(), "iter_mut", Vec::new());
        out.push(Stmt::Loop("for slot in".to_string(), Some(items), body));
    }

    /// `while` over a counter, which `continue` does not skip.
    fn while_stmt(&mut self, out: &mut Vec<Stmt>) {
        if self.depth > 1 {
            return self.if_stmt(out);
        }
        if let Some(place) = self.place_where(|t| matches!(t, Ty::Vec(_)), true)
            && let Ty::Vec(item) = place.ty.clone()
            && self.random.percent(60)
        {
            let popped = method(&Ty::Other, place.looked_at(), "pop", Vec::new());
            let body = self.hiding(place.root, |g| {
                g.depth += 1;
                let body = g.scope(|g| {
                    g.declare("popped", &item, Mode::Owned, false);
                    g.inner_block(2)
                });
                g.depth -= 1;
                body
            });
            out.push(Stmt::Loop(
                "while".to_string(),
                Some(condition("Some(popped)", popped)),
                body,
            ));
            return;
        }
        self.counted(out, |count, test| {
            let more = binary(&Ty::Other, count, "<", name(&Ty::Other, "4"));
            ("while ", Some(binary(&Ty::Other, more, "&&", test)))
        });
    }

    fn loop_stmt(&mut self, out: &mut Vec<Stmt>) {
        if self.depth > 1 {
            return self.if_stmt(out);
        }
        self.counted(out, |_, _| ("loop", None));
    }

    fn counted(
        &mut self,
        out: &mut Vec<Stmt>,
        head: impl FnOnce(Expr, Expr) -> (&'static str, Option<Expr>),
    ) {
        let label = self.label();
        let count = format!("rounds{}", self.names);
        let test = self.expr(&Ty::Bool, 1);
        self.depth += 1;
        self.labels.push(label.clone());
        let mut body = self.inner_block(3);
        self.labels.pop();
        self.depth -= 1;
        let counter = name(&Ty::Other, &count);
        let over = binary(&Ty::Other, counter.clone(), ">", name(&Ty::Other, "3"));
        body.stmts.insert(
            0,
            Stmt::Assign(counter.clone(), "+=", name(&Ty::Other, "1")),
        );
        body.stmts.insert(
            1,
            Stmt::If(over, stmts(vec![Stmt::Expr(jump("break", None))]), None),
        );
        let (word, e) = head(counter, test);
        out.push(Stmt::Let(
            format!("mut {count}"),
            None,
            name(&Ty::Other, "0u32"),
        ));
        out.push(Stmt::Loop(format!("{label}: {word}"), e, body));
    }

    /// `break`, `continue` or `return` under a condition.
    fn early_end(&mut self, out: &mut Vec<Stmt>) {
        let test = self.expr(&Ty::Bool, 2);
        let end = if self.labels.is_empty() {
            let Some(ret) = self.ret.clone().filter(|_| self.nesting > 0 && !self.shows) else {
                return self.let_stmt(out);
            };
            jump("return", Some(self.expr(&ret, 2)))
        } else {
            let label = self.random.pick(&self.labels).clone();
            jump(
                format!("{} {label}", self.one_of(&["break", "continue"])),
                None,
            )
        };
        out.push(Stmt::If(test, stmts(vec![Stmt::Expr(end)]), None));
    }

    fn let_else(&mut self, out: &mut Vec<Stmt>) {
        let (inner, Some(ret)) = (self.ty(1), self.ret.clone()) else {
            return self.let_stmt(out);
        };
        if self.shows {
            return self.let_stmt(out);
        }
        let source = self.expr(&Ty::Option(Box::new(inner.clone())), 2);
        let end = if self.labels.is_empty() || self.random.percent(30) {
            jump("return", Some(self.expr(&ret, 1)))
        } else {
            jump(format!("continue {}", self.random.pick(&self.labels)), None)
        };
        self.names += 1;
        let bound = format!("got{}", self.names);
        out.push(Stmt::LetElse(
            format!("Some(mut {bound})"),
            source,
            stmts(vec![Stmt::Expr(end)]),
        ));
        self.declare(&bound, &inner, Mode::Owned, true);
    }

    /// A closure that changes what it captures, called twice.
    fn counting_closure(&mut self, out: &mut Vec<Stmt>) {
        let Some(place) = self.place_where(
            |t| {
                matches!(
                    t,
                    Ty::Int(_) | Ty::Text | Ty::Vec(_) | Ty::Bool | Ty::Option(_)
                )
            },
            true,
        ) else {
            return self.let_stmt(out);
        };
        let (arg, ret) = (self.ty(0), self.ty(1));
        self.names += 1;
        let (closure_name, param) = (format!("act{}", self.names), format!("given{}", self.names));
        let body = self.in_closure(|g| {
            g.declare(&param, &arg, Mode::Owned, false);
            let inner = vec![g.hiding(place.root, |g| g.frozen(|g| g.change(&place)))];
            let value = g.hiding(place.root, |g| g.expr(&ret, 2));
            super::build::block(&ret, "", inner, Some(value))
        });
        let make = closure(format!("{param}: {arg}"), body);
        let mut inner = vec![Stmt::Let(format!("mut {closure_name}"), None, make)];
        let mut results = Vec::new();
        self.hiding(place.root, |g| {
            g.frozen(|g| {
                for i in 0..2 {
                    let value = g.expr(&arg, 1);
                    let result = format!("r{i}");
                    inner.push(Stmt::Let(
                        result.clone(),
                        None,
                        call(&ret, &closure_name, vec![value]),
                    ));
                    results.push(name(&ret, result));
                }
            });
        });
        let tuple = Expr {
            ty: Ty::Other,
            kind: Kind::Tuple(results),
        };
        let ty = Ty::Tuple(vec![ret.clone(), ret]);
        let whole = super::build::block(&ty, "", inner, Some(tuple));
        self.bind(&ty, whole, out);
    }

    /// `{ let r = &mut place; … }`
    fn through_reference(&mut self, out: &mut Vec<Stmt>) {
        let Some(place) = self.place_where(|t| *t != Ty::Other, true) else {
            return self.let_stmt(out);
        };
        self.names += 1;
        let reference = format!("r{}", self.names);
        let mut inner = vec![Stmt::Let(
            reference.clone(),
            None,
            borrow_mut(place.looked_at()),
        )];
        self.hiding(place.root, |g| {
            g.scope(|g| {
                g.declare(&reference, &place.ty, Mode::RefMut, true);
                for _ in 0..2 {
                    let root = g.vars.len() - 1;
                    let parts: Vec<Place> = g
                        .places(|t| *t != Ty::Other, true)
                        .into_iter()
                        .filter(|p| p.root == root)
                        .collect();
                    if !parts.is_empty() && g.random.percent(70) {
                        let part = g.random.pick(&parts).clone();
                        inner.push(g.change(&part));
                    } else {
                        g.mutation(&mut inner);
                    }
                }
            });
        });
        out.push(Stmt::Block(stmts(inner)));
    }

    /// `match &mut place { pattern => { *binding = … } … }`
    fn match_mut(&mut self, out: &mut Vec<Stmt>) {
        let place = self.place_where(
            |t| {
                matches!(
                    t,
                    Ty::Named(_) | Ty::Option(_) | Ty::Result(..) | Ty::Tuple(_)
                )
            },
            true,
        );
        let Some(place) = place else {
            return self.let_stmt(out);
        };
        let mut arms = Vec::new();
        self.hiding(place.root, |g| {
            for _ in 0..2 {
                let mut bindings = Vec::new();
                let pat = g.pattern(&place.ty, Mode::RefMut, 2, &mut bindings);
                let body = g.scope(|g| {
                    let first = g.vars.len();
                    for (name, ty, mode) in &bindings {
                        g.declare(name, ty, *mode, true);
                    }
                    let parts: Vec<Place> = g
                        .places(|t| *t != Ty::Other, true)
                        .into_iter()
                        .filter(|p| p.root >= first)
                        .collect();
                    let mut inner = Vec::new();
                    if parts.is_empty() {
                        g.mutation(&mut inner);
                    } else {
                        let part = g.random.pick(&parts).clone();
                        inner.push(g.change(&part));
                    }
                    super::build::block(&Ty::Unit, "", inner, None)
                });
                arms.push(arm(pat, None, body));
            }
        });
        arms.push(arm("_", None, name(&Ty::Unit, "()")));
        out.push(Stmt::Expr(match_(
            &Ty::Unit,
            borrow_mut(place.looked_at()),
            arms,
        )));
    }

    fn swap(&mut self, out: &mut Vec<Stmt>) {
        let Some(a) = self.place_where(|t| *t != Ty::Other, true) else {
            return self.let_stmt(out);
        };
        let ty = a.ty.clone();
        let others: Vec<Place> = self
            .places(|t| *t == ty, true)
            .into_iter()
            .filter(|b| b.root != a.root)
            .collect();
        if others.is_empty() {
            return self.mutation(out);
        }
        let b = self.random.pick(&others).clone();
        let args = vec![borrow_mut(a.looked_at()), borrow_mut(b.looked_at())];
        out.push(Stmt::Expr(call(&Ty::Other, "std::mem::swap", args)));
    }
}

impl Stmt {
    /// `rotate_left` takes how far.
    fn with_count(mut self) -> Stmt {
        if let Stmt::Expr(Expr {
            kind: Kind::Method(_, how, args),
            ..
        }) = &mut self
            && how == "rotate_left"
        {
            args.push(name(&Ty::Other, "1"));
        }
        self
    }
}
