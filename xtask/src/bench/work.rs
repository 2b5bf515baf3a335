//! Our output beside a hand-written counterpart, in njs: first that both do the same, then what
//! both cost.

use std::sync::Mutex;
use std::thread;

use super::engine::{self, Engine, Pair};
use super::{FOLDER, Row};
use crate::outputs;

/// Fills in the costs of every function that has a counterpart in `benches/hand/`.
pub fn measure(rows: &mut [Row]) -> Result<(), String> {
    // Minutes of measuring come after all seconds of checking.
    check_all(rows)?;
    let engine = Engine::start("engine")?;
    on_all(rows, &|row| compare(&engine, row))
}

/// Whether each counterpart does what our output does.
pub fn check_all(rows: &mut [Row]) -> Result<(), String> {
    let engine = Engine::start("engine")?;
    on_all(rows, &|row| check(&engine, row))
}

/// Works on the rows in parallel; all that fail are told.
fn on_all(
    rows: &mut [Row],
    work: &(dyn Fn(&mut Row) -> Result<(), String> + Sync),
) -> Result<(), String> {
    let queue = Mutex::new(rows.iter_mut());
    let failures = Mutex::new(Vec::new());
    let worker = || {
        while let Some(row) = next(&queue) {
            if let Err(message) = work(row) {
                lock(&failures).push(format!("{}: {message}", row.subject.name));
            }
        }
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..workers {
            scope.spawn(worker);
        }
    });
    let failures = lock(&failures);
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

/// The counterpart does what our output does, or there is no point in comparing.
fn check(engine: &Engine, row: &mut Row) -> Result<(), String> {
    let Some(hand) = counterpart(row)? else {
        return Ok(());
    };
    let key = row.subject.key();
    let cases = engine::cases(&row.subject.events)?;
    let ours = engine.outcomes(&format!("{key}-ours"), &row.subject.code, &cases)?;
    let hand = engine.outcomes(&format!("{key}-hand"), &hand, &cases)?;
    for (at, (ours, hand)) in ours.iter().zip(&hand).enumerate() {
        if ours != hand {
            return Err(format!(
                "the hand-written counterpart differs on event {at}: {hand}\nours: {ours}"
            ));
        }
    }
    Ok(())
}

fn compare(engine: &Engine, row: &mut Row) -> Result<(), String> {
    let Some(hand) = counterpart(row)? else {
        return Ok(());
    };
    let pair = Pair {
        ours: &row.subject.code,
        hand: &hand,
    };
    let cases = engine::cases(&row.subject.events)?;
    row.costs = Some(engine.costs(&row.subject.key(), &pair, &cases)?);
    eprintln!("measured {}", row.subject.name);
    Ok(())
}

fn counterpart(row: &Row) -> Result<Option<String>, String> {
    let file = crate::workspace()
        .join(FOLDER)
        .join("hand")
        .join(format!("{}.js", row.subject.key()));
    if file.is_file() {
        outputs::read(&file).map(Some)
    } else {
        Ok(None)
    }
}

fn next<'a>(queue: &Mutex<std::slice::IterMut<'a, Row>>) -> Option<&'a mut Row> {
    lock(queue).next()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .expect("no worker panics while it holds the lock")
}
