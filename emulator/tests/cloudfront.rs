//! The `cloudfront` module: key-value store, origin helpers, edge location, tenants; the raw query string.

mod support;

use std::collections::BTreeMap;

use cfc_emulator::{Call, EdgeLocation, Format, Host, KeyValueStore, Tenant};
use serde_json::{Value, json};
use support::{failure, outcome, run_with, with_store};

const IMPORT: &str = "import cf from 'cloudfront';\n";

fn with(body: &str, host: &Host) -> cfc_emulator::Outcome {
    run_with(&format!("{IMPORT}{body}"), &json!({}), host)
}

fn calls(outcome: &cfc_emulator::Outcome) -> Vec<(&'static str, Vec<Value>)> {
    outcome
        .calls
        .iter()
        .map(|Call { name, args }| (*name, args.clone()))
        .collect()
}

#[test]
fn a_store_is_read_in_every_format() {
    let host = with_store(&[("a", "text"), ("j", r#"{"b":[1,true]}"#)]);
    let run = with(
        "async function handler() {
            const kvs = cf.kvs();
            const plain = await kvs.get('a');
            const text = await kvs.get('a', {format: 'string'});
            const parsed = await kvs.get('j', {format: 'json'});
            const bytes = await kvs.get('a', {format: 'bytes'});
            const yes = await kvs.exists('a');
            const no = await kvs.exists('b');
            const meta = await kvs.meta();
            return [plain, text, parsed, bytes.toString('hex'), yes, no, meta.keyCount, meta.creationDateTime];
        }",
        &host,
    );
    assert_eq!(
        run.result,
        Ok(
            json!(["text", "text", {"b": [1, true]}, "74657874", true, false, 2, "1970-01-01T00:00:00.000Z"])
        )
    );
    let read = run.calls.iter().map(|call| call.name).collect::<Vec<_>>();
    assert_eq!(
        read,
        [
            "kvs.get",
            "kvs.get",
            "kvs.get",
            "kvs.get",
            "kvs.exists",
            "kvs.exists",
            "kvs.meta"
        ]
    );
    assert_eq!(run.calls[0].args, [json!("a")]);
}

#[test]
fn a_missing_key_rejects() {
    let host = with_store(&[]);
    let source = "async function handler() { try { await cf.kvs().get('x'); } catch (e) { return [String(e), e.message, e.name]; } }";
    assert_eq!(
        with(source, &host).result,
        Ok(json!(["Error: KeyNotFound", "KeyNotFound", "Error"]))
    );
    let error = with(
        "async function handler() {\n  return await cf.kvs().get('x');\n}",
        &host,
    )
    .result
    .unwrap_err();
    assert_eq!(error.to_string(), "Error: KeyNotFound");
}

#[test]
fn a_value_that_is_no_json_rejects() {
    let run = with(
        "async function handler() { return await cf.kvs().get('a', {format: 'json'}); }",
        &with_store(&[("a", "{")]),
    );
    assert_eq!(run.result.unwrap_err().name, "SyntaxError");
}

#[test]
fn without_a_store_kvs_throws() {
    let error = with("async function handler() { cf.kvs(); }", &Host::default())
        .result
        .unwrap_err();
    assert_eq!(
        error.message,
        "no key value store is associated with the function"
    );
}

#[test]
fn a_catch_all_answers_every_other_key() {
    let store =
        KeyValueStore::new(BTreeMap::from([("a".to_owned(), "1".to_owned())])).with_catch_all("2");
    let host = Host {
        key_value_store: Some(store),
        ..Host::default()
    };
    let run = with(
        "async function handler() { const k = cf.kvs(); const a = await k.get('a'); const b = await k.get('b'); return a + b; }",
        &host,
    );
    assert_eq!(run.result, Ok(json!("12")));
}

#[test]
fn import_files_are_checked() {
    let check = |json: Value| {
        KeyValueStore::from_import_json(&json)
            .map(|store| store.len())
            .map_err(|error| error.to_string())
    };
    assert_eq!(check(json!({"data": []})), Ok(0));
    assert_eq!(check(json!({"data": [{"key": "a", "value": ""}]})), Ok(1));
    for (json, part) in [
        (json!([]), "expected an object"),
        (json!({}), "expected `data` to be an array"),
        (json!({"data": [], "more": 1}), "unknown field `more`"),
        (json!({"data": [1]}), "data[0]: expected an object"),
        (
            json!({"data": [{"key": "a"}]}),
            "expected `value` to be a string",
        ),
        (
            json!({"data": [{"key": "a", "value": "b", "c": 1}]}),
            "unknown field `c`",
        ),
        (
            json!({"data": [{"key": "a", "value": 1}]}),
            "expected `value` to be a string",
        ),
        (
            json!({"data": [{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]}),
            "data[1]: the key `a` is there twice",
        ),
        (
            json!({"data": [{"key": "k".repeat(513), "value": ""}]}),
            "1 to 512 bytes",
        ),
        (
            json!({"data": [{"key": "k", "value": "v".repeat(1025)}]}),
            "at most 1024 bytes",
        ),
    ] {
        let error = check(json).unwrap_err();
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn origin_helpers_are_recorded_in_order() {
    let run = with(
        "function handler() {
            cf.updateRequestOrigin({domainName: 'a.example.com', timeouts: {readTimeout: 5}});
            cf.selectRequestOriginById('o', {hostHeader: 'h'});
            cf.selectRequestOriginById('p', undefined);
            cf.createRequestOriginGroup({originIds: [{originId: 'a'}, {originId: 'b'}], failoverCriteria: {statusCodes: [500]}});
            cf.logCustomData('x');
            return 1;
        }",
        &Host::default(),
    );
    assert_eq!(
        calls(&run),
        [
            (
                "updateRequestOrigin",
                vec![json!({"domainName": "a.example.com", "timeouts": {"readTimeout": 5}})]
            ),
            (
                "selectRequestOriginById",
                vec![json!("o"), json!({"hostHeader": "h"})]
            ),
            ("selectRequestOriginById", vec![json!("p")]),
            (
                "createRequestOriginGroup",
                vec![
                    json!({"originIds": [{"originId": "a"}, {"originId": "b"}], "failoverCriteria": {"statusCodes": [500]}})
                ]
            ),
            ("logCustomData", vec![json!("x")]),
        ]
    );
}

#[test]
fn calls_are_kept_when_the_function_fails() {
    let run = with(
        "function handler() { cf.logCustomData('x'); throw new Error('no'); }",
        &Host::default(),
    );
    assert_eq!(calls(&run), [("logCustomData", vec![json!("x")])]);
}

#[test]
fn the_edge_location_is_the_hosts() {
    let edge = EdgeLocation {
        name: "SEA".to_owned(),
        server_ip: "1.2.3.4".to_owned(),
        region: "us-west-2".to_owned(),
    };
    let host = Host {
        edge_location: Some(edge),
        ..Host::default()
    };
    assert_eq!(
        with("function handler() { return cf.edgeLocation; }", &host).result,
        Ok(json!({"name": "SEA", "serverIp": "1.2.3.4", "region": "us-west-2"}))
    );
    assert_eq!(
        with(
            "function handler() { return cf.edgeLocation; }",
            &Host::default()
        )
        .result,
        Ok(json!({}))
    );
}

#[test]
fn tenants_have_an_id_and_parameters() {
    let tenant = Tenant {
        id: "t1".to_owned(),
        parameters: BTreeMap::from([("k".to_owned(), "v".to_owned())]),
    };
    let host = Host {
        tenant: Some(tenant),
        ..Host::default()
    };
    let source = "function handler() { var t = cf.distributionTenant; var missing; try { t.parameters.get('x'); } catch (e) { missing = e.message; } return [t.id, t.parameters.get('k'), missing]; }";
    assert_eq!(
        with(source, &host).result,
        Ok(json!(["t1", "v", "DistributionTenantParameterKeyNotFound"]))
    );
    let error = failure(
        "import cf from 'cloudfront';\nfunction handler() { return cf.distributionTenant.id; }",
    );
    assert_eq!(
        error.to_string(),
        "TypeError: distributionTenant module is not available"
    );
}

#[test]
fn the_raw_query_string_is_rebuilt_unless_it_is_given() {
    let source = "function handler(event) { return [event.request.rawQueryString(), Object.keys(event.request)]; }";
    let event = json!({"request": {"querystring": {"a": {"value": "1%20"}, "b": {"value": ""}, "c": {"value": "x", "multiValue": [{"value": "x"}, {"value": "y"}]}}}});
    assert_eq!(
        outcome(source, &event).result,
        Ok(json!(["a=1%20&b=&c=x&c=y", ["querystring"]]))
    );
    let host = Host {
        raw_query_string: Some(String::new()),
        ..Host::default()
    };
    assert_eq!(
        run_with(source, &event, &host).result,
        Ok(json!(["", ["querystring"]]))
    );
    assert_eq!(
        outcome(source, &json!({"request": {"querystring": {}}})).result,
        Ok(json!([null, ["querystring"]]))
    );
    assert_eq!(
        outcome(source, &json!({"request": {"querystring": "z=1"}})).result,
        Ok(json!(["z=1", ["querystring"]]))
    );
}

#[test]
fn the_method_is_no_part_of_the_result() {
    let event = json!({"request": {"uri": "/", "querystring": {}}});
    assert_eq!(
        outcome("function handler(e) { return e.request; }", &event).result,
        Ok(event["request"].clone())
    );
}

#[test]
fn a_rule_answers_by_key_and_format() {
    let store = KeyValueStore::default().with_fallback(|key, format| match format {
        Format::Json => Some(r#"{"mode":"header"}"#.to_owned()),
        Format::String | Format::Bytes => (key != "no").then(|| format!("val-{}", key.len())),
    });
    let host = Host {
        key_value_store: Some(store),
        ..Host::default()
    };
    let run = with(
        "async function handler() { const k = cf.kvs(); const a = await k.get('abc'); const j = await k.get('abc', {format: 'json'});
            const e = await k.exists('no'); return [a, j.mode, e]; }",
        &host,
    );
    assert_eq!(run.result, Ok(json!(["val-3", "header", false])));
}

#[test]
fn a_value_beyond_the_bmp_is_warned_of() {
    let source = "async function handler() { return await cf.kvs().get('a'); }";
    let warned = |value| {
        !with(source, &with_store(&[("a", value)]))
            .warnings
            .is_empty()
    };
    assert!(warned("😀"));
    assert!(!warned("é"));
}
