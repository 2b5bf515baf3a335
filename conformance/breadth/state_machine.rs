//! A turnstile and a traffic light as state machines.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    Red { seconds: u32 },
    Green { seconds: u32 },
    Amber,
    Broken,
}

#[derive(Debug, Clone, Copy)]
pub enum Event {
    Tick(u32),
    Fault,
    Repair,
}

impl Light {
    pub fn next(self, event: Event) -> Light {
        match (self, event) {
            (Light::Broken, Event::Repair) => Light::Red { seconds: 30 },
            (Light::Broken, _) => Light::Broken,
            (_, Event::Fault) => Light::Broken,
            (Light::Red { seconds }, Event::Tick(n)) if seconds > n => Light::Red { seconds: seconds - n },
            (Light::Red { .. }, Event::Tick(_)) => Light::Green { seconds: 20 },
            (Light::Green { seconds }, Event::Tick(n)) => match seconds.checked_sub(n) {
                None | Some(0) => Light::Amber,
                Some(seconds) => Light::Green { seconds },
            },
            (Light::Amber, Event::Tick(_)) => Light::Red { seconds: 30 },
            (state, Event::Repair) => state,
        }
    }
}

#[derive(Debug, PartialEq)]
pub enum Turnstile {
    Locked { refused: usize },
    Unlocked { coins: usize },
}

impl Turnstile {
    pub fn coin(&mut self) {
        match self {
            Turnstile::Locked { .. } => *self = Turnstile::Unlocked { coins: 1 },
            Turnstile::Unlocked { coins } => *coins += 1,
        }
    }

    pub fn push(&mut self) -> bool {
        if let Turnstile::Locked { refused } = self {
            *refused += 1;
            return false;
        }
        *self = Self::Locked { refused: 0 };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle() {
        let events = [Event::Tick(30), Event::Tick(5), Event::Tick(15), Event::Tick(1)];
        let mut seen = vec![Light::Red { seconds: 30 }];
        for event in events {
            seen.push(seen.last().unwrap().next(event));
        }
        assert_eq!(
            seen[1..],
            [
                Light::Green { seconds: 20 },
                Light::Green { seconds: 15 },
                Light::Amber,
                Light::Red { seconds: 30 }
            ]
        );
    }

    #[test]
    fn faults() {
        let broken = Light::Amber.next(Event::Fault);
        assert_eq!(broken, Light::Broken);
        assert_eq!(broken.next(Event::Tick(3)), Light::Broken);
        assert_eq!(broken.next(Event::Repair), Light::Red { seconds: 30 });
        assert!(Light::Red { seconds: 1 } < Light::Green { seconds: 0 });
    }

    #[test]
    fn turnstile() {
        let mut gate = Turnstile::Locked { refused: 0 };
        assert!(!gate.push());
        assert_eq!(gate, Turnstile::Locked { refused: 1 });
        gate.coin();
        gate.coin();
        assert_eq!(gate, Turnstile::Unlocked { coins: 2 });
        assert!(gate.push());
        assert!(!gate.push());
    }
}
