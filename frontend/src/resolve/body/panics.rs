//! `panic!` and its relatives, assertions among them: the messages are Rust's own.

use super::BodyCx;
use super::format::Formatted;
use super::macros::Call;
use crate::hir::{
    Arm, BinOp, Block, ExprId, ExprKind, FormatPiece, FormatSpec, FormatTrait, MatchSource,
    PatKind, Semi, Stmt, UnOp,
};
use crate::span::Span;

impl BodyCx<'_> {
    /// `alone` without arguments, else `prefix` and what they say.
    pub(super) fn panic(&mut self, call: &Call, alone: &str, prefix: &str) -> Option<ExprId> {
        let list = self.arguments(call)?;
        if list.is_empty() {
            let message = self.str(alone, call.span);
            return Some(self.alloc(ExprKind::Panic(message), call.span));
        }
        let formatted = self.formatted(call, &list)?;
        Some(self.panic_with(prefix, formatted, call.span))
    }

    pub(super) fn panic_with(&mut self, prefix: &str, formatted: Formatted, span: Span) -> ExprId {
        let Formatted { lets, mut pieces } = formatted;
        if !prefix.is_empty() {
            pieces.insert(0, FormatPiece::Lit(prefix.into()));
        }
        let text = |piece: &FormatPiece| match piece {
            FormatPiece::Lit(text) => Some(text.to_string()),
            FormatPiece::Arg { .. } => None,
        };
        let texts: Option<String> = pieces.iter().map(text).collect();
        let message = match texts {
            Some(text) => self.str(&text, span),
            None => self.alloc(ExprKind::Format(pieces), span),
        };
        let panic = self.alloc(ExprKind::Panic(message), span);
        self.after(lets, panic, span)
    }

    /// `if !cond { panic!(…) }`
    pub(super) fn assert(&mut self, call: &Call) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let Some((cond, message)) = list.split_first() else {
            self.bad_arguments(call, "the condition is missing");
            return None;
        };
        let text = self.source_text(cond);
        let cond = self.expr(cond);
        let span = self.span_of(cond);
        let fails = self.alloc(ExprKind::Unary(UnOp::Not, cond), span);
        let panic = if message.is_empty() {
            let message = self.str(&format!("assertion failed: {text}"), call.span);
            self.alloc(ExprKind::Panic(message), call.span)
        } else {
            let formatted = self.formatted(call, message)?;
            self.panic_with("", formatted, call.span)
        };
        Some(self.unless(fails, panic, call.span))
    }

    /// `if cond { panic; }`
    pub(super) fn unless(&mut self, cond: ExprId, panic: ExprId, span: Span) -> ExprId {
        let stmts = vec![Stmt::Expr(panic, Semi::Yes)];
        let then = self.alloc(
            ExprKind::Block(Block {
                label: None,
                stmts,
                tail: None,
            }),
            span,
        );
        self.alloc(ExprKind::If(cond, then, None), span)
    }

    /// `match (&a, &b) { (left, right) => if !(*left == *right) { panic!(…) } }`
    pub(super) fn assert_two(&mut self, call: &Call, op: BinOp) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let [left, right, message @ ..] = &list[..] else {
            self.bad_arguments(call, "two values are needed");
            return None;
        };
        let span = call.span;
        let values: Vec<ExprId> = [left, right]
            .into_iter()
            .map(|e| self.borrowed(e))
            .collect();
        let pair = self.alloc(ExprKind::Tuple(values), span);
        let locals = ["left", "right"].map(|name| self.local(name, false, span));
        let pats = locals
            .iter()
            .map(|local| self.binding(*local, span))
            .collect();
        let pat = self.alloc_pat(PatKind::Tuple(pats), span);
        let sides = locals.map(|local| {
            let local = self.local_expr(local, span);
            self.alloc(ExprKind::Unary(UnOp::Deref, local), span)
        });
        let holds = self.alloc(ExprKind::Binary(op, sides[0], sides[1]), span);
        let fails = self.alloc(ExprKind::Unary(UnOp::Not, holds), span);
        let sign = if op == BinOp::Eq { "==" } else { "!=" };
        let mut formatted = Formatted {
            lets: Vec::new(),
            pieces: Vec::new(),
        };
        let mut head = format!("assertion `left {sign} right` failed");
        if !message.is_empty() {
            formatted = self.formatted(call, message)?;
            head.push_str(": ");
        }
        for (label, local) in ["\n  left: ", "\n right: "].into_iter().zip(locals) {
            let value = self.local_expr(local, span);
            let spec = FormatSpec {
                trait_: FormatTrait::Debug,
                ..FormatSpec::default()
            };
            formatted.pieces.extend([
                FormatPiece::Lit(label.into()),
                FormatPiece::Arg { value, spec },
            ]);
        }
        let panic = self.panic_with(&head, formatted, span);
        let body = self.unless(fails, panic, span);
        Some(self.alloc(
            ExprKind::Match(
                pair,
                vec![Arm {
                    pat,
                    guard: None,
                    body,
                }],
                MatchSource::Normal,
            ),
            span,
        ))
    }
}
