//! Functions as a list for programs: a CDK stack passes `code` to `FunctionCode.fromInline`.

use cfc_validator::Runtime;
use serde_json::{Value, json};

use super::entry::Entry;

pub(super) fn text(entries: &[Entry]) -> String {
    let list: Vec<Value> = entries.iter().map(entry).collect();
    let list = json!({ "functions": list });
    // INVARIANT: a tree of texts and flags has no key that JSON lacks.
    let text = serde_json::to_string_pretty(&list).unwrap_or_default();
    format!("{text}\n")
}

fn entry(entry: &Entry) -> Value {
    let function = &entry.function;
    json!({
        "name": function.name,
        "eventType": function.event_type.name(),
        "runtime": Runtime::CloudfrontJs20.name(),
        "comment": entry.comment,
        "usesKeyValueStore": function.uses_key_value_store,
        "keyValueStoreArn": entry.key_value_store,
        "code": function.code,
    })
}
