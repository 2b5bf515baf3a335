//! Our output beside a hand-written counterpart, in njs: first that both do the same, then what
//! both cost.

use std::sync::Mutex;
use std::thread;

use super::engine::{self, Cost, Engine};
use super::{FOLDER, Row};
use crate::outputs;

/// Fills in the costs of every function that has a counterpart in `benches/hand/`.
pub fn measure(rows: &mut [Row]) -> Result<(), String> {
    let engine = Engine::start()?;
    let queue = Mutex::new(rows.iter_mut());
    let failures = Mutex::new(Vec::new());
    let worker = || {
        while let Some(row) = next(&queue) {
            match compare(&engine, row) {
                Ok(costs) => row.costs = costs,
                Err(message) => lock(&failures).push(message),
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

fn compare(engine: &Engine, row: &Row) -> Result<Option<(Cost, Cost)>, String> {
    let key = row.subject.key();
    let file = crate::workspace()
        .join(FOLDER)
        .join("hand")
        .join(format!("{key}.js"));
    if !file.is_file() {
        return Ok(None);
    }
    let hand = outputs::read(&file)?;
    let ours = &row.subject.code;
    let cases = engine::cases(&row.subject.events)?;
    let (our_name, hand_name) = (format!("{key}-ours"), format!("{key}-hand"));
    let expected = engine.outcomes(&our_name, ours, &cases)?;
    let found = engine.outcomes(&hand_name, &hand, &cases)?;
    for (at, (expected, found)) in expected.iter().zip(&found).enumerate() {
        if expected != found {
            return Err(format!(
                "{key}: the hand-written counterpart differs on event {at}: {found}\nours: {expected}"
            ));
        }
    }
    let ours = engine.cost(&our_name, ours, &cases)?;
    let hand = engine.cost(&hand_name, &hand, &cases)?;
    eprintln!("measured {}", row.subject.name);
    Ok(Some((ours, hand)))
}

fn next<'a>(queue: &Mutex<std::slice::IterMut<'a, Row>>) -> Option<&'a mut Row> {
    lock(queue).next()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .expect("no worker panics while it holds the lock")
}
