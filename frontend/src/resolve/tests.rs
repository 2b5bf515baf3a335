//! Tests of resolution on small packages, through the readable form of HIR.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::LazyLock;

use cfc_syntax::Diagnostic;

use super::{Files, Package};
use crate::hir::{CrateId, Crates, DefKind, ExprKind, dump};
use crate::metadata::{self, Metadata};
use crate::span::{SourceMap, Span};

struct Memory(BTreeMap<&'static str, String>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<String, String> {
        self.0
            .get(path)
            .cloned()
            .ok_or_else(|| "no such file".to_string())
    }
}

fn resolve(package: &Package) -> (Crates, SourceMap, Vec<Diagnostic<Span>>) {
    super::resolve(package, LIBRARIES.with(Arc::clone))
}

static ENCODED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (std, shim) = (cfc_sysroot::FILES, cloudfront_functions::source::FILES);
    metadata::encode(std, shim).expect("std and the shim resolve")
});

thread_local! {
    static LIBRARIES: Arc<Metadata> = {
        let (std, shim) = (cfc_sysroot::FILES, cloudfront_functions::source::FILES);
        Arc::new(Metadata::open(&ENCODED, std, shim).expect("what was encoded can be opened"))
    };
}

struct Resolved {
    crates: Crates,
    /// Of the author's files: `line:column code message`.
    found: Vec<String>,
}

fn package(files: &[(&'static str, &str)]) -> Resolved {
    let files = Memory(
        files
            .iter()
            .map(|(path, text)| (*path, (*text).to_string()))
            .collect(),
    );
    let env = |name: &str| (name == "API_HOST").then(|| "api.example.com".to_string());
    let (crates, sources, diagnostics) = resolve(&Package {
        root: "src/lib.rs",
        files: &files,
        env: &env,
    });
    let local = diagnostics
        .iter()
        .filter(|d| sources.file(d.span.file).is_local);
    let found = local.map(|d| finding(&sources, d)).collect();
    Resolved { crates, found }
}

fn finding(sources: &SourceMap, d: &Diagnostic<Span>) -> String {
    let (line, column) = sources.line_column(d.span);
    format!(
        "{}:{line}:{column} {} {}",
        sources.file(d.span.file).name,
        d.code.id,
        d.message
    )
}

fn findings(text: &str) -> Vec<String> {
    package(&[("src/lib.rs", text)]).found
}

/// The definitions of a package that has nothing wrong in it.
fn hir_of(files: &[(&'static str, &str)]) -> String {
    let resolved = package(files);
    assert_eq!(resolved.found, Vec::<String>::new());
    dump::definitions(&resolved.crates, CrateId::Local)
}

fn hir(text: &str) -> String {
    hir_of(&[("src/lib.rs", text)])
}

/// The body of `fn f`, one line per line.
fn body(text: &str) -> String {
    let resolved = package(&[("src/lib.rs", text)]);
    assert_eq!(resolved.found, Vec::<String>::new());
    let f = resolved
        .crates
        .local_defs()
        .find(|(_, def)| &*def.name == "f");
    let Some(DefKind::Fn(f)) = f.map(|(_, def)| &def.kind) else {
        panic!("no `fn f`")
    };
    dump::body(&resolved.crates, &f.body().expect("it has a body"))
}

#[track_caller]
fn same(got: &str, wanted: &str) {
    let lines = |text: &str| {
        text.trim()
            .lines()
            .map(|line| line.trim_end().to_string())
            .collect::<Vec<_>>()
    };
    let indent = wanted
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| l.len() - l.trim_start().len())
        .min();
    let wanted: Vec<&str> = wanted
        .lines()
        .map(|l| l.get(indent.unwrap_or(0)..).unwrap_or(""))
        .collect();
    let wanted = wanted.join("\n");
    assert_eq!(lines(got).join("\n"), lines(&wanted).join("\n"));
}

#[test]
fn shadowing_gives_every_variable_its_own_number() {
    same(
        &body("fn f(x: u32) -> u32 { let x = x + 1; let y = { let x = x * 2; x }; x + y }"),
        "|x#0| {
           let x#1 = (x#0 + 1);
           let y#3 = {
             let x#2 = (x#1 * 2);
             x#2
           };
           (x#1 + y#3)
         }"
        .replace("         ", "")
        .as_str(),
    );
}

#[test]
fn variables_of_a_condition_reach_the_first_branch_only() {
    same(
        &body("fn f(a: Option<u8>, x: u8) -> u8 { if let Some(x) = a && x > 1 { x } else { x } }"),
        "
|a#0, x#1| {
  if (let option::Option::Some(x#2) = a#0 && (x#2 > 1)) {
    x#2
  } else {
    x#1
  }
}",
    );
}

#[test]
fn alternatives_share_their_variables() {
    same(
        &body(
            "enum E { A(u8), B(u8), C } fn f(e: E) -> u8 { match e { E::A(n) | E::B(n) if n > 1 => n, _ => 0 } }",
        ),
        "
|e#0| {
  match e#0 {
    E::A(n#1) | E::B(n#1) if (n#1 > 1) => n#1
    _ => 0
  }
}",
    );
}

#[test]
fn a_name_in_a_pattern_may_be_a_constant() {
    same(
        &body(
            "const LIMIT: u8 = 3; fn f(n: Option<u8>) -> bool { match n { None => true, Some(LIMIT) => false, Some(other) => other > LIMIT } }",
        ),
        "
|n#0| {
  match n#0 {
    option::Option::None => true
    option::Option::Some(LIMIT) => false
    option::Option::Some(other#1) => (other#1 > LIMIT)
  }
}",
    );
}

