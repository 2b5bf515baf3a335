//! An engine with the runtime's built-ins. It serves run after run, and any number of programs, as
//! long as no run leaves anything behind: what a run finds is what a fresh engine has.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::rc::Rc;

use boa_engine::builtins::promise::{OperationType, Promise};
use boa_engine::context::time::{Clock, JsInstant};
use boa_engine::context::{ContextBuilder, HostHooks};
use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsPromise;
use boa_engine::realm::Realm;
use boa_engine::{Context, JsResult, JsString, JsValue, Script, Source};

use crate::builtins;
use crate::host::{Host, Limits};
use crate::jobs::Jobs;
use crate::program::{Enclosed, Program};
use crate::runner::Abandoned;
use crate::state::{State, with_state};
use crate::value::Names;
use crate::watch::{Look, Place, Watch};

/// An engine.
pub(crate) struct Engine {
    pub context: Context,
    /// The getter of `stack`, which functions must not see but which knows where an error was made.
    pub stack: Option<JsObject>,
    /// Names that events had so far.
    pub names: Names,
    clock: Rc<RunClock>,
    jobs: Rc<Jobs>,
    limits: Limits,
    watch: Watch,
    /// The program that was enclosed last.
    loaded: Option<Loaded>,
}

struct Loaded {
    program: Program,
    function: JsObject,
    /// What the program may write of what was there before.
    at_stake: Vec<Place>,
}

impl Engine {
    /// A fresh engine.
    pub fn new(limits: Limits) -> JsResult<Engine> {
        let clock = Rc::new(RunClock(Cell::new(0)));
        let jobs = Rc::new(Jobs::new(limits.promise_jobs));
        let mut context = ContextBuilder::new()
            .host_hooks(Rc::new(Hooks))
            .clock(clock.clone())
            .job_executor(jobs.clone())
            .instructions_remaining(limits.instructions)
            .can_block(false)
            .build()?;
        let most = context.runtime_limits_mut();
        // The gauge throws before, where the source could be metered. A built-in that calls back
        // counts twice here.
        let recursion = limits.recursion.saturating_mul(2).saturating_add(16);
        most.set_recursion_limit(recursion);
        // Wide frames must not end a run before the recursion limit does.
        most.set_stack_size_limit(recursion.saturating_mul(512).max(10_240));
        context.strict(true);
        context.insert_data(RefCell::new(State::new(&Host::default())));
        let stack = builtins::install(&mut context)?;
        let watch = Watch::begin(&context);
        // What was made to be looked at is no run's.
        with_state(&context, |state| state.begin(&Host::default()));
        Ok(Engine {
            context,
            stack,
            names: Names::default(),
            clock,
            jobs,
            limits,
            watch,
            loaded: None,
        })
    }

    /// Whether a run with these limits may have this engine: half of the steps are left to it. One
    /// that needs more gets a fresh one afterwards.
    pub fn has_room(&self, limits: Limits) -> bool {
        self.limits == limits && self.context.instructions_remaining() > limits.instructions / 2
    }

    /// Makes all ready for a run.
    pub fn begin(&mut self, host: &Host, abandoned: Abandoned) {
        self.clock.0.set(host.clock_millis.max(0));
        self.jobs.begin(self.limits.promise_jobs);
        with_state(&self.context, |state| {
            state.begin(host);
            state.abandoned = abandoned;
        });
    }

    /// Whether runs have left everything as it was, as far as it is looked at.
    pub fn is_as_before(&self, look: Look) -> bool {
        let loaded = self.loaded.as_ref();
        loaded.is_some_and(|loaded| self.watch.is_kept(&loaded.at_stake, look))
    }

    /// Runs the top level: inside of a function, or as a script, which uses the engine up. Gives
    /// `handler` and `connectionHandler`.
    pub fn run_top_level(&mut self, program: &Program) -> JsResult<[Option<JsObject>; 2]> {
        let loaded = self.loaded.as_ref();
        match loaded.filter(|loaded| loaded.program.is(program)) {
            Some(loaded) => {
                let function = loaded.function.clone();
                self.run_enclosed(program, &function)
            }
            None => self.run_plain(program),
        }
    }

