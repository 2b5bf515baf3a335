//! JSON into the engine, and values out of it, as `JSON.stringify` sees them. The engine's own
//! conversions are slower one way, and differ the other way: functions are kept, lone surrogates
//! are escaped as text.

use boa_engine::object::builtins::{JsArray, JsFunction};
use boa_engine::property::PropertyKey;
use boa_engine::value::JsVariant;
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue, js_string};
use cfc_json::MAX_DEPTH;
use rustc_hash::FxHashMap;
use serde_json::{Map, Number, Value, json};

use crate::builtins::{field_named, object};

/// Names of properties that were made already: events have much the same ones.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: FxHashMap<String, JsString>,
}

/// More are not kept, for an event's names may be anything.
const MOST_NAMES: usize = 1_000;

impl Names {
    fn get(&mut self, name: &str) -> JsString {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let made = JsString::from(name);
        if self.known.len() < MOST_NAMES {
            self.known.insert(name.to_owned(), made.clone());
        }
        made
    }
}

/// JSON as a value.
pub(crate) fn from_json(json: &Value, names: &mut Names, context: &mut Context) -> JsValue {
    match json {
        Value::Null => JsValue::null(),
        Value::Bool(value) => JsValue::from(*value),
        Value::Number(number) => match number.as_i64().map(i32::try_from) {
            Some(Ok(number)) => JsValue::from(number),
            Some(Err(_)) | None => JsValue::from(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => JsString::from(text.as_str()).into(),
        Value::Array(items) => {
            let items: Vec<JsValue> = items
                .iter()
                .map(|item| from_json(item, names, context))
                .collect();
            JsArray::from_iter(items, context).into()
        }
        Value::Object(members) => {
            let result = object(context);
            for (name, value) in members {
                let value = from_json(value, names, context);
                field_named(&result, names.get(name), value);
            }
            result.into()
        }
    }
}

/// A value as JSON; `undefined` and functions as `{"$undefined":true}`.
pub(crate) fn to_json(value: &JsValue, context: &mut Context) -> JsResult<Value> {
    Ok(convert(value, "", 0, context)?.unwrap_or_else(|| json!({"$undefined": true})))
}

/// `None` for what `JSON.stringify` leaves out.
fn convert(
    value: &JsValue,
    key: &str,
    depth: usize,
    context: &mut Context,
) -> JsResult<Option<Value>> {
    Ok(match value.variant() {
        JsVariant::Undefined | JsVariant::Symbol(_) => None,
        JsVariant::Null | JsVariant::BigInt(_) => Some(Value::Null),
        JsVariant::Boolean(b) => Some(Value::Bool(b)),
        JsVariant::Integer32(n) => Some(Value::from(n)),
        JsVariant::Float64(n) => Some(number(n)),
        JsVariant::String(s) => Some(Value::String(std_text(&s))),
        JsVariant::Object(o) => convert_object(&o, key, depth, context)?,
    })
}

fn convert_object(
    object: &JsObject,
    key: &str,
    depth: usize,
    context: &mut Context,
) -> JsResult<Option<Value>> {
    if depth >= MAX_DEPTH {
        return Err(JsNativeError::typ()
            .with_message("Nested too deep or a cyclic structure")
            .into());
    }
    if has_plain_json(object, context) {
        return fields(object, depth, context);
    }
    let to_json = object.get(js_string!("toJSON"), context)?;
    if let Some(to_json) = to_json.as_object().and_then(JsFunction::from_object) {
        let own = to_json.call(
            &object.clone().into(),
            &[JsString::from(key).into()],
            context,
        )?;
        return match own.as_object() {
            Some(o) if JsObject::equals(&o, object) => fields(object, depth, context),
            _ => convert(&own, key, depth + 1, context),
        };
    }
    fields(object, depth, context)
}

/// Whether an object surely has no method that gives its JSON: it is a plain one, and neither it
/// nor the prototype of plain ones has a property of this name.
fn has_plain_json(object: &JsObject, context: &Context) -> bool {
    let plain = context.intrinsics().constructors().object().prototype();
    let method = PropertyKey::from(js_string!("toJSON"));
    let has_method = |object: &JsObject| object.borrow().properties().contains_key(&method);
    object.is_ordinary()
        && object
            .prototype()
            .is_some_and(|prototype| JsObject::equals(&prototype, &plain))
        && !has_method(object)
        && !has_method(&plain)
}

fn fields(object: &JsObject, depth: usize, context: &mut Context) -> JsResult<Option<Value>> {
    if object.is_callable() {
        return Ok(None);
    }
    if object.is_array() {
        return Ok(Some(Value::Array(items(object, depth, context)?)));
    }
    let mut map = Map::new();
    for key in object.own_property_keys(context)? {
        let name = match &key {
            PropertyKey::String(name) => std_text(name),
            PropertyKey::Index(index) => index.get().to_string(),
            PropertyKey::Symbol(_) => continue,
        };
        let plain = object.borrow().properties().get(&key);
        let value = match plain
            .as_ref()
            .map(|plain| (plain.enumerable(), plain.value()))
        {
            Some((Some(false), _)) => continue,
            Some((_, Some(value))) => value.clone(),
            Some((_, None)) => object.get(key, context)?,
            None if is_enumerable(object, &key, context)? => object.get(key, context)?,
            None => continue,
        };
        if let Some(value) = convert(&value, &name, depth + 1, context)? {
            map.insert(name, value);
        }
    }
    Ok(Some(Value::Object(map)))
}

fn items(array: &JsObject, depth: usize, context: &mut Context) -> JsResult<Vec<Value>> {
    let array = JsArray::from_object(array.clone())?;
    let mut items = Vec::new();
    for index in 0..array.length(context)? {
        let value = array.get(index, context)?;
        items.push(convert(&value, &index.to_string(), depth + 1, context)?.unwrap_or(Value::Null));
    }
    Ok(items)
}

/// A text, lone surrogates as U+FFFD. The engine's own conversion goes character by character.
pub(crate) fn std_text(text: &JsString) -> String {
    let plain = text.as_str();
    let ascii = plain.as_latin1().filter(|bytes| bytes.is_ascii());
    match ascii.and_then(|bytes| str::from_utf8(bytes).ok()) {
        Some(ascii) => ascii.to_owned(),
        None => text.to_std_string_lossy(),
    }
}

/// Whether a property shows in a loop over the object.
pub(crate) fn is_enumerable(
    object: &JsObject,
    key: &PropertyKey,
    context: &mut Context,
) -> JsResult<bool> {
    let prototype = context.intrinsics().constructors().object().prototype();
    let ask = prototype.get(js_string!("propertyIsEnumerable"), context)?;
    let ask = ask.as_object().ok_or_else(|| {
        JsNativeError::typ().with_message("propertyIsEnumerable is not a function")
    })?;
    Ok(ask
        .call(&object.clone().into(), &[key.clone().into()], context)?
        .to_boolean())
}

fn number(n: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if n.fract() == 0.0 && n.abs() <= EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number within 2^53"
        )]
        return Value::from(n as i64);
    }
    Number::from_f64(n).map_or(Value::Null, Value::Number)
}
