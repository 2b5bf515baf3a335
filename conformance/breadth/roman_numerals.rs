//! Numbers as Roman numerals, and back.

use std::fmt;
use std::str::FromStr;

const TABLE: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roman {
    num: u32,
}

impl From<u32> for Roman {
    fn from(num: u32) -> Self {
        Roman { num }
    }
}

impl fmt::Display for Roman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.num;
        for &(value, digits) in TABLE.iter() {
            while rest >= value {
                write!(f, "{digits}")?;
                rest -= value;
            }
        }
        Ok(())
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum ParseRomanError {
    Empty,
    UnknownDigit(char),
    NotCanonical,
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        'D' => 500,
        'M' => 1000,
        _ => return None,
    })
}

impl FromStr for Roman {
    type Err = ParseRomanError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if s.is_empty() {
            return Err(ParseRomanError::Empty);
        }
        let values = s
            .chars()
            .map(|c| digit(c).ok_or(ParseRomanError::UnknownDigit(c)))
            .collect::<Result<Vec<_>, _>>()?;
        let mut num = 0;
        for (i, value) in values.iter().enumerate() {
            if values.get(i + 1).is_some_and(|next| next > value) {
                num -= *value as i32;
            } else {
                num += *value as i32;
            }
        }
        let roman = Roman { num: num as u32 };
        if roman.to_string() == s {
            Ok(roman)
        } else {
            Err(ParseRomanError::NotCanonical)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_small_numbers() {
        let all: Vec<String> = (1..=10).map(|n| Roman::from(n).to_string()).collect();
        assert_eq!(all.join(" "), "I II III IV V VI VII VIII IX X");
    }

    #[test]
    fn writes_large_numbers() {
        assert_eq!(Roman::from(1990).to_string(), "MCMXC");
        assert_eq!(Roman::from(2008).to_string(), "MMVIII");
        assert_eq!(format!("{:>8}", Roman::from(48).to_string()), "  XLVIII");
    }

    #[test]
    fn reads_what_it_writes() {
        for n in 1..400 {
            let text = Roman::from(n).to_string();
            assert_eq!(text.parse::<Roman>(), Ok(Roman { num: n }));
        }
    }

    #[test]
    fn refuses_nonsense() {
        assert_eq!("".parse::<Roman>(), Err(ParseRomanError::Empty));
        assert_eq!("MCZ".parse::<Roman>(), Err(ParseRomanError::UnknownDigit('Z')));
        assert_eq!("IIII".parse::<Roman>(), Err(ParseRomanError::NotCanonical));
    }
}
