//! A generated program: a small typed tree, with its text (`Display`) as rustc reads it.
//! It is no model of Rust: only what the generator makes, with the types that reduction needs.

use std::fmt::{self, Display, Formatter, Write};

pub use cfc_compiler::ty::IntTy as Int;

/// A type of the generated program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `()`.
    Unit,
    /// `bool`.
    Bool,
    /// `char`.
    Char,
    /// An integer.
    Int(Int),
    /// `f64`.
    F64,
    /// `String`.
    Text,
    /// `Option`.
    Option(Box<Ty>),
    /// `Result`.
    Result(Box<Ty>, Box<Ty>),
    /// `Vec`.
    Vec(Box<Ty>),
    /// `[T; N]`.
    Array(Box<Ty>, usize),
    /// Two or three.
    Tuple(Vec<Ty>),
    /// `BTreeMap`.
    Map(Box<Ty>, Box<Ty>),
    /// A struct or an enum of the program.
    Named(Named),
    /// A type that is never written: an iterator, a closure, a reference, `!`.
    Other,
}

/// A struct or an enum, and what it derives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// `Copy`.
    pub copy: bool,
    /// `Eq` and `Ord`: there is no float in it.
    pub ord: bool,
}

impl Ty {
    /// Whether a place of it is read by copying.
    pub fn is_copy(&self) -> bool {
        match self {
            Ty::Unit | Ty::Bool | Ty::Char | Ty::Int(_) | Ty::F64 => true,
            Ty::Text | Ty::Vec(_) | Ty::Map(..) | Ty::Other => false,
            Ty::Option(t) | Ty::Array(t, _) => t.is_copy(),
            Ty::Result(t, e) => t.is_copy() && e.is_copy(),
            Ty::Tuple(parts) => parts.iter().all(Ty::is_copy),
            Ty::Named(named) => named.copy,
        }
    }

    /// Whether it is `Ord`.
    pub fn is_ord(&self) -> bool {
        match self {
            Ty::Unit | Ty::Bool | Ty::Char | Ty::Int(_) | Ty::Text => true,
            Ty::F64 | Ty::Other => false,
            Ty::Option(t) | Ty::Array(t, _) | Ty::Vec(t) => t.is_ord(),
            Ty::Result(t, e) | Ty::Map(t, e) => t.is_ord() && e.is_ord(),
            Ty::Tuple(parts) => parts.iter().all(Ty::is_ord),
            Ty::Named(named) => named.ord,
        }
    }
}

impl Display for Ty {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Ty::Unit => f.write_str("()"),
            Ty::Bool => f.write_str("bool"),
            Ty::Char => f.write_str("char"),
            Ty::Int(int) => f.write_str(int.name()),
            Ty::F64 => f.write_str("f64"),
            Ty::Text => f.write_str("String"),
            Ty::Option(t) => write!(f, "Option<{t}>"),
            Ty::Result(t, e) => write!(f, "Result<{t}, {e}>"),
            Ty::Vec(t) => write!(f, "Vec<{t}>"),
            Ty::Array(t, n) => write!(f, "[{t}; {n}]"),
            Ty::Tuple(parts) => write!(f, "({})", list(parts)),
            Ty::Map(k, v) => write!(f, "BTreeMap<{k}, {v}>"),
            Ty::Named(named) => f.write_str(&named.name),
            Ty::Other => f.write_str("_"),
        }
    }
}

/// A whole program: items, and the body of `program(input: &str) -> String`.
#[derive(Clone, Debug)]
pub struct Program {
    /// Types, traits, functions.
    pub items: Vec<Item>,
    /// What `program` does.
    pub body: Block,
}

/// An item.
#[derive(Clone, Debug)]
pub enum Item {
    /// A type or a constant: nothing in it is reduced.
    Text(String),
    /// `impl Head { … }` or `trait Head { … }`.
    Impl(String, Vec<Function>),
    /// A function.
    Fn(Function),
}

