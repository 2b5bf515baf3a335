//! Something that people look for in the shim, and that CloudFront's runtime does not have.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0507",
    title: "algorithm that the runtime does not have",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The runtime has MD5, SHA-1, SHA-256 and HMAC (`functions-javascript-runtime-20`), and no public-key
cryptography: signatures of a private key, such as the RS256 and ES256 of JSON web tokens, cannot be
verified in a function. To read the claims of such a token without its signature would let everybody
in, and to take its public key for the secret of an HMAC is the oldest attack on tokens.

```rust,fails
use cloudfront_functions::crypto;

fn is_signed(public_key: &str, text: &str, signature: &str) -> bool {
    crypto::verify_rs256(public_key, text, signature)
}
```

An HMAC needs a secret that both sides know, and can be verified (HS256 of tokens is one):

```rust
use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};

fn is_signed(secret: &str, text: &str, signature: &str) -> bool {
    constant_time_eq(signature, &hmac_sha256(secret, text).to_base64url())
}
```

Tokens of others (Cognito, Auth0, Entra) come with RS256. Let your application verify them once, where
there is a whole runtime, and give the browser an HMAC of the token beside it, which the function can
verify: `functions/docs/s3-write.md` has all of it. Or verify them in Lambda@Edge.
",
};

/// `path` is the name in the shim; `instead` says what to do.
pub fn error<S>(path: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("`{path}` is not in CloudFront's runtime"),
        span,
    )
    .help(instead)
}
