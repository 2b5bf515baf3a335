//! The verdicts: every variant of syn's syntax enums, once, and the words within nodes that are
//! refused. Not here: macros, attributes and paths, which have tables of names of their own.

use crate::verdict::{Line, Row, Table, verdicts, word_verdicts};
use crate::{attributes, macros, paths};
use std::fmt::Write as _;

/// All verdicts as Markdown tables, for the documentation: node, what it is, verdict, code.
///
/// ```
/// let page = cfc_syntax::verdict_table_markdown();
/// assert!(page.contains("| `Expr::Unsafe` | an `unsafe` block | refused | `CFC0101` |"));
/// assert!(page.contains("| `Expr::Match` | `match` | accepted | |"));
/// ```
pub fn verdict_table_markdown() -> String {
    let mut page = String::new();
    for table in TABLES {
        write_table(&mut page, table.title, table.rows.iter().map(Row::line));
    }
    write_table(&mut page, "Macros", macros::lines());
    write_table(&mut page, "Attributes and derives", attributes::lines());
    write_table(&mut page, "Paths", paths::lines());
    page
}

/// The tables over syn's enums, in the order of the documentation.
static TABLES: &[&Table] = &[
    &ITEMS,
    &IMPL_ITEMS,
    &TRAIT_ITEMS,
    &WORDS,
    &STATEMENTS,
    &EXPRESSIONS,
    &LITERALS,
    &BINARY_OPERATORS,
    &UNARY_OPERATORS,
    &RANGE_LIMITS,
    &MEMBERS,
    &PATTERNS,
    &TYPES,
    &RETURN_TYPES,
    &GENERIC_PARAMETERS,
    &GENERIC_ARGUMENTS,
    &PATH_ARGUMENTS,
    &BOUNDS,
    &WHERE_PREDICATES,
    &CAPTURES,
    &PARAMETERS,
    &RECEIVERS,
    &FIELDS,
    &STATIC_MUTABILITY,
    &VISIBILITIES,
    &USE_TREES,
];

verdicts! { ITEMS "Items", item(Item) open {
    Const "a `const`" => accept;
    Enum "an `enum`" => accept;
    ExternCrate "an `extern crate`" => refuse foreign_code;
    Fn "a `fn`" => accept;
    ForeignMod "an `extern` block" => refuse foreign_code;
    Impl "an `impl`" => accept;
    Macro "an item that is a macro call" => accept;
    Mod "a `mod`" => accept;
    Static "a `static`" => accept;
    Struct "a `struct`" => accept;
    Trait "a `trait`" => accept;
    TraitAlias "a trait alias" => refuse unstable_syntax;
    Type "a `type`" => accept;
    Union "a `union`" => refuse union_type;
    Use "a `use`" => accept;
    Verbatim "an item of an unknown form" => refuse unknown_syntax;
} }

verdicts! { IMPL_ITEMS "Items of an `impl`", impl_item(ImplItem) open {
    Const "an associated `const`" => accept;
    Fn "a method" => accept;
    Type "an associated `type`" => accept;
    Macro "an item that is a macro call" => accept;
    Verbatim "an item of an unknown form" => refuse unknown_syntax;
} }

verdicts! { TRAIT_ITEMS "Items of a `trait`", trait_item(TraitItem) open {
    Const "an associated `const`" => accept;
    Fn "a method" => accept;
    Type "an associated `type`" => accept;
    Macro "an item that is a macro call" => accept;
    Verbatim "an item of an unknown form" => refuse unknown_syntax;
} }

word_verdicts! { WORDS "Words in items, closures and types" {
    CONST_FN "const fn" "a `const fn`" => accept;
    ASYNC_FN "async fn" "an `async fn`" => accept;
    UNSAFE_FN "unsafe fn" "an `unsafe fn`" => refuse unsafe_code;
    UNSAFE_IMPL "unsafe impl" "an `unsafe impl`" => refuse unsafe_code;
    UNSAFE_TRAIT "unsafe trait" "an `unsafe trait`" => refuse unsafe_code;
    UNSAFE_MOD "unsafe mod" "an `unsafe mod`" => refuse unsafe_code;
    UNSAFE_FN_POINTER "unsafe fn()" "an `unsafe fn` pointer" => refuse unsafe_code;
    UNSAFE_ATTRIBUTE "#[unsafe(…)]" "an `unsafe` attribute" => refuse unsafe_code;
    ABI "extern \"…\" fn" "a function with an ABI" => refuse foreign_code;
    VARIADIC "..." "a variadic function" => refuse foreign_code;
    ASYNC_CLOSURE "async ||" "an `async` closure" => refuse async_block;
    DROP "impl Drop" "`impl Drop`" => refuse drop_impl;
    NEGATIVE_IMPL "impl !Trait" "a negative impl" => refuse unstable_syntax;
    DEFAULTNESS "default" "specialisation with `default`" => refuse unstable_syntax;
    AUTO_TRAIT "auto trait" "an auto trait" => refuse unstable_syntax;
    CONST_CLOSURE "const ||" "a `const` closure" => refuse unstable_syntax;
    FIELD_DEFAULT "field: T = value" "a default value of a field" => refuse unstable_syntax;
    GENERIC_CONST "const N<T>" "a generic `const`" => refuse unstable_syntax;
    MODIFIER "any other" "a modifier that is newer than this tool" => refuse unknown_syntax;
} }

