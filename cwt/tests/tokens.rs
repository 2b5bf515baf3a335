//! Tokens of the RFCs and of our own making.

use cfc_cwt::{CwtTag, MAX_TOKEN_BYTES, Token, Value, generate, validate};

fn map<const N: usize>(entries: [(i64, Value); N]) -> Value {
    let entries = entries.map(|(name, value)| (Value::from(name), value));
    Value::Map(entries.to_vec())
}

fn token(payload: Value) -> Token {
    Token {
        protected: map([(1, Value::from(5))]),
        unprotected: map([]),
        payload,
    }
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .filter_map(|c| c.to_digit(16))
        .map(|digit| u8::try_from(digit).expect("a digit is small"))
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

/// The bytes were put together by hand after RFC 9052, sections 6.2 and 6.3, with Python's `hmac`.
#[test]
fn the_code_is_that_of_the_structure_of_the_rfc() {
    let key = hex("849b57219dae48de646d07dbb533566e976686457c1491be3a76dcea6c427188");
    let expected = hex(
        "d18443a10105a044a10161615820d65ac5a30d9644ca1d6b2fb0c4a9fa0aa85b6c3738fa8b185d31b9c821392a55",
    );
    let made = generate(&token(map([(1, Value::from("a"))])), &key, CwtTag::Without);
    assert_eq!(made, Ok(expected));
}

#[test]
fn a_token_comes_back_as_it_was() {
    let nested = map([
        (1, Value::from("issuer")),
        (4, Value::from(1_740_000_000)),
        (7, Value::Bytes(vec![0, 255])),
        (401, map([(1, map([(2, Value::from(".cloudfront.net"))]))])),
        (
            402,
            Value::Array(vec![Value::from("192.0.2.1"), Value::from(-7)]),
        ),
        (900, Value::Bool(true)),
        (901, Value::Null),
        (902, Value::Float(1.5)),
    ]);
    for tag in [CwtTag::With, CwtTag::Without] {
        let bytes = generate(&token(nested.clone()), b"key", tag).expect("it is small");
        assert_eq!(validate(&bytes, b"key"), Ok(token(nested.clone())));
        let tagged = bytes.starts_with(&hex("d83d"));
        assert_eq!(tagged, tag == CwtTag::With);
    }
}

#[test]
fn the_order_of_claims_is_that_of_their_bytes() {
    let made = |payload| generate(&token(payload), b"key", CwtTag::With);
    let entries = [-1, 24, 1, 300].map(|name| (name, Value::from(0)));
    let mut sorted = entries.clone();
    sorted.sort_by_key(|(name, _)| (*name < 0, *name));
    assert_eq!(made(map(entries)), made(map(sorted)));
}

#[test]
fn headers_without_an_algorithm_are_completed() {
    let bare = Token {
        protected: map([]),
        ..token(map([(1, Value::from("a"))]))
    };
    let bytes = generate(&bare, b"key", CwtTag::With).expect("it is small");
    assert_eq!(validate(&bytes, b"key"), Ok(token(bare.payload)));
}

#[test]
fn what_is_no_token_is_refused() {
    let good = generate(&token(map([(1, Value::from("a"))])), b"key", CwtTag::With);
    let good = good.expect("it is small");
    let words = |bytes: &[u8], key: &[u8]| match validate(bytes, key) {
        Ok(token) => format!("{token:?}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(words(&good, b"other"), "the code does not match");
    assert_eq!(
        words(&good[..good.len() - 1], b"key"),
        "the token: this is not CBOR"
    );
    assert_eq!(
        words(&hex("d1 84 40 a1 a0 00 40 40"), b"key"),
        "the token: a name is neither a number nor a text"
    );
    assert_eq!(
        words(&hex("d1 84 40 a1 00 c1 00 40 40"), b"key"),
        "the token: tag is not supported"
    );
    assert_eq!(
        words(&[&good[..], &[0]].concat(), b"key"),
        "the token: bytes follow its end"
    );
    assert_eq!(
        words(&good[3..], b"key"),
        "the token has no tag of COSE_Mac0"
    );
    assert_eq!(
        words(&hex("d1 80"), b"key"),
        "the token is no COSE_Mac0 structure"
    );
    assert_eq!(
        words(&[0; MAX_TOKEN_BYTES + 1], b"key"),
        "the token has more than 1024 bytes"
    );
    assert_eq!(
        words(&hex("d1 84 40 a0 40 40"), b"key"),
        "the protected headers name no algorithm"
    );
    let truncated = hex("d1 84 43 a1 01 04 a0 40 40");
    assert_eq!(words(&truncated, b"key"), "the algorithm is not HS256");
}

#[test]
fn every_changed_byte_is_noticed() {
    let payload = map([(1, Value::from("issuer")), (4, Value::from(1_740_000_000))]);
    let good = generate(&token(payload), b"key", CwtTag::With).expect("it is small");
    for at in 0..good.len() {
        let mut forged = good.clone();
        forged[at] ^= 1;
        // The unprotected headers are empty, so nothing is outside of the code.
        assert!(validate(&forged, b"key").is_err(), "byte {at}");
    }
}

#[test]
fn nothing_else_can_be_made() {
    let other = Token {
        protected: map([(1, Value::from(4))]),
        ..token(map([]))
    };
    let refused = |token: &Token| {
        generate(token, b"key", CwtTag::With)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(refused(&other), "the algorithm is not HS256");
    assert_eq!(
        refused(&token(Value::from(1))),
        "the payload: this is not a map"
    );
    let long = token(map([(1, Value::Text("x".repeat(1024)))]));
    assert_eq!(refused(&long), "the token has more than 1024 bytes");
}
