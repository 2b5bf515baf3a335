//! The cookies of a request, and those that a response sets.

use cfc_macros::js;

#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::entries::{Entries, Item, Shape};
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;

/// The cookies that a viewer sent, by name.
///
/// Names keep their case. CloudFront takes the `cookie` header apart and puts it together again;
/// it is never among the headers (`functions-event-structure`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// let mut cookies = CookieMap::new();
/// cookies.insert("group", "a");
/// assert_eq!(cookies.get("group"), Some("a"));
/// assert_eq!(cookies.get("session"), None);
/// ```
#[js(opaque)]
pub struct CookieMap {
    #[js(native)]
    entries: Entries,
}

impl CookieMap {
    /// No cookies.
    #[js(pure "({})")]
    pub fn new() -> CookieMap {
        CookieMap {
            entries: Entries::default(),
        }
    }

    /// The value of a cookie, the first one if it was sent several times.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// fn group(request: &Request) -> &str {
    ///     request.cookies.get("group").unwrap_or("none")
    /// }
    /// ```
    #[js({
        let entry: crate::js::Entry = js!(read "$self[$name]");
        js!(read "$entry&&$entry.value")
    })]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.entries.value(name)
    }

    /// All values of a cookie in the order they were sent; none if it is absent.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut cookies = CookieMap::new();
    /// cookies.append("id", "x");
    /// cookies.append("id", "y");
    /// assert_eq!(cookies.get_all("id"), ["x", "y"]);
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

    /// Whether the cookie is there, be its value empty.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets a cookie to one value, in place of all that it had.
    #[js({
        let value: String = value.into();
        js!("$self[$name]={value:$value}")
    })]
    pub fn insert(&mut self, name: &str, value: impl Into<String>) {
        self.entries.insert(name, Item::new(value.into()));
    }

    /// Adds a value to those that the cookie has.
    #[js({
        let value: String = value.into();
        if self.contains_key(name) {
            js!("($self[$name].multiValue||($self[$name].multiValue=[{value:$self[$name].value}])).push({value:$value})")
        } else {
            js!("$self[$name]={value:$value}")
        }
    })]
    pub fn append(&mut self, name: &str, value: impl Into<String>) {
        self.entries.append(name, Item::new(value.into()));
    }

    /// Takes a cookie away, with all its values. An absent one stays absent.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut cookies = CookieMap::new();
    /// cookies.insert("tracker", "1");
    /// cookies.remove("tracker");
    /// assert!(cookies.is_empty());
    /// ```
    #[js("delete $self[$name]")]
    pub fn remove(&mut self, name: &str) {
        self.entries.remove(name);
    }

    /// Takes all cookies away. `request.cookies = CookieMap::new()` does the same in less
    /// JavaScript.
    #[js({ *self = Self::new(); })]
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// How many different names there are.
    #[js(read "Object.keys($self).length")]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no cookie at all.
    #[js(read "!Object.keys($self).length")]
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }

    /// The names, in the order in which they came; names that are whole numbers come first on
    /// some engines.
    #[js(read "Object.keys($self)")]
    pub fn keys(&self) -> Vec<String> {
        self.entries.keys()
    }

    /// Every value with its name: a name with several values comes as often as it has values.
    /// The order is that of [`keys`](CookieMap::keys).
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut cookies = CookieMap::new();
    /// cookies.insert("a", "1");
    /// for (name, value) in cookies.pairs() {
    ///     println!("{name}={value}");
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

impl Default for CookieMap {
    fn default() -> CookieMap {
        CookieMap::new()
    }
}

impl Clone for CookieMap {
    #[js(read "JSON.parse(JSON.stringify($self))")]
    fn clone(&self) -> CookieMap {
        CookieMap {
            entries: self.entries.clone(),
        }
    }
}

/// The cookies that a response sets, by name: a value each, and attributes.
///
/// The attributes are one text, as after the first `;` of a `set-cookie` header:
/// `Secure; Path=/; Max-Age=60` (`functions-event-structure`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// let mut cookies = ResponseCookies::new();
/// cookies.insert("group", "b", "Path=/; Max-Age=2592000");
/// assert_eq!(cookies.get("group"), Some("b"));
/// assert_eq!(cookies.attributes("group"), Some("Path=/; Max-Age=2592000"));
/// ```
#[js(opaque)]
pub struct ResponseCookies {
    #[js(native)]
    entries: Entries,
    /// Whether the event gave them: those are part of the outcome even if there are none.
    #[js(native)]
    given: bool,
}

impl ResponseCookies {
    /// No cookies.
    #[js(pure "({})")]
    pub fn new() -> ResponseCookies {
        ResponseCookies {
            entries: Entries::default(),
            given: false,
        }
    }