/// A function: all before its body, and its body.
#[derive(Clone, Debug)]
pub struct Function {
    /// `fn name(a: &T) -> U`.
    pub head: String,
    /// Its body; a trait's declaration has none.
    pub body: Option<Block>,
}

/// Statements and a value.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// In order.
    pub stmts: Vec<Stmt>,
    /// The value, if it is not `()`.
    pub value: Option<Box<Expr>>,
}

/// A statement.
#[derive(Clone, Debug)]
pub enum Stmt {
    /// `let PATTERN: TYPE = VALUE;`, the pattern with its `mut`.
    Let(String, Option<Ty>, Expr),
    /// `let PATTERN = VALUE else { … };`
    LetElse(String, Expr, Block),
    /// `PLACE OP VALUE;`
    Assign(Expr, &'static str, Expr),
    /// `VALUE;`
    Expr(Expr),
    /// `HEAD { … }`, where the head is `'a: while`, `'a: for x in`, with its expression; `loop` has none.
    Loop(String, Option<Expr>, Block),
    /// `if` with any condition, and perhaps an `else`.
    If(Expr, Block, Option<Block>),
    /// `{ … }`
    Block(Block),
}

/// An expression and its type.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Its type; `Other` if it is never written.
    pub ty: Ty,
    /// What it is.
    pub kind: Kind,
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A literal, a path, a name.
    Name(String),
    /// `-x`, `!x`, `&x`, `&mut x`, `*x`.
    Unary(&'static str, Box<Expr>),
    /// `(x + y)`, also a range.
    Binary(Box<Expr>, &'static str, Box<Expr>),
    /// `(x as T)`, to the expression's type.
    Cast(Box<Expr>),
    /// `x.name(…)`; the name may have a turbofish.
    Method(Box<Expr>, String, Vec<Expr>),
    /// `path(…)`.
    Call(Box<Expr>, Vec<Expr>),
    /// `x.name`.
    Field(Box<Expr>, String),
    /// `x[i]`.
    Index(Box<Expr>, Box<Expr>),
    /// `Name { a: x }`.
    Struct(String, Vec<(String, Expr)>),
    /// `(a, b)`.
    Tuple(Vec<Expr>),
    /// `[a, b]`, with `vec!` before it or not.
    List(&'static str, Vec<Expr>),
    /// `name!("text", …)`.
    Macro(&'static str, String, Vec<Expr>),
    /// `if` with a value; the condition may be a `let`.
    If(Box<Expr>, Block, Block),
    /// `let PATTERN = x`, in a condition.
    Condition(String, Box<Expr>),
    /// `match`.
    Match(Box<Expr>, Vec<Arm>),
    /// `{ … }`, perhaps with a label, or `loop`.
    Block(String, Block),
    /// `|a, b| x`.
    Closure(String, Box<Expr>),
    /// `x?`.
    Try(Box<Expr>),
    /// `return x`, `break 'a x`, `continue 'a`.
    Jump(String, Option<Box<Expr>>),
}

/// An arm of a `match`.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Its pattern.
    pub pat: String,
    /// Its guard.
    pub guard: Option<Expr>,
    /// Its value.
    pub value: Expr,
}

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for item in &self.items {
            writeln!(f, "{item}")?;
        }
        write!(f, "pub fn program(input: &str) -> String {}", self.body)
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Item::Text(text) => writeln!(f, "{text}"),
            Item::Impl(head, functions) => {
                writeln!(f, "{head} {{")?;
                functions
                    .iter()
                    .try_for_each(|function| writeln!(f, "{function}"))?;
                f.write_str("}\n")
            }
            Item::Fn(function) => writeln!(f, "{function}"),
        }
    }
}

impl Display for Function {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.body {
            Some(body) => write!(f, "{} {body}", self.head),
            None => write!(f, "{};", self.head),
        }
    }
}

impl Display for Block {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("{\n")?;
        for stmt in &self.stmts {
            writeln!(f, "{stmt}")?;
        }
        if let Some(value) = &self.value {
            writeln!(f, "{value}")?;
        }
        f.write_char('}')
    }
}

