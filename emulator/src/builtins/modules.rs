//! `import x from 'm'` and `require('m')`.

use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue};

use super::define::{method, text, value};
use super::{buffer, cloudfront, crypto, querystring};
use crate::program::{Import, MODULES};
use crate::state::with_state;

pub(super) fn install(context: &Context) {
    method(&context.global_object(), "require", 1, require, context);
}

/// Makes what is imported global.
pub(crate) fn bind(imports: &[Import], context: &mut Context) -> JsResult<()> {
    let global = context.global_object();
    for (import, module) in imports.iter().zip(values(imports, context)?) {
        value(&global, JsString::from(import.binding.as_str()), module);
    }
    Ok(())
}

/// What is imported, in order.
pub(crate) fn values(imports: &[Import], context: &mut Context) -> JsResult<Vec<JsValue>> {
    let load = |import: &Import| load(&import.module, context).map(JsValue::from);
    imports.iter().map(load).collect()
}

fn require(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text(&args.first().cloned().unwrap_or_default(), context)?;
    load(&name, context).map(JsValue::from)
}

/// The module's object, the same one each time.
fn load(name: &str, context: &mut Context) -> JsResult<JsObject> {
    let Some(name) = MODULES.into_iter().find(|known| *known == name) else {
        return Err(JsNativeError::error()
            .with_message(format!("Cannot find module \"{name}\""))
            .into());
    };
    if let Some(known) = with_state(context, |state| state.cache.get(name).cloned()) {
        return Ok(known);
    }
    let module = match name {
        "cloudfront" => cloudfront::module(context),
        "crypto" => crypto::module(context),
        "querystring" => querystring::module(context),
        _ => buffer::module(context)?,
    };
    with_state(context, |state| state.cache.insert(name, module.clone()));
    Ok(module)
}
