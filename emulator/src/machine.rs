//! One run: the source's top level, the handler, its promise; and what became of them, in words.

use boa_engine::ast::Position;
use boa_engine::builtins::promise::PromiseState;
use boa_engine::error::{EngineError, RuntimeLimitError};
use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsPromise;
use boa_engine::{Context, JsError, JsString, JsValue};
use serde_json::Value;

use crate::builtins;
use crate::engine::Engine;
use crate::program::byte_offset;
use crate::runner::{Abandoned, SharedCase};
use crate::state::{State, is_wide, with_state};
use crate::value::to_json;
use crate::watch::Look;
use crate::weights;
use crate::{ErrorKind, LimitKind, Outcome, Program, RunError};

/// What a function may take in all (`cloudfront-limits`).
const CLOUDFRONT_MEMORY: u64 = 2 * 1024 * 1024;

/// The engine's instructions for one call of the meter, which are not the function's. Here and
/// there it is one more or less, always the same for the same source.
const METER_STEPS: u64 = 7;
/// The same for the function around a program.
const ENCLOSURE_STEPS: u64 = 22;
/// The same for one call of the gauge of nested calls, a statement of its own.
const GAUGE_STEPS: u64 = 5;

/// The engine that runs have left for the next one, and what is known of it.
#[derive(Default)]
pub(crate) struct Session {
    kept: Option<Engine>,
    /// Whether a run has changed what was there before it.
    changed: bool,
}

impl Session {
    /// Runs a program on an event, on this thread.
    pub fn execute(
        &mut self,
        program: &Program,
        case: &SharedCase,
        abandoned: &Abandoned,
        look: Look,
    ) -> Outcome {
        let limits = case.host.limits;
        if let Some(engine) = self.kept.take() {
            if program.prepared().enclosed.is_some() && engine.has_room(limits) {
                let (outcome, reuse) = self.run_on(engine, program, case, abandoned, look);
                // What the others had left for it may have been too little.
                if reuse != Reuse::RanOut {
                    return outcome;
                }
            } else {
                self.give_up(&engine);
            }
        }
        match Engine::new(limits) {
            Ok(engine) => self.run_on(engine, program, case, abandoned, look).0,
            Err(error) => Outcome::failed(engine_failure(&error)),
        }
    }

    /// Whether any run since this was last asked has changed what was there before it.
    pub fn has_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// Looks at everything. With a change the engine is no more.
    pub fn look_at_all(&mut self) {
        if let Some(engine) = self.kept.take() {
            self.keep(engine, Look::Full);
        }
    }

    fn keep(&mut self, engine: Engine, look: Look) {
        if engine.is_as_before(look) {
            self.kept = Some(engine);
        } else {
            self.changed = true;
        }
    }

    fn give_up(&mut self, engine: &Engine) {
        self.changed |= !engine.is_as_before(Look::Full);
    }

    fn run_on(
        &mut self,
        mut engine: Engine,
        program: &Program,
        case: &SharedCase,
        abandoned: &Abandoned,
        look: Look,
    ) -> (Outcome, Reuse) {
        let outcome = run_on(&mut engine, program, case, abandoned);
        if ran_out(&outcome) {
            self.give_up(&engine);
            return (outcome, Reuse::RanOut);
        }
        // A script has used the engine up.
        if program.prepared().enclosed.is_some() {
            self.keep(engine, look);
        }
        (outcome, Reuse::Settled)
    }
}

/// Whether the run had enough of everything.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reuse {
    RanOut,
    Settled,
}

fn ran_out(outcome: &Outcome) -> bool {
    match &outcome.result {
        Ok(_) => false,
        Err(error) => matches!(error.kind, ErrorKind::Limit(_) | ErrorKind::Engine),
    }
}

fn run_on(
    engine: &mut Engine,
    program: &Program,
    case: &SharedCase,
    abandoned: &Abandoned,
) -> Outcome {
    let SharedCase { event, host } = case;
    engine.begin(host, abandoned.clone());
    let prepared = program.prepared();
    if let Some(enclosed) = &prepared.enclosed
        && let Err(error) = engine.load(program, enclosed)
    {
        return Outcome::failed(engine_failure(&error));
    }
    let before = engine.context.instructions_remaining();
    let result = run_handler(program, event, engine);
    let wide_result = result.as_ref().is_ok_and(has_beyond_bmp);
    let context = &engine.context;
    if prepared.beyond_bmp || has_beyond_bmp(event) || wide_result {
        with_state(context, State::warn_of_wide_text);
    }
    let around = match &prepared.enclosed {
        Some(_) => ENCLOSURE_STEPS,
        None => 0,
    };
    let steps = (before - context.instructions_remaining()) as u64;
    let steps = steps.saturating_sub(around);
    with_state(context, |state| outcome(state, result, steps))
}

