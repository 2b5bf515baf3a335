//! HIR as text that looks like Rust, for tests and for people who look for a bug.
//! Names are resolved: variables carry their number, definitions their whole path.

mod body;

use std::fmt::Write as _;

use super::{
    Adt, Body, ConstArg, CrateId, Crates, CtorKind, DefId, DefKind, Field, Fn, GenericArg,
    Generics, LocalId, Mutability, Path, PathArgs, PrimTy, Res, Segment, TraitBound, TraitRef, Ty,
    TyKind,
};

/// All definitions of one crate, in the order of their ids.
pub fn definitions(crates: &Crates, krate: CrateId) -> String {
    let mut out = String::new();
    for (id, def) in crates.all_defs().filter(|(_, def)| def.krate == krate) {
        let printer = Printer { crates, body: None };
        if let Some(text) = printer.definition(id, &def.kind) {
            out.push_str(&text);
            out.push('\n');
        }
    }
    out
}

/// A body, as `|params| value`.
pub fn body(crates: &Crates, body: &Body) -> String {
    let printer = Printer {
        crates,
        body: Some(body),
    };
    let params: Vec<String> = body.params.iter().map(|pat| printer.pat(*pat)).collect();
    format!("|{}| {}", params.join(", "), printer.expr(body.value, 0))
}

/// A type.
pub fn ty(crates: &Crates, ty: &Ty) -> String {
    Printer { crates, body: None }.ty(ty)
}

struct Printer<'a> {
    crates: &'a Crates,
    body: Option<&'a Body>,
}

