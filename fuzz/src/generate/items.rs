//! Types, a trait, generic helpers, methods and functions of a program.

use super::{Adt, Fields, Generator, Mode, Param, Signature};
use crate::ast::{Block, Expr, Function, Int, Item, Kind, Named, Stmt, Ty};

impl Generator {
    pub(super) fn items(&mut self) {
        self.generic_helpers();
        for _ in 0..=self.random.below(2) {
            self.struct_();
        }
        for _ in 0..=self.random.below(2) {
            self.enum_();
        }
        self.measure();
        for adt in self.adts.clone() {
            self.methods(&adt);
        }
        for _ in 0..2 + self.random.below(3) {
            self.function();
        }
    }

    fn generic_helpers(&mut self) {
        for text in [
            "fn apply<A, B, F: Fn(A) -> B>(f: F, a: A) -> B {\n    f(a)\n}",
            "fn swapped<A, B>(a: A, b: B) -> (B, A) {\n    (b, a)\n}",
            "fn chosen<T: Clone>(first: bool, a: &T, b: &T) -> T {\n    if first { a.clone() } else { b.clone() }\n}",
        ] {
            self.items.push(Item::Text(text.to_string()));
        }
    }

    fn fields(&mut self, named: bool, count: usize) -> Fields {
        (0..count)
            .map(|i| {
                let ty = if self.random.percent(65) {
                    self.ty(0)
                } else {
                    self.ty(1)
                };
                (
                    if named {
                        format!("f{i}")
                    } else {
                        String::new()
                    },
                    ty,
                )
            })
            .collect()
    }

    fn struct_(&mut self) {
        let tag = format!("S{}", self.adts.len());
        let (is_named, count) = (self.random.percent(80), 1 + self.random.below(4));
        let fields = self.fields(is_named, count);
        self.add_adt(&tag, vec![(String::new(), fields)]);
    }

    fn enum_(&mut self) {
        let tag = format!("E{}", self.adts.len());
        let plain = self.random.percent(25);
        let variants = (0..2 + self.random.below(3))
            .map(|i| {
                let count = if plain { 0 } else { self.random.below(3) };
                let is_named = self.random.percent(40);
                (format!("V{i}"), self.fields(is_named, count))
            })
            .collect();
        self.add_adt(&tag, variants);
    }

    fn add_adt(&mut self, tag: &str, variants: Vec<(String, Fields)>) {
        let types = || {
            variants
                .iter()
                .flat_map(|(_, fields)| fields.iter().map(|(_, ty)| ty))
        };
        let copy = types().all(Ty::is_copy) && self.random.percent(60);
        let ord = types().all(Ty::is_ord);
        let mut text = String::from("#[derive(Debug, Clone, PartialEq, PartialOrd");
        text.push_str(if copy { ", Copy" } else { "" });
        text.push_str(if ord { ", Eq, Ord" } else { "" });
        text.push_str(")]\n");
        let is_struct = variants[0].0.is_empty();
        if is_struct {
            let shape = shape(&variants[0].1);
            let end = if shape.starts_with('{') { "" } else { ";" };
            text += &["struct ", tag, " ", &shape, end].concat();
        } else {
            text += &["enum ", tag, " {\n"].concat();
            for (variant, fields) in &variants {
                text += &["    ", variant, &shape(fields), ",\n"].concat();
            }
            text.push('}');
        }
        self.items.push(Item::Text(text));
        let ty = Ty::Named(Named {
            name: tag.to_string(),
            copy,
            ord,
        });
        self.adts.push(Adt {
            ty,
            name: tag.to_string(),
            variants,
        });
    }

    /// A trait with a required and a provided method, and a generic function over it.
    fn measure(&mut self) {
        let int = Ty::Int(Int::I32);
        let text = "trait Measure {\n    fn measure(&self, by: i32) -> i32;\n\n    fn twice(&self) -> i32 {\n        \
                    self.measure(2).wrapping_add(self.measure(3))\n    }\n}\n\n\
                    fn measured<M: Measure>(on: &M, by: i32) -> i32 {\n    on.measure(by).wrapping_mul(3)\n}";
        self.items.push(Item::Text(text.to_string()));
        for adt in self.adts.clone() {
            if self.random.percent(40) && !self.shapes.is_empty() {
                continue;
            }
            let params = [
                ("self", adt.ty.clone(), Mode::Ref, false),
                ("by", int.clone(), Mode::Owned, false),
            ];
            let body = self.body(&params, &int, 12);
            let head = "fn measure(&self, by: i32) -> i32".to_string();
            self.items.push(Item::Impl(
                format!("impl Measure for {}", adt.name),
                vec![Function {
                    head,
                    body: Some(body),
                }],
            ));
            self.shapes.push(adt.ty.clone());
        }
    }

