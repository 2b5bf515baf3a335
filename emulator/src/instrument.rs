//! Puts a call of the meter around each expression that allocates or calls a built-in (`a + b`
//! becomes `$cfcMeter(a + b,60)`, with what it costs), and one of the depth gauge at the start of
//! each function. Lines stay; columns do not. What is counted is `builtins::meter`'s. Divisors that may
//! be negative are made fractions, without which the engine loses the sign of zero, or ends.

use std::convert::Infallible;
use std::ops::{ControlFlow, Range};

use boa_engine::ast::expression::Expression;
use boa_engine::ast::expression::access::{PropertyAccess, PropertyAccessField};
use boa_engine::ast::expression::literal::LiteralKind;
use boa_engine::ast::expression::literal::TemplateElement;
use boa_engine::ast::expression::operator::assign::AssignOp;
use boa_engine::ast::expression::operator::binary::{ArithmeticOp, BinaryOp};
use boa_engine::ast::function::FunctionBody;
use boa_engine::ast::visitor::{VisitWith, Visitor, VisitorMut};
use boa_engine::ast::{Position, Script, Spanned};
use boa_engine::interner::{Interner, Sym, ToInternedString};

use crate::program::{byte_offset, parse_script};
use crate::weights::{self, Gives};

/// The meter's global name.
pub(crate) const METER: &str = "$cfcMeter";
/// The same for a value that takes no memory of its own.
pub(crate) const WEIGHT_METER: &str = "$cfcWeigh";
/// The same for the value of an `await`.
pub(crate) const AWAIT_METER: &str = "$cfcMeterAwait";
/// What a divisor goes through, by its global name.
///
/// QUIRK(boa 0.22): it divides whole numbers as such: `0/-1` is 0 then, not -0, and `-2147483648%-1` a panic.
pub(crate) const DIVISOR: &str = "$cfcDivisor";
/// Those that an expression goes through, with a weight.
const METERS: [&str; 4] = [METER, WEIGHT_METER, AWAIT_METER, DIVISOR];
/// The gauge's global name.
pub(crate) const DEPTH_GAUGE: &str = "$cfcDepth";

/// What gives the handlers, on a line of its own: the last one of the source may be a comment.
const AFTER: &str = "\nreturn[typeof handler==='undefined'?void 0:handler,\
    typeof connectionHandler==='undefined'?void 0:connectionHandler]})";

/// A source with its meters, and where they stand in it.
#[derive(Debug)]
pub(crate) struct Metered {
    pub text: String,
    /// What was inserted, in bytes of the text and in order.
    inserted: Vec<Range<usize>>,
}

impl Metered {
    /// The source itself.
    pub fn plain(source: &str) -> Metered {
        Metered {
            text: source.to_owned(),
            inserted: Vec::new(),
        }
    }

    /// The same inside of a function of these parameters, which gives the handlers.
    pub fn enclosed(&self, parameters: &[&str]) -> Metered {
        let before = format!("(function({}){{", parameters.join(","));
        let moved = |range: &Range<usize>| range.start + before.len()..range.end + before.len();
        let inserted = std::iter::once(0..before.len()).chain(self.inserted.iter().map(moved));
        Metered {
            inserted: inserted.collect(),
            text: format!("{before}{}{AFTER}", self.text),
        }
    }

    /// Where a column of the text is in the source: lines are the same in both.
    pub fn column_in_source(&self, line: u32, column: u32) -> Option<u32> {
        let at = byte_offset(&self.text, Position::new(line, column))?;
        let start = self.text[..at].rfind('\n').map_or(0, |before| before + 1);
        let mut characters = self.text[start..at].chars().count();
        for range in &self.inserted {
            let within = range.start.max(start)..range.end.min(at);
            // Nothing of it lies before the place: then the slice is empty, or there is none.
            characters -= self.text.get(within).map_or(0, |text| text.chars().count());
        }
        u32::try_from(characters + 1).ok()
    }
}

/// The source with its meters; `None` where they cannot be put without changing what it says.
///
/// Positions come from the engine's parser. They are not trusted: the metered source, with the
/// meters taken out of its tree again, has to print as the original does.
pub(crate) fn metered(source: &str, script: &Script, interner: &Interner) -> Option<Metered> {
    let mut names = METERS.iter().chain([&DEPTH_GAUGE]);
    if names.any(|name| source.contains(name)) {
        return None;
    }
    let metered = insert(source, places(source, script, interner))?;
    let mut interner_after = Interner::new();
    let mut after = parse_script(&metered.text, &mut interner_after).ok()?;
    remove_meters(&mut after, &mut interner_after);
    let after = without_gauges(&after.to_interned_string(&interner_after));
    (script.to_interned_string(interner) == after).then_some(metered)
}

