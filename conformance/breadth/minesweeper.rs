//! Counts mines around fields, and the game of life.

pub fn annotate(minefield: &[&str]) -> Vec<String> {
    let field: Vec<&[u8]> = minefield.iter().map(|row| row.as_bytes()).collect();
    let mut result = Vec::with_capacity(field.len());
    for (y, row) in field.iter().enumerate() {
        let mut line = String::with_capacity(row.len());
        for (x, &cell) in row.iter().enumerate() {
            if cell == b'*' {
                line.push('*');
                continue;
            }
            let mut count = 0u8;
            for ny in y.saturating_sub(1)..=(y + 1).min(field.len() - 1) {
                for nx in x.saturating_sub(1)..=(x + 1).min(row.len() - 1) {
                    if field[ny][nx] == b'*' {
                        count += 1;
                    }
                }
            }
            line.push(if count == 0 { ' ' } else { (b'0' + count) as char });
        }
        result.push(line);
    }
    result
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Life {
    cells: Vec<Vec<bool>>,
}

impl Life {
    pub fn parse(rows: &[&str]) -> Life {
        Life {
            cells: rows.iter().map(|r| r.chars().map(|c| c == '#').collect()).collect(),
        }
    }

    fn neighbours(&self, y: usize, x: usize) -> usize {
        const AROUND: [(isize, isize); 8] =
            [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)];
        AROUND
            .iter()
            .filter(|(dy, dx)| {
                let (ny, nx) = (y as isize + dy, x as isize + dx);
                ny >= 0
                    && nx >= 0
                    && self
                        .cells
                        .get(ny as usize)
                        .and_then(|row| row.get(nx as usize))
                        .copied()
                        .unwrap_or(false)
            })
            .count()
    }

    pub fn step(&mut self) {
        let mut next = self.cells.clone();
        for (y, row) in next.iter_mut().enumerate() {
            for (x, cell) in row.iter_mut().enumerate() {
                *cell = matches!((*cell, self.neighbours(y, x)), (true, 2) | (_, 3));
            }
        }
        self.cells = next;
    }

    pub fn show(&self) -> String {
        self.cells
            .iter()
            .map(|row| row.iter().map(|&alive| if alive { '#' } else { '.' }).collect::<String>())
            .collect::<Vec<_>>()
            .join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing() {
        assert_eq!(annotate(&[]), Vec::<String>::new());
        assert_eq!(annotate(&[""]), [""]);
    }

    #[test]
    fn counts() {
        assert_eq!(
            annotate(&[" *  * ", "  *   ", "    * ", "   * *", " *  * ", "      "]),
            ["1*22*1", "12*322", " 123*2", "112*4*", "1*22*2", "111111"]
        );
    }

    #[test]
    fn blinker() {
        let mut life = Life::parse(&["...", "###", "..."]);
        let start = life.clone();
        life.step();
        assert_eq!(life.show(), ".#./.#./.#.");
        life.step();
        assert_eq!(life, start);
    }
}
