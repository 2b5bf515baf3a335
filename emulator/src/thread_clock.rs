//! How much processor time a thread has used, so that a busy machine does not fail a run.
//! Known on Linux only; elsewhere time on the wall has to do.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// The processor time of one thread.
#[derive(Debug)]
pub(crate) struct ThreadClock {
    stat: Option<PathBuf>,
}

impl ThreadClock {
    /// The clock of the thread that calls this.
    pub fn of_this_thread() -> Self {
        let task = fs::read_link("/proc/thread-self").ok();
        Self {
            stat: task.map(|task| PathBuf::from("/proc").join(task).join("stat")),
        }
    }

    /// What the thread has used so far, in steps of 10 ms.
    pub fn used(&self) -> Option<Duration> {
        let stat = fs::read_to_string(self.stat.as_ref()?).ok()?;
        // `man proc_pid_stat`: after the name in brackets, fields 14 and 15 are the times in user
        // and kernel mode, in hundredths of a second.
        let (_, fields) = stat.rsplit_once(')')?;
        let times = fields.split_whitespace().skip(11).take(2);
        let ticks = times.map(str::parse::<u64>).sum::<Result<u64, _>>().ok()?;
        Some(Duration::from_millis(ticks * 10))
    }
}
