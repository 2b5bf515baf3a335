//! The engines that run a case, and what they have to agree on: the result or a trap, the calls
//! of CloudFront's helpers, and the log.

pub mod emulator;
pub mod native;
pub mod njs;
mod process;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use cfc_emulator::{EdgeLocation, Tenant};
use cfc_validator::event::helpers::cut_logs;
use serde_json::{Map, Value, json};

/// One run's input: an event as the function sees it, and what surrounds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The event, completed as TestFunction does.
    pub event: Arc<Value>,
    /// The time of the run, in milliseconds since 1970.
    pub clock_millis: i64,
    /// What every `Math.random()` gives.
    pub random: f64,
    /// The key-value store's content; none if no store is associated.
    pub key_value_store: Option<BTreeMap<String, String>>,
    /// Where the function runs; none in viewer-response functions.
    pub edge_location: Option<EdgeLocation>,
    /// The tenant of a multi-tenant distribution.
    pub tenant: Option<Tenant>,
    /// The query string as the viewer sent it, without `?`; none if the URL has no `?`.
    pub raw_query_string: Option<String>,
}

impl Input {
    /// An event with nothing around it: the default clock, chance that always says 0.42, and the
    /// query string that its object gives.
    pub fn new(event: Value) -> Input {
        Input {
            raw_query_string: cfc_emulator::raw_query_string(&event),
            event: Arc::new(event),
            clock_millis: crate::case::DEFAULT_CLOCK_MILLIS,
            random: crate::case::DEFAULT_RANDOM,
            key_value_store: None,
            edge_location: None,
            tenant: None,
        }
    }

    /// What surrounds the event, for the native program and for njs.
    pub(crate) fn surroundings(&self) -> Value {
        let edge = self.edge_location.as_ref().map(
            |edge| json!({ "name": edge.name, "serverIp": edge.server_ip, "region": edge.region }),
        );
        let tenant = self
            .tenant
            .as_ref()
            .map(|tenant| json!({ "id": tenant.id, "parameters": tenant.parameters }));
        json!({
            "clock": self.clock_millis,
            "random": self.random,
            "kvs": self.key_value_store,
            "edgeLocation": edge,
            "tenant": tenant,
            "rawQueryString": self.raw_query_string,
        })
    }
}

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The handler itself, compiled by rustc. What it does is right.
    Native,
    /// The JavaScript in the emulator.
    Emulator,
    /// The JavaScript in njs, the family of CloudFront's engine.
    Njs,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Engine::Native => "native",
            Engine::Emulator => "emulator",
            Engine::Njs => "njs",
        })
    }
}

/// What a run came to, in the form that is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the handler returned, with sorted keys.
    pub end: End,
    /// Calls of CloudFront's helpers, each an array of its name and its arguments.
    pub calls: Vec<Value>,
    /// The lines that the function wrote.
    pub logs: Vec<String>,
}

/// How a run ended.
#[derive(Clone, Debug)]
pub enum End {
    /// The handler gave something back.
    Returned(Value),
    /// A panic, or an exception: CloudFront answers 503.
    Trap(String),
    /// It did not end by itself.
    Endless(String),
}

impl PartialEq for End {
    /// Traps are equal whatever their messages say.
    fn eq(&self, other: &End) -> bool {
        match (self, other) {
            (End::Returned(left), End::Returned(right)) => left == right,
            (End::Trap(_), End::Trap(_)) | (End::Endless(_), End::Endless(_)) => true,
            (End::Returned(_) | End::Trap(_) | End::Endless(_), _) => false,
        }
    }
}

impl Outcome {
    pub(crate) fn new(end: End, calls: &[Value], logs: &[String]) -> Outcome {
        let end = match end {
            End::Returned(value) => End::Returned(canonical_result(value)),
            other @ (End::Trap(_) | End::Endless(_)) => other,
        };
        let lines: Vec<String> = logs
            .iter()
            .flat_map(|entry| entry.split('\n'))
            .map(str::to_owned)
            .collect();
        Outcome {
            end,
            calls: calls.iter().map(canonical_call).collect(),
            // What CloudFront cuts off is cut off for every engine alike.
            logs: cut_logs(&lines),
        }
    }

