//! HTTP headers of a request or a response.

#[js(native)]
use cfc_event_rules::{EventType, HeaderWrite, header_name_problem};
use cfc_macros::js;

#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::entries::{Entries, Item, Shape};
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;

/// The headers of a request or a response, by name.
///
/// Names are lower case: CloudFront gives them so, and refuses others; on the way out it
/// capitalises the first letter of each word. `cookie` and `set-cookie` are never among them, see
/// [`CookieMap`](crate::cookies::CookieMap) and
/// [`ResponseCookies`](crate::cookies::ResponseCookies). Some headers are hidden from functions
/// and some can only be read (`edge-function-restrictions-all`); a name that is written in the
/// code is checked when it compiles, a computed one when it is used.
///
/// A header that was sent once has one value, also when that value is a list with commas. Only
/// a header that was sent more than once has several (`functions-event-structure`, on
/// `multiValue`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// let mut headers = HeaderMap::new();
/// headers.insert("cache-control", "no-store");
/// headers.append("link", "</a.css>; rel=preload");
/// headers.append("link", "</b.js>; rel=preload");
///
/// assert_eq!(headers.get("cache-control"), Some("no-store"));
/// assert_eq!(headers.get("link"), Some("</a.css>; rel=preload"));
/// assert_eq!(headers.get_all("link").len(), 2);
/// assert_eq!(headers.get("etag"), None);
/// ```
#[js(opaque)]
pub struct HeaderMap {
    #[js(native)]
    entries: Entries,
    /// The event that gave these headers; none for a map that starts from nothing.
    #[js(native)]
    given_by: Option<EventType>,
}

impl HeaderMap {
    /// No headers.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// assert!(HeaderMap::new().is_empty());
    /// ```
    #[js(pure "({})")]
    pub fn new() -> HeaderMap {
        HeaderMap {
            entries: Entries::default(),
            given_by: None,
        }
    }