impl Display for Stmt {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Stmt::Let(pat, Some(ty), value) => write!(f, "let {pat}: {ty} = {value};"),
            Stmt::Let(pat, None, value) => write!(f, "let {pat} = {value};"),
            Stmt::LetElse(pat, value, block) => write!(f, "let {pat} = {value} else {block};"),
            Stmt::Assign(place, op, value) => write!(f, "{place} {op} {value};"),
            Stmt::Expr(value) => match value.kind {
                Kind::If(..) | Kind::Match(..) | Kind::Block(..) => write!(f, "let _ = {value};"),
                _ => write!(f, "{value};"),
            },
            Stmt::Loop(head, Some(e), block) => write!(f, "{head} {e} {block}"),
            Stmt::Loop(head, None, block) => write!(f, "{head} {block}"),
            Stmt::If(condition, then, Some(other)) => {
                write!(f, "if {condition} {then} else {other}")
            }
            Stmt::If(condition, then, None) => write!(f, "if {condition} {then}"),
            Stmt::Block(block) => write!(f, "{block}"),
        }
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Name(name) => f.write_str(name),
            Kind::Unary(op, x) => write!(f, "({op}{x})"),
            Kind::Binary(x, op, y) => write!(f, "({x} {op} {y})"),
            Kind::Cast(x) => write!(f, "({x} as {})", self.ty),
            Kind::Method(x, name, args) => write!(f, "{}.{name}({})", Receiver(x), list(args)),
            Kind::Call(path, args) => write!(f, "{}({})", Callee(path), list(args)),
            Kind::Field(x, name) => write!(f, "{}.{name}", Receiver(x)),
            Kind::Index(x, i) => write!(f, "{}[{i}]", Receiver(x)),
            Kind::Struct(name, fields) => {
                write!(f, "({name} {{ ")?;
                fields
                    .iter()
                    .try_for_each(|(name, value)| write!(f, "{name}: {value}, "))?;
                f.write_str("})")
            }
            Kind::Tuple(parts) => write!(f, "({})", list(parts)),
            Kind::List(before, parts) => write!(f, "{before}[{}]", list(parts)),
            Kind::Macro(name, text, args) if args.is_empty() => write!(f, "{name}!({text})"),
            Kind::Macro(name, text, args) if text.is_empty() => {
                write!(f, "{name}!({})", list(args))
            }
            Kind::Macro(name, text, args) => write!(f, "{name}!({text}, {})", list(args)),
            Kind::If(condition, then, other) => write!(f, "(if {condition} {then} else {other})"),
            Kind::Condition(pat, x) => write!(f, "let {pat} = {x}"),
            Kind::Match(x, arms) => {
                writeln!(f, "(match {x} {{")?;
                arms.iter().try_for_each(|arm| match &arm.guard {
                    Some(guard) => writeln!(f, "{} if {guard} => {},", arm.pat, arm.value),
                    None => writeln!(f, "{} => {},", arm.pat, arm.value),
                })?;
                f.write_str("})")
            }
            Kind::Block(before, block) => write!(f, "({before}{block})"),
            Kind::Closure(params, body) => write!(f, "|{params}| {body}"),
            Kind::Try(x) => write!(f, "{}?", Receiver(x)),
            Kind::Jump(word, Some(x)) => write!(f, "{word} {x}"),
            Kind::Jump(word, None) => f.write_str(word),
        }
    }
}

/// What stands before a dot: a macro call or a `-1` there is parsed otherwise.
struct Receiver<'a>(&'a Expr);

impl Display for Receiver<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::Closure(..) | Kind::Jump(..) => write!(f, "({})", self.0),
            _ => self.0.fmt(f),
        }
    }
}

struct Callee<'a>(&'a Expr);

impl Display for Callee<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::Name(_) => self.0.fmt(f),
            _ => write!(f, "({})", self.0),
        }
    }
}

fn list<T: Display>(items: &[T]) -> String {
    items
        .iter()
        .map(T::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}
