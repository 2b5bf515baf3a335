//! LIR to smaller LIR: an ordered list of passes, repeated until nothing changes.

mod fold;
mod inline;
mod labels;
mod loops;
mod objects;
mod propagate;
mod regexes;
mod shape;
mod shared;
mod text;
mod thread;
mod tidy;
mod tries;
mod typed;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use crate::lir::Program;

/// Which passes run.
#[derive(Clone, Debug, Default)]
pub struct PassOptions {
    /// Names of passes to leave out.
    pub without: Vec<String>,
}

impl PassOptions {
    /// For readable output: nothing is packed into expressions or given a name that the author did not give.
    #[must_use]
    pub fn readable() -> PassOptions {
        PassOptions {
            without: ["shared", "shape"].map(str::to_owned).to_vec(),
        }
    }
}

type Pass = fn(&mut Program) -> bool;

/// Run in this order, again and again.
const PASSES: &[(&str, Pass)] = &[
    ("labels", labels::run),
    ("thread", thread::run),
    ("tidy", tidy::run),
    ("fold", fold::run),
    ("propagate", propagate::run),
    ("objects", objects::run),
    ("inline", inline::run),
    ("typed", typed::run),
    ("text", text::run),
];

/// Run once the others have come to rest, and then the others again.
const LATE: &[(&str, Pass)] = &[("loops", loops::run)];

/// Run at the very end.
const LAST: &[(&str, Pass)] = &[
    ("regexes", regexes::run),
    ("shared", shared::run),
    ("shape", shape::run),
];

/// How often the list is run at most.
const ROUNDS: usize = 12;

/// Makes the program smaller and faster without changing what it does.
pub fn optimize(program: &mut Program, options: &PassOptions) {
    check(program, "lowering");
    settle(program, options);
    if run(program, LATE, options) {
        settle(program, options);
    }
    // Never left out: without it the engine may refuse the file.
    if run(program, &[("tries", tries::run)], &PassOptions::default()) {
        settle(program, options);
        run(program, &[("tries", tries::run)], &PassOptions::default());
    }
    run(program, LAST, options);
}

fn settle(program: &mut Program, options: &PassOptions) {
    for _ in 0..ROUNDS {
        if !run(program, PASSES, options) {
            break;
        }
    }
}

fn run(program: &mut Program, passes: &[(&str, Pass)], options: &PassOptions) -> bool {
    let mut changed = false;
    for (name, pass) in passes {
        if !options.without.iter().any(|without| without == name) {
            changed |= pass(program);
            check(program, name);
        }
    }
    changed
}

/// In debug builds, stops on a broken invariant and names the pass that broke it.
fn check(program: &Program, pass: &str) {
    if cfg!(debug_assertions)
        && let Err(error) = crate::lir::validate(program)
    {
        panic!("after {pass}: {error}\n{program}");
    }
}