    /// The value of a header, the first one if it was sent several times.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::new(200).with_header("content-type", "text/html");
    /// assert_eq!(response.headers.get("content-type"), Some("text/html"));
    /// ```
    #[js({
        let entry: crate::js::Entry = js!(read "$self[$name]");
        js!(read "$entry&&$entry.value")
    })]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.entries.value(name)
    }

    /// All values of a header in the order they were sent; none if it is absent.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut headers = HeaderMap::new();
    /// headers.append("accept", "text/html");
    /// headers.append("accept", "image/webp");
    /// for value in headers.get_all("accept") {
    ///     assert!(value.contains('/'));
    /// }
    /// assert_eq!(headers.get_all("accept"), ["text/html", "image/webp"]);
    /// assert!(headers.get_all("etag").is_empty());
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
        self.entries.values(name)
    }

    /// Whether the header is there, be its value empty.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::new(200).with_header("x-empty", "");
    /// assert!(response.headers.contains_key("x-empty"));
    /// assert!(!response.headers.contains_key("constructor"));
    /// ```
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets a header to one value, in place of all that it had.
    ///
    /// The new entry has no `multiValue`. Of a header that was sent several times the documentation
    /// says that the other values stay where only `value` is changed, and not what becomes of them
    /// where the whole entry is another one (`functions-event-structure`); here they are taken to be
    /// gone. Where the origin trusts a header, refuse a request in which the viewer has sent it:
    /// `get_all(name).len() > 1` tells.
    ///
    /// # Panics
    ///
    /// With CloudFront's words, if the name is not lower case or not a header name, is a cookie
    /// header, is hidden from functions, or is read-only in this event
    /// (`edge-function-restrictions-all`).
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut headers = HeaderMap::new();
    /// headers.insert("x-frame-options", "SAMEORIGIN");
    /// headers.insert("x-frame-options", "DENY");
    /// assert_eq!(headers.get_all("x-frame-options"), ["DENY"]);
    /// ```
    ///
    /// ```should_panic
    /// # use cloudfront_functions::prelude::*;
    /// HeaderMap::new().insert("X-Frame-Options", "DENY");
    /// ```
    #[js({
        let value: String = value.into();
        js!("$self[$name]={value:$value}")
    })]
    pub fn insert(&mut self, name: &str, value: impl Into<String>) {
        self.check(name, HeaderWrite::Set);
        self.entries.insert(name, Item::new(value.into()));
    }

    /// Adds a value to those that the header has.
    ///
    /// # Panics
    ///
    /// As [`insert`](HeaderMap::insert) does.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut headers = HeaderMap::new();
    /// headers.append("vary", "accept");
    /// headers.append("vary", "origin");
    /// assert_eq!(headers.get("vary"), Some("accept"));
    /// assert_eq!(headers.get_all("vary"), ["accept", "origin"]);
    /// ```
    #[js({
        let value: String = value.into();
        if self.contains_key(name) {
            js!("($self[$name].multiValue||($self[$name].multiValue=[{value:$self[$name].value}])).push({value:$value})")
        } else {
            js!("$self[$name]={value:$value}")
        }
    })]
    pub fn append(&mut self, name: &str, value: impl Into<String>) {
        self.check(name, HeaderWrite::Set);
        self.entries.append(name, Item::new(value.into()));
    }

    /// Takes a header away, with all its values. An absent one stays absent.
    ///
    /// # Panics
    ///
    /// With CloudFront's words, if the header is there and read-only in this event
    /// (`edge-function-restrictions-all`).
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut response = Response::new(200).with_header("server", "AmazonS3");
    /// response.headers.remove("server");
    /// assert!(response.headers.is_empty());
    /// ```
    #[js("delete $self[$name]")]
    pub fn remove(&mut self, name: &str) {
        if self.contains_key(name) {
            self.check(name, HeaderWrite::Remove);
        }
        self.entries.remove(name);
    }

    /// Takes all headers away. Mind the read-only ones: CloudFront refuses the answer of a
    /// viewer-response function without the `via` that it was given.
    #[js({ *self = Self::new(); })]
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// How many different names there are.
    #[js(read "Object.keys($self).length")]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no header at all.
    #[js(read "!Object.keys($self).length")]
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }

    /// The names, in the order in which they came; names that are whole numbers come first on
    /// some engines.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::new(200).with_header("b", "1").with_header("a", "2");
    /// assert_eq!(response.headers.keys(), ["b", "a"]);
    /// ```
    #[js(read "Object.keys($self)")]
    pub fn keys(&self) -> Vec<String> {
        self.entries.keys()
    }

    /// Every value with its name: a name with several values comes as often as it has values.
    /// The order is that of [`keys`](HeaderMap::keys).
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::new(200).with_header("x-a", "1").with_header("x-b", "2");
    /// for (name, value) in response.headers.pairs() {
    ///     println!("{name}: {value}");
    /// }
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
}

impl Default for HeaderMap {
    fn default() -> HeaderMap {
        HeaderMap::new()
    }
}

impl Clone for HeaderMap {
    #[js(read "JSON.parse(JSON.stringify($self))")]
    fn clone(&self) -> HeaderMap {
        HeaderMap {
            entries: self.entries.clone(),
            given_by: self.given_by,
        }
    }
}

#[js(native)]
impl HeaderMap {
    pub(crate) fn from_json(at: At<'_>, given_by: EventType) -> Result<HeaderMap, EventError> {
        Ok(HeaderMap {
            entries: Entries::from_json(at, Shape::Values)?,
            given_by: Some(given_by),
        })
    }

    pub(crate) fn into_json(self) -> Value {
        self.entries.into_json()
    }

    pub(crate) fn given_by(&self) -> Option<EventType> {
        self.given_by
    }

    /// CloudFront says the same after the function has run; here it stops at the author's line.
    fn check(&self, name: &str, write: HeaderWrite) {
        let problem = match self.given_by {
            Some(event_type) => header_name_problem(name, event_type, write),
            None => header_name_problem(name, EventType::ViewerRequest, HeaderWrite::Generate),
        };
        if let Some(problem) = problem {
            panic!("{problem} (`{name}`)");
        }
    }
}

#[js(native)]
impl std::fmt::Debug for HeaderMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.pairs()).finish()
    }
}

/// Equal if the same names have the same values in the same order, wherever they came from.
#[js(native)]
impl PartialEq for HeaderMap {
    fn eq(&self, other: &HeaderMap) -> bool {
        self.entries == other.entries
    }
}
