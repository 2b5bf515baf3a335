//! What an optional chain says in the runtime's words: `a?.b?.c` is `a && a.b && a.b.c`.

use super::report::Report;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{Expr, ExprOrSpread, MemberProp, OptChainBase, OptChainExpr};

/// What to write in place of a chain; `None` where that is no expression of one line.
pub(super) fn without_chain(chain: &OptChainExpr, report: &Report<'_>) -> Option<String> {
    let mut writer = Writer {
        report,
        tests: Vec::new(),
        kept: None,
    };
    let plain = writer.chain(chain)?;
    writer.tests.push(plain);
    // A call that stands in several of them would run as often.
    let again = &writer.tests[..writer.tests.len() - 1];
    if again.iter().any(|test| test.contains('(')) {
        return None;
    }
    let tested = writer.tests.join(" && ");
    Some(match writer.kept {
        None => format!("test first: `{tested}`"),
        Some(kept) => format!("keep it and test it: `var {FOUND} = {kept};`, then `{tested}`"),
    })
}

/// The chain that a chain goes on from.
pub(super) fn before(chain: &OptChainExpr) -> Option<&OptChainExpr> {
    let mut base = base(chain);
    loop {
        match base {
            Expr::OptChain(inner) => return Some(inner),
            Expr::Paren(inner) => base = &inner.expr,
            Expr::Member(member) => base = &member.obj,
            _ => return None,
        }
    }
}

fn base(chain: &OptChainExpr) -> &Expr {
    match &*chain.base {
        OptChainBase::Member(member) => &member.obj,
        OptChainBase::Call(call) => &call.callee,
    }
}

/// What keeps the start of a chain that is no plain path.
const FOUND: &str = "found";

struct Writer<'r, 's> {
    report: &'r Report<'s>,
    /// What each `?.` tests, in the order of the source.
    tests: Vec<String>,
    /// The start of the chain, if it has to be kept in a variable.
    kept: Option<&'s str>,
}

impl Writer<'_, '_> {
    /// The chain without question marks; what they test is noted.
    fn chain(&mut self, chain: &OptChainExpr) -> Option<String> {
        let before = self.link(base(chain))?;
        if chain.optional {
            self.tests.push(before.clone());
        }
        let step = match &*chain.base {
            OptChainBase::Member(member) => self.step(&member.prop)?,
            OptChainBase::Call(call) => self.arguments(&call.args)?,
        };
        Some(before + &step)
    }

    fn link(&mut self, expr: &Expr) -> Option<String> {
        match expr {
            Expr::OptChain(inner) => self.chain(inner),
            Expr::Paren(inner) => self.link(&inner.expr),
            Expr::Ident(name) => Some(name.sym.to_string()),
            Expr::This(_) => Some("this".to_owned()),
            Expr::Member(member) => Some(self.link(&member.obj)? + &self.step(&member.prop)?),
            _ => {
                let text = self.report.text(expr.span());
                if text.contains(['\n', '`']) {
                    return None;
                }
                self.kept = Some(text);
                Some(FOUND.to_owned())
            }
        }
    }

    fn step(&self, prop: &MemberProp) -> Option<String> {
        match prop {
            MemberProp::Ident(name) => Some(format!(".{}", name.sym)),
            MemberProp::Computed(key) => Some(format!("[{}]", self.line(key.expr.span())?)),
            MemberProp::PrivateName(_) => None,
        }
    }

    fn arguments(&self, args: &[ExprOrSpread]) -> Option<String> {
        let args: Option<Vec<&str>> = args.iter().map(|arg| self.line(arg.span())).collect();
        Some(format!("({})", args?.join(", ")))
    }

    fn line(&self, span: Span) -> Option<&str> {
        let text = self.report.text(span);
        (!text.contains(['\n', '`'])).then_some(text)
    }
}
