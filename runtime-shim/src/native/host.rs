//! The stand-in for CloudFront around a native run: the clock, chance, the key-value store, and
//! the record of what the function asked for. One per thread.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem;

use serde_json::Value;

use crate::edge::EdgeLocation;
use crate::kvs::KvsMeta;
use crate::time::rfc3339;

/// What surrounds a native run.
///
/// ```
/// use cloudfront_functions::native::{Host, block_on, with_host};
/// use cloudfront_functions::prelude::*;
///
/// let host = Host {
///     key_value_store: Some([("breaker".to_string(), "open".to_string())].into()),
///     ..Host::default()
/// };
/// let (state, host) = with_host(host, || block_on(KeyValueStore::open().get("breaker")));
/// assert_eq!(state.unwrap(), "open");
/// assert_eq!(host.calls[0].to_json(), serde_json::json!(["kvs.get", "breaker"]));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    /// The time of the run, in milliseconds since 1970.
    pub clock_millis: i64,
    /// What `Math.random()` gives, each time.
    pub random: f64,
    /// The content of the key-value store; none if no store is associated with the function.
    pub key_value_store: Option<BTreeMap<String, String>>,
    /// Where the function runs; without it, the location has no fields.
    pub edge_location: Option<EdgeLocation>,
    /// The tenant of a multi-tenant distribution.
    pub tenant: Option<Tenant>,
    /// The query string as the viewer sent it; none if the URL has no `?`.
    pub raw_query_string: Option<String>,
    /// What the function asked CloudFront for, in order.
    pub calls: Vec<Call>,
}

/// A tenant of a multi-tenant distribution (`saas-specific-logic-function-code`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tenant {
    /// Its id.
    pub id: String,
    /// Its parameters, by name.
    pub parameters: BTreeMap<String, String>,
}

/// Something that a function asked CloudFront for.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Such as `kvs.get` or `updateRequestOrigin`.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: Vec<Value>,
}

impl Default for Host {
    /// A clock at 14 November 2023, chance that always says 0.42, and no key-value store.
    fn default() -> Host {
        Host {
            clock_millis: 1_700_000_000_000,
            random: 0.42,
            key_value_store: None,
            edge_location: None,
            tenant: None,
            raw_query_string: None,
            calls: Vec::new(),
        }
    }
}

impl Call {
    /// The call as one array: its name, then its arguments.
    pub fn to_json(&self) -> Value {
        let name = Value::from(self.name);
        [name].into_iter().chain(self.arguments.clone()).collect()
    }
}

thread_local! {
    static HOST: RefCell<Host> = RefCell::default();
}

/// Runs `run` with `host` around it on this thread, and gives back what became of it.
/// The host that was there before is there again afterwards, even after a panic.
pub fn with_host<R>(host: Host, run: impl FnOnce() -> R) -> (R, Host) {
    let mut surroundings = Surroundings(swap(host));
    let result = run();
    let host = swap(mem::take(&mut surroundings.0));
    mem::forget(surroundings);
    (result, host)
}

/// Puts the previous host back if a panic passes.
struct Surroundings(Host);

impl Drop for Surroundings {
    fn drop(&mut self) {
        swap(mem::take(&mut self.0));
    }
}

fn swap(host: Host) -> Host {
    HOST.with_borrow_mut(|current| mem::replace(current, host))
}

pub(crate) fn record(name: &'static str, arguments: Vec<Value>) {
    HOST.with_borrow_mut(|host| host.calls.push(Call { name, arguments }));
}

/// Whether the last verdict on the connection was to allow it.
pub(crate) fn is_allowed() -> bool {
    HOST.with_borrow(|host| {
        let mut newest_first = host.calls.iter().rev();
        newest_first
            .find(|call| matches!(call.name, "connection.allow" | "connection.deny"))
            .is_some_and(|call| call.name == "connection.allow")
    })
}

pub(crate) fn clock_millis() -> i64 {
    HOST.with_borrow(|host| host.clock_millis)
}

pub(crate) fn random() -> f64 {
    HOST.with_borrow(|host| host.random)
}

pub(crate) fn edge_location() -> EdgeLocation {
    HOST.with_borrow(|host| host.edge_location.clone())
        .unwrap_or_default()
}

pub(crate) fn raw_query_string() -> Option<String> {
    HOST.with_borrow(|host| host.raw_query_string.clone())
}

/// # Panics
///
/// If the distribution has no tenants.
pub(crate) fn tenant() -> Tenant {
    HOST.with_borrow(|host| host.tenant.clone())
        .expect("distributionTenant module is not available")
}

pub(crate) fn store_meta() -> KvsMeta {
    record("kvs.meta", Vec::new());
    let (millis, keys) = HOST.with_borrow(|host| {
        let keys = host.key_value_store.as_ref().map_or(0, BTreeMap::len);
        (host.clock_millis, keys)
    });
    // As `toISOString` writes it.
    let seconds = rfc3339(millis);
    let now = format!(
        "{}.{:03}Z",
        seconds.trim_end_matches('Z'),
        millis.rem_euclid(1000)
    );
    KvsMeta {
        creation_date_time: now.clone(),
        last_updated_date_time: now,
        key_count: u32::try_from(keys).expect("a store is small"),
    }
}

pub(crate) fn open_store() {
    let associated = HOST.with_borrow(|host| host.key_value_store.is_some());
    assert!(
        associated,
        "no key-value store is associated with this function"
    );
}

pub(crate) fn read_store(key: &str) -> Option<String> {
    record("kvs.get", vec![key.into()]);
    look_up(key, Clone::clone)
}

pub(crate) fn has_key(key: &str) -> bool {
    record("kvs.exists", vec![key.into()]);
    look_up(key, |_| ()).is_some()
}

fn look_up<R>(key: &str, found: impl FnOnce(&String) -> R) -> Option<R> {
    HOST.with_borrow(|host| host.key_value_store.as_ref()?.get(key).map(found))
}
