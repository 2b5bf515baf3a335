//! How native functions and values get onto objects.

use boa_engine::builtins::object::OrdinaryObject;
use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::{Attribute, PropertyDescriptor, PropertyKey};
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction};

use crate::state::with_state;
use crate::value::std_text;

/// A native function.
pub(super) type Native = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

/// A method as built-in methods are: writable, configurable, not enumerable.
pub(super) fn method(
    object: &JsObject,
    name: &str,
    length: usize,
    body: Native,
    context: &Context,
) {
    let function = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(body))
        .name(JsString::from(name))
        .length(length)
        .constructor(false)
        .build();
    value(object, JsString::from(name), function);
}

/// Several methods: name, number of parameters, body.
pub(super) fn methods(object: &JsObject, list: &[(&str, usize, Native)], context: &Context) {
    for &(name, length, body) in list {
        method(object, name, length, body, context);
    }
}

/// A value that is writable, configurable, not enumerable.
pub(super) fn value(object: &JsObject, name: impl Into<PropertyKey>, value: impl Into<JsValue>) {
    let attributes = Attribute::WRITABLE | Attribute::NON_ENUMERABLE | Attribute::CONFIGURABLE;
    object.insert_property(
        name,
        PropertyDescriptor::builder()
            .value(value)
            .writable(attributes.writable())
            .enumerable(attributes.enumerable())
            .configurable(attributes.configurable()),
    );
}

/// An enumerable value, as a literal's property.
pub(super) fn field(object: &JsObject, name: &str, value: impl Into<JsValue>) {
    field_named(object, JsString::from(name), value);
}

/// The same, with a name that is the engine's already.
pub(crate) fn field_named(object: &JsObject, name: JsString, value: impl Into<JsValue>) {
    object.insert_property(
        name,
        PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(true)
            .configurable(true),
    );
}

/// A read-only accessor.
pub(super) fn getter(object: &JsObject, name: &str, body: Native, context: &Context) {
    let get = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(body))
        .name(JsString::from(name))
        .build();
    object.insert_property(
        JsString::from(name),
        PropertyDescriptor::builder()
            .get(get)
            .enumerable(false)
            .configurable(true),
    );
}

/// A global whose value is made when it is first asked for: most runs use few of them.
///
/// It stays an accessor: turned into a plain value, the engine's inline caches would still take
/// that value for a getter and call it.
pub(super) fn lazy_global(
    name: &'static str,
    build: fn(&mut Context) -> JsResult<JsObject>,
    context: &Context,
) {
    let get = NativeFunction::from_copy_closure(move |_, _, context| {
        if let Some(known) = with_state(context, |state| state.globals.get(name).cloned()) {
            return Ok(known);
        }
        let made = JsValue::from(build(context)?);
        with_state(context, |state| state.globals.insert(name, made.clone()));
        Ok(made)
    });
    let set = NativeFunction::from_copy_closure(move |_, args, context| {
        let new = args.first().cloned().unwrap_or_default();
        with_state(context, |state| state.globals.insert(name, new));
        Ok(JsValue::undefined())
    });
    let get = FunctionObjectBuilder::new(context.realm(), get).build();
    let set = FunctionObjectBuilder::new(context.realm(), set).build();
    context.global_object().insert_property(
        JsString::from(name),
        PropertyDescriptor::builder()
            .get(get)
            .set(set)
            .enumerable(false)
            .configurable(true),
    );
}

/// A constructor function with its prototype object.
pub(super) fn constructor(
    name: &str,
    length: usize,
    body: Native,
    prototype: &JsObject,
    context: &Context,
) -> JsObject {
    let function: JsObject =
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(body))
            .name(JsString::from(name))
            .length(length)
            .constructor(true)
            .build()
            .into();
    value(&function, JsString::from("prototype"), prototype.clone());
    value(prototype, JsString::from("constructor"), function.clone());
    function
}

/// A plain object, as a literal makes one: it shares its shape with others of the same names.
pub(crate) fn object(context: &Context) -> JsObject {
    let prototype = context.intrinsics().constructors().object().prototype();
    JsObject::new(context.root_shape(), prototype, OrdinaryObject).upcast()
}

/// A `TypeError` to throw.
pub(super) fn type_error<T>(message: impl Into<String>) -> JsResult<T> {
    Err(JsNativeError::typ().with_message(message.into()).into())
}

/// A `RangeError` to throw.
pub(super) fn range_error<T>(message: impl Into<String>) -> JsResult<T> {
    Err(JsNativeError::range().with_message(message.into()).into())
}

/// The text of a value, lone surrogates as U+FFFD, which is how njs stores strings.
pub(super) fn text(value: &JsValue, context: &mut Context) -> JsResult<String> {
    Ok(std_text(&value.to_string(context)?))
}
