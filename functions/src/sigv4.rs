//! AWS Signature Version 4, as far as functions need it: the signing key, and a request that is
//! signed in its query string. Shared by functions, and none itself.
//! (IAM User Guide, "Signature Version 4 signing process".)

use cloudfront_functions::bytes::Bytes;
use cloudfront_functions::crypto::{hmac_sha256, sha256};
use cloudfront_functions::encoding::percent_encode;
use cloudfront_functions::prelude::*;

/// The algorithm's name in requests, policies and texts to sign.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// In place of a body's hash, where the service does not ask for one.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// The keys of an IAM user, or of a role for a time: then with a session token.
pub struct Credentials {
    /// Who signs: no secret.
    pub access_key_id: String,
    /// What it is signed with.
    pub secret_access_key: String,
    /// What makes temporary keys good.
    pub session_token: Option<String>,
}

impl Credentials {
    /// The keys that the store has under `access-key-id`, `secret-access-key` and, if they are
    /// temporary, `session-token`.
    ///
    /// # Errors
    ///
    /// If one of the first two is missing, or the store cannot be read.
    pub async fn from_store(store: &KeyValueStore) -> Result<Credentials, KvsError> {
        let access_key_id = store.get("access-key-id").await?;
        let secret_access_key = store.get("secret-access-key").await?;
        let session_token = match store.get("session-token").await {
            Ok(token) => Some(token),
            Err(error) if error.is_not_found() => None,
            // A recorded event's store never fails otherwise.
            Err(error) => return Err(error), // uncovered: see above
        };
        Ok(Credentials {
            access_key_id,
            secret_access_key,
            session_token,
        })
    }
}

/// What a signature is good for: a day, a region and a service.
pub struct Scope<'a> {
    date: &'a str,
    day: &'a str,
    region: &'a str,
    service: &'a str,
}

impl<'a> Scope<'a> {
    /// The scope of a signature that is made at `date`, in ISO 8601's basic form as
    /// [`amz_date`](cloudfront_functions::time::amz_date) writes it. `service` is the name that the
    /// service signs by, such as `s3`.
    pub fn new(date: &'a str, region: &'a str, service: &'a str) -> Scope<'a> {
        let day = date.split_once('T').map_or(date, |(day, _)| day);
        Scope {
            date,
            day,
            region,
            service,
        }
    }

    /// The scope as text: `20150830/us-east-1/s3/aws4_request`.
    pub fn to_text(&self) -> String {
        format!("{}/{}/{}/aws4_request", self.day, self.region, self.service)
    }

    /// The signature of a text, in hexadecimal digits.
    ///
    /// ```
    /// use functions::sigv4::Scope;
    ///
    /// let scope = Scope::new("20150830T123600Z", "us-east-1", "iam");
    /// assert_eq!(scope.sign("secret", "text").len(), 64);
    /// ```
    pub fn sign(&self, secret_access_key: &str, text: &str) -> String {
        hmac_sha256(&self.signing_key(secret_access_key), text).to_hex()
    }

    fn signing_key(&self, secret_access_key: &str) -> Bytes {
        let key = hmac_sha256(&format!("AWS4{secret_access_key}"), self.day).to_bytes();
        let key = hmac_sha256(&key, self.region).to_bytes();
        let key = hmac_sha256(&key, self.service).to_bytes();
        hmac_sha256(&key, "aws4_request").to_bytes()
    }
}

/// A request to be signed, with `host` as its only signed header.
pub struct Unsigned<'a> {
    /// Such as `GET`.
    pub method: &'a str,
    /// The host that the origin is asked for.
    pub host: &'a str,
    /// The path in canonical form, see [`encode_path`]. Services other than S3 take the path as
    /// it stands in the request line, encoded once more.
    pub path: &'a str,
    /// The SHA-256 of the body in hexadecimal digits, or [`UNSIGNED_PAYLOAD`].
    pub payload_hash: &'a str,
    /// How long the signature holds.
    pub expires_seconds: u32,
}

