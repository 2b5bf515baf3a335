//! Runs cases of several functions on every engine that takes part.

use std::panic::resume_unwind;
use std::thread;

use cfc_compiler::CompiledFunction;

use crate::cargo::Cargo;
use crate::engines::emulator::{self, Programs};
use crate::engines::native::{self, Native, NotBuilt};
use crate::engines::njs::{self, Njs};
use crate::engines::{End, Engine, Input, Outcome};
use crate::package::Package;
use crate::parallel;
use crate::render;
use crate::report::{Exit, Failure, Report};

/// Whether the handlers themselves run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NativeRun {
    /// They do, and what they do is right.
    #[default]
    Run,
    /// They do not: nothing is built.
    Skip,
}

/// The engines that take part.
#[derive(Clone, Debug)]
pub struct Engines {
    native: Option<Native>,
    njs: Option<Njs>,
    programs: Programs,
    absent: Vec<&'static str>,
}

/// A case's outcomes, the deciding engine first, and the emulator's own account.
#[derive(Clone, Debug)]
pub struct Ran {
    /// One for each engine that ran it.
    pub outcomes: Vec<(Engine, Outcome)>,
    /// What the emulator has to tell beyond that.
    pub details: cfc_emulator::Outcome,
}

impl Engines {
    /// Builds the handlers, and looks for njs. What rustc says goes into the report; without a
    /// native program that was asked for there are no engines.
    pub fn start(
        package: &Package,
        functions: &[CompiledFunction],
        native: NativeRun,
        cargo: &Cargo,
        report: &mut Report,
    ) -> Option<Engines> {
        let mut engines = Engines::javascript();
        match native {
            NativeRun::Skip => engines.absent.insert(0, "native left out"),
            NativeRun::Run => match native::build(package, functions, cargo) {
                Ok(native) => engines.native = Some(native),
                Err(not_built) => {
                    report_not_built(not_built, report);
                    return None;
                }
            },
        }
        Some(engines)
    }

    /// The engines for JavaScript alone.
    pub fn javascript() -> Engines {
        let njs = njs::find();
        let absent = if njs.is_none() {
            vec!["njs is not on the PATH"]
        } else {
            Vec::new()
        };
        Engines {
            native: None,
            njs,
            programs: Programs::default(),
            absent,
        }
    }

    /// Whether any of them is a process that has to be started.
    pub fn are_processes(&self) -> bool {
        self.native.is_some() || self.njs.is_some()
    }

    /// Which engines take part, and which do not: `native, emulator (njs is not on the PATH)`.
    pub fn describe(&self) -> String {
        let mut names = Vec::new();
        names.extend(self.native.is_some().then_some("native"));
        names.push("emulator");
        names.extend(self.njs.is_some().then_some("njs"));
        let names = names.join(", ");
        match self.absent.as_slice() {
            [] => names,
            absent => format!("{names} ({})", absent.join(", ")),
        }
    }

    /// Runs cases: each is the place of its function in the list, and its input.
    ///
    /// What does not end in the emulator, where instructions are counted, is not tried elsewhere.
    pub fn run(
        &self,
        functions: &[(&str, &str)],
        cases: &[(usize, &Input)],
    ) -> Result<Vec<Ran>, Failure> {
        let mut ran = self.in_emulator(functions, cases);
        let ends = |ran: &Ran| !matches!(ran.outcomes[0].1.end, End::Endless(_));
        let ending: Vec<usize> = (0..cases.len()).filter(|at| ends(&ran[*at])).collect();
        if self.are_processes() {
            self.in_processes(functions, cases, &ending, &mut ran)?;
        }
        Ok(ran)
    }

    /// Runs cases in the other engines, side by side.
    fn in_processes(
        &self,
        functions: &[(&str, &str)],
        cases: &[(usize, &Input)],
        ending: &[usize],
        ran: &mut [Ran],
    ) -> Result<(), Failure> {
        let (by_njs, natively) = thread::scope(|scope| {
            let natively = scope.spawn(|| self.natively(functions, cases, ending));
            let by_njs = self.by_njs(functions, cases, ending);
            let natively = natively.join();
            (
                by_njs,
                natively.unwrap_or_else(|panic| resume_unwind(panic)),
            )
        });
        for (at, outcome) in by_njs? {
            ran[at].outcomes.push((Engine::Njs, outcome));
        }
        for (at, outcome) in ending.iter().zip(natively?) {
            ran[*at].outcomes.insert(0, (Engine::Native, outcome));
        }
        Ok(())
    }

