//! What one run collects while it runs: logs, helper calls, warnings, rejected promises.
//! Lives in the engine's context, where the native functions find it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use boa_engine::object::builtins::JsPromise;
use boa_engine::{Context, JsObject, JsValue};
use serde_json::Value;

use crate::builtins::{DecoderState, HashState};
use crate::runner::Abandoned;
use crate::{Call, Host};

pub(crate) struct State {
    pub host: Host,
    pub logs: Vec<String>,
    pub calls: Vec<Call>,
    pub warnings: Vec<String>,
    /// Promises that were rejected while nobody was listening.
    pub rejected: Vec<JsPromise>,
    /// Whether the queue of promise continuations ran over its limit.
    pub out_of_jobs: bool,
    /// Whether the run took more memory than it may.
    pub out_of_memory: bool,
    /// Bytes that CloudFront's engine would have kept, see [`crate::Cost`].
    pub bytes: u64,
    /// Instructions of CloudFront's engine beyond those of the steps, see [`crate::Cost`].
    pub weights: u64,
    /// How often the meter was called.
    pub metered: u64,
    /// How often the gauge of nested calls was.
    pub gauged: u64,
    /// The engine's own functions where the runtime's stand over them: as long as the engine lives.
    pub originals: BTreeMap<&'static str, JsObject>,
    /// Whether nobody waits for the run any more.
    pub abandoned: Abandoned,
    /// Objects that are built once per run, on first use: module objects and prototypes.
    pub cache: BTreeMap<&'static str, JsObject>,
    /// Values of the globals that are made on first use, or were assigned.
    pub globals: BTreeMap<&'static str, JsValue>,
    /// What native objects know and functions do not see.
    pub hidden: Vec<(JsObject, Hidden)>,
    log_room: usize,
    random: u64,
}

/// The inside of a native object.
pub(crate) enum Hidden {
    Hash(HashState),
    Decoder(DecoderState),
}

impl State {
    pub fn new(host: &Host) -> Self {
        Self {
            log_room: host.limits.log_bytes,
            random: host
                .random_seed
                .unwrap_or_else(|| host.clock_millis.cast_unsigned()),
            host: host.clone(),
            logs: Vec::new(),
            calls: Vec::new(),
            warnings: Vec::new(),
            rejected: Vec::new(),
            out_of_jobs: false,
            out_of_memory: false,
            bytes: 0,
            weights: 0,
            metered: 0,
            gauged: 0,
            originals: BTreeMap::new(),
            abandoned: Abandoned::default(),
            cache: BTreeMap::new(),
            globals: BTreeMap::new(),
            hidden: Vec::new(),
        }
    }

    /// Makes it ready for the next run on the same engine.
    pub fn begin(&mut self, host: &Host) {
        let originals = std::mem::take(&mut self.originals);
        *self = Self {
            originals,
            ..Self::new(host)
        };
    }

    /// Adds a log line, cut to what is left of the limit.
    pub fn log(&mut self, mut line: String) {
        if self.log_room == 0 {
            return;
        }
        if line.len() > self.log_room {
            let end = (0..=self.log_room)
                .rev()
                .find(|&i| line.is_char_boundary(i))
                .unwrap_or(0);
            line.truncate(end);
            self.log_room = 0;
            self.warn("the log is cut at the limit (cloudfront-limits: 10 KB)");
        } else {
            self.log_room -= line.len();
        }
        if is_wide(&line) {
            self.warn_of_wide_text();
        }
        self.logs.push(line);
    }

    pub fn call(&mut self, name: &'static str, args: Vec<Value>) {
        self.calls.push(Call { name, args });
    }

    /// The inside of an object; the newest are looked at first, being the ones in use.
    pub fn hidden_of(&mut self, object: &JsValue) -> Option<&mut Hidden> {
        let object = object.as_object()?;
        let mut newest_first = self.hidden.iter_mut().rev();
        newest_first
            .find(|(known, _)| JsObject::equals(known, &object))
            .map(|(_, inside)| inside)
    }

    pub fn warn(&mut self, text: &str) {
        if !self.warnings.iter().any(|known| known == text) {
            self.warnings.push(text.to_owned());
        }
    }

    /// Says that there is text which the two engines count differently.
    pub fn warn_of_wide_text(&mut self) {
        self.warn(
            "there are characters beyond U+FFFF (such as emoji): CloudFront's engine counts each as one, \
             this one as two, so what depends on lengths and positions of text may differ; njs tells",
        );
    }

    /// The next value of `Math.random`: SplitMix64, 53 bits of it.
    pub fn random(&mut self) -> f64 {
        if let Some(fixed) = self.host.random {
            return fixed;
        }
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
        let fraction = (z >> 11) as f64 / (1_u64 << 53) as f64;
        fraction
    }
}

/// Whether a text holds characters beyond U+FFFF.
pub(crate) fn is_wide(text: &str) -> bool {
    // The first byte of four tells.
    text.bytes().any(|byte| byte >= 0xf0)
}

/// Looks at the state of the run. INVARIANT: `look` does not call into the engine.
pub(crate) fn with_state<T>(context: &Context, look: impl FnOnce(&mut State) -> T) -> T {
    let cell = context
        .get_data::<RefCell<State>>()
        .expect("every context of the emulator holds its state");
    look(&mut cell.borrow_mut())
}
