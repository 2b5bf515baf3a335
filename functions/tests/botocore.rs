//! The slow lane of `sigv4.rs`: AWS's own SDK for Python signs the same requests and the same
//! policies. Needs botocore: `pip install botocore`, then
//! `PYTHON=python3 cargo test -p functions --test botocore -- --ignored`.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use cloudfront_functions::encoding::base64_encode;
use cloudfront_functions::native::{Host, with_host};
use cloudfront_functions::time::amz_date;
use functions::sigv4::{Credentials, Scope, UNSIGNED_PAYLOAD, Unsigned, encode_path};
use serde_json::{Value, json};

#[test]
#[ignore = "needs python3 with botocore"]
fn botocore_signs_alike() {
    let mut numbers = Numbers(42);
    let requests: Vec<Value> = (0..500).map(|_| request(&mut numbers)).collect();
    let policies: Vec<Value> = (0..100).map(|_| policy(&mut numbers)).collect();
    let forms: Vec<Value> = (0..20).map(|_| form(&mut numbers)).collect();
    let count = requests.len() + policies.len() + forms.len();
    let input = json!({ "requests": requests, "policies": policies, "forms": forms });
    assert_eq!(
        botocore(&input),
        format!("{count} signatures are the same\n")
    );
}

/// What `botocore.py` says of signatures of ours.
fn botocore(input: &Value) -> String {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_string());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/botocore_signs.py");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.to_string().as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// A request, and the query string that signs it.
fn request(numbers: &mut Numbers) -> Value {
    let credentials = credentials(numbers);
    let path = format!("/{}/{}", numbers.text(), numbers.text());
    let parameters: Vec<(String, String)> = (0..numbers.below(5))
        .map(|_| (numbers.text(), numbers.text()))
        .collect();
    let method = numbers.one_of(&["GET", "HEAD", "PUT", "DELETE"]);
    let host = format!("bucket-{}.s3.amazonaws.com", numbers.below(1000));
    let date = date(numbers);
    let region = numbers.one_of(&["us-east-1", "eu-central-1", "ap-southeast-2"]);
    let expires_seconds = numbers.below(604_800);
    let unsigned = Unsigned {
        method,
        host: &host,
        path: &encode_path(&path),
        payload_hash: UNSIGNED_PAYLOAD,
        expires_seconds,
    };
    let scope = Scope::new(&date, region, "s3");
    json!({
        "credentials": shown(&credentials), "method": method, "host": host, "path": path,
        "parameters": parameters, "date": date, "region": region, "expires": expires_seconds,
        "query": unsigned.signed_query_with(&parameters, &credentials, &scope),
    })
}

/// Some text in place of a policy, and its signature.
fn policy(numbers: &mut Numbers) -> Value {
    let credentials = credentials(numbers);
    let date = date(numbers);
    let text = base64_encode(&numbers.text());
    let scope = Scope::new(&date, "us-west-2", "s3");
    json!({
        "credentials": shown(&credentials), "date": date, "region": "us-west-2", "policy": text,
        "signature": scope.sign(&credentials.secret_access_key, &text),
    })
}

/// The page that `upload_form` answers with.
fn form(numbers: &mut Numbers) -> Value {
    let credentials = credentials(numbers);
    let clock_millis = millis(numbers);
    let mut store = vec![
        ("access-key-id", credentials.access_key_id.clone()),
        ("secret-access-key", credentials.secret_access_key.clone()),
    ];
    if let Some(token) = &credentials.session_token {
        store.push(("session-token", token.clone()));
    }
    let host = Host {
        clock_millis,
        key_value_store: Some(
            store
                .into_iter()
                .map(|(key, value)| (key.to_string(), value))
                .collect(),
        ),
        ..Host::default()
    };
    let event = json!({
        "version": "1.0",
        "context": {
            "distributionId": "EDFDVBD6EXAMPLE", "eventType": "viewer-request",
            "requestId": numbers.text(),
        },
        "viewer": { "ip": "192.0.2.1" },
        "request": {
            "method": "GET", "uri": "/upload", "querystring": {}, "cookies": {},
            "headers": { "host": { "value": "upload.example.com" } },
        },
    });
    let (answer, _) = with_host(host, || functions::upload_form::__cfc_native(&event));
    json!({
        "credentials": shown(&credentials), "date": amz_date(clock_millis),
        "page": answer.unwrap()["body"],
    })
}

fn credentials(numbers: &mut Numbers) -> Credentials {
    Credentials {
        access_key_id: format!("AKIA{:016}", numbers.below(u32::MAX)),
        secret_access_key: base64_encode(&numbers.text()),
        session_token: (numbers.below(2) == 0).then(|| base64_encode(&numbers.text())),
    }
}

fn shown(credentials: &Credentials) -> Value {
    json!([
        credentials.access_key_id,
        credentials.secret_access_key,
        credentials.session_token,
    ])
}

fn date(numbers: &mut Numbers) -> String {
    amz_date(millis(numbers))
}

/// Some second between 1970 and 2106.
fn millis(numbers: &mut Numbers) -> i64 {
    i64::from(numbers.below(u32::MAX)) * 1000
}

/// Numbers that look random and are the same in every run (a linear congruential generator, with
/// the constants of Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 32) % u64::from(end)).unwrap()
    }

    fn one_of(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(u32::try_from(choices.len()).unwrap()) as usize]
    }

    /// One to twelve characters, most of which need care in URLs.
    fn text(&mut self) -> String {
        const CHARACTERS: &str = "aZ09-._~ !\"#$%&'()*+,/:;<=>?@[\\]^`{|}äß€😀";
        let characters: Vec<char> = CHARACTERS.chars().collect();
        (0..=self.below(12))
            .map(|_| characters[self.below(u32::try_from(characters.len()).unwrap()) as usize])
            .collect()
    }
}