fn outcome(state: &mut State, result: Result<Value, RunError>, steps: u64) -> Outcome {
    if state.bytes > CLOUDFRONT_MEMORY {
        state.warn("the run would take more than CloudFront's 2 MB (an estimate)");
    }
    let steps = steps.saturating_sub(state.metered * METER_STEPS + state.gauged * GAUGE_STEPS);
    Outcome {
        result,
        logs: std::mem::take(&mut state.logs),
        calls: std::mem::take(&mut state.calls),
        steps,
        instructions: steps * weights::STEP + state.weights,
        bytes: state.bytes,
        warnings: std::mem::take(&mut state.warnings),
    }
}

fn run_handler(program: &Program, event: &Value, engine: &mut Engine) -> Result<Value, RunError> {
    let prepared = program.prepared();
    let stack = engine.stack.clone();
    let metered = match &prepared.enclosed {
        Some(enclosed) => &enclosed.metered,
        None => &prepared.metered,
    };
    let fail = |error: JsError, context: &mut Context| {
        let mut error = describe(error, stack.as_ref(), context);
        if let (Some(line), Some(column)) = (error.line, error.column) {
            error.column = metered.column_in_source(line, column);
            name_property(&mut error, &prepared.source);
        }
        if let Some(line) = line_of_missing(&error, &prepared.source) {
            // The column is that of the place that was noted, which is not the variable's.
            error.column = error
                .column
                .filter(|_| prepared.source.lines().nth(1).is_none());
            error.line = Some(line);
        }
        error
    };

    let loaded = engine.run_top_level(program);
    let context = &mut engine.context;
    let [viewer, connection] = loaded.map_err(|error| fail(error, context))?;
    context.run_jobs().map_err(|error| fail(error, context))?;
    let (handler, kind) = match (viewer, connection) {
        (Some(handler), _) => (handler, Kind::Viewer),
        (None, Some(handler)) => (handler, Kind::Connection),
        (None, None) => return Err(no_handler()),
    };
    let event = match kind {
        Kind::Viewer => builtins::event(event, &mut engine.names, context),
        Kind::Connection => builtins::connection(event, context),
    };
    let event = event.map_err(|error| engine_failure(&error))?;
    let returned = handler
        .call(&JsValue::undefined(), &[event], context)
        .map_err(|error| fail(error, context))?;
    context.run_jobs().map_err(|error| fail(error, context))?;

    let own = returned.as_promise();
    if let Some(reason) = unhandled_rejection(own.as_ref(), context) {
        return Err(unhandled(&fail(JsError::from_opaque(reason), context)));
    }
    let value = match own.map(|promise| promise.state()) {
        None => returned,
        Some(PromiseState::Fulfilled(value)) => value,
        Some(PromiseState::Rejected(reason)) => {
            return Err(fail(JsError::from_opaque(reason), context));
        }
        Some(PromiseState::Pending) => return Err(unsettled()),
    };
    match kind {
        Kind::Viewer => to_json(&value, context).map_err(|error| fail(error, context)),
        Kind::Connection => Ok(builtins::verdict(context)),
    }
}

/// What a program handles, by the name of its function.
enum Kind {
    /// `handler`: viewer-request and viewer-response.
    Viewer,
    /// `connectionHandler`: TLS connections with client certificates.
    Connection,
}

/// The reason of the first rejected promise that nobody handled, the handler's own left out.
fn unhandled_rejection(own: Option<&JsPromise>, context: &Context) -> Option<JsValue> {
    let rejected = with_state(context, |state| state.rejected.clone());
    rejected
        .iter()
        .find(|promise| own.is_none_or(|own| !JsObject::equals(own, promise)))
        .and_then(|promise| match promise.state() {
            PromiseState::Rejected(reason) => Some(reason),
            PromiseState::Pending | PromiseState::Fulfilled(_) => None,
        })
}

/// Turns what was thrown into a [`RunError`].
fn describe(error: JsError, stack: Option<&JsObject>, context: &mut Context) -> RunError {
    if with_state(context, |state| state.out_of_jobs) {
        return limit(
            "InternalError",
            "the function waits for too many promises",
            LimitKind::PromiseJobs,
        );
    }
    if with_state(context, |state| state.out_of_memory) {
        return limit(
            "MemoryError",
            "the function takes too much memory",
            LimitKind::Memory,
        );
    }
    if let Some(error) = error.as_engine() {
        return describe_limit(error);
    }
    let thrown_at = position_in(&error.to_string());
    let Ok(value) = error.into_opaque(context) else {
        return engine_error("an error of the engine was thrown");
    };
    let position = thrown_at.or_else(|| created_at(&value, stack, context));
    let (name, message) = words(&value, context);
    RunError {
        name,
        message,
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        kind: ErrorKind::Thrown,
    }
}

/// The name and message of a thrown value.
fn words(value: &JsValue, context: &mut Context) -> (String, String) {
    let Some(object) = value.as_object() else {
        let text = value.to_string(context).map_or_else(
            |_| value.display().to_string(),
            |text| text.to_std_string_lossy(),
        );
        return (value.type_of().to_owned(), text);
    };
    let mut field = |name: &str| {
        let value = object.get(JsString::from(name), context).ok()?;
        if value.is_undefined() {
            return None;
        }
        Some(value.to_string(context).ok()?.to_std_string_lossy())
    };
    let name = field("name").unwrap_or_else(|| "object".to_owned());
    let message = field("message").unwrap_or_default();
    let message = in_njs_words(&name, message);
    (name, message)
}

