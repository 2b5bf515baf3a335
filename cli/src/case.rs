//! Recorded events: `events/<function>/<case>.json`. A file is a bare event, or an object with
//! `event` and what surrounds it. Reads and checks one; finding them is `recorded`'s.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use cfc_emulator::{EdgeLocation, KeyValueStore, Tenant};
use cfc_syntax::EventType;
use cfc_validator::event::{EventProblem, check_event, event_type, normalize_event};
use cfc_validator::near_miss;
use serde_json::{Map, Value};

use crate::engines::Input;
use crate::files;
use crate::locate;
use crate::render;
use crate::time;

/// The clock of a case that names none: 14 November 2023.
pub const DEFAULT_CLOCK_MILLIS: i64 = 1_700_000_000_000;
/// What `Math.random()` gives in a case that names nothing.
pub const DEFAULT_RANDOM: f64 = 0.42;

const FIELDS: [&str; 8] = [
    "event",
    "kvs",
    "clock",
    "random",
    "edgeLocation",
    "tenant",
    "rawQueryString",
    "expect",
];

/// A recorded event.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What a run is given.
    pub input: Input,
    /// The rules that the result is expected to break, such as `header-read-only`.
    pub violations: Vec<String>,
}

/// Reads a recorded event of a function; what is wrong with it comes rendered.
///
/// `shown` names the file in messages; without an expected type, an event of any type will do.
pub fn read(path: &Path, shown: &str, expected: Option<EventType>) -> Result<Case, Vec<String>> {
    let text = files::read_plain(path).map_err(|error| {
        vec![render::error(
            &format!("cannot read `{shown}`: {error}"),
            &[],
            &[],
        )]
    })?;
    parse(&text, shown, expected)
}

/// Reads a recorded event from its text.
///
/// ```
/// use cfc_syntax::EventType;
///
/// let text = r#"{ "clock": "2024-02-29T12:00:00Z", "event": {
///     "version": "1.0", "context": { "eventType": "viewer-request" }, "viewer": { "ip": "192.0.2.1" },
///     "request": { "method": "GET", "uri": "/", "headers": {} } } }"#;
/// let case = cfc::case::parse(text, "get.json", Some(EventType::ViewerRequest)).unwrap();
/// assert_eq!(case.input.clock_millis, 1_709_208_000_000);
/// assert_eq!(case.input.event["request"]["cookies"], serde_json::json!({}));
/// ```
pub fn parse(text: &str, shown: &str, expected: Option<EventType>) -> Result<Case, Vec<String>> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| vec![not_json(&error, text, shown)])?;
    let mut reader = Reader {
        text,
        shown,
        messages: Vec::new(),
    };
    let case = reader.case(value, expected);
    match reader.messages.as_slice() {
        [] => Ok(case),
        _ => Err(reader.messages),
    }
}

fn not_json(error: &serde_json::Error, text: &str, shown: &str) -> String {
    let at = locate::offset(text, error.line(), error.column());
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    render::at(
        &format!("this is not JSON: {words}"),
        shown,
        text,
        at..at + 1,
        &[],
    )
}

struct Reader<'a> {
    text: &'a str,
    shown: &'a str,
    messages: Vec<String>,
}

