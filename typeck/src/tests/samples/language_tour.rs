//! What the language has, in one file that rustc accepts: the checker has to know every type in it.
#![allow(unused)]
use std::fmt;
use std::ops::{Deref, Index, Mul, Neg, Sub};

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Token {
    Num(u32),
    Op(char),
    Word(String),
    End,
}

struct Lexer<'a> {
    chars: std::iter::Peekable<std::str::Chars<'a>>,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn new(s: &'a str) -> Self {
        Lexer {
            chars: s.chars().peekable(),
            line: 1,
        }
    }
    fn next_token(&mut self) -> Result<Token, LexError> {
        while let Some(c) = self.chars.peek() {
            if c.is_whitespace() {
                if *c == '\n' {
                    self.line += 1;
                }
                self.chars.next();
            } else {
                break;
            }
        }
        let Some(&c) = self.chars.peek() else {
            return Ok(Token::End);
        };
        match c {
            '0'..='9' => {
                let mut n: u32 = 0;
                while let Some(d) = self.chars.peek().and_then(|c| c.to_digit(10)) {
                    n = n
                        .checked_mul(10)
                        .and_then(|n| n.checked_add(d))
                        .ok_or(LexError::TooBig { line: self.line })?;
                    self.chars.next();
                }
                Ok(Token::Num(n))
            }
            '+' | '-' | '*' | '/' => {
                self.chars.next();
                Ok(Token::Op(c))
            }
            c if c.is_alphabetic() => {
                let mut w = String::new();
                while let Some(&c) = self.chars.peek() {
                    if !c.is_alphanumeric() {
                        break;
                    }
                    w.push(c);
                    self.chars.next();
                }
                Ok(Token::Word(w))
            }
            other => Err(LexError::Unexpected(other)),
        }
    }
}

enum LexError {
    TooBig { line: usize },
    Unexpected(char),
}
impl fmt::Display for LexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LexError::TooBig { line } => write!(f, "too big in line {line}"),
            Self::Unexpected(c) => write!(f, "unexpected {c:?}"),
        }
    }
}
impl From<LexError> for String {
    fn from(e: LexError) -> String {
        e.to_string()
    }
}

fn tokens(s: &str) -> Result<Vec<Token>, String> {
    let mut lexer = Lexer::new(s);
    let mut out = vec![];
    loop {
        match lexer.next_token()? {
            Token::End => break Ok(out),
            t => out.push(t),
        }
    }
}

fn query(q: &str) -> Vec<(String, Option<String>)> {
    q.split('&')
        .filter(|p| !p.is_empty())
        .map(|p| match p.split_once('=') {
            Some((k, v)) => (k.to_owned(), Some(v.to_string())),
            None => (p.into(), None),
        })
        .collect()
}

fn longest<'a>(xs: &'a [String]) -> Option<&'a String> {
    xs.iter().max_by_key(|s| s.len())
}

struct Matrix<const R: usize, const C: usize> {
    cells: [[f64; C]; R],
}
impl<const R: usize, const C: usize> Matrix<R, C> {
    fn zero() -> Self {
        Matrix {
            cells: [[0.0; C]; R],
        }
    }
    fn row(&self, i: usize) -> &[f64; C] {
        &self.cells[i]
    }
    fn sum(&self) -> f64 {
        self.cells.iter().flat_map(|r| r.iter()).sum()
    }
    fn scale(&mut self, k: f64) {
        for r in self.cells.iter_mut() {
            for c in r {
                *c *= k;
            }
        }
    }
}
impl<const R: usize, const C: usize> Index<(usize, usize)> for Matrix<R, C> {
    type Output = f64;
    fn index(&self, (r, c): (usize, usize)) -> &f64 {
        &self.cells[r][c]
    }
}

#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct V2 {
    x: f64,
    y: f64,
}
impl Sub for V2 {
    type Output = V2;
    fn sub(self, o: V2) -> V2 {
        V2 {
            x: self.x - o.x,
            y: self.y - o.y,
        }
    }
}
impl Mul<f64> for V2 {
    type Output = V2;
    fn mul(self, k: f64) -> V2 {
        V2 {
            x: self.x * k,
            ..self
        }
    }
}
impl Mul<V2> for f64 {
    type Output = V2;
    fn mul(self, v: V2) -> V2 {
        v * self
    }
}
impl Neg for V2 {
    type Output = V2;
    fn neg(self) -> V2 {
        -1.0 * self
    }
}

