//! What becomes of a token: run natively, and as JavaScript.

use cloudfront_functions::jwt::{self, Error, Token};
use serde::Deserialize;

const SECRET: &str = "correct-horse-battery-staple";

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: Option<i64>,
}

/// The outcome, by way of each function.
pub fn report(token: &str) -> String {
    let claims = jwt::verify_hs256::<Claims, _>(token, SECRET);
    let whole = match claims {
        Ok(claims) => format!("{} {:?}", claims.sub, claims.exp),
        Err(error) => error.to_string(),
    };
    let parsed = match Token::parse(token) {
        Ok(token) => match token.verify::<Claims, _>(SECRET) {
            Ok(_) => format!("{:?}", token.key_id()),
            Err(Error::Signature) => format!("{:?}, forged", token.key_id()),
            Err(_) => format!("{:?}, no claims", token.key_id()),
        },
        Err(error) => error.to_string(),
    };
    format!("{whole} / {parsed}")
}
