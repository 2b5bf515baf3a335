//! A small stack language with own words.

use std::collections::HashMap;

pub type Value = i32;
pub type ForthResult = Result<(), Error>;

#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    DivisionByZero,
    StackUnderflow,
    UnknownWord,
    InvalidWord,
}

#[derive(Debug, Clone, PartialEq)]
enum Op {
    Push(Value),
    Add,
    Sub,
    Mul,
    Div,
    Dup,
    Drop,
    Swap,
    Over,
    Call(usize),
}

#[derive(Default)]
pub struct Forth {
    stack: Vec<Value>,
    words: HashMap<String, usize>,
    definitions: Vec<Vec<Op>>,
}

impl Forth {
    pub fn new() -> Forth {
        Default::default()
    }

    pub fn stack(&self) -> &[Value] {
        &self.stack
    }

    fn pop(&mut self) -> Result<Value, Error> {
        self.stack.pop().ok_or(Error::StackUnderflow)
    }

    fn compile(&self, word: &str) -> Result<Op, Error> {
        let word = word.to_ascii_lowercase();
        if let Some(index) = self.words.get(&word) {
            return Ok(Op::Call(*index));
        }
        if let Ok(n) = word.parse() {
            return Ok(Op::Push(n));
        }
        match word.as_str() {
            "+" => Ok(Op::Add),
            "-" => Ok(Op::Sub),
            "*" => Ok(Op::Mul),
            "/" => Ok(Op::Div),
            "dup" => Ok(Op::Dup),
            "drop" => Ok(Op::Drop),
            "swap" => Ok(Op::Swap),
            "over" => Ok(Op::Over),
            _ => Err(Error::UnknownWord),
        }
    }

    fn run(&mut self, op: &Op) -> ForthResult {
        match op {
            Op::Push(n) => self.stack.push(*n),
            Op::Add | Op::Sub | Op::Mul | Op::Div => {
                let b = self.pop()?;
                let a = self.pop()?;
                self.stack.push(match op {
                    Op::Add => a + b,
                    Op::Sub => a - b,
                    Op::Mul => a * b,
                    Op::Div => a.checked_div(b).ok_or(Error::DivisionByZero)?,
                    _ => unreachable!(),
                });
            }
            Op::Dup => {
                let top = *self.stack.last().ok_or(Error::StackUnderflow)?;
                self.stack.push(top);
            }
            Op::Drop => drop(self.pop()?),
            Op::Swap => {
                let (b, a) = (self.pop()?, self.pop()?);
                self.stack.extend([b, a]);
            }
            Op::Over => {
                let at = self.stack.len().checked_sub(2).ok_or(Error::StackUnderflow)?;
                self.stack.push(self.stack[at]);
            }
            Op::Call(index) => {
                for op in self.definitions[*index].clone() {
                    self.run(&op)?;
                }
            }
        }
        Ok(())
    }

    pub fn eval(&mut self, input: &str) -> ForthResult {
        let mut words = input.split_ascii_whitespace();
        while let Some(word) = words.next() {
            if word == ":" {
                let name = words.next().ok_or(Error::InvalidWord)?;
                if name.parse::<Value>().is_ok() {
                    return Err(Error::InvalidWord);
                }
                let mut body = Vec::new();
                loop {
                    match words.next() {
                        Some(";") => break,
                        Some(word) => body.push(self.compile(word)?),
                        None => return Err(Error::InvalidWord),
                    }
                }
                self.definitions.push(body);
                self.words.insert(name.to_ascii_lowercase(), self.definitions.len() - 1);
            } else {
                let op = self.compile(word)?;
                self.run(&op)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic() {
        let mut f = Forth::new();
        assert!(f.eval("1 2 + 4 - 3 *").is_ok());
        assert_eq!(f.stack(), [-3]);
        assert_eq!(f.eval("4 0 /"), Err(Error::DivisionByZero));
    }

    #[test]
    fn stack_words() {
        let mut f = Forth::new();
        assert!(f.eval("1 2 over swap DUP drop").is_ok());
        assert_eq!(f.stack(), [1, 1, 2]);
        assert_eq!(Forth::new().eval("1 swap"), Err(Error::StackUnderflow));
    }

    #[test]
    fn own_words() {
        let mut f = Forth::new();
        assert!(f.eval(": foo 5 ; : bar foo ; : foo 6 ; bar foo : swap dup ; 1 swap").is_ok());
        assert_eq!(f.stack(), [5, 6, 1, 1]);
        assert_eq!(f.eval(": 1 2 ;"), Err(Error::InvalidWord));
        assert_eq!(f.eval("quux"), Err(Error::UnknownWord));
    }
}
