//! Whole functions through all passes, before and after, and both through njs.

use super::testing::{agree, check, optimized};

#[test]
fn a_block_with_one_break_becomes_straight() {
    check(
        "function handler(e){var t,r;a:{b:{if(e.c){t=e.x;break b}r='none';break a}r=t+'!'}return r}",
        r#"function handler(e){return e.c?e.x+"!":"none"}"#,
        &["{c:1,x:'y'}", "{x:'y'}"],
    );
}

#[test]
fn several_breaks_to_a_small_rest() {
    check(
        "function handler(e){a:{if(e.a){out(1);break a}if(e.b){out(2);break a}return 'no'}return 'yes'}",
        r#"function handler(e){if(e.a)out(1);else{if(!e.b)return"no";out(2)}return"yes"}"#,
        &["{a:1}", "{b:1}", "{}"],
    );
}

#[test]
fn single_uses_move_but_not_over_effects() {
    check(
        "function handler(e){var a=e.x,b=e.y,c=out(b);return a+'/'+c}",
        r#"function handler(e){return e.x+"/"+out(e.y)}"#,
        &["{x:1,y:2}"],
    );
    check(
        "function handler(e){var a=out(1);var b=out(2);return [b,a]}",
        "function handler(e){e=out(1);return[out(2),e]}",
        &["{}"],
    );
    check(
        "function handler(e){var a=e.n;e.n=5;return a}",
        "function handler(e){var t=e.n;e.n=5;return t}",
        &["{n:1}"],
    );
}

#[test]
fn loops_merge() {
    check(
        "function handler(v){var i=0,n=0,x;a:for(;;){b:for(;;){if(i>=v.length)break a;x=v[i];i=i+1;if(x>1)break b}n=n+x}return n}",
        "function handler(n){for(var e=0,t=0,r;e<n.length;)r=n[e],e++,r>1&&(t+=r);return t}",
        &["[1,2,3]", "[]", "[1,1]"],
    );
}

#[test]
fn assignments_in_branches_are_values() {
    check(
        "function handler(e){var x;if(e.a){x='a'}else{x='b'}return {k:x}}",
        r#"function handler(e){return{k:e.a?"a":"b"}}"#,
        &["{a:1}", "{}"],
    );
    check(
        "function handler(e){var x=1;if(e.a)x=2;e.x=x;return e}",
        "function handler(e){e.x=e.a?2:1;return e}",
        &["{a:1}", "{}"],
    );
}

#[test]
fn functions_are_inlined_and_unused_ones_go() {
    check(
        "function no(m){return {statusCode:400,body:m,headers:{}}}function unused(x){return x}\
         function handler(e){if(e.a){return no('a')}return e}",
        r#"function handler(e){return e.a?{statusCode:400,body:"a"}:e}"#,
        &["{}"],
    );
    check(
        "function add(x){if(x){return out(x)}return 0}function handler(e){var n=0,i=0;for(;;){if(i>=2){break}n=n+add(e[i]);i=i+1}return n}",
        "function handler(n){for(var r=0,e=0,t;e<2;e++)t=n[e],r+=t?out(t):0;return r}",
        &["[1,2]", "[0,3]"],
    );
    check(
        "async function get(k){var v=await later(k);if(v){return v}return 'none'}async function handler(e){var a=await get(e.k);return a+'!'}",
        r#"async function handler(e){return(await later(e.k)||"none")+"!"}"#,
        &["{k:'x'}", "{k:''}"],
    );
}

#[test]
fn objects_that_stay_are_variables() {
    check(
        "function handler(e){var p={a:e.x,b:2};if(e.y){p.a=3}return p.a+p.b}",
        "function handler(e){return(e.y?3:e.x)+2}",
        &["{x:1}", "{x:1,y:1}"],
    );
    check(
        "function handler(e){var r={statusCode:301,headers:{}};r.statusDescription='Moved';return r}",
        r#"function handler(e){return{statusCode:301,statusDescription:"Moved"}}"#,
        &[],
    );
}

