//! Values of any type: what every type has in common, and where its own ways begin.

use super::build::{
    arm, binary, block, borrow, call, closure, condition, field, if_, index, jump, match_, method,
    name,
};
use super::{Generator, Mode, Signature};
use crate::ast::{Expr, Kind, Stmt, Ty};

impl Generator {
    /// A value of a type.
    pub(super) fn expr(&mut self, ty: &Ty, depth: usize) -> Expr {
        self.fuel -= 1;
        if depth == 0 || self.fuel < 0 {
            return self.leaf(ty);
        }
        let below = depth - 1;
        match self.random.below(100) {
            0..=27 => self.leaf(ty),
            28..=33 => self.if_expr(ty, below),
            34..=39 => self.match_expr(ty, below),
            40..=43 => self.block_expr(ty, below),
            44..=53 => self
                .call_to(ty, below)
                .unwrap_or_else(|| self.specific(ty, below)),
            54..=58 => self.out_of_option(ty, below),
            59..=61 => self.out_of_vec(ty, below),
            62 => self.loop_expr(ty, below),
            63 | 64 => self.closure_call(ty, below),
            65 => self.out_of_tuple(ty, below),
            66 | 67 => self.out_of_fold(ty, below),
            68..=70 => self
                .tried(ty, below)
                .unwrap_or_else(|| self.specific(ty, below)),
            71 => self.out_of_trait(ty, below),
            _ => self.specific(ty, below),
        }
    }

    fn leaf(&mut self, ty: &Ty) -> Expr {
        match self.place(ty, false) {
            Some(place) if self.random.percent(75) => place.read(),
            _ => self.literal(ty, usize::from(self.fuel > 0)),
        }
    }

    fn specific(&mut self, ty: &Ty, depth: usize) -> Expr {
        match ty {
            Ty::Int(int) => self.int_expr(*int, depth),
            Ty::F64 => self.float_expr(depth),
            Ty::Bool => self.bool_expr(depth),
            Ty::Char => self.char_expr(depth),
            Ty::Text => self.text_expr(depth),
            Ty::Option(t) => self.option_expr(ty, t, depth),
            Ty::Result(t, e) => self.result_expr(ty, t, e, depth),
            Ty::Vec(t) => self.vec_expr(ty, t, depth),
            Ty::Map(k, v) => self.map_expr(ty, k, v, depth),
            Ty::Named(_) if self.random.percent(30) => self.updated(ty, depth),
            Ty::Named(_) | Ty::Tuple(_) | Ty::Array(..) | Ty::Unit | Ty::Other => {
                self.literal(ty, depth + 1)
            }
        }
    }

    fn if_expr(&mut self, ty: &Ty, depth: usize) -> Expr {
        if self.random.percent(25)
            && let Some(place) = self.place_where(|t| matches!(t, Ty::Option(_)), false)
            && let Ty::Option(inner) = &place.ty
        {
            let mode = Mode::Ref;
            let then = self.locking(place.root, |g| {
                g.scope(|g| {
                    g.declare("inner", inner, mode, false);
                    g.expr(ty, depth)
                })
            });
            let other = self.expr(ty, depth);
            return if_(
                condition("Some(inner)", borrow(place.looked_at())),
                then,
                other,
            );
        }
        let test = self.expr(&Ty::Bool, depth.min(2));
        let then = self.scope(|g| g.expr(ty, depth));
        let other = self.scope(|g| g.expr(ty, depth));
        if_(test, then, other)
    }

    /// A block with statements, which may change what is outside.
    fn block_expr(&mut self, ty: &Ty, depth: usize) -> Expr {
        self.scope(|g| {
            let mut stmts = Vec::new();
            let shows = std::mem::replace(&mut g.shows, false);
            for _ in 0..=g.random.below(2) {
                if g.nesting < 5 && g.random.percent(50) {
                    g.stmt(&mut stmts);
                } else {
                    g.let_stmt(&mut stmts);
                }
            }
            let value = g.expr(ty, depth);
            g.shows = shows;
            block(ty, "", stmts, Some(value))
        })
    }

    /// `'a: loop { …; break 'a x }`, which ends in its third round at the latest.
    fn loop_expr(&mut self, ty: &Ty, depth: usize) -> Expr {
        self.names += 1;
        let (label, count) = (format!("'l{}", self.names), format!("rounds{}", self.names));
        let counter = name(&Ty::Other, "0u32");
        let body = self.scope(|g| {
            g.depth += 1;
            let early = g.expr(&Ty::Bool, depth.min(1));
            let value = g.expr(ty, depth);
            let late = g.expr(ty, depth.min(1));
            g.depth -= 1;
            let count = name(&Ty::Other, &count);
            let test = binary(&Ty::Other, count.clone(), ">", name(&Ty::Other, "2"));
            vec![
                Stmt::Assign(count, "+=", name(&Ty::Other, "1")),
                Stmt::If(
                    test,
                    super::build::stmts(vec![Stmt::Expr(jump(
                        format!("break {label}"),
                        Some(late),
                    ))]),
                    None,
                ),
                Stmt::If(
                    early,
                    super::build::stmts(vec![Stmt::Expr(jump(
                        format!("break {label}"),
                        Some(value),
                    ))]),
                    None,
                ),
            ]
        });
        let whole = block(ty, format!("{label}: loop "), body, None);
        block(
            ty,
            "",
            vec![Stmt::Let(format!("mut {count}"), None, counter)],
            Some(whole),
        )
    }

