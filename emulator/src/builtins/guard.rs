//! Built-ins that could take all memory in one call: they are asked first what they would build.
//! The engine's own functions do the work.

use boa_engine::object::JsObject;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue};

use super::define::{Native, method};
use super::meter::out_of_memory;
use crate::state::with_state;

/// The most items that a built-in may go through in one call.
const MOST_ITEMS: u64 = 4_000_000;

/// Fewer items than this are joined unasked: the meter sees the text afterwards.
const FEW_ITEMS: u64 = 64;

pub(super) fn install(context: &mut Context) -> JsResult<()> {
    let of = context.intrinsics().constructors();
    let (array, string) = (of.array().prototype(), of.string().prototype());
    let on_arrays: [(&'static str, Native); 7] = [
        ("copyWithin", copy_within),
        ("fill", fill),
        ("join", join),
        ("sort", sort),
        ("reverse", reverse),
        ("splice", splice),
        ("unshift", unshift),
    ];
    for (name, body) in on_arrays {
        keep(&array, name, body, context)?;
    }
    keep(&string, "replace", replace, context)?;
    keep(&string, "replaceAll", replace_all, context)
}

/// Puts `body` over the engine's function, which it finds again by its name.
fn keep(
    holder: &JsObject,
    name: &'static str,
    body: Native,
    context: &mut Context,
) -> JsResult<()> {
    let engines = holder.get(JsString::from(name), context)?;
    let Some(engines) = engines.as_object() else {
        return Ok(());
    };
    let length = engines.get(JsString::from("length"), context)?;
    let length = usize::try_from(length.to_length(context)?).unwrap_or(0);
    with_state(context, |state| state.originals.insert(name, engines));
    method(holder, name, length, body, context);
    Ok(())
}

fn engines(
    name: &'static str,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match with_state(context, |state| state.originals.get(name).cloned()) {
        Some(function) => function.call(this, args, context),
        None => Ok(JsValue::undefined()),
    }
}

fn copy_within(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    on_array("copyWithin", this, args, context)
}

fn fill(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    on_array("fill", this, args, context)
}

fn sort(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    on_array("sort", this, args, context)
}

fn reverse(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    on_array("reverse", this, args, context)
}

fn splice(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    on_array("splice", this, args, context)
}

fn unshift(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    on_array("unshift", this, args, context)
}

fn on_array(
    name: &'static str,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    items(this, context)?;
    engines(name, this, args, context)
}

/// How many items an array, or what looks like one, has; a run with too many ends.
fn items(this: &JsValue, context: &mut Context) -> JsResult<u64> {
    let Some(object) = this.as_object() else {
        return Ok(0);
    };
    let name = JsString::from("length");
    let length = if object.is_array() {
        object.get(name, context)?
    } else {
        // Only a plain value: a getter is not to be called once more.
        let own = object.borrow().properties().get(&name.into());
        match own.as_ref().and_then(|own| own.value()) {
            Some(value) if value.is_number() => value.clone(),
            Some(_) | None => return Ok(0),
        }
    };
    let length = length.to_length(context)?;
    if length > MOST_ITEMS {
        return Err(out_of_memory(context));
    }
    Ok(length)
}

fn join(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let length = items(this, context)?;
    if length > FEW_ITEMS
        && let Some(array) = this.as_object()
    {
        let mark = args.get_or_undefined(0).as_string();
        let mut size = length * mark.map_or(1, |mark| mark.len() as u64);
        for index in 0..length {
            let item = array.get(index, context)?;
            size += item.as_string().map_or(0, |text| text.len() as u64);
        }
        check_size(size, context)?;
    }
    engines("join", this, args, context)
}

fn replace(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    check_replacement(this, args, context)?;
    engines("replace", this, args, context)
}

fn replace_all(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    check_replacement(this, args, context)?;
    engines("replaceAll", this, args, context)
}

/// At most one replacement for each character, and one at the end.
fn check_replacement(this: &JsValue, args: &[JsValue], context: &Context) -> JsResult<()> {
    let (Some(text), Some(new)) = (this.as_string(), args.get_or_undefined(1).as_string()) else {
        return Ok(());
    };
    check_size(text.len() as u64 * new.len() as u64, context)
}

fn check_size(size: u64, context: &Context) -> JsResult<()> {
    let most = with_state(context, |state| state.host.limits.memory_bytes);
    if size > most {
        return Err(out_of_memory(context));
    }
    Ok(())
}
