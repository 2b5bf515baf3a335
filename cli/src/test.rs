//! `cfc test`: recorded events on every engine; where the engines agree, CloudFront's rules for
//! results; where those hold, the snapshot.

use std::collections::BTreeSet;
use std::path::Path;

use cfc_compiler::{CompiledFunction, Options};
use cfc_validator::Severity;
use cfc_validator::event::Decision;

use crate::build;
use crate::cargo::Cargo;
use crate::case::{self, Case};
use crate::cost::{self, Compared, TOLERANCE_PERCENT};
use crate::decided;
use crate::engines::{End, Engine, Input, agree};
use crate::generated;
use crate::package::Package;
use crate::parallel;
use crate::recorded::{self, Place};
use crate::render;
use crate::report::{Exit, Failure, Report, count};
use crate::run_all::{Engines, NativeRun, Ran};
use crate::snapshot::{self, Content, Update, Verdict, Waits};
use crate::trace::raised_at;

/// How `test` works.
#[derive(Clone, Debug)]
pub struct TestOptions {
    /// Only cases whose `function/case` contains this.
    pub filter: Option<String>,
    /// Which snapshots may be written.
    pub update: Update,
    /// Whether the handlers themselves run.
    pub native: NativeRun,
}

impl Default for TestOptions {
    /// All cases, on all engines; snapshots as the environment says.
    fn default() -> Self {
        TestOptions {
            filter: None,
            update: Update::from_environment(),
            native: NativeRun::Run,
        }
    }
}

/// Runs a package's recorded events inside of a test.
///
/// ```no_run
/// #[test]
/// fn recorded_events() {
///     cfc::test::package(env!("CARGO_MANIFEST_DIR"));
/// }
/// ```
///
/// # Panics
///
/// If any of them fails; the message says which, and how.
pub fn package(path: impl AsRef<Path>) {
    let report = test(path.as_ref(), &TestOptions::default(), &Cargo::default());
    assert!(report.exit == Exit::Success, "{}", report.text());
}

/// `cfc test`: runs a package's recorded events.
pub fn test(path: &Path, options: &TestOptions, cargo: &Cargo) -> Report {
    if let (false, Some(name)) = (path.exists(), path.to_str()) {
        let failure = Failure::new(format!("there is no file or folder `{name}`"));
        let help = format!("`cfc test . {name}` runs the cases with this in their names");
        return failure.help(help).into();
    }
    let mut tried = Tried::Nothing;
    let mut report = Package::each(path, cargo, |package, report| {
        tried = tried.max(run(package, options, cargo, report)?);
        Ok(())
    });
    if let (Tried::Nothing, Exit::Success, Some(filter)) = (tried, report.exit, &options.filter) {
        let failure = Failure::new(format!("no recorded event has `{filter}` in its name"));
        report.extend(failure.help("a name is `<function>/<case>`").into());
    }
    report
}

/// Whether the filter left anything of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tried {
    Nothing,
    Something,
}

fn run(
    package: &Package,
    options: &TestOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Result<Tried, Failure> {
    let functions = build::functions(package, &Options::default(), report);
    if report.exit != Exit::Success {
        rustc_first(package, options, cargo, report)?;
        return Ok(Tried::Something);
    }
    let places = recorded::find(package, &functions, report)?;
    warn_of_untested(package, &functions, &places, report);
    let places = filtered(places, options.filter.as_deref());
    if places.is_empty() && options.filter.is_some() {
        return Ok(Tried::Nothing);
    }
    let before = report.exit;
    let Some(engines) = Engines::start(package, &functions, options.native, cargo, report) else {
        return Ok(Tried::Something);
    };
    let work = Work {
        package,
        functions: &functions,
        engines: &engines,
        update: options.update,
    };
    let mut tally = Tally::default();
    for done in work.all(&places) {
        let (some, told) = done?;
        tally.add(some);
        report.extend(told);
    }
    tally.tell(&engines, report);
    if before != Exit::Success && tally.failed == 0 {
        report.line("the events folder is not in order: see above");
    }
    Ok(Tried::Something)
}

/// Cases that a process of another engine takes at a time: what a package's events take in memory
/// does not grow with their number.
const BATCH: usize = 1000;

/// What is done with each case.
#[derive(Clone, Copy)]
struct Work<'a> {
    package: &'a Package,
    functions: &'a [CompiledFunction],
    engines: &'a Engines,
    update: Update,
}

