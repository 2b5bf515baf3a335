//! Ways of writing that no expression of the grammar comes to by itself: references chosen at run time, lists and
//! trees of boxes, operators and traits of the program's own, errors through `From`, entries, slices, formats.
//! Each is a block with a text as its value; what varies in it are numbers, types and inner expressions.

use super::build::name;
use super::families::FAMILIES;
use super::json::JSON;
use super::{Generator, Mode};
use crate::ast::{Item, Stmt, Ty};

pub(super) type Idiom = fn(&mut Generator) -> String;

const IDIOMS: &[Idiom] = &[
    Generator::chosen_reference,
    Generator::optional_reference,
    Generator::stored_reference,
    Generator::recursion,
    Generator::list,
    Generator::tree,
    Generator::operators,
    Generator::errors,
    Generator::entries,
    Generator::slice_patterns,
    Generator::popping,
    Generator::own_iterator,
    Generator::returned_closure,
    Generator::associated,
    Generator::formats,
    Generator::labelled,
    Generator::constants,
    Generator::sorting,
    Generator::pieces,
    Generator::wide_bits,
    Generator::peeking,
    Generator::machine,
    Generator::searched,
    Generator::nested,
];

impl Generator {
    /// `let text = { … };`
    pub(super) fn idiom(&mut self, out: &mut Vec<Stmt>) {
        let idiom = match self.random.below(100) {
            0..47 => *self.random.pick(IDIOMS),
            47..94 => *self.random.pick(FAMILIES),
            94..97 => Generator::expressions,
            _ => *self.random.pick(JSON),
        };
        let text = idiom(self);
        self.names += 1;
        let fresh = format!("idiom{}", self.names);
        out.push(Stmt::Let(fresh.clone(), None, name(&Ty::Text, text)));
        self.declare(&fresh, &Ty::Text, Mode::Owned, false);
    }

    /// An item of the program, once.
    pub(super) fn needs(&mut self, item: &str) {
        let is_there = |i: &Item| matches!(i, Item::Text(text) if text == item);
        if !self.items.iter().any(is_there) {
            self.items.push(Item::Text(item.to_string()));
        }
    }

    /// Words and numbers that depend on the input, as the statements that make them.
    pub(super) fn data(&mut self) -> String {
        let text = self.expr(&Ty::Text, 1);
        let (factor, offset) = (1 + self.random.below(5), self.random.below(9));
        format!(
            "let source: String = {text}; \
             let words: Vec<String> = source.split(|c: char| !c.is_alphanumeric()).map(str::to_string).collect(); \
             let numbers: Vec<i32> = source.bytes().map(|b| b as i32 % 17 * {factor} - {offset}).collect();"
        )
    }

    /// Two variables of one type, and a condition.
    fn two(&mut self) -> (Ty, String) {
        let ty = self.ty(1);
        let (a, b) = (self.expr(&ty, 1), self.expr(&ty, 1));
        let test = self.expr(&Ty::Bool, 1);
        let lets =
            format!("let first: bool = {test}; let mut one: {ty} = {a}; let mut two: {ty} = {b};");
        (ty, lets)
    }

    fn chosen_reference(&mut self) -> String {
        let (ty, lets) = self.two();
        let (new, last) = (self.literal(&ty, 1), self.literal(&ty, 1));
        format!(
            "{{ {lets} {{ let at: &mut {ty} = if first {{ &mut one }} else {{ &mut two }}; *at = {new}; }} \
             let mut to: &mut {ty} = &mut one; if !first {{ to = &mut two; }} *to = {last}; \
             format!(\"{{:?}} {{:?}}\", one, two) }}"
        )
    }

    fn optional_reference(&mut self) -> String {
        let (ty, lets) = self.two();
        let new = self.literal(&ty, 1);
        format!(
            "{{ {lets} {{ let slot: Option<&mut {ty}> = if first {{ Some(&mut one) }} else {{ None }}; \
             match slot {{ Some(at) => {{ let old = std::mem::replace(at, {new}); two = old; }} None => {{}} }} }} \
             {{ let mut all = vec![&mut one, &mut two]; if let Some(last) = all.pop() {{ std::mem::swap(last, all[0]); }} }} \
             format!(\"{{:?}} {{:?}}\", one, two) }}"
        )
    }

