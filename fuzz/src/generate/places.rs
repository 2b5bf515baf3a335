//! Places: variables, their fields and elements, and how they are read.

use super::build::{borrow, field, index, method, name, unary};
use super::{Generator, Mode};
use crate::ast::{Expr, Ty};

/// Something that can be read, and perhaps assigned.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Which variable.
    pub root: usize,
    pub expr: Expr,
    pub ty: Ty,
    pub mode: Mode,
    /// Whether it is a field or an element of the variable.
    pub is_part: bool,
}

impl Generator {
    /// All places of a wanted type.
    pub(super) fn places(&self, wanted: impl Fn(&Ty) -> bool, mutable: bool) -> Vec<Place> {
        let mut found = Vec::new();
        for (root, var) in self.vars.iter().enumerate() {
            let shadowed = self.vars[root + 1..]
                .iter()
                .any(|later| later.name == var.name);
            let fixed = mutable && (!var.mutable || var.locked || (root < self.floor));
            if var.hidden || shadowed || fixed {
                continue;
            }
            let bare = name(&var.ty, &var.name);
            let expr = match var.mode {
                Mode::Owned | Mode::Str => bare.clone(),
                Mode::Ref | Mode::RefMut => unary(&var.ty, "*", bare.clone()),
            };
            let whole = Place {
                root,
                expr,
                ty: var.ty.clone(),
                mode: var.mode,
                is_part: false,
            };
            self.add_parts(
                &Place {
                    expr: bare,
                    mode: Mode::Owned,
                    is_part: true,
                    ..whole.clone()
                },
                2,
                &mut found,
            );
            found.push(whole);
        }
        found.retain(|place| wanted(&place.ty));
        found
    }

    fn add_parts(&self, place: &Place, levels: usize, found: &mut Vec<Place>) {
        if levels == 0 {
            return;
        }
        let mut add = |expr: Expr, ty: &Ty| {
            let part = Place {
                expr,
                ty: ty.clone(),
                ..place.clone()
            };
            self.add_parts(&part, levels - 1, found);
            found.push(part);
        };
        match &place.ty {
            Ty::Tuple(parts) => {
                for (i, ty) in parts.iter().enumerate() {
                    add(field(ty, place.expr.clone(), i.to_string()), ty);
                }
            }
            Ty::Array(ty, n) => add(
                index(
                    ty,
                    place.expr.clone(),
                    name(&Ty::Other, (n / 2).to_string()),
                ),
                ty,
            ),
            Ty::Named(named) => {
                let adt = self.adts.iter().find(|adt| adt.name == named.name);
                let fields = adt
                    .filter(|adt| adt.variants[0].0.is_empty())
                    .map(|adt| adt.variants[0].1.clone());
                for (i, (field_name, ty)) in fields.into_iter().flatten().enumerate() {
                    let field_name = if field_name.is_empty() {
                        i.to_string()
                    } else {
                        field_name
                    };
                    add(field(&ty, place.expr.clone(), field_name), &ty);
                }
            }
            Ty::Unit
            | Ty::Bool
            | Ty::Char
            | Ty::Int(_)
            | Ty::F64
            | Ty::Text
            | Ty::Option(_)
            | Ty::Result(..)
            | Ty::Vec(_)
            | Ty::Map(..)
            | Ty::Other => {}
        }
    }

    pub(super) fn place(&mut self, ty: &Ty, mutable: bool) -> Option<Place> {
        let places = self.places(|t| t == ty, mutable);
        if places.is_empty() {
            None
        } else {
            Some(self.random.pick(&places).clone())
        }
    }

    pub(super) fn place_where(
        &mut self,
        wanted: impl Fn(&Ty) -> bool,
        mutable: bool,
    ) -> Option<Place> {
        let places = self.places(wanted, mutable);
        if places.is_empty() {
            None
        } else {
            Some(self.random.pick(&places).clone())
        }
    }

    /// Makes a value while a variable is borrowed mutably.
    pub(super) fn hiding<T>(&mut self, root: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        self.vars[root].hidden = true;
        let result = work(self);
        self.vars[root].hidden = false;
        result
    }

    /// Makes a value while a variable is borrowed.
    pub(super) fn locking<T>(&mut self, root: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.vars[root].locked, true);
        let result = work(self);
        self.vars[root].locked = before;
        result
    }

    /// What a `&T` parameter takes: a place that is borrowed, or a temporary.
    pub(super) fn reference(&mut self, ty: &Ty, depth: usize) -> Expr {
        match self.place(ty, false) {
            Some(place) if self.random.percent(75) => place.borrowed(),
            _ => borrow(self.expr(ty, depth)),
        }
    }

    /// A receiver that is only looked at: a place as it stands, or a value.
    pub(super) fn receiver(&mut self, ty: &Ty, depth: usize) -> Expr {
        match self.place(ty, false) {
            Some(place) if self.random.percent(80) => place.looked_at(),
            _ => self.expr(ty, depth),
        }
    }
}

impl Place {
    /// The value: a copy or a clone.
    pub(super) fn read(&self) -> Expr {
        match self.mode {
            Mode::Str => method(&Ty::Text, self.looked_at(), "to_string", Vec::new()),
            Mode::Owned | Mode::Ref | Mode::RefMut if self.ty.is_copy() => self.expr.clone(),
            Mode::Owned | Mode::Ref | Mode::RefMut => {
                method(&self.ty, self.looked_at(), "clone", Vec::new())
            }
        }
    }

    /// `&place`.
    pub(super) fn borrowed(&self) -> Expr {
        if self.mode == Mode::Str {
            self.looked_at()
        } else {
            borrow(self.looked_at())
        }
    }

    /// The place, never a value on its own.
    pub(super) fn looked_at(&self) -> Expr {
        Expr {
            ty: Ty::Other,
            kind: self.expr.kind.clone(),
        }
    }
}
