//! What a run came to, and the same in TestFunction's shape. No engine types.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::ProgramError;

/// What a run came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The handler's value as `JSON.stringify` would write it; `undefined` (or a function) in
    /// place of the whole value is `{"$undefined":true}`, see [`is_undefined`]. Of a connection
    /// function it is `{"connection":"allow"}` or `{"connection":"deny"}`.
    pub result: Result<Value, RunError>,
    /// What `console.log` wrote, in order, one entry per call, cut at the limit for logs.
    pub logs: Vec<String>,
    /// Calls of CloudFront's helpers, in order.
    pub calls: Vec<Call>,
    /// Bytecode instructions of the engine, the same on every run and every machine. It measures
    /// this engine, not CloudFront's compute utilization.
    pub steps: u64,
    /// Estimated instructions of the processor at the edge, see [`Cost`].
    pub instructions: u64,
    /// Estimated bytes of memory at the edge, see [`Cost`].
    pub bytes: u64,
    /// What went well here but is doubtful at the edge: `console.log` with several arguments,
    /// characters beyond U+FFFF (see the crate's README on strings).
    pub warnings: Vec<String>,
}

/// A call of one of CloudFront's helpers.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// `kvs.get`, `kvs.exists`, `kvs.meta`, `updateRequestOrigin`, `selectRequestOriginById`,
    /// `createRequestOriginGroup`, `logCustomData`; `connection.allow`, `connection.deny`,
    /// `connection.logCustomData`.
    pub name: &'static str,
    /// The arguments; trailing `undefined` ones are left out.
    pub args: Vec<Value>,
}

/// What a run costs, counted and never timed: the same on every run and every machine.
///
/// An estimate, not CloudFront's figure, from this engine's steps and weights that were measured
/// in njs 0.7.9. `instructions` is what the processor does for the function there: each step and
/// each built-in has a weight, whatever the length of its texts. `bytes` is what njs keeps until
/// the run ends: texts, objects, arrays, regular expressions and `await`; closures, `arguments`,
/// the event itself and what built-ins make inside are not in it. CloudFront gives a run 2 MB, and
/// tells nobody how much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Estimated instructions of the processor.
    pub instructions: u64,
    /// Estimated bytes that CloudFront's engine keeps.
    pub bytes: u64,
}

impl Cost {
    /// Whether this costs more than `before`, beyond a tolerance in percent.
    ///
    /// ```
    /// use cfc_emulator::Cost;
    /// let before = Cost { instructions: 100, bytes: 1000 };
    /// assert!(!Cost { instructions: 105, bytes: 900 }.is_dearer_than(&before, 5));
    /// assert!(Cost { instructions: 106, bytes: 900 }.is_dearer_than(&before, 5));
    /// ```
    pub fn is_dearer_than(&self, before: &Cost, tolerance_percent: u64) -> bool {
        let over = |now: u64, then: u64| {
            now.saturating_mul(100) > then.saturating_mul(100 + tolerance_percent)
        };
        over(self.instructions, before.instructions) || over(self.bytes, before.bytes)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Cost {
            instructions,
            bytes,
        } = self;
        write!(f, "{instructions} instructions, {bytes} bytes (estimates)")
    }
}

/// Why there is no result. CloudFront answers 503 (`http-503-service-unavailable`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunError {
    /// The error's name, as `TypeError`; of a thrown value that is no error, its `typeof`.
    pub name: String,
    /// The error's message, or the thrown value as text.
    pub message: String,
    /// The line of the source where it was raised, where the engine knows it.
    pub line: Option<u32>,
    /// The column there, in characters from 1, where the engine knows it: of the piece that it was at
    /// last, which may be a little before.
    pub column: Option<u32>,
    /// What kind of end it was.
    pub kind: ErrorKind,
}

/// What kind of end a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The source does not parse.
    SyntaxError,
    /// There is no function `handler` at the top level.
    NoHandler,
    /// Something was thrown and not caught, or the handler's promise was rejected.
    Thrown,
    /// Another promise was rejected and nobody handled it.
    UnhandledRejection,
    /// The handler's promise never settled.
    Unsettled,
    /// A limit was reached.
    Limit(LimitKind),
    /// The engine itself failed: a defect of the emulator, not of the function.
    Engine,
}