    fn methods(&mut self, adt: &Adt) {
        let mut functions = Vec::new();
        for _ in 0..=self.random.below(2) {
            self.names += 1;
            let method_name = format!("go{}", self.names);
            let mode = *self
                .random
                .pick(&[Mode::Ref, Mode::RefMut, Mode::RefMut, Mode::Owned]);
            let (arg, ret) = (
                self.ty(1),
                if self.random.percent(20) {
                    adt.ty.clone()
                } else {
                    self.ty(1)
                },
            );
            let receiver = match mode {
                Mode::RefMut => "&mut self",
                Mode::Owned => "self",
                Mode::Ref | Mode::Str => "&self",
            };
            let params = [
                ("self", adt.ty.clone(), mode, mode == Mode::RefMut),
                ("arg", arg.clone(), Mode::Owned, false),
            ];
            let body = self.body(&params, &ret, 18);
            let head = format!("fn {method_name}({receiver}, arg: {arg}) -> {ret}");
            functions.push(Function {
                head,
                body: Some(body),
            });
            let params = vec![
                Param {
                    mode,
                    ty: adt.ty.clone(),
                },
                Param {
                    mode: Mode::Owned,
                    ty: arg,
                },
            ];
            self.functions.push(Signature {
                name: method_name,
                params,
                ret,
                is_method: true,
            });
        }
        self.items
            .push(Item::Impl(format!("impl {}", adt.name), functions));
    }

    fn function(&mut self) {
        self.names += 1;
        let function_name = format!("fun{}", self.names);
        let count = 1 + self.random.below(3);
        let mut params = Vec::new();
        let mut text = Vec::new();
        let names = ["p", "q", "r"];
        for name in names.iter().take(count) {
            let ty = self.ty(1);
            let mode = *self
                .random
                .pick(&[Mode::Owned, Mode::Owned, Mode::Ref, Mode::RefMut]);
            let mode = if mode == Mode::Ref && ty == Ty::Text {
                Mode::Str
            } else {
                mode
            };
            let is_mut = mode == Mode::Owned && self.random.percent(30);
            text.push(match mode {
                Mode::Owned if is_mut => format!("mut {name}: {ty}"),
                Mode::Owned => format!("{name}: {ty}"),
                Mode::Ref => format!("{name}: &{ty}"),
                Mode::RefMut => format!("{name}: &mut {ty}"),
                Mode::Str => format!("{name}: &str"),
            });
            params.push((*name, ty, mode, is_mut || mode == Mode::RefMut));
        }
        let ret = self.ty(2);
        let body = self.body(&params, &ret, 24);
        let head = format!("fn {function_name}({}) -> {ret}", text.join(", "));
        self.items.push(Item::Fn(Function {
            head,
            body: Some(body),
        }));
        let params = params
            .into_iter()
            .map(|(_, ty, mode, _)| Param { mode, ty })
            .collect();
        self.functions.push(Signature {
            name: function_name,
            params,
            ret,
            is_method: false,
        });
    }

    /// A function's body, whose first business are its parameters.
    fn body(&mut self, params: &[(&str, Ty, Mode, bool)], ret: &Ty, fuel: isize) -> Block {
        self.fuel = fuel;
        self.ret = Some(ret.clone());
        self.shows = false;
        let body = self.scope(|g| {
            for (name, ty, mode, mutable) in params {
                g.declare(name, ty, *mode, *mutable);
            }
            let mut stmts = Vec::new();
            g.mutation(&mut stmts);
            for _ in 0..g.random.below(3) {
                g.stmt(&mut stmts);
            }
            let value = if g.random.percent(10) {
                g.traced(ret)
            } else {
                g.expr(ret, 3)
            };
            Block {
                stmts,
                value: Some(Box::new(value)),
            }
        });
        self.vars.clear();
        body
    }

    /// A value after a check that may panic.
    fn traced(&mut self, ret: &Ty) -> Expr {
        let test = self.expr(&Ty::Bool, 1);
        let check = Expr {
            ty: Ty::Other,
            kind: Kind::Macro("assert", String::new(), vec![test]),
        };
        let value = self.expr(ret, 2);
        super::build::block(ret, "", vec![Stmt::Expr(check)], Some(value))
    }
}

fn shape(fields: &[(String, Ty)]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let is_named = !fields[0].0.is_empty();
    let parts: Vec<String> = fields
        .iter()
        .map(|(name, ty)| {
            if is_named {
                format!("{name}: {ty}")
            } else {
                ty.to_string()
            }
        })
        .collect();
    if is_named {
        format!("{{ {} }}", parts.join(", "))
    } else {
        format!("({})", parts.join(", "))
    }
}
