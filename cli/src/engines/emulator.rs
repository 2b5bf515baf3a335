//! Cases in the emulator.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cfc_emulator::{
    ErrorKind, Host, KeyValueStore, Limits, Program, ProgramError, RunError, Runner, SharedCase,
    run_shared,
};
use cfc_validator::event::helpers::cut_logs;
use serde_json::Value;

use super::{End, Input, Outcome};

/// A run in the emulator.
#[derive(Clone, Debug)]
pub struct Run {
    /// What is compared.
    pub outcome: Outcome,
    /// The run as the emulator tells it.
    pub details: cfc_emulator::Outcome,
}

/// Logs are cut where all engines' are: the emulator has to keep more than CloudFront does.
const ENOUGH_LOG_BYTES: usize = 1024 * 1024;

/// Functions that are ready to run, or why they cannot be: each is read once. And engines for them,
/// as many as were at work at a time.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    known: Arc<Mutex<BTreeMap<(String, String), Ready>>>,
    idle: Arc<Mutex<Vec<Idle>>>,
}

/// An engine that nobody uses just now, and the function that it ran last.
#[derive(Debug)]
struct Idle {
    ran: String,
    runner: Runner,
}

type Ready = Result<Program, ProgramError>;

impl Programs {
    /// Runs a function's JavaScript on each input.
    pub fn run_all(&self, name: &str, code: &str, inputs: &[&Input]) -> Vec<Run> {
        let ready = self.ready(name, code);
        let mut runner = self.idle_runner(name);
        let runs = run_ready(&ready, inputs, |program, cases| {
            runner.run_shared(program, cases)
        });
        let ran = name.to_owned();
        lock(&self.idle).push(Idle { ran, runner });
        runs
    }

    /// An engine that has the function loaded already, or any.
    fn idle_runner(&self, name: &str) -> Runner {
        let mut idle = lock(&self.idle);
        let has_it = idle.iter().position(|idle| idle.ran == name);
        match has_it.or(idle.len().checked_sub(1)) {
            Some(at) => idle.swap_remove(at).runner,
            None => Runner::default(),
        }
    }

    fn ready(&self, name: &str, code: &str) -> Ready {
        let key = (name.to_owned(), code.to_owned());
        let known = lock(&self.known).get(&key).cloned();
        known.unwrap_or_else(|| {
            let ready = read(name, code);
            lock(&self.known).insert(key, ready.clone());
            ready
        })
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // INVARIANT: nobody panics with the lock in hand; what was inserted before is whole.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs a function's JavaScript on each input.
pub fn run_all(name: &str, code: &str, inputs: &[&Input]) -> Vec<Run> {
    run_ready(&read(name, code), inputs, run_shared)
}

fn read(name: &str, code: &str) -> Ready {
    Program::new(&format!("{name}.js"), code)
}

fn run_ready(
    program: &Ready,
    inputs: &[&Input],
    run: impl FnOnce(&Program, &[SharedCase]) -> Vec<cfc_emulator::Outcome>,
) -> Vec<Run> {
    let shared = |input: &&Input| SharedCase {
        event: input.event.clone(),
        host: host(input),
    };
    let runs = match program {
        Ok(program) => {
            let cases: Vec<SharedCase> = inputs.iter().map(shared).collect();
            run(program, &cases)
        }
        Err(error) => vec![cfc_emulator::Outcome::refused(error); inputs.len()],
    };
    runs.into_iter().map(finished).collect()
}

fn finished(mut details: cfc_emulator::Outcome) -> Run {
    let outcome = outcome(&details);
    let kept = cut_logs(&details.logs);
    if kept != details.logs {
        details.logs = kept;
        let warning = "CloudFront cuts the log of a run at 10 KB (cloudfront-limits)";
        details.warnings.push(warning.to_owned());
    }
    Run { outcome, details }
}

/// What surrounds an input, as the emulator takes it.
pub fn host(input: &Input) -> Host {
    Host {
        clock_millis: input.clock_millis,
        random: Some(input.random),
        key_value_store: input.key_value_store.clone().map(KeyValueStore::new),
        edge_location: input.edge_location.clone(),
        tenant: input.tenant.clone(),
        raw_query_string: input.raw_query_string.clone(),
        limits: Limits {
            log_bytes: ENOUGH_LOG_BYTES,
            ..Limits::default()
        },
        ..Host::default()
    }
}

fn outcome(details: &cfc_emulator::Outcome) -> Outcome {
    let end = match &details.result {
        Ok(value) => End::Returned(value.clone()),
        Err(error) => failed(error),
    };
    let call = |call: &cfc_emulator::Call| {
        let name = std::iter::once(Value::from(call.name));
        name.chain(call.args.iter().cloned()).collect()
    };
    let calls: Vec<Value> = details.calls.iter().map(call).collect();
    Outcome::new(end, &calls, &details.logs)
}

fn failed(error: &RunError) -> End {
    match error.kind {
        ErrorKind::Limit(_) | ErrorKind::Unsettled => End::Endless(error.to_string()),
        ErrorKind::SyntaxError
        | ErrorKind::NoHandler
        | ErrorKind::Thrown
        | ErrorKind::UnhandledRejection
        | ErrorKind::Engine => End::Trap(error.to_string()),
    }
}
