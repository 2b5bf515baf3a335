//! `JSON.parse` as `cfc-json` has it. The engine's own goes through its script parser: seven times
//! slower, and it takes what is no JSON.

use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};
use cfc_json::{Build, Refused};

use super::define::{field, method, object, text};

pub(super) fn install(context: &Context) {
    let json = context.intrinsics().objects().json();
    method(&json, "parse", 2, parse, context);
}

/// `parse(text, reviver)`.
fn parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = text(args.get_or_undefined(0), context)?;
    let value = parse_text(&input, context)?;
    match args.get_or_undefined(1).as_callable() {
        Some(reviver) => {
            let root = object(context);
            field(&root, "", value);
            revive(&root, &JsString::default().into(), &reviver, context)
        }
        None => Ok(value),
    }
}

/// The value of a JSON text.
pub(super) fn parse_text(input: &str, context: &mut Context) -> JsResult<JsValue> {
    let refused = |refused: Refused| JsNativeError::syntax().with_message(refused.to_string());
    Ok(cfc_json::parse(input, &mut Values(context)).map_err(refused)?)
}

/// Makes the engine's values.
struct Values<'a>(&'a mut Context);

impl Build for Values<'_> {
    type Value = JsValue;

    fn null(&mut self) -> JsValue {
        JsValue::null()
    }

    fn boolean(&mut self, value: bool) -> JsValue {
        JsValue::from(value)
    }

    fn number(&mut self, value: f64) -> JsValue {
        JsValue::from(value)
    }

    fn string(&mut self, value: String) -> JsValue {
        JsString::from(value).into()
    }

    fn array(&mut self, items: Vec<JsValue>) -> JsValue {
        JsArray::from_iter(items, self.0).into()
    }

    fn object(&mut self, members: Vec<(String, JsValue)>) -> JsValue {
        let result = object(self.0);
        for (name, value) in members {
            field(&result, &name, value);
        }
        result.into()
    }
}

/// The specification's `InternalizeJSONProperty`.
fn revive(
    holder: &JsObject,
    key: &PropertyKey,
    reviver: &JsObject,
    context: &mut Context,
) -> JsResult<JsValue> {
    let value = holder.get(key.clone(), context)?;
    if let Some(object) = value.as_object() {
        for inner in object.own_property_keys(context)? {
            // An array's `length` is a key as well, and not enumerable.
            if object.is_array() && !matches!(inner, PropertyKey::Index(_)) {
                continue;
            }
            let new = revive(&object, &inner, reviver, context)?;
            if new.is_undefined() {
                object.delete_property_or_throw(inner, context)?;
            } else {
                object.create_data_property_or_throw(inner, new, context)?;
            }
        }
    }
    let name = JsValue::from(key.clone()).to_string(context)?;
    reviver.call(&holder.clone().into(), &[name.into(), value], context)
}
