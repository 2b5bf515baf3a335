//! Threads: each run happens on a worker with a large stack, because the engine's parser recurses
//! on the native one, and because a run that the engine cannot interrupt has to be left behind.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::machine::Session;
use crate::thread_clock::ThreadClock;
use crate::watch::Look;
use crate::{Case, ErrorKind, Host, LimitKind, Outcome, Program, RunError};

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

/// The same, with events that need not be copied.
pub fn run_shared(program: &Program, cases: &[SharedCase]) -> Vec<Outcome> {
    RUNNER.with_borrow_mut(|runner| runner.run_shared(program, cases))
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
    cases: Vec<SharedCase>,
    abandoned: Abandoned,
    /// What has come of the cases so far: one that does not end loses nothing of the others.
    done: Done,
    reply: Sender<()>,
}

/// What has come of a job's cases so far.
#[derive(Debug, Default)]
struct Progress {
    outcomes: Vec<Outcome>,
    /// How many of them are sure to have found what a fresh engine has.
    sure: usize,
}

type Done = Arc<Mutex<Progress>>;

/// An event and what surrounds it, for a run that takes it over: nothing is copied.
#[derive(Debug, Clone)]
pub struct SharedCase {
    /// The event object, as TestFunction takes it.
    pub event: Arc<Value>,
    /// What the function finds around the event.
    pub host: Host,
}

impl From<&Case<'_>> for SharedCase {
    fn from(case: &Case<'_>) -> Self {
        Self {
            event: Arc::new(case.event.clone()),
            host: case.host.clone(),
        }
    }
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
        let mut outcomes = self.run_shared(program, &[case.into()]);
        outcomes.pop().unwrap_or_else(|| Outcome::failed(stopped()))
    }

    /// Runs a program on several events, in order.
    pub fn run_all(&mut self, program: &Program, cases: &[Case]) -> Vec<Outcome> {
        let cases: Vec<SharedCase> = cases.iter().map(SharedCase::from).collect();
        self.run_shared(program, &cases)
    }

    /// The same, with events that need not be copied.
    pub fn run_shared(&mut self, program: &Program, cases: &[SharedCase]) -> Vec<Outcome> {
        let mut all = Vec::with_capacity(cases.len());
        while all.len() < cases.len() {
            let rest = &cases[all.len()..];
            self.attempt(program, &rest[..rest.len().min(CHUNK)], &mut all);
        }
        all
    }

    /// Runs cases up to the first that gives no answer in time; the worker is left behind then.
    fn attempt(&mut self, program: &Program, cases: &[SharedCase], all: &mut Vec<Outcome>) {
        let (reply, answer) = mpsc::channel();
        let abandoned = Abandoned::default();
        let done = Done::default();
        let job = Job {
            program: program.clone(),
            cases: cases.to_vec(),
            abandoned: abandoned.clone(),
            done: done.clone(),
            reply,
        };
        let worker = self.worker.get_or_insert_with(start_worker);
        let answered = match worker.jobs.send(job) {
            Ok(()) => worker.wait(cases, &answer, &done),
            Err(_) => Err((0, stopped())),
        };
        let Err((at, error)) = answered else {
            all.append(&mut lock(&done).outcomes);
            return;
        };
        abandoned.set();
        self.worker = None;
        let mut progress = std::mem::take(&mut *lock(&done));
        // It may have come to an end at the last moment.
        let hangs = progress.outcomes.len() <= at;
        progress.outcomes.truncate(progress.sure);
        let again = progress.sure..if hangs { at } else { progress.sure };
        all.append(&mut progress.outcomes);
        if !again.is_empty() {
            self.attempt(program, &cases[again], all);
        }
        if hangs {
            all.push(Outcome::failed(error));
        }
    }
}

/// How often a worker is looked at.
const INTERVAL: Duration = Duration::from_millis(20);

impl Worker {
    /// Waits until all cases are done, or one of them, whose place is told, takes too long.
    fn wait(
        &self,
        cases: &[SharedCase],
        answer: &Receiver<()>,
        done: &Done,
    ) -> Result<(), (usize, RunError)> {
        let mut at = 0;
        let (mut begin, mut used_before) = (Instant::now(), self.clock.used());
        loop {
            match answer.recv_timeout(INTERVAL) {
                Ok(()) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err((lock(done).outcomes.len(), stopped()));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            let now_at = lock(done).outcomes.len();
            if now_at != at {
                at = now_at;
                (begin, used_before) = (Instant::now(), self.clock.used());
            }
            let used = match (self.clock.used(), used_before) {
                (Some(now), Some(before)) => now.saturating_sub(before),
                _ => begin.elapsed(),
            };
            let Some(case) = cases.get(at) else {
                continue;
            };
            let limit = case.host.limits.wall;
            if used >= limit || begin.elapsed() >= limit * MOST_WAITING {
                return Err((at, timed_out(limit)));
            }
        }
    }
}

fn lock(done: &Done) -> MutexGuard<'_, Progress> {
    // INVARIANT: nobody panics with the lock in hand.
    done.lock().unwrap_or_else(PoisonError::into_inner)
}

fn start_worker() -> Worker {
    let (sender, jobs) = mpsc::channel::<Job>();
    let (tell_clock, clock) = mpsc::channel();
    cfc_threads::builder()
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
    let mut session = Session::default();
    for job in jobs {
        if run_job(&mut session, &job).is_err() || job.reply.send(()).is_err() {
            return;
        }
    }
}

/// Nobody waits any more.
struct GivenUp;

/// Runs a job's cases. Runs are looked at quickly, each by itself, and wholly when all are done:
/// if one of them has left something behind after all, they run again, each looked at wholly.
fn run_job(session: &mut Session, job: &Job) -> Result<(), GivenUp> {
    let (mut at, mut careful_until) = (0, 0);
    while at < job.cases.len() {
        let look = if at < careful_until {
            Look::Full
        } else {
            Look::Quick
        };
        let outcome = session.execute(&job.program, &job.cases[at], &job.abandoned, look);
        if job.abandoned.is_set() {
            return Err(GivenUp);
        }
        at += 1;
        if at == job.cases.len() {
            session.look_at_all();
        }
        let changed = session.has_changed();
        let mut progress = lock(&job.done);
        progress.outcomes.push(outcome);
        // The first run after the last whole look has found everything as it was.
        let is_sure = look == Look::Full || at - progress.sure == 1;
        if changed && !is_sure {
            careful_until = at;
            at = progress.sure;
            progress.outcomes.truncate(at);
        } else if changed || look == Look::Full {
            progress.sure = at;
        }
    }
    Ok(())
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
