//! `Array.prototype.sort` where njs differs from the engine: without a comparison of its own it puts
//! texts in the order of code points, not of UTF-16 units.

use std::cmp::Ordering;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction,
};

use super::define::value;

pub(super) fn install(context: &mut Context) -> JsResult<()> {
    let prototype = context.intrinsics().constructors().array().prototype();
    let original = prototype.get(JsString::from("sort"), context)?;
    let Some(original) = original.as_object() else {
        return Err(JsNativeError::typ().with_message("no sort").into());
    };
    let order = NativeFunction::from_fn_ptr(by_code_points);
    let order: JsObject = FunctionObjectBuilder::new(context.realm(), order)
        .length(2)
        .build()
        .into();
    let body = NativeFunction::from_copy_closure_with_captures(
        |this, args, (original, order), context| {
            let compare = match args.get_or_undefined(0) {
                none if none.is_undefined() => JsValue::from(order.clone()),
                given => given.clone(),
            };
            original.call(this, &[compare], context)
        },
        (original.clone(), order),
    );
    let sort = FunctionObjectBuilder::new(context.realm(), body)
        .name(JsString::from("sort"))
        .length(1)
        .constructor(false)
        .build();
    value(&prototype, JsString::from("sort"), sort);
    Ok(())
}

fn by_code_points(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let a = args.get_or_undefined(0).to_string(context)?;
    let b = args.get_or_undefined(1).to_string(context)?;
    let points = |text: &JsString| -> Vec<u32> {
        text.as_str()
            .code_points()
            .map(boa_engine::string::CodePoint::as_u32)
            .collect()
    };
    Ok(JsValue::from(match points(&a).cmp(&points(&b)) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }))
}