impl Reader<'_> {
    fn case(&mut self, value: Value, expected: Option<EventType>) -> Case {
        // Without `event`, one of the other fields tells that an object was meant to be around it.
        let (event, around) = match value {
            Value::Object(mut around) if FIELDS.iter().any(|field| around.contains_key(*field)) => {
                (
                    around.shift_remove("event").unwrap_or_default(),
                    Some(around),
                )
            }
            event => (event, None),
        };
        let prefix = if around.is_some() { "event" } else { "" };
        let around = around.unwrap_or_default();
        self.fields(&around, "", &FIELDS);
        if prefix == "event" && event.is_null() {
            self.problem("", "the field `event` is missing", None);
        } else {
            self.event(&event, prefix, expected);
        }
        let input = Input::new(normalize_event(event));
        let raw = self.optional_text("rawQueryString", around.get("rawQueryString"));
        Case {
            input: Input {
                clock_millis: self.clock(around.get("clock")),
                random: self.random(around.get("random")),
                key_value_store: self.store(around.get("kvs")),
                edge_location: self.edge_location(around.get("edgeLocation")),
                tenant: self.tenant(around.get("tenant")),
                raw_query_string: raw.or(input.raw_query_string),
                ..input
            },
            violations: self.expect(around.get("expect")),
        }
    }

    fn event(&mut self, event: &Value, prefix: &str, expected: Option<EventType>) {
        let problems = check_event(event);
        for problem in &problems {
            let path = join(prefix, &problem.path);
            let problem = EventProblem {
                path,
                ..problem.clone()
            };
            self.messages
                .push(render::event_problem(&problem, self.shown, self.text));
        }
        let found = event_type(event);
        if let Some(expected) = expected
            && problems.is_empty()
            && found != expected
        {
            let message = format!(
                "this is a {} event, and the function is for {}",
                found.name(),
                expected.name()
            );
            self.problem(&join(prefix, "context.eventType"), &message, None);
        }
    }

    fn clock(&mut self, clock: Option<&Value>) -> i64 {
        let millis = match clock {
            None => return DEFAULT_CLOCK_MILLIS,
            Some(Value::String(text)) => time::parse_rfc3339(text),
            Some(value) => value.as_i64(),
        };
        match millis {
            Some(millis) if millis >= 0 => millis,
            Some(_) | None => {
                let help = "write `2024-02-29T12:00:00Z`, or milliseconds since 1970";
                self.problem("clock", "this is no time", Some(help));
                DEFAULT_CLOCK_MILLIS
            }
        }
    }

    fn random(&mut self, random: Option<&Value>) -> f64 {
        let Some(random) = random else {
            return DEFAULT_RANDOM;
        };
        match random.as_f64() {
            Some(number) if (0.0..1.0).contains(&number) => number,
            Some(_) | None => {
                let help = "what `Math.random()` gives: a number from 0, less than 1";
                self.problem("random", "this is not what chance can give", Some(help));
                DEFAULT_RANDOM
            }
        }
    }

    fn store(&mut self, store: Option<&Value>) -> Option<BTreeMap<String, String>> {
        let store = store.filter(|store| !store.is_null())?;
        if let Err(error) = KeyValueStore::from_import_json(store) {
            let help = r#"AWS's import format is `{"data": [{"key": "…", "value": "…"}]}`"#;
            self.problem("kvs", &error.to_string(), Some(help));
            return None;
        }
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let entries = store["data"].as_array().map_or(&[][..], Vec::as_slice);
        Some(
            entries
                .iter()
                .map(|entry| (text(&entry["key"]), text(&entry["value"])))
                .collect(),
        )
    }

    fn edge_location(&mut self, edge: Option<&Value>) -> Option<EdgeLocation> {
        let edge = self.object("edgeLocation", edge?, &["name", "serverIp", "region"])?;
        let mut text = |name: &str| {
            let path = join("edgeLocation", name);
            self.optional_text(&path, edge.get(name))
                .unwrap_or_default()
        };
        Some(EdgeLocation {
            name: text("name"),
            server_ip: text("serverIp"),
            region: text("region"),
        })
    }

    fn tenant(&mut self, tenant: Option<&Value>) -> Option<Tenant> {
        let tenant = self.object("tenant", tenant?, &["id", "parameters"])?;
        let id = self.optional_text("tenant.id", tenant.get("id"));
        let parameters = tenant
            .get("parameters")
            .map(|given| self.texts("tenant.parameters", given));
        Some(Tenant {
            id: id.unwrap_or_default(),
            parameters: parameters.unwrap_or_default(),
        })
    }

    fn texts(&mut self, path: &str, value: &Value) -> BTreeMap<String, String> {
        let Some(object) = value.as_object() else {
            self.problem(path, "this must be an object of texts", None);
            return BTreeMap::new();
        };
        let mut texts = BTreeMap::new();
        for (name, value) in object {
            if let Some(text) = self.optional_text(&join(path, name), Some(value)) {
                texts.insert(name.clone(), text);
            }
        }
        texts
    }

    fn object<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        known: &[&str],
    ) -> Option<&'a Map<String, Value>> {
        let Some(object) = value.as_object() else {
            self.problem(path, "this must be an object", None);
            return None;
        };
        self.fields(object, path, known);
        Some(object)
    }

    fn optional_text(&mut self, path: &str, value: Option<&Value>) -> Option<String> {
        let value = value?;
        if !value.is_string() {
            self.problem(path, "this must be a text", None);
        }
        value.as_str().map(str::to_owned)
    }

    fn expect(&mut self, expect: Option<&Value>) -> Vec<String> {
        let Some(expect) = expect else {
            return Vec::new();
        };
        let Some(object) = self.object("expect", expect, &["violation"]) else {
            return Vec::new();
        };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let rules = match object.get("violation") {
            Some(Value::Array(items)) => items.iter().map(text).collect(),
            Some(value) => text(value).map(|rule| vec![rule]),
            None => Some(Vec::new()),
        };
        rules.unwrap_or_else(|| {
            self.problem(
                "expect.violation",
                "this must be a rule's name, or an array of them",
                None,
            );
            Vec::new()
        })
    }

    fn fields(&mut self, object: &Map<String, Value>, path: &str, known: &[&str]) {
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            let near = near_miss(name, known.iter().copied())
                .map(|near| format!("did you mean `{near}`?"));
            self.problem(&join(path, name), "there is no such field", near.as_deref());
        }
    }

    fn problem(&mut self, path: &str, message: &str, help: Option<&str>) {
        let range: Range<usize> = locate::json_path(self.text, path);
        let help: Vec<String> = help.map(str::to_owned).into_iter().collect();
        let message = match path {
            "" => message.to_owned(),
            path => format!("`{path}`: {message}"),
        };
        self.messages
            .push(render::at(&message, self.shown, self.text, range, &help));
    }
}

fn join(prefix: &str, path: &str) -> String {
    match (prefix, path) {
        ("", path) => path.to_owned(),
        (prefix, "") => prefix.to_owned(),
        (prefix, path) if path.starts_with('[') => format!("{prefix}{path}"),
        (prefix, path) => format!("{prefix}.{path}"),
    }
}
