//! The number of threads changes nothing: not the functions, not their order, not the findings.

use std::collections::BTreeMap;

use super::{Compiled, CompiledFunction, Job, Options, compile_on};
use crate::resolve::{Files, Package};

struct Memory(BTreeMap<String, String>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<String, String> {
        self.0
            .get(path)
            .cloned()
            .ok_or_else(|| "no such file".to_owned())
    }
}

/// Modules with these handler bodies.
fn compiled(bodies: &[String], threads: usize) -> Compiled {
    let mut files = BTreeMap::new();
    let mut root = "fn shared(s: &str) -> String { s.trim().to_lowercase() }\n".to_owned();
    for (at, body) in bodies.iter().enumerate() {
        root.extend(["mod m", &at.to_string(), ";\n"]);
        let text = format!(
            "use cloudfront_functions::prelude::*;\n#[viewer_request]\n\
             fn handler(event: ViewerRequestEvent) -> Request {{ let mut request = event.request; {body} request }}"
        );
        files.insert(format!("m{at}.rs"), text);
    }
    files.insert("lib.rs".to_owned(), root);
    let package = Package {
        root: "lib.rs",
        files: &Memory(files),
        env: &|_| None,
    };
    let options = &Options::default();
    compile_on(
        &package,
        &Job {
            options,
            look: |_: &CompiledFunction| (),
        },
        Some(threads),
    )
    .0
}

fn told(compiled: &Compiled) -> String {
    format!("{:#?}\n{:#?}", compiled.functions, compiled.diagnostics)
}

#[test]
fn threads_give_the_functions_of_one() {
    let bodies: Vec<String> = (0..17)
        .map(|at| format!("request.uri = crate::shared(&request.uri); for _ in 0..{at} {{ request.uri.push('{}'); }}", at % 10))
        .collect();
    let one = compiled(&bodies, 1);
    assert_eq!(one.functions.len(), 17);
    for threads in [2, 3, 8] {
        assert_eq!(told(&compiled(&bodies, threads)), told(&one), "{threads}");
    }
}

#[test]
fn threads_give_the_findings_of_one() {
    let wrong = [
        "request.uri = request.uri.no_such_method();",
        "let x: u8 = request.uri.len() as u64 as u128 as u8;",
        "request.uri = std::thread::spawn(1);",
    ];
    let bodies: Vec<String> = (0..12)
        .map(|at| wrong[at % wrong.len()].to_owned())
        .collect();
    let one = compiled(&bodies, 1);
    assert!(
        one.functions.is_empty() && one.diagnostics.len() >= 12,
        "{}",
        told(&one)
    );
    assert_eq!(told(&compiled(&bodies, 4)), told(&one));
}

/// Found by lowering alone, on whichever thread it runs.
#[test]
fn what_lowering_refuses_comes_in_source_order() {
    let bodies: Vec<String> = (0..12)
        .map(|at| match at % 3 {
            0 => format!(
                "request.uri = format!(\"{{}}\", u8::from_str_radix(\"{at}\", 40).unwrap_or(0));"
            ),
            _ => "let r = regex::Regex::new(&request.uri); request.uri = r.is_ok().to_string();"
                .to_owned(),
        })
        .collect();
    let one = compiled(&bodies, 1);
    assert_eq!(told(&compiled(&bodies, 4)), told(&one));
}

/// Each rule's answer turns out to need an object only while it is lowered, and lowering begins anew.
#[test]
fn a_handler_of_many_rules_compiles() {
    let each = |text: &str| -> String {
        (0..70)
            .map(|at| text.replace('N', &at.to_string()))
            .collect()
    };
    let calls = each("rule_N(&mut request)?;\n");
    let rules = each(
        "fn rule_N(request: &mut Request) -> Result<(), Response> {\n\
         if request.uri == \"/N\" { return Err(Response::new(403).with_body(\"N\")); } Ok(()) }\n",
    );
    let root = format!(
        "use cloudfront_functions::prelude::*;\n#[viewer_request]\n\
         fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {{\n\
         let mut request = event.request;\n{calls}Ok(request) }}\n{rules}"
    );
    let files = Memory(BTreeMap::from([("lib.rs".to_owned(), root)]));
    let package = Package {
        root: "lib.rs",
        files: &files,
        env: &|_| None,
    };
    let options = &Options::default();
    let (compiled, _) = compile_on(
        &package,
        &Job {
            options,
            look: |_: &CompiledFunction| (),
        },
        Some(1),
    );
    assert_eq!(compiled.functions.len(), 1, "{:#?}", compiled.diagnostics);
}

/// No Number is the limit of 64 bits, at which the native cast stops.
#[test]
fn a_known_float_is_cast_as_an_unknown_one() {
    let cast = |float: &str, int: &str| {
        let body = format!("let float: f64 = {float}; request.uri = (float as {int}).to_string();");
        let mut compiled = compiled(&[body], 1);
        assert!(compiled.diagnostics.is_empty(), "{}", told(&compiled));
        compiled.functions.remove(0).code
    };
    for (float, int) in [
        ("1e21", "i64"),
        ("-1e21", "isize"),
        ("1e21", "u64"),
        ("f64::INFINITY", "usize"),
    ] {
        assert!(cast(float, int).contains("beyond 2^53"), "{float} as {int}");
    }
    for (float, int, value) in [
        ("-1e21", "u64", "0"),
        ("1e21", "i32", "2147483647"),
        ("-0.5", "i64", "0"),
        ("-9.9e3", "i64", "-9900"),
    ] {
        let code = cast(float, int);
        assert!(
            code.contains(&format!("\"{value}\"")),
            "{float} as {int}: {code}"
        );
    }
}