#[test]
fn a_field_without_colon_is_always_a_variable() {
    let text = "const x: u8 = 1; struct P { x: u8 } fn f(p: P) -> u8 { let P { x } = p; x }";
    same(
        &body(text),
        "\n|p#0| {\n  let P { x: x#1 } = p#0;\n  x#1\n}",
    );
}

#[test]
fn loops_and_labels() {
    same(
        &body(
            "fn f(v: &[u8]) { 'out: for x in v { while *x > 1 { if *x == 2 { break 'out; } break; } continue; } }",
        ),
        "
|v#0| {
  match(for) iter::collect::IntoIterator::into_iter(v#0) {
    mut iter#1 => '0: loop(for) {
      match iter::traits::Iterator::next(&mut iter#1) {
        option::Option::None => break '0
        option::Option::Some(x#2) => {
          '1: loop(while) {
            if (*x#2 > 1) {
              if (*x#2 == 2) {
                break '0;
              }
              break '1;
            } else break '1
          }
          continue '0;
        }
      }
    }
  }
}"
        .replace("iter::traits::Iterator::next", &path_of("next"))
        .replace(
            "iter::collect::IntoIterator::into_iter",
            &path_of("into_iter"),
        )
        .as_str(),
    );
}

/// Where the sysroot keeps a lang item.
fn path_of(lang: &str) -> String {
    let crates = package(&[("src/lib.rs", "")]).crates;
    crates.path_string(crates.lang(lang))
}

#[test]
fn a_labelled_block_is_left_with_a_value() {
    same(
        &body("fn f(n: u8) -> u8 { 'a: { if n > 1 { break 'a 5; } loop { break; } 6 } }"),
        "
|n#0| {
  '0: {
    if (n#0 > 1) {
      break '0 5;
    }
    '1: loop {
      break '1;
    }
    6
  }
}",
    );
}

