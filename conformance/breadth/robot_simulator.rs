//! A robot on a grid.

#[derive(PartialEq, Eq, Debug, Clone, Copy)]
pub enum Direction {
    North,
    East,
    South,
    West,
}

use Direction::*;

impl Direction {
    const ALL: [Direction; 4] = [North, East, South, West];

    fn turned(self, by: usize) -> Direction {
        Direction::ALL[(self as usize + by) % 4]
    }
}

#[derive(Debug, Clone)]
pub struct Robot {
    x: i32,
    y: i32,
    d: Direction,
}

impl Robot {
    pub fn new(x: i32, y: i32, d: Direction) -> Self {
        Robot { x, y, d }
    }

    #[must_use]
    pub fn turn_right(self) -> Self {
        Robot { d: self.d.turned(1), ..self }
    }

    #[must_use]
    pub fn turn_left(self) -> Self {
        Robot { d: self.d.turned(3), ..self }
    }

    #[must_use]
    pub fn advance(self) -> Self {
        let (dx, dy) = match self.d {
            North => (0, 1),
            East => (1, 0),
            South => (0, -1),
            West => (-1, 0),
        };
        Self::new(self.x + dx, self.y + dy, self.d)
    }

    #[must_use]
    pub fn instructions(self, instructions: &str) -> Self {
        instructions.chars().fold(self, |robot, c| match c {
            'R' => robot.turn_right(),
            'L' => robot.turn_left(),
            'A' => robot.advance(),
            other => panic!("unknown instruction {other:?}"),
        })
    }

    pub fn position(&self) -> (i32, i32) {
        (self.x, self.y)
    }

    pub fn direction(&self) -> &Direction {
        &self.d
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns() {
        let robot = Robot::new(0, 0, Direction::North).turn_right();
        assert_eq!(&Direction::East, robot.direction());
        let robot = robot.turn_left().turn_left();
        assert_eq!(robot.direction(), &Direction::West);
    }

    #[test]
    fn walks() {
        let robot = Robot::new(-2, 1, Direction::East).instructions("RLAALAL");
        assert_eq!((0, 2), robot.position());
        assert_eq!(&Direction::West, robot.direction());
    }

    #[test]
    fn walks_far() {
        let robot = Robot::new(8, 4, Direction::South).instructions("LAAARRRALLLL");
        assert_eq!(robot.position(), (11, 5));
        assert_eq!(robot.direction(), &Direction::North);
    }

    #[test]
    #[should_panic]
    fn refuses_other_instructions() {
        let _ = Robot::new(0, 0, Direction::North).instructions("AX");
    }
}
