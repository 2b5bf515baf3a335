//! Cases in the emulator.

use cfc_emulator::{Case, ErrorKind, Host, KeyValueStore, Limits, Program, RunError, run};
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

/// Runs a function's JavaScript on each input.
pub fn run_all(name: &str, code: &str, inputs: &[&Input]) -> Vec<Run> {
    let program = Program::new(&format!("{name}.js"), code);
    inputs
        .iter()
        .map(|input| {
            let mut details = match &program {
                Ok(program) => run(
                    program,
                    &Case {
                        event: &input.event,
                        host: &host(input),
                    },
                ),
                Err(error) => cfc_emulator::Outcome::refused(error),
            };
            let outcome = outcome(&details);
            let kept = cut_logs(&details.logs);
            if kept != details.logs {
                details.logs = kept;
                details.warnings.push(
                    "CloudFront cuts the log of a run at 10 KB (cloudfront-limits)".to_owned(),
                );
            }
            Run { outcome, details }
        })
        .collect()
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
