//! Cooks an embedded text for a quick parse: doc comments become plain ones, and function bodies blanks,
//! to be parsed when they are lowered. Every byte keeps its place, so spans stay true.

/// Cooks a text; the result is as long as the text is.
pub fn cook(source: &str) -> String {
    let mut scanner = Scanner {
        bytes: source.as_bytes(),
        at: 0,
        out: source.as_bytes().to_vec(),
    };
    scanner.run();
    // Only whole tokens are blanked; if that should ever fail, the text is parsed as it is.
    String::from_utf8(scanner.out).unwrap_or_else(|_| source.to_string())
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    out: Vec<u8>,
}

/// What stands at a place, as far as it matters here.
enum Token {
    /// An identifier or keyword.
    Word(usize, usize),
    /// A byte of punctuation.
    Mark(u8),
}

impl Scanner<'_> {
    fn run(&mut self) {
        // A `fn` in an attribute or a macro is not one; `#[js({ .. })]` may hold closures, never items.
        while let Some(token) = self.next() {
            if let Token::Word(lo, hi) = token
                && &self.bytes[lo..hi] == b"fn"
            {
                self.function();
            }
        }
    }

    /// After `fn`: over the signature, to the end of the body.
    fn function(&mut self) {
        let Some(Token::Word(..)) = self.next() else {
            return;
        };
        let mut depth = 0usize;
        while let Some(token) = self.next() {
            match token {
                Token::Mark(b'(' | b'[') => depth += 1,
                Token::Mark(b')' | b']') => depth = depth.saturating_sub(1),
                Token::Mark(b';') if depth == 0 => return,
                Token::Mark(b'{') if depth == 0 => return self.body(self.at - 1),
                Token::Mark(_) | Token::Word(..) => {}
            }
        }
    }

    /// Blanks the body that starts at `open`, unless it holds items.
    fn body(&mut self, open: usize) {
        let mut depth = 1usize;
        let mut holds_items = false;
        while depth > 0 {
            match self.next() {
                None => return,
                Some(Token::Mark(b'{')) => depth += 1,
                Some(Token::Mark(b'}')) => depth -= 1,
                Some(Token::Mark(_)) => {}
                Some(Token::Word(lo, hi)) => holds_items |= starts_item(&self.bytes[lo..hi]),
            }
        }
        if !holds_items {
            self.out[open + 1..self.at - 1].fill(b' ');
        }
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// The next word or mark; comments, strings, characters and lifetimes are passed over.
    fn next(&mut self) -> Option<Token> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'/' if self.peek(1) == b'/' => self.line_comment(),
                b'/' if self.peek(1) == b'*' => self.block_comment(),
                b'"' => self.string(),
                b'r' if self.raw_hashes(1).is_some() => self.raw_string(1),
                b'b' if self.peek(1) == b'r' && self.raw_hashes(2).is_some() => self.raw_string(2),
                b'\'' => self.quote(),
                b if b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80 => {
                    let lo = self.at;
                    while self
                        .bytes
                        .get(self.at)
                        .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80)
                    {
                        self.at += 1;
                    }
                    // `b"…"` and `b'…'`: the literal follows.
                    return Some(Token::Word(lo, self.at));
                }
                b if b.is_ascii_whitespace() => self.at += 1,
                other => {
                    self.at += 1;
                    return Some(Token::Mark(other));
                }
            }
        }
    }

    /// Passes a comment over; `///` and `//!` become `// `.
    fn line_comment(&mut self) {
        if matches!(self.peek(2), b'/' | b'!') {
            self.out[self.at + 2] = b' ';
        }
        while self.bytes.get(self.at).is_some_and(|b| *b != b'\n') {
            self.at += 1;
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0usize;
        while self.at < self.bytes.len() {
            if self.peek(0) == b'/' && self.peek(1) == b'*' {
                depth += 1;
                self.at += 2;
            } else if self.peek(0) == b'*' && self.peek(1) == b'/' {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += if *byte == b'\\' { 2 } else { 1 };
            if *byte == b'"' {
                return;
            }
        }
    }

    /// The number of `#` of a raw string whose `r` stands `before` bytes before.
    fn raw_hashes(&self, before: usize) -> Option<usize> {
        let hashes = self.bytes[self.at + before..]
            .iter()
            .take_while(|b| **b == b'#')
            .count();
        (self.peek(before + hashes) == b'"').then_some(hashes)
    }

    fn raw_string(&mut self, before: usize) {
        let hashes = self.raw_hashes(before).unwrap_or(0);
        self.at += before + hashes + 1;
        let end = [&b"\""[..], &b"#".repeat(hashes)[..]].concat();
        while self.at < self.bytes.len() && !self.bytes[self.at..].starts_with(&end) {
            self.at += 1;
        }
        self.at += end.len();
    }

    /// A character literal or a lifetime.
    fn quote(&mut self) {
        self.at += 1;
        if self.peek(0) == b'\\' {
            // `'\''`, `'\\'`, `'\u{e4}'`: the byte after the backslash is never the end.
            self.at += 2;
            while self.bytes.get(self.at).is_some_and(|b| *b != b'\'') {
                self.at += 1;
            }
            self.at += 1;
            return;
        }
        let first = self.at;
        self.at += 1;
        while self.bytes.get(self.at).is_some_and(|b| b & 0xC0 == 0x80) {
            self.at += 1;
        }
        if self.peek(0) == b'\'' {
            self.at += 1;
        } else {
            // A lifetime: its name is passed over as a word would be.
            self.at = first;
            while self
                .bytes
                .get(self.at)
                .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
            {
                self.at += 1;
            }
        }
    }
}

/// Whether a word may begin an item inside a body.
fn starts_item(word: &[u8]) -> bool {
    matches!(
        word,
        b"fn"
            | b"use"
            | b"struct"
            | b"enum"
            | b"trait"
            | b"impl"
            | b"const"
            | b"static"
            | b"type"
            | b"mod"
    )
}
