//! Removes what the runtime lacks from the engine's global object and prototypes.
//! Kept: the documented names and what njs 0.7.9 has besides; the validator tells the two apart.

use std::sync::OnceLock;

use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsResult, JsString, js_string};

/// Removes foreign names. Gives the getter of `Error.prototype.stack`, see [`super::install`].
pub(super) fn remove_foreign(context: &mut Context) -> JsResult<Option<JsObject>> {
    static FOREIGN: OnceLock<Vec<(usize, String)>> = OnceLock::new();
    let stack = stack_getter(context)?;
    let objects = kept_names(context);
    // Every engine starts alike, so the names are looked for once per process.
    let foreign = match FOREIGN.get() {
        Some(foreign) => foreign,
        None => {
            let found = find_foreign(&objects, context)?;
            FOREIGN.get_or_init(|| found)
        }
    };
    for (index, name) in foreign {
        objects[*index]
            .0
            .delete_property_or_throw(JsString::from(name.as_str()), context)?;
    }
    Ok(stack)
}

fn stack_getter(context: &mut Context) -> JsResult<Option<JsObject>> {
    let prototype = context.intrinsics().constructors().error().prototype();
    let object = context.intrinsics().constructors().object().constructor();
    let describe = object.get(js_string!("getOwnPropertyDescriptor"), context)?;
    let Some(describe) = describe.as_object() else {
        return Ok(None);
    };
    let descriptor = describe.call(
        &object.into(),
        &[prototype.into(), js_string!("stack").into()],
        context,
    )?;
    match descriptor.as_object() {
        Some(descriptor) => Ok(descriptor.get(js_string!("get"), context)?.as_object()),
        None => Ok(None),
    }
}

fn find_foreign(
    objects: &[(JsObject, &str)],
    context: &mut Context,
) -> JsResult<Vec<(usize, String)>> {
    let mut foreign = Vec::new();
    for (index, (object, kept)) in objects.iter().enumerate() {
        for key in object.own_property_keys(context)? {
            let PropertyKey::String(name) = &key else {
                continue;
            };
            let name = name.to_std_string_lossy();
            if kept.split_whitespace().any(|kept| kept == name) {
                continue;
            }
            // What cannot be removed (`Symbol.dispose`) stays.
            if object.delete_property_or_throw(key, context).is_ok() {
                foreign.push((index, name));
            }
        }
    }
    Ok(foreign)
}

/// The objects of the engine and the names they keep.
fn kept_names(context: &Context) -> Vec<(JsObject, &'static str)> {
    let global = context.global_object();
    let intrinsics = context.intrinsics();
    let of = intrinsics.constructors();
    vec![
        (global, GLOBAL),
        (intrinsics.objects().math(), MATH),
        (intrinsics.objects().json(), "parse stringify"),
        (of.object().constructor(), OBJECT),
        (of.object().prototype(), OBJECT_PROTOTYPE),
        (
            of.function().prototype(),
            "name length constructor call apply bind caller arguments",
        ),
        (
            of.string().constructor(),
            "name length prototype fromCharCode fromCodePoint",
        ),
        (of.string().prototype(), STRING_PROTOTYPE),
        (of.number().constructor(), NUMBER),
        (
            of.number().prototype(),
            "constructor valueOf toString toFixed toPrecision toExponential",
        ),
        (of.array().constructor(), "name length prototype isArray of"),
        (of.array().prototype(), ARRAY_PROTOTYPE),
        (
            of.regexp().prototype(),
            "constructor exec test toString global ignoreCase multiline source sticky flags",
        ),
        (
            of.date().constructor(),
            "name length prototype UTC now parse",
        ),
        (of.error().constructor(), "name length prototype"),
        (of.error().prototype(), "constructor name message toString"),
        (
            of.promise().constructor(),
            "name length prototype resolve reject all allSettled any race",
        ),
        (of.symbol().constructor(), SYMBOL),
        (
            of.symbol().prototype(),
            "constructor valueOf toString description",
        ),
        (
            of.typed_array().constructor(),
            "name length prototype of from",
        ),
        (of.typed_array().prototype(), TYPED_ARRAY_PROTOTYPE),
        (
            of.array_buffer().constructor(),
            "name length prototype isView",
        ),
        (
            of.array_buffer().prototype(),
            "constructor byteLength slice",
        ),
        (of.data_view().prototype(), DATA_VIEW_PROTOTYPE),
    ]
}

const GLOBAL: &str = "globalThis undefined NaN Infinity Object Function Array String Number Boolean Symbol Date RegExp \
    Promise Math JSON Error EvalError InternalError MemoryError RangeError ReferenceError SyntaxError TypeError URIError \
    AggregateError ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array \
    Uint32Array Float32Array Float64Array eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent \
    encodeURI encodeURIComponent";

const MATH: &str = "E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 \
    cos cosh exp expm1 floor fround hypot imul log log1p log2 log10 max min pow random round sign sin sinh sqrt tan tanh \
    trunc";

const OBJECT: &str = "name length prototype create defineProperties defineProperty freeze getOwnPropertyDescriptor \
    getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf isExtensible isFrozen isSealed \
    keys preventExtensions seal assign entries values is setPrototypeOf";

const OBJECT_PROTOTYPE: &str =
    "__proto__ constructor valueOf toString hasOwnProperty propertyIsEnumerable isPrototypeOf";

const STRING_PROTOTYPE: &str = "length constructor valueOf toString charAt charCodeAt codePointAt concat endsWith \
    includes indexOf lastIndexOf match padEnd padStart repeat replace replaceAll search slice split startsWith substr \
    substring toLowerCase toUpperCase trim trimEnd trimStart";

const NUMBER: &str = "name length prototype EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER MAX_VALUE MIN_VALUE NaN \
    NEGATIVE_INFINITY POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger parseInt parseFloat";

const ARRAY_PROTOTYPE: &str = "length constructor toString concat every filter forEach indexOf join lastIndexOf map pop \
    push reduce reduceRight reverse shift slice some sort splice unshift copyWithin fill find findIndex includes keys \
    entries values";

const SYMBOL: &str = "name length prototype for keyFor isConcatSpreadable asyncIterator hasInstance match iterator \
    matchAll split unscopables replace toStringTag search species toPrimitive";

const TYPED_ARRAY_PROTOTYPE: &str = "constructor buffer byteLength byteOffset length copyWithin every fill filter find \
    findIndex forEach includes indexOf join lastIndexOf map reduce reduceRight reverse set slice some sort subarray \
    toString keys entries values";

const DATA_VIEW_PROTOTYPE: &str = "constructor buffer byteLength byteOffset getFloat32 getFloat64 getInt8 getInt16 \
    getInt32 getUint8 getUint16 getUint32 setFloat32 setFloat64 setInt8 setInt16 setInt32 setUint8 setUint16 setUint32";
