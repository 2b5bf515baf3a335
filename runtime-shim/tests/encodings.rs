//! Hashes and encodings beyond the examples in the documentation.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use cloudfront_functions::bytes::Bytes;
use cloudfront_functions::{crypto, encoding};

#[test]
fn decoding_undoes_encoding_for_every_byte() {
    let all: Vec<u8> = (0..=255).collect();
    let bytes = Bytes::from(all.clone());
    assert_eq!(
        encoding::base64_decode(&encoding::base64_encode(&all)),
        Some(bytes.clone())
    );
    assert_eq!(
        encoding::base64url_decode(&encoding::base64url_encode(&all[..])),
        Some(bytes.clone())
    );
    assert_eq!(
        encoding::hex_decode(&encoding::hex_encode(&bytes)),
        Some(bytes.clone())
    );
    assert_eq!(bytes.to_text(), None);
    assert_eq!(bytes.get(255), Some(255));
    assert_eq!(bytes.get(256), None);
}

#[test]
fn only_the_canonical_text_is_decoded() {
    for text in ["YR==", "YQ=", "YQ", "Y", "YQ==\n", "Y-8=", "====", "é"] {
        assert_eq!(encoding::base64_decode(text), None, "{text}");
    }
    for text in ["YR", "YQ==", "Y+8", "Y"] {
        assert_eq!(encoding::base64url_decode(text), None, "{text}");
    }
    for text in ["f", "fg", "F0", " 0", "é"] {
        assert_eq!(encoding::hex_decode(text), None, "{text}");
    }
    assert!(encoding::base64_decode("").unwrap().is_empty());
}

#[test]
fn percent_encoding_is_that_of_javascript() {
    let text = "AZaz09-_.!~*'() /?#&=+%\u{e9}\u{1f600}\n";
    let encoded = encoding::percent_encode(text);
    assert_eq!(
        encoded,
        "AZaz09-_.!~*'()%20%2F%3F%23%26%3D%2B%25%C3%A9%F0%9F%98%80%0A"
    );
    assert_eq!(encoding::percent_decode(&encoded).as_deref(), Some(text));
    for broken in [
        "%",
        "%4",
        "%zz",
        "a%C3",
        "%C3é",
        "%ED%A0%80",
        "%C0%80",
        "%+1",
    ] {
        assert_eq!(encoding::percent_decode(broken), None, "{broken}");
    }
}

#[test]
fn bytes_and_their_text_hash_alike() {
    assert_eq!(
        crypto::sha256("é").to_hex(),
        crypto::sha256(&[0xc3_u8, 0xa9][..]).to_hex()
    );
    assert_eq!(
        crypto::sha1(&String::from("é")).to_hex(),
        crypto::sha1(&vec![0xc3_u8, 0xa9]).to_hex()
    );
    let key = crypto::md5("k").to_bytes();
    assert_eq!(
        crypto::hmac_sha1(&key, "d").to_base64(),
        crypto::hmac_sha1(&encoding::hex_decode(&key.to_hex()).unwrap(), "d").to_base64()
    );
}

#[test]
fn long_keys_are_taken() {
    // RFC 4231, test case 6.
    let key = vec![0xaa_u8; 131];
    let code = crypto::hmac_sha256(
        &key,
        "Test Using Larger Than Block-Size Key - Hash Key First",
    );
    assert_eq!(
        code.to_hex(),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    );
}

#[test]
fn comparing_takes_the_whole_text_into_account() {
    assert!(crypto::constant_time_eq("", ""));
    assert!(crypto::constant_time_eq("né", "né"));
    assert!(!crypto::constant_time_eq("xa", "ya"));
    assert!(!crypto::constant_time_eq("ax", "ay"));
    assert!(!crypto::constant_time_eq("", "a"));
}