/// The gauge is a statement of its own, which prints on a line of its own.
fn without_gauges(printed: &str) -> String {
    let is_gauge = |line: &str| {
        let call = line.trim().strip_prefix(DEPTH_GAUGE);
        call.is_some_and(|rest| matches!(rest, "();" | "()"))
    };
    let lines = printed.split_inclusive('\n');
    lines.filter(|line| !is_gauge(line)).collect()
}

/// A text to insert, and the byte of the source where it goes. Of two that open at one place, the
/// outer one stands first.
type Insertion = (usize, String);

fn places(source: &str, script: &Script, interner: &Interner) -> Vec<Insertion> {
    let mut finder = Finder {
        source,
        interner,
        insertions: Vec::new(),
    };
    let ControlFlow::Continue(()) = finder.visit_script(script);
    finder.insertions
}

/// Finds places outermost first.
struct Finder<'a> {
    source: &'a str,
    interner: &'a Interner,
    insertions: Vec<Insertion>,
}

impl<'ast> Visitor<'ast> for Finder<'_> {
    type BreakTy = Infallible;

    fn visit_expression(&mut self, node: &'ast Expression) -> ControlFlow<Infallible> {
        if let Some((meter, weight)) = self.meter_of(node) {
            self.put(meter, weight, node);
        }
        if let Some(divisor) = divisor_of(node) {
            self.put(DIVISOR, 0, divisor);
        }
        node.visit_with(self)
    }

    fn visit_function_body(&mut self, node: &'ast FunctionBody) -> ControlFlow<Infallible> {
        // An arrow's body may be an expression, and an empty one prints otherwise than a full one.
        let start = byte_offset(self.source, node.span().start());
        if let Some(start) = start.filter(|_| !node.statements().is_empty())
            && self.source[start..].starts_with('{')
        {
            self.insertions
                .push((start + 1, format!(" {DEPTH_GAUGE}();")));
        }
        node.visit_with(self)
    }
}

impl Finder<'_> {
    /// Puts a meter around an expression, if it is known where that stands.
    fn put(&mut self, meter: &str, weight: u64, node: &Expression) {
        if let (Some(start), Some(end)) = (self.start(node), self.end(node)) {
            // Every meter needs a blank before it: `return'a'+b`.
            self.insertions.push((start, format!(" {meter}(")));
            self.insertions.push((end, format!(",{weight})")));
        }
    }

    /// The meter for an expression, and what the expression costs beyond its steps.
    fn meter_of(&self, node: &Expression) -> Option<(&'static str, u64)> {
        let weight = match node {
            Expression::Await(_) => return Some((AWAIT_METER, weights::AWAIT)),
            Expression::ArrayLiteral(_) => weights::ARRAY,
            Expression::ObjectLiteral(object) => {
                weights::OBJECT + weights::PROPERTY * object.properties().len() as u64
            }
            Expression::RegExpLiteral(_) => weights::REGEXP,
            Expression::New(new) => match self.name_of(new.constructor()) {
                Some(name) if name.ends_with("Error") => weights::NEW_ERROR,
                Some(_) | None => weights::NEW,
            },
            Expression::TemplateLiteral(template) => {
                let holes = template
                    .elements()
                    .iter()
                    .filter(|element| matches!(element, TemplateElement::Expr(_)));
                weights::HOLE * holes.count() as u64
            }
            Expression::Binary(binary)
                if binary.op() == BinaryOp::Arithmetic(ArithmeticOp::Add)
                    && !is_number(binary.lhs())
                    && !is_number(binary.rhs()) =>
            {
                weights::CONCATENATION
            }
            Expression::Assign(assign)
                if assign.op() == AssignOp::Add && !is_number(assign.rhs()) =>
            {
                weights::CONCATENATION
            }
            Expression::Call(call) => match weights::of_call(&self.name_of(call.function())?)? {
                (weight, Gives::New) => weight,
                (weight, Gives::Given) => return Some((WEIGHT_METER, weight)),
            },
            // A function that goes through a call would lose the name its variable gives it.
            _ => return None,
        };
        Some((METER, weight))
    }

    /// Where an expression starts. The engine's span of a call is that of its arguments.
    fn start(&self, node: &Expression) -> Option<usize> {
        match node {
            Expression::Call(call) => self.start(call.function()),
            Expression::PropertyAccess(PropertyAccess::Simple(access)) => {
                self.start(access.target())
            }
            Expression::Binary(binary) => self.start(binary.lhs()),
            Expression::Conditional(conditional) => self.start(conditional.condition()),
            Expression::New(new) => {
                let before = self.source.get(..self.start(new.constructor())?)?;
                Some(before.trim_end().strip_suffix("new")?.len())
            }
            _ => byte_offset(self.source, node.span().start()),
        }
    }

    /// Where an expression ends. The engine's span of `a[0]` has no bracket.
    fn end(&self, node: &Expression) -> Option<usize> {
        match node {
            Expression::PropertyAccess(PropertyAccess::Simple(access)) => match access.field() {
                PropertyAccessField::Const(name) => byte_offset(self.source, name.span().end()),
                PropertyAccessField::Expr(index) => {
                    let end = self.end(index)?;
                    Some(end + self.source.get(end..)?.find(']')? + 1)
                }
            },
            Expression::Binary(binary) => self.end(binary.rhs()),
            Expression::Assign(assign) => self.end(assign.rhs()),
            Expression::Conditional(conditional) => self.end(conditional.if_false()),
            Expression::Unary(unary) => self.end(unary.target()),
            Expression::Await(wait) => self.end(wait.target()),
            _ => byte_offset(self.source, node.span().end()),
        }
    }

    /// The fixed name of what is called.
    fn name_of(&self, callee: &Expression) -> Option<String> {
        let name = match callee {
            Expression::Identifier(identifier) => identifier.sym(),
            Expression::PropertyAccess(PropertyAccess::Simple(access)) => match access.field() {
                PropertyAccessField::Const(name) => name.sym(),
                PropertyAccessField::Expr(_) => return None,
            },
            _ => return None,
        };
        Some(self.interner.resolve_expect(name).to_string())
    }
}

