//! Random programs, before and after all passes, through njs: results, thrown errors and the order of effects must agree.
//! Deterministic; needs njs, and says nothing where there is none.

use std::fmt::Write;

use super::testing::{optimized, run_all, text};
use crate::js::read_program::read_program;

/// A small random generator, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % below
    }

    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.next(items.len())]
    }
}

/// Writes one program. Variables `a`..`f` hold numbers, strings or `undefined`; `p` and `q` hold objects.
struct Writer {
    random: Random,
    text: String,
    /// Names of open labels, and whether each is a loop.
    labels: Vec<(String, bool)>,
    names: usize,
    depth: usize,
    in_helper: bool,
}

const VARS: &[&str] = &["a", "b", "c", "d", "f"];

impl Writer {
    fn expr(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.random.next(10) {
                0 => "undefined".into(),
                1 => "'s'".into(),
                2 => "''".into(),
                3 => "e.x".into(),
                4 => "e.o.value".into(),
                5 | 6 => self.random.next(4).to_string(),
                _ => self.random.pick(VARS).into(),
            };
        }
        let (x, y) = (self.expr(depth - 1), self.expr(depth - 1));
        match self.random.next(16) {
            0 => format!("({x})+({y})"),
            1 => format!("({x})===({y})"),
            2 => format!("({x})!==undefined"),
            3 => format!("({x})&&({y})"),
            4 => format!("({x})||({y})"),
            5 => format!("!({x})"),
            6 => format!("({x})?({y}):({})", self.expr(depth - 1)),
            7 => format!("out({x})"),
            8 => format!("`${{{x}}}-${{{y}}}`"),
            9 if !self.in_helper => format!("{}({x},{y})", self.random.pick(&["h1", "h2", "h3"])),
            10 => format!("({x})<({y})"),
            11 => format!("p.{}", self.random.pick(&["k", "l"])),
            12 => "e.t.length".into(),
            13 => format!("({} , {y})", format_args!("out({x})")),
            14 => format!("pure({x})"),
            _ => x,
        }
    }

    fn list(&mut self, length: usize) {
        for _ in 0..=self.random.next(length) {
            self.stmt();
        }
    }

    fn block(&mut self) {
        self.text.push('{');
        self.depth += 1;
        self.list(3);
        self.depth -= 1;
        self.text.push('}');
    }

    fn stmt(&mut self) {
        let deep = self.depth > 3;
        let e = self.expr(2);
        let var = self.random.pick(VARS);
        match self.random.next(if deep { 8 } else { 15 }) {
            0..=2 => write!(self.text, "{var}={e};"),
            3 => write!(self.text, "out({e});"),
            4 => write!(self.text, "e.x={e};"),
            5 => {
                let l = self.expr(1);
                write!(self.text, "p={{k:{e},l:{l}}};")
            }
            6 => write!(self.text, "p.k={e};"),
            7 => return self.jump(),
            8..=10 => {
                write!(self.text, "if({e})").expect("text");
                self.block();
                if self.random.next(2) == 0 {
                    self.text.push_str("else");
                    self.block();
                }
                Ok(())
            }
            11 | 12 => {
                self.names += 1;
                let label = format!("L{}", self.names);
                write!(self.text, "{label}:").expect("text");
                self.labels.push((label, false));
                self.block();
                self.labels.pop();
                Ok(())
            }
            13 => {
                self.text.push_str("try");
                self.block();
                self.names += 1;
                write!(self.text, "catch(x{})", self.names).expect("text");
                self.block();
                Ok(())
            }
            _ => {
                // Every round counts, so that every loop ends.
                self.names += 1;
                let label = format!("L{}", self.names);
                write!(self.text, "{label}:for(;;){{n=n+1;if(n>9){{break}}").expect("text");
                self.labels.push((label, true));
                self.depth += 1;
                self.list(3);
                self.depth -= 1;
                self.labels.pop();
                self.text.push('}');
                Ok(())
            }
        }
        .expect("writing to memory does not fail");
    }

    fn jump(&mut self) {
        let choice = self.random.next(4);
        if choice == 0 || self.labels.is_empty() {
            let e = self.expr(1);
            let word = self
                .random
                .pick(&["return", "return", "if(a)return", "bad"]);
            let text = if word == "bad" {
                format!("if(b)throw new Error({e});")
            } else {
                format!("{word} {e};")
            };
            self.text.push_str(&text);
            return;
        }
        let (label, is_loop) = self.labels[self.random.next(self.labels.len())].clone();
        let word = if is_loop && choice == 1 {
            "continue"
        } else {
            "break"
        };
        write!(self.text, "if({})", self.random.pick(VARS)).expect("text");
        write!(
            self.text,
            "{{{}={};{word} {label}}}",
            self.random.pick(VARS),
            self.random.next(2)
        )
        .expect("text");
    }
}

fn program(seed: u64) -> String {
    let mut writer = Writer {
        random: Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
        text: String::new(),
        labels: Vec::new(),
        names: 0,
        depth: 0,
        in_helper: true,
    };
    for (name, vars) in [("h1", "a,b"), ("h2", "a,b"), ("h3", "a,b")] {
        let rest = "var c,d,f,n=0,e={x:1,o:{value:'v'},t:'tt'},p={k:1,l:2};";
        write!(writer.text, "function {name}({vars}){{{rest}").expect("text");
        writer.list(2);
        let value = writer.expr(2);
        write!(writer.text, "return {value}}}").expect("text");
    }
    writer.in_helper = false;
    writer
        .text
        .push_str("function handler(e){var a,b,c,d,f,n=0,p={k:1,l:2};a=e.x;b=e.y;");
    writer.list(5);
    writer.text.push_str("return [a,b,c,d,f,p.k,p.l]}");
    writer.text
}

/// The program with no pass run but the one that the engine needs.
fn legal(source: &str) -> String {
    let mut program = read_program(source);
    super::tries::run(&mut program);
    text(&program)
}

#[test]
fn optimized_programs_do_the_same() {
    let sources: Vec<String> = (1..=count()).map(program).collect();
    // As they stand, some programs are none that njs takes (see `tries`).
    let programs: Vec<String> = sources.iter().map(|source| legal(source)).collect();
    let after: Vec<String> = sources.iter().map(|source| optimized(source)).collect();
    let (Some(old), Some(new)) = (run_all(&programs), run_all(&after)) else {
        return;
    };
    assert_eq!(old.len(), programs.len());
    for (index, (a, b)) in old.iter().zip(&new).enumerate() {
        assert_eq!(
            a,
            b,
            "seed {}\n{}\n{}",
            index + 1,
            programs[index],
            after[index]
        );
    }
    assert!(
        old.iter().filter(|line| !line.contains("threw")).count() > old.len() / 2,
        "most programs run to their end"
    );
}

/// More with `CFC_FUZZ=5000`.
fn count() -> u64 {
    std::env::var("CFC_FUZZ")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(250)
}
