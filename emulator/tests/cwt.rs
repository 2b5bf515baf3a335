//! `cf.cwt`: tokens that are made, taken, and refused.

mod support;

use cfc_emulator::Host;
use serde_json::{Value, json};
use support::{outcome, run_with};

fn ran(body: &str) -> Result<Value, String> {
    let source = format!("import cf from 'cloudfront';\nfunction handler() {{ {body} }}");
    run_with(&source, &json!({}), &Host::default())
        .result
        .map_err(|error| error.to_string())
}

/// Made by hand after RFC 9052, see `cwt/tests/tokens.rs`.
const KEY: &str = "849b57219dae48de646d07dbb533566e976686457c1491be3a76dcea6c427188";

#[test]
fn a_token_is_made_and_taken() {
    let body = "var said = {protected: {1: 5}, unprotected: {4: 'kid'}, payload: {1: 'issuer', 4: 1740000000, \
        401: {1: {2: '.cloudfront.net'}}, 402: ['192.0.2.1', -7, 1.5, true, null], own: 'x', 9: undefined}}; \
        var token = cf.cwt.generateToken(said, {cwtTag: true, coseTag: 'MAC0', key: 'secret'}); \
        return [token.toString('hex').slice(0, 6), cf.cwt.validateToken(token, {key: 'secret'})];";
    let payload = json!({"1": "issuer", "4": 1_740_000_000, "401": {"1": {"2": ".cloudfront.net"}},
        "402": ["192.0.2.1", -7, 1.5, true, null], "own": "x"});
    let token = json!({"protectedHeaders": {"1": 5}, "unprotectedHeaders": {"4": "kid"}, "payload": payload});
    assert_eq!(ran(body), Ok(json!(["d83dd1", token])));
}

#[test]
fn both_orders_of_arguments_are_taken() {
    let made = |call: &str| {
        ran(&format!(
            "var key = Buffer.from('{KEY}', 'hex'), token = {{payload: {{1: 'a'}}}}, context = {{coseTag: 'MAC0', key: key}}; \
             return cf.cwt.generateToken({call}).toString('hex');"
        ))
    };
    let expected = "d18443a10105a044a10161615820d65ac5a30d9644ca1d6b2fb0c4a9fa0aa85b6c3738fa8b185d31b9c821392a55";
    assert_eq!(made("token, context"), Ok(json!(expected)));
    assert_eq!(made("context, token"), Ok(json!(expected)));
}

/// The page's example for a new expiry hands the validated token on.
#[test]
fn a_validated_token_can_be_made_again() {
    let body = "var context = {coseTag: 'MAC0', key: 'k'}; \
        var token = cf.cwt.validateToken(cf.cwt.generateToken({protected: {1: '5'}, payload: {4: 1}}, context), context); \
        token.payload[4] = 2; \
        return cf.cwt.validateToken(cf.cwt.generateToken(token, context), context);";
    let token =
        json!({"protectedHeaders": {"1": 5}, "unprotectedHeaders": {}, "payload": {"4": 2}});
    assert_eq!(ran(body), Ok(token));
}

#[test]
fn bytes_come_as_buffers() {
    let body = "var token = cf.cwt.generateToken({payload: {7: Buffer.from('id')}}, {coseTag: 'MAC0', key: 'k'}); \
        var id = cf.cwt.validateToken(token, {key: 'k'}).payload[7]; return [Buffer.isBuffer(id), id.toString()];";
    assert_eq!(ran(body), Ok(json!([true, "id"])));
}

#[test]
fn what_is_no_token_throws() {
    for (call, error) in [
        (
            "validateToken(Buffer.from('00', 'hex'), {key: 'k'})",
            "Error: the token has no tag of COSE_Mac0",
        ),
        (
            "validateToken('text', {key: 'k'})",
            "TypeError: token is not a Buffer",
        ),
        (
            "validateToken(Buffer.alloc(1))",
            "TypeError: key argument \"undefined\" is not a string or Buffer-like object",
        ),
        (
            "validateToken(Buffer.alloc(1025), {key: 'k'})",
            "Error: the token has more than 1024 bytes",
        ),
        (
            "generateToken({payload: {}}, {key: 'k'})",
            "TypeError: coseTag is not \"MAC0\"",
        ),
        (
            "generateToken({payload: 1}, {coseTag: 'MAC0', key: 'k'})",
            "Error: the payload: this is not a map",
        ),
        (
            "generateToken({protected: {1: 4}, payload: {}}, {coseTag: 'MAC0', key: 'k'})",
            "Error: the algorithm is not HS256",
        ),
        (
            "generateToken({payload: {1: 'x'.repeat(1024)}}, {coseTag: 'MAC0', key: 'k'})",
            "Error: the token has more than 1024 bytes",
        ),
    ] {
        assert_eq!(
            ran(&format!("return cf.cwt.{call};")),
            Err(error.to_owned()),
            "{call}"
        );
    }
}

#[test]
fn the_function_can_catch_it() {
    let source = "import cf from 'cloudfront';\nfunction handler(event) { try { cf.cwt.validateToken(Buffer.from(event.token, 'base64url'), {key: 'k'}); } \
        catch (e) { return {statusCode: 401}; } return event; }";
    let run = outcome(source, &json!({"token": "AAAA"}));
    assert_eq!(run.result, Ok(json!({"statusCode": 401})));
}
