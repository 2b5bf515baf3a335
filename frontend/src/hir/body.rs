//! Bodies: expressions, patterns and statements of one function, constant or closure nest.
//!
//! Sugar that is already gone: `for`, `while`, `while let`, `?`, ranges, `if let` (an `If` on a `Let`),
//! macros (`format!`, `vec!`, `matches!`, `assert!`, `println!`, `panic!`, …), derives, `impl Trait` parameters.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::{Mutability, Path, Segment, Symbol, Ty};
use crate::span::Span;

/// An expression of a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct ExprId(pub u32);
/// A pattern of a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct PatId(pub u32);
/// A local variable of a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct LocalId(pub u32);
/// A loop or a labelled block that `break` and `continue` may name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct LabelId(pub u32);

/// One body with its own id spaces. Closures live inside their owner's body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    /// Parameter patterns (a `self` parameter is a binding named `self`).
    pub params: Vec<PatId>,
    /// The value.
    pub value: ExprId,
    /// By `ExprId`.
    pub exprs: Vec<Expr>,
    /// By `PatId`.
    pub pats: Vec<Pat>,
    /// By `LocalId`.
    pub locals: Vec<Local>,
    /// How many labels there are.
    pub labels: u32,
    /// Found out when first asked for.
    #[serde(skip)]
    pub uses: OnceLock<LocalUses>,
}

/// How a body uses its local variables.
#[derive(Clone, Debug)]
pub struct LocalUses {
    /// By `LocalId`: the one expression that names it.
    only: Box<[Option<ExprId>]>,
    /// Whether anything may run more than once, or later: a loop, a closure.
    has_repeats: bool,
}

impl LocalUses {
    fn of(body: &Body) -> LocalUses {
        let mut seen = vec![false; body.locals.len()];
        let mut only = vec![None; body.locals.len()];
        let mut has_repeats = false;
        for (e, id) in body.exprs.iter().zip(0..) {
            match &e.kind {
                ExprKind::Path(path) => {
                    if let super::Res::Local(LocalId(local)) = path.res {
                        let local = local as usize;
                        only[local] = (!seen[local]).then_some(ExprId(id));
                        seen[local] = true;
                    }
                }
                ExprKind::Loop(..) | ExprKind::Closure(_) => has_repeats = true,
                _ => {}
            }
        }
        LocalUses {
            only: only.into(),
            has_repeats,
        }
    }
}

impl Body {
    /// The expression with this id.
    pub fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.0 as usize]
    }

    /// The pattern with this id.
    pub fn pat(&self, id: PatId) -> &Pat {
        &self.pats[id.0 as usize]
    }

    /// What an expression matches before it does anything else: the scrutinee of a `match` or an `if let`.
    pub fn scrutinee(&self, id: ExprId) -> Option<ExprId> {
        match &self.expr(id).kind {
            ExprKind::Match(scrutinee, ..) => Some(*scrutinee),
            ExprKind::If(cond, ..) => match &self.expr(*cond).kind {
                ExprKind::Let(_, scrutinee) => Some(*scrutinee),
                _ => None,
            },
            _ => None,
        }
    }

    /// The part of an expression that is evaluated before all others: a scrutinee, a receiver, a first argument.
    pub fn head(&self, id: ExprId) -> ExprId {
        match &self.expr(id).kind {
            ExprKind::Match(first, ..)
            | ExprKind::If(first, ..)
            | ExprKind::Let(_, first)
            | ExprKind::Await(first)
            | ExprKind::MethodCall {
                receiver: first, ..
            } => self.head(*first),
            ExprKind::Call(callee, args) => match (&self.expr(*callee).kind, args.first()) {
                (ExprKind::Path(path), Some(first))
                    if !matches!(path.res, super::Res::Local(_)) =>
                {
                    self.head(*first)
                }
                _ => id,
            },
            _ => id,
        }
    }

    /// Whether `id` is the only use of a local, and runs at most once.
    pub fn is_last_use(&self, local: LocalId, id: ExprId) -> bool {
        self.only_use(local) == Some(id) && !self.local_uses().has_repeats
    }

    /// The one expression that names a local; `None` if there are several, or none.
    pub fn only_use(&self, local: LocalId) -> Option<ExprId> {
        self.local_uses().only[local.0 as usize]
    }

    fn local_uses(&self) -> &LocalUses {
        self.uses.get_or_init(|| LocalUses::of(self))
    }

    /// The local with this id.
    pub fn local(&self, id: LocalId) -> &Local {
        &self.locals[id.0 as usize]
    }
}

/// A local variable.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Local {
    /// Its name, for readable output; compiler-made ones are named after what they hold.
    pub name: Symbol,
    /// `mut`
    pub mutable: bool,
    /// Its binding.
    pub span: Span,
}