/// What some cases came to, and what there is to say of them.
type Done = Result<(Tally, Report), Failure>;

impl Work<'_> {
    /// Processes are worth their start for many cases, one after the other. Without them each
    /// thread takes cases of its own from file to verdict, so that few are in memory.
    fn all(self, places: &[Place]) -> Vec<Done> {
        if self.engines.are_processes() {
            return places.chunks(BATCH).map(|batch| self.some(batch)).collect();
        }
        let by_function = places.chunk_by(|one, next| one.function() == next.function());
        let pieces: Vec<Vec<&[Place]>> = by_function
            .map(|mine| mine.chunks(parallel::PIECE).collect())
            .collect();
        // An engine loads a function once for all pieces that it runs one after the other.
        let groups: Vec<&[&[Place]]> = pieces.iter().map(Vec::as_slice).collect();
        parallel::each_of_groups(&groups, |piece| self.some(piece))
    }

    /// Reads cases, runs them, and judges what comes of it.
    fn some(self, places: &[Place]) -> Done {
        let (mut tally, mut report) = (Tally::default(), Report::default());
        let cases = read_cases(self.package, self.functions, places, &mut report);
        tally.failed += places.len() - cases.len();
        let functions = self.functions.iter();
        let codes: Vec<(&str, &str)> = functions
            .map(|function| (function.name.as_str(), function.code.as_str()))
            .collect();
        let inputs: Vec<(usize, &Input)> = cases
            .iter()
            .map(|case| (case.function, &case.case.input))
            .collect();
        let ran = self.engines.run(&codes, &inputs)?;
        let pairs: Vec<(&Read<'_>, &Ran)> = cases.iter().zip(&ran).collect();
        let judged = parallel::map(&pairs, |(case, ran)| {
            let mut told = Report::default();
            let judged = judge(self, case, ran, &mut told)?;
            Ok((judged, told))
        });
        for ((case, ran), judged) in pairs.into_iter().zip(judged) {
            let (judged, told) = judged?;
            report.extend(told);
            tally.count(case, ran, &judged);
        }
        Ok((tally, report))
    }
}

/// What the cases so far came to.
#[derive(Default)]
struct Tally {
    passed: usize,
    accepted: usize,
    failed: usize,
    /// Of those that passed.
    uncosted: usize,
    functions: BTreeSet<usize>,
    /// The most instructions, and the case's name.
    slowest: (u64, String),
    /// The most bytes, and the case's name.
    largest: (u64, String),
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.accepted += other.accepted;
        self.failed += other.failed;
        self.uncosted += other.uncosted;
        self.functions.extend(other.functions);
        for (most, (figure, name)) in [
            (&mut self.slowest, other.slowest),
            (&mut self.largest, other.largest),
        ] {
            if !name.is_empty() {
                raise(most, figure, || name);
            }
        }
    }

    fn count(&mut self, case: &Read<'_>, ran: &Ran, judged: &Judged) {
        match judged {
            Judged::Passed => self.passed += 1,
            Judged::PassedUncosted => {
                self.passed += 1;
                self.uncosted += 1;
            }
            Judged::Accepted => self.accepted += 1,
            Judged::Failed => self.failed += 1,
        }
        self.functions.insert(case.function);
        let cost = ran.details.cost();
        let name = || case.place.name();
        raise(&mut self.slowest, cost.instructions, name);
        raise(&mut self.largest, cost.bytes, name);
    }

    fn tell(&self, engines: &Engines, report: &mut Report) {
        let uncosted = self.uncosted;
        if uncosted > 0 {
            let message = format!("{uncosted} of the cases have no recorded cost");
            let help = ["`cfc test --update` records it: then a dearer function fails".to_owned()];
            report.note(render::warning(&message, &[], &help));
        }
        let mut parts = vec![format!("{} passed", self.passed)];
        if self.accepted > 0 {
            parts.push(format!("{} accepted", self.accepted));
        }
        if self.failed > 0 {
            parts.push(format!("{} failed", self.failed));
        }
        report.line(format!(
            "{} of {} on {}: {}",
            count(self.passed + self.accepted + self.failed, "recorded event"),
            count(self.functions.len(), "function"),
            engines.describe(),
            parts.join(", ")
        ));
        if !self.functions.is_empty() {
            let ((instructions, slowest), (bytes, largest)) = (&self.slowest, &self.largest);
            report.line(format!(
                "cost, an estimate: at most {instructions} instructions ({slowest}) and {bytes} bytes ({largest})"
            ));
        }
    }
}