impl Printer<'_> {
    fn definition(&self, id: DefId, kind: &DefKind) -> Option<String> {
        let path = self.crates.path_string(id);
        Some(match kind {
            DefKind::Struct(adt) => format!(
                "struct {path}{}{}",
                self.generics(&adt.generics),
                self.variants(adt, false)
            ),
            DefKind::Enum(adt) => format!(
                "enum {path}{}{}",
                self.generics(&adt.generics),
                self.variants(adt, true)
            ),
            DefKind::Trait(t) => format!(
                "trait {path}{}: {}",
                self.generics(&t.generics),
                self.traits(&t.supertraits)
            ),
            DefKind::Impl(i) => {
                let of = i
                    .of_trait
                    .as_ref()
                    .map(|t| format!("{} for ", self.trait_ref(t)))
                    .unwrap_or_default();
                format!(
                    "impl{} {of}{}",
                    self.generics(&i.generics),
                    self.ty(&i.self_ty)
                )
            }
            DefKind::TyAlias(generics, ty) => {
                format!("type {path}{} = {}", self.generics(generics), self.ty(ty))
            }
            DefKind::AssocTy(a) => {
                let value = a
                    .value
                    .as_ref()
                    .map(|ty| format!(" = {}", self.ty(ty)))
                    .unwrap_or_default();
                format!("type {path}: {}{value}", self.traits(&a.bounds))
            }
            DefKind::Fn(f) => self.function(&path, f),
            DefKind::Const(c) => {
                let value = c
                    .body
                    .as_ref()
                    .map(|b| format!(" = {}", body(self.crates, b)))
                    .unwrap_or_default();
                format!("const {path}: {}{value}", self.ty(&c.ty))
            }
            DefKind::Mod
            | DefKind::Variant(_)
            | DefKind::TyParam { .. }
            | DefKind::ConstParam { .. } => return None,
        })
    }

    fn function(&self, path: &str, f: &Fn) -> String {
        let is_async = if f.is_async { "async " } else { "" };
        let inputs: Vec<String> = f.inputs.iter().map(|ty| self.ty(ty)).collect();
        let value = f
            .body
            .as_ref()
            .map(|b| format!(" = {}", body(self.crates, b)))
            .unwrap_or_default();
        let generics = self.generics(&f.generics);
        format!(
            "{is_async}fn {path}{generics}({}) -> {}{value}",
            inputs.join(", "),
            self.ty(&f.output)
        )
    }

    fn variants(&self, adt: &Adt, named: bool) -> String {
        let variants = adt.variants.iter().map(|v| {
            let fields: Vec<String> = v.fields.iter().map(|f| self.field(f)).collect();
            let fields = fields.join(", ");
            let shape = match v.ctor {
                CtorKind::Struct => format!(" {{ {fields} }}"),
                CtorKind::Tuple => format!("({fields})"),
                CtorKind::Unit => String::new(),
            };
            if named {
                format!("{}{shape} = {}", v.name, v.discriminant)
            } else {
                shape
            }
        });
        let variants: Vec<String> = variants.collect();
        if named {
            format!(" {{ {} }}", variants.join(", "))
        } else {
            variants.concat()
        }
    }

    fn field(&self, f: &Field) -> String {
        let js = f
            .js_name
            .as_ref()
            .map(|js| format!(" as {js}"))
            .unwrap_or_default();
        format!("{}{js}: {}", f.name, self.ty(&f.ty))
    }

    fn generics(&self, generics: &Generics) -> String {
        let params: Vec<String> = generics.params.iter().map(|p| p.name.to_string()).collect();
        let list = if params.is_empty() {
            String::new()
        } else {
            format!("<{}>", params.join(", "))
        };
        let bounds = generics
            .predicates
            .iter()
            .map(|(ty, t)| format!("{}: {}", self.ty(ty), self.trait_ref(t)));
        let bounds: Vec<String> = bounds.collect();
        if bounds.is_empty() {
            list
        } else {
            format!("{list} where {}", bounds.join(", "))
        }
    }

    fn traits(&self, traits: &[TraitRef]) -> String {
        let traits: Vec<String> = traits.iter().map(|t| self.trait_ref(t)).collect();
        traits.join(" + ")
    }

    fn trait_ref(&self, t: &TraitRef) -> String {
        self.path(&t.path)
    }

    fn ty(&self, ty: &Ty) -> String {
        let list = |tys: &[Ty]| {
            tys.iter()
                .map(|ty| self.ty(ty))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match &*ty.kind {
            TyKind::Path(path) => self.path(path),
            TyKind::Ref(Mutability::Not, inner) => format!("&{}", self.ty(inner)),
            TyKind::Ref(Mutability::Mut, inner) => format!("&mut {}", self.ty(inner)),
            TyKind::Tuple(elems) => format!("({})", list(elems)),
            TyKind::Slice(elem) => format!("[{}]", self.ty(elem)),
            TyKind::Array(elem, len) => format!("[{}; {}]", self.ty(elem), self.const_arg(len)),
            TyKind::FnPtr(inputs, output) => format!("fn({}) -> {}", list(inputs), self.ty(output)),
            TyKind::ImplTrait(bounds) => {
                let bounds = bounds.iter().map(|b| match b {
                    TraitBound::Trait(t) => self.trait_ref(t),
                    TraitBound::MaybeSized => "?Sized".to_string(),
                });
                format!("impl {}", bounds.collect::<Vec<_>>().join(" + "))
            }
            TyKind::Never => "!".to_string(),
            TyKind::Infer => "_".to_string(),
            TyKind::Error => "{error}".to_string(),
        }
    }

    fn const_arg(&self, arg: &ConstArg) -> String {
        match arg {
            ConstArg::Body(b) => {
                let printer = Printer {
                    crates: self.crates,
                    body: Some(b),
                };
                printer.expr(b.value, 0)
            }
            ConstArg::Param(def) => self.crates.def(*def).name.to_string(),
            ConstArg::Infer => "_".to_string(),
        }
    }

    /// What is resolved, then `.` and what is left for types.
    fn path(&self, path: &Path) -> String {
        let base = self.res(path.res);
        let args: Vec<String> = path
            .segments
            .iter()
            .filter_map(|s| s.args.as_ref())
            .map(|a| self.args(a))
            .collect();
        let mut out = match (&path.qself, path.res) {
            (Some(ty), Res::None) => format!("<{}>", self.ty(ty)),
            (Some(ty), _) => format!("<{} as {base}{}>", self.ty(ty), args.concat()),
            (None, _) => base + &args.concat(),
        };
        for segment in &path.rest {
            let _ = write!(out, ".{}", self.segment(segment));
        }
        out
    }

    fn segment(&self, segment: &Segment) -> String {
        let args = segment
            .args
            .as_ref()
            .map(|a| self.args(a))
            .unwrap_or_default();
        format!("{}{args}", segment.name)
    }

    fn args(&self, args: &PathArgs) -> String {
        let positional = args.args.iter().map(|arg| match arg {
            GenericArg::Ty(ty) => self.ty(ty),
            GenericArg::Const(c) => format!("const {}", self.const_arg(c)),
        });
        let bindings = args
            .bindings
            .iter()
            .map(|(name, ty)| format!("{name} = {}", self.ty(ty)));
        format!(
            "<{}>",
            positional.chain(bindings).collect::<Vec<_>>().join(", ")
        )
    }

    fn res(&self, res: Res) -> String {
        match res {
            Res::Local(local) => self.local(local),
            Res::Def(def) => match &self.crates.def(def).kind {
                DefKind::TyParam { .. } | DefKind::ConstParam { .. } => {
                    self.crates.def(def).name.to_string()
                }
                _ => self.crates.path_string(def),
            },
            Res::PrimTy(prim) => prim_name(prim).to_string(),
            Res::SelfTyImpl(_) | Res::SelfTyTrait(_) => "Self".to_string(),
            Res::None => "{none}".to_string(),
            Res::Err => "{error}".to_string(),
        }
    }

    fn local(&self, id: LocalId) -> String {
        match self.body {
            Some(body) => format!("{}#{}", body.local(id).name, id.0),
            None => format!("#{}", id.0),
        }
    }
}

fn prim_name(prim: PrimTy) -> &'static str {
    match prim {
        PrimTy::Bool => "bool",
        PrimTy::Char => "char",
        PrimTy::Str => "str",
        PrimTy::Int(int) => int.name(),
        PrimTy::Float(crate::hir::FloatTy::F32) => "f32",
        PrimTy::Float(crate::hir::FloatTy::F64) => "f64",
    }
}