/// An expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// A literal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Lit {
    /// An integer, with its suffix. `b'a'` is a `u8`. The sign is a `Neg` around it.
    Int(u128, Option<crate::hir::IntTy>),
    /// A float, with its suffix.
    Float(f64, Option<crate::hir::FloatTy>),
    /// `"…"`, and the results of `concat!`, `env!`, `include_str!`, `stringify!`.
    Str(Arc<str>),
    /// `b"…"`: a `&[u8; N]`.
    ByteStr(Arc<[u8]>),
    /// `'c'`
    Char(char),
    /// `true`, `false`
    Bool(bool),
}

/// What an expression is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ExprKind {
    /// A literal.
    Lit(Lit),
    /// A variable, function, constant, unit or tuple constructor.
    Path(Path),
    /// `f(a)`; also constructors `Some(x)`.
    Call(ExprId, Vec<ExprId>),
    /// `r.m::<T>(a)`
    MethodCall {
        /// Before the dot.
        receiver: ExprId,
        /// Name, span and `::<…>` arguments.
        segment: Box<Segment>,
        /// In the parentheses.
        args: Vec<ExprId>,
    },
    /// `base.name`, `base.0`
    Field(ExprId, Symbol),
    /// `base[index]`
    Index(ExprId, ExprId),
    /// `!a`, `-a`, `*a`
    Unary(UnOp, ExprId),
    /// `a + b`, `a == b`, … (not `&&` and `||`)
    Binary(BinOp, ExprId, ExprId),
    /// `a && b`; either side may be or hold a `Let`.
    And(ExprId, ExprId),
    /// `a || b`
    Or(ExprId, ExprId),
    /// `a = b`; destructuring assignment is already a block of plain ones.
    Assign(ExprId, ExprId),
    /// `a += b`
    AssignOp(BinOp, ExprId, ExprId),
    /// `&a`, `&mut a`
    AddrOf(Mutability, ExprId),
    /// `a as T`
    Cast(ExprId, Ty),
    /// `(a, b)`; `()` is the empty one.
    Tuple(Vec<ExprId>),
    /// `[a, b]`; with `vec` it is `vec![a, b]` and has type `Vec<_>`.
    Array {
        /// In order.
        elems: Vec<ExprId>,
        /// `vec!`
        vec: bool,
    },
    /// `[a; n]`, `vec![a; n]`
    Repeat {
        /// The element.
        elem: ExprId,
        /// How many: for an array a constant, for `vec!` any `usize`.
        len: RepeatLen,
        /// `vec!`
        vec: bool,
    },
    /// `S { a: x, ..base }`; ranges are this too (lang items `Range`, `RangeFrom`, …).
    Struct {
        /// The struct or variant.
        path: Box<Path>,
        /// Fields in written order.
        fields: Vec<(Symbol, ExprId)>,
        /// `..base`
        base: Option<ExprId>,
    },
    /// `{ .. }`, with a label if `break 'l value` can leave it.
    Block(Block),
    /// `if c { a } else { b }`; a missing `else` is `()`. `c` may hold `Let`s under `And`.
    If(ExprId, ExprId, Option<ExprId>),
    /// `let pat = e` as a condition.
    Let(PatId, ExprId),
    /// `match`
    Match(ExprId, Vec<Arm>, MatchSource),
    /// `loop { .. }` and what `for` and `while` became.
    Loop(LabelId, ExprId, LoopSource),
    /// `break 'l value`
    Break(LabelId, Option<ExprId>),
    /// `continue 'l`
    Continue(LabelId),
    /// `return value`, from the closure if it stands in one.
    Return(Option<ExprId>),
    /// `|a, b| body`
    Closure(Closure),
    /// `e.await`
    Await(ExprId),
    /// `format!(…)`: a `String`. `print` ones are wrapped in a call of the lang item `console_log`.
    Format(Vec<FormatPiece>),
    /// `write!(f, …)`, `writeln!`: calls `write_str` of the first; type `fmt::Result`.
    WriteFormat(ExprId, Vec<FormatPiece>),
    /// `panic!(…)` and relatives: the message is a `String` or `&str` expression. Type `!`.
    Panic(ExprId),
    /// `js!(…)`, `#[js("…")]`: the type is the expected one.
    Js(JsTemplate),
    /// Already reported.
    Error,
}

/// The length of a `Repeat`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum RepeatLen {
    /// `[x; N]`
    Const(super::ConstArg),
    /// `vec![x; n]`
    Expr(ExprId),
}

/// One JavaScript primitive: a template with holes, parsed by the back end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JsTemplate {
    /// The expression's text, with `$name` holes.
    pub text: Arc<str>,
    /// What it may do.
    pub effect: JsEffect,
    /// Every hole's name and the local it stands for, in order of first appearance.
    /// `$cf`, `$crypto`, `$querystring` are modules, not holes.
    pub holes: Vec<(Symbol, ExprId)>,
}

