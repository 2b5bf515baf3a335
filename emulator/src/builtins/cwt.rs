//! `cf.cwt`: CBOR web tokens (`cwt-support-cloudfront-functions`). Here values change between
//! JavaScript and CBOR; tokens themselves are `cfc-cwt`'s. Error texts are ours: no page has them.

use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::PropertyKey;
use boa_engine::value::JsVariant;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};
use cfc_cwt::{CwtTag, Token, TokenError, Value, generate, validate};

use super::bytes::{View, new_buffer};
use super::crypto::data_arg;
use super::define::{field, method, object, text, type_error};
use crate::value::is_enumerable;

/// Deeper values could overrun the native stack; a token of 1 KB has no room for them.
const MAX_DEPTH: usize = 64;

/// The object `cf.cwt`.
pub(super) fn module(context: &mut Context) -> JsObject {
    let module = object(context);
    method(&module, "validateToken", 2, validate_token, context);
    method(&module, "generateToken", 2, generate_token, context);
    module
}

fn validate_token(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(bytes) = View::of_data(args.get_or_undefined(0), context)? else {
        return type_error("token is not a Buffer");
    };
    let key = key_of(args.get_or_undefined(1), context)?;
    let token = validate(&bytes.to_vec(), &key).map_err(|error| thrown(&error))?;
    let result = object(context);
    for (name, part) in [
        ("protectedHeaders", token.protected),
        ("unprotectedHeaders", token.unprotected),
        ("payload", token.payload),
    ] {
        let part = to_js(&part, context)?;
        field(&result, name, part);
    }
    Ok(result.into())
}

/// QUIRK(cloudfront): the page's signature has the context first, all of its examples have it
/// last. Either way is taken: the context is the one with a `key`.
fn generate_token(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (first, second) = (args.get_or_undefined(0), args.get_or_undefined(1));
    let (settings, said) = if property(first, "key", context)?.is_undefined() {
        (second, first)
    } else {
        (first, second)
    };
    let cose = property(settings, "coseTag", context)?;
    if text(&cose, context)? != "MAC0" {
        return type_error("coseTag is not \"MAC0\"");
    }
    let tag = if property(settings, "cwtTag", context)?.to_boolean() {
        CwtTag::With
    } else {
        CwtTag::Without
    };
    let key = key_of(settings, context)?;
    let token = Token {
        protected: protected(said, context)?,
        unprotected: part(said, "unprotected", "unprotectedHeaders", context)?,
        payload: part(said, "payload", "payload", context)?,
    };
    let bytes = generate(&token, &key, tag).map_err(|error| thrown(&error))?;
    new_buffer(&bytes, context)
}

/// QUIRK(cloudfront): the page's example writes the algorithm as the text `"5"`.
fn protected(said: &JsValue, context: &mut Context) -> JsResult<Value> {
    let mut headers = part(said, "protected", "protectedHeaders", context)?;
    if let Value::Map(headers) = &mut headers {
        for (name, value) in headers {
            if *name == Value::Integer(1)
                && let Value::Text(text) = value
                && let Ok(number) = text.parse::<i64>()
            {
                *value = Value::Integer(number);
            }
        }
    }
    Ok(headers)
}

/// A part of what a token shall say. The examples name headers in one way, `validateToken` in
/// another; a part that is missing is empty.
fn part(said: &JsValue, name: &str, other: &str, context: &mut Context) -> JsResult<Value> {
    let mut value = property(said, name, context)?;
    if value.is_undefined() {
        value = property(said, other, context)?;
    }
    if value.is_undefined() {
        return Ok(Value::Map(Vec::new()));
    }
    to_cbor(&value, 0, context)
}

fn key_of(settings: &JsValue, context: &mut Context) -> JsResult<Vec<u8>> {
    let key = property(settings, "key", context)?;
    data_arg(&key, &JsValue::undefined(), "key", context)
}

fn property(value: &JsValue, name: &str, context: &mut Context) -> JsResult<JsValue> {
    match value.as_object() {
        Some(object) => object.get(JsString::from(name), context),
        None => Ok(JsValue::undefined()),
    }
}