    fn out_of_option(&mut self, ty: &Ty, depth: usize) -> Expr {
        let option = Ty::Option(Box::new(ty.clone()));
        let source = self.expr(&option, depth);
        match self.random.below(7) {
            0 | 1 => {
                let other = self.expr(ty, depth.min(1));
                method(ty, source, "unwrap_or", vec![other])
            }
            2 => {
                let other = self.in_closure(|g| g.expr(ty, depth));
                method(ty, source, "unwrap_or_else", vec![closure("", other)])
            }
            3 => {
                let (from, other) = (self.ty(1), self.expr(ty, depth.min(1)));
                let source = self.expr(&Ty::Option(Box::new(from.clone())), depth);
                let body = self.in_closure(|g| {
                    g.declare("v", &from, Mode::Owned, false);
                    g.expr(ty, depth)
                });
                method(ty, source, "map_or", vec![other, closure("v", body)])
            }
            4 if self.random.percent(30) => method(ty, source, "unwrap", Vec::new()),
            5 => {
                let error = self.ty(0);
                let source = self.expr(&Ty::Result(Box::new(ty.clone()), Box::new(error)), depth);
                let other = self.expr(ty, depth.min(1));
                method(ty, source, "unwrap_or", vec![other])
            }
            _ => {
                let other = self.expr(ty, depth);
                let some = name(ty, "inner");
                match_(
                    ty,
                    source,
                    vec![arm("Some(inner)", None, some), arm("None", None, other)],
                )
            }
        }
    }

    /// An element: behind a guard, or, seldom, not.
    fn out_of_vec(&mut self, ty: &Ty, depth: usize) -> Expr {
        let vec = Ty::Vec(Box::new(ty.clone()));
        let Some(place) = self.place(&vec, false) else {
            return self.specific(ty, depth);
        };
        let read = |at: Expr| {
            let element = index(ty, place.looked_at(), at);
            if ty.is_copy() {
                element
            } else {
                method(
                    ty,
                    Expr {
                        ty: Ty::Other,
                        ..element
                    },
                    "clone",
                    Vec::new(),
                )
            }
        };
        if self.random.percent(12) {
            let at = self.small(crate::ast::Int::Usize, 3);
            return read(at);
        }
        if self.random.percent(40) {
            let at = self.frozen(|g| g.expr(&Ty::Int(crate::ast::Int::Usize), depth.min(1)));
            let got = method(&Ty::Other, place.looked_at(), "get", vec![at]);
            let got = method(&Ty::Option(Box::new(ty.clone())), got, "cloned", Vec::new());
            let other = self.expr(ty, depth);
            return method(ty, got, "unwrap_or", vec![other]);
        }
        let other = self.expr(ty, depth);
        let len = method(&Ty::Other, place.looked_at(), "len", Vec::new());
        let at = self.frozen(|g| g.expr(&Ty::Int(crate::ast::Int::Usize), depth.min(1)));
        let at = binary(&Ty::Other, at, "%", len);
        if_(
            method(&Ty::Bool, place.looked_at(), "is_empty", Vec::new()),
            other,
            read(at),
        )
    }

    fn closure_call(&mut self, ty: &Ty, depth: usize) -> Expr {
        let from = self.ty(1);
        // The closure is made before the argument, and borrows what it reads.
        let arg = self.frozen(|g| g.expr(&from, depth));
        let body = self.in_closure(|g| {
            g.declare("p", &from, Mode::Owned, false);
            g.expr(ty, depth)
        });
        if self.random.percent(50) {
            return call(ty, "apply", vec![closure(format!("p: {from}"), body), arg]);
        }
        let callee = closure(format!("p: {from}"), body);
        Expr {
            ty: ty.clone(),
            kind: Kind::Call(Box::new(callee), vec![arg]),
        }
    }

    fn out_of_tuple(&mut self, ty: &Ty, depth: usize) -> Expr {
        let (wanted, other) = (self.expr(ty, depth), self.ty(1));
        let other = self.expr(&other, depth.min(1));
        match self.random.below(3) {
            0 => field(ty, call(&Ty::Other, "swapped", vec![other, wanted]), "0"),
            1 => {
                let tuple = Expr {
                    ty: Ty::Other,
                    kind: Kind::Tuple(vec![wanted, other]),
                };
                field(ty, tuple, "0")
            }
            _ => {
                let test = self.frozen(|g| g.expr(&Ty::Bool, 1));
                let (a, b) = self.frozen(|g| (g.reference(ty, depth.min(1)), g.reference(ty, 1)));
                if *ty == Ty::Text {
                    wanted
                } else {
                    call(ty, "chosen", vec![test, a, b])
                }
            }
        }
    }

