//! The query string of a request.

use cfc_macros::js;

#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::entries::{Entries, Item, Shape};
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;

/// The query string of a request, by parameter name.
///
/// Names keep their case. Values are as the viewer sent them, percent-encoded: nothing is decoded,
/// and what a function puts in has to be encoded too (no spaces, control characters or `#`, see
/// `functions-event-structure`; [`percent_encode`](crate::encoding::percent_encode) does it). `?a`
/// and `?a=` both give `a` with an empty value. A viewer-response function cannot change it.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// let mut query = QueryString::new();
/// query.insert("page", "2");
/// query.append("tag", "red");
/// query.append("tag", "blue%20sky");
///
/// assert_eq!(query.get("page"), Some("2"));
/// assert_eq!(query.get_all("tag"), ["red", "blue%20sky"]);
/// assert_eq!(query.to_text(), "page=2&tag=red&tag=blue%20sky");
/// ```
#[js(opaque)]
pub struct QueryString {
    #[js(native)]
    store: Store,
}

#[js(native)]
#[derive(Clone, PartialEq)]
enum Store {
    Parameters(Entries),
    Raw(String),
}

impl QueryString {
    /// No parameters.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// assert!(QueryString::new().is_empty());
    /// ```
    #[js(pure "({})")]
    pub fn new() -> QueryString {
        QueryString {
            store: Store::Parameters(Entries::default()),
        }
    }

    /// A query string given as its text, without the `?`. CloudFront uses it as it is, in this
    /// order (`functions-event-structure`). It is for handing over: no parameter is found in it.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// fn only_version(mut request: Request) -> Request {
    ///     request.querystring = QueryString::from_raw("v=3");
    ///     request
    /// }
    /// # assert_eq!(QueryString::from_raw("v=3").get("v"), None);
    /// ```
    #[js({
        let text: String = text.into();
        js!(pure "$text")
    })]
    pub fn from_raw(text: impl Into<String>) -> QueryString {
        QueryString {
            store: Store::Raw(text.into()),
        }
    }

    /// The value of a parameter as it was sent, the first one if there are several.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.insert("q", "a%26b");
    /// assert_eq!(query.get("q"), Some("a%26b"));
    /// assert_eq!(query.get("Q"), None);
    /// ```
    #[js({
        let entry: crate::js::Entry = js!(read "$self[$name]");
        js!(read "$entry&&$entry.value")
    })]
    pub fn get(&self, name: &str) -> Option<&str> {
        match &self.store {
            Store::Parameters(entries) => entries.value(name),
            Store::Raw(_) => None,
        }
    }

    /// All values of a parameter in the order they were sent; none if it is absent.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.append("id", "1");
    /// query.append("id", "2");
    /// assert_eq!(query.get_all("id").join(","), "1,2");
    /// ```
    #[js({
        let entry: crate::js::Entry = js!(read "$self[$name]");
        if js!(pure "$entry") {
            js!(read "($entry.multiValue||[$entry]).map(e=>e.value)")
        } else {
            Vec::new()
        }
    })]
    pub fn get_all(&self, name: &str) -> Vec<String> {
        match &self.store {
            Store::Parameters(entries) => entries.values(name),
            Store::Raw(_) => Vec::new(),
        }
    }

    /// Whether the parameter is there, with or without a value.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.insert("uploads", "");
    /// assert!(query.contains_key("uploads"));
    /// assert!(!query.contains_key("toString"));
    /// ```
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets a parameter to one value, in place of all that it had.
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which takes no parameters.
    #[js({
        let value: String = value.into();
        js!("$self[$name]={value:$value}")
    })]
    pub fn insert(&mut self, name: &str, value: impl Into<String>) {
        self.parameters_mut().insert(name, Item::new(value.into()));
    }

    /// Adds a value to those that the parameter has.
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which takes no parameters.
    #[js({
        let value: String = value.into();
        if self.contains_key(name) {
            js!("($self[$name].multiValue||($self[$name].multiValue=[{value:$self[$name].value}])).push({value:$value})")
        } else {
            js!("$self[$name]={value:$value}")
        }
    })]
    pub fn append(&mut self, name: &str, value: impl Into<String>) {
        self.parameters_mut().append(name, Item::new(value.into()));
    }

    /// Takes a parameter away, with all its values. An absent one stays absent.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.insert("utm_source", "mail");
    /// query.remove("utm_source");
    /// assert_eq!(query.get("utm_source"), None);
    /// ```
    #[js("delete $self[$name]")]
    pub fn remove(&mut self, name: &str) {
        if let Store::Parameters(entries) = &mut self.store {
            entries.remove(name);
        }
    }

    /// Takes all parameters away. `request.querystring = QueryString::new()` does the same in
    /// less JavaScript.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.insert("uploads", "");
    /// query.clear();
    /// assert!(query.is_empty());
    /// ```
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which has no parameters.
    #[js({ *self = Self::new(); })]
    pub fn clear(&mut self) {
        self.parameters_mut().clear();
    }

    /// How many different names there are.
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which has no parameters.
    #[js(read "Object.keys($self).length")]
    pub fn len(&self) -> usize {
        self.parameters().len()
    }

    /// Whether there is no parameter at all.
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which has no parameters.
    #[js(read "!Object.keys($self).length")]
    pub fn is_empty(&self) -> bool {
        self.parameters().len() == 0
    }

    /// The names, in the order in which they came; names that are whole numbers (`?2=x`) come
    /// first on some engines.
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which has no parameters.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.insert("b", "1");
    /// query.insert("a", "2");
    /// let mut names = query.keys();
    /// names.sort();
    /// assert_eq!(names, ["a", "b"]);
    /// ```
    #[js(read "Object.keys($self)")]
    pub fn keys(&self) -> Vec<String> {
        self.parameters().keys()
    }

    /// Every value with its name: a name with several values comes as often as it has values.
    /// The order is that of [`keys`](QueryString::keys).
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which has no parameters.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut query = QueryString::new();
    /// query.append("id", "1");
    /// query.append("id", "2");
    /// assert_eq!(query.pairs(), [("id".into(), "1".into()), ("id".into(), "2".into())]);
    /// ```
    #[js({
        let mut pairs = Vec::new();
        for name in self.keys() {
            let entry: crate::js::Entry = js!(read "$self[$name]");
            let entries: Vec<crate::js::Entry> = js!(read "$entry.multiValue||[$entry]");
            for entry in entries {
                let value: String = js!(read "$entry.value");
                pairs.push((name.clone(), value));
            }
        }
        pairs
    })]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for name in self.keys() {
            for value in self.get_all(&name) {
                pairs.push((name.clone(), value));
            }
        }
        pairs
    }

    /// The query string as text, without the `?`: for a redirect that keeps it. A parameter
    /// without a value is written `name=`, since the event does not say whether there was a `=`.
    ///
    /// # Panics
    ///
    /// On a query string made by [`from_raw`](QueryString::from_raw), which has no parameters.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// fn moved(request: Request) -> Response {
    ///     let target = format!("https://example.com{}?{}", request.uri, request.querystring.to_text());
    ///     Response::redirect(301, target)
    /// }
    /// ```
    #[js(read "Object.keys($self).map(k=>($self[k].multiValue||[$self[k]]).map(e=>k+'='+e.value).join('&')).join('&')")]
    pub fn to_text(&self) -> String {
        let pairs = self.pairs().into_iter();
        let parts: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        parts.join("&")
    }
}

