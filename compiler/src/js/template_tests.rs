//! Templates: holes, order, literals, refusals.

use super::*;
use crate::lir::{Effect, Expr, VarId};

fn filled(text: &str) -> String {
    let template = parse_template(text, Effect::Pure).expect(text);
    let mut next = 10;
    let e = template.instantiate(
        &mut |hole| Expr::Global(hole.to_uppercase().into()),
        &mut |_| {
            next += 1;
            VarId(next)
        },
    );
    e.to_string()
}

#[test]
fn templates_become_expressions() {
    assert_eq!(filled("$a.slice($b, 1)"), "A.slice(B, 1)");
    assert_eq!(filled("`x${$a}y`"), "concat(\"x\", A, \"y\")");
    assert_eq!(
        filled("$crypto.createHash('md5')"),
        "$crypto.createHash(\"md5\")"
    );
    assert_eq!(
        filled("$v.some(x => x === $y)"),
        "V.some((v11) {\n  return (v11 === Y)\n})"
    );
    assert_eq!(
        filled("{a: undefined, 'b-c': null}"),
        "{a: undefined, b-c: null}"
    );
    assert_eq!(
        filled("$s.replace(/a\\/b/g, '')"),
        "S.replace(/a\\/b/g, \"\")"
    );
    assert_eq!(filled("await $p"), "await P");
    assert_eq!(
        filled("$v.sort(function(a, b) { var c = a - b; if (c > 0) return 1; return c })"),
        "V.sort((v11, v12) {\n  let v13 = (v11 - v12)\n  if (v13 > 0) {\n    return 1\n  }\n  return v13\n})"
    );
}

#[test]
fn two_instances_have_their_own_variables() {
    let template = parse_template("$v.map(x => x)", Effect::Pure).expect("a template");
    let mut next = 0;
    let mut instance = || {
        template.instantiate(&mut |_| Expr::Undefined, &mut |_| {
            next += 1;
            VarId(next)
        })
    };
    assert_ne!(instance(), instance());
}

#[test]
fn order_and_count_of_holes_are_known() {
    let order = |text: &str| parse_template(text, Effect::Pure).expect(text).in_order();
    assert!(order("$a[$b] + $c"));
    assert!(!order("$a + $a"));
    assert!(!order("$a && $b"));
    assert!(!order("$a ? $b : 1"));
    assert!(!order("() => $a"));
    let twice = parse_template("$b.length - $a + $b.x", Effect::Read).expect("a template");
    assert_eq!(
        twice.holes().iter().map(|h| &**h).collect::<Vec<_>>(),
        ["b", "a"]
    );
    assert_eq!(
        (twice.uses("b"), twice.uses("a"), twice.uses("c")),
        (2, 1, 0)
    );
}

#[test]
fn what_lir_cannot_say_is_refused() {
    for (text, part) in [
        ("$a == null", "`==`"),
        ("$a ?? 1", "`??`"),
        ("f(...$a)", "spread"),
        ("$a +", "xpression"),
        ("$a; $b", ""),
        ("$a))((", ""),
        ("this.x", "expression"),
        ("[$a, , 1]", "hole"),
        ("({a}) => 1", "parameter"),
    ] {
        let error = parse_template(text, Effect::Pure).expect_err(text);
        assert!(error.message.contains(part), "{text}: {error}");
        assert!(error.at <= text.len(), "{text}: {error}");
    }
}

#[test]
fn declared_effects_mark_the_nodes() {
    let template = parse_template("$a.b", Effect::Read).expect("a template");
    let e = template.instantiate(&mut |_| Expr::Undefined, &mut |_| VarId(0));
    assert_eq!(e, Expr::Undefined.member("b", Effect::Read));
}