/// QUIRK(njs): it quotes the name of a missing variable.
fn in_njs_words(name: &str, message: String) -> String {
    match message.strip_suffix(" is not defined") {
        Some(variable) if name == "ReferenceError" && !variable.starts_with('"') => {
            format!("\"{variable}\" is not defined")
        }
        _ => message,
    }
}

/// QUIRK(njs): it names the property that was read of `undefined`. This engine does not; but it
/// notes the place, where the name stands.
fn name_property(error: &mut RunError, source: &str) {
    const OF_NOTHING: &str = "cannot convert 'null' or 'undefined' to object";
    let (Some(line), Some(column)) = (error.line, error.column) else {
        return;
    };
    if error.name != "TypeError" || error.message != OF_NOTHING {
        return;
    }
    let Some(at) = byte_offset(source, Position::new(line, column)) else {
        return;
    };
    let in_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let name: String = source[at..].chars().take_while(in_name).collect();
    if source[..at].ends_with('.') && !name.is_empty() {
        error.message = format!("cannot get property \"{name}\" of undefined");
    }
}

/// The engine does not note where a plain variable is read: for a missing one it gives the last
/// place it noted. The variable's name is on that line or on a later one.
fn line_of_missing(error: &RunError, source: &str) -> Option<u32> {
    if error.name != "ReferenceError" {
        return None;
    }
    let variable = error
        .message
        .strip_prefix('"')?
        .strip_suffix("\" is not defined")?;
    let noted = usize::try_from(error.line?).ok()?;
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let found = source
        .lines()
        .skip(noted.checked_sub(1)?)
        .position(|line| line.split(|c| !in_name(c)).any(|word| word == variable))?;
    u32::try_from(noted + found).ok()
}

/// Where an error object was made, from the engine's own (removed) `stack` accessor.
fn created_at(
    value: &JsValue,
    stack: Option<&JsObject>,
    context: &mut Context,
) -> Option<(u32, u32)> {
    let text = stack?.call(value, &[], context).ok()?;
    position_in(&text.as_string()?.to_std_string_lossy())
}

/// Line and column of the innermost frame that has them: `    at name (file:line:column)`.
fn position_in(backtrace: &str) -> Option<(u32, u32)> {
    backtrace
        .lines()
        .filter_map(|line| line.strip_prefix("    at "))
        .find_map(|frame| {
            let mut parts = frame.strip_suffix(')')?.rsplitn(3, ':');
            let column = parts.next()?.parse().ok()?;
            Some((parts.next()?.parse().ok()?, column))
        })
}

fn describe_limit(error: &EngineError) -> RunError {
    match error {
        EngineError::NoInstructionsRemain => limit(
            "InternalError",
            "the function takes too many steps",
            LimitKind::Instructions,
        ),
        EngineError::RuntimeLimit(RuntimeLimitError::Recursion | RuntimeLimitError::StackSize) => {
            limit(
                "RangeError",
                "Maximum call stack size exceeded",
                LimitKind::Recursion,
            )
        }
        EngineError::RuntimeLimit(RuntimeLimitError::LoopIteration) => {
            engine_error("the loop limit was reached")
        }
        EngineError::Panic(panic) => engine_error(panic.message()),
    }
}

fn limit(name: &str, message: &str, kind: LimitKind) -> RunError {
    RunError {
        name: name.to_owned(),
        message: message.to_owned(),
        line: None,
        column: None,
        kind: ErrorKind::Limit(kind),
    }
}

fn engine_failure(error: &JsError) -> RunError {
    engine_error(&error.to_string())
}

fn engine_error(message: &str) -> RunError {
    RunError {
        name: "InternalError".to_owned(),
        message: message.to_owned(),
        line: None,
        column: None,
        kind: ErrorKind::Engine,
    }
}

fn no_handler() -> RunError {
    RunError {
        name: "ReferenceError".to_owned(),
        message: "\"handler\" is not defined".to_owned(),
        line: None,
        column: None,
        kind: ErrorKind::NoHandler,
    }
}

fn unsettled() -> RunError {
    RunError {
        name: "Error".to_owned(),
        message: "the handler's promise never settles".to_owned(),
        line: None,
        column: None,
        kind: ErrorKind::Unsettled,
    }
}

/// njs's words for it.
fn unhandled(reason: &RunError) -> RunError {
    RunError {
        message: format!("unhandled promise rejection: {reason}"),
        name: "Error".to_owned(),
        line: reason.line,
        column: reason.column,
        kind: ErrorKind::UnhandledRejection,
    }
}

fn has_beyond_bmp(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => is_wide(text),
        Value::Array(items) => items.iter().any(has_beyond_bmp),
        Value::Object(fields) => fields
            .iter()
            .any(|(name, value)| is_wide(name) || has_beyond_bmp(value)),
    }
}
