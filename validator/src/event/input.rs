//! Is this a CloudFront event? Walks the schema: unknown and missing fields, wrong types.
//! Not here: what a function may return.

use super::EventType;
use super::json::{index, push, type_name};
use super::schema::{CONNECTION, EVENT, Field, KeyRule, Need, Shape};
use crate::distance::near_miss;
use cfc_event_rules::is_cookie_header;
use serde_json::{Map, Value};
use std::fmt;

/// Why something is not a CloudFront event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventProblem {
    /// Where, such as `request.headers.host`; empty for the event itself.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What was probably meant, or what to do.
    pub help: Option<String>,
}

impl fmt::Display for EventProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "event"
        } else {
            &self.path
        };
        write!(f, "`{path}`: {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

/// Everything that keeps `event` from being a CloudFront event; empty for a good one.
///
/// Fields that CloudFront's own test events leave out (`requestId`, `distributionId` and the
/// like) may be missing; [`normalize_event`](super::normalize_event) fills them in.
///
/// ```
/// let event = serde_json::json!({
///     "version": "1.0",
///     "context": { "eventType": "viewer-request" },
///     "viewer": { "ip": "192.0.2.1" },
///     "request": { "method": "GET", "uri": "/", "headers": { "accept": { "vlaue": "*/*" } } },
/// });
/// let problems = cfc_validator::event::check_event(&event);
/// assert_eq!(problems[0].path, "request.headers.accept.vlaue");
/// assert_eq!(problems[0].help.as_deref(), Some("did you mean `value`?"));
/// ```
pub fn check_event(event: &Value) -> Vec<EventProblem> {
    let event_type = super::event_type(event);
    let mut walk = Walk {
        event_type,
        path: Vec::new(),
        problems: Vec::new(),
    };
    let shape = match event_type {
        EventType::ViewerRequest | EventType::ViewerResponse => &EVENT,
        EventType::Connection => &CONNECTION,
    };
    walk.value(event, shape);
    walk.problems
}

struct Walk<'e> {
    event_type: EventType,
    /// Where the walk is: most events have nothing to be told of.
    path: Vec<Step<'e>>,
    problems: Vec<EventProblem>,
}

/// A step into a value.
#[derive(Clone, Copy)]
enum Step<'e> {
    Member(&'e str),
    Item(usize),
}

impl<'e> Walk<'e> {
    /// Does something at a member or an item.
    fn within(&mut self, step: Step<'e>, work: impl FnOnce(&mut Self)) {
        self.path.push(step);
        work(self);
        self.path.pop();
    }

    fn problem(&mut self, message: String, help: Option<String>) {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Member(name) => push(&mut path, name),
                Step::Item(at) => path.push_str(&index("", *at)),
            }
        }
        self.problems.push(EventProblem {
            path,
            message,
            help,
        });
    }

    fn wrong_type(&mut self, value: &Value, wanted: &str) {
        let message = format!("this must be {wanted}, and is {}", type_name(value));
        self.problem(message, None);
    }

    fn value(&mut self, value: &'e Value, shape: &Shape) {
        match (shape, value) {
            (Shape::Object(fields), Value::Object(object)) => self.object(object, fields),
            (Shape::Map(keys, shape), Value::Object(object)) => {
                self.map(object, *keys, shape);
            }
            (Shape::Object(_) | Shape::Map(..), other) => self.wrong_type(other, "an object"),
            (Shape::List(shape), Value::Array(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.within(Step::Item(at), |walk| walk.value(item, shape));
                }
            }
            (Shape::List(_), other) => self.wrong_type(other, "an array"),
            (Shape::Text | Shape::TextOr(_), Value::String(_)) => {}
            (Shape::Text | Shape::OneOf(_) | Shape::Path, other) if !other.is_string() => {
                self.wrong_type(other, "a string");
            }
            (Shape::Text, _) => {}
            (Shape::OneOf(allowed), text) => self.one_of(text, allowed),
            (Shape::Path, text) => {
                if !text.as_str().is_some_and(|text| text.starts_with('/')) {
                    self.problem("this must begin with `/`".to_owned(), None);
                }
            }
            (Shape::Integer, number) => {
                if super::json::as_integer(number).is_none() {
                    self.wrong_type(number, "an integer");
                }
            }
            (Shape::TextOr(shape), other) => self.value(other, shape),
        }
    }

    fn one_of(&mut self, text: &Value, allowed: &[&'static str]) {
        let text = text.as_str().unwrap_or_default();
        if allowed.contains(&text) {
            return;
        }
        let help = near_miss(text, allowed.iter().copied()).map(did_you_mean);
        let wanted = allowed.join("` or `");
        self.problem(format!("`{text}` is not `{wanted}`"), help);
    }

    fn object(&mut self, object: &'e Map<String, Value>, fields: &[Field]) {
        for (name, value) in object {
            self.within(Step::Member(name), |walk| {
                match fields.iter().find(|field| field.name == name) {
                    Some(field) => walk.known_field(value, field),
                    None => walk.unknown_field(name, object, fields),
                }
            });
        }
        for field in fields {
            let needed = match field.need {
                Need::Required => true,
                Need::Optional => false,
                Need::InViewerResponse => self.event_type == EventType::ViewerResponse,
            };
            if needed && !object.contains_key(field.name) {
                let message = format!("the field `{}` is missing", field.name);
                self.problem(message, None);
            }
        }
    }

    fn known_field(&mut self, value: &'e Value, field: &Field) {
        if field.need == Need::InViewerResponse && self.event_type == EventType::ViewerRequest {
            let message = "a viewer-request event has no response".to_owned();
            let help = "set `context.eventType` to `viewer-response`, or remove it".to_owned();
            self.problem(message, Some(help));
        }
        self.value(value, &field.shape);
    }

    fn unknown_field(&mut self, name: &str, object: &Map<String, Value>, fields: &[Field]) {
        let absent = fields
            .iter()
            .map(|field| field.name)
            .filter(|known| !object.contains_key(*known));
        let help = near_miss(name, absent).map(did_you_mean);
        self.problem(format!("an event has no field `{name}` here"), help);
    }

    fn map(&mut self, object: &'e Map<String, Value>, keys: KeyRule, shape: &Shape) {
        for (name, value) in object {
            self.within(Step::Member(name), |walk| {
                if keys == KeyRule::Header && is_cookie_header(name) {
                    let message = "cookies are not among the headers of an event".to_owned();
                    let help = "put them into `cookies`".to_owned();
                    walk.problem(message, Some(help));
                }
                walk.value(value, shape);
            });
        }
    }
}

fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}