/// Declared effect of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum JsEffect {
    /// No effect, and depends on nothing mutable.
    Pure,
    /// Reads mutable state; no effect.
    Read,
    /// Anything.
    Effect,
    /// `js!(try "…")`: anything; a throw becomes `Err(JsError)`, the type is `Result<_, JsError>`.
    Try,
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum UnOp {
    Not,
    Neg,
    Deref,
}

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// A block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Block {
    /// `'l: { .. }`
    pub label: Option<LabelId>,
    /// Statements.
    pub stmts: Vec<Stmt>,
    /// The value, if the block has one.
    pub tail: Option<ExprId>,
}

/// A statement. Items inside blocks are definitions and not statements.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Stmt {
    /// `let pat: ty = init else { els };`
    Let {
        /// What it binds.
        pat: PatId,
        /// `Infer` where none is written.
        ty: Option<Ty>,
        /// Its value.
        init: Option<ExprId>,
        /// The diverging block.
        els: Option<ExprId>,
    },
    /// `e;` (`semi`) or a block-like `e` of type `()` or `!`.
    Expr(ExprId, Semi),
}

/// Whether a statement ends in a semicolon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Semi {
    /// `e;`
    Yes,
    /// `if .. { }` as a statement
    No,
}

/// One arm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Arm {
    /// Its pattern.
    pub pat: PatId,
    /// `if guard`, which may hold `Let`s.
    pub guard: Option<ExprId>,
    /// Its value.
    pub body: ExprId,
}

/// What a `Match` was in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum MatchSource {
    Normal,
    /// The outer match of a `for`: one arm that binds the iterator.
    ForLoop,
    /// `e?`: scrutinee `Try::branch(e)`, arms `Continue(v) => v`, `Break(r) => return FromResidual::from_residual(r)`.
    TryDesugar,
}

/// What a `Loop` was in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum LoopSource {
    Loop,
    While,
    ForLoop,
}

/// A closure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Closure {
    /// Parameters.
    pub params: Vec<(PatId, Option<Ty>)>,
    /// Written return type.
    pub output: Option<Ty>,
    /// Its value.
    pub body: ExprId,
    /// `move`
    pub by_move: bool,
}

/// A piece of a format string.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FormatPiece {
    /// Text, with `{{` unescaped.
    Lit(Arc<str>),
    /// An argument (evaluated once even if named twice: the same local).
    Arg {
        /// The value, by reference semantics (never moved).
        value: ExprId,
        /// `{}`, `{:?}`, `{:x}`, …
        spec: FormatSpec,
    },
}

/// `{:>8.3x}`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FormatSpec {
    /// Which formatting trait.
    pub trait_: FormatTrait,
    /// Fill character.
    pub fill: Option<char>,
    /// `<`, `^`, `>`
    pub align: Option<FormatAlign>,
    /// `+`
    pub plus: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// Width: a constant or a `usize` expression.
    pub width: Option<FormatCount>,
    /// Precision, alike.
    pub precision: Option<FormatCount>,
}

/// A formatting trait.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum FormatTrait {
    #[default]
    Display,
    Debug,
    LowerHex,
    UpperHex,
    Binary,
    Octal,
    LowerExp,
    UpperExp,
}

/// Alignment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum FormatAlign {
    Left,
    Center,
    Right,
}

/// A width or precision.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FormatCount {
    /// `{:8}`
    Const(u32),
    /// `{:w$}`, `{:.*}`
    Expr(ExprId),
}

/// A pattern.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pat {
    /// What it is.
    pub kind: PatKind,
    /// Where.
    pub span: Span,
}

/// What a pattern is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum PatKind {
    /// `_`
    Wild,
    /// `..` inside a tuple or slice pattern, without a name.
    Rest,
    /// `ref mut x @ sub`. A bare name that resolves to a const or unit variant is a `Path` instead.
    Binding {
        /// The variable; an or-pattern's alternatives share one.
        local: LocalId,
        /// `ref`, `ref mut`
        by_ref: Option<Mutability>,
        /// `@ sub`; `xs @ ..` in a slice has `Rest` here.
        sub: Option<PatId>,
    },
    /// A literal, `-1` included (an expression: `Lit` or `Neg` of one).
    Lit(ExprId),
    /// A constant or a unit variant.
    Path(Path),
    /// `a..=b`, `a..`, `..=b`, `a..b`; bounds are literals or constant paths.
    Range {
        /// Lower bound.
        lo: Option<ExprId>,
        /// Upper bound.
        hi: Option<ExprId>,
        /// `..=`
        inclusive: bool,
    },
    /// `(a, .., b)`
    Tuple(Vec<PatId>),
    /// `V(a, .., b)`
    TupleStruct(Path, Vec<PatId>),
    /// `V { a, b: p, .. }`
    Struct(Path, Vec<(Symbol, PatId)>),
    /// `[a, rest @ .., b]`
    Slice(Vec<PatId>),
    /// `a | b`
    Or(Vec<PatId>),
    /// `&p`, `&mut p`
    Ref(PatId),
    /// Already reported.
    Error,
}
