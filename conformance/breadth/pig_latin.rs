//! Ig-pay atin-lay.

pub fn translate_word(word: &str) -> String {
    let vowels = ['a', 'e', 'i', 'o', 'u'];
    let starts_like_a_vowel =
        word.starts_with(&vowels[..]) || word.starts_with("xr") || word.starts_with("yt");
    if starts_like_a_vowel {
        return format!("{}ay", word);
    }
    let chars: Vec<char> = word.chars().collect();
    let mut split = chars.len();
    for i in 0..chars.len() {
        if chars[i] == 'q' && chars.get(i + 1) == Some(&'u') {
            split = i + 2;
            break;
        }
        if vowels.contains(&chars[i]) || (i > 0 && chars[i] == 'y') {
            split = i;
            break;
        }
    }
    let (head, tail) = chars.split_at(split);
    let mut result: String = tail.iter().collect();
    result.extend(head);
    result + "ay"
}

pub fn translate(input: &str) -> String {
    input
        .split_whitespace()
        .map(translate_word)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels() {
        assert_eq!(translate("apple"), "appleay");
        assert_eq!(translate("xray"), "xrayay");
    }

    #[test]
    fn consonants() {
        assert_eq!(translate("pig"), "igpay");
        assert_eq!(translate("school"), "oolschay");
        assert_eq!(translate("rhythm"), "ythmrhay");
    }

    #[test]
    fn qu() {
        assert_eq!(translate("square quick fast run"), "aresquay ickquay astfay unray");
    }
}