#[test]
fn the_question_mark() {
    let text = "fn f(s: &str) -> Option<u8> { let n = g(s)?; Some(n) } fn g(_s: &str) -> Option<u8> { None }";
    same(
        &body(text),
        &"
|s#0| {
  let n#3 = match(?) BRANCH(g(s#0)) {
    ops::control_flow::ControlFlow::Continue(value#1) => value#1
    ops::control_flow::ControlFlow::Break(residual#2) => return RESIDUAL(residual#2)
  };
  option::Option::Some(n#3)
}"
        .replace("BRANCH", &path_of("branch"))
        .replace("RESIDUAL", &path_of("from_residual"))
        .replace("ops::control_flow::ControlFlow", &path_of("ControlFlow")),
    );
}

#[test]
fn assignment_to_a_pattern_evaluates_the_value_first() {
    same(
        &body(
            "fn f(mut a: u8, mut b: u8) -> u8 { (a, b) = (b, a); [a, _] = [b, a]; a += 1; a - b }",
        ),
        "
|mut a#0, mut b#1| {
  {
    let (assigned#2, assigned#3) = (b#1, a#0);
    a#0 = assigned#2;
    b#1 = assigned#3;
  };
  {
    let [assigned#4, _] = [b#1, a#0];
    a#0 = assigned#4;
  };
  a#0 += 1;
  (a#0 - b#1)
}",
    );
}

#[test]
fn ranges_are_structs() {
    let text =
        "fn f(v: &[u8], n: usize) { let _ = (&v[..], &v[1..], &v[..n], 0..=n, ..=n, 0..n); }";
    let wanted = "
|v#0, n#1| {
  let _ = (&v#0[RangeFull {  }], &v#0[RangeFrom { start: 1 }], &v#0[RangeTo { end: n#1 }], RangeInclusive { start: 0, end: n#1 }, RangeToInclusive { end: n#1 }, Range { start: 0, end: n#1 });
}";
    let mut wanted = wanted.to_string();
    for name in [
        "RangeFull",
        "RangeFrom",
        "RangeToInclusive",
        "RangeInclusive",
        "Range",
        "RangeTo",
    ] {
        wanted = wanted.replace(&format!("{name} {{"), &format!("{} {{", path_of(name)));
    }
    same(&body(text), &wanted);
}

#[test]
fn closures_see_outer_variables_and_no_outer_loops() {
    same(
        &body(
            "fn f(n: u8) { let g = |x: u8, (a, _): (u8, u8)| -> u8 { return x + n + a; }; let _ = move || g(1, (n, n)); }",
        ),
        "
|n#0| {
  let g#3 = |x#1: u8, (a#2, _): (u8, u8)| -> u8 {
    return ((x#1 + n#0) + a#2);
  };
  let _ = move || g#3(1, (n#0, n#0));
}",
    );
}

#[test]
fn items_in_blocks_are_seen_there_and_below() {
    let text = "const N: u8 = 1;
        fn f() -> u8 { let a = N; { const N: u8 = 2; fn g() -> u8 { N } use std::mem::swap as other; let _ = other::<u8>; a + N + g() } }";
    same(
        &hir(text),
        "
const N: u8 = || 1
fn f() -> u8 = || {
  let a#0 = N;
  {
    let _ = mem::swap<u8>;
    ((a#0 + f::N) + f::g())
  }
}
const f::N: u8 = || 2
fn f::g() -> u8 = || {
  f::N
}",
    );
}

#[test]
fn format_arguments_are_evaluated_where_they_are_used_if_that_keeps_the_order() {
    same(
        &body(
            "fn g() -> u8 { 1 } fn f(w: usize, s: &str) -> String { format!(\"{}|{s:>w$}|{{}}|{0:03}|{:.*}\", g(), 2, s) }",
        ),
        "
|w#0, s#1| {
  {
    let arg#2 = &g();
    format!({arg#2} \"|\" {s#1:>w#0$} \"|{}|\" {arg#2:03} \"|\" {s#1:.2$})
  }
}",
    );
    same(
        &body(
            "fn g() -> u8 { 1 } fn f(s: &str) -> String { format!(\"{}{s}{name:?}\", g(), name = g()) }",
        ),
        "
|s#0| {
  format!({g()} {s#0} {g():?})
}",
    );
    same(
        &body("fn g() -> u8 { 1 } fn f() -> String { format!(\"{1}{0}\", g(), g()) }"),
        "
|| {
  {
    let arg#0 = &g();
    let arg#1 = &g();
    format!({arg#1} {arg#0})
  }
}",
    );
}

#[test]
fn format_specs() {
    let specs = [
        ("{:>8}", ":>8"),
        ("{:*^+8.3}", ":*^+8.3"),
        ("{:#06x}", ":#06x"),
        ("{:<3X}", ":<3X"),
        ("{:b}", ":b"),
        ("{:o}", ":o"),
        ("{:e}", ":e"),
        ("{:5?}", ":5?"),
        ("{ 0 : }", ""),
    ];
    for (spec, wanted) in specs {
        let got = body(&format!("fn f(x: u8) -> String {{ format!({spec:?}, x) }}"));
        same(&got, &format!("\n|x#0| {{\n  format!({{x#0{wanted}}})\n}}"));
    }
}

#[test]
fn macros_without_formats() {
    same(
        &body(
            "fn f(n: u8) -> bool { let v = vec![n, 2]; let w = vec![0u8; 3]; let _ = (v, w); matches!(n, 1 | 2 if n > 1) }",
        ),
        "
|n#0| {
  let v#1 = vec![n#0, 2];
  let w#2 = vec![0u8; 3];
  let _ = (v#1, w#2);
  match n#0 {
    1 | 2 if (n#0 > 1) => true
    _ => false
  }
}",
    );
    same(
        &body(
            "fn f() -> (&'static str, &'static str) { (concat!(\"a\", 1, true, 'c', -2.5), stringify!(a + b)) }",
        ),
        "\n|| {\n  (\"a1truec-2.5\", \"a + b\")\n}",
    );
}

#[test]
fn panics_and_assertions_say_what_rust_says() {
    same(
        &body("fn f(a: u8, b: u8) { assert!(a < b); assert_ne!(a, b, \"no {a}\"); if a > 1 { unreachable!() } todo!(\"later\") }"),
        "
|a#0, b#1| {
  if !(a#0 < b#1) {
    panic!(\"assertion failed: a < b\");
  };
  match (&a#0, &b#1) {
    (left#2, right#3) => if !(*left#2 != *right#3) {
      panic!(format!(\"assertion `left != right` failed: \" \"no \" {a#0} \"\\n  left: \" {left#2:?} \"\\n right: \" {right#3:?}));
    }
  };
  if (a#0 > 1) {
    panic!(\"internal error: entered unreachable code\")
  }
  panic!(\"not yet implemented: later\")
}",
    );
}

#[test]
fn printing_calls_the_log() {
    let wanted = "\n|n#0| {\n  LOG(format!(\"n = \" {n#0}));\n  LOG(format!());\n}"
        .replace("LOG", &path_of("console_log"));
    same(
        &body("fn f(n: u8) { println!(\"n = {n}\"); println!(); }"),
        &wanted,
    );
}

#[test]
fn build_time_texts() {
    let lib = "fn f() -> (&'static str, &'static str) { (env!(\"API_HOST\"), include_str!(\"../data.txt\")) }";
    let files = [("src/lib.rs", lib), ("data.txt", "text")];
    let got = hir_of(&files);
    assert!(
        got.ends_with("(\"api.example.com\", \"text\")\n}\n"),
        "{got}"
    );
    assert_eq!(
        findings("const A: &str = env!(\"NOPE\"); const B: &str = include_str!(\"nope.txt\");"),
        [
            "src/lib.rs:1:17 CFC0701 the environment variable `NOPE` is not set",
            "src/lib.rs:1:47 CFC0702 cannot include `nope.txt`: no such file",
        ]
    );
}

#[test]
fn modules_in_files_and_imports_between_them() {
    let files = [
        (
            "src/lib.rs",
            "mod a; mod b; mod c; #[cfg(test)] mod nowhere; use a::{self, inner::Deep as D, *}; fn f(_: D, _: a::Top, _: Top, _: c::Odd) {}",
        ),
        (
            "src/a.rs",
            "pub mod inner; pub use self::inner::Deep; pub struct Top; use std::fmt::Result; fn g() -> Result { Ok(()) }",
        ),
        (
            "src/a/inner.rs",
            "pub struct Deep; fn up(_: super::Top, _: crate::a::Top) {}",
        ),
        (
            "src/b/mod.rs",
            "mod x; use x::Kind::{self, One}; fn g() -> Kind { One }",
        ),
        ("src/b/x.rs", "pub enum Kind { One, Two }"),
        ("src/c.rs", "pub struct Odd;"),
    ];
    same(
        &hir_of(&files),
        "
struct a::inner::Deep
fn a::inner::up(a::Top, a::Top) -> () = |_, _| {}
struct a::Top
fn a::g() -> fmt::Result = || {
  result::Result::Ok(())
}
enum b::x::Kind { One = 0, Two = 1 }
fn b::g() -> b::x::Kind = || {
  b::x::Kind::One
}
struct c::Odd
fn f(a::inner::Deep, a::Top, a::Top, c::Odd) -> () = |_, _, _, _| {}",
    );
}

#[test]
fn globs_give_way_and_take_what_they_may_see() {
    let text = "mod a { pub struct X; struct Hidden; pub mod b { use super::*; fn g(_: Hidden, _: X) {} } }
        mod c { pub struct X; }
        use a::*; use c::X;
        fn f(_: X) {}";
    let got = hir(text);
    assert!(got.contains("fn a::b::g(a::Hidden, a::X) -> ()"), "{got}");
    assert!(got.contains("fn f(c::X) -> ()"), "{got}");
    assert_eq!(
        findings("mod a { struct Hidden; } use a::*; fn f(_: Hidden) {}"),
        ["src/lib.rs:1:44 CFC0401 cannot find the type `Hidden`"]
    );
}

#[test]
fn paths_stop_where_types_begin() {
    same(
        &body(
            "fn f() -> Vec<u8> { let _ = (u8::MAX, <u8 as Default>::default(), <[u8]>::len, Iterator::next::<std::ops::Range<u8>>); Vec::<u8>::with_capacity(3) }",
        ),
        &"
|| {
  let _ = (u8.MAX, <u8 as default::Default>.default(), <[u8]>.len, ITER.next<ops::range::Range<u8>>);
  vec::Vec<u8>.with_capacity(3)
}"
        .replace("ITER", &path_of("Iterator"))
        .replace("ops::range::Range", &path_of("Range"))
        .replace("vec::Vec", &path_of("Vec"))
        .replace("default::Default", &path_of("Default")),
    );
}

#[test]
fn generics_number_their_parameters() {
    let text = "trait T<A> { type Out; fn m<B: Clone>(&self, b: B, f: impl Fn(A) -> B) -> Self::Out where Self: Sized; }
        struct S<X, const N: usize = 2>([X; N]);
        impl<X: T<u8, Out = u16>, const N: usize> S<X, N> { fn new(x: [X; N]) -> Self { Self(x) } }
        fn g(x: impl Iterator<Item: Clone>) -> impl Clone { 1 }";
    same(
        &hir(text),
        &"
trait T<Self, A>:
type T::Out:
fn T::m<B, impl Trait> where impl Trait: FN<(A), Output = B>, B: CLONE, Self: SIZED(&Self, B, impl Trait) -> Self.Out
struct S<X, N>(0: [X; N])
impl<X, N> where X: T<u8, Out = u16> S<X, N>
fn {impl}::new([X; N]) -> Self = |x#0| {
  Self(x#0)
}
fn g<impl Trait> where <impl Trait as ITER>.Item: CLONE, impl Trait: ITER(impl Trait) -> impl CLONE = |x#0| {
  1
}"
        .replace("FN", &path_of("Fn"))
        .replace("CLONE", &path_of("Clone"))
        .replace("SIZED", &path_of("Sized"))
        .replace("ITER", &path_of("Iterator")),
    );
}

#[test]
fn derives_are_ordinary_impls() {
    let got = hir("#[derive(Debug, Clone, PartialEq, Default)] struct P<T> { x: T, y: u8 }");
    for wanted in [
        "fmt::Debug for P<T>",
        "f#1.write_str(\"P { x: \")",
        "f#1.write_str(\", y: \")",
        "Self { x: clone::Clone.clone(&self#0.x), y: clone::Clone.clone(&self#0.y) }",
        "((self#0.x == other#1.x) && (self#0.y == other#1.y))",
        "Self { x: default::Default.default(), y: default::Default.default() }",
        "where T: clone::Clone",
    ] {
        assert!(got.contains(wanted), "{wanted} is not in\n{got}");
    }
    let got = hir("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)] enum E { A, #[default] B = 5, C }
        #[derive(PartialEq, PartialOrd, Hash)] enum F { G(u8, u8), H { a: u8 } }");
    for wanted in [
        "enum E { A = 0, B = 5, C = 6 }",
        "(intrinsics::discriminant(self#0) == intrinsics::discriminant(other#1))",
        "option::Option::Some(cmp::Ord.cmp(self#0, other#1))",
        "Self.B",
        "(Self.G { 0: this_0#2, 1: this_1#3 }, Self.G { 0: other_0#4, 1: other_1#5 }) => ((*this_0#2 == *other_0#4) && (*this_1#3 == *other_1#5))",
        "_ => cmp::PartialOrd.partial_cmp(&intrinsics::discriminant(self#0), &intrinsics::discriminant(other#1))",
        "hash::Hash.hash(this_0#2, state#1);",
    ] {
        assert!(got.contains(wanted), "{wanted} is not in\n{got}");
    }
}

#[test]
fn a_derive_stands_where_it_was_written() {
    let files = Memory([("src/lib.rs", "#[derive(Clone)]\nstruct P(u8);".to_string())].into());
    let (crates, sources, _) = resolve(&Package {
        root: "src/lib.rs",
        files: &files,
        env: &|_| None,
    });
    let imp = crates
        .impls
        .iter()
        .map(|id| crates.def(*id))
        .find(|def| def.krate == CrateId::Local);
    let f = crates.local_defs().find(|(_, def)| &*def.name == "clone");
    let snippet = |span| sources.snippet(span).to_string();
    assert!(snippet(imp.expect("an impl").span).starts_with("Clone"));
    let Some(DefKind::Fn(f)) = f.map(|(_, def)| &def.kind) else {
        panic!("no `clone`")
    };
    let body = f.body().expect("it has a body");
    assert_eq!(snippet(body.expr(body.value).span), "Clone");
}

#[test]
fn every_node_has_a_place() {
    let text = "fn f(n: u8) -> String { let Some(x) = g(n) else { return String::new() }; format!(\"{x} {}\", n + 1) }\nfn g(n: u8) -> Option<u8> { n.checked_add(2) }";
    let files = Memory([("src/lib.rs", text.to_string())].into());
    let (crates, sources, _) = resolve(&Package {
        root: "src/lib.rs",
        files: &files,
        env: &|_| None,
    });
    let mut snippets = Vec::new();
    for (_, def) in crates.local_defs() {
        let DefKind::Fn(f) = &def.kind else { continue };
        let body = f.body().expect("it has a body");
        for expr in &body.exprs {
            assert!(expr.span.lo < expr.span.hi, "{:?}", expr.kind);
            snippets.push(sources.snippet(expr.span).to_string());
        }
    }
    for wanted in [
        "g(n)",
        "n + 1",
        "x",
        "n.checked_add(2)",
        "format!(\"{x} {}\", n + 1)",
    ] {
        assert!(
            snippets.iter().any(|s| s == wanted),
            "{wanted} is not among {snippets:?}"
        );
    }
}

#[test]
fn unknown_names() {
    assert_eq!(
        findings(
            "use nothing::at_all;\nuse std::collections::Tree;\nfn f(_: Missing) { nope(); gone::x(); let _ = std::any::nope(); }"
        ),
        [
            "src/lib.rs:1:5 CFC0401 cannot find the name `nothing`",
            "src/lib.rs:2:23 CFC0403 `std::collections::Tree` is not supported",
            "src/lib.rs:3:9 CFC0401 cannot find the type `Missing`",
            "src/lib.rs:3:20 CFC0401 cannot find the value `nope`",
            "src/lib.rs:3:28 CFC0401 cannot find the module or type `gone`",
            "src/lib.rs:3:57 CFC0403 `std::any::nope` is not supported",
        ]
    );
}

#[test]
fn a_file_that_is_not_rust_is_one_finding() {
    let found = findings("fn f() { let = ; }");
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("src/lib.rs:1:14 CFC0113 this is not Rust"),
        "{found:?}"
    );
}

#[test]
fn a_missing_file_is_a_finding() {
    assert_eq!(
        findings("mod gone;"),
        ["src/lib.rs:1:5 CFC0401 cannot find the file of the module `gone`"]
    );
}

#[test]
fn handlers() {
    let text = "use cloudfront_functions::prelude::*;
#[viewer_request] fn a(event: ViewerRequestEvent) -> Request { event.request }
mod other { use cloudfront_functions::prelude::*; #[cloudfront_functions::prelude::viewer_response] fn b(event: ViewerResponseEvent) -> Response { event.response } }";
    let resolved = package(&[("src/lib.rs", text)]);
    assert_eq!(resolved.found, Vec::<String>::new());
    let names: Vec<String> = resolved
        .crates
        .handlers
        .iter()
        .map(|id| resolved.crates.path_string(*id))
        .collect();
    assert_eq!(names, ["a", "other::b"]);
    let twice = "use cloudfront_functions::prelude::*;
#[viewer_request] fn a(event: ViewerRequestEvent) -> Request { event.request }
#[viewer_request] fn b(event: ViewerRequestEvent) -> Request { event.request }";
    assert_eq!(
        findings(twice),
        ["src/lib.rs:3:22 CFC0202 this is the second handler in this file"]
    );
}

#[test]
fn what_cannot_be_lowered_is_reported_by_somebody() {
    for text in [
        "fn f() { unsafe { } }",
        "fn f() { let _ = async { 1 }; }",
        "fn f() -> u8 { print!(\"x\"); 1 }",
        "fn f() { my_macro!(); }",
        "fn f(x: u8) -> String { format!(\"{x\") }",
        "fn f(x: i128) {}",
        "fn f(x: *const u8) {}",
        "#[derive(Deserialise)] struct S;",
    ] {
        assert_ne!(findings(text), Vec::<String>::new(), "{text}");
    }
}

/// A package on every prefix of its text, and with every token left out: an answer, whatever it is.
#[test]
fn nothing_panics_on_broken_text() {
    let text = "use std::fmt; #[derive(Debug, Clone)] enum E { A(u8), B { x: u8 } }
        fn f(e: &E, s: &str) -> Result<u8, fmt::Error> { let E::A(n) = e else { panic!(\"{e:?}\") };
        for (i, c) in s.chars().enumerate() { if c == 'a' && let 1..=3 = i { return Ok(*n); } }
        let v = vec![1, 2]; (let_a, _) = (v[0], 2); write!(s, \"{:>1$}\", n, 2)?; Ok(0) }";
    for end in (0..text.len())
        .step_by(5)
        .filter(|end| text.is_char_boundary(*end))
    {
        findings(&text[..end]);
    }
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    for skip in (0..words.len()).step_by(2) {
        let rest: String = words
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != skip)
            .map(|(_, word)| *word)
            .collect();
        findings(&rest);
    }
}

/// The whole sysroot and the shim: every name is known, every body can be lowered.
#[test]
fn the_sysroot_and_the_shim_resolve() {
    let files = Memory([("src/lib.rs", String::new())].into());
    let (crates, sources, diagnostics) = resolve(&Package {
        root: "src/lib.rs",
        files: &files,
        env: &|_| None,
    });
    let mut found: Vec<String> = diagnostics.iter().map(|d| finding(&sources, d)).collect();
    for (_, def) in crates.all_defs() {
        let body = match &def.kind {
            DefKind::Fn(f) => f.body(),
            DefKind::Const(c) => c.body(),
            _ => None,
        };
        let errors = body
            .iter()
            .flat_map(|b| &b.exprs)
            .filter(|e| matches!(e.kind, ExprKind::Error));
        found.extend(
            errors.map(|e| format!("an error in {}: {:?}", def.name, sources.snippet(e.span))),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}

/// What is wrong in the libraries stops the build that would have embedded them.
#[test]
fn libraries_with_a_fault_are_not_written() {
    for (std, wanted) in [
        ("pub fn f() -> Gone { 1 }", "<std>/lib.rs:1:15: "),
        ("pub fn f() -> u8 { gone() }", "<std>/lib.rs:1:20: "),
        ("pub fn f() -> u8 {", "<std>/lib.rs:1:"),
    ] {
        let std: Box<[(&str, &str)]> = Box::new([("", std)]);
        let found = metadata::encode(Box::leak(std), &[]).expect_err("it is wrong");
        assert!(found[0].starts_with(wanted), "{found:?}");
    }
}

/// The same texts give the same bytes.
#[test]
fn metadata_depends_on_the_texts_alone() {
    let encode = || metadata::encode(cfc_sysroot::FILES, cloudfront_functions::source::FILES);
    assert!(encode().expect("it resolves") == encode().expect("it resolves"));
}

#[test]
fn what_is_no_metadata_is_refused() {
    assert!(Metadata::open(b"\xff\xff\xff", &[], &[]).is_err());
}

#[test]
fn items_one_after_the_other_are_the_whole_file() {
    let items = "#![allow(dead_code)]\n//! Doc.\nuse a::{b, c};\nconst fn f() {}\nconst S: S = S { a: 1 };\n\
        static T: [u8; 1] = [1];\ntype F = fn(u8) -> u8;\nstruct P(u8);\nstruct Q { a: u8 }\nimpl Q { fn g() {} }\n\
        mod m { fn h() {} }\n#[test]\nfn i() -> u8 { { 1 } }\nasync fn j() {}\npub(crate) const K: u8 = { 1 };\n";
    let library = [cfc_sysroot::FILES, cloudfront_functions::source::FILES];
    let texts = library
        .iter()
        .flat_map(|files| files.iter().map(|(_, text)| *text));
    for text in texts.chain([items, "", "// nothing"]) {
        let whole = syn::parse_file(text).expect("it is Rust");
        assert!(super::load::item_by_item(text) == Some(whole), "{text}");
    }
    for text in [
        "fn f() -> A<{ 1 }> { a() }",
        "#!/bin/cfc\nfn f() {}",
        "fn f( {}",
        "fn f() {}\n#![a]",
        "fn f() {} 1",
    ] {
        assert!(super::load::item_by_item(text).is_none(), "{text}");
    }
}
