//! Whether brackets match.

pub struct Brackets {
    raw: Vec<char>,
}

impl<'a> From<&'a str> for Brackets {
    fn from(i: &str) -> Self {
        Brackets {
            raw: i.chars().filter(|c| "[]{}()".contains(*c)).collect(),
        }
    }
}

impl Brackets {
    pub fn are_balanced(&self) -> bool {
        let mut unclosed: Vec<char> = Vec::new();
        for &bracket in self.raw.iter() {
            if let Some(last) = unclosed.last() {
                if matching(*last) == Some(bracket) {
                    unclosed.pop();
                    continue;
                }
            }
            unclosed.push(bracket);
        }
        unclosed.is_empty()
    }
}

fn matching(open: char) -> Option<char> {
    match open {
        '[' => Some(']'),
        '{' => Some('}'),
        '(' => Some(')'),
        _ => None,
    }
}

pub fn first_error(source: &str) -> Result<(), (usize, char)> {
    let mut stack = vec![];
    for (at, c) in source.char_indices() {
        match c {
            '(' | '[' | '{' => stack.push((at, c)),
            ')' | ']' | '}' => match stack.pop() {
                Some((_, open)) if matching(open) == Some(c) => {}
                _ => return Err((at, c)),
            },
            _ => {}
        }
    }
    stack.pop().map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balanced() {
        for text in ["", "[]", "{ }", "([{}({}[])])", "(((185 + 223.85) * 15) - 543)/2"] {
            assert!(Brackets::from(text).are_balanced(), "{}", text);
        }
    }

    #[test]
    fn unbalanced() {
        for text in ["[[", "}{", "{]", "{[)][]}", "([{])", "[({]})"] {
            assert!(!Brackets::from(text).are_balanced(), "{}", text);
        }
    }

    #[test]
    fn tells_where() {
        assert_eq!(first_error("a(b)c"), Ok(()));
        assert_eq!(first_error("ü(b]"), Err((4, ']')));
        assert_eq!(first_error("(("), Err((1, '(')));
    }
}