#[test]
fn repeated_strings_and_chains_get_names() {
    check(
        "function handler(e){var r=e.request;e.request.headers['a']={value:'long-long-value'};e.request.headers['b']={value:'long-long-value'};return e.request}",
        r#"var r="long-long-value";function handler(n){var e=n.request,t=e.headers;t.a={value:r};t.b={value:r};return e}"#,
        &["{request:{headers:{}}}"],
    );
}

#[test]
fn regexes_in_loops_are_built_once() {
    check(
        "function handler(v){var i=0,n=0;for(;;){if(i>=v.length)break;if(/^a/.test(v[i])){n=n+1}i=i+1}return n}",
        "var n=/^a/;function handler(r){for(var e=0,t=0;e<r.length;e++)r[e].search(n)||++t;return t}",
        &["['a','b']"],
    );
}

#[test]
fn njs_takes_every_way_out_of_a_try() {
    let after = optimized(
        "function handler(e){for(;;){try{if(e.a){break}out(1);return 'r'}catch(x){out(2)}return 's'}return 't'}",
    );
    assert_eq!(
        after,
        r#"function handler(r){var e=0,t;try{r.a?e=1:(out(1),t="r",e=2)}catch(n){out(2)}return e!=1?e==2?t:"s":"t"}"#
    );
    let by_hand = "function handler(e){if(e.a)return 't';out(1);return 'r'}";
    agree(by_hand, &after, &["{a:1}", "{}"]);
}

#[test]
fn tests_for_undefined_are_short_where_null_cannot_be() {
    check(
        "function handler(e){return e.x===undefined}",
        "function handler(e){return null==e.x}",
        &["{}", "{x:1}"],
    );
    check(
        "function handler(e){var x=JSON.parse(e.x);e.x=1;return typeof x==='undefined'}",
        "function handler(e){var t=JSON.parse(e.x);e.x=1;return t===void 0}",
        &["{x:'null'}"],
    );
    check(
        "function handler(e){var x=e.x;e.x=1;return x===undefined||x===null}",
        "function handler(e){var t=e.x;e.x=1;return null==t}",
        &["{}", "{x:null}", "{x:0}"],
    );
}

#[test]
fn a_value_is_there_if_its_entry_is() {
    check(
        "function handler(e){var t=e.headers.host,v=t&&t.value;if(v!==undefined)e.x='https://'+v;return e}",
        "function handler(e){var t=e.headers.host;t&&(e.x=\"https://\"+t.value);return e}",
        &["{headers:{}}", "{headers:{host:{value:''}}}"],
    );
}

#[test]
fn what_only_the_catch_keeps_is_done_there() {
    check(
        "async function handler(e){var x,v;try{v=await later(e.k)}catch(c){x=c}if(x){return 'no'}return v+'!'}",
        r#"async function handler(e){try{e=await later(e.k)}catch(t){return"no"}return e+"!"}"#,
        &["{k:'x'}"],
    );
    check(
        "async function handler(e){var v;try{v=await later(e.k)}catch(c){throw c}return v+'!'}",
        r#"async function handler(e){return await later(e.k)+"!"}"#,
        &["{k:'x'}"],
    );
}

#[test]
fn short_tables_are_written_out() {
    check(
        "var t=[{k:'a',v:1},{k:'b',v:2}];function handler(e){var i=0,r,x;for(;;){if(!(i<t.length))break;r=i;i=r+1;x=t[r];e[x.k]=x.v}return e}",
        "function handler(e){e.a=1;e.b=2;return e}",
        &["{}"],
    );
}

#[test]
fn values_that_never_meet_share_a_variable() {
    check(
        "function handler(e){var a=e.x,b,c;out(a);out(a);b=e.y;out(b);out(b);c=out(3);return [c,c]}",
        "function handler(e){var t=e.x;out(t);out(t);e=e.y;out(e);out(e);e=out(3);return[e,e]}",
        &["{x:1,y:2}"],
    );
}

/// What the text becomes; njs has to give the same for both.
fn optimized_alike(source: &str, args: &[&str]) -> String {
    let after = optimized(source);
    agree(source, &after, args);
    after
}

