//! A clock without dates.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

const DAY: i32 = 24 * 60;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy, Hash)]
pub struct Clock {
    minutes: i32,
}

impl Clock {
    pub fn new(hours: i32, minutes: i32) -> Self {
        Clock {
            minutes: (hours * 60 + minutes).rem_euclid(DAY),
        }
    }

    pub fn add_minutes(&self, minutes: i32) -> Self {
        Clock::new(0, self.minutes + minutes)
    }
}

impl Add<i32> for Clock {
    type Output = Clock;
    fn add(self, minutes: i32) -> Clock {
        self.add_minutes(minutes)
    }
}

impl Sub<i32> for Clock {
    type Output = Clock;
    fn sub(self, minutes: i32) -> Clock {
        self + -minutes
    }
}

impl AddAssign<i32> for Clock {
    fn add_assign(&mut self, minutes: i32) {
        *self = *self + minutes;
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
        write!(f, "{:02}:{:02}", hours, minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_time() {
        assert_eq!(Clock::new(8, 0).to_string(), "08:00");
        assert_eq!(Clock::new(24, 0).to_string(), "00:00");
        assert_eq!(Clock::new(-54, -11_513).to_string(), "18:07");
    }

    #[test]
    fn adds() {
        assert_eq!(Clock::new(6, 41).add_minutes(0).to_string(), "06:41");
        assert_eq!((Clock::new(0, 45) + 40).to_string(), "01:25");
        assert_eq!((Clock::new(5, 32) - 1500).to_string(), "04:32");
        let mut clock = Clock::new(23, 59);
        clock += 2;
        assert_eq!(format!("{clock}"), "00:01");
    }

    #[test]
    fn compares() {
        assert_eq!(Clock::new(10, 37), Clock::new(34, 37));
        assert_ne!(Clock::new(15, 37), Clock::new(15, 36));
        assert!(Clock::new(1, 0) < Clock::new(2, 0));
    }
}
