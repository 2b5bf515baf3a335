//! `Duration`. The clock is the shim's: a function's time stands still.

use crate::fmt::{Debug, Formatter};
use crate::iter::{Iterator, Sum};
use crate::ops::{Add, AddAssign, Div, Mul, Sub, SubAssign};

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// A span of time: whole seconds and nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration {
    secs: u64,
    nanos: u32,
}

impl Duration {
    /// No time.
    pub const ZERO: Duration = Duration::from_secs(0);

    /// Seconds and nanoseconds.
    #[inline]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        Duration { secs: secs + (nanos / NANOS_PER_SEC) as u64, nanos: nanos % NANOS_PER_SEC }
    }

    /// Seconds.
    #[inline]
    pub const fn from_secs(secs: u64) -> Duration {
        Duration { secs, nanos: 0 }
    }

    /// Milliseconds.
    #[inline]
    pub const fn from_millis(millis: u64) -> Duration {
        Duration { secs: millis / 1000, nanos: (millis % 1000) as u32 * 1_000_000 }
    }

    /// Microseconds.
    #[inline]
    pub const fn from_micros(micros: u64) -> Duration {
        Duration { secs: micros / 1_000_000, nanos: (micros % 1_000_000) as u32 * 1000 }
    }

    /// Nanoseconds.
    #[inline]
    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration { secs: nanos / 1_000_000_000, nanos: (nanos % 1_000_000_000) as u32 }
    }

    /// Minutes.
    #[inline]
    pub const fn from_mins(mins: u64) -> Duration {
        Duration::from_secs(mins * 60)
    }

    /// Hours.
    #[inline]
    pub const fn from_hours(hours: u64) -> Duration {
        Duration::from_secs(hours * 3600)
    }

    /// Whether there is none.
    #[inline]
    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos == 0
    }

    /// Whole seconds.
    #[inline]
    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    /// Seconds with a fraction.
    #[inline]
    pub const fn as_secs_f64(&self) -> f64 {
        self.secs as f64 + self.nanos as f64 / 1_000_000_000.0
    }

    /// Milliseconds beyond the whole seconds.
    #[inline]
    pub const fn subsec_millis(&self) -> u32 {
        self.nanos / 1_000_000
    }

    /// Microseconds beyond the whole seconds.
    #[inline]
    pub const fn subsec_micros(&self) -> u32 {
        self.nanos / 1000
    }

    /// Nanoseconds beyond the whole seconds.
    #[inline]
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }

    /// All milliseconds.
    #[js(unsupported, instead = "`as_secs` and `subsec_millis`: there are no 128-bit integers")]
    pub const fn as_millis(&self) -> u64;

    /// The sum, if it does not overflow.
    #[inline]
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        Some(self + rhs)
    }

    /// The difference, if it is not negative.
    #[inline]
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        if self < rhs { None } else { Some(self - rhs) }
    }

    /// The difference, or zero.
    #[inline]
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        if self < rhs { Duration::ZERO } else { self - rhs }
    }

    /// The distance between two spans.
    #[inline]
    pub const fn abs_diff(self, other: Duration) -> Duration {
        if self < other { other - self } else { self - other }
    }
}

impl Add for Duration {
    type Output = Duration;

    #[inline]
    fn add(self, rhs: Duration) -> Duration {
        Duration::new(self.secs + rhs.secs, self.nanos + rhs.nanos)
    }
}

impl AddAssign for Duration {
    #[inline]
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;

    #[inline]
    fn sub(self, rhs: Duration) -> Duration {
        if self < rhs {
            panic!("overflow when subtracting durations");
        }
        if self.nanos >= rhs.nanos {
            Duration { secs: self.secs - rhs.secs, nanos: self.nanos - rhs.nanos }
        } else {
            Duration { secs: self.secs - rhs.secs - 1, nanos: self.nanos + (NANOS_PER_SEC - rhs.nanos) }
        }
    }
}

impl SubAssign for Duration {
    #[inline]
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;

    #[inline]
    fn mul(self, rhs: u32) -> Duration {
        let nanos = self.nanos as u64 * rhs as u64;
        Duration {
            secs: self.secs * rhs as u64 + nanos / NANOS_PER_SEC as u64,
            nanos: (nanos % NANOS_PER_SEC as u64) as u32,
        }
    }
}

impl Div<u32> for Duration {
    type Output = Duration;

    #[inline]
    fn div(self, rhs: u32) -> Duration {
        if rhs == 0 {
            panic!("divide by zero error when dividing duration by scalar");
        }
        let rest = self.secs % rhs as u64;
        let extra = (rest * NANOS_PER_SEC as u64 + (self.nanos % rhs) as u64) / rhs as u64;
        Duration { secs: self.secs / rhs as u64, nanos: self.nanos / rhs + extra as u32 }
    }
}

/// The system's clock.
#[js(unsupported, instead = "`cloudfront_functions::time::now_millis()`: a function's time stands still")]
pub struct SystemTime {}

/// A clock that only goes forward.
#[js(unsupported, instead = "nothing: time stands still while a function runs")]
pub struct Instant {}

/// The start of 1970.
#[js(unsupported, instead = "`cloudfront_functions::time::now_millis()`, which counts from it")]
pub const UNIX_EPOCH: u64 = 0;

impl Sum for Duration {
    #[inline]
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |total, each| total + each)
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    #[inline]
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |total, each| total + *each)
    }
}

impl Debug for Duration {
    /// In the largest unit of which there is one: `1.5s`, `20ms`, `3.25µs`, `7ns`.
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        if f.precision().is_some() {
            panic!("a precision is not supported for durations");
        }
        let nanos = self.nanos;
        let text = if self.secs > 0 {
            decimal(self.secs, nanos, 9, "s")
        } else if nanos >= 1_000_000 {
            decimal((nanos / 1_000_000) as u64, nanos % 1_000_000, 6, "ms")
        } else if nanos >= 1000 {
            decimal((nanos / 1000) as u64, nanos % 1000, 3, "µs")
        } else {
            decimal(nanos as u64, 0, 0, "ns")
        };
        if f.sign_plus() { f.pad(&format!("+{}", text)) } else { f.pad(&text) }
    }
}

/// A number with so many digits behind its point, without zeros at the end.
fn decimal(whole: u64, part: u32, digits: usize, unit: &str) -> String {
    if part == 0 {
        return format!("{}{}", whole, unit);
    }
    let digits = format!("{:01$}", part, digits);
    format!("{}.{}{}", whole, digits.trim_end_matches('0'), unit)
}