/// Of two figures with their cases' names the larger one, of equal ones the later.
fn raise(most: &mut (u64, String), figure: u64, name: impl FnOnce() -> String) {
    if figure >= most.0 {
        *most = (figure, name());
    }
}

/// What rustc refuses is rustc's to explain, and then nothing else is shown.
fn rustc_first(
    package: &Package,
    options: &TestOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Result<(), Failure> {
    if options.native == NativeRun::Run {
        let called = generated::check(package, cargo)?;
        if !called.success {
            *report = Report::default();
            report.finding(called.messages.trim_end());
        }
    }
    Ok(())
}

/// A case that was read, with the place of its function in the list.
pub(crate) struct Read<'a> {
    pub(crate) function: usize,
    place: &'a Place,
    shown: String,
    pub(crate) case: Case,
}

fn filtered(mut places: Vec<Place>, filter: Option<&str>) -> Vec<Place> {
    if let Some(filter) = filter {
        places.retain(|place| place.name().contains(filter));
    }
    places
}

/// Says which functions have no recorded events.
pub(crate) fn warn_of_untested(
    package: &Package,
    functions: &[CompiledFunction],
    places: &[Place],
    report: &mut Report,
) {
    for function in functions {
        if !places.iter().any(|place| place.function() == function.name) {
            let folder = package.shown(&format!("events/{}", function.name));
            let help = [format!("put events as `.json` files into `{folder}`")];
            let message = format!("`{}` has no recorded events", function.name);
            report.note(render::warning(&message, &[], &help));
        }
    }
}

/// Reads the cases of functions; what is wrong with them is in the report.
pub(crate) fn read_cases<'a>(
    package: &Package,
    functions: &[CompiledFunction],
    places: &'a [Place],
    report: &mut Report,
) -> Vec<Read<'a>> {
    let read = parallel::map(places, |place| {
        let mut known = functions.iter();
        // Without one, it was reported when the folder was read.
        let function = known.position(|function| function.name == place.function())?;
        let shown = package.shown(&place.source());
        let expected = functions[function].event_type;
        Some(
            case::read(&place.event(), &shown, Some(expected)).map(|case| Read {
                function,
                place,
                shown,
                case,
            }),
        )
    });
    let mut cases = Vec::new();
    for read in read.into_iter().flatten() {
        match read {
            Ok(read) => cases.push(read),
            Err(messages) => {
                for message in messages {
                    report.finding(message);
                }
            }
        }
    }
    cases
}

/// What a case came to.
enum Judged {
    Passed,
    /// As `Passed`, but what a run cost before is not known.
    PassedUncosted,
    Accepted,
    Failed,
}

fn judge(
    work: Work<'_>,
    read: &Read<'_>,
    ran: &Ran,
    report: &mut Report,
) -> Result<Judged, Failure> {
    let (package, function) = (work.package, &work.functions[read.function]);
    let name = read.place.name();
    // What the emulator has its doubts about, njs has shown.
    let in_njs = ran
        .outcomes
        .iter()
        .any(|(engine, _)| *engine == Engine::Njs);
    for warning in ran.details.warnings.iter().filter(|_| !in_njs) {
        report.note(render::warning(&format!("{name}: {warning}"), &[], &[]));
    }
    let outcome = match agree(&ran.outcomes) {
        Ok(outcome) => outcome,
        Err(difference) => {
            report.finding(render::error(
                &format!("{name}: the engines disagree"),
                &[difference],
                &[],
            ));
            return Ok(Judged::Failed);
        }
    };
    if let End::Endless(words) = &outcome.end {
        let help = [
            "CloudFront stops a function after about a millisecond: give every loop an end"
                .to_owned(),
        ];
        report.finding(render::error(
            &format!("{name}: the function does not end"),
            std::slice::from_ref(words),
            &help,
        ));
        return Ok(Judged::Failed);
    }
    let decision = decided::decision(&read.case.input.event, outcome);
    if !keeps_the_rules(read, &decision, report) {
        return Ok(Judged::Failed);
    }
    let source = read.place.source();
    let written_back = decided::written_back(outcome, &decision).unwrap_or_default();
    let text = format!("event: {source}\n{}{written_back}", outcome.show());
    let content = Content {
        source: &source,
        description: Some(&ran.details.cost().to_string()),
        text: &text,
    };
    let before = read.place.before()?;
    let verdict = snapshot::compare_with(&before, &read.place.snapshot(), &content, work.update)?;
    let snapshot = package.shown(&read.place.snapshot_source());
    let words = words(package, function, ran);
    let judged = report_verdict(&name, &snapshot, verdict, &text, &words, report);
    Ok(match judged {
        Judged::Passed => judge_cost(&name, ran, before.description(), report),
        other @ (Judged::PassedUncosted | Judged::Accepted | Judged::Failed) => other,
    })
}