/// CBOR to JavaScript: claim keys become texts.
fn to_js(value: &Value, context: &mut Context) -> JsResult<JsValue> {
    Ok(match value {
        Value::Null => JsValue::null(),
        Value::Bool(value) => JsValue::from(*value),
        Value::Float(number) => JsValue::from(*number),
        Value::Integer(number) => exact(*number)?,
        Value::Text(text) => JsString::from(text.as_str()).into(),
        Value::Bytes(bytes) => new_buffer(bytes, context)?,
        Value::Array(items) => {
            let array = JsArray::new(context)?;
            for item in items {
                let item = to_js(item, context)?;
                array.push(item, context)?;
            }
            array.into()
        }
        Value::Map(entries) => {
            let result = object(context);
            for (name, value) in entries {
                let value = to_js(value, context)?;
                field(&result, &name_of(name)?, value);
            }
            result.into()
        }
    })
}

fn name_of(name: &Value) -> JsResult<String> {
    match name {
        Value::Text(text) => Ok(text.clone()),
        Value::Integer(number) => Ok(number.to_string()),
        _ => type_error("the name of a claim is neither a number nor a text"),
    }
}

fn exact(number: i64) -> JsResult<JsValue> {
    const LARGEST: i64 = 9_007_199_254_740_991;
    if (-LARGEST..=LARGEST).contains(&number) {
        #[expect(clippy::cast_precision_loss, reason = "exact within 2^53")]
        return Ok(JsValue::from(number as f64));
    }
    type_error("a claim's number is beyond 2^53")
}

/// JavaScript to CBOR: names that are whole numbers become numbers.
fn to_cbor(value: &JsValue, depth: usize, context: &mut Context) -> JsResult<Value> {
    if depth > MAX_DEPTH {
        return type_error("Nested too deep or a cyclic structure");
    }
    Ok(match value.variant() {
        JsVariant::Undefined | JsVariant::Null => Value::Null,
        JsVariant::Boolean(value) => Value::Bool(value),
        JsVariant::Integer32(number) => Value::from(i64::from(number)),
        JsVariant::Float64(number) => of_number(number),
        JsVariant::String(text) => Value::Text(text.to_std_string_lossy()),
        JsVariant::Object(object) => of_object(&object, depth, context)?,
        JsVariant::Symbol(_) | JsVariant::BigInt(_) => {
            return type_error("a claim is of a kind that is not supported");
        }
    })
}

fn of_number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number within 2^53"
        )]
        return Value::from(number as i64);
    }
    Value::Float(number)
}

fn of_object(object: &JsObject, depth: usize, context: &mut Context) -> JsResult<Value> {
    if let Some(view) = View::of_data(&object.clone().into(), context)? {
        return Ok(Value::Bytes(view.to_vec()));
    }
    if object.is_callable() {
        return type_error("a claim is of a kind that is not supported");
    }
    if object.is_array() {
        let array = JsArray::from_object(object.clone())?;
        let mut items = Vec::new();
        for at in 0..array.length(context)? {
            let item = array.get(at, context)?;
            items.push(to_cbor(&item, depth + 1, context)?);
        }
        return Ok(Value::Array(items));
    }
    let mut entries = Vec::new();
    for key in object.own_property_keys(context)? {
        let name = match &key {
            PropertyKey::String(name) => of_name(&name.to_std_string_lossy()),
            PropertyKey::Index(index) => Value::from(i64::from(index.get())),
            PropertyKey::Symbol(_) => continue,
        };
        if is_enumerable(object, &key, context)? {
            let value = object.get(key, context)?;
            if !value.is_undefined() {
                entries.push((name, to_cbor(&value, depth + 1, context)?));
            }
        }
    }
    Ok(Value::Map(entries))
}

fn of_name(name: &str) -> Value {
    match name.parse::<i64>() {
        Ok(number) if number.to_string() == name => Value::from(number),
        _ => Value::from(name),
    }
}

fn thrown(error: &TokenError) -> boa_engine::JsError {
    JsNativeError::error()
        .with_message(error.to_string())
        .into()
}
