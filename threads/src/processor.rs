//! Which processor a thread runs on. A kernel that packs its work, as virtual machines' do, starts a thread on its
//! parent's processor, and leaves the two there in turns for longer than a build takes, while others are idle.

use nix::sched::{sched_getaffinity, sched_getcpu, sched_setaffinity};
use nix::unistd::Pid;

/// The one on which this thread runs, if the system tells.
pub fn current() -> Option<usize> {
    sched_getcpu().ok()
}

/// Moves this thread away, if it runs on that processor and may run on others. It can come back later.
pub fn leave(processor: Option<usize>) {
    let Some(processor) = processor.filter(|_| current() == processor) else {
        return;
    };
    let this = Pid::from_raw(0);
    if let Ok(all) = sched_getaffinity(this) {
        let mut others = all;
        let moved = others.unset(processor).is_ok() && sched_setaffinity(this, &others).is_ok();
        // The thread only loses a choice if the system takes the old one no more.
        let _ = moved.then(|| sched_setaffinity(this, &all));
    }
}
