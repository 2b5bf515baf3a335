//! LIR to smaller LIR: an ordered list of passes, repeated until nothing changes.

mod analyses;
mod appends;
mod caught;
mod counted;
mod dead;
mod defaults;
mod flat;
mod fold;
mod held;
mod inline;
mod known;
mod labels;
mod live;
mod loops;
mod loose;
mod objects;
mod propagate;
mod regexes;
mod reuse;
mod search;
mod shape;
mod shared;
mod split;
mod text;
mod thread;
mod tidy;
mod tries;
mod typed;
mod unroll;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use self::analyses::Analyses;
use crate::js::{Layout, emit};
use crate::lir::Program;
use crate::span::SourceMap;

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
            without: [
                "unroll", "flat", "shared", "loose", "reuse", "shape", "search",
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }
}

/// Changes the program; whether it did. What it found out stays known as long as it says no.
type Pass = fn(&mut Program, &mut Analyses) -> bool;

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
    ("appends", appends::run),
    ("known", known::run),
    ("dead", dead::run),
    ("caught", caught::run),
    ("split", split::run),
    ("defaults", defaults::run),
    ("heads", loops::lengths),
];

/// Run once the others have come to rest, and then the others again.
const LATE: &[(&str, Pass)] = &[("loops", loops::run)];

/// Tried on copies of the program, since it pays for some loops only.
const UNROLL: &str = "unroll";

/// Run after that, and then the first ones again.
const FLAT: &[(&str, Pass)] = &[("flat", flat::run)];

/// Run at the very end.
const LAST: &[(&str, Pass)] = &[
    ("regexes", regexes::run),
    ("shared", shared::run),
    ("held", held::run),
    ("propagate", propagate::run),
    ("updates", shape::updates),
    ("loose", loose::run),
    ("reuse", reuse::run),
    ("shape", shape::run),
    ("search", search::run),
];

/// How often the list is run at most.
const ROUNDS: usize = 12;

/// Every pass that [`PassOptions`] can leave out, each once, in the order in which they first run.
pub fn names() -> Vec<&'static str> {
    let listed = |passes: &'static [(&'static str, Pass)]| passes.iter().map(|(name, _)| *name);
    let all = listed(PASSES)
        .chain(listed(LATE))
        .chain([UNROLL])
        .chain(listed(FLAT))
        .chain(listed(LAST));
    let mut names = Vec::new();
    for name in all {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Makes the program smaller and faster without changing what it does.
pub fn optimize(program: &mut Program, options: &PassOptions) {
    check(program, "lowering");
    settle(program, options);
    if run(program, LATE, options) {
        settle(program, options);
    }
    if leaves_in(UNROLL, options) {
        unroll_where_shorter(program, options);
    }
    if run(program, FLAT, options) {
        settle(program, options);
    }
    if split_tries(program) {
        settle(program, options);
        split_tries(program);
    }
    run(program, LAST, options);
}

/// Never left out: without it the engine may refuse the file.
fn split_tries(program: &mut Program) -> bool {
    let changed = tries::run(program);
    check(program, "tries");
    changed
}

/// Writes out the loops over constant tables that are shorter without a loop and a table, or hardly longer:
/// the loop itself costs more than half as much again.
fn unroll_where_shorter(program: &mut Program, options: &PassOptions) {
    for label in unroll::candidates(program) {
        let mut trial = program.clone();
        unroll::apply(&mut trial, label);
        check(&trial, "unroll");
        settle(&mut trial, options);
        let now = bytes(program, options);
        if bytes(&trial, options) <= now + now / UNROLLED {
            *program = trial;
        }
    }
}

/// Which part of a program's bytes a loop less may cost.
const UNROLLED: usize = 25;

/// Bytes of the program as it would be printed.
fn bytes(program: &Program, options: &PassOptions) -> usize {
    let mut program = program.clone();
    run(&mut program, LAST, options);
    emit(&program, Layout::Packed, &SourceMap::default())
        .code
        .len()
}

fn leaves_in(name: &str, options: &PassOptions) -> bool {
    debug_assert!(names().contains(&name), "{name} is in no list of passes");
    !options.without.iter().any(|without| without == name)
}

/// Runs the first passes in turn, until the last change lies a whole round back.
fn settle(program: &mut Program, options: &PassOptions) {
    let passes: Vec<_> = chosen(PASSES, options).collect();
    program.look_for_literals();
    let mut analyses = Analyses::default();
    let mut idle = 0;
    for (name, pass) in passes.iter().cycle().take(ROUNDS * passes.len()) {
        idle = if step(program, name, *pass, &mut analyses) {
            0
        } else {
            idle + 1
        };
        if idle == passes.len() {
            break;
        }
    }
}

/// Runs each once; whether anything changed.
fn run(program: &mut Program, passes: &'static [(&str, Pass)], options: &PassOptions) -> bool {
    let mut analyses = Analyses::default();
    chosen(passes, options).fold(false, |changed, (name, pass)| {
        step(program, name, pass, &mut analyses) || changed
    })
}

fn chosen(
    passes: &'static [(&'static str, Pass)],
    options: &PassOptions,
) -> impl Iterator<Item = (&'static str, Pass)> {
    let of_all = passes.iter().copied();
    of_all.filter(|(name, _)| leaves_in(name, options))
}

fn step(program: &mut Program, name: &str, pass: Pass, analyses: &mut Analyses) -> bool {
    let changed = pass(program, analyses);
    check(program, name);
    analyses.forget_if(changed)
}

/// In debug builds, stops on a broken invariant and names the pass that broke it.
fn check(program: &Program, pass: &str) {
    if cfg!(debug_assertions)
        && let Err(error) = crate::lir::validate(program)
    {
        panic!("after {pass}: {error}\n{program}");
    }
}