/// Which limit was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// [`Limits::instructions`](crate::Limits::instructions).
    Instructions,
    /// Twice [`Limits::recursion`](crate::Limits::recursion): of functions that are expressions,
    /// or call each other through built-ins, where no `RangeError` was thrown before.
    Recursion,
    /// [`Limits::promise_jobs`](crate::Limits::promise_jobs).
    PromiseJobs,
    /// [`Limits::wall`](crate::Limits::wall).
    Wall,
    /// [`Limits::memory_bytes`](crate::Limits::memory_bytes).
    Memory,
}

/// Whether a result is `undefined`.
///
/// ```
/// assert!(cfc_emulator::is_undefined(&serde_json::json!({"$undefined": true})));
/// ```
pub fn is_undefined(result: &Value) -> bool {
    result.as_object().is_some_and(|object| {
        object.len() == 1 && object.get("$undefined") == Some(&Value::Bool(true))
    })
}

impl Outcome {
    /// The outcome of a program that was refused before anything ran.
    pub fn refused(error: &ProgramError) -> Self {
        Self::failed(RunError::from(error.clone()))
    }

    /// What the run cost.
    pub fn cost(&self) -> Cost {
        Cost {
            instructions: self.instructions,
            bytes: self.bytes,
        }
    }

    pub(crate) fn failed(error: RunError) -> Self {
        Self {
            result: Err(error),
            logs: Vec::new(),
            calls: Vec::new(),
            steps: 0,
            instructions: 0,
            bytes: 0,
            warnings: Vec::new(),
        }
    }

    /// The outcome in the shape of TestFunction's `TestResult` (`API_TestResult`):
    /// `FunctionOutput`, `FunctionErrorMessage`, `FunctionExecutionLogs`.
    ///
    /// `ComputeUtilization` is left out: it is CloudFront's measurement, and no number counted
    /// here stands for it. `FunctionSummary` describes a deployed function; there is none.
    ///
    /// ```
    /// use cfc_emulator::{Case, Host, Program, run};
    /// use serde_json::json;
    ///
    /// let program = Program::new("f.js", "function handler(event) { return event.request; }")?;
    /// let event = json!({"request": {"method": "GET", "uri": "/"}});
    /// let outcome = run(&program, &Case { event: &event, host: &Host::default() });
    /// assert_eq!(
    ///     outcome.to_test_result()["FunctionOutput"],
    ///     r#"{"request":{"method":"GET","uri":"/","cookies":{}}}"#,
    /// );
    /// # Ok::<(), cfc_emulator::ProgramError>(())
    /// ```
    pub fn to_test_result(&self) -> Value {
        let (output, message) = match &self.result {
            Ok(Value::Object(result)) if !is_undefined(&Value::Object(result.clone())) => {
                (wrapped(result).to_string(), String::new())
            }
            Ok(_) => (String::new(), NOT_AN_OBJECT.to_owned()),
            Err(error) => (String::new(), error.to_function_error_message()),
        };
        json!({
            "FunctionOutput": output,
            "FunctionErrorMessage": message,
            "FunctionExecutionLogs": self.logs,
        })
    }
}

/// QUIRK(cloudfront): the prefix is reported for responses; for other values no text is known.
const NOT_AN_OBJECT: &str = "The CloudFront function returned an invalid value.";

/// QUIRK(cloudfront): `test-function` prints the value under its kind, with `cookies` filled in.
fn wrapped(result: &Map<String, Value>) -> Value {
    let kind = if result.contains_key("statusCode") {
        "response"
    } else {
        "request"
    };
    let mut inner = result.clone();
    inner.entry("cookies").or_insert_with(|| json!({}));
    json!({ kind: inner })
}

impl RunError {
    /// The text as CloudFront words it: prefix, error, and the line of a syntax error.
    pub fn to_function_error_message(&self) -> String {
        let place = match (self.kind, self.line) {
            (ErrorKind::SyntaxError, Some(line)) => format!(" in {line}"),
            _ => String::new(),
        };
        format!(
            "The CloudFront function associated with the CloudFront distribution is invalid or could not run. {self}{place}"
        )
    }
}

/// As JavaScript's `String(error)`.
impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name.as_str(), self.message.as_str()) {
            ("", message) => f.write_str(message),
            (name, "") => f.write_str(name),
            (name, message) => write!(f, "{name}: {message}"),
        }
    }
}

impl std::error::Error for RunError {}

impl From<ProgramError> for RunError {
    fn from(error: ProgramError) -> Self {
        Self {
            name: "SyntaxError".to_owned(),
            message: error.message,
            line: error.line,
            column: error.column,
            kind: ErrorKind::SyntaxError,
        }
    }
}
