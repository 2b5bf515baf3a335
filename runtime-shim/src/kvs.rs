//! The key-value store that is associated with the function.

use cfc_macros::js;
use serde::de::DeserializeOwned;

#[js(native)]
use crate::native::host;

/// The key-value store that is associated with the function: text values by key, the same for
/// the whole run, to be changed without touching the function (`functions-custom-methods`).
///
/// Keys have at most 512 bytes, values at most 1 KB. Reading takes an `async` handler. Each read
/// is charged, and costs memory: ask once and keep the answer.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// async fn handler(event: ViewerRequestEvent) -> Request {
///     let mut request = event.request;
///     let store = KeyValueStore::open();
///     if let Ok(target) = store.get(&request.uri).await {
///         request.uri = target;
///     }
///     request
/// }
/// ```
#[js(opaque, value)]
#[derive(Clone, Debug)]
pub struct KeyValueStore {
    #[js(native)]
    _private: (),
}

/// Why the key-value store gave no value.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// async fn title(store: &KeyValueStore) -> Result<String, Response> {
///     match store.get("title").await {
///         Ok(title) => Ok(title),
///         Err(error) if error.is_not_found() => Ok("untitled".to_string()),
///         Err(error) => Err(Response::new(500).with_body(error.message())),
///     }
/// }
/// ```
#[js(opaque, value)]
#[derive(Clone)]
pub struct KvsError {
    #[js(native)]
    message: String,
}

impl KeyValueStore {
    /// The store of this function.
    ///
    /// # Panics
    ///
    /// If no store is associated with it.
    #[js("$cf.kvs()")]
    pub fn open() -> KeyValueStore {
        host::open_store();
        KeyValueStore { _private: () }
    }

    /// The value under `key`, as text.
    ///
    /// # Errors
    ///
    /// If there is no such key, or the read fails.
    #[js({
        let value: Result<String, crate::js::JsError> = js!(try "await $self.get($key)");
        match value {
            Ok(value) => Ok(value),
            Err(error) => Err(js!(pure "$error")),
        }
    })]
    #[expect(clippy::unused_async, reason = "CloudFront answers with a promise")]
    pub async fn get(&self, key: &str) -> Result<String, KvsError> {
        host::read_store(key).ok_or_else(|| KvsError {
            // The text of the runtime's own error.
            message: "KeyNotFound".to_string(),
        })
    }

    /// The value under `key`, which is JSON, as a type that derives serde's `Deserialize`. It is read
    /// as [`json::from_str`](crate::json::from_str) reads a text.
    ///
    /// # Errors
    ///
    /// If there is no such key, the value is not JSON, or not of the type; or if the read fails.
    ///
    /// ```
    /// use cloudfront_functions::prelude::*;
    /// use serde::Deserialize;
    ///
    /// #[derive(Deserialize)]
    /// struct Target {
    ///     location: String,
    ///     status: Option<u16>,
    /// }
    ///
    /// async fn redirect(store: &KeyValueStore, uri: &str) -> Result<Response, KvsError> {
    ///     let target: Target = store.get_json(uri).await?;
    ///     Ok(Response::redirect(target.status.unwrap_or(302), target.location))
    /// }
    /// ```
    #[js({
        let parsed: Result<serde::json::Json, crate::js::JsError> =
            js!(try "await $self.get($key, {format: 'json'})");
        match parsed {
            Ok(json) => match T::from_json::<serde::de::Runtime>(&json) {
                Some(value) => Ok(value),
                None => Err(js!(pure "({message: 'the JSON is of another type'})")),
            },
            Err(error) => {
                if js!(pure "$error instanceof SyntaxError") {
                    Err(js!(pure "({message: 'the text is not JSON'})"))
                } else {
                    Err(js!(pure "$error"))
                }
            }
        }
    })]
    #[inline]
    pub async fn get_json<T: DeserializeOwned>(&self, key: &str) -> Result<T, KvsError> {
        let text = self.get(key).await?;
        crate::json::from_str(&text).map_err(|error| KvsError {
            message: error.to_string(),
        })
    }

    /// Whether there is a value under `key`.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// async fn is_blocked(ip: &str) -> bool {
    ///     KeyValueStore::open().exists(ip).await
    /// }
    /// ```
    #[js("await $self.exists($key)")]
    #[expect(clippy::unused_async, reason = "CloudFront answers with a promise")]
    pub async fn exists(&self, key: &str) -> bool {
        host::has_key(key)
    }

    /// When the store was made and changed, and how many keys it has. In tests both times are the
    /// time of the run.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// async fn is_empty() -> bool {
    ///     KeyValueStore::open().meta().await.key_count == 0
    /// }
    /// ```
    #[js("await $self.meta()")]
    #[expect(clippy::unused_async, reason = "CloudFront answers with a promise")]
    pub async fn meta(&self) -> KvsMeta {
        host::store_meta()
    }
}

/// What is known about a key-value store as a whole.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct KvsMeta {
    /// When the store was made, such as `2024-02-29T12:00:00.000Z`.
    pub creation_date_time: String,
    /// When a key was last changed.
    pub last_updated_date_time: String,
    /// How many keys there are.
    pub key_count: u32,
}

impl KvsError {
    /// Whether the reason is that there is no such key.
    pub fn is_not_found(&self) -> bool {
        self.message() == "KeyNotFound"
    }

    /// The runtime's words.
    #[js(read "$self.message")]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl std::fmt::Display for KvsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

/// The runtime's words: what `expect` adds to its own.
impl std::fmt::Debug for KvsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

#[js(native)]
impl std::error::Error for KvsError {}