#[test]
fn a_value_is_asked_for_where_its_condition_is() {
    let after = optimized_alike(
        "function handler(e){var v=e.c?'a'+e.x:undefined;if(v!==undefined){out(v);out(v)}return e}",
        &["{c:1,x:'y'}", "{x:'y'}"],
    );
    assert!(
        !after.contains("void 0") && !after.contains("null"),
        "{after}"
    );
}

#[test]
fn a_value_is_read_behind_the_test_of_its_entry() {
    let after = optimized_alike(
        "function handler(e){var t=e.h,v=t&&t.value;if(!t)return 'none';out(v);return v+v}",
        &["{h:{value:'y'}}", "{}"],
    );
    assert!(!after.contains("&&"), "{after}");
}

#[test]
fn large_tables_become_flat() {
    let rows = (0..30).fold(String::new(), |rows, n| {
        rows + &format!("{{k:'key{n}',v:'value{n}'}},")
    });
    let after = optimized_alike(
        &format!(
            "var t=[{rows}];function handler(e){{var i=0,r,x;for(;;){{if(!(i<t.length))break;r=i;i=r+1;\
             x=t[r];if(x.k===e.k)return x.v}}return 'none'}}"
        ),
        &["{k:'key3'}", "{k:'value3'}"],
    );
    assert!(after.contains("\"key0\",\"value0\",\"key1\""), "{after}");
}

#[test]
fn a_loop_may_ask_for_the_length_of_its_own_list() {
    let after = optimized_alike(
        "function handler(v){var a=[],i=0,n,r;a.push(v.x);a.push(v.y);n=a.length;for(;;){if(!(i<n))break;r=i;i=r+1;out(a[r])}return a.join()}",
        &["{x:1,y:2}"],
    );
    assert!(after.contains(".length;"), "{after}");
}

#[test]
fn failure_returns_at_once() {
    let after = optimized_alike(
        "async function handler(e){var x,v;try{v=await later(e.k)}catch(c){x=c}if(!x){out(v)}return e}",
        &["{k:'x'}"],
    );
    assert!(
        after.contains("catch(") && after.contains("{return e}"),
        "{after}"
    );
}

#[test]
fn what_follows_the_last_match_needs_no_test() {
    let after = optimized_alike(
        "function handler(e){var u=e.t,i=u.lastIndexOf('/'),r;if(i<0)r=u;else r=u.slice(i+1);return r}",
        &["{t:'/a/b'}", "{t:'ab'}", "{t:''}", "{t:'/'}"],
    );
    assert!(!after.contains('?') && !after.contains("<0"), "{after}");
}

#[test]
fn the_last_character_is_an_end() {
    let after = optimized_alike(
        "function handler(e){var u=e.t,c=0<u.length?u.codePointAt(u.length-((u.charCodeAt(u.length-1)&-1024)===56320?2:1)):undefined;\
         return c===47?'folder':'file'}",
        &["{t:'/a/'}", "{t:'a'}", "{t:''}"],
    );
    assert!(after.contains(".endsWith(\"/\")"), "{after}");
}

#[test]
fn an_expression_that_is_used_once_needs_no_name() {
    let once = optimized_alike(
        "var r=/^[a-z]+$/;function handler(e){return r.test(e.x)}",
        &["{x:'abc'}", "{x:'1'}"],
    );
    assert!(!once.contains("var"), "{once}");
    let often = optimized_alike(
        "var r=/[a-z]/;function handler(e){return e.map(x=>r.test(x))}",
        &["['a','1']"],
    );
    assert!(often.starts_with("var"), "{often}");
}

#[test]
fn a_test_that_one_branch_decides_belongs_to_the_other() {
    let after = optimized_alike(
        "function handler(e){var v;if(e.c){out(1);v=e.x}else{out(2);v=undefined}if(v!==undefined){out(v);out(v)}return e}",
        &["{c:1,x:'y'}", "{c:1}", "{}"],
    );
    assert!(!after.contains("void 0"), "{after}");
}

