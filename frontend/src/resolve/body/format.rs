//! Format strings with their arguments: which expression goes into which hole, evaluated once and in order.

use cfc_syntax::diagnostics::macro_arguments;
use rustc_hash::FxHashMap;
use syn::Expr as Syn;

use super::BodyCx;
use super::format_string::{self, ArgRef, Count, Piece, Placeholder, Spec};
use crate::hir::{
    Block, ExprId, ExprKind, FormatCount, FormatPiece, FormatSpec, LocalId, Mutability, Stmt,
};
use crate::span::Span;

/// The arguments of a formatting macro.
pub struct FormatArgs {
    /// The macro's name, for messages.
    pub name: String,
    pub text: String,
    /// The string literal.
    pub text_span: Span,
    /// Where the literal's first character stands, if nothing in it is escaped.
    pub text_start: Option<u32>,
    /// Positional ones, then named ones.
    pub args: Vec<FormatArg>,
}

/// One argument.
pub struct FormatArg {
    pub name: Option<String>,
    pub expr: Syn,
    /// Where the name stands in the string, if it is captured from there.
    pub captured: Option<Span>,
}

/// A lowered format string.
pub struct Formatted {
    /// Arguments that must be evaluated before: used twice, or out of order.
    pub lets: Vec<Stmt>,
    pub pieces: Vec<FormatPiece>,
}

impl BodyCx<'_> {
    pub fn format(&mut self, format: FormatArgs) -> Option<Formatted> {
        let pieces = match format_string::parse(&format.text) {
            Ok(pieces) => pieces,
            Err(why) => {
                self.cx
                    .report(macro_arguments::error(&format.name, &why, format.text_span));
                return None;
            }
        };
        let format = with_captured(format, &pieces);
        let uses = uses(&pieces, &format)?;
        let hoisted = hoisted(&uses, &format.args);
        let mut lets = Vec::new();
        let mut values: FxHashMap<usize, LocalId> = FxHashMap::default();
        for index in hoisted {
            let value = self.expr(&format.args[index].expr);
            let span = self.span_of(value);
            let init = self.alloc(ExprKind::AddrOf(Mutability::Not, value), span);
            let local = self.local("arg", false, span);
            let pat = self.binding(local, span);
            lets.push(Stmt::Let {
                pat,
                ty: None,
                init: Some(init),
                els: None,
            });
            values.insert(index, local);
        }
        let pieces = pieces
            .iter()
            .map(|piece| self.piece(piece, &format, &values))
            .collect();
        Some(Formatted { lets, pieces })
    }

    fn piece(
        &mut self,
        piece: &Piece,
        format: &FormatArgs,
        values: &FxHashMap<usize, LocalId>,
    ) -> FormatPiece {
        match piece {
            Piece::Text(text) => FormatPiece::Lit(text.as_str().into()),
            Piece::Arg(placeholder) => {
                let spec = self.format_spec(&placeholder.spec, format, values);
                let value = self.format_arg(&placeholder.arg, format, values);
                FormatPiece::Arg { value, spec }
            }
        }
    }

    fn format_arg(
        &mut self,
        arg: &ArgRef,
        format: &FormatArgs,
        values: &FxHashMap<usize, LocalId>,
    ) -> ExprId {
        // INVARIANT: `uses` has checked that every argument is there.
        let Some(index) = position(arg, format) else {
            return self.error(format.text_span);
        };
        if let Some(local) = values.get(&index) {
            let span = self.locals[local.0 as usize].span;
            return self.local_expr(*local, span);
        }
        let arg = &format.args[index];
        let value = self.expr(&arg.expr);
        if let Some(span) = arg.captured {
            self.respan(value, span);
        }
        value
    }

    /// Puts a captured variable at its place in the string, which no token has.
    fn respan(&mut self, value: ExprId, span: Span) {
        let expr = &mut self.exprs[value.0 as usize];
        expr.span = span;
        if let ExprKind::Path(path) = &mut expr.kind {
            path.span = span;
            path.segments
                .iter_mut()
                .for_each(|segment| segment.span = span);
        }
    }

    fn format_spec(
        &mut self,
        spec: &Spec,
        format: &FormatArgs,
        values: &FxHashMap<usize, LocalId>,
    ) -> FormatSpec {
        FormatSpec {
            trait_: spec.trait_,
            fill: spec.fill,
            align: spec.align,
            plus: spec.plus,
            alternate: spec.alternate,
            zero: spec.zero,
            width: spec
                .width
                .as_ref()
                .map(|count| self.count(count, format, values)),
            precision: spec
                .precision
                .as_ref()
                .map(|count| self.count(count, format, values)),
        }
    }

    fn count(
        &mut self,
        count: &Count,
        format: &FormatArgs,
        values: &FxHashMap<usize, LocalId>,
    ) -> FormatCount {
        match count {
            Count::Const(value) => FormatCount::Const(*value),
            Count::Arg(arg) => FormatCount::Expr(self.format_arg(arg, format, values)),
        }
    }

    /// `{ lets; e }`, or `e` alone.
    pub fn after(&mut self, lets: Vec<Stmt>, e: ExprId, span: Span) -> ExprId {
        if lets.is_empty() {
            return e;
        }
        self.alloc(
            ExprKind::Block(Block {
                label: None,
                stmts: lets,
                tail: Some(e),
            }),
            span,
        )
    }
}