    /// A process for each function.
    fn by_njs<'c>(
        &self,
        functions: &[(&str, &'c str)],
        cases: &[(usize, &Input)],
        ending: &[usize],
    ) -> Result<Vec<(usize, Outcome)>, Failure> {
        let Some(njs) = &self.njs else {
            return Ok(Vec::new());
        };
        let of_function = |(function, (_, code)): (usize, &(&str, &'c str))| {
            let mine = ending.iter().copied();
            let mine: Vec<usize> = mine.filter(|at| cases[*at].0 == function).collect();
            (*code, mine)
        };
        let pieces: Vec<(&str, Vec<usize>)> = functions
            .iter()
            .enumerate()
            .map(of_function)
            .filter(|(_, mine)| !mine.is_empty())
            .collect();
        let done = parallel::each_piece(&pieces, |(code, mine)| {
            let inputs: Vec<&Input> = mine.iter().map(|at| cases[*at].1).collect();
            let outcomes = njs.run_all(code, &inputs)?;
            Ok(mine.iter().copied().zip(outcomes).collect::<Vec<_>>())
        });
        let done: Result<Vec<Vec<_>>, Failure> = done.into_iter().collect();
        Ok(done?.into_iter().flatten().collect())
    }

    /// One process for all.
    fn natively(
        &self,
        functions: &[(&str, &str)],
        cases: &[(usize, &Input)],
        ending: &[usize],
    ) -> Result<Vec<Outcome>, Failure> {
        let Some(native) = &self.native else {
            return Ok(Vec::new());
        };
        let named = ending.iter().map(|at| cases[*at]);
        let named: Vec<(&str, &Input)> = named
            .map(|(function, input)| (functions[function].0, input))
            .collect();
        native.run_all(&named)
    }

    /// Runs the cases on as many threads as there are processors: each has an engine of its own.
    fn in_emulator(&self, functions: &[(&str, &str)], cases: &[(usize, &Input)]) -> Vec<Ran> {
        let mut by_function: Vec<Vec<usize>> = vec![Vec::new(); functions.len()];
        for (at, (function, _)) in cases.iter().enumerate() {
            by_function[*function].push(at);
        }
        let pieces: Vec<(usize, &[usize])> = by_function
            .iter()
            .enumerate()
            .flat_map(|(function, mine)| {
                mine.chunks(parallel::PIECE)
                    .map(move |piece| (function, piece))
            })
            .collect();
        let done = parallel::each_piece(&pieces, |(function, piece)| {
            let (name, code) = functions[*function];
            let inputs: Vec<&Input> = piece.iter().map(|at| cases[*at].1).collect();
            let runs = self.programs.run_all(name, code, &inputs);
            piece.iter().copied().zip(runs).collect::<Vec<_>>()
        });
        let mut runs: Vec<(usize, emulator::Run)> = done.into_iter().flatten().collect();
        runs.sort_by_key(|(at, _)| *at);
        runs.into_iter()
            .map(|(_, run)| Ran {
                outcomes: vec![(Engine::Emulator, run.outcome)],
                details: run.details,
            })
            .collect()
    }
}

fn report_not_built(not_built: NotBuilt, report: &mut Report) {
    match not_built {
        NotBuilt::Failed(failure) => report.extend(failure.into()),
        NotBuilt::Refused(messages) => {
            report.note(messages.trim_end());
            let mut help = Vec::new();
            if messages.contains("E0603") {
                help.push(
                    "a native run calls each handler from outside of the package: declare its module with `pub mod`"
                        .to_owned(),
                );
            }
            help.push("`--no-native` leaves the native run out".to_owned());
            report.finding(render::error(
                "the handlers cannot be built natively",
                &[],
                &help,
            ));
            report.exit = report.exit.max(Exit::Findings);
        }
    }
}
