//! Each pass alone: a program before it and after it, and both through njs. Every pass of the list has a case here.

use super::analyses::Analyses;
use super::live::{Event, Set, Verdict, walk_back};
use super::testing::{agree, text};
use super::{FLAT, LAST, LATE, PASSES, Pass, PassOptions, UNROLL, unroll_where_shorter};
use crate::js::read_program::read_program;

/// What one pass makes of a program.
struct Case {
    pass: &'static str,
    before: &'static str,
    after: &'static str,
    /// Events, written as JavaScript.
    args: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        pass: "labels",
        before: "function handler(e){a:{if(e.c){out(1);break a}out(2)}return e}",
        after: "function handler(e){if(e.c)out(1);else out(2);return e}",
        args: &["{c:1}", "{}"],
    },
    Case {
        pass: "thread",
        before: "function handler(e){var v;l:{if(e.c){v=false;break l}v=e.x;out(v)}if(!v)return 1;return 2}",
        after: "function handler(t){{if(t.c){var e=!1;return 1}e=t.x;out(e)}if(!e)return 1;return 2}",
        args: &["{c:1}", "{x:0}", "{x:1}"],
    },
    Case {
        pass: "thread",
        before: "function handler(e){var t,v;if(e.c){v=e.x;t=0}else{t=1}return (t===0?v:7)+1}",
        after: "function handler(t){if(t.c)var n=t.x,r=0,e=n;else{r=1;e=7}return e+1}",
        args: &["{c:1,x:2}", "{x:2}"],
    },
    Case {
        pass: "tidy",
        before: "function handler(e){var x;if(e.a){x='a'}else{x='b'}return x}",
        after: r#"function handler(t){var e=t.a?"a":"b";return e}"#,
        args: &["{a:1}", "{}"],
    },
    Case {
        pass: "fold",
        before: "function handler(e){return !(e.a===1)?1+2:String.fromCodePoint(e.b?63:38)}",
        after: r#"function handler(e){return e.a!==1?3:e.b?"?":"&"}"#,
        args: &["{a:1}", "{a:1,b:1}", "{}"],
    },
    Case {
        pass: "propagate",
        before: "function handler(e){var a=e.x;return a+1}",
        after: "function handler(e){return e.x+1}",
        args: &["{x:1}"],
    },
    Case {
        pass: "objects",
        before: "function handler(e){var p;if(e.x){p={a:1,b:2}}else{p={a:3,b:4}}return p.a+p.b}",
        after: "function handler(r){if(r.x)var e=1,t=2;else{e=3;t=4}return e+t}",
        args: &["{x:1}", "{}"],
    },
    Case {
        pass: "objects",
        before: "function handler(e){var p=e.x?{a:0,b:e.x}:{a:1,b:2};return p.a===0?p.b:3}",
        after: "function handler(r){if(r.x)var e=0,t=r.x;else{e=1;t=2}return e===0?t:3}",
        args: &["{x:1}", "{}"],
    },
    Case {
        pass: "inline",
        before: "function add(x){return x+1}function handler(e){return add(e.n)}",
        after: "var e=e=>e+1;function handler(e){return e.n+1}",
        args: &["{n:1}"],
    },
    Case {
        pass: "typed",
        before: "function handler(e){return e.headers.host!==undefined?1:2}",
        after: "function handler(e){return e.headers.host?1:2}",
        args: &["{headers:{}}", "{headers:{host:{}}}"],
    },
    Case {
        pass: "text",
        before: "function handler(e){var u=e.uri,i=u.indexOf('/');return i<0?u:u.slice(i+1)}",
        after: r#"function handler(r){var e=r.uri,t=e.indexOf("/");return e.slice(t+1)}"#,
        args: &["{uri:'a/b'}", "{uri:'ab'}"],
    },
    Case {
        pass: "appends",
        before: "function handler(e){var s='a';s+=e.uri;s+='c';return s}",
        after: r#"function handler(t){var e="a"+t.uri+"c";return e}"#,
        args: &["{uri:'b'}"],
    },
    Case {
        pass: "known",
        before: "function handler(e){var v=e.x;if(v){if(v)out(1);out(v)}return v}",
        after: "function handler(t){var e=t.x;if(e){if(!0)out(1);out(e)}return e}",
        args: &["{x:1}", "{}"],
    },
    Case {
        pass: "dead",
        before: "function handler(e){var a=out(1);a=2;out(a);a=3;return e}",
        after: "function handler(t){out(1);var e=2;out(e);3;return t}",
        args: &["{}"],
    },
    Case {
        pass: "dead",
        before: "function handler(e){var a=e.x,b=a;out(b);a=b;out(a);return a}",
        after: "function handler(r){var e=r.x,t=e;out(t);out(e);return e}",
        args: &["{x:1}"],
    },
    Case {
        pass: "caught",
        before: "async function handler(e){var x,v;try{v=await later(e.k)}catch(c){x=c}if(x){return 'no'}return v+'!'}",
        after: r#"async function handler(t){try{var e=await later(t.k)}catch(r){return"no"}return e+"!"}"#,
        args: &["{k:'x'}"],
    },
    Case {
        pass: "split",
        before: "function handler(e){var v=e.c?'a':undefined;if(v!==undefined){out(v);out(v)}return e}",
        after: r#"function handler(t){if(t.c){var e="a";out(e);out(e)}return t}"#,
        args: &["{c:1}", "{}"],
    },
    Case {
        pass: "split",
        before: "function handler(e){var v=e.x;if(e.c){out(v);out(v)}return e}",
        after: "function handler(e){if(e.c){var t=e.x;out(t);out(t)}return e}",
        args: &["{c:1,x:2}", "{x:2}"],
    },
    Case {
        pass: "defaults",
        before: "function handler(e){var v;if(e.c){v=+e.x}else{v=undefined}return v!==undefined?v:0}",
        after: "function handler(t){if(t.c)var e=+t.x;else e=0;return e}",
        args: &["{c:1,x:'2'}", "{}"],
    },
    Case {
        pass: "heads",
        before: "function handler(e){var a=[],i=0,n;a.push(e.x);n=a.length;for(;i<n;i=i+1)out(a[i]);return e}",
        after: "function handler(r){var t=[],e=0;for(t.push(r.x);e<t.length;e=e+1)out(t[e]);return r}",
        args: &["{x:1}"],
    },
    Case {
        pass: "loops",
        before: "function handler(v){var i=0;l:for(;;){if(i>=v.length)break l;out(v[i]);i=i+1}return i}",
        after: "function handler(t){for(var e=0;!(e>=t.length);e=e+1)out(t[e]);return e}",
        args: &["[1,2]", "[]"],
    },
    Case {
        pass: "unroll",
        before: "var t=[{k:'a',v:1},{k:'b',v:2}];function handler(e){var i=0,x;for(;i<2;i=i+1){x=t[i];e[x.k]=x.v}return e}",
        after: "function handler(e){e.a=1;e.b=2;return e}",
        args: &["{}"],
    },
    Case {
        pass: "flat",
        before: "var t=[{k:'a',v:1},{k:'b',v:2}];function handler(e){var i=0,x;for(;i<2;i=i+1){x=t[i];e[x.k]=x.v}return e}",
        after: r#"var t=["a",1,"b",2];function handler(r){for(var e=0;e<4;e=e+2)r[t[e]]=t[e+1];return r}"#,
        args: &["{}"],
    },
    Case {
        pass: "tries",
        before: "function handler(e){l:{try{if(e.a){break l}return 'r'}catch(x){out(2)}return 's'}return 't'}",
        after: r#"function handler(r){e:{var e=0,t;t:{try{if(r.a){e=1;break t}t="r";e=2;break t}catch(n){out(2)}}if(e===1)break e;if(e===2)return t;return"s"}return"t"}"#,
        args: &["{}"],
    },
    Case {
        pass: "regexes",
        before: "var r=/a/;function handler(e){return r.test(e.x)}",
        after: "function handler(e){return/a/.test(e.x)}",
        args: &["{x:'a'}", "{x:'b'}"],
    },
    Case {
        pass: "shared",
        before: "function handler(e){out('a long text');out('a long text');return 'a long text'}",
        after: r#"var e="a long text";function handler(t){out(e);out(e);return e}"#,
        args: &["{}"],
    },
    Case {
        pass: "held",
        before: "function handler(e){var n=e.n,t;if(n+1>9)throw Error('much');t=n+1;e.n=n+1;e.t=t;return e}",
        after: r#"function handler(e){var r=e.n,t;t=r+1;if(t>9)throw Error("much");e.n=t;e.t=t;return e}"#,
        args: &["{n:1}", "{n:9}"],
    },
    Case {
        pass: "updates",
        before: "function handler(e){var n=e.x;n=n+1;e.uri=`${e.uri}.`;return n}",
        after: r#"function handler(t){var e=t.x;e++;t.uri+=".";return e}"#,
        args: &["{x:1,uri:'a'}"],
    },
    Case {
        pass: "loose",
        before: "function handler(e){return e.uri===e.method?1:typeof e.x==='undefined'}",
        after: r#"function handler(e){return e.uri==e.method?1:typeof e.x=="undefined"}"#,
        args: &["{uri:'a',method:'a'}", "{uri:'a',method:'b'}"],
    },
    Case {
        pass: "loose",
        before: "function handler(e){var x=e.x;if(x===undefined||x===null)return `${e.uri}/${e.method}`;return x}",
        after: r#"function handler(e){var t=e.x;if(null==t)return e.uri+"/"+e.method;return t}"#,
        args: &["{uri:'a',method:'b'}", "{x:1}"],
    },
    Case {
        pass: "reuse",
        before: "function handler(e){var a=e.x,b;out(a);out(a);b=out(2);return [b,b]}",
        after: "function handler(e){e=e.x;out(e);out(e);e=out(2);return[e,e]}",
        args: &["{x:1}"],
    },
    Case {
        pass: "reuse",
        before: "function handler(e){var t=e.x,s;for(;s=t,t=s.slice(1),t!=='';)out(t);return t}",
        after: r#"function handler(e){for(e=e.x;e=e.slice(1),e!=="";)out(e);return e}"#,
        args: &["{x:'abc'}"],
    },
    Case {
        pass: "shape",
        before: "function handler(e){if(e.a){out(1);return e}if(e.b)out(2);return e}",
        after: "function handler(e){e.a?out(1):e.b&&out(2);return e}",
        args: &["{a:1}", "{b:1}", "{}"],
    },
    Case {
        pass: "search",
        before: "function handler(e){if(!/a/.test(e.uri)&&/^b/.test(e.uri))return 1;return /c/.test(e.uri)}",
        after: "function handler(e){if(e.uri.search(/a/)<0&&!e.uri.search(/^b/))return 1;return e.uri.search(/c/)>=0}",
        args: &["{uri:'a'}", "{uri:'b'}", "{uri:'c'}"],
    },
];

