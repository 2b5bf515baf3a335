//! Functions in Terraform's JSON syntax, with a key-value store where one is used.

use cfc_validator::Runtime;
use serde_json::{Map, Value, json};

use super::entry::Entry;

const STORE: &str = "${aws_cloudfront_key_value_store.functions.arn}";

pub(super) fn text(entries: &[Entry]) -> String {
    let mut functions = Map::new();
    let mut makes_store = false;
    for entry in entries {
        let function = &entry.function;
        let mut resource = json!({
            "name": function.name,
            "runtime": Runtime::CloudfrontJs20.name(),
            "comment": literal(&entry.comment),
            "publish": true,
            "code": literal(&function.code),
        });
        if function.uses_key_value_store {
            let store = entry.key_value_store.as_deref().map(literal);
            makes_store |= store.is_none();
            let store = store.unwrap_or_else(|| STORE.to_owned());
            resource["key_value_store_associations"] = json!([store]);
        }
        functions.insert(function.name.replace('-', "_"), resource);
    }
    let mut resources = Map::new();
    resources.insert(
        "aws_cloudfront_function".to_owned(),
        Value::Object(functions),
    );
    if makes_store {
        let store = json!({ "functions": { "name": "functions" } });
        resources.insert("aws_cloudfront_key_value_store".to_owned(), store);
    }
    let whole = json!({ "resource": resources });
    // INVARIANT: a tree of texts and flags has no key that JSON lacks.
    let text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    format!("{text}\n")
}

/// Terraform reads `${` and `%{` in a text as its own; doubled, they are meant as they stand.
fn literal(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}
