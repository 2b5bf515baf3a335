//! LIR: JavaScript shape. Every representation decision is already made; types are gone.
//! Small, structured (no gotos but labelled `break` and `continue`), one effect per expression.
//! A statement's value never matters; an expression never contains statements, save in a function literal.

mod display;
mod effect;
mod facts;
mod origin;
mod size;
mod uses;
mod validate;
mod visit;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use self::effect::{Summary, effect, is_constant, summary, summary_of};
pub use self::facts::{Facts, NullFree, Sorts, is_boolean};
pub use self::origin::{Origin, Origins, text_of};
pub use self::size::{list_size, size};
pub use self::uses::{Uses, VarKind, VarUse};
pub use self::validate::validate;
pub use self::visit::{
    count_mentions, for_each_list, for_each_list_mut, has_break, mentions, next_step, rename,
    rewrite, rewrite_stmt, walk, walk_list, walk_own_lists,
};

use crate::hir::Symbol;
use crate::span::Span;

/// A variable. Unique in the whole program; its name is only a hint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct VarId(pub u32);

/// A label of a `Loop` or `Block`. Unique in the whole program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LabelId(pub u32);

/// A top-level function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FnId(pub u32);

/// One output file.
///
/// INVARIANT: every `VarId` is declared once: as a parameter, by one `Let`, a `catch`, or as a global.
/// A variable is used only in the function that declares it or in function literals nested there.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// By `VarId`.
    pub vars: Vec<Var>,
    /// How many labels there are.
    pub labels: u32,
    /// By `FnId`. One of them is the handler.
    pub functions: Vec<Function>,
    /// Evaluated once, when the file is loaded, in this order: hoisted tables and regular expressions.
    pub globals: Vec<(VarId, Expr)>,
    /// The function that CloudFront calls; its output name is `handler`.
    pub handler: Option<FnId>,
    /// Where its names and texts come from.
    pub origins: Origins,
    /// Whether it is known that no function literal is left in it: passes make none.
    pub without_literals: bool,
}

/// What is known of a variable.
#[derive(Clone, Debug)]
pub struct Var {
    /// The author's name, for readable output and as the base of a short one.
    pub name: Symbol,
}

/// A function: top-level, or a literal.
#[derive(Clone, Debug)]
pub struct Function {
    /// The author's name; empty for a literal.
    pub name: Symbol,
    /// Where its definition stands.
    pub span: Option<Span>,
    /// Parameters.
    pub params: Vec<VarId>,
    /// Statements. Falling off the end returns `undefined`.
    pub body: Vec<Stmt>,
    /// `async`. Contains `Await` outside nested literals only if so.
    pub is_async: bool,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// What it does.
    pub kind: StmtKind,
    /// The Rust it came from, for source maps.
    pub span: Option<Span>,
}

/// What a statement does.
#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    /// Declares a variable of the enclosing function (`var`), perhaps with a value.
    /// Executed again in a loop without a value, it does NOT reset the variable.
    Let(VarId, Option<Expr>),
    /// Evaluates for its effect.
    Expr(Expr),
    /// `if (c) { .. } else { .. }`
    If(Expr, Vec<Stmt>, Vec<Stmt>),
    /// `l: for (;;) { .. }`: left only by `Break`, `Return`, `Throw`.
    Loop(LabelId, Vec<Stmt>),
    /// `l: { .. }`: `Break(l)` goes to its end.
    Block(LabelId, Vec<Stmt>),
    /// Leaves the loop or block.
    Break(LabelId),
    /// Next round of the loop.
    Continue(LabelId),
    /// Leaves the function.
    Return(Option<Expr>),
    /// Raises.
    Throw(Expr),
    /// `try { .. } catch (v) { .. }`
    Try(Vec<Stmt>, VarId, Vec<Stmt>),
    /// `while (c) { .. }` / `for (; c; u) { .. }`, made by passes out of `Loop`.
    /// `Continue` runs the update.
    For {
        /// Target of `Break` and `Continue`.
        label: LabelId,
        /// Tested before each round.
        cond: Option<Expr>,
        /// Run after each round; boxed, for it is rare, and every statement would be larger.
        update: Option<Box<Expr>>,
        /// The body.
        body: Vec<Stmt>,
    },
    /// `switch`, made by passes out of `If` chains. No case falls through; `Break(label)` leaves it.
    Switch {
        /// Target of `Break`.
        label: LabelId,
        /// Compared with `===`.
        scrutinee: Expr,
        /// Constants and what runs for them.
        cases: Vec<(Vec<Expr>, Vec<Stmt>)>,
        /// Otherwise.
        default: Vec<Stmt>,
    },
}

/// What evaluating may do, apart from giving a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// Nothing, and the value depends on nothing mutable but variables: may be dropped, repeated, moved.
    Pure,
    /// Nothing, but the value depends on mutable objects: may be dropped, not moved over an `Effect`.
    Read,
    /// Anything, throwing included.
    Effect,
}

