//! The checksum of card numbers.

pub fn is_valid(code: &str) -> bool {
    let digits: Option<Vec<u32>> = code
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_digit(10))
        .collect();
    match digits {
        Some(digits) if digits.len() > 1 => {
            let sum: u32 = digits
                .iter()
                .rev()
                .enumerate()
                .map(|(i, &d)| if i % 2 == 1 { d * 2 } else { d })
                .map(|d| if d > 9 { d - 9 } else { d })
                .sum();
            sum % 10 == 0
        }
        _ => false,
    }
}

pub trait Luhn {
    fn valid_luhn(&self) -> bool;
}

impl<T: ToString> Luhn for T {
    fn valid_luhn(&self) -> bool {
        is_valid(&self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_numbers() {
        assert!(is_valid("4539 3195 0343 6467"));
        assert!(is_valid("059"));
        assert!(is_valid("234 567 891 234"));
    }

    #[test]
    fn invalid_numbers() {
        for code in ["1", "0", "055 444 286", "8273 1232 7352 0569", "055-444-285", "059a", "£59", ""] {
            assert!(!is_valid(code), "{code}");
        }
    }

    #[test]
    fn as_a_trait() {
        assert!("046 454 286".valid_luhn());
        assert!(String::from("046 454 286").valid_luhn());
        assert!(240u8.valid_luhn());
        assert!(!241u32.valid_luhn());
    }
}
