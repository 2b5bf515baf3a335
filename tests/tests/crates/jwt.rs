//! Tokens, whole and damaged: the same outcome natively, in boa and in njs, and only the good ones let in.

use std::sync::LazyLock;

use cloudfront_functions::crypto::hmac_sha256;
use cloudfront_functions::encoding::base64url_encode;

use crate::engines;
use crate::json::{HANDLER, fastrand};
use crate::jwt_report::report;

const SECRET: &str = "correct-horse-battery-staple";
const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;
const CLAIMS: &str = r#"{"sub":"é","exp":1900000000}"#;

static CODE: LazyLock<String> = LazyLock::new(|| {
    let source = format!("{}{HANDLER}", include_str!("jwt_report.rs"));
    engines::javascript(&source).unwrap_or_else(|why| panic!("{why}"))
});

/// A token that is signed as it stands, whatever it says.
fn signed(header: &str, claims: &str) -> String {
    sealed(&base64url_encode(header), &base64url_encode(claims))
}

fn sealed(header: &str, payload: &str) -> String {
    let body = format!("{header}.{payload}");
    let signature = hmac_sha256(SECRET, &body).to_base64url();
    format!("{body}.{signature}")
}

fn check(tokens: &[String]) {
    let njs = engines::njs(&CODE, tokens).map(|found| ("njs", found));
    for (engine, found) in [("boa", engines::boa(&CODE, tokens))]
        .into_iter()
        .chain(njs)
    {
        for (token, found) in tokens.iter().zip(found) {
            assert_eq!(found, Some(report(token)), "{engine}, {token}");
        }
    }
}

#[test]
fn good_tokens_are_let_in() {
    let tokens = [
        signed(HEADER, CLAIMS),
        signed(r#"{"alg":"HS256"}"#, r#"{"sub":"a"}"#),
        signed(
            r#"{"alg":"HS256","kid":"k1","crit":null}"#,
            r#"{"sub":"a","x":[1,{}]}"#,
        ),
        signed(r#"{"kid":7,"alg":"HS256"}"#, r#"{"sub":"a","exp":null}"#),
        signed(r#" {"alg" : "none", "alg" : "HS256"} "#, r#"{"sub":"a"}"#),
    ];
    for token in &tokens {
        assert!(
            !report(token).starts_with("the token"),
            "{token}: {}",
            report(token)
        );
    }
    check(&tokens);
}

#[test]
fn others_are_not() {
    let good = signed(HEADER, CLAIMS);
    let (body, signature) = good.rsplit_once('.').expect("three parts");
    let (header, payload) = body.split_once('.').expect("three parts");
    let none = base64url_encode(r#"{"alg":"none"}"#);
    let mut tokens = vec![
        // No algorithm but HS256, even where the signature is right.
        signed(r#"{"alg":"none"}"#, CLAIMS),
        signed(r#"{"alg":"None"}"#, CLAIMS),
        signed(r#"{"alg":"hs256"}"#, CLAIMS),
        signed(r#"{"alg":"HS256 "}"#, CLAIMS),
        signed(r#"{"alg":"HS512"}"#, CLAIMS),
        signed(r#"{"alg":"RS256"}"#, CLAIMS),
        signed(r#"{"alg":["HS256"]}"#, CLAIMS),
        signed(r#"{"alg":{"toString":"HS256"}}"#, CLAIMS),
        signed(r#"{"alg":null}"#, CLAIMS),
        signed(r#"{"ALG":"HS256"}"#, CLAIMS),
        signed("{}", CLAIMS),
        signed(r#"{"__proto__":{"alg":"HS256"}}"#, CLAIMS),
        signed(r#"{"alg":"HS256","crit":["exp"]}"#, CLAIMS),
        signed(r#"{"alg":"HS256","crit":[],"b64":false}"#, CLAIMS),
        signed(r#""HS256""#, CLAIMS),
        signed("null", CLAIMS),
        signed("0", CLAIMS),
        signed("[]", CLAIMS),
        signed("", CLAIMS),
        signed("{", CLAIMS),
        format!("{none}.{payload}."),
        format!("{none}.{payload}.{signature}"),
        // Signatures.
        format!("{header}.{payload}."),
        format!("{header}.{payload}"),
        format!("{header}.{payload}.{signature}="),
        format!("{header}.{payload}.{signature}."),
        format!("{header}.{payload}.{signature}.{signature}"),
        format!(".{header}.{payload}.{signature}"),
        format!("{header}.{payload}.{}", &signature[1..]),
        format!("{header}.{payload}.{}A", &signature[..signature.len() - 1]),
        format!("{header}.{payload}.{}", signature.to_lowercase()),
        format!("{header}.{payload}.{signature}é"),
        format!("{header}.{payload}. {signature}"),
        format!(
            "{header}.{payload}.{}",
            hmac_sha256("other", body).to_base64url()
        ),
        format!(
            "{header}.{payload}.{}",
            hmac_sha256(SECRET, body).to_base64()
        ),
        format!("{header}.{payload}.{}", hmac_sha256(SECRET, body).to_hex()),
        // Texts that a lenient decoder takes for the same.
        sealed(&format!("{header}="), payload),
        sealed(header, &format!("{payload}==")),
        sealed(&format!(" {header}"), payload),
        sealed(header, &format!("{payload}\n")),
        sealed(header, &payload.replace('_', "/").replace('-', "+")),
        // Claims.
        signed(HEADER, "null"),
        signed(HEADER, "[]"),
        signed(HEADER, r#"{"sub":1}"#),
        signed(HEADER, r#"{"sub":"a","exp":"1900000000"}"#),
        signed(HEADER, r#"{"sub":"a","exp":1.5}"#),
        signed(HEADER, r#"{"exp":1}"#),
        signed(HEADER, r#"{"sub":"a""#),
        sealed(header, "_w"),
        String::new(),
        ".".to_string(),
        "..".to_string(),
        "...".to_string(),
        "a.b.c".to_string(),
        "é.é.é".to_string(),
    ];
    // Its payload has neither letter.
    tokens.retain(|token| *token != good);
    for token in &tokens {
        assert!(
            report(token).starts_with("the token"),
            "{token}: {}",
            report(token)
        );
    }
    check(&tokens);
}

#[test]
fn no_damage_is_let_in() {
    let good = signed(HEADER, CLAIMS);
    let mut random = fastrand(11);
    let mut tokens = Vec::new();
    while tokens.len() < 400 {
        let mut chars: Vec<char> = good.chars().collect();
        let at = random() % chars.len();
        match random() % 3 {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, ['A', '=', '.', '_', 'é'][random() % 5]),
            _ => chars[at] = ['A', 'B', '-', '.', '😀'][random() % 5],
        }
        let token: String = chars.into_iter().collect();
        if token != good {
            assert!(report(&token).starts_with("the token"), "{token}");
            tokens.push(token);
        }
    }
    check(&tokens);
}