/// An expression.
#[derive(Clone, Debug)]
pub enum Expr {
    /// `undefined`, printed `void 0`.
    Undefined,
    /// `true`, `false`
    Bool(bool),
    /// Any finite or non-finite number.
    Num(f64),
    /// A string of whole characters (never a lone surrogate).
    Str(Arc<str>),
    /// `/pattern/flags`
    Regex(Arc<str>, Arc<str>),
    /// The name that a property has in the output, as a string.
    Key(Prop),
    /// A variable.
    Var(VarId),
    /// A top-level function.
    Fn(FnId),
    /// A global of the engine: `Math`, `Buffer`, `String`, …
    Global(Symbol),
    /// A module of the engine.
    Module(Module),
    /// `o.p`; the effect is that of the read (`Pure` for what never changes).
    Member(Box<Expr>, Prop, Effect),
    /// `o[k]`
    Index(Box<Expr>, Box<Expr>, Effect),
    /// `f(a)`; with a `Member` callee a method call. The effect is the call's own, arguments aside.
    Call(Box<Expr>, Vec<Expr>, Effect),
    /// `new F(a)`
    New(Box<Expr>, Vec<Expr>, Effect),
    /// `-a`, `!a`, `typeof a`, …
    Unary(UnaryOp, Box<Expr>),
    /// `a + b`, …
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `a && b`
    And(Box<Expr>, Box<Expr>),
    /// `a || b`
    Or(Box<Expr>, Box<Expr>),
    /// `c ? a : b`
    Cond(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `p = v`; `p` is a `Var`, `Member` or `Index`. Value: `v`.
    Assign(Box<Expr>, Box<Expr>),
    /// `p += v`
    AssignOp(BinaryOp, Box<Expr>, Box<Expr>),
    /// `[a, b]`
    Array(Vec<Expr>),
    /// `{a: x, b: y}`
    Object(Vec<(Prop, Expr)>),
    /// String concatenation of two or more parts; non-string parts are converted as `String(x)` would.
    Concat(Vec<Expr>),
    /// A function literal.
    Function(Box<Function>),
    /// `await e`. Never inside call arguments.
    Await(Box<Expr>),
    /// `(a, b)`: the last one's value.
    Seq(Vec<Expr>),
}

/// A module that the engine offers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Module {
    /// `import cf from 'cloudfront'`
    CloudFront,
    /// `require('crypto')`
    Crypto,
    /// `require('querystring')`
    QueryString,
}

/// A property name.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Prop {
    /// Part of an interface: `length`, `headers`, `statusCode`.
    Fixed(Symbol),
    /// A field of a Rust type: the back end may shorten it, all of one name alike.
    Field(Symbol),
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum UnaryOp {
    Neg,
    Plus,
    Not,
    BitNot,
    TypeOf,
    Void,
    /// `delete o.p`, an `Effect`; its operand is not read.
    Delete,
}

/// Binary operators. `Add` is arithmetic or on strings, as JavaScript's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Exp,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    /// `>>`
    Sar,
    /// `>>>`
    Shr,
    /// `===`
    Eq,
    /// `!==`
    Ne,
    /// `==` where neither side is converted; beside `undefined`, the test for `null` too.
    LooseEq,
    /// The opposite of `LooseEq`.
    LooseNe,
    Lt,
    Le,
    Gt,
    Ge,
    In,
    InstanceOf,
}

impl BinaryOp {
    /// Whether it gives `true` or `false`; such an operator has no assignment form.
    pub fn is_comparison(self) -> bool {
        matches!(
            self,
            BinaryOp::Eq
                | BinaryOp::Ne
                | BinaryOp::LooseEq
                | BinaryOp::LooseNe
                | BinaryOp::Lt
                | BinaryOp::Le
                | BinaryOp::Gt
                | BinaryOp::Ge
                | BinaryOp::In
                | BinaryOp::InstanceOf
        )
    }
}

impl Program {
    /// A new variable with this name as its hint.
    pub fn new_var(&mut self, name: &str) -> VarId {
        self.vars.push(Var { name: name.into() });
        VarId(u32::try_from(self.vars.len() - 1).expect("fewer than 2^32 variables"))
    }

    /// A new label.
    pub fn new_label(&mut self) -> LabelId {
        self.labels += 1;
        LabelId(self.labels - 1)
    }

    /// The function with this id.
    pub fn function(&self, id: FnId) -> &Function {
        &self.functions[id.0 as usize]
    }
}

impl Prop {
    /// The name as written in the source.
    pub fn name(&self) -> &Symbol {
        match self {
            Prop::Fixed(name) | Prop::Field(name) => name,
        }
    }
}

