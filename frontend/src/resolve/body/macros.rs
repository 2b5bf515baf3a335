//! The macros of the subset. Those with a format string end in `format`; the rest expand here.

use cfc_syntax::diagnostics::{macro_arguments, unknown_macro};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr as Syn, Macro, Token};

use super::BodyCx;
use super::format::{FormatArg, FormatArgs, Formatted};
use crate::hir::{
    Arm, BinOp, Block, CrateId, ExprId, ExprKind, FormatPiece, FormatSpec, FormatTrait, Lit,
    MatchSource, Mutability, PatKind, RepeatLen, Semi, Stmt,
};
use crate::resolve::attrs;
use crate::span::Span;

/// A macro being expanded.
pub(super) struct Call<'m> {
    pub(super) name: String,
    pub(super) mac: &'m Macro,
    pub(super) span: Span,
}

impl BodyCx<'_> {
    pub fn macro_expr(&mut self, mac: &Macro) -> ExprId {
        let Some(last) = mac.path.segments.last() else {
            return self.refused("this macro", self.span_of_tokens(mac));
        };
        let first = mac.path.segments.first().unwrap_or(last);
        let span = self
            .cx
            .between(first.ident.span(), mac.delimiter.span().close());
        let call = Call {
            name: last.ident.to_string(),
            mac,
            span,
        };
        self.expand(&call).unwrap_or_else(|| self.error(span))
    }

    /// `None`: reported.
    pub(super) fn expand(&mut self, call: &Call) -> Option<ExprId> {
        match call.name.as_str() {
            "format" | "format_args" => self.format_macro(call),
            "println" | "eprintln" => self.print(call),
            "write" => self.write(call, ""),
            "writeln" => self.write(call, "\n"),
            "panic" => self.panic(call, "explicit panic", ""),
            "unreachable" => self.panic(
                call,
                "internal error: entered unreachable code",
                "internal error: entered unreachable code: ",
            ),
            "todo" => self.panic(call, "not yet implemented", "not yet implemented: "),
            "unimplemented" => self.panic(call, "not implemented", "not implemented: "),
            "assert" | "debug_assert" => self.assert(call),
            "assert_eq" | "debug_assert_eq" => self.assert_two(call, BinOp::Eq),
            "assert_ne" | "debug_assert_ne" => self.assert_two(call, BinOp::Ne),
            "vec" => self.vec(call),
            "matches" => self.matches(call),
            "dbg" => self.dbg(call),
            // The derives, whose impls have an origin, write templates as well.
            "js" if self.cx.env.krate != CrateId::Local || self.cx.env.origin.is_some() => {
                let (effect, text) = self.parsed(call, attrs::js_macro(call.mac.tokens.clone()))?;
                Some(self.js_template(effect, &text))
            }
            "concat" | "stringify" | "env" | "include_str" | "file" | "module_path" => {
                let text = self.text(call)?;
                Some(self.str(&text, call.span))
            }
            "option_env" => self.option_env(call),
            "line" | "column" => {
                let (line, column) = self.cx.names.sources.line_column(call.span);
                let value = if call.name == "line" { line } else { column };
                let lit = Lit::Int(value.into(), Some(crate::hir::IntTy::U32));
                Some(self.alloc(ExprKind::Lit(lit), call.span))
            }
            "cfg" => {
                let holds = attrs::cfg_tokens_hold(call.mac.tokens.clone());
                Some(self.alloc(ExprKind::Lit(Lit::Bool(holds)), call.span))
            }
            "print" | "eprint" => {
                let instead = format!("a log line is written whole: use `{}ln!`", call.name);
                self.cx
                    .report(unknown_macro::error(&call.name, &instead, call.span));
                None
            }
            other => Some(self.refused(&format!("the macro `{other}!`"), call.span)),
        }
    }

    /// A parser's result; its error is reported.
    pub(super) fn parsed<T>(&mut self, call: &Call, result: syn::Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.bad_arguments(call, &error.to_string());
                None
            }
        }
    }

    pub(super) fn bad_arguments(&mut self, call: &Call, why: &str) {
        let diagnostic = macro_arguments::error(&call.name, why, call.span);
        match self.cx.env.krate {
            // The subset check has reported what it could not parse.
            CrateId::Local => self.cx.names.refused.push(diagnostic),
            CrateId::Std | CrateId::Shim => self.cx.report(diagnostic),
        }
    }

    pub(super) fn arguments(&mut self, call: &Call) -> Option<Vec<Syn>> {
        let parsed = Punctuated::<Syn, Token![,]>::parse_terminated.parse2(call.mac.tokens.clone());
        Some(self.parsed(call, parsed)?.into_iter().collect())
    }

    /// The format string and its arguments: `"…", a, name = b`.
    pub(super) fn format_args(&mut self, call: &Call, list: &[Syn]) -> Option<FormatArgs> {
        let Some((text, args)) = list.split_first() else {
            self.bad_arguments(call, "a format string is missing");
            return None;
        };
        let Some(value) = self.const_text(text) else {
            self.bad_arguments(call, "the format string is not a literal");
            return None;
        };
        let text_span = self.span_of_tokens(text);
        let args = args.iter().map(|arg| match arg {
            Syn::Assign(a) => match &*a.left {
                Syn::Path(p) if p.path.get_ident().is_some() => {
                    let name = p.path.get_ident().map(ToString::to_string);
                    FormatArg {
                        name,
                        expr: (*a.right).clone(),
                        captured: None,
                    }
                }
                _ => FormatArg {
                    name: None,
                    expr: arg.clone(),
                    captured: None,
                },
            },
            _ => FormatArg {
                name: None,
                expr: arg.clone(),
                captured: None,
            },
        });
        let text_start = self.literal_start(&value, text_span);
        Some(FormatArgs {
            name: call.name.clone(),
            text: value,
            text_span,
            text_start,
            args: args.collect(),
        })
    }

    /// The first byte of a literal's text, if the source shows the text as it is.
    pub(super) fn literal_start(&self, text: &str, span: Span) -> Option<u32> {
        let source = self.cx.names.sources.snippet(span);
        let offset = source.find('"')? + 1;
        source[offset..]
            .starts_with(text)
            .then_some(span.lo + u32::try_from(offset).ok()?)
    }

    pub(super) fn formatted(&mut self, call: &Call, list: &[Syn]) -> Option<Formatted> {
        let args = self.format_args(call, list)?;
        self.format(args)
    }

    pub(super) fn format_macro(&mut self, call: &Call) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let Formatted { lets, pieces } = self.formatted(call, &list)?;
        let value = self.alloc(ExprKind::Format(pieces), call.span);
        Some(self.after(lets, value, call.span))
    }

    pub(super) fn print(&mut self, call: &Call) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let formatted = if list.is_empty() {
            Formatted {
                lets: Vec::new(),
                pieces: Vec::new(),
            }
        } else {
            self.formatted(call, &list)?
        };
        let log = self.log(formatted.pieces, call.span);
        Some(self.after(formatted.lets, log, call.span))
    }

    pub(super) fn log(&mut self, pieces: Vec<FormatPiece>, span: Span) -> ExprId {
        let message = self.alloc(ExprKind::Format(pieces), span);
        self.lang_call("console_log", vec![message], span)
    }

    pub(super) fn write(&mut self, call: &Call, end: &str) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let Some((target, list)) = list.split_first() else {
            self.bad_arguments(call, "the formatter is missing");
            return None;
        };
        let target = self.expr(target);
        let mut formatted = if list.is_empty() {
            Formatted {
                lets: Vec::new(),
                pieces: Vec::new(),
            }
        } else {
            self.formatted(call, list)?
        };
        if !end.is_empty() {
            formatted.pieces.push(FormatPiece::Lit(end.into()));
        }
        let value = self.alloc(ExprKind::WriteFormat(target, formatted.pieces), call.span);
        Some(self.after(formatted.lets, value, call.span))
    }

    pub(super) fn borrowed(&mut self, e: &Syn) -> ExprId {
        let value = self.expr(e);
        let span = self.span_of(value);
        self.alloc(ExprKind::AddrOf(Mutability::Not, value), span)
    }

    pub(super) fn vec(&mut self, call: &Call) -> Option<ExprId> {
        let parse = |input: ParseStream| {
            if input.is_empty() {
                return Ok((Vec::new(), None));
            }
            let first: Syn = input.parse()?;
            if input.peek(Token![;]) {
                input.parse::<Token![;]>()?;
                return Ok((vec![first], Some(input.parse::<Syn>()?)));
            }
            let mut elems = vec![first];
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
                elems.extend(Punctuated::<Syn, Token![,]>::parse_terminated(input)?);
            }
            Ok((elems, None))
        };
        let (elems, len) = self.parsed(call, parse.parse2(call.mac.tokens.clone()))?;
        let elems = self.exprs(&elems);
        let kind = match (len, elems.first()) {
            (Some(len), Some(elem)) => ExprKind::Repeat {
                elem: *elem,
                len: RepeatLen::Expr(self.expr(&len)),
                vec: true,
            },
            _ => ExprKind::Array { elems, vec: true },
        };
        Some(self.alloc(kind, call.span))
    }

    /// `match e { pat if guard => true, _ => false }`
    pub(super) fn matches(&mut self, call: &Call) -> Option<ExprId> {
        let parse = |input: ParseStream| {
            let value: Syn = input.parse()?;
            input.parse::<Token![,]>()?;
            let pat = syn::Pat::parse_multi_with_leading_vert(input)?;
            let guard = if input.peek(Token![if]) {
                input.parse::<Token![if]>()?;
                Some(input.parse::<Syn>()?)
            } else {
                None
            };
            input.parse::<Option<Token![,]>>()?;
            Ok((value, pat, guard))
        };
        let (value, pat, guard) = self.parsed(call, parse.parse2(call.mac.tokens.clone()))?;
        let value = self.expr(&value);
        let fits = self.scoped(|this| {
            let pat = this.pat_in_scope(&pat);
            let guard = guard.as_ref().map(|e| this.expr(e));
            let body = this.alloc(ExprKind::Lit(Lit::Bool(true)), call.span);
            Arm { pat, guard, body }
        });
        let wild = self.alloc_pat(PatKind::Wild, call.span);
        let body = self.alloc(ExprKind::Lit(Lit::Bool(false)), call.span);
        let arms = vec![
            fits,
            Arm {
                pat: wild,
                guard: None,
                body,
            },
        ];
        Some(self.alloc(ExprKind::Match(value, arms, MatchSource::Normal), call.span))
    }

    /// `match e { tmp => { log("[file:line:column] e = {tmp:#?}"); tmp } }`
    pub(super) fn dbg(&mut self, call: &Call) -> Option<ExprId> {
        let list = self.arguments(call)?;
        let span = call.span;
        let sources = &self.cx.names.sources;
        let (line, column) = sources.line_column(span);
        let place = format!("[{}:{line}:{column}]", sources.file(span.file).name);
        if list.is_empty() {
            return Some(self.log(vec![FormatPiece::Lit(place.into())], span));
        }
        let values: Vec<ExprId> = list.iter().map(|e| self.dbg_one(e, &place, span)).collect();
        Some(match &values[..] {
            [only] => *only,
            _ => self.alloc(ExprKind::Tuple(values), span),
        })
    }

    pub(super) fn dbg_one(&mut self, e: &Syn, place: &str, span: Span) -> ExprId {
        let head = format!("{place} {} = ", self.source_text(e));
        let value = self.expr(e);
        let local = self.local("tmp", false, span);
        let pat = self.binding(local, span);
        let shown = self.local_expr(local, span);
        // One line, where rustc's takes several: the log has no lines to spare.
        let spec = FormatSpec {
            trait_: FormatTrait::Debug,
            ..FormatSpec::default()
        };
        let log = self.log(
            vec![
                FormatPiece::Lit(head.into()),
                FormatPiece::Arg { value: shown, spec },
            ],
            span,
        );
        let tail = self.local_expr(local, span);
        let stmts = vec![Stmt::Expr(log, Semi::Yes)];
        let body = self.alloc(
            ExprKind::Block(Block {
                label: None,
                stmts,
                tail: Some(tail),
            }),
            span,
        );
        self.alloc(
            ExprKind::Match(
                value,
                vec![Arm {
                    pat,
                    guard: None,
                    body,
                }],
                MatchSource::Normal,
            ),
            span,
        )
    }
}
