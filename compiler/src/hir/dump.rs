//! HIR as text that looks like Rust, for tests and for people who look for a bug.
//! Names are resolved: variables carry their number, definitions their whole path.

use std::fmt::Write as _;

use super::{
    Adt, Arm, BinOp, Block, Body, ConstArg, CrateId, Crates, CtorKind, DefId, DefKind, ExprId,
    ExprKind, Field, Fn, FormatAlign, FormatCount, FormatPiece, FormatSpec, FormatTrait,
    GenericArg, Generics, JsEffect, JsTemplate, LabelId, Lit, LocalId, LoopSource, MatchSource,
    Mutability, PatId, PatKind, Path, PathArgs, PrimTy, RepeatLen, Res, Segment, Semi, Stmt,
    TraitBound, TraitRef, Ty, TyKind, UnOp,
};

/// All definitions of one crate, in the order of their ids.
pub fn definitions(crates: &Crates, krate: CrateId) -> String {
    let mut out = String::new();
    for (at, def) in crates
        .defs
        .iter()
        .enumerate()
        .filter(|(_, def)| def.krate == krate)
    {
        let id = DefId(u32::try_from(at).unwrap_or(u32::MAX));
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

    fn exprs(&self, list: &[ExprId], depth: usize) -> String {
        list.iter()
            .map(|e| self.expr(*e, depth))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn expr(&self, id: ExprId, depth: usize) -> String {
        let Some(body) = self.body else {
            return "{body}".to_string();
        };
        let sub = |e: &ExprId| self.expr(*e, depth);
        match &body.expr(id).kind {
            ExprKind::Lit(lit) => literal(lit),
            ExprKind::Path(path) => self.path(path),
            ExprKind::Call(f, args) => format!("{}({})", sub(f), self.exprs(args, depth)),
            ExprKind::MethodCall {
                receiver,
                segment,
                args,
            } => {
                format!(
                    "{}.{}({})",
                    sub(receiver),
                    self.segment(segment),
                    self.exprs(args, depth)
                )
            }
            ExprKind::Field(base, name) => format!("{}.{name}", sub(base)),
            ExprKind::Index(base, index) => format!("{}[{}]", sub(base), sub(index)),
            ExprKind::Unary(op, e) => format!("{}{}", un_op(*op), sub(e)),
            ExprKind::Binary(op, a, b) => format!("({} {} {})", sub(a), bin_op(*op), sub(b)),
            ExprKind::And(a, b) => format!("({} && {})", sub(a), sub(b)),
            ExprKind::Or(a, b) => format!("({} || {})", sub(a), sub(b)),
            ExprKind::Assign(a, b) => format!("{} = {}", sub(a), sub(b)),
            ExprKind::AssignOp(op, a, b) => format!("{} {}= {}", sub(a), bin_op(*op), sub(b)),
            ExprKind::AddrOf(Mutability::Not, e) => format!("&{}", sub(e)),
            ExprKind::AddrOf(Mutability::Mut, e) => format!("&mut {}", sub(e)),
            ExprKind::Cast(e, ty) => format!("({} as {})", sub(e), self.ty(ty)),
            ExprKind::Tuple(elems) => format!("({})", self.exprs(elems, depth)),
            ExprKind::Array { elems, vec } => {
                format!("{}[{}]", vec_mark(*vec), self.exprs(elems, depth))
            }
            ExprKind::Repeat { elem, len, vec } => {
                let len = match len {
                    RepeatLen::Const(arg) => self.const_arg(arg),
                    RepeatLen::Expr(e) => sub(e),
                };
                format!("{}[{}; {len}]", vec_mark(*vec), sub(elem))
            }
            ExprKind::Struct { path, fields, base } => {
                let fields = fields.iter().map(|(name, e)| format!("{name}: {}", sub(e)));
                let base = base.iter().map(|e| format!("..{}", sub(e)));
                format!(
                    "{} {{ {} }}",
                    self.path(path),
                    fields.chain(base).collect::<Vec<_>>().join(", ")
                )
            }
            ExprKind::Block(block) => self.block(block, depth),
            ExprKind::If(cond, then, otherwise) => {
                let otherwise = otherwise
                    .as_ref()
                    .map(|e| format!(" else {}", sub(e)))
                    .unwrap_or_default();
                format!("if {} {}{otherwise}", sub(cond), sub(then))
            }
            ExprKind::Let(pat, e) => format!("let {} = {}", self.pat(*pat), sub(e)),
            ExprKind::Match(e, arms, source) => self.match_(*e, arms, *source, depth),
            ExprKind::Loop(label, e, source) => {
                let word = match source {
                    LoopSource::Loop => "loop",
                    LoopSource::While => "loop(while)",
                    LoopSource::ForLoop => "loop(for)",
                };
                format!("{}: {word} {}", label_name(*label), sub(e))
            }
            ExprKind::Break(label, value) => {
                format!("break {}{}", label_name(*label), self.value(*value, depth))
            }
            ExprKind::Continue(label) => format!("continue {}", label_name(*label)),
            ExprKind::Return(value) => format!("return{}", self.value(*value, depth)),
            ExprKind::Closure(c) => {
                let params = c.params.iter().map(|(pat, ty)| match ty {
                    Some(ty) => format!("{}: {}", self.pat(*pat), self.ty(ty)),
                    None => self.pat(*pat),
                });
                let output = c
                    .output
                    .as_ref()
                    .map(|ty| format!(" -> {}", self.ty(ty)))
                    .unwrap_or_default();
                let by_move = if c.by_move { "move " } else { "" };
                format!(
                    "{by_move}|{}|{output} {}",
                    params.collect::<Vec<_>>().join(", "),
                    sub(&c.body)
                )
            }
            ExprKind::Await(e) => format!("{}.await", sub(e)),
            ExprKind::Format(pieces) => format!("format!({})", self.pieces(pieces, depth)),
            ExprKind::WriteFormat(to, pieces) => {
                format!("write!({}, {})", sub(to), self.pieces(pieces, depth))
            }
            ExprKind::Panic(e) => format!("panic!({})", sub(e)),
            ExprKind::Js(template) => self.js(template, depth),
            ExprKind::Error => "{error}".to_string(),
        }
    }

    fn value(&self, value: Option<ExprId>, depth: usize) -> String {
        value
            .map(|e| format!(" {}", self.expr(e, depth)))
            .unwrap_or_default()
    }

    fn block(&self, block: &Block, depth: usize) -> String {
        let label = block
            .label
            .map(|l| format!("{}: ", label_name(l)))
            .unwrap_or_default();
        let inner = depth + 1;
        let mut lines: Vec<String> = block
            .stmts
            .iter()
            .map(|stmt| self.stmt(stmt, inner))
            .collect();
        lines.extend(block.tail.map(|e| self.expr(e, inner)));
        if lines.is_empty() {
            return format!("{label}{{}}");
        }
        let pad = "  ".repeat(inner);
        let lines: String = lines.iter().map(|line| format!("{pad}{line}\n")).collect();
        format!("{label}{{\n{lines}{}}}", "  ".repeat(depth))
    }

    fn stmt(&self, stmt: &Stmt, depth: usize) -> String {
        match stmt {
            Stmt::Expr(e, Semi::Yes) => format!("{};", self.expr(*e, depth)),
            Stmt::Expr(e, Semi::No) => self.expr(*e, depth),
            Stmt::Let { pat, ty, init, els } => {
                let ty = ty
                    .as_ref()
                    .map(|ty| format!(": {}", self.ty(ty)))
                    .unwrap_or_default();
                let init = init
                    .map(|e| format!(" = {}", self.expr(e, depth)))
                    .unwrap_or_default();
                let els = els
                    .map(|e| format!(" else {}", self.expr(e, depth)))
                    .unwrap_or_default();
                format!("let {}{ty}{init}{els};", self.pat(*pat))
            }
        }
    }

    fn match_(&self, e: ExprId, arms: &[Arm], source: MatchSource, depth: usize) -> String {
        let word = match source {
            MatchSource::Normal => "match",
            MatchSource::ForLoop => "match(for)",
            MatchSource::TryDesugar => "match(?)",
        };
        let pad = "  ".repeat(depth + 1);
        let arms = arms.iter().map(|arm| {
            let guard = arm
                .guard
                .map(|e| format!(" if {}", self.expr(e, depth + 1)))
                .unwrap_or_default();
            format!(
                "{pad}{}{guard} => {}\n",
                self.pat(arm.pat),
                self.expr(arm.body, depth + 1)
            )
        });
        format!(
            "{word} {} {{\n{}{}}}",
            self.expr(e, depth),
            arms.collect::<String>(),
            "  ".repeat(depth)
        )
    }

    fn pieces(&self, pieces: &[FormatPiece], depth: usize) -> String {
        let pieces = pieces.iter().map(|piece| match piece {
            FormatPiece::Lit(text) => format!("{text:?}"),
            FormatPiece::Arg { value, spec } => {
                format!("{{{}{}}}", self.expr(*value, depth), self.spec(spec, depth))
            }
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    fn spec(&self, spec: &FormatSpec, depth: usize) -> String {
        let count = |count: &FormatCount| match count {
            FormatCount::Const(n) => n.to_string(),
            FormatCount::Expr(e) => format!("{}$", self.expr(*e, depth)),
        };
        let mut out: String = spec.fill.iter().collect();
        out.push_str(match spec.align {
            Some(FormatAlign::Left) => "<",
            Some(FormatAlign::Center) => "^",
            Some(FormatAlign::Right) => ">",
            None => "",
        });
        for (is_set, mark) in [(spec.plus, "+"), (spec.alternate, "#"), (spec.zero, "0")] {
            out.push_str(if is_set { mark } else { "" });
        }
        out.extend(spec.width.as_ref().map(&count));
        out.extend(spec.precision.as_ref().map(|p| format!(".{}", count(p))));
        out.push_str(match spec.trait_ {
            FormatTrait::Display => "",
            FormatTrait::Debug => "?",
            FormatTrait::LowerHex => "x",
            FormatTrait::UpperHex => "X",
            FormatTrait::Binary => "b",
            FormatTrait::Octal => "o",
            FormatTrait::LowerExp => "e",
            FormatTrait::UpperExp => "E",
        });
        if out.is_empty() {
            out
        } else {
            format!(":{out}")
        }
    }

    fn js(&self, template: &JsTemplate, depth: usize) -> String {
        let effect = match template.effect {
            JsEffect::Pure => "pure ",
            JsEffect::Read => "read ",
            JsEffect::Effect => "",
            JsEffect::Try => "try ",
        };
        let holes: String = template
            .holes
            .iter()
            .map(|(name, e)| format!(", {name} = {}", self.expr(*e, depth)))
            .collect();
        format!("js!({effect}{:?}{holes})", template.text)
    }

    fn pats(&self, list: &[PatId]) -> String {
        list.iter()
            .map(|pat| self.pat(*pat))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn pat(&self, id: PatId) -> String {
        let Some(body) = self.body else {
            return "{pat}".to_string();
        };
        match &body.pat(id).kind {
            PatKind::Wild => "_".to_string(),
            PatKind::Rest => "..".to_string(),
            PatKind::Binding { local, by_ref, sub } => {
                let by_ref = match by_ref {
                    None => "",
                    Some(Mutability::Not) => "ref ",
                    Some(Mutability::Mut) => "ref mut ",
                };
                let is_mut = if body.local(*local).mutable && by_ref.is_empty() {
                    "mut "
                } else {
                    ""
                };
                let sub = sub
                    .map(|pat| format!(" @ {}", self.pat(pat)))
                    .unwrap_or_default();
                format!("{by_ref}{is_mut}{}{sub}", self.local(*local))
            }
            PatKind::Lit(e) => self.expr(*e, 0),
            PatKind::Path(path) => self.path(path),
            PatKind::Range { lo, hi, inclusive } => {
                let bound = |e: &Option<ExprId>| e.map(|e| self.expr(e, 0)).unwrap_or_default();
                format!(
                    "{}..{}{}",
                    bound(lo),
                    if *inclusive { "=" } else { "" },
                    bound(hi)
                )
            }
            PatKind::Tuple(elems) => format!("({})", self.pats(elems)),
            PatKind::TupleStruct(path, elems) => {
                format!("{}({})", self.path(path), self.pats(elems))
            }
            PatKind::Struct(path, fields) => {
                let fields = fields
                    .iter()
                    .map(|(name, pat)| format!("{name}: {}", self.pat(*pat)));
                format!(
                    "{} {{ {} }}",
                    self.path(path),
                    fields.collect::<Vec<_>>().join(", ")
                )
            }
            PatKind::Slice(elems) => format!("[{}]", self.pats(elems)),
            PatKind::Or(cases) => cases
                .iter()
                .map(|pat| self.pat(*pat))
                .collect::<Vec<_>>()
                .join(" | "),
            PatKind::Ref(inner) => format!("&{}", self.pat(*inner)),
            PatKind::Error => "{error}".to_string(),
        }
    }
}

fn vec_mark(vec: bool) -> &'static str {
    if vec { "vec!" } else { "" }
}

fn label_name(label: LabelId) -> String {
    format!("'{}", label.0)
}

fn literal(lit: &Lit) -> String {
    match lit {
        Lit::Int(value, suffix) => format!("{value}{}", suffix.map_or("", crate::ty::IntTy::name)),
        Lit::Float(value, None) => format!("{value:?}"),
        Lit::Float(value, Some(crate::ty::FloatTy::F32)) => format!("{value:?}f32"),
        Lit::Float(value, Some(crate::ty::FloatTy::F64)) => format!("{value:?}f64"),
        Lit::Str(text) => format!("{text:?}"),
        Lit::ByteStr(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Lit::Char(c) => format!("{c:?}"),
        Lit::Bool(value) => value.to_string(),
    }
}

fn prim_name(prim: PrimTy) -> &'static str {
    match prim {
        PrimTy::Bool => "bool",
        PrimTy::Char => "char",
        PrimTy::Str => "str",
        PrimTy::Int(int) => int.name(),
        PrimTy::Float(crate::ty::FloatTy::F32) => "f32",
        PrimTy::Float(crate::ty::FloatTy::F64) => "f64",
    }
}

fn un_op(op: UnOp) -> &'static str {
    match op {
        UnOp::Not => "!",
        UnOp::Neg => "-",
        UnOp::Deref => "*",
    }
}

fn bin_op(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::Div => "/",
        BinOp::Rem => "%",
        BinOp::BitAnd => "&",
        BinOp::BitOr => "|",
        BinOp::BitXor => "^",
        BinOp::Shl => "<<",
        BinOp::Shr => ">>",
        BinOp::Eq => "==",
        BinOp::Ne => "!=",
        BinOp::Lt => "<",
        BinOp::Le => "<=",
        BinOp::Gt => ">",
        BinOp::Ge => ">=",
    }
}