impl From<StmtKind> for Stmt {
    fn from(kind: StmtKind) -> Stmt {
        Stmt { kind, span: None }
    }
}

impl StmtKind {
    /// The statement at this place in the source.
    #[must_use]
    pub fn at(self, span: Option<Span>) -> Stmt {
        Stmt { kind: self, span }
    }

    /// Whether it only declares, which is no step: it stays wherever it stands.
    pub fn is_declaration(&self) -> bool {
        matches!(self, StmtKind::Let(_, None))
    }

    /// Whether control never goes on behind it because it jumps.
    pub fn is_jump(&self) -> bool {
        matches!(
            self,
            StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Return(_) | StmtKind::Throw(_)
        )
    }
}

impl Expr {
    /// A string.
    pub fn str(text: &str) -> Expr {
        Expr::Str(text.into())
    }

    /// `o.name` with a fixed name.
    #[must_use]
    pub fn member(self, name: &str, effect: Effect) -> Expr {
        Expr::Member(Box::new(self), Prop::Fixed(name.into()), effect)
    }

    /// `!self`, written as plainly as can be.
    #[must_use]
    #[allow(clippy::should_implement_trait)] // `!e` would read as if it were computed here.
    pub fn not(self) -> Expr {
        Expr::Unary(UnaryOp::Not, Box::new(self))
    }

    /// `self op right`
    #[must_use]
    pub fn binary(self, op: BinaryOp, right: Expr) -> Expr {
        Expr::Binary(op, Box::new(self), Box::new(right))
    }

    /// `var = value`
    #[must_use]
    pub fn assign(var: VarId, value: Expr) -> Expr {
        Expr::Assign(Box::new(Expr::Var(var)), Box::new(value))
    }

    /// Takes the expression out, leaving `undefined`.
    #[must_use]
    pub fn take(&mut self) -> Expr {
        std::mem::replace(self, Expr::Undefined)
    }
}

/// Statements are equal if they do the same, wherever they come from.
impl PartialEq for Stmt {
    fn eq(&self, other: &Stmt) -> bool {
        self.kind == other.kind
    }
}

/// Functions are equal if they do the same, whatever their names; variables must be the same ones.
impl PartialEq for Function {
    fn eq(&self, other: &Function) -> bool {
        self.params == other.params && self.body == other.body && self.is_async == other.is_async
    }
}

/// The same expression. Numbers are compared by their bits: 0 and -0 are two, NaN is one.
impl PartialEq for Expr {
    #[allow(
        clippy::many_single_char_names,
        reason = "each pair of letters is one part of both sides"
    )]
    fn eq(&self, other: &Expr) -> bool {
        match (self, other) {
            (Expr::Undefined, Expr::Undefined) => true,
            (Expr::Bool(a), Expr::Bool(b)) => a == b,
            (Expr::Num(a), Expr::Num(b)) => a.to_bits() == b.to_bits(),
            (Expr::Regex(a, f), Expr::Regex(b, g)) => a == b && f == g,
            (Expr::Key(a), Expr::Key(b)) => a == b,
            (Expr::Var(a), Expr::Var(b)) => a == b,
            (Expr::Fn(a), Expr::Fn(b)) => a == b,
            (Expr::Str(a), Expr::Str(b)) | (Expr::Global(a), Expr::Global(b)) => a == b,
            (Expr::Module(a), Expr::Module(b)) => a == b,
            (Expr::Member(a, p, x), Expr::Member(b, q, y)) => a == b && p == q && x == y,
            (Expr::Index(a, i, x), Expr::Index(b, j, y)) => a == b && i == j && x == y,
            (Expr::Call(a, l, x), Expr::Call(b, m, y))
            | (Expr::New(a, l, x), Expr::New(b, m, y)) => a == b && l == m && x == y,
            (Expr::Unary(o, a), Expr::Unary(p, b)) => o == p && a == b,
            (Expr::Binary(o, a, c), Expr::Binary(p, b, d))
            | (Expr::AssignOp(o, a, c), Expr::AssignOp(p, b, d)) => o == p && a == b && c == d,
            (Expr::And(a, c), Expr::And(b, d))
            | (Expr::Or(a, c), Expr::Or(b, d))
            | (Expr::Assign(a, c), Expr::Assign(b, d)) => a == b && c == d,
            (Expr::Cond(a, c, e), Expr::Cond(b, d, f)) => a == b && c == d && e == f,
            (Expr::Array(a), Expr::Array(b))
            | (Expr::Concat(a), Expr::Concat(b))
            | (Expr::Seq(a), Expr::Seq(b)) => a == b,
            (Expr::Object(a), Expr::Object(b)) => a == b,
            (Expr::Function(a), Expr::Function(b)) => a == b,
            (Expr::Await(a), Expr::Await(b)) => a == b,
            _ => false,
        }
    }
}