trait Visitor {
    type Out;
    fn visit(&mut self, n: &Node) -> Self::Out;
    fn twice(&mut self, n: &Node) -> (Self::Out, Self::Out) {
        (self.visit(n), self.visit(n))
    }
}
enum Node {
    Leaf(i64),
    Add(Box<Node>, Box<Node>),
    Neg(Box<Node>),
}
struct Eval;
struct Depth {
    max: usize,
}
impl Visitor for Eval {
    type Out = i64;
    fn visit(&mut self, n: &Node) -> i64 {
        match n {
            Node::Leaf(v) => *v,
            Node::Add(a, b) => self.visit(a) + self.visit(b),
            Node::Neg(a) => -self.visit(a),
        }
    }
}
impl Visitor for Depth {
    type Out = usize;
    fn visit(&mut self, n: &Node) -> usize {
        let d = match n {
            Node::Leaf(_) => 1,
            Node::Add(a, b) => 1 + self.visit(a).max(self.visit(b)),
            Node::Neg(a) => 1 + self.visit(a),
        };
        self.max = self.max.max(d);
        d
    }
}
fn run<V: Visitor>(v: &mut V, n: &Node) -> V::Out
where
    V::Out: Clone,
{
    let (a, _) = v.twice(n);
    a.clone()
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}
fn make_adder(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}
fn apply_all(fs: &[fn(i32) -> i32], x: i32) -> i32 {
    fs.iter().fold(x, |acc, f| f(acc))
}
fn inc(x: i32) -> i32 {
    x + 1
}
fn dbl(x: i32) -> i32 {
    x * 2
}

struct Wrapper(Vec<u8>);
impl Deref for Wrapper {
    type Target = Vec<u8>;
    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

struct Countdown(u32);
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            None
        } else {
            self.0 -= 1;
            Some(self.0)
        }
    }
}

fn main_like() -> Option<u32> {
    let f = compose(|x: i32| x + 1, |y| y.to_string());
    let s = f(3);
    let n = apply_all(&[inc, dbl, |x| x - 1], 5);
    let add = make_adder(2);
    let total: i32 = (1..=10).map(&add).filter(|n| n % 2 == 0).sum();
    let w = Wrapper(vec![1, 2, 3]);
    let l = w.len() + w.iter().count();
    let firsts = w.first().copied().unwrap_or_default();
    let z: Vec<u32> = Countdown(5)
        .zip(0..)
        .map(|(a, b): (u32, u32)| a * b)
        .collect();
    let (even, odd): (Vec<u32>, Vec<u32>) = z.iter().partition(|x| *x % 2 == 0);
    let mut sorted = even.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    sorted.sort_by_key(|x| std::cmp::Reverse(*x));
    sorted.dedup();
    let joined = sorted
        .iter()
        .map(|x| x.to_string())
        .collect::<Vec<_>>()
        .join("-");
    let found = odd.iter().position(|&x| x == 3)?;
    let arr = [1u8, 2, 3];
    if let [a, .., b] = arr {
        let _ = a + b;
    }
    if let [first, rest @ ..] = &z[..] {
        let _: &u32 = first;
        let _ = rest.len();
    }
    let label = 'outer: {
        if n > 3 {
            break 'outer "big";
        }
        "small"
    };
    let t = (1, "a", 2.5);
    let (a, b, c) = t;
    let nested = Some(Some(3));
    if let Some(Some(x @ 1..=5)) = nested {
        let _ = x + 1;
    }
    let r: Result<Vec<i32>, _> = "1,2,x".split(',').map(|s| s.parse::<i32>()).collect();
    let ok = r.as_ref().map(|v| v.len()).unwrap_or(0);
    let e = match r {
        Ok(v) => v.iter().copied().max(),
        Err(e) => {
            let _m = e.to_string();
            None
        }
    };
    let text = format!("{:>5}|{:03}|{:x}|{n}|{0:?}", 1, 2, 255u8);
    let opt: Option<&str> = Some("a").filter(|s| !s.is_empty()).or(Some("b"));
    let up = opt.map(str::to_uppercase).unwrap_or_else(String::new);
    let chars: String = up
        .chars()
        .rev()
        .filter(|c| c.is_ascii_alphabetic())
        .collect();
    let bytes = up.as_bytes().iter().map(|b| u32::from(*b)).sum::<u32>();
    let h = up
        .bytes()
        .fold(5381u32, |h, b| h.wrapping_mul(33) ^ u32::from(b));
    let v2 = V2 { x: 1.0, y: 2.0 } - V2::default() * 2.0;
    let neg = -v2;
    let far = (v2.x.powi(2) + v2.y * v2.y).sqrt() as u32;
    let idx = Matrix::<2, 3>::zero()[(1, 2)];
    let shift = 1u32 << 3 | 0xff & !7;
    let cmp = "a".cmp("b").then_with(|| 1.cmp(&2)).is_lt();
    let mut grid = vec![vec![0; 3]; 2];
    grid[1][2] += 5;
    for (i, row) in grid.iter_mut().enumerate() {
        for cell in row.iter_mut() {
            *cell += i as i32;
        }
    }
    let mut it = z.chunks(2);
    while let Some(pair) = it.next() {
        if pair.len() < 2 {
            continue;
        }
        let _ = pair[0] + pair[1];
    }
    let mut swap = (1, 2);
    std::mem::swap(&mut swap.0, &mut swap.1);
    let taken = std::mem::take(&mut sorted);
    let u: u64 = taken.iter().map(|&x| x as u64).product();
    let big = u64::try_from(5i32).ok()?;
    let small: u8 = 300u32.try_into().unwrap_or(u8::MAX);
    Some(found as u32 + far)
}
