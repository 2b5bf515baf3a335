//! `cargo xtask bench`: measures what comes out of the compiler (`docs/benchmarks.md`), and the
//! tool (`docs/benchmarks-tool.md`). Every figure is a ratio to something that people wrote, or use.

mod engine;
mod page;
mod runaways;
mod running;
mod tool;
mod tool_page;
mod work;

use std::collections::BTreeMap;
use std::path::Path;

pub use self::tool::CleanBuild;
use crate::outputs::{self, Subject};

/// The measurements' data: what the originals take, why something is worse, hand-written
/// counterparts.
const FOLDER: &str = "benches";

/// One function with everything that is known of it.
pub struct Row {
    pub subject: Subject,
    /// Bytes of the original, as terser makes it.
    pub terser: Option<usize>,
    /// Costs of our output, and of the hand-written counterpart.
    pub costs: Option<(engine::Cost, engine::Cost)>,
    /// Why it is not better.
    pub note: Option<String>,
}

/// Measures the functions, in a debug build's output, and writes their page. Of some alone, those
/// whose names contain one of these words, the figures are only printed.
pub fn functions(words: &[&str]) -> Result<(), String> {
    let mut rows = rows(&outputs::debug_compiler()?)?;
    if words.is_empty() {
        work::measure(&mut rows)?;
        return finish("benchmarks.md", &page::text(&rows));
    }
    rows.retain(|row| words.iter().any(|word| row.subject.name.contains(word)));
    if rows.is_empty() {
        return Err(format!(
            "no function's name contains {}",
            words.join(" or ")
        ));
    }
    work::measure(&mut rows)?;
    println!("{}", page::table(&rows));
    Ok(())
}

/// Measures the tool, built as people download it, and writes its page.
pub fn tool(clean_build: CleanBuild) -> Result<(), String> {
    let binaries = tool::binaries()?;
    let tool = tool::measure(&binaries, clean_build)?;
    let running = running::measure(&binaries)?;
    finish("benchmarks-tool.md", &tool_page::text(&tool, &running))
}

/// Only `cfc test` beside other runners of tests; the figures are printed.
pub fn tests() -> Result<(), String> {
    let binaries = tool::binaries()?;
    println!("{}", tool_page::runners(&running::runners(&binaries.cfc)?));
    Ok(())
}

/// Only whether the hand-written counterparts do what our outputs do.
pub fn check() -> Result<(), String> {
    let mut rows = rows(&outputs::debug_compiler()?)?;
    work::check_all(&mut rows)
}

fn finish(page: &str, text: &str) -> Result<(), String> {
    println!("{text}");
    outputs::write(&crate::workspace().join("docs").join(page), text)
}

fn rows(compiler: &Path) -> Result<Vec<Row>, String> {
    let terser = numbers("terser.txt")?;
    let mut notes = lines("notes.txt")?;
    let mut rows: Vec<Row> = Vec::new();
    for subject in outputs::compile(compiler)? {
        let key = subject.key();
        rows.push(Row {
            terser: terser.get(&key).copied(),
            note: notes.remove(&key),
            costs: None,
            subject,
        });
    }
    Ok(rows)
}

fn numbers(file: &str) -> Result<BTreeMap<String, usize>, String> {
    lines(file)?
        .into_iter()
        .map(|(key, number)| match number.parse() {
            Ok(number) => Ok((key, number)),
            Err(error) => Err(format!("{FOLDER}/{file}: {key}: {error}")),
        })
        .collect()
}

/// The lines of a data file: a key, a space, and what is said of it. `#` begins a comment.
fn lines(file: &str) -> Result<BTreeMap<String, String>, String> {
    let text = outputs::read(&crate::workspace().join(FOLDER).join(file))?;
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| match line.split_once(' ') {
            Some((key, rest)) => Ok((key.to_owned(), rest.trim().to_owned())),
            None => Err(format!("{FOLDER}/{file}: `{line}` has no second word")),
        })
        .collect()
}

/// The value in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn geometric_mean(values: &[f64]) -> f64 {
    let logarithms: f64 = values.iter().map(|value| value.ln()).sum();
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    (logarithms / f64::from(count)).exp()
}
