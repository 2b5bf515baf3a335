//! Reading JSON strictly: a cursor that knows where it is, so that errors name the place.
//! It knows nothing about events.

use std::iter;

use serde_json::{Map, Value};

use super::error::EventError;

/// A place inside a JSON value.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    parent: Option<&'a At<'a>>,
    name: &'a str,
    value: &'a Value,
}

impl<'a> At<'a> {
    pub(crate) fn root(name: &'a str, value: &'a Value) -> At<'a> {
        At {
            parent: None,
            name,
            value,
        }
    }

    pub(crate) fn name(self) -> &'a str {
        self.name
    }

    pub(crate) fn value(self) -> &'a Value {
        self.value
    }

    /// A field that has to be there.
    pub(crate) fn field<'b>(&'b self, name: &'b str) -> Result<At<'b>, EventError> {
        self.optional(name)?
            .ok_or_else(|| self.error(format!("the field `{name}` is missing")))
    }

    /// A field that may be left out. `null` is not left out.
    pub(crate) fn optional<'b>(&'b self, name: &'b str) -> Result<Option<At<'b>>, EventError> {
        Ok(self.object()?.get(name).map(|value| At {
            parent: Some(self),
            name,
            value,
        }))
    }

    /// All fields, in the order of the text.
    pub(crate) fn members(&self) -> Result<impl Iterator<Item = At<'_>>, EventError> {
        Ok(self.object()?.iter().map(move |(name, value)| At {
            parent: Some(self),
            name,
            value,
        }))
    }

    /// Refuses fields outside `known`, and names the one that was probably meant.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), EventError> {
        for name in self.object()?.keys() {
            if !known.contains(&name.as_str()) {
                let advice = nearest(name, known)
                    .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                return Err(self.error(format!("unknown field `{name}`{advice}")));
            }
        }
        Ok(())
    }

    pub(crate) fn text(&self) -> Result<String, EventError> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            other => Err(self.expected("a string", other)),
        }
    }

    pub(crate) fn optional_text(&self, name: &str) -> Result<Option<String>, EventError> {
        self.optional(name)?.map(|at| at.text()).transpose()
    }

    pub(crate) fn status_code(&self) -> Result<u16, EventError> {
        self.value
            .as_u64()
            .and_then(|number| u16::try_from(number).ok())
            .ok_or_else(|| self.expected("a status code", self.value))
    }

    pub(crate) fn list<T>(
        &self,
        mut item: impl FnMut(At<'_>) -> Result<T, EventError>,
    ) -> Result<Vec<T>, EventError> {
        let Value::Array(items) = self.value else {
            return Err(self.expected("an array", self.value));
        };
        let item_at = |(index, value): (usize, &Value)| {
            let name = index.to_string();
            item(At {
                parent: Some(self),
                name: &name,
                value,
            })
        };
        items.iter().enumerate().map(item_at).collect()
    }

    pub(crate) fn error(&self, message: String) -> EventError {
        EventError::new(self.path(), message)
    }

    pub(crate) fn expected(&self, wanted: &str, found: &Value) -> EventError {
        self.error(format!("expected {wanted}, found {}", kind(found)))
    }

    fn object(&self) -> Result<&'a Map<String, Value>, EventError> {
        match self.value {
            Value::Object(map) => Ok(map),
            other => Err(self.expected("an object", other)),
        }
    }

    fn path(&self) -> String {
        let steps = iter::successors(Some(self), |at| at.parent);
        let mut names: Vec<&str> = steps.map(|at| at.name).collect();
        names.reverse();
        names.join(".")
    }
}

fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) => "a boolean".into(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(_) => "a string".into(),
        Value::Array(_) => "an array".into(),
        Value::Object(_) => "an object".into(),
    }
}

/// The known name at most two edits away, whatever the case.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = name.to_ascii_lowercase().replace('_', "");
    let distances = known
        .iter()
        .map(|candidate| (distance(&name, &candidate.to_ascii_lowercase()), *candidate));
    let (edits, candidate) = distances.min_by_key(|(edits, _)| *edits)?;
    (edits <= 2).then_some(candidate)
}

/// Levenshtein's distance, one row at a time.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
