//! A key-value store's content, from AWS's import format. Reading only.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde_json::Value;

/// A key-value store's content. Cheap to clone.
///
/// ```
/// use cfc_emulator::{Format, KeyValueStore};
/// use serde_json::json;
///
/// let store = KeyValueStore::from_import_json(&json!({"data": [{"key": "breaker", "value": "open"}]}))?;
/// assert_eq!(store.get("breaker", Format::String).as_deref(), Some("open"));
/// # Ok::<(), cfc_emulator::ImportError>(())
/// ```
#[derive(Clone, Default)]
pub struct KeyValueStore {
    entries: Arc<BTreeMap<String, String>>,
    fallback: Option<Arc<Fallback>>,
}

type Fallback = dyn Fn(&str, Format) -> Option<String> + Send + Sync;

/// In which form a function asks for a value: `kvs.get(key, {format})`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As text, the default; also for `kvs.exists`.
    String,
    /// Parsed as JSON.
    Json,
    /// As a `Buffer`.
    Bytes,
}

/// Why a key-value store's import text was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    message: String,
}

impl KeyValueStore {
    /// A store of these entries.
    pub fn new(entries: BTreeMap<String, String>) -> Self {
        Self {
            entries: Arc::new(entries),
            fallback: None,
        }
    }

    /// Reads AWS's import format, `{"data":[{"key":"k","value":"v"}]}`, with the limits of
    /// `cloudfront-limits`: keys up to 512 bytes, values up to 1 KB, no key twice.
    pub fn from_import_json(json: &Value) -> Result<Self, ImportError> {
        let object = json
            .as_object()
            .ok_or_else(|| ImportError::new("expected an object with the field `data`"))?;
        if let Some(other) = object.keys().find(|key| *key != "data") {
            return Err(ImportError::new(format!(
                "unknown field `{other}`, expected `data`"
            )));
        }
        let items = object
            .get("data")
            .and_then(Value::as_array)
            .ok_or_else(|| ImportError::new("expected `data` to be an array"))?;
        let mut entries = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            let (key, value) = import_entry(index, item)?;
            if entries.insert(key.clone(), value).is_some() {
                return Err(ImportError::new(format!(
                    "data[{index}]: the key `{key}` is there twice"
                )));
            }
        }
        Ok(Self::new(entries))
    }

    /// The same store, where `value` answers for every key that is not there.
    #[must_use]
    pub fn with_catch_all(self, value: &str) -> Self {
        let value = value.to_owned();
        self.with_fallback(move |_, _| Some(value.clone()))
    }

    /// The same store, where a rule answers for every key that is not there. What it gives for
    /// [`Format::Json`] is parsed like a stored text.
    #[must_use]
    pub fn with_fallback(
        mut self,
        rule: impl Fn(&str, Format) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.fallback = Some(Arc::new(rule));
        self
    }

    /// The text for a key.
    pub fn get(&self, key: &str, format: Format) -> Option<String> {
        match (self.entries.get(key), &self.fallback) {
            (Some(value), _) => Some(value.clone()),
            (None, Some(rule)) => rule(key, format),
            (None, None) => None,
        }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn import_entry(index: usize, item: &Value) -> Result<(String, String), ImportError> {
    let object = item
        .as_object()
        .ok_or_else(|| ImportError::new(format!("data[{index}]: expected an object")))?;
    if let Some(other) = object
        .keys()
        .find(|key| !matches!(key.as_str(), "key" | "value"))
    {
        return Err(ImportError::new(format!(
            "data[{index}]: unknown field `{other}`, expected `key` and `value`"
        )));
    }
    let text = |name: &str| {
        object.get(name).and_then(Value::as_str).ok_or_else(|| {
            ImportError::new(format!("data[{index}]: expected `{name}` to be a string"))
        })
    };
    let (key, value) = (text("key")?, text("value")?);
    if key.is_empty() || key.len() > 512 {
        return Err(ImportError::new(format!(
            "data[{index}]: a key has 1 to 512 bytes, this has {}",
            key.len()
        )));
    }
    if value.len() > 1024 {
        return Err(ImportError::new(format!(
            "data[{index}]: a value has at most 1024 bytes, this has {}",
            value.len()
        )));
    }
    Ok((key.to_owned(), value.to_owned()))
}

impl fmt::Debug for KeyValueStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyValueStore")
            .field("entries", &self.entries)
            .field("fallback", &self.fallback.is_some())
            .finish()
    }
}

impl ImportError {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "key-value store: {}", self.message)
    }
}

impl std::error::Error for ImportError {}
