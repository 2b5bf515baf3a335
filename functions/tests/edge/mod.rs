//! What stands around functions in a test of a whole flow: CloudFront, which runs them on every
//! engine and holds them to its rules, and a bucket that keeps objects in memory.

use std::collections::BTreeMap;

use cfc::engines::{End, Input, agree};
use cfc::{Cargo, Engines, NativeRun, Package, Report};
use cfc_compiler::CompiledFunction;
use cfc_validator::event::{check_result, normalize_event, write_back};
use serde_json::{Map, Value, json};

/// The compiled package, and the engines that take part.
pub struct Edge {
    functions: Vec<CompiledFunction>,
    engines: Engines,
}

impl Edge {
    pub fn start() -> Edge {
        let mut report = Report::default();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let package = Package::find(folder, &Cargo::default()).unwrap();
        let options = cfc_compiler::Options::default();
        let functions = cfc::build::functions(&package, &options, &mut report);
        let (native, cargo) = (NativeRun::Run, Cargo::default());
        let engines = Engines::start(&package, &functions, native, &cargo, &mut report);
        let engines = engines.unwrap_or_else(|| panic!("{}", report.text()));
        Edge { functions, engines }
    }

    /// What a viewer-request function makes of a request: the request that goes on, or the answer.
    pub fn request(&self, function: &str, request: &Value, id: &str) -> Result<Value, Value> {
        let event = event("viewer-request", request, id);
        let result = self.run(function, event);
        if result.get("statusCode").is_some() {
            Err(result)
        } else {
            Ok(result)
        }
    }

    /// What a viewer-response function makes of a response. CloudFront does not ask it about
    /// errors (`edge-function-restrictions-all`).
    pub fn response(&self, function: &str, request: &Value, response: &Value, id: &str) -> Value {
        if response["statusCode"].as_u64() >= Some(400) {
            return response.clone();
        }
        let mut event = event("viewer-response", request, id);
        event["response"] = response.clone();
        self.run(function, event)
    }

    fn run(&self, function: &str, event: Value) -> Value {
        let input = Input::new(normalize_event(event));
        let compiled = self.functions.iter().find(|f| f.name == function).unwrap();
        let ran = self
            .engines
            .run(&[(function, &compiled.code)], &[(0, &input)])
            .unwrap();
        let outcome = agree(&ran[0].outcomes).unwrap_or_else(|difference| panic!("{difference}"));
        let End::Returned(result) = &outcome.end else {
            panic!("{function}: {}", outcome.show());
        };
        let violations = check_result(&input.event, result);
        assert!(violations.is_empty(), "{function}: {violations:?}");
        write_back(&input.event, result).into_owned()
    }
}

fn event(event_type: &str, request: &Value, id: &str) -> Value {
    json!({
        "version": "1.0",
        "context": {
            "distributionDomainName": "d111111abcdef8.cloudfront.net",
            "distributionId": "EDFDVBD6EXAMPLE",
            "eventType": event_type,
            "requestId": id,
        },
        "viewer": { "ip": "192.0.2.1" },
        "request": request,
    })
}

/// A viewer's request.
pub fn request(method: &str, uri: &str, query: &[(&str, &str)], headers: &[(&str, &str)]) -> Value {
    json!({
        "method": method, "uri": uri, "querystring": values(query), "headers": values(headers),
        "cookies": {},
    })
}

fn values(pairs: &[(&str, &str)]) -> Value {
    let entries = pairs
        .iter()
        .map(|(name, value)| ((*name).to_string(), json!({ "value": value })));
    Value::Object(entries.collect())
}

/// A bucket behind origin access control: objects have a length and metadata.
#[derive(Default)]
pub struct Bucket {
    objects: BTreeMap<String, Map<String, Value>>,
}

impl Bucket {
    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.objects.len()
    }

    /// What S3 answers. The key is the path; an unknown one is forbidden to who may not list.
    pub fn answer(&mut self, request: &Value) -> Value {
        let key = request["uri"].as_str().unwrap().to_string();
        assert_eq!(
            request["querystring"],
            json!({}),
            "S3 has another operation for this"
        );
        match request["method"].as_str() {
            Some("PUT") => {
                let metadata = request["headers"].as_object().unwrap().iter();
                let kept = metadata.filter(|(name, _)| {
                    name.starts_with("x-amz-meta-") || *name == "content-length"
                });
                let kept = kept.map(|(name, value)| (name.clone(), value.clone()));
                self.objects.insert(key, kept.collect());
                answer(200, Map::new())
            }
            Some("GET") => match self.objects.get(&key) {
                Some(metadata) => answer(200, metadata.clone()),
                None => answer(403, Map::new()),
            },
            _ => answer(405, Map::new()),
        }
    }
}

fn answer(status: u16, mut headers: Map<String, Value>) -> Value {
    headers.insert("server".to_string(), json!({ "value": "AmazonS3" }));
    headers.insert(
        "via".to_string(),
        json!({ "value": "1.1 abc.cloudfront.net (CloudFront)" }),
    );
    json!({ "statusCode": status, "headers": headers, "cookies": {} })
}
