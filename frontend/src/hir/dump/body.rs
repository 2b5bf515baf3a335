//! Expressions, statements and patterns as text.

use std::fmt::Write as _;

use super::Printer;
use crate::hir::{
    Arm, BinOp, Block, ExprId, ExprKind, FormatAlign, FormatCount, FormatPiece, FormatSpec,
    FormatTrait, JsEffect, JsTemplate, LabelId, Lit, LoopSource, MatchSource, Mutability, PatId,
    PatKind, RepeatLen, Semi, Stmt, UnOp,
};

impl Printer<'_> {
    fn exprs(&self, list: &[ExprId], depth: usize) -> String {
        list.iter()
            .map(|e| self.expr(*e, depth))
            .collect::<Vec<_>>()
            .join(", ")
    }

    pub(super) fn expr(&self, id: ExprId, depth: usize) -> String {
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
        let separator = format!("\n{pad}");
        format!(
            "{label}{{\n{pad}{}\n{}}}",
            lines.join(&separator),
            "  ".repeat(depth)
        )
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
        let mut holes = String::new();
        for (name, e) in &template.holes {
            let _ = write!(holes, ", {name} = {}", self.expr(*e, depth));
        }
        format!("js!({effect}{:?}{holes})", template.text)
    }

    fn pats(&self, list: &[PatId]) -> String {
        list.iter()
            .map(|pat| self.pat(*pat))
            .collect::<Vec<_>>()
            .join(", ")
    }

    pub(super) fn pat(&self, id: PatId) -> String {
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
        Lit::Int(value, suffix) => format!("{value}{}", suffix.map_or("", crate::hir::IntTy::name)),
        Lit::Float(value, None) => format!("{value:?}"),
        Lit::Float(value, Some(crate::hir::FloatTy::F32)) => format!("{value:?}f32"),
        Lit::Float(value, Some(crate::hir::FloatTy::F64)) => format!("{value:?}f64"),
        Lit::Str(text) => format!("{text:?}"),
        Lit::ByteStr(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Lit::Char(c) => format!("{c:?}"),
        Lit::Bool(value) => value.to_string(),
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