    fn run_enclosed(
        &mut self,
        program: &Program,
        function: &JsObject,
    ) -> JsResult<[Option<JsObject>; 2]> {
        let context = &mut self.context;
        let modules = builtins::modules(&program.prepared().imports, context)?;
        let handlers = function.call(&JsValue::undefined(), &modules, context)?;
        let mut handler = |at: u32| -> JsResult<Option<JsObject>> {
            let handlers = handlers.to_object(context)?;
            Ok(handlers.get(at, context)?.as_callable())
        };
        Ok([handler(0)?, handler(1)?])
    }

    /// Loads a program that can stand inside of a function.
    pub fn load(&mut self, program: &Program, enclosed: &Enclosed) -> JsResult<()> {
        let loaded = self.loaded.as_ref();
        if loaded.is_some_and(|loaded| loaded.program.is(program)) {
            return Ok(());
        }
        let name = Path::new(program.file_name());
        let source = Source::from_reader(enclosed.metered.text.as_bytes(), Some(name));
        let function =
            Script::parse(source, None, &mut self.context)?.evaluate(&mut self.context)?;
        let function = function.to_object(&mut self.context)?;
        self.loaded = Some(Loaded {
            program: program.clone(),
            function,
            at_stake: self.watch.at_stake(&enclosed.writes),
        });
        Ok(())
    }

    /// Top-level `function` and `var` become global properties, as in njs.
    fn run_plain(&mut self, program: &Program) -> JsResult<[Option<JsObject>; 2]> {
        let prepared = program.prepared();
        builtins::bind_modules(&prepared.imports, &mut self.context)?;
        let name = Path::new(&prepared.file_name);
        let source = Source::from_reader(prepared.metered.text.as_bytes(), Some(name));
        Script::parse(source, None, &mut self.context)?.evaluate(&mut self.context)?;
        Ok(match self.find("handler")? {
            Some(handler) => [Some(handler), None],
            None => [None, self.find("connectionHandler")?],
        })
    }

    /// A global property, or a top-level `const`, which is none.
    fn find(&mut self, name: &str) -> JsResult<Option<JsObject>> {
        let global = self.context.global_object();
        let mut found = global.get(JsString::from(name), &mut self.context)?;
        if found.is_undefined() {
            let lookup = format!("typeof {name} === 'undefined' ? undefined : {name}");
            found = self.context.eval(Source::from_bytes(&lookup))?;
        }
        Ok(found.as_callable())
    }
}

/// A clock that stands at the time of the run.
struct RunClock(Cell<i64>);

impl Clock for RunClock {
    fn now(&self) -> JsInstant {
        let millis = self.0.get().unsigned_abs();
        let nanos = u32::try_from(millis % 1000).unwrap_or_default() * 1_000_000;
        JsInstant::new(millis / 1000, nanos)
    }

    fn system_time_millis(&self) -> i64 {
        self.0.get()
    }
}

/// What the engine asks its host.
struct Hooks;

impl HostHooks for Hooks {
    /// `eval` and the `Function` constructor throw (`functions-javascript-runtime-20`).
    fn ensure_can_compile_strings(
        &self,
        _realm: Realm,
        _parameters: &[JsString],
        _body: &JsString,
        _direct: bool,
        context: &mut Context,
    ) -> JsResult<()> {
        Err(builtins::internal_error("Not implemented", context))
    }

    fn promise_rejection_tracker(
        &self,
        promise: &JsObject<Promise>,
        operation: OperationType,
        context: &mut Context,
    ) {
        let Ok(promise) = JsPromise::from_object(promise.clone().upcast()) else {
            return;
        };
        with_state(context, |state| match operation {
            OperationType::Reject => state.rejected.push(promise),
            OperationType::Handle => state
                .rejected
                .retain(|other| !JsObject::equals(other, &promise)),
        });
    }

    fn local_timezone_offset_seconds(&self, _unix_time_seconds: i64) -> i32 {
        0
    }

    fn max_buffer_size(&self, context: &mut Context) -> u64 {
        with_state(context, |state| state.host.limits.value_bytes as u64)
    }
}