/// Adds `{name}`s that name no argument: variables in scope.
fn with_captured(mut format: FormatArgs, pieces: &[Piece]) -> FormatArgs {
    for placeholder in pieces.iter().filter_map(as_placeholder) {
        for (name, at) in named(placeholder) {
            if format
                .args
                .iter()
                .any(|arg| arg.name.as_deref() == Some(name))
            {
                continue;
            }
            let Some(path) = path_of(name) else {
                continue;
            };
            let captured =
                format
                    .text_start
                    .zip(at)
                    .map_or(format.text_span, |(start, (lo, hi))| {
                        let byte = |at: usize| start.saturating_add(u32::try_from(at).unwrap_or(0));
                        Span {
                            file: format.text_span.file,
                            lo: byte(lo),
                            hi: byte(hi),
                        }
                    });
            let expr = Syn::Path(syn::ExprPath {
                attrs: Vec::new(),
                qself: None,
                path,
            });
            format.args.push(FormatArg {
                name: Some(name.to_string()),
                expr,
                captured: Some(captured),
            });
        }
    }
    format
}

/// A variable's name as an expression's path; `None` if it cannot be one.
fn path_of(name: &str) -> Option<syn::Path> {
    if name.is_ascii() {
        let ident = syn::Ident::new(name, proc_macro2::Span::call_site());
        return Some(ident.into());
    }
    // Not every letter may stand in a name.
    syn::parse_str(name).ok()
}

fn as_placeholder(piece: &Piece) -> Option<&Placeholder> {
    match piece {
        Piece::Arg(placeholder) => Some(placeholder),
        Piece::Text(_) => None,
    }
}

/// The names that a placeholder uses, and where the value's stands.
fn named(placeholder: &Placeholder) -> Vec<(&str, Option<(usize, usize)>)> {
    refs(placeholder)
        .into_iter()
        .filter_map(|arg| match arg {
            ArgRef::Name(name) if *arg == placeholder.arg => {
                Some((name.as_str(), placeholder.name_at))
            }
            ArgRef::Name(name) => Some((name.as_str(), None)),
            ArgRef::Index(_) => None,
        })
        .collect()
}

/// The arguments that a placeholder uses, in the order of evaluation.
fn refs(placeholder: &Placeholder) -> Vec<&ArgRef> {
    let mut out = Vec::new();
    for count in [&placeholder.spec.width, &placeholder.spec.precision] {
        if let Some(Count::Arg(arg)) = count {
            out.push(arg);
        }
    }
    out.push(&placeholder.arg);
    out
}

fn position(arg: &ArgRef, format: &FormatArgs) -> Option<usize> {
    match arg {
        ArgRef::Index(index) => (*index < format.args.len()).then_some(*index),
        ArgRef::Name(name) => format
            .args
            .iter()
            .position(|arg| arg.name.as_ref() == Some(name)),
    }
}

/// The arguments in the order in which the pieces use them; `None` if one is missing, which rustc reports.
fn uses(pieces: &[Piece], format: &FormatArgs) -> Option<Vec<usize>> {
    let all = pieces.iter().filter_map(as_placeholder).flat_map(refs);
    all.map(|arg| position(arg, format)).collect()
}

/// The arguments that cannot be evaluated where they are used, in order.
fn hoisted(uses: &[usize], args: &[FormatArg]) -> Vec<usize> {
    let effects: Vec<usize> = (0..args.len())
        .filter(|index| !is_plain(&args[*index].expr))
        .collect();
    let in_order: Vec<usize> = uses
        .iter()
        .copied()
        .filter(|index| effects.contains(index))
        .collect();
    if in_order == effects {
        Vec::new()
    } else {
        effects
    }
}

/// Whether it makes no difference how often and when an expression is evaluated.
fn is_plain(e: &Syn) -> bool {
    match e {
        Syn::Lit(_) | Syn::Path(_) => true,
        Syn::Paren(p) => is_plain(&p.expr),
        Syn::Reference(r) => r.mutability.is_none() && is_plain(&r.expr),
        Syn::Field(f) => is_plain(&f.base),
        _ => false,
    }
}