/// Every pass that `optimize` runs.
fn registry() -> Vec<(&'static str, Pass)> {
    let unroll: Pass = |program, _| {
        unroll_where_shorter(program, &PassOptions::default());
        true
    };
    let mut passes: Vec<(&str, Pass)> = [PASSES, LATE, FLAT, LAST].concat();
    passes.push((UNROLL, unroll));
    passes.push(("tries", |program, _| super::split_tries(program)));
    for name in super::names() {
        assert!(passes.iter().any(|(known, _)| *known == name), "{name}");
    }
    passes
}

#[test]
fn each_pass_does_what_its_cases_say() {
    let passes = registry();
    for case in CASES {
        let mut program = read_program(case.before);
        let unchanged = text(&program);
        let (_, pass) = passes.iter().find(|(name, _)| *name == case.pass).unwrap();
        pass(&mut program, &mut Analyses::default());
        let after = text(&program);
        assert_ne!(after, unchanged, "{} did nothing", case.pass);
        assert_eq!(after, case.after, "\n{} of {}", case.pass, case.before);
        agree(case.before, &after, case.args);
    }
}

/// `live` is no pass: `dead`, `defaults` and `reuse` ask it.
#[test]
fn what_is_live_is_told_at_every_write() {
    let mut program = read_program(
        "function handler(e){var a,b;if(e){out(a)}a=1;for(;;){b=a;if(b)break;out(b)}return a}",
    );
    let names: Vec<String> = program.vars.iter().map(|v| v.name.to_string()).collect();
    let listed = |set: &Set| -> String {
        let live = set.iter().map(|var| names[var.0 as usize].as_str());
        live.collect::<Vec<_>>().join(" ")
    };
    let mut told = Vec::new();
    let at_start = walk_back(&mut program.functions[0], &mut |event| {
        if let Event::Write { var, live, .. } = event {
            told.push(format!(
                "{} written, live: {}",
                names[var.0 as usize],
                listed(live)
            ));
        }
        Verdict::Keep
    });
    assert_eq!(listed(&at_start), "e a");
    assert_eq!(told, ["b written, live: a b", "a written, live: a"]);
}

#[test]
fn every_pass_has_a_case() {
    for (name, _) in registry() {
        assert!(
            CASES.iter().any(|case| case.pass == name),
            "`{name}` has no case in compiler/src/passes/cases.rs"
        );
    }
}
