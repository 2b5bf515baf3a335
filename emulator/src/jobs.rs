//! The queue of promise continuations: first in, first out, and bounded.
//! CloudFront has no timers and no other asynchronous work.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use boa_engine::error::EngineError;
use boa_engine::job::{Job, JobExecutor, PromiseJob};
use boa_engine::{Context, JsResult};

use crate::state::with_state;

pub(crate) struct Jobs {
    queue: RefCell<VecDeque<PromiseJob>>,
    left: Cell<usize>,
}

impl Jobs {
    pub fn new(most: usize) -> Self {
        Self {
            queue: RefCell::default(),
            left: Cell::new(most),
        }
    }

    /// Makes it ready for the next run.
    pub fn begin(&self, most: usize) {
        self.queue.borrow_mut().clear();
        self.left.set(most);
    }

    fn next(&self) -> Option<PromiseJob> {
        self.queue.borrow_mut().pop_front()
    }
}

impl JobExecutor for Jobs {
    fn enqueue_job(self: Rc<Self>, job: Job, _: &mut Context) {
        if let Job::PromiseJob(job) = job {
            self.queue.borrow_mut().push_back(job);
        }
    }

    fn run_jobs(self: Rc<Self>, context: &mut Context) -> JsResult<()> {
        while let Some(job) = self.next() {
            let Some(left) = self.left.get().checked_sub(1) else {
                with_state(context, |state| state.out_of_jobs = true);
                return Err(EngineError::NoInstructionsRemain.into());
            };
            self.left.set(left);
            job.call(context)?;
        }
        Ok(())
    }
}
