//! What std has, in one file that rustc accepts: the checker has to know every type in it.
#![allow(unused)]
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::str::FromStr;

use std::collections::{HashMap, HashSet};

fn count(words: &[&str]) -> BTreeMap<String, usize> {
    let mut map = BTreeMap::new();
    for w in words {
        *map.entry(w.to_string()).or_insert(0) += 1;
    }
    map
}
fn group<'a>(items: &'a [(&'a str, u32)]) -> BTreeMap<&'a str, Vec<u32>> {
    let mut out: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for &(k, v) in items {
        out.entry(k).or_default().push(v);
    }
    out
}
fn clean(s: &str) -> Cow<'_, str> {
    if s.contains(' ') {
        Cow::Owned(s.replace(' ', "-"))
    } else {
        Cow::Borrowed(s)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Version {
    major: u16,
    minor: u16,
}
impl FromStr for Version {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let mut parts = s.splitn(2, '.').map(str::parse::<u16>);
        let (Some(Ok(major)), Some(Ok(minor))) = (parts.next(), parts.next()) else {
            return Err(format!("bad version {s}"));
        };
        Ok(Self { major, minor })
    }
}
#[derive(Default, Clone, Debug)]
struct Config {
    name: Option<String>,
    tags: Vec<String>,
    limit: u32,
    nested: Inner,
}
#[derive(Default, Clone, Debug)]
struct Inner {
    flags: [bool; 3],
}
struct Builder {
    config: Config,
}
impl Builder {
    fn new() -> Self {
        Self {
            config: Config::default(),
        }
    }
    fn name(mut self, n: impl Into<String>) -> Self {
        self.config.name = Some(n.into());
        self
    }
    fn tag<S: AsRef<str>>(mut self, t: S) -> Self {
        self.config.tags.push(t.as_ref().to_owned());
        self
    }
    fn tags<I, S>(self, it: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        it.into_iter().fold(self, |b, t| b.tag(t))
    }
    fn build(self) -> Config {
        let Builder { config } = self;
        config
    }
}
#[repr(u8)]
#[derive(Clone, Copy)]
enum Level {
    Low = 1,
    High = 5,
}
impl Level {
    const ALL: [Level; 2] = [Level::Low, Self::High];
    fn weight(self) -> u32 {
        self as u32 * 2
    }
}
const NAMES: &[&str] = &["a", "b"];
const LEN: usize = NAMES.len() + 1;
static TABLE: [(&str, u16); 2] = [("x", 1), ("y", 2)];
fn lookup(k: &str) -> Option<u16> {
    TABLE.iter().find(|(n, _)| *n == k).map(|&(_, v)| v)
}
fn memo<F>(n: u32, mut f: F) -> Vec<u64>
where
    F: FnMut(u32) -> u64,
{
    let mut v = Vec::with_capacity(n as usize);
    for i in 0..n {
        v.push(f(i));
    }
    v
}
trait Plugin {
    fn name(&self) -> &str;
    fn run(&self, x: i32) -> i32 {
        x
    }
}
struct Dbl;
struct Add(i32);
impl Plugin for Dbl {
    fn name(&self) -> &str {
        "dbl"
    }
    fn run(&self, x: i32) -> i32 {
        x * 2
    }
}
impl Plugin for Add {
    fn name(&self) -> &str {
        "add"
    }
    fn run(&self, x: i32) -> i32 {
        x + self.0
    }
}
impl<P: Plugin, Q: Plugin> Plugin for (P, Q) {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn run(&self, x: i32) -> i32 {
        self.1.run(self.0.run(x))
    }
}
impl<P: Plugin + ?Sized> Plugin for &P {
    fn name(&self) -> &str {
        (**self).name()
    }
    fn run(&self, x: i32) -> i32 {
        (**self).run(x)
    }
}
struct Tree<K, V> {
    root: Option<Box<TNode<K, V>>>,
}
struct TNode<K, V> {
    k: K,
    v: V,
    l: Tree<K, V>,
    r: Tree<K, V>,
}
impl<K: Ord, V> Tree<K, V> {
    fn new() -> Self {
        Tree { root: None }
    }
    fn insert(&mut self, k: K, v: V) -> Option<V> {
        match &mut self.root {
            None => {
                self.root = Some(Box::new(TNode {
                    k,
                    v,
                    l: Tree::new(),
                    r: Tree::new(),
                }));
                None
            }
            Some(n) => match k.cmp(&n.k) {
                std::cmp::Ordering::Less => n.l.insert(k, v),
                std::cmp::Ordering::Greater => n.r.insert(k, v),
                std::cmp::Ordering::Equal => Some(std::mem::replace(&mut n.v, v)),
            },
        }
    }
    fn get<Q>(&self, k: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
        Q: Ord + ?Sized,
    {
        let n = self.root.as_ref()?;
        match k.cmp(n.k.borrow()) {
            std::cmp::Ordering::Less => n.l.get(k),
            std::cmp::Ordering::Greater => n.r.get(k),
            _ => Some(&n.v),
        }
    }
    fn each(&self, f: &mut impl FnMut(&K, &V)) {
        if let Some(n) = &self.root {
            n.l.each(f);
            f(&n.k, &n.v);
            n.r.each(f);
        }
    }
}
async fn load(k: &str) -> Result<String, String> {
    if k.is_empty() {
        Err("empty".into())
    } else {
        Ok(k.to_uppercase())
    }
}
async fn both() -> Result<usize, String> {
    let a = load("a").await?;
    let b = load(&a).await.unwrap_or_default();
    Ok(a.len() + b.len())
}
fn opt(x: Option<&mut Vec<i32>>) -> i32 {
    let Some(v) = x else { return -1 };
    v.push(1);
    v.retain(|x| *x > 0);
    v.iter().sum::<i32>()
}
fn all() -> Result<(), Box<String>> {
    let m = count(&["a", "b", "a"]);
    let top = m
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))
        .map(|(k, _)| k.as_str());
    let keys: Vec<_> = m.keys().cloned().collect();
    let total: usize = m.values().sum();
    let first = m.iter().next();
    let range = m.range("a".to_string()..).count();
    let cfg = Builder::new()
        .name("n")
        .tag("x")
        .tags(["a", "b"])
        .tags(vec![String::from("c")])
        .build();
    let name = cfg.name.as_deref().unwrap_or("none");
    let Config {
        tags,
        limit: max @ 0..=9,
        ..
    } = cfg.clone()
    else {
        return Ok(());
    };
    let v: Version = "1.2".parse().map_err(Box::new)?;
    let newer = v > Version { minor: 3, ..v };
    let sum: u32 = Level::ALL.iter().map(|l| l.weight()).sum();
    let arr = [0u8; LEN];
    let mut seen = HashSet::new();
    let uniq: Vec<i32> = vec![1, 2, 1]
        .into_iter()
        .filter(|x| seen.insert(*x))
        .collect();
    let mut cache: HashMap<u32, u64> = HashMap::new();
    let fib = memo(5, |i| {
        let x = if i < 2 {
            i as u64
        } else {
            cache[&(i - 1)] + cache[&(i - 2)]
        };
        cache.insert(i, x);
        x
    });
    let p = (Dbl, (Add(1), &Dbl)).run(3);
    let mut t = Tree::new();
    t.insert(String::from("k"), 1u8);
    let got = t.get("k").copied();
    let mut out = Vec::new();
    t.each(&mut |k, v| out.push(format!("{k}={v}")));
    let mut q = VecDeque::from([1, 2, 3]);
    while let Some(x) = q.pop_front() {
        if x == 2 {
            q.push_back(x * 10);
        }
    }
    let text = "k1=v1;k2=v2";
    let parsed = text
        .split(';')
        .filter_map(|kv| kv.split_once('='))
        .map(|(k, v)| (k.trim(), v.trim()))
        .collect::<BTreeMap<_, _>>();
    let sc = [1, 2, 3]
        .iter()
        .scan(0, |acc, &x| {
            *acc += x;
            Some(*acc)
        })
        .take_while(|&x| x < 5)
        .last();
    let fl = vec![vec![1.5, 2.0], vec![]]
        .into_iter()
        .flatten()
        .fold(f64::NEG_INFINITY, f64::max);
    let win = [1, 2, 3].windows(2).map(|w| w[1] - w[0]).all(|d| d == 1);
    let z = [1, 2]
        .iter()
        .zip("ab".chars())
        .map(|(n, c)| format!("{c}{n}"))
        .collect::<String>();
    let any =
        ["x", "y"].contains(&"x") && [1, 2].iter().any(|&n| n == 2) && matches!(got, Some(1 | 2));
    let nested: Option<Option<i32>> = Some(None);
    let flat = nested
        .flatten()
        .map_or("none".to_string(), |n| n.to_string());
    let res: Result<u8, std::num::ParseIntError> = "7".parse::<u8>().or_else(|_| "8".parse());
    let c = clean("a b").into_owned() + &clean("c");
    let cl = {
        let base = 10;
        move |x: i32, y: i32| -> i32 { base + x * y }
    };
    let r = cl(2, 3).pow(2) as f32 / 2.5;
    let chunks: Vec<Vec<u8>> = arr.chunks(2).map(|c| c.to_vec()).collect();
    let mut grid = [[0i32; 4]; 4];
    grid[1][2] = 5;
    grid[0].iter_mut().for_each(|c| *c -= 1);
    let (mn, mx) = grid
        .iter()
        .flatten()
        .fold((i32::MAX, i32::MIN), |(a, b), &x| (a.min(x), b.max(x)));
    let mut it = text.char_indices().rev().skip(1).step_by(2);
    let at = it
        .find(|(_, c)| c.is_ascii_digit())
        .map(|(i, _)| &text[i..]);
    let key = |s: &&str| s.len();
    let longest = ["aa", "b"].into_iter().max_by_key(key);
    let h = "abc"
        .bytes()
        .map(|b| format!("{b:02x}"))
        .collect::<Vec<_>>()
        .concat();
    let idx = "a,b".find(',').map_or(0, |i| i + ','.len_utf8());
    let mut s = String::from("x");
    s += "y";
    s.extend(['a', 'b']);
    s.insert_str(0, &h);
    let cmp = s.as_str() < "z" && s != *"q" && "q" != s && Some(&s) == Some(&h);
    let dd = std::time::Duration::from_millis(1500).as_secs_f64();
    let i = loop {
        break if cmp { 1u64 } else { continue };
    };
    let last = tags
        .last()
        .map(String::as_str)
        .into_iter()
        .chain(Some("z"))
        .collect::<Vec<&str>>();
    let sorted = {
        let mut v = last.clone();
        v.sort_unstable();
        v.reverse();
        v
    };
    Ok(())
}
