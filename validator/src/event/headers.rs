//! The rules on headers of a result: names, form, and what may not change. The lists stand in
//! `cfc-event-rules`.

use super::entries::{self, Attributes, EntryRules};
use super::json::join;
use super::{EventType, Violation};
use cfc_event_rules::{
    HeaderProblem, HeaderWrite, header_name_problem, is_token, read_only_headers,
};
use serde_json::{Map, Value};

/// Whose headers they are.
#[derive(Clone, Copy)]
pub(super) enum HeaderTarget<'v> {
    /// Those of the object that the event gave.
    Given {
        /// The headers as they were.
        before: &'v Value,
        event_type: EventType,
    },
    /// Those of a response that starts from nothing.
    Generated,
}

impl HeaderTarget<'_> {
    /// Whether the function left this header as it came, so that nothing about it is its doing.
    fn is_unchanged(self, name: &str, entry: &Value) -> bool {
        match self {
            HeaderTarget::Given { before, .. } => before.get(name) == Some(entry),
            HeaderTarget::Generated => false,
        }
    }

    fn subject(self) -> &'static str {
        match self {
            HeaderTarget::Given { event_type, .. } => event_type.subject(),
            HeaderTarget::Generated => "response",
        }
    }
}

const RULES: EntryRules = EntryRules {
    what: "header",
    map: "headers-object",
    entry: "header-entry",
    multi_value: "header-multi-value",
    unknown: "header-unknown-field",
    attributes: Attributes::None,
};

pub(super) fn check(
    target: HeaderTarget<'_>,
    headers: Option<&Value>,
    violations: &mut Vec<Violation>,
) {
    let path = format!("{}.headers", target.subject());
    let empty = Map::new();
    let headers = match headers {
        None => &empty,
        given => match entries::entries(&RULES, &path, given, violations) {
            Some(headers) => headers,
            None => return,
        },
    };
    for (name, entry) in headers {
        if target.is_unchanged(name, entry) {
            continue;
        }
        let path = join(&path, name);
        check_name(target, &path, name, violations);
        entries::check_entry(&RULES, &path, entry, violations);
        check_values(&path, entry, violations);
    }
    if let HeaderTarget::Given { before, event_type } = target {
        check_read_only(event_type, before, headers, &path, violations);
    }
}

fn check_name(target: HeaderTarget<'_>, path: &str, name: &str, violations: &mut Vec<Violation>) {
    let problem = match target {
        HeaderTarget::Given { event_type, .. } => {
            header_name_problem(name, event_type, HeaderWrite::Set)
        }
        HeaderTarget::Generated => {
            header_name_problem(name, EventType::ViewerRequest, HeaderWrite::Generate)
        }
    };
    match problem {
        // Compared as a whole below, where a missing one is seen too.
        None | Some(HeaderProblem::ReadOnly(_)) => {}
        Some(problem) => violations.push(from_problem(problem, path)),
    }
}

fn from_problem(problem: HeaderProblem, path: &str) -> Violation {
    Violation::error(problem.rule(), path, problem.to_string(), problem.reason())
}

fn check_read_only(
    event_type: EventType,
    before: &Value,
    after: &Map<String, Value>,
    path: &str,
    violations: &mut Vec<Violation>,
) {
    for name in read_only_headers(event_type) {
        let unchanged = match (before.get(*name), after.get(*name)) {
            (None, None) => true,
            (Some(before), Some(after)) => entries::values(before) == entries::values(after),
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !unchanged {
            let problem = HeaderProblem::ReadOnly(event_type);
            violations.push(from_problem(problem, &join(path, name)));
        }
    }
}

/// Line ends would start another header; no page says what CloudFront does with them.
fn check_values(path: &str, entry: &Value, violations: &mut Vec<Violation>) {
    for value in entries::values(entry) {
        if value.contains(['\r', '\n', '\0']) {
            violations.push(Violation::warning(
                "header-value-characters",
                join(path, "value"),
                "a header value with a line end or a NUL is not HTTP",
                "RFC 9110, section 5.5",
            ));
        }
    }
}

/// The bytes that headers take as HTTP text.
pub(super) fn bytes(headers: &Value) -> usize {
    let empty = Map::new();
    headers
        .as_object()
        .unwrap_or(&empty)
        .iter()
        .filter(|(name, _)| is_token(name))
        .flat_map(|(name, entry)| {
            entries::values(entry)
                .into_iter()
                // `: ` and the line end.
                .map(move |value| name.len() + value.len() + 4)
        })
        .sum()
}
