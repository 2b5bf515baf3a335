//! Old ciphers: atbash, rotation, affine, rail fence.

pub fn atbash(plain: &str) -> String {
    plain
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_lowercase() {
            c @ 'a'..='z' => (b'a' + b'z' - c as u8) as char,
            c => c,
        })
        .collect::<Vec<char>>()
        .chunks(5)
        .map(|chunk| chunk.iter().collect::<String>())
        .collect::<Vec<String>>()
        .join(" ")
}

pub fn rotate(input: &str, key: u8) -> String {
    input
        .chars()
        .map(|c| {
            let base = match c {
                'a'..='z' => b'a',
                'A'..='Z' => b'A',
                _ => return c,
            };
            char::from((c as u8 - base + key) % 26 + base)
        })
        .collect()
}

#[derive(Debug, Eq, PartialEq)]
pub enum AffineCipherError {
    NotCoprime(i32),
}

fn inverse(a: i32) -> Option<i32> {
    (1..26).find(|x| a * x % 26 == 1)
}

pub fn affine_decode(ciphertext: &str, a: i32, b: i32) -> Result<String, AffineCipherError> {
    let inverse = inverse(a).ok_or(AffineCipherError::NotCoprime(a))?;
    Ok(ciphertext
        .bytes()
        .filter_map(|byte| match byte {
            b'0'..=b'9' => Some(byte as char),
            b'a'..=b'z' => {
                let y = i32::from(byte - b'a');
                let x = (inverse * (y - b)).rem_euclid(26);
                Some((b'a' + x as u8) as char)
            }
            _ => None,
        })
        .collect())
}

pub struct RailFence(usize);

impl RailFence {
    pub fn new(rails: u32) -> RailFence {
        RailFence(rails as usize)
    }

    fn order(&self, len: usize) -> Vec<usize> {
        let rails = (0..self.0).chain((1..self.0 - 1).rev()).cycle();
        let mut order: Vec<(usize, usize)> = rails.zip(0..len).collect();
        order.sort();
        order.into_iter().map(|(_, i)| i).collect()
    }

    pub fn encode(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        self.order(chars.len()).iter().map(|&i| chars[i]).collect()
    }

    pub fn decode(&self, cipher: &str) -> String {
        let mut chars = vec![' '; cipher.chars().count()];
        for (i, c) in self.order(chars.len()).into_iter().zip(cipher.chars()) {
            chars[i] = c;
        }
        chars.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn atbash_groups() {
        assert_eq!(atbash("Testing,1 2 3, testing."), "gvhgr mt123 gvhgr mt");
    }

    #[test]
    fn rotation() {
        assert_eq!(rotate("The quick brown fox.", 13), "Gur dhvpx oebja sbk.");
        assert_eq!(rotate(&rotate("Let's eat, Grandma!", 21), 5), "Let's eat, Grandma!");
    }

    #[test]
    fn affine() {
        assert_eq!(affine_decode("tytgn fjr", 3, 7).unwrap(), "exercism");
        assert_eq!(affine_decode("x", 13, 5), Err(AffineCipherError::NotCoprime(13)));
    }

    #[test]
    fn rails() {
        let fence = RailFence::new(3);
        assert_eq!(fence.encode("WEAREDISCOVEREDFLEEATONCE"), "WECRLTEERDSOEEFEAOCAIVDEN");
        assert_eq!(fence.decode("TEITELHDVLSNHDTISEIIEA"), "THEDEVILISINTHEDETAILS");
    }
}