impl Default for QueryString {
    fn default() -> QueryString {
        QueryString::new()
    }
}

impl Clone for QueryString {
    #[js(read "JSON.parse(JSON.stringify($self))")]
    fn clone(&self) -> QueryString {
        QueryString {
            store: self.store.clone(),
        }
    }
}

#[js(native)]
impl QueryString {
    pub(crate) fn from_json(at: At<'_>) -> Result<QueryString, EventError> {
        Ok(QueryString {
            store: Store::Parameters(Entries::from_json(at, Shape::Values)?),
        })
    }

    pub(crate) fn into_json(self) -> Value {
        match self.store {
            Store::Parameters(entries) => entries.into_json(),
            Store::Raw(text) => text.into(),
        }
    }

    fn parameters(&self) -> &Entries {
        match &self.store {
            Store::Parameters(entries) => entries,
            Store::Raw(_) => panic!("a raw query string has no parameters"),
        }
    }

    fn parameters_mut(&mut self) -> &mut Entries {
        match &mut self.store {
            Store::Parameters(entries) => entries,
            Store::Raw(_) => panic!("a raw query string has no parameters"),
        }
    }
}

#[js(native)]
impl std::fmt::Debug for QueryString {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.store {
            Store::Parameters(_) => f.debug_map().entries(self.pairs()).finish(),
            Store::Raw(text) => f.debug_tuple("Raw").field(text).finish(),
        }
    }
}

/// Equal if the same names have the same values in the same order.
#[js(native)]
impl PartialEq for QueryString {
    fn eq(&self, other: &QueryString) -> bool {
        self.store == other.store
    }
}