    /// What an engine said when it did not return, as a line.
    pub fn words(&self, engine: Engine) -> String {
        match &self.end {
            End::Returned(_) => String::new(),
            End::Trap(message) | End::Endless(message) => format!("{engine}: {message}\n"),
        }
    }

    /// The outcome as text, for snapshots and for differences.
    pub fn show(&self) -> String {
        let mut text = match &self.end {
            End::Returned(value) if value.get("statusCode").is_some() => {
                format!("outcome: response\n{}\n", pretty(value))
            }
            End::Returned(value) => format!("outcome: request\n{}\n", pretty(value)),
            End::Trap(_) => "outcome: trap\n".to_owned(),
            End::Endless(_) => "outcome: does not end\n".to_owned(),
        };
        section(&mut text, "calls", self.calls.iter().map(Value::to_string));
        section(&mut text, "logs", self.logs.iter().cloned());
        text
    }
}

/// The outcome that all engines agree on, or the differences from the first one: the engine that
/// decides comes first.
pub fn agree(outcomes: &[(Engine, Outcome)]) -> Result<&Outcome, String> {
    let Some(((first, decided), others)) = outcomes.split_first() else {
        return Err("no engine ran".to_owned());
    };
    let differences: Vec<String> = others
        .iter()
        .filter(|(_, outcome)| outcome != decided)
        .map(|(engine, outcome)| {
            let difference = crate::snapshot::difference(&decided.show(), &outcome.show());
            let words = [(first, decided), (engine, outcome)]
                .map(|(engine, outcome)| outcome.words(*engine));
            format!("--- {first}\n+++ {engine}\n{difference}{}", words.concat())
        })
        .collect();
    if differences.is_empty() {
        Ok(decided)
    } else {
        Err(differences.join("\n"))
    }
}

fn section(text: &mut String, title: &str, lines: impl ExactSizeIterator<Item = String>) {
    if lines.len() > 0 {
        text.push_str(title);
        text.push_str(":\n");
        for line in lines {
            text.push_str("  ");
            text.push_str(&line);
            text.push('\n');
        }
    }
}

/// A value's JSON on several lines.
pub(crate) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|_| value.to_string())
}

/// Sorted keys; of a response, empty headers and cookies are as good as none.
fn canonical_result(mut value: Value) -> Value {
    sort(&mut value);
    if let Value::Object(object) = &mut value
        && object.contains_key("statusCode")
    {
        for name in ["headers", "cookies"] {
            if object
                .get(name)
                .is_some_and(|map| map.as_object().is_some_and(Map::is_empty))
            {
                object.shift_remove(name);
            }
        }
    }
    value
}

/// A store's format is how the value comes, not what is asked for.
fn canonical_call(call: &Value) -> Value {
    match call.as_array().map(Vec::as_slice) {
        Some([name, key, ..]) if name.as_str().is_some_and(|name| name.starts_with("kvs.")) => {
            Value::Array(vec![name.clone(), key.clone()])
        }
        _ => sorted(call),
    }
}

/// The same value with the keys of every object in order, and whole numbers written as such.
pub fn sorted(value: &Value) -> Value {
    let mut value = value.clone();
    sort(&mut value);
    value
}

fn sort(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.sort_keys();
            object.values_mut().for_each(sort);
        }
        Value::Array(items) => items.iter_mut().for_each(sort),
        Value::Number(number) => *value = whole(number),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// JavaScript has one kind of number: `200.0` and `200` are the same.
fn whole(number: &serde_json::Number) -> Value {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be exact")]
        Some(float) if float.fract() == 0.0 && float.abs() < LIMIT => Value::from(float as i64),
        Some(_) | None => Value::Number(number.clone()),
    }
}
