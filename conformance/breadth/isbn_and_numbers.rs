//! Checks on strings of digits: ISBN, phone numbers, all your base, say.

pub fn is_valid_isbn(isbn: &str) -> bool {
    let mut sum = 0;
    let mut count = 0;
    for c in isbn.chars().filter(|&c| c != '-') {
        let value = match c {
            'X' if count == 9 => 10,
            _ => match c.to_digit(10) {
                Some(d) => d,
                None => return false,
            },
        };
        if count == 10 {
            return false;
        }
        sum += value * (10 - count);
        count += 1;
    }
    count == 10 && sum % 11 == 0
}

pub fn phone_number(user_number: &str) -> Option<String> {
    let digits: String = user_number.chars().filter(|c| c.is_ascii_digit()).collect();
    let digits = match digits.len() {
        10 => digits,
        11 => digits.strip_prefix('1')?.to_string(),
        _ => return None,
    };
    let bytes = digits.as_bytes();
    if [0, 3].iter().any(|&i| bytes[i] < b'2') { None } else { Some(digits) }
}

#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    InvalidInputBase,
    InvalidOutputBase,
    InvalidDigit(u32),
}

pub fn convert(number: &[u32], from_base: u32, to_base: u32) -> Result<Vec<u32>, Error> {
    if from_base < 2 {
        return Err(Error::InvalidInputBase);
    }
    if to_base < 2 {
        return Err(Error::InvalidOutputBase);
    }
    let mut value = number.iter().try_fold(0, |acc, &digit| {
        if digit < from_base { Ok(acc * from_base + digit) } else { Err(Error::InvalidDigit(digit)) }
    })?;
    let mut digits = Vec::new();
    loop {
        digits.push(value % to_base);
        value /= to_base;
        if value == 0 {
            break;
        }
    }
    digits.reverse();
    Ok(digits)
}

const SMALL: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

pub fn say(n: u64) -> String {
    match n {
        0..=19 => SMALL[n as usize].to_string(),
        20..=99 => {
            let tens = TENS[(n / 10) as usize];
            if n % 10 == 0 { tens.to_string() } else { format!("{tens}-{}", say(n % 10)) }
        }
        100..=999 => part(n, 100, "hundred"),
        1_000..=999_999 => part(n, 1_000, "thousand"),
        1_000_000..=999_999_999 => part(n, 1_000_000, "million"),
        _ => part(n, 1_000_000_000, "billion"),
    }
}

fn part(n: u64, unit: u64, name: &str) -> String {
    let mut text = format!("{} {name}", say(n / unit));
    if n % unit > 0 {
        text += " ";
        text += &say(n % unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isbn() {
        assert!(is_valid_isbn("3-598-21508-8"));
        assert!(is_valid_isbn("359821507X"));
        assert!(!is_valid_isbn("3-598-2X507-9"));
        assert!(!is_valid_isbn("98245726788"));
    }

    #[test]
    fn phones() {
        assert_eq!(phone_number("+1 (223) 456-7890"), Some("2234567890".into()));
        assert_eq!(phone_number("22234567890"), None);
        assert_eq!(phone_number("(223) 056-7890"), None);
    }

    #[test]
    fn bases() {
        assert_eq!(convert(&[1, 0, 1, 0, 1, 0], 2, 10), Ok(vec![4, 2]));
        assert_eq!(convert(&[3, 46, 60], 97, 73), Ok(vec![6, 10, 45]));
        assert_eq!(convert(&[1, 2, 1], 2, 10), Err(Error::InvalidDigit(2)));
        assert_eq!(convert(&[1], 1, 10), Err(Error::InvalidInputBase));
    }

    #[test]
    fn words() {
        assert_eq!(say(14), "fourteen");
        assert_eq!(say(987_654_321_123), "nine hundred eighty-seven billion six hundred fifty-four million three hundred twenty-one thousand one hundred twenty-three");
        assert_eq!(say(1_000_000), "one million");
    }
}
