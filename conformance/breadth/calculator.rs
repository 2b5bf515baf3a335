//! A recursive-descent parser and evaluator of arithmetic.

use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Number(f64),
    Op(char),
    Open,
    Close,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    Number(f64),
    Negate(Box<Expr>),
    Binary(Box<Expr>, char, Box<Expr>),
}

#[derive(Debug, PartialEq)]
pub enum ParseError {
    UnexpectedEnd,
    UnexpectedToken(Token),
    UnexpectedChar(char),
}

fn number(chars: &mut Peekable<Chars<'_>>) -> f64 {
    let mut text = String::new();
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() || c == '.' {
            text.push(c);
            chars.next();
        } else {
            break;
        }
    }
    text.parse().unwrap_or(0.0)
}

pub fn tokenize(source: &str) -> Result<Vec<Token>, ParseError> {
    let mut tokens = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(&c) = chars.peek() {
        match c {
            ' ' | '\t' => {
                chars.next();
            }
            '0'..='9' => tokens.push(Token::Number(number(&mut chars))),
            '+' | '-' | '*' | '/' => {
                tokens.push(Token::Op(c));
                chars.next();
            }
            '(' => {
                tokens.push(Token::Open);
                chars.next();
            }
            ')' => {
                tokens.push(Token::Close);
                chars.next();
            }
            other => return Err(ParseError::UnexpectedChar(other)),
        }
    }
    Ok(tokens)
}

fn expression(tokens: &[Token], pos: &mut usize) -> Result<Expr, ParseError> {
    let mut left = term(tokens, pos)?;
    while let Some(Token::Op(op @ ('+' | '-'))) = tokens.get(*pos) {
        *pos += 1;
        let right = term(tokens, pos)?;
        left = Expr::Binary(Box::new(left), *op, Box::new(right));
    }
    Ok(left)
}

fn term(tokens: &[Token], pos: &mut usize) -> Result<Expr, ParseError> {
    let mut left = factor(tokens, pos)?;
    while let Some(Token::Op(op @ ('*' | '/'))) = tokens.get(*pos) {
        *pos += 1;
        let right = factor(tokens, pos)?;
        left = Expr::Binary(Box::new(left), *op, Box::new(right));
    }
    Ok(left)
}

fn factor(tokens: &[Token], pos: &mut usize) -> Result<Expr, ParseError> {
    let token = tokens.get(*pos).ok_or(ParseError::UnexpectedEnd)?;
    *pos += 1;
    match token {
        Token::Number(n) => Ok(Expr::Number(*n)),
        Token::Op('-') => Ok(Expr::Negate(Box::new(factor(tokens, pos)?))),
        Token::Open => {
            let inner = expression(tokens, pos)?;
            match tokens.get(*pos) {
                Some(Token::Close) => {
                    *pos += 1;
                    Ok(inner)
                }
                Some(other) => Err(ParseError::UnexpectedToken(other.clone())),
                None => Err(ParseError::UnexpectedEnd),
            }
        }
        other => Err(ParseError::UnexpectedToken(other.clone())),
    }
}

pub fn parse(source: &str) -> Result<Expr, ParseError> {
    let tokens = tokenize(source)?;
    let mut pos = 0;
    let expr = expression(&tokens, &mut pos)?;
    match tokens.get(pos) {
        None => Ok(expr),
        Some(token) => Err(ParseError::UnexpectedToken(token.clone())),
    }
}

impl Expr {
    pub fn eval(&self) -> f64 {
        match self {
            Expr::Number(n) => *n,
            Expr::Negate(inner) => -inner.eval(),
            Expr::Binary(a, op, b) => {
                let (a, b) = (a.eval(), b.eval());
                match op {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ => a / b,
                }
            }
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Number(n) => write!(f, "{n}"),
            Expr::Negate(inner) => write!(f, "(-{inner})"),
            Expr::Binary(a, op, b) => write!(f, "({a} {op} {b})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precedence() {
        assert_eq!(parse("1 + 2 * 3").unwrap().to_string(), "(1 + (2 * 3))");
        assert_eq!(parse("8 - 2 - 1").unwrap().eval(), 5.0);
        assert_eq!(parse("(1 + 2) * -3").unwrap().eval(), -9.0);
    }

    #[test]
    fn fractions() {
        assert_eq!(parse("1.5 / 0.5").map(|e| e.eval()), Ok(3.0));
        assert!(parse("1 / 0").unwrap().eval().is_infinite());
    }

    #[test]
    fn errors() {
        assert_eq!(parse("1 +"), Err(ParseError::UnexpectedEnd));
        assert_eq!(parse("(1"), Err(ParseError::UnexpectedEnd));
        assert_eq!(parse("1 2"), Err(ParseError::UnexpectedToken(Token::Number(2.0))));
        assert_eq!(parse("1 % 2"), Err(ParseError::UnexpectedChar('%')));
    }
}