/// Whether a run costs no more than it did, within the tolerance.
fn judge_cost(name: &str, ran: &Ran, before: Option<&str>, report: &mut Report) -> Judged {
    match cost::compare(&ran.details.cost(), before) {
        Compared::Within => Judged::Passed,
        Compared::Unknown => Judged::PassedUncosted,
        Compared::Dearer(figures) => {
            let notes = [format!(
                "{figures}; the tolerance is {TOLERANCE_PERCENT} %, and both are estimates"
            )];
            let help = ["`cfc test --update` accepts it".to_owned()];
            let message = format!("{name}: the function has become dearer");
            report.finding(render::error(&message, &notes, &help));
            Judged::Failed
        }
    }
}

/// What engines said that did not return, and where.
fn words(package: &Package, function: &CompiledFunction, ran: &Ran) -> String {
    let words = ran.outcomes.iter();
    let mut words: String = words
        .map(|(engine, outcome)| outcome.words(*engine))
        .collect();
    let error = ran.details.result.as_ref().err();
    words.extend(error.and_then(|error| raised_at(error, function, package)));
    words
}

/// Whether CloudFront takes the result, or refuses it as the case expects.
fn keeps_the_rules(read: &Read<'_>, decision: &Decision<'_>, report: &mut Report) -> bool {
    let expected = &read.case.violations;
    let name = read.place.name();
    let violations = &decision.violations;
    let mut keeps = true;
    for violation in violations {
        if expected.iter().any(|rule| rule == violation.rule) {
            continue;
        }
        let text = render::violation(violation, read.place.function(), &read.shown);
        match violation.severity {
            Severity::Warning => report.note(text),
            Severity::Error => {
                report.finding(text);
                keeps = false;
            }
        }
    }
    for rule in expected {
        if !violations.iter().any(|violation| violation.rule == rule) {
            let message =
                format!("{name}: the result was expected to break `{rule}`, and does not");
            report.finding(render::error(&message, &[], &[]));
            keeps = false;
        }
    }
    keeps
}

fn report_verdict(
    name: &str,
    snapshot: &str,
    verdict: Verdict,
    text: &str,
    words: &str,
    report: &mut Report,
) -> Judged {
    let (message, note, waits) = match verdict {
        Verdict::Same => return Judged::Passed,
        Verdict::Accepted => {
            report.line(format!("accepted {snapshot}"));
            return Judged::Accepted;
        }
        Verdict::Missing(waits) => (
            format!("{name}: there is no snapshot"),
            format!("{text}{words}"),
            waits,
        ),
        Verdict::Different(difference, waits) => (
            format!("{name}: the outcome has changed"),
            format!("{difference}{words}"),
            waits,
        ),
    };
    let help = match waits {
        Waits::ForReview => {
            "`cargo insta review` shows and accepts it, `cfc test --update` accepts all".to_owned()
        }
        Waits::Nowhere => {
            format!("run `cfc test --update` and commit `{snapshot}`; nothing is written in CI")
        }
    };
    report.finding(render::error(
        &message,
        &[note.trim_end().to_owned()],
        &[help],
    ));
    Judged::Failed
}
