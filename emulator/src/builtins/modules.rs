//! `import x from 'm'` and `require('m')`.

use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue};

use super::define::{method, object, text, value};
use crate::program::Import;

pub(super) fn install(imports: &[Import], context: &mut Context) -> JsResult<()> {
    let global = context.global_object();
    method(&global, "require", 1, require, context);
    for import in imports {
        let module = load(&import.module, context)?;
        value(&global, JsString::from(import.binding.as_str()), module);
    }
    Ok(())
}

fn require(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text(&args.first().cloned().unwrap_or_default(), context)?;
    load(&name, context).map(JsValue::from)
}

/// The module's object, the same one each time.
fn load(name: &str, context: &mut Context) -> JsResult<JsObject> {
    match name {
        "cloudfront" => Ok(object(context)),
        _ => Err(JsNativeError::error()
            .with_message(format!("Cannot find module \"{name}\""))
            .into()),
    }
}
