//! Negotiation with quality values, as `Accept` and `Accept-Language` have them (RFC 9110, section
//! 12.5). Shared by functions, and none itself.

/// The offered media type that an `Accept` header likes best; of equals, the first one that is
/// offered. None if it wants none of them.
///
/// ```
/// use functions::accept::best_media_type;
///
/// let offered = ["image/avif", "image/webp", "image/jpeg"];
/// assert_eq!(best_media_type("image/webp,*/*;q=0.8", &offered), Some("image/webp"));
/// assert_eq!(best_media_type("*/*;q=0.8,image/avif;q=0", &offered), Some("image/webp"));
/// assert_eq!(best_media_type("text/html", &offered), None);
/// ```
pub fn best_media_type<'a>(accept: &str, offered: &[&'a str]) -> Option<&'a str> {
    best(accept, offered, |range, media_type| {
        if range == media_type {
            Some(2)
        } else if range == "*/*" {
            Some(0)
        } else {
            let kind = range.strip_suffix('*')?;
            (kind.ends_with('/') && media_type.starts_with(kind)).then_some(1)
        }
    })
}

/// The offered language that an `Accept-Language` header likes best; of equals, the first one that
/// is offered. Offered are languages without a region (`de`), and `de-CH` asks for `de`.
///
/// ```
/// use functions::accept::best_language;
///
/// assert_eq!(best_language("fr-CH, fr;q=0.9, en;q=0.8", &["en", "fr"]), Some("fr"));
/// assert_eq!(best_language("nl", &["en", "fr"]), None);
/// ```
pub fn best_language<'a>(accept_language: &str, offered: &[&'a str]) -> Option<&'a str> {
    best(accept_language, offered, |range, language| {
        if range == language {
            return Some(2);
        }
        if range == "*" {
            return Some(0);
        }
        let (primary, _) = range.split_once('-')?;
        (primary == language).then_some(1)
    })
}

/// `specificity` tells how closely a range of the header means an offer; the closest range of an
/// offer decides on its quality, be it zero.
fn best<'a>(
    header: &str,
    offered: &[&'a str],
    specificity: impl Fn(&str, &str) -> Option<u32>,
) -> Option<&'a str> {
    let header = header.to_ascii_lowercase();
    let (mut best, mut best_quality) = (None, 0);
    for offer in offered {
        let (mut quality, mut closest) = (0, None);
        for element in header.split(',') {
            let (range, parameters) = element.split_once(';').unwrap_or((element, ""));
            let specificity = specificity(range.trim(), offer);
            if specificity > closest {
                (quality, closest) = (quality_of(parameters), specificity);
            }
        }
        if quality > best_quality {
            (best, best_quality) = (Some(*offer), quality);
        }
    }
    best
}

/// The quality among the parameters of a range, in thousandths; one that is malformed counts for
/// nothing.
fn quality_of(parameters: &str) -> u32 {
    let mut parameters = parameters.split(';').map(str::trim);
    parameters
        .find_map(|parameter| parameter.strip_prefix("q="))
        .map_or(1000, |quality| thousandths(quality).unwrap_or(0))
}

fn thousandths(quality: &str) -> Option<u32> {
    let (whole, decimals) = quality.split_once('.').unwrap_or((quality, ""));
    let is_decimal = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if decimals.len() > 3 || !is_decimal(whole) || !is_decimal(decimals) {
        return None;
    }
    let thousandths = format!("{whole}{decimals:0<3}").parse().ok()?;
    (thousandths <= 1000).then_some(thousandths)
}

#[cfg(test)]
mod tests {
    use super::{best_language, best_media_type, thousandths};

    #[test]
    fn the_closest_range_decides_whatever_the_order() {
        let offered = ["text/html", "text/markdown"];
        for accept in [
            "text/*;q=0.9, text/html;q=0.1, */*;q=1",
            "*/*;q=1, text/html;q=0.1, text/*;q=0.9",
        ] {
            assert_eq!(best_media_type(accept, &offered), Some("text/markdown"));
        }
        assert_eq!(best_media_type("TEXT/HTML", &offered), Some("text/html"));
        assert_eq!(best_media_type("text/html;q=0", &offered), None);
        assert_eq!(
            best_media_type("text/html;level=1;q=0.2", &offered),
            Some("text/html")
        );
        for malformed in [
            "",
            "text",
            "*",
            "text/",
            "/*",
            ",;,",
            "text/html;q=",
            "text/html;q=2",
        ] {
            assert_eq!(best_media_type(malformed, &offered), None, "{malformed}");
        }
    }

    #[test]
    fn languages_match_with_and_without_region() {
        assert_eq!(best_language("de-CH", &["en", "de"]), Some("de"));
        assert_eq!(
            best_language("en;q=0.5,de-AT;q=0.6", &["en", "de"]),
            Some("de")
        );
        assert_eq!(best_language("de;q=0,*", &["de", "en"]), Some("en"));
        assert_eq!(best_language("den", &["de"]), None);
        assert_eq!(best_language("", &["de"]), None);
    }

    #[test]
    fn qualities_have_at_most_three_decimals() {
        for (text, expected) in [
            ("1", 1000),
            ("0", 0),
            ("0.5", 500),
            ("0.25", 250),
            ("1.000", 1000),
            ("0.", 0),
        ] {
            assert_eq!(thousandths(text), Some(expected), "{text}");
        }
        for text in [".5x", "1.001", "0.1234", "-1", "+1", "1e0", "2", "0.5.5"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
