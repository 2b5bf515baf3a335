//! Threads: each run happens on a worker with a large stack, because the engine's parser recurses
//! on the native one, and because a run that the engine cannot interrupt has to be left behind.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::machine::execute;
use crate::thread_clock::ThreadClock;
use crate::{Case, ErrorKind, Host, LimitKind, Outcome, Program, RunError};

const STACK_BYTES: usize = 64 * 1024 * 1024;

/// How many times the limit of processor time a run may last on the wall.
const MOST_WAITING: u32 = 20;

thread_local! {
    static RUNNER: RefCell<Runner> = RefCell::new(Runner::new());
}

/// Runs a program on an event, from any thread. Each thread that calls this keeps one worker.
///
/// ```
/// use cfc_emulator::{Case, Host, Program, run};
/// use serde_json::json;
///
/// let program = Program::new("f.js", "function handler(event) { return { statusCode: 200 + event.n }; }")?;
/// let outcome = run(&program, &Case { event: &json!({"n": 4}), host: &Host::default() });
/// assert_eq!(outcome.result, Ok(json!({"statusCode": 204})));
/// # Ok::<(), cfc_emulator::ProgramError>(())
/// ```
pub fn run(program: &Program, case: &Case) -> Outcome {
    RUNNER.with_borrow_mut(|runner| runner.run(program, case))
}

/// Runs a program on several events, in order, as [`run`] does each.
pub fn run_all(program: &Program, cases: &[Case]) -> Vec<Outcome> {
    RUNNER.with_borrow_mut(|runner| runner.run_all(program, cases))
}

/// One worker thread, for callers that want to own it.
#[derive(Debug, Default)]
pub struct Runner {
    worker: Option<Worker>,
}

#[derive(Debug)]
struct Worker {
    jobs: Sender<Job>,
    clock: ThreadClock,
}

#[derive(Debug)]
struct Job {
    program: Program,
    cases: Vec<(Value, Host)>,
    abandoned: Abandoned,
    reply: Sender<Vec<Outcome>>,
}

/// Says to a run that nobody waits for it any more.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abandoned(Arc<AtomicBool>);

impl Abandoned {
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How many runs a worker is asked for at a time.
const CHUNK: usize = 32;

impl Runner {
    /// A runner; its thread starts with the first run.
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs a program on an event. Nothing of a run is left for the next one.
    pub fn run(&mut self, program: &Program, case: &Case) -> Outcome {
        match self.attempt(program, std::slice::from_ref(case)) {
            Ok(mut outcomes) => outcomes.pop().unwrap_or_else(|| Outcome::failed(stopped())),
            Err(error) => Outcome::failed(error),
        }
    }

    /// Runs a program on several events, in order.
    pub fn run_all(&mut self, program: &Program, cases: &[Case]) -> Vec<Outcome> {
        let mut all = Vec::with_capacity(cases.len());
        for chunk in cases.chunks(CHUNK) {
            match self.attempt(program, chunk) {
                Ok(outcomes) => all.extend(outcomes),
                Err(error) if chunk.len() == 1 => all.push(Outcome::failed(error)),
                // One of them does not end; runs repeat exactly.
                Err(_) => all.extend(chunk.iter().map(|case| self.run(program, case))),
            }
        }
        all
    }

    /// Without an answer in time, the worker is left behind.
    fn attempt(&mut self, program: &Program, cases: &[Case]) -> Result<Vec<Outcome>, RunError> {
        let (reply, answer) = mpsc::channel();
        let abandoned = Abandoned::default();
        let job = Job {
            program: program.clone(),
            cases: cases
                .iter()
                .map(|case| (case.event.clone(), case.host.clone()))
                .collect(),
            abandoned: abandoned.clone(),
            reply,
        };
        let limit = cases.iter().map(|case| case.host.limits.wall).max();
        let worker = self.worker.get_or_insert_with(start_worker);
        let answer = worker.run(job, &answer, limit.unwrap_or_default());
        if answer.is_err() {
            abandoned.set();
            self.worker = None;
        }
        answer
    }
}

impl Worker {
    fn run(
        &self,
        job: Job,
        answer: &Receiver<Vec<Outcome>>,
        limit: Duration,
    ) -> Result<Vec<Outcome>, RunError> {
        let (begin, used_before) = (Instant::now(), self.clock.used());
        self.jobs.send(job).map_err(|_| stopped())?;
        let mut patience = limit;
        loop {
            match answer.recv_timeout(patience) {
                Ok(outcomes) => return Ok(outcomes),
                Err(RecvTimeoutError::Disconnected) => return Err(stopped()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let used = match (self.clock.used(), used_before) {
                (Some(now), Some(before)) => now.saturating_sub(before),
                _ => begin.elapsed(),
            };
            if used >= limit || begin.elapsed() >= limit * MOST_WAITING {
                return Err(timed_out(limit));
            }
            patience = limit.saturating_sub(used).max(Duration::from_millis(10));
        }
    }
}

/// Runs `work` on a thread with a stack that holds deeply nested sources.
///
/// ```
/// assert_eq!(cfc_emulator::with_big_stack(|| 1 + 1), 2);
/// ```
pub fn with_big_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .name("cfc-emulator".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)
            .expect("a thread can be started");
        match thread.join() {
            Ok(value) => value,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn start_worker() -> Worker {
    let (sender, jobs) = mpsc::channel::<Job>();
    let (tell_clock, clock) = mpsc::channel();
    thread::Builder::new()
        .name("cfc-emulator".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            if tell_clock.send(ThreadClock::of_this_thread()).is_ok() {
                work(jobs);
            }
        })
        .expect("a thread can be started");
    Worker {
        jobs: sender,
        clock: clock.recv().expect("a worker tells its clock first"),
    }
}

fn work(jobs: Receiver<Job>) {
    let mut engine = None;
    for job in jobs {
        let run = |(event, host): &(Value, Host)| {
            execute(&mut engine, &job.program, event, host, &job.abandoned)
        };
        let outcomes = job.cases.iter().map(run).collect();
        // The caller may have given up: then nobody wants the next job either.
        if job.reply.send(outcomes).is_err() {
            return;
        }
    }
}

fn timed_out(wall: Duration) -> RunError {
    RunError {
        name: "InternalError".to_owned(),
        message: format!("the function did not end within {} ms", wall.as_millis()),
        line: None,
        column: None,
        kind: ErrorKind::Limit(LimitKind::Wall),
    }
}

fn stopped() -> RunError {
    RunError {
        name: "InternalError".to_owned(),
        message: "the engine stopped; this is a defect of the emulator".to_owned(),
        line: None,
        column: None,
        kind: ErrorKind::Engine,
    }
}