impl Unsigned<'_> {
    /// The query string that makes this request, which has no parameters, a signed one.
    ///
    /// ```
    /// use functions::sigv4::{Credentials, Scope, UNSIGNED_PAYLOAD, Unsigned};
    ///
    /// // The example of S3's documentation (`sigv4-query-string-auth`).
    /// let credentials = Credentials {
    ///     access_key_id: "AKIAIOSFODNN7EXAMPLE".to_string(),
    ///     secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_string(),
    ///     session_token: None,
    /// };
    /// let request = Unsigned {
    ///     method: "GET",
    ///     host: "examplebucket.s3.amazonaws.com",
    ///     path: "/test.txt",
    ///     payload_hash: UNSIGNED_PAYLOAD,
    ///     expires_seconds: 86400,
    /// };
    /// let scope = Scope::new("20130524T000000Z", "us-east-1", "s3");
    /// let query = request.signed_query(&credentials, &scope);
    /// assert!(query.ends_with("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
    /// ```
    pub fn signed_query(&self, credentials: &Credentials, scope: &Scope<'_>) -> String {
        let query = self.authorization(credentials, scope);
        self.with_signature(&query, credentials, scope)
    }

    /// As [`signed_query`](Unsigned::signed_query), for a request with parameters of its own, which
    /// are given decoded.
    pub fn signed_query_with(
        &self,
        parameters: &[(String, String)],
        credentials: &Credentials,
        scope: &Scope<'_>,
    ) -> String {
        let authorization = self.authorization(credentials, scope);
        let mut parts: Vec<String> = authorization.split('&').map(str::to_string).collect();
        for (name, value) in parameters {
            parts.push(format!("{}={}", encode(name), encode(value)));
        }
        // By name, then by value: a name ends where its `=` is, which sorts behind `-`.
        parts.sort_by(|left, right| left.split_once('=').cmp(&right.split_once('=')));
        self.with_signature(&parts.join("&"), credentials, scope)
    }

    /// The parameters that every signed request has, sorted, without the signature. Nothing in a
    /// scope or in base64 is among the characters that [`encode`] adds to [`percent_encode`].
    fn authorization(&self, credentials: &Credentials, scope: &Scope<'_>) -> String {
        let credential = format!("{}/{}", credentials.access_key_id, scope.to_text());
        let token = credentials.session_token.as_ref();
        let token = token.map_or_else(String::new, |token| {
            format!("&X-Amz-Security-Token={}", percent_encode(token))
        });
        format!(
            "X-Amz-Algorithm={ALGORITHM}&X-Amz-Credential={}&X-Amz-Date={}&X-Amz-Expires={}{token}&X-Amz-SignedHeaders=host",
            percent_encode(&credential),
            scope.date,
            self.expires_seconds,
        )
    }

    fn with_signature(&self, query: &str, credentials: &Credentials, scope: &Scope<'_>) -> String {
        let Unsigned {
            method,
            host,
            path,
            payload_hash,
            ..
        } = self;
        let canonical = format!("{method}\n{path}\n{query}\nhost:{host}\n\nhost\n{payload_hash}");
        let text = format!(
            "{ALGORITHM}\n{}\n{}\n{}",
            scope.date,
            scope.to_text(),
            sha256(&canonical).to_hex()
        );
        let signature = scope.sign(&credentials.secret_access_key, &text);
        format!("{query}&X-Amz-Signature={signature}")
    }
}

/// A path with every step encoded and the slashes kept: of a decoded path, the canonical form
/// for S3.
///
/// ```
/// assert_eq!(functions::sigv4::encode_path("/a b/(1).txt"), "/a%20b/%281%29.txt");
/// ```
pub fn encode_path(path: &str) -> String {
    encode(path).replace("%2F", "/")
}

/// Percent-encoding by RFC 3986: everything but letters, digits and `-._~`.
///
/// ```
/// assert_eq!(functions::sigv4::encode("a/b!'()*~"), "a%2Fb%21%27%28%29%2A~");
/// ```
pub fn encode(text: &str) -> String {
    percent_encode(text)
        .replace('!', "%21")
        .replace('\'', "%27")
        .replace('(', "%28")
        .replace(')', "%29")
        .replace('*', "%2A")
}
