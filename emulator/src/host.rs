//! What surrounds an event: clock, randomness, key-value store, edge location, limits.
//! Plain data; nothing here runs anything.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

use crate::KeyValueStore;

/// One event and what surrounds it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The event object, as TestFunction takes it.
    pub event: &'a Value,
    /// What the function finds around the event.
    pub host: &'a Host,
}

/// What a function finds around its event. The default has no key-value store and the clock at 0.
#[derive(Debug, Clone, Default)]
pub struct Host {
    /// Milliseconds since 1970, for the whole run: the clock does not advance
    /// (`functions-javascript-runtime-20`). Below 0 counts as 0.
    pub clock_millis: i64,
    /// Seed of `Math.random`; without it the clock is the seed, as at the edge.
    pub random_seed: Option<u64>,
    /// A fixed value for every `Math.random()`; wins over the seed.
    pub random: Option<f64>,
    /// The associated store; without one `cf.kvs()` throws.
    pub key_value_store: Option<KeyValueStore>,
    /// `cf.edgeLocation`; without it an object without fields, as in a viewer-response function.
    pub edge_location: Option<EdgeLocation>,
    /// `cf.distributionTenant`; without it its use throws.
    pub tenant: Option<Tenant>,
    /// What `event.request.rawQueryString()` answers; without it the text is rebuilt from the
    /// event's query string object, see [`raw_query_string`](crate::raw_query_string).
    pub raw_query_string: Option<String>,
    /// What ends a runaway function.
    pub limits: Limits,
}

/// The fields of `cf.edgeLocation` (`general-helper-methods`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EdgeLocation {
    /// IATA code of the edge location.
    pub name: String,
    /// The address of the server that answers.
    pub server_ip: String,
    /// The AWS region of the regional edge cache that would be asked.
    pub region: String,
}

/// The multi-tenant distribution's tenant (`saas-specific-logic-function-code`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tenant {
    /// `cf.distributionTenant.id`.
    pub id: String,
    /// `cf.distributionTenant.parameters`.
    pub parameters: BTreeMap<String, String>,
}

/// What ends a runaway function.
///
/// `instructions`, `recursion` and `promise_jobs` are exact and the same on every machine. `wall` is for the rest,
/// which the engine cannot interrupt: a regular expression that backtracks for ever, a built-in
/// working on a huge array. The run is then reported as over and its thread is left behind; it
/// keeps a core and its memory until the engine returns or the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytecode instructions of the engine. A call of a built-in counts as one.
    pub instructions: usize,
    /// Nested calls, beyond which one throws a `RangeError`, as njs does.
    pub recursion: usize,
    /// Continuations of promises, one per `await` or `then`.
    pub promise_jobs: usize,
    /// Processor time of the run after which it is abandoned; where the system does not tell
    /// it (other than Linux), time on the wall. Twenty times as long on the wall always ends it.
    /// Half a second; in a debug build, where the engine is ten times slower, five.
    pub wall: Duration,
    /// Log output is cut at this many bytes (`cloudfront-limits`: 10 KB).
    pub log_bytes: usize,
    /// The most bytes that one string built by `repeat`, `padStart`, `padEnd` or one buffer may
    /// take. CloudFront gives a whole run 2 MB.
    pub value_bytes: usize,
    /// The most memory that a run may take, as [`Cost::bytes`](crate::Cost::bytes) estimates it.
    /// Far above CloudFront's 2 MB, since it is an estimate: it ends what grows without end.
    pub memory_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // Some milliseconds of njs; CloudFront is reported to give less than one.
            instructions: 1_000_000,
            // njs gives up at about 400 nested trivial calls.
            recursion: 400,
            // njs keeps about 1.9 KB for each until the run ends, and CloudFront gives 2 MB.
            promise_jobs: 2_000,
            wall: Duration::from_millis(if cfg!(debug_assertions) { 5_000 } else { 500 }),
            log_bytes: 10 * 1024,
            value_bytes: 2 * 1024 * 1024,
            memory_bytes: 64 * 1024 * 1024,
        }
    }
}