    fn stored_reference(&mut self) -> String {
        self.needs(
            "struct Cursor<'a> {\n    at: &'a mut usize,\n    trail: &'a mut Vec<usize>,\n}\n\n\
             impl Cursor<'_> {\n    fn step(&mut self, by: usize) -> usize {\n        *self.at += by;\n        \
             self.trail.push(*self.at);\n        if *self.at < 20 && by > 0 {\n            self.step(by - 1)\n        } else {\n            *self.at\n        }\n    }\n}",
        );
        let (start, by) = (self.random.below(9), self.random.below(6));
        format!(
            "{{ {} let mut at: usize = numbers.len() % 7 + {start}; let mut trail = Vec::new(); \
             let end = Cursor {{ at: &mut at, trail: &mut trail }}.step({by}); format!(\"{{at}} {{end}} {{trail:?}}\") }}",
            self.data()
        )
    }

    fn recursion(&mut self) -> String {
        self.needs(
            "fn descend(numbers: &[i32], at: &mut usize, depth: u32, out: &mut String, best: &mut Option<i32>) -> bool {\n    \
             let Some(&n) = numbers.get(*at) else {\n        return false;\n    };\n    *at += 1;\n    \
             out.push_str(&format!(\"{depth}:{n} \"));\n    if best.is_none_or(|b| n > b) {\n        *best = Some(n);\n    }\n    \
             if depth > 0 && n % 2 == 0 {\n        descend(numbers, at, depth - 1, out, best) || descend(numbers, at, depth - 1, out, best)\n    } else {\n        n % 3 == 0\n    }\n}",
        );
        let depth = 1 + self.random.below(4);
        format!(
            "{{ {} let mut at = 0; let mut out = String::new(); let mut best = None; \
             let found = descend(&numbers, &mut at, {depth}, &mut out, &mut best); format!(\"{{found}} {{at}} {{best:?}} {{out}}\") }}",
            self.data()
        )
    }

