//! Makes a well-typed program from a seed. Every read copies or clones, so that rustc has nothing to say
//! about borrows; what is borrowed for longer is hidden while it is.

// `test` and `text`, `pat` and `part`: each is the right word.
#![allow(clippy::similar_names)]

mod bools;
mod build;
mod collections;
mod exprs;
mod families;
mod idioms;
mod items;
mod json;
mod numbers;
mod patterns;
mod places;
mod regexes;
mod stmts;
mod texts;
mod types;

use crate::ast::{Block, Expr, Function, Int, Item, Program, Stmt, Ty};
use crate::random::Random;
use build::{borrow, macro_, name};

/// The program of a seed.
///
/// ```
/// let program = cfc_fuzz::generate::program(7).to_string();
/// assert!(program.contains("pub fn program(input: &str) -> String"));
/// assert_eq!(program, cfc_fuzz::generate::program(7).to_string());
/// ```
pub fn program(seed: u64) -> Program {
    let mut generator = Generator::new(seed);
    generator.items();
    let body = generator.main_body();
    let mut items = generator.items;
    items.push(Item::Fn(Function {
        head: "fn show(out: &mut String, text: &str)".to_string(),
        body: Some(show_body()),
    }));
    Program { items, body }
}

fn show_body() -> Block {
    let push = |x: Expr| {
        let out = name(&Ty::Other, "out");
        Stmt::Expr(build::method(&Ty::Other, out, "push_str", vec![x]))
    };
    build::stmts(vec![
        push(name(&Ty::Other, "text")),
        push(name(&Ty::Other, "\"\\n\"")),
    ])
}

/// How a variable is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// The value itself.
    Owned,
    /// `&T`.
    Ref,
    /// `&mut T`.
    RefMut,
    /// `&str`; its type is then `Text`.
    Str,
}

/// A variable in scope.
#[derive(Clone, Debug)]
struct Var {
    name: String,
    ty: Ty,
    mode: Mode,
    /// May be assigned or mutated.
    mutable: bool,
    /// Moved away, or borrowed mutably.
    hidden: bool,
    /// Borrowed: only to be read.
    locked: bool,
    /// How many loops and closures are around its declaration.
    depth: usize,
}

/// A parameter's or receiver's way.
#[derive(Clone, Debug)]
struct Param {
    mode: Mode,
    ty: Ty,
}

/// A function that can be called.
#[derive(Clone, Debug)]
struct Signature {
    /// A path, or a method's name.
    name: String,
    /// The receiver first, if it is a method.
    params: Vec<Param>,
    ret: Ty,
    is_method: bool,
}

/// A struct's or variant's fields; an empty name is a position.
type Fields = Vec<(String, Ty)>;

/// A type of the program.
#[derive(Clone, Debug)]
struct Adt {
    ty: Ty,
    name: String,
    /// One without a name for a struct.
    variants: Vec<(String, Fields)>,
}

struct Generator {
    random: Random,
    items: Vec<Item>,
    adts: Vec<Adt>,
    functions: Vec<Signature>,
    /// Types that implement the trait.
    shapes: Vec<Ty>,
    vars: Vec<Var>,
    /// Variables below are not mutated here.
    floor: usize,
    /// Loops and closures around.
    depth: usize,
    /// Blocks around.
    nesting: usize,
    names: usize,
    labels: Vec<String>,
    /// The function's type, where `return` and `?` may stand.
    ret: Option<Ty>,
    /// How many nodes may still be made in this function.
    fuel: isize,
    /// Whether statements may show values in `out`.
    shows: bool,
}

impl Generator {
    fn new(seed: u64) -> Generator {
        Generator {
            random: Random::new(seed),
            items: Vec::new(),
            adts: Vec::new(),
            functions: Vec::new(),
            shapes: Vec::new(),
            vars: Vec::new(),
            floor: 0,
            depth: 0,
            nesting: 0,
            names: 0,
            labels: Vec::new(),
            ret: None,
            fuel: 0,
            shows: false,
        }
    }

    fn main_body(&mut self) -> Block {
        self.fuel = 110;
        self.ret = Some(Ty::Text);
        self.shows = true;
        self.declare("input", &Ty::Text, Mode::Str, false);
        let string = name(&Ty::Other, "String::new()");
        let mut stmts = vec![Stmt::Let("mut out".to_string(), None, string)];
        for _ in 0..3 + self.random.below(3) {
            self.let_stmt(&mut stmts);
        }
        let from = stmts.len();
        while self.fuel > 0 && stmts.len() < from + 10 {
            self.stmt(&mut stmts);
        }
        self.show_all(&mut stmts);
        Block {
            stmts,
            value: Some(Box::new(name(&Ty::Other, "out"))),
        }
    }

    /// Everything that is in scope.
    fn show_all(&mut self, stmts: &mut Vec<Stmt>) {
        let places = self.places(|_| true, false);
        for place in places.into_iter().filter(|place| !place.is_part) {
            stmts.push(show(&place.expr));
        }
    }

    fn declare(&mut self, name: &str, ty: &Ty, mode: Mode, mutable: bool) {
        let (name, ty, depth) = (name.to_string(), ty.clone(), self.depth);
        self.vars.push(Var {
            name,
            ty,
            mode,
            mutable,
            hidden: false,
            locked: false,
            depth,
        });
    }

    /// A new name, or one that hides another.
    fn fresh(&mut self) -> String {
        if self.random.percent(8)
            && let Some(var) = self.vars.last()
            && var.mode != Mode::RefMut
        {
            return var.name.clone();
        }
        self.names += 1;
        let letter = self.one_of(&["a", "b", "item", "n", "value", "x"]);
        format!("{letter}{}", self.names)
    }

    /// What `work` declares is gone after it.
    fn scope<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let count = self.vars.len();
        self.nesting += 1;
        let result = work(self);
        self.nesting -= 1;
        self.vars.truncate(count);
        result
    }

    /// While something is borrowed: nothing outside is mutated.
    fn frozen<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let floor = std::mem::replace(&mut self.floor, self.vars.len());
        let result = work(self);
        self.floor = floor;
        result
    }

    /// A closure's body: it jumps nowhere, mutates and moves nothing of what is outside.
    fn in_closure<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let labels = std::mem::take(&mut self.labels);
        let ret = self.ret.take();
        let shows = std::mem::replace(&mut self.shows, false);
        self.depth += 1;
        let result = self.frozen(|g| g.scope(work));
        self.depth -= 1;
        self.shows = shows;
        self.labels = labels;
        self.ret = ret;
        result
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.random.below(words.len())]
    }

    fn int(&mut self) -> Int {
        use Int::{I8, I16, I32, I64, Isize, U8, U16, U32, U64, Usize};
        *self.random.pick(&[
            I32, I32, I32, I32, U32, U32, U8, U8, I8, I16, U16, Usize, Usize, I64, U64, Isize,
        ])
    }
}

/// `show(&mut out, &format!("{:?}", x));`
fn show(x: &Expr) -> Stmt {
    let text = macro_(&Ty::Text, "format", "\"{:?}\"", vec![x.clone()]);
    let out = name(&Ty::Other, "&mut out");
    Stmt::Expr(build::call(&Ty::Other, "show", vec![out, borrow(text)]))
}