    fn out_of_fold(&mut self, ty: &Ty, depth: usize) -> Expr {
        let start = self.frozen(|g| g.expr(ty, depth.min(1)));
        let (items, item) = self.chain(depth.min(1));
        let body = self.in_closure(|g| {
            g.declare("acc", ty, Mode::Owned, false);
            g.declare("it", &item, Mode::Owned, false);
            g.expr(ty, depth.min(2))
        });
        method(ty, items, "fold", vec![start, closure("acc, it", body)])
    }

    /// `x?`, where the function's type has it.
    fn tried(&mut self, ty: &Ty, depth: usize) -> Option<Expr> {
        let source = match self.ret.clone()? {
            Ty::Option(_) => Ty::Option(Box::new(ty.clone())),
            Ty::Result(_, e) => Ty::Result(Box::new(ty.clone()), e),
            _ => return None,
        };
        let source = self.expr(&source, depth);
        Some(Expr {
            ty: ty.clone(),
            kind: Kind::Try(Box::new(source)),
        })
    }

    /// A call of one of the program's functions.
    pub(super) fn call_to(&mut self, ty: &Ty, depth: usize) -> Option<Expr> {
        if self.depth > 1 {
            return None; // Not in loops in loops: everything ends, but soon.
        }
        let fitting: Vec<Signature> = self
            .functions
            .iter()
            .filter(|f| f.ret == *ty)
            .cloned()
            .collect();
        if fitting.is_empty() {
            return None;
        }
        let signature = self.random.pick(&fitting).clone();
        Some(self.call_of(&signature, depth, false))
    }

    /// A call; `&mut` parameters get temporaries unless the statement is the call's own.
    pub(super) fn call_of(&mut self, signature: &Signature, depth: usize, is_stmt: bool) -> Expr {
        let mut places = Vec::new();
        for param in &signature.params {
            let found = if param.mode == Mode::RefMut && is_stmt {
                self.place(&param.ty, true)
            } else {
                None
            };
            if let Some(place) = &found {
                self.vars[place.root].hidden = true;
            }
            places.push(found);
        }
        let mut args: Vec<Expr> = self.frozen(|g| {
            let mut args = Vec::new();
            for (i, param) in signature.params.iter().enumerate() {
                let is_receiver = i == 0 && signature.is_method;
                args.push(match (param.mode, &places[i]) {
                    (Mode::RefMut, Some(place)) if is_receiver => place.looked_at(),
                    (Mode::RefMut, Some(place)) => super::build::borrow_mut(place.looked_at()),
                    (Mode::Owned, _) => g.expr(&param.ty, depth),
                    (Mode::Ref, _) if is_receiver => g.expr(&param.ty, depth),
                    (Mode::RefMut, None) => {
                        // In braces, or a place would be borrowed in a copy's stead.
                        let copy = g.expr(&param.ty, depth);
                        let copy = block(&param.ty, "", Vec::new(), Some(copy));
                        if is_receiver {
                            copy
                        } else {
                            super::build::borrow_mut(copy)
                        }
                    }
                    (Mode::Ref | Mode::Str, _) => g.reference(&param.ty, depth),
                });
            }
            args
        });
        for place in places.into_iter().flatten() {
            self.vars[place.root].hidden = false;
        }
        if signature.is_method {
            let receiver = args.remove(0);
            return method(&signature.ret, receiver, &signature.name, args);
        }
        call(&signature.ret, &signature.name, args)
    }

    /// What the trait's methods give.
    fn out_of_trait(&mut self, ty: &Ty, depth: usize) -> Expr {
        if *ty != Ty::Int(crate::ast::Int::I32) || self.shapes.is_empty() {
            return self.specific(ty, depth);
        }
        let shape = self.random.pick(&self.shapes).clone();
        let (on, by) = self.frozen(|g| (g.reference(&shape, depth), g.expr(ty, depth.min(1))));
        match self.random.below(3) {
            0 => call(ty, "measured", vec![on, by]),
            1 => call(ty, "Measure::measure", vec![on, by]),
            _ => call(ty, "Measure::twice", vec![on]),
        }
    }

    /// `Name { a: x, ..other }`.
    fn updated(&mut self, ty: &Ty, depth: usize) -> Expr {
        let Ty::Named(named) = ty else {
            return self.literal(ty, depth);
        };
        let adt = self.adts.iter().find(|adt| adt.name == named.name).cloned();
        let Some(adt) =
            adt.filter(|adt| adt.variants[0].0.is_empty() && !adt.variants[0].1[0].0.is_empty())
        else {
            return self.literal(ty, depth + 1);
        };
        let (field_name, field_ty) = self.random.pick(&adt.variants[0].1).clone();
        let value = self.expr(&field_ty, depth);
        let rest = self.expr(ty, depth);
        block(
            ty,
            "",
            vec![
                Stmt::Let("mut copy".to_string(), None, rest),
                Stmt::Assign(
                    field(&field_ty, name(&Ty::Other, "copy"), field_name),
                    "=",
                    value,
                ),
            ],
            Some(name(ty, "copy")),
        )
    }
}
