//! What a run costs, stored beside its snapshot: a function that gets dearer fails its test.
//! Counting is the emulator's; this reads, writes and compares.

use cfc_emulator::Cost;

/// How much dearer a run may get, in percent, before its test fails.
pub const TOLERANCE_PERCENT: u64 = 10;

/// How a run's cost compares with the recorded one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// It is the same, less, or more within the tolerance.
    Within,
    /// It is more; what there is to say.
    Dearer(String),
    /// None was recorded.
    Unknown,
}

/// Compares a cost with the text that was recorded.
///
/// ```
/// use cfc::cost::{Compared, compare};
/// use cfc_emulator::Cost;
///
/// let recorded = Cost { instructions: 100, bytes: 1000 }.to_string();
/// assert_eq!(compare(&Cost { instructions: 110, bytes: 900 }, Some(&recorded)), Compared::Within);
/// let dearer = compare(&Cost { instructions: 111, bytes: 1000 }, Some(&recorded));
/// assert_eq!(dearer, Compared::Dearer("instructions: 100 before, 111 now".to_owned()));
/// assert_eq!(compare(&Cost { instructions: 1, bytes: 1 }, None), Compared::Unknown);
/// ```
pub fn compare(now: &Cost, recorded: Option<&str>) -> Compared {
    let Some(before) = recorded.and_then(parse) else {
        return Compared::Unknown;
    };
    if !now.is_dearer_than(&before, TOLERANCE_PERCENT) {
        return Compared::Within;
    }
    let figures = [
        ("instructions", before.instructions, now.instructions),
        ("bytes", before.bytes, now.bytes),
    ];
    let risen = figures.iter().filter(|(_, before, now)| now > before);
    let risen: Vec<String> = risen
        .map(|(name, before, now)| format!("{name}: {before} before, {now} now"))
        .collect();
    Compared::Dearer(risen.join("; "))
}

/// Reads what [`Cost`] prints.
fn parse(text: &str) -> Option<Cost> {
    let (instructions, rest) = text.split_once(" instructions, ")?;
    let (bytes, _) = rest.split_once(" bytes")?;
    Some(Cost {
        instructions: instructions.parse().ok()?,
        bytes: bytes.parse().ok()?,
    })
}
