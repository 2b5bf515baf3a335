//! The `querystring` module, as njs 0.7.9 does it.

use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, js_string};

use super::define::{methods, object, text};
use crate::value::is_enumerable;

/// `require('querystring')`.
pub(super) fn module(context: &Context) -> JsObject {
    let module = object(context);
    methods(
        &module,
        &[
            ("parse", 4, parse),
            ("decode", 4, parse),
            ("stringify", 4, stringify),
            ("encode", 4, stringify),
            ("escape", 1, escape),
            ("unescape", 1, unescape),
        ],
        context,
    );
    module
}

/// `parse(text, sep, eq, {decodeURIComponent, maxKeys})`.
fn parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let result = JsObject::with_null_proto();
    let Some(query) = args.get_or_undefined(0).as_string() else {
        return Ok(result.into());
    };
    let query = query.to_std_string_lossy();
    let sep = mark(args.get_or_undefined(1), "&", context)?;
    let eq = mark(args.get_or_undefined(2), "=", context)?;
    let decode = option(args.get_or_undefined(3), "decodeURIComponent", context)?.as_callable();
    let most = max_keys(args.get_or_undefined(3), context)?;
    for part in query
        .split(sep.as_str())
        .filter(|part| !part.is_empty())
        .take(most)
    {
        let (name, value) = part.split_once(eq.as_str()).unwrap_or((part, ""));
        let name = decoded(name, decode.as_ref(), context)?.to_string(context)?;
        let value = decoded(value, decode.as_ref(), context)?;
        add(&result, name, value, context)?;
    }
    Ok(result.into())
}

/// A name that comes again makes an array.
fn add(result: &JsObject, name: JsString, value: JsValue, context: &mut Context) -> JsResult<()> {
    let key = PropertyKey::from(name);
    if !result.has_own_property(key.clone(), context)? {
        result.create_data_property_or_throw(key, value, context)?;
        return Ok(());
    }
    let known = result.get(key.clone(), context)?;
    match known.as_object().filter(JsObject::is_array) {
        Some(array) => {
            JsArray::from_object(array)?.push(value, context)?;
        }
        None => {
            let array = JsArray::from_iter([known, value], context);
            result.create_data_property_or_throw(key, array, context)?;
        }
    }
    Ok(())
}

fn decoded(part: &str, decode: Option<&JsObject>, context: &mut Context) -> JsResult<JsValue> {
    match decode {
        Some(decode) => decode.call(
            &JsValue::undefined(),
            &[JsString::from(part).into()],
            context,
        ),
        None => Ok(JsString::from(percent_decode(part)).into()),
    }
}

/// `stringify(object, sep, eq, {encodeURIComponent})`.
fn stringify(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(fields) = args.get_or_undefined(0).as_object() else {
        return Ok(js_string!().into());
    };
    let sep = mark(args.get_or_undefined(1), "&", context)?;
    let eq = mark(args.get_or_undefined(2), "=", context)?;
    let encode = option(args.get_or_undefined(3), "encodeURIComponent", context)?.as_callable();
    let mut parts = Vec::new();
    for key in fields.own_property_keys(context)? {
        if !is_enumerable(&fields, &key, context)? {
            continue;
        }
        let name = match &key {
            PropertyKey::String(name) => name.to_std_string_lossy(),
            PropertyKey::Index(index) => index.get().to_string(),
            PropertyKey::Symbol(_) => continue,
        };
        let name = encoded(&name, encode.as_ref(), context)?;
        let value = fields.get(key, context)?;
        let values = match value.as_object().filter(JsObject::is_array) {
            Some(array) => items(array, context)?,
            None => vec![value],
        };
        for value in values {
            let value = primitive(&value, context)?;
            parts.push(format!(
                "{name}{eq}{}",
                encoded(&value, encode.as_ref(), context)?
            ));
        }
    }
    Ok(JsString::from(parts.join(&sep)).into())
}

fn items(array: JsObject, context: &mut Context) -> JsResult<Vec<JsValue>> {
    let array = JsArray::from_object(array)?;
    (0..array.length(context)?)
        .map(|index| array.get(index, context))
        .collect()
}

/// Strings, booleans and finite numbers have a text, everything else has none.
fn primitive(value: &JsValue, context: &mut Context) -> JsResult<String> {
    let has_text =
        value.is_string() || value.is_boolean() || value.as_number().is_some_and(f64::is_finite);
    if has_text {
        text(value, context)
    } else {
        Ok(String::new())
    }
}

fn encoded(part: &str, encode: Option<&JsObject>, context: &mut Context) -> JsResult<String> {
    match encode {
        Some(encode) => {
            let value = encode.call(
                &JsValue::undefined(),
                &[JsString::from(part).into()],
                context,
            )?;
            text(&value, context)
        }
        None => Ok(percent_encode(part)),
    }
}

fn escape(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let part = text(args.get_or_undefined(0), context)?;
    Ok(JsString::from(percent_encode(&part)).into())
}

fn unescape(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let part = text(args.get_or_undefined(0), context)?;
    Ok(JsString::from(percent_decode(&part)).into())
}

/// A separator; `null`, `undefined` and the empty text stand for the usual one.
fn mark(arg: &JsValue, usual: &str, context: &mut Context) -> JsResult<String> {
    if arg.is_null_or_undefined() {
        return Ok(usual.to_owned());
    }
    let given = text(arg, context)?;
    Ok(if given.is_empty() {
        usual.to_owned()
    } else {
        given
    })
}

fn option(options: &JsValue, name: &str, context: &mut Context) -> JsResult<JsValue> {
    match options.as_object() {
        Some(options) => options.get(JsString::from(name), context),
        None => Ok(JsValue::undefined()),
    }
}

/// 1000 unless told otherwise; 0 is no limit.
fn max_keys(options: &JsValue, context: &mut Context) -> JsResult<usize> {
    let given = option(options, "maxKeys", context)?;
    if given.is_undefined() {
        return Ok(1000);
    }
    Ok(match given.to_length(context)? {
        0 => usize::MAX,
        most => usize::try_from(most).unwrap_or(usize::MAX),
    })
}

/// `+` is a space; a `%` that starts no two digits stands for itself.
fn percent_decode(part: &str) -> String {
    let bytes = part.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(
                    u8::try_from(high * 16 + low).expect("two hexadecimal digits are a byte"),
                );
                at += 2;
            }
            (b'+', _, _) => decoded.push(b' '),
            (other, _, _) => decoded.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// As `encodeURIComponent`.
fn percent_encode(part: &str) -> String {
    use std::fmt::Write as _;
    part.bytes()
        .fold(String::with_capacity(part.len()), |mut encoded, byte| {
            if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
                encoded.push(char::from(byte));
            } else {
                write!(encoded, "%{byte:02X}").expect("a string takes every text");
            }
            encoded
        })
}
