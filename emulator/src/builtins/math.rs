//! `Math.random` from the host's seed or its fixed value.

use boa_engine::{Context, JsResult, JsValue};

use super::define::method;
use crate::state::with_state;

pub(super) fn install(context: &Context) {
    let math = context.intrinsics().objects().math();
    method(&math, "random", 0, random, context);
}

fn random(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(JsValue::from(with_state(
        context,
        crate::state::State::random,
    )))
}