verdicts! { STATEMENTS "Statements", stmt(Stmt) closed {
    Local "`let`, `let … else`" => accept;
    Item "an item in a block" => accept;
    Expr "an expression" => accept;
    Macro "a macro call" => accept;
} }

verdicts! { EXPRESSIONS "Expressions", expr(Expr) open {
    Array "`[a, b]`" => accept;
    Assign "`a = b`" => accept;
    Async "an `async` block" => refuse async_block;
    Await "`.await`" => accept;
    Binary "a binary operation" => accept;
    Block "a block" => accept;
    Break "`break`" => accept;
    Call "a call" => accept;
    Cast "`as`" => accept;
    Closure "a closure" => accept;
    Const "a `const` block" => accept;
    Continue "`continue`" => accept;
    Field "a field" => accept;
    ForLoop "`for`" => accept;
    Group "an invisible group" => accept;
    If "`if`" => accept;
    Index "`a[b]`" => accept;
    Infer "`_` in an assignment" => accept;
    Let "`let` in a condition" => accept;
    Lit "a literal" => accept;
    Loop "`loop`" => accept;
    Macro "a macro call" => accept;
    Match "`match`" => accept;
    MethodCall "a method call" => accept;
    Paren "parentheses" => accept;
    Path "a path" => accept;
    Range "a range" => accept;
    RawAddr "`&raw`" => refuse raw_pointer;
    Reference "`&a`, `&mut a`" => accept;
    Repeat "`[a; n]`" => accept;
    Return "`return`" => accept;
    Struct "a struct literal" => accept;
    Try "`?`" => accept;
    TryBlock "a `try` block" => refuse unstable_syntax;
    Tuple "a tuple" => accept;
    Unary "a unary operation" => accept;
    Unsafe "an `unsafe` block" => refuse unsafe_code;
    Verbatim "an expression of an unknown form" => refuse unknown_syntax;
    While "`while`" => accept;
    Yield "`yield`" => refuse unstable_syntax;
} }

verdicts! { LITERALS "Literals", lit(Lit) open {
    Str "a string" => accept;
    ByteStr "a byte string" => accept;
    CStr "a C string literal" => refuse foreign_code;
    Byte "a byte" => accept;
    Char "a character" => accept;
    Int "an integer" => accept;
    Float "a float" => accept;
    Bool "`true`, `false`" => accept;
    Verbatim "a literal of an unknown form" => refuse unknown_syntax;
} }

verdicts! { BINARY_OPERATORS "Binary operators", bin_op(BinOp) open {
    Add "`+`" => accept;
    Sub "`-`" => accept;
    Mul "`*`" => accept;
    Div "`/`" => accept;
    Rem "`%`" => accept;
    And "`&&`" => accept;
    Or "`||`" => accept;
    BitXor "`^`" => accept;
    BitAnd "`&`" => accept;
    BitOr "`|`" => accept;
    Shl "`<<`" => accept;
    Shr "`>>`" => accept;
    Eq "`==`" => accept;
    Lt "`<`" => accept;
    Le "`<=`" => accept;
    Ne "`!=`" => accept;
    Ge "`>=`" => accept;
    Gt "`>`" => accept;
    AddAssign "`+=`" => accept;
    SubAssign "`-=`" => accept;
    MulAssign "`*=`" => accept;
    DivAssign "`/=`" => accept;
    RemAssign "`%=`" => accept;
    BitXorAssign "`^=`" => accept;
    BitAndAssign "`&=`" => accept;
    BitOrAssign "`|=`" => accept;
    ShlAssign "`<<=`" => accept;
    ShrAssign "`>>=`" => accept;
} }

verdicts! { UNARY_OPERATORS "Unary operators", un_op(UnOp) open {
    Deref "`*a`" => accept;
    Not "`!a`" => accept;
    Neg "`-a`" => accept;
} }

verdicts! { RANGE_LIMITS "Ranges", range_limits(RangeLimits) closed {
    HalfOpen "`a..b`" => accept;
    Closed "`a..=b`" => accept;
} }

verdicts! { MEMBERS "Fields of a value", member(Member) closed {
    Named "`a.name`" => accept;
    Unnamed "`a.0`" => accept;
} }