fn is_number(node: &Expression) -> bool {
    number(node).is_some()
}

/// The value of a literal.
fn number(node: &Expression) -> Option<f64> {
    let Expression::Literal(literal) = node else {
        return None;
    };
    match literal.kind() {
        LiteralKind::Int(value) => Some(f64::from(*value)),
        LiteralKind::Num(value) => Some(*value),
        _ => None,
    }
}

/// What divides, where it may be negative and matters: literals have no sign.
fn divisor_of(node: &Expression) -> Option<&Expression> {
    let divisor = match node {
        Expression::Binary(binary) => match (binary.op(), number(binary.lhs())) {
            (BinaryOp::Arithmetic(ArithmeticOp::Div), None | Some(0.0))
            | (BinaryOp::Arithmetic(ArithmeticOp::Mod), None) => binary.rhs(),
            _ => return None,
        },
        Expression::Assign(assign) if matches!(assign.op(), AssignOp::Div | AssignOp::Mod) => {
            assign.rhs()
        }
        _ => return None,
    };
    (!is_number(divisor)).then_some(divisor)
}

fn insert(source: &str, mut texts: Vec<Insertion>) -> Option<Metered> {
    // Stable: of two that open at one place, the outer one stays first.
    texts.sort_by_key(|(at, text)| (*at, !text.starts_with(',')));
    let mut result = String::with_capacity(source.len() * 2);
    let mut inserted = Vec::new();
    let mut from = 0;
    for (at, text) in texts {
        result += source.get(from..at)?;
        inserted.push(result.len()..result.len() + text.len());
        result += &text;
        from = at;
    }
    result += source.get(from..)?;
    Some(Metered {
        text: result,
        inserted,
    })
}

fn remove_meters(script: &mut Script, interner: &mut Interner) {
    let meters = METERS.map(|name| interner.get_or_intern(name));
    let ControlFlow::Continue(()) = (Remover { meters }).visit_script_mut(script);
}

struct Remover {
    meters: [Sym; METERS.len()],
}

impl<'ast> VisitorMut<'ast> for Remover {
    type BreakTy = Infallible;

    fn visit_expression_mut(&mut self, node: &'ast mut Expression) -> ControlFlow<Infallible> {
        while let Some(inner) = self.metered(node) {
            *node = inner;
        }
        node.visit_with_mut(self)
    }
}

impl Remover {
    fn metered(&self, node: &Expression) -> Option<Expression> {
        let Expression::Call(call) = node else {
            return None;
        };
        match (call.function(), call.args()) {
            (Expression::Identifier(name), [inner, _]) if self.meters.contains(&name.sym()) => {
                Some(inner.clone())
            }
            _ => None,
        }
    }
}