    fn list(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, PartialEq)]\nstruct Link<T> {\n    value: T,\n    next: Option<Box<Link<T>>>,\n}\n\n\
             fn append<T>(mut at: &mut Option<Box<Link<T>>>, value: T) {\n    while let Some(link) = at {\n        at = &mut link.next;\n    }\n    \
             *at = Some(Box::new(Link { value, next: None }));\n}\n\n\
             fn reversed<T>(mut list: Option<Box<Link<T>>>) -> Option<Box<Link<T>>> {\n    let mut done = None;\n    \
             while let Some(mut link) = list {\n        list = link.next.take();\n        link.next = done;\n        done = Some(link);\n    }\n    done\n}",
        );
        let ty = self.ty(0);
        let values: Vec<String> = (0..=self.random.below(4))
            .map(|_| format!("append(&mut list, {});", self.expr(&ty, 1)))
            .collect();
        format!(
            "{{ let mut list: Option<Box<Link<{ty}>>> = None; {} let copy = list.clone(); let back = reversed(list); \
             format!(\"{{back:?}} {{}}\", copy == back) }}",
            values.join(" ")
        )
    }

    fn tree(&mut self) -> String {
        self.needs(
            "#[derive(Debug, Default)]\nenum Tree {\n    #[default]\n    Leaf,\n    Node(Box<Tree>, i32, Box<Tree>),\n}\n\n\
             impl Tree {\n    fn add(&mut self, n: i32) -> usize {\n        match self {\n            Tree::Leaf => {\n                \
             *self = Tree::Node(Box::default(), n, Box::default());\n                1\n            }\n            \
             Tree::Node(left, here, right) => {\n                if n < *here {\n                    1 + left.add(n)\n                } else {\n                    \
             1 + right.add(n)\n                }\n            }\n        }\n    }\n\n    fn all(&self, out: &mut Vec<i32>) {\n        \
             if let Tree::Node(left, n, right) = self {\n            left.all(out);\n            out.push(*n);\n            right.all(out);\n        }\n    }\n}",
        );
        format!(
            "{{ {} let mut tree = Tree::Leaf; let mut deepest = 0; for n in numbers.iter().take(9) {{ deepest = deepest.max(tree.add(*n)); }} \
             let mut all = Vec::new(); tree.all(&mut all); format!(\"{{deepest}} {{all:?}}\") }}",
            self.data()
        )
    }

    fn operators(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]\nstruct Pair {\n    a: i32,\n    b: i32,\n}\n\n\
             impl std::ops::Add for Pair {\n    type Output = Pair;\n    fn add(self, o: Pair) -> Pair {\n        Pair { a: self.a.wrapping_add(o.a), b: self.b.wrapping_add(o.b) }\n    }\n}\n\n\
             impl std::ops::Mul<i32> for Pair {\n    type Output = Pair;\n    fn mul(self, n: i32) -> Pair {\n        Pair { a: self.a.wrapping_mul(n), b: self.b.wrapping_mul(n) }\n    }\n}\n\n\
             impl std::ops::Neg for Pair {\n    type Output = Pair;\n    fn neg(self) -> Pair {\n        Pair { a: self.b, b: self.a }\n    }\n}\n\n\
             impl std::ops::AddAssign<&Pair> for Pair {\n    fn add_assign(&mut self, o: &Pair) {\n        self.a ^= o.a;\n        self.b ^= o.b;\n    }\n}\n\n\
             impl std::ops::Index<usize> for Pair {\n    type Output = i32;\n    fn index(&self, i: usize) -> &i32 {\n        if i == 0 { &self.a } else { &self.b }\n    }\n}\n\n\
             impl std::ops::IndexMut<usize> for Pair {\n    fn index_mut(&mut self, i: usize) -> &mut i32 {\n        if i == 0 { &mut self.a } else { &mut self.b }\n    }\n}\n\n\
             impl std::iter::Sum for Pair {\n    fn sum<I: Iterator<Item = Pair>>(items: I) -> Pair {\n        items.fold(Pair::default(), |x, y| x + y)\n    }\n}",
        );
        let (factor, at) = (self.random.below(9), self.random.below(2));
        format!(
            "{{ {} let pairs: Vec<Pair> = numbers.chunks(2).map(|c| Pair {{ a: c[0], b: c.len() as i32 }}).collect(); \
             let mut sum: Pair = pairs.iter().copied().sum(); let before = sum; sum += &(-sum * {factor} + pairs.iter().max().copied().unwrap_or_default()); \
             sum[{at}] += 3; format!(\"{{sum:?}} {{}} {{:?}}\", sum < before, before[{at}].cmp(&sum[1])) }}",
            self.data()
        )
    }

    fn errors(&mut self) -> String {
        self.needs(
            "#[derive(Debug, PartialEq)]\nenum Fault {\n    Number(std::num::ParseIntError),\n    Text(String),\n    Empty,\n}\n\n\
             impl From<std::num::ParseIntError> for Fault {\n    fn from(e: std::num::ParseIntError) -> Fault {\n        Fault::Number(e)\n    }\n}\n\n\
             impl From<&str> for Fault {\n    fn from(e: &str) -> Fault {\n        Fault::Text(e.to_uppercase())\n    }\n}\n\n\
             impl std::fmt::Display for Fault {\n    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n        match self {\n            \
             Fault::Number(e) => write!(f, \"<{e}>\"),\n            Fault::Text(t) => f.pad(t),\n            Fault::Empty => f.write_str(\"-\"),\n        }\n    }\n}\n\n\
             fn total(parts: &[&str], limit: usize) -> Result<i64, Fault> {\n    let first = parts.first().ok_or(Fault::Empty)?;\n    \
             if first.len() > limit {\n        Err(*first)?;\n    }\n    let mut sum = 0;\n    for part in parts {\n        sum += part.trim().parse::<i32>()? as i64;\n    }\n    Ok(sum)\n}",
        );
        let text = self.expr(&Ty::Text, 1);
        let limit = self.random.below(8);
        let separator = self.one_of(&[
            "'/'",
            "','",
            "\"-\"",
            "|c: char| !c.is_ascii_digit() && c != '-'",
        ]);
        format!(
            "{{ let source: String = {text}; let parts: Vec<&str> = source.split({separator}).filter(|p| !p.is_empty()).collect(); \
             match total(&parts, {limit}) {{ Ok(n) => n.to_string(), Err(e) => format!(\"{{e:?}} {{e:>9}}\") }} }}"
        )
    }

    fn entries(&mut self) -> String {
        let (step, bound) = (1 + self.random.below(3), self.random.below(5));
        let data = self.data();
        let change = *self.random.pick(&[
            "*counts.entry(key).or_default() += 1;",
            "counts.entry(key).and_modify(|n| *n += 2).or_insert(1);",
            "counts.entry(key).or_insert_with(|| 5);",
            "if let Some(n) = counts.get_mut(&key) { *n *= 2; } else { counts.insert(key, 3); }",
        ]);
        let look = *self.random.pick(&[
            "counts.first_key_value()",
            "counts.last_key_value()",
            "counts.range(BOUND..).next()",
            "counts.iter().rev().max_by_key(|(_, n)| **n)",
            "counts.values().copied().reduce(|a, b| a + b)",
            "counts.pop_first()",
        ]);
        let look = look.replace("BOUND", &bound.to_string());
        format!(
            "{{ {data} let mut counts: BTreeMap<usize, i32> = BTreeMap::new(); let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new(); \
             for (i, word) in words.iter().enumerate().step_by({step}) {{ let key = word.chars().count(); {change} names.entry(word.as_str()).or_default().push(i); }} \
             let seen = format!(\"{{:?}}\", {look}); counts.retain(|k, v| k % 2 == 0 || *v > 1); \
             format!(\"{{seen}} {{counts:?}} {{names:?}}\") }}"
        )
    }

    fn slice_patterns(&mut self) -> String {
        let data = self.data();
        let list = self.one_of(&["numbers", "words"]);
        let order = self.one_of(&["", ".iter().rev().cloned().collect::<Vec<_>>()", ".clone()"]);
        format!(
            "{{ {data} let list = {list}{order}; let mut rest = &list[..list.len().min(6)]; let mut out = String::new(); \
             while let [first, tail @ ..] = rest {{ out.push_str(&match tail {{ [] => format!(\"{{first:?}}.\"), [only] => format!(\"{{first:?}}+{{only:?}}\"), \
             [next, .., last] if next == last => format!(\"={{next:?}}\"), [_, middle @ .., last] => format!(\"{{}}{{last:?}}\", middle.len()) }}); rest = tail; }} out }}"
        )
    }

    fn popping(&mut self) -> String {
        let data = self.data();
        let limit = 2 + self.random.below(9);
        format!(
            "{{ {data} let mut work: Vec<(usize, i32)> = numbers.into_iter().take(5).enumerate().collect(); let mut out = Vec::new(); \
             while let Some((depth, n)) = work.pop() {{ if out.len() > {limit} {{ continue; }} out.push(n); \
             if depth > 0 && n % 2 == 0 {{ work.push((depth - 1, n / 2)); work.push((0, n - 1)); }} }} format!(\"{{out:?}}\") }}"
        )
    }

    fn own_iterator(&mut self) -> String {
        self.needs(
            "struct Steps {\n    now: u32,\n    by: u32,\n    left: usize,\n}\n\nimpl Iterator for Steps {\n    type Item = u32;\n\n    \
             fn next(&mut self) -> Option<u32> {\n        self.left = self.left.checked_sub(1)?;\n        let now = self.now;\n        \
             self.now = now.wrapping_mul(self.by).wrapping_add(7) % 1000;\n        Some(now)\n    }\n}\n\n\
             fn steps(now: u32, by: u32, left: usize) -> impl Iterator<Item = u32> {\n    Steps { now, by, left }\n}",
        );
        let (start, by, left) = (
            self.random.below(50),
            2 + self.random.below(9),
            self.random.below(12),
        );
        let chain = *self.random.pick(&[
            ".skip_while(|n| n % 3 != 0).collect::<Vec<_>>()",
            ".zip(\"äbc😀\".chars()).collect::<Vec<_>>()",
            ".map_while(|n| n.checked_sub(5)).collect::<Vec<_>>()",
            ".inspect(|n| seen.push(*n)).filter(|n| n % 2 == 0).last()",
            ".fold(String::new(), |text, n| text + &n.to_string() + \",\")",
            ".partition::<Vec<u32>, _>(|n| *n > 100)",
            ".scan(0u32, |sum, n| { *sum += n; (*sum < 900).then_some(*sum) }).collect::<Vec<_>>()",
            ".chain(steps(1, 3, 4)).step_by(2).min_by_key(|n| n % 10)",
            ".flat_map(|n| (0..n % 4).map(move |m| n + m)).take(9).collect::<Vec<_>>()",
            ".try_fold(0u8, |sum, n| sum.checked_add(n as u8))",
            ".by_ref().take(2).collect::<Vec<_>>()",
            ".enumerate().filter_map(|(i, n)| (i as u32 != n).then(|| n.pow(2))).sum::<u32>()",
            ".max_by(|a, b| (a % 7).cmp(&(b % 7)).then(b.cmp(a)))",
            ".collect::<Vec<_>>().iter().cycle().take(7).copied().collect::<Vec<u32>>()",
        ]);
        let length = self.length();
        format!(
            "{{ let mut seen: Vec<u32> = Vec::new(); let found = steps({start} + {length}, {by}, {left}){chain}; \
             format!(\"{{found:?}} {{seen:?}}\") }}"
        )
    }

    /// A small number that depends on the input.
    fn length(&mut self) -> String {
        format!("({}.len() as u32 % 40)", self.expr(&Ty::Text, 1))
    }

    fn returned_closure(&mut self) -> String {
        self.needs(
            "fn adder(by: i32) -> impl Fn(i32) -> i32 {\n    move |n| n.wrapping_add(by)\n}\n\n\
             fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {\n    move |x| g(f(x))\n}\n\n\
             fn counter() -> impl FnMut() -> usize {\n    let mut n = 0;\n    move || {\n        n += 1;\n        n\n    }\n}\n\n\
             fn twice(f: fn(i32) -> i32, n: i32) -> i32 {\n    f(f(n))\n}\n\nfn halved(n: i32) -> i32 {\n    n / 2\n}",
        );
        let by = self.random.below(100);
        format!(
            "{{ {} let add = adder({by}); let text = compose(&add, |n| format!(\"<{{n}}>\")); let mut next = counter(); next(); \
             let all: Vec<String> = numbers.iter().take(4).map(|n| text(*n) + &next().to_string()).collect(); \
             let pick: fn(i32) -> i32 = if numbers.len() > 5 {{ halved }} else {{ i32::abs }}; format!(\"{{all:?}} {{}} {{}}\", twice(pick, -{by}), add(1)) }}",
            self.data()
        )
    }

    fn associated(&mut self) -> String {
        self.needs(
            "trait Unit {\n    const NAME: &'static str;\n    const FACTOR: i32 = 1;\n    type Out: std::fmt::Debug + PartialOrd;\n\n    \
             fn of(n: i32) -> Self;\n    fn out(&self) -> Self::Out;\n\n    fn label(&self) -> String {\n        format!(\"{}*{} {:?}\", Self::NAME, Self::FACTOR, self.out())\n    }\n}\n\n\
             struct Metres(i32);\nstruct Named<T> {\n    inner: T,\n    name: String,\n}\n\n\
             impl Unit for Metres {\n    const NAME: &'static str = \"m\";\n    const FACTOR: i32 = 100;\n    type Out = i32;\n    fn of(n: i32) -> Metres {\n        Metres(n)\n    }\n    fn out(&self) -> i32 {\n        self.0.wrapping_mul(Self::FACTOR)\n    }\n}\n\n\
             impl<T: Unit> Unit for Named<T> {\n    const NAME: &'static str = \"named\";\n    type Out = (String, T::Out);\n    fn of(n: i32) -> Self {\n        Named { inner: T::of(n + T::FACTOR), name: T::NAME.repeat(2) }\n    }\n    \
             fn out(&self) -> (String, T::Out) {\n        (self.name.clone(), self.inner.out())\n    }\n}\n\n\
             fn largest<U: Unit>(numbers: &[i32]) -> Option<String> {\n    let mut best: Option<U> = None;\n    for n in numbers {\n        let unit = U::of(*n);\n        \
             if best.as_ref().is_none_or(|b| unit.out() > b.out()) {\n            best = Some(unit);\n        }\n    }\n    best.map(|b| b.label())\n}",
        );
        let ty = self.one_of(&["Metres", "Named<Metres>", "Named<Named<Metres>>"]);
        format!(
            "{{ {} format!(\"{{:?}}\", largest::<{ty}>(&numbers)) }}",
            self.data()
        )
    }

    fn formats(&mut self) -> String {
        let ty = match self.random.below(4) {
            0 => Ty::Text,
            1 => Ty::F64,
            2 => Ty::Char,
            _ => Ty::Int(self.int()),
        };
        let specs: &[&'static str] = match ty {
            Ty::Text => &[":>8", ":<6", ":^7", ":*^9", ":.2", ":>5.1", ":?", ":-<4"],
            Ty::F64 => &[":.0", ":.2", ":8.3", ":+", ":08.1", ":?", ":e", ":<9"],
            Ty::Char => &[":>3", ":?", ":^5", ""],
            _ => &[
                ":>5", ":05", ":+", ":x", ":#X", ":#b", ":#010b", ":o", ":<4", ":^9", ":?",
            ],
        };
        let value = self.expr(&ty, 2);
        let width = self.random.below(9);
        let shown: Vec<String> = (0..3)
            .map(|_| format!("{{value{}}}", self.one_of(specs)))
            .collect();
        format!(
            "{{ let value: {ty} = {value}; let width = {width}; format!(\"{}|{{0:>width$}}|{{0:1$}}|{{2:?}}\", value, 3, Some(&value)) }}",
            shown.join("|")
        )
    }

    fn labelled(&mut self) -> String {
        let (product, limit) = (self.random.below(40), 2 + self.random.below(9));
        format!(
            "{{ {} let found = 'outer: loop {{ for (i, a) in numbers.iter().enumerate() {{ 'inner: for b in &numbers[i..] {{ \
             if *b < 0 {{ break 'inner; }} if a + b > {limit} {{ continue 'inner; }} if a * b == {product} {{ break 'outer Some((*a, *b)); }} }} }} break None; }}; \
             let kind = 'kind: {{ let Some((a, b)) = found else {{ break 'kind \"none\" }}; if a == b {{ break 'kind \"same\"; }} \"two\" }}; format!(\"{{found:?}} {{kind}}\") }}",
            self.data()
        )
    }

    fn constants(&mut self) -> String {
        let (size, factor) = (2 + self.random.below(9), 3 + self.random.below(50));
        let table = format!(
            "const TABLE{size}_{factor}: [u32; {size}] = {{\n    let mut table = [0; {size}];\n    let mut i = 0;\n    while i < {size} {{\n        \
             table[i] = (i as u32 * {factor}) % 11;\n        if table[i] > 5 {{\n            table[i] -= 5;\n        }}\n        i += 1;\n    }}\n    table\n}};\n\n\
             static NAMES{size}_{factor}: &[(&str, Option<u8>)] = &[(\"a\", None), (\"ü\", Some({factor})), (\"c\", Some(b'x'))];"
        );
        self.needs(&table);
        format!(
            "{{ {} let mut own = TABLE{size}_{factor}; own[0] = 99; let sum: u32 = words.iter().map(|w| TABLE{size}_{factor}[w.len() % {size}]).sum(); \
             format!(\"{{own:?}} {{sum}} {{:?}}\", NAMES{size}_{factor}.iter().find(|(n, _)| source.contains(n))) }}",
            self.data()
        )
    }

    fn sorting(&mut self) -> String {
        let data = self.data();
        let steps = [
            "words.sort_unstable();",
            "words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));",
            "words.sort_by_key(|w| std::cmp::Reverse(w.chars().rev().collect::<String>()));",
            "words.dedup_by_key(|w| w.len());",
            "words.retain(|w| !w.is_empty());",
            "let by = usize::from(words.len() > 1); words.rotate_right(by);",
            "numbers.sort(); numbers.dedup();",
            "numbers.sort_by(|a, b| b.cmp(a));",
            "numbers.swap_remove(0);",
            "numbers.drain(..numbers.len() / 2);",
            "words.extend_from_within(..1);",
            "numbers.splice(0..1, [7, 8]);",
            "words.sort_by_cached_key(|w| w.to_lowercase());",
            "numbers.fill(3);",
        ];
        let chosen: Vec<&str> = (0..3).map(|_| *self.random.pick(&steps)).collect();
        let wanted = self.random.below(9);
        format!(
            "{{ {data} let (mut words, mut numbers) = (words, numbers); words.push(\"zz\".to_string()); numbers.push({wanted}); {} \
             numbers.sort(); format!(\"{{words:?}} {{numbers:?}} {{:?}} {{:?}}\", numbers.binary_search(&{wanted}), numbers.partition_point(|n| *n < {wanted})) }}",
            chosen.join(" ")
        )
    }

    fn pieces(&mut self) -> String {
        let data = self.data();
        let n = 1 + self.random.below(4);
        let look = *self.random.pick(&[
            "numbers.windows(N).map(|w| w.iter().sum::<i32>()).collect::<Vec<_>>()",
            "numbers.chunks_exact(N).map(<[i32]>::to_vec).collect::<Vec<_>>()",
            "numbers.rchunks(N).map(|c| c.to_vec()).collect::<Vec<_>>()",
            "numbers.split(|n| n % N == 0).map(|p| p.len()).collect::<Vec<_>>()",
            "numbers.split_first().map(|(a, rest)| (*a, rest.len()))",
            "numbers.iter().rev().skip(N).step_by(N).copied().collect::<Vec<_>>()",
            "words.concat()",
            "words.join(\"-\").char_indices().filter(|(i, _)| i % N == 0).map(|(_, c)| c).collect::<String>()",
            "words.iter().map(String::as_str).rev().collect::<Vec<&str>>().join(\"é\")",
            "source.split_once('/').map(|(a, b)| (b.to_string(), a.len()))",
            "source.rsplitn(N, '/').collect::<Vec<_>>()",
            "source.char_indices().rev().nth(N)",
            "source.lines().flat_map(str::split_whitespace).collect::<Vec<_>>()",
            "source.bytes().rev().position(|b| b == b'/')",
            "numbers.iter().zip(&words).unzip::<_, _, Vec<i32>, Vec<&String>>()",
            "numbers.iter().copied().take(6).map(i64::from).product::<i64>().signum()",
            "numbers.iter().max().zip(numbers.iter().min())",
            "words.iter().map(|w| w.chars().next()).collect::<Option<String>>()",
            "words.iter().map(|w| w.parse::<u8>()).collect::<Result<Vec<_>, _>>().map_err(|e| e.to_string())",
        ]);
        format!(
            "{{ {data} format!(\"{{:?}}\", {}) }}",
            look.replace('N', &n.to_string())
        )
    }

    fn wide_bits(&mut self) -> String {
        let (shift, mask) = (self.random.below(20), self.random.below(1 << 20));
        let int = self.one_of(&["u64", "i64"]);
        let op = self.one_of(&["&", "|", "^"]);
        let value = self.length();
        format!(
            "{{ let n = {value} as {int}; let large = (n + 3) << {shift}; let other: {int} = 0x0F_F0F0_F0F0 + {mask}; \
             let mixed = (large * 65537) {op} other; format!(\"{{mixed}} {{}} {{}} {{:#x}}\", mixed >> 7, mixed & 0xFF, other ^ n) }}"
        )
    }

    fn peeking(&mut self) -> String {
        let text = self.expr(&Ty::Text, 1);
        let stop = self.char_literal();
        format!(
            "{{ let source: String = {text}; let mut chars = source.chars().peekable(); let mut out: Vec<String> = Vec::new(); \
             while let Some(c) = chars.next() {{ let mut run = c.to_string(); if c == {stop} {{ break; }} \
             while let Some(d) = chars.next_if(|d| d.is_alphanumeric() == c.is_alphanumeric()) {{ run.push(d); }} \
             if chars.peek().is_none() {{ run.insert(0, '!'); }} out.push(run); }} out.join(\"|\") }}"
        )
    }

    fn machine(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]\nenum State {\n    Idle,\n    Reading { text: String, depth: u8 },\n    Done(Vec<State>),\n}\n\n\
             impl State {\n    fn next(self, c: char) -> State {\n        match (self, c) {\n            (State::Idle, '/') => State::Reading { text: String::new(), depth: 1 },\n            \
             (State::Reading { text, depth }, '/') if depth > 2 => State::Done(vec![State::Reading { text, depth }, State::Idle]),\n            \
             (State::Reading { mut text, depth }, c) => {\n                text.push(c);\n                State::Reading { text, depth: depth + u8::from(c == '/') }\n            }\n            \
             (State::Done(mut all), c @ ('a'..='f' | '0'..='9')) => {\n                all.push(State::Reading { text: c.into(), depth: 0 });\n                State::Done(all)\n            }\n            \
             (state @ State::Done(_), _) => state,\n            (state, _) => state,\n        }\n    }\n\n    \
             fn grow(&mut self) {\n        if let State::Reading { text, depth } = self {\n            *depth += 1;\n            text.push('+');\n        } else if let State::Done(all) = self {\n            \
             all.iter_mut().for_each(State::grow);\n        } else {\n            *self = State::Done(vec![self.clone()]);\n        }\n    }\n}",
        );
        let text = self.expr(&Ty::Text, 1);
        format!(
            "{{ let source: String = {text}; let mut state = source.chars().fold(State::Idle, State::next); let before = state.clone(); state.grow(); \
             format!(\"{{state:?}} {{:?}}\", before.cmp(&state)) }}"
        )
    }

    fn searched(&mut self) -> String {
        let data = self.data();
        let what = *self.random.pick(&[
            "words.iter().position(|w| w.len() > 3)",
            "words.iter().rposition(|w| w.contains('a'))",
            "words.iter().find_map(|w| w.parse::<i16>().ok())",
            "numbers.iter().any(|n| n % 5 == 0)",
            "numbers.iter().all(|n| (-20..90).contains(n))",
            "source.find(char::is_numeric)",
            "source.rfind(&['a', 'o', 'é'][..])",
            "source.matches(|c: char| c.is_ascii_punctuation()).count()",
            "source.match_indices('/').map(|(i, _)| i).collect::<Vec<_>>()",
            "source.strip_prefix('/').and_then(|s| s.strip_suffix(\"html\")).map(str::len)",
            "source.trim_start_matches('/').trim_end_matches(char::is_alphanumeric).to_owned()",
            "source.replacen('/', \"::\", 2)",
            "source.chars().filter(char::is_ascii_uppercase).map(|c| c.to_ascii_lowercase()).collect::<String>()",
            "source.get(..3).map(str::to_uppercase)",
            "source.is_char_boundary(5)",
            "source.chars().map(char::len_utf8).max()",
            "source.eq_ignore_ascii_case(&source.to_ascii_uppercase())",
            "numbers.iter().is_sorted()",
            "words.contains(&\"42\".to_string()) || numbers.contains(&7)",
            "numbers.iter().min_by_key(|n| (*n - 9).abs())",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn nested(&mut self) -> String {
        let (inner, outer) = (self.ty(1), self.ty(0));
        let value = self.expr(&inner, 1);
        let other = self.expr(&outer, 1);
        let again = self.literal(&outer, 1);
        format!(
            "{{ let mut grid: Vec<Option<Result<{inner}, {outer}>>> = vec![None, Some(Ok({value})), Some(Err({other}))]; \
             if let Some(Some(Err(e))) = grid.last_mut() {{ *e = {again}; }} grid.swap(0, 2); \
             for cell in grid.iter_mut() {{ match cell {{ None => *cell = Some(Err({again})), Some(Ok(_)) => {{ cell.take(); }} Some(Err(_)) => {{}} }} }} \
             let kept: Vec<_> = grid.iter().flatten().filter_map(|r| r.as_ref().err()).collect(); format!(\"{{grid:?}} {{}}\", kept.len()) }}"
        )
    }
}