verdicts! { PATTERNS "Patterns", pat(Pat) open {
    Const "a `const` block as a pattern" => refuse unstable_syntax;
    Guard "`pattern if condition`" => accept;
    Ident "a binding, `ref`, `mut`, `@`" => accept;
    Lit "a literal" => accept;
    Macro "a macro call as a pattern" => accept;
    Or "`a | b`" => accept;
    Paren "parentheses" => accept;
    Path "a path" => accept;
    Range "a range" => accept;
    Reference "`&a`" => accept;
    Rest "`..`" => accept;
    Slice "`[a, .., b]`" => accept;
    Struct "a struct" => accept;
    Tuple "a tuple" => accept;
    TupleStruct "a tuple struct" => accept;
    Type "`name: Type`" => accept;
    Verbatim "a pattern of an unknown form" => refuse unknown_syntax;
    Wild "`_`" => accept;
} }

verdicts! { TYPES "Types", ty(Type) open {
    Array "`[T; n]`" => accept;
    FnPtr "`fn(A) -> B`" => accept;
    Group "an invisible group" => accept;
    ImplTrait "`impl Trait`" => accept;
    Infer "`_`" => accept;
    Macro "a macro call as a type" => accept;
    Never "`!`" => accept;
    Paren "parentheses" => accept;
    Path "a path" => accept;
    Ptr "a raw pointer" => refuse raw_pointer;
    Reference "`&T`, `&mut T`" => accept;
    Slice "`[T]`" => accept;
    TraitObject "a trait object" => refuse trait_object;
    Tuple "a tuple" => accept;
    Verbatim "a type of an unknown form" => refuse unknown_syntax;
} }

verdicts! { RETURN_TYPES "Return types", return_type(ReturnType) closed {
    Default "none" => accept;
    Type "`-> T`" => accept;
} }

verdicts! { GENERIC_PARAMETERS "Generic parameters", generic_param(GenericParam) closed {
    Lifetime "a lifetime" => accept;
    Type "a type parameter" => accept;
    Const "a `const` parameter" => accept;
} }

verdicts! { GENERIC_ARGUMENTS "Generic arguments", generic_argument(GenericArgument) open {
    Lifetime "a lifetime" => accept;
    Type "a type" => accept;
    Const "a constant" => accept;
    AssocType "`Item = T`" => accept;
    AssocConst "an associated constant's value" => refuse unstable_syntax;
    Constraint "`Item: Trait`" => accept;
} }

verdicts! { PATH_ARGUMENTS "Arguments of a path", path_arguments(PathArguments) closed {
    None "none" => accept;
    AngleBracketed "`<T>`" => accept;
    Parenthesized "`Fn(A) -> B`" => accept;
} }

verdicts! { BOUNDS "Bounds", bound(TypeParamBound) open {
    Trait "a trait, `?Sized`, `for<'a>`" => accept;
    Lifetime "a lifetime" => accept;
    PreciseCapture "`use<'a, T>`" => accept;
    Verbatim "a bound of an unknown form" => refuse unknown_syntax;
} }

verdicts! { WHERE_PREDICATES "`where` clauses", where_predicate(WherePredicate) open {
    Lifetime "`'a: 'b`" => accept;
    Type "`T: Trait`" => accept;
} }

verdicts! { CAPTURES "Captured parameters", captured_param(CapturedParam) open {
    Lifetime "a lifetime" => accept;
    Ident "a type" => accept;
} }

verdicts! { PARAMETERS "Parameters", fn_arg(FnArg) closed {
    Receiver "`self` in its forms" => accept;
    Typed "`pattern: Type`" => accept;
} }

verdicts! { RECEIVERS "Receivers", receiver_kind(ReceiverKind) open {
    Value "`self`" => accept;
    Reference "`&self`, `&mut self`" => accept;
    Typed "`self: T`" => accept;
} }

verdicts! { FIELDS "Fields of a type", fields(Fields) closed {
    Named "`{ a: T }`" => accept;
    Unnamed "`(T)`" => accept;
    Unit "none" => accept;
} }

verdicts! { STATIC_MUTABILITY "Statics", static_mutability(StaticMutability) open {
    Mut "a `static mut`" => refuse mutable_static;
    None "`static`" => accept;
} }

verdicts! { VISIBILITIES "Visibility", visibility(Visibility) closed {
    Public "`pub`" => accept;
    Restricted "`pub(crate)` and the like" => accept;
    Inherited "none" => accept;
} }

verdicts! { USE_TREES "`use`", use_tree(UseTree) closed {
    Path "`a::…`" => accept;
    Name "`a`" => accept;
    Rename "`a as b`" => accept;
    Glob "`*`" => accept;
    Group "`{a, b}`" => accept;
} }

fn write_table(page: &mut String, title: &str, lines: impl IntoIterator<Item = Line>) {
    if !page.is_empty() {
        page.push('\n');
    }
    write!(
        page,
        "## {title}\n\n| Node | What it is | Verdict | Code |\n|---|---|---|---|\n"
    )
    .expect("a String takes all");
    for line in lines {
        let node = line.node.replace('|', "\\|");
        let syntax = line.syntax.replace('|', "\\|");
        match line.code {
            None => writeln!(page, "| `{node}` | {syntax} | accepted | |"),
            Some(code) => writeln!(page, "| `{node}` | {syntax} | refused | `{code}` |"),
        }
        .expect("a String takes all");
    }
}
