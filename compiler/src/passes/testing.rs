//! Tests only: passes from JavaScript text to JavaScript text, and both run by njs where it is installed.

use std::process::Command;

use super::{PassOptions, optimize};
use crate::js::{Layout, emit, read_program::read_program};
use crate::lir::Program;
use crate::span::SourceMap;

/// The program's text, short.
pub(crate) fn text(program: &Program) -> String {
    emit(program, Layout::Packed, &SourceMap::default()).code
}

/// The text after all passes.
pub(crate) fn optimized(source: &str) -> String {
    let mut program = read_program(source);
    optimize(&mut program, &PassOptions::default());
    text(&program)
}

/// Checks what a handler's text becomes, and that njs gives the same for both on every argument.
pub(crate) fn check(source: &str, expected: &str, args: &[&str]) {
    let after = optimized(source);
    assert_eq!(after, expected, "\nfrom {source}");
    agree(source, &after, args);
}

/// Checks that njs gives the same for both texts on every argument. Not checked where there is no njs.
pub(crate) fn agree(before: &str, after: &str, args: &[&str]) {
    for arg in args {
        let (Some(a), Some(b)) = (njs(before, arg), njs(after, arg)) else {
            return;
        };
        assert_eq!(a, b, "on {arg}\n{before}\n{after}");
    }
}

/// What the handler gives, the argument as it is afterwards, and what was logged.
fn njs(code: &str, arg: &str) -> Option<String> {
    let (import, code) = match code
        .strip_prefix("import ")
        .and_then(|rest| rest.split_once(';'))
    {
        Some((import, rest)) => (
            format!(
                "var {}=globalThis.cf;",
                import
                    .split(' ')
                    .next()
                    .unwrap_or("cf")
                    .trim_end_matches("from\"cloudfront\"")
            ),
            rest,
        ),
        None => (String::new(), code),
    };
    let source = format!(
        "globalThis.log=[];globalThis.out=function(x){{log.push(x);return x}};\
         globalThis.bad=function(x){{log.push(x);throw new Error(x)}};\
         globalThis.later=function(x){{log.push('later');return Promise.resolve(x)}};\
         {import}{code}\n\
         (async function(){{var a={arg},r;try{{r=await handler(a)}}catch(x){{r='threw '+x}}\
         console.log(JSON.stringify([r===undefined?'undefined':r,a,log]))}})();"
    );
    let path = std::env::temp_dir().join(format!(
        "cfc-pass-{}-{:?}.js",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::write(&path, &source).ok()?;
    let output = Command::new("njs").arg(&path).output().ok();
    std::fs::remove_file(&path).ok();
    let output = output?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && !text.is_empty(),
        "njs: {text}{}\n{source}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(text)
}

/// Runs every program's handler in one njs process, each on two events; a line of results for each.
pub(crate) fn run_all(programs: &[String]) -> Option<Vec<String>> {
    let mut source = String::from(
        "var log=[];globalThis.out=function(x){log.push(x===undefined?'undefined':x);return x};\
         globalThis.pure=function(x){return x};var fs=[];\n",
    );
    for program in programs {
        source.push_str("fs.push(function(){");
        source.push_str(program);
        source.push_str(";return handler});\n");
    }
    source.push_str(
        "fs.forEach(function(make){var line=[];[{x:1,o:{value:'v'},t:'ab'},{y:'z',o:{value:''},t:''}].forEach(function(a){\
         var r;log=[];try{r=make()(a)}catch(x){r='threw '+x}line.push([r===undefined?'undefined':r,a,log])});\
         console.log(JSON.stringify(line))});",
    );
    let path = std::env::temp_dir().join(format!(
        "cfc-fuzz-{}-{}.js",
        std::process::id(),
        programs[0].len()
    ));
    std::fs::write(&path, &source).ok()?;
    let output = Command::new("njs").arg(&path).output().ok();
    std::fs::remove_file(&path).ok();
    let output = output?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "njs: {text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(text.lines().map(str::to_owned).collect())
}