#[test]
fn a_branch_that_only_copies_leaves_the_other_one() {
    optimized_alike(
        "function handler(e){var s=e.x,v,a;if(s.length>2){v=s}else{a=out(s);v=a+s+a}return {k:v}}",
        &["{x:'abc'}", "{x:'a'}"],
    );
}

#[test]
fn texts_that_grow_step_by_step_are_one_expression() {
    check(
        "function handler(e){var t='';t+='a: ';t+=e.a+'';t=t+', '+e.b;return t}",
        r#"function handler(e){return"a: "+e.a+", "+e.b}"#,
        &["{a:1,b:2}"],
    );
    check(
        "function handler(e){var t='';if(e.a){t+='yes ';t+=e.a}else{if(e.b)t+='perhaps';else t+='no'}return t+'!'}",
        r#"function handler(e){return(e.a?"yes "+e.a:e.b?"perhaps":"no")+"!"}"#,
        &["{a:1}", "{b:1}", "{}"],
    );
}

#[test]
fn texts_that_somebody_looks_at_grow_as_they_are_written() {
    let by_a_function = "function handler(e){var t='a',n=()=>t.length;t+=n();t+=n();return t+n()}";
    assert!(
        optimized(by_a_function).contains("+="),
        "{}",
        optimized(by_a_function)
    );
    agree(by_a_function, &optimized(by_a_function), &["{}"]);
    let by_whoever_catches =
        "function handler(e){var t='a';try{t+=e.a.b;t+='c'}catch(x){t+='!'}return t}";
    agree(
        by_whoever_catches,
        &optimized(by_whoever_catches),
        &["{}", "{a:{b:'b'}}"],
    );
    let in_a_loop =
        "function handler(e){var t='',i=0;a:for(;;){if(i>=e.length)break a;t+=e[i];i=i+1}return t}";
    agree(in_a_loop, &optimized(in_a_loop), &["[]", "['a','b']"]);
}

#[test]
fn sums_are_stored_before_they_are_tested_and_read_after() {
    check(
        "function handler(e){var n=e.n|0,t=e.t|0,s;if(n+t>9)throw Error('much');if(n+t<0)throw Error('little');s=n+t;e.a=n+t;e.b=s*2;e.c=s;return e}",
        r#"function handler(e){var t=(e.n|0)+(e.t|0);if(t>9)throw Error("much");if(t<0)throw Error("little");e.a=t;e.b=t*2;e.c=t;return e}"#,
        &["{n:1,t:2}", "{n:8,t:2}", "{n:-8,t:2}"],
    );
}

#[test]
fn sums_are_forgotten_where_their_variables_change() {
    for source in [
        "function handler(e){var n=e.n|0,t=n*3+1,i=0;a:for(;;){if(i>2)break a;e['x'+i]=n*3+1;n=n+1;i=i+1}e.t=t;return e}",
        "function handler(e){var n=e.n|0,t=n*3+1;if(e.c){n=5;t=n*3+1}e.a=n*3+1;e.t=t;return e}",
        "function handler(e){var n=e.n|0,t=0,f=()=>{n=n+1;return n};t=n*3+1;f();e.a=n*3+1;e.t=t;return e}",
        "function handler(e){var n=e.n|0,t=0;try{if(n*3+1>9)throw Error('x');t=n*3+1}catch(x){e.c=t}e.t=t;return e}",
        "function handler(e){var n=e.n|0,t=0;if(n*2>4){return 1}n=n+1;if(n*2>4){return 2}t=n*2;n=3;return [t,n*2]}",
    ] {
        agree(
            source,
            &optimized(source),
            &["{n:1}", "{n:2,c:1}", "{n:7}", "{n:0}"],
        );
    }
}

#[test]
fn a_member_of_an_object_that_nobody_has_is_not_assigned_to() {
    check(
        "function handler(e){({a:1}).a=e.x;({b:2}).b+=e.x;return e}",
        "function handler(e){return e}",
        &["{x:1}"],
    );
    check(
        "function handler(e){({a:1}).a=out(e.x);return e}",
        "function handler(e){out(e.x);return e}",
        &["{x:1}"],
    );
}