    /// The value that a cookie is set to, the first one if it is set several times.
    #[js({
        let entry: crate::js::Entry = js!(read "$self[$name]");
        js!(read "$entry&&$entry.value")
    })]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.entries.value(name)
    }

    /// The attributes that a cookie is set with, the first ones if it is set several times; none
    /// if it is absent or has no attributes.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::new(200).with_cookie("id", "7", "Secure");
    /// assert_eq!(response.cookies.attributes("id"), Some("Secure"));
    /// ```
    #[js({
        let entry: crate::js::Entry = js!(read "$self[$name]");
        js!(read "$entry&&$entry.attributes")
    })]
    pub fn attributes(&self, name: &str) -> Option<&str> {
        self.entries.get(name)?.first.attributes.as_deref()
    }

    /// All values that a cookie is set to; none if it is absent.
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

    /// Whether the cookie is set, be its value empty.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets a cookie, in place of all that its name had. Attributes that are an empty text set
    /// none.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut cookies = ResponseCookies::new();
    /// cookies.insert("old", "", "Max-Age=0");
    /// assert_eq!(cookies.get("old"), Some(""));
    /// ```
    #[js({
        let value: String = value.into();
        if attributes.is_empty() {
            js!("$self[$name]={value:$value}")
        } else {
            js!("$self[$name]={value:$value,attributes:$attributes}")
        }
    })]
    pub fn insert(&mut self, name: &str, value: impl Into<String>, attributes: &str) {
        self.entries.insert(name, item(value.into(), attributes));
    }

    /// Sets a further cookie of the same name, for another path or domain. Attributes that are
    /// an empty text set none.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let mut cookies = ResponseCookies::new();
    /// cookies.append("id", "1", "Path=/a");
    /// cookies.append("id", "2", "Path=/b");
    /// assert_eq!(cookies.get_all("id"), ["1", "2"]);
    /// ```
    #[js({
        let value: String = value.into();
        if self.contains_key(name) {
            if attributes.is_empty() {
                js!("($self[$name].multiValue||($self[$name].multiValue=[JSON.parse(JSON.stringify($self[$name]))])).push({value:$value})")
            } else {
                js!("($self[$name].multiValue||($self[$name].multiValue=[JSON.parse(JSON.stringify($self[$name]))])).push({value:$value,attributes:$attributes})")
            }
        } else {
            self.insert(name, value, attributes)
        }
    })]
    pub fn append(&mut self, name: &str, value: impl Into<String>, attributes: &str) {
        self.entries.append(name, item(value.into(), attributes));
    }

    /// Takes a cookie away: the viewer keeps what it has. To make a viewer forget a cookie, set
    /// it with `Max-Age=0`.
    #[js("delete $self[$name]")]
    pub fn remove(&mut self, name: &str) {
        self.entries.remove(name);
    }

    /// Takes all cookies away.
    #[js({ *self = Self::new(); })]
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// How many different names there are.
    #[js(read "Object.keys($self).length")]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no cookie is set at all.
    #[js(read "!Object.keys($self).length")]
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }

    /// The names, in the order in which they came; names that are whole numbers come first on
    /// some engines.
    #[js(read "Object.keys($self)")]
    pub fn keys(&self) -> Vec<String> {
        self.entries.keys()
    }
}

impl Default for ResponseCookies {
    fn default() -> ResponseCookies {
        ResponseCookies::new()
    }
}

impl Clone for ResponseCookies {
    #[js(read "JSON.parse(JSON.stringify($self))")]
    fn clone(&self) -> ResponseCookies {
        ResponseCookies {
            entries: self.entries.clone(),
            given: self.given,
        }
    }
}

#[js(native)]
impl CookieMap {
    pub(crate) fn from_json(at: At<'_>) -> Result<CookieMap, EventError> {
        Ok(CookieMap {
            entries: Entries::from_json(at, Shape::Values)?,
        })
    }

    pub(crate) fn into_json(self) -> Value {
        self.entries.into_json()
    }
}

#[js(native)]
impl ResponseCookies {
    pub(crate) fn from_json(at: At<'_>) -> Result<ResponseCookies, EventError> {
        Ok(ResponseCookies {
            entries: Entries::from_json(at, Shape::ValuesWithAttributes)?,
            given: true,
        })
    }

    pub(crate) fn into_json(self) -> Value {
        self.entries.into_json()
    }

    pub(crate) fn given(&self) -> bool {
        self.given
    }
}

#[js(native)]
fn item(value: String, attributes: &str) -> Item {
    Item {
        value,
        attributes: (!attributes.is_empty()).then(|| attributes.to_string()),
    }
}

#[js(native)]
impl std::fmt::Debug for CookieMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.pairs()).finish()
    }
}

#[js(native)]
impl std::fmt::Debug for ResponseCookies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.keys().into_iter();
        let entries = names.map(|name| (name.clone(), self.entries.get(&name).cloned()));
        f.debug_map().entries(entries).finish()
    }
}

/// Equal if the same names have the same values in the same order.
#[js(native)]
impl PartialEq for CookieMap {
    fn eq(&self, other: &CookieMap) -> bool {
        self.entries == other.entries
    }
}

/// Equal if the same names have the same values and attributes in the same order.
#[js(native)]
impl PartialEq for ResponseCookies {
    fn eq(&self, other: &ResponseCookies) -> bool {
        self.entries == other.entries
    }
}
