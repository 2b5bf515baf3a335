//! Run-length encoding.

pub fn encode(source: &str) -> String {
    let mut result = String::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        let mut count = 1;
        while chars.peek() == Some(&c) {
            chars.next();
            count += 1;
        }
        if count > 1 {
            result.push_str(&count.to_string());
        }
        result.push(c);
    }
    result
}

pub fn decode(source: &str) -> String {
    let mut result = String::new();
    let mut digits = String::new();
    for c in source.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            let count = digits.parse::<usize>().unwrap_or(1);
            result.push_str(&c.to_string().repeat(count));
            digits.clear();
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_nothing() {
        assert_eq!(encode(""), "");
    }

    #[test]
    fn encodes_runs() {
        assert_eq!(encode("WWWWWWWWWWWWBWWWWWWWWWWWWBBBWWW"), "12WB12W3B3W");
        assert_eq!(encode("  hsqq qww  "), "2 hs2q q2w2 ");
        assert_eq!(encode("ééß"), "2éß");
    }

    #[test]
    fn decodes_runs() {
        assert_eq!(decode("12WB12W3B24WB"), "WWWWWWWWWWWWBWWWWWWWWWWWWBBBWWWWWWWWWWWWWWWWWWWWWWWWB");
        assert_eq!(decode("2a3b4c"), "aabbbcccc");
    }

    #[test]
    fn goes_there_and_back() {
        for text in ["zzz ZZ  zZ", "", "abc", "😀😀😀x"] {
            assert_eq!(decode(&encode(text)), text);
        }
    }
}
