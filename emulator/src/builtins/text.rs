//! `TextEncoder`, `TextDecoder`, `atob`, `btoa`, as njs 0.7.9 does them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use boa_engine::object::JsObject;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue};

use super::bytes::{View, new_uint8_array};
use super::define::{
    constructor, field, getter, lazy_global, method, methods, object, range_error, text, type_error,
};
use crate::state::{Hidden, with_state};

pub(super) fn install(context: &Context) {
    let global = context.global_object();
    methods(&global, &[("atob", 1, atob), ("btoa", 1, btoa)], context);
    lazy_global("TextEncoder", encoder_class, context);
    lazy_global("TextDecoder", decoder_class, context);
}

/// A decoder's options and the bytes of a character that is not complete yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct DecoderState {
    fatal: bool,
    ignore_bom: bool,
    pending: Vec<u8>,
}

fn btoa(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = text(args.get_or_undefined(0), context)?;
    let bytes = input
        .chars()
        .map(u8::try_from)
        .collect::<Result<Vec<_>, _>>();
    match bytes {
        Ok(bytes) => Ok(JsString::from(STANDARD.encode(bytes)).into()),
        Err(_) => type_error("invalid character (>= U+00FF)"),
    }
}

/// Padding is required: njs gives an empty string without, later versions the text.
fn atob(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = text(args.get_or_undefined(0), context)?;
    let input = input.split_ascii_whitespace().collect::<String>();
    match STANDARD.decode(input) {
        Ok(bytes) => {
            Ok(JsString::from(bytes.into_iter().map(char::from).collect::<String>()).into())
        }
        Err(_) => type_error("the string to be decoded is not correctly encoded"),
    }
}

fn encoder_class(context: &mut Context) -> JsResult<JsObject> {
    let prototype = object(context);
    methods(
        &prototype,
        &[("encode", 1, encode), ("encodeInto", 2, encode_into)],
        context,
    );
    getter(&prototype, "encoding", encoding, context);
    Ok(constructor(
        "TextEncoder",
        0,
        new_encoder,
        &prototype,
        context,
    ))
}

fn new_encoder(new_target: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    instance(new_target, "TextEncoder", context).map(JsValue::from)
}

fn encode(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = match args.get_or_undefined(0) {
        none if none.is_undefined() => String::new(),
        some => text(some, context)?,
    };
    new_uint8_array(input.as_bytes(), context)
}

/// As many whole characters as fit.
fn encode_into(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(input) = args.get_or_undefined(0).as_string() else {
        return type_error("\"input\" argument must be a string");
    };
    let Some(view) = View::of_bytes(args.get_or_undefined(1), context)? else {
        return type_error("The \"destination\" argument must be an instance of Uint8Array");
    };
    let input = input.to_std_string_lossy();
    let fits = input
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= view.length)
        .last()
        .unwrap_or(0);
    let part = &input[..fits];
    view.write(|bytes| bytes[..fits].copy_from_slice(part.as_bytes()));
    let result = object(context);
    field(&result, "read", part.chars().count());
    field(&result, "written", fits);
    Ok(result.into())
}

fn encoding(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsString::from("utf-8").into())
}

fn decoder_class(context: &mut Context) -> JsResult<JsObject> {
    let prototype = object(context);
    method(&prototype, "decode", 1, decode, context);
    getter(&prototype, "encoding", encoding, context);
    getter(
        &prototype,
        "fatal",
        |this, _, context| with_decoder(this, context, |d| d.fatal.into()),
        context,
    );
    getter(
        &prototype,
        "ignoreBOM",
        |this, _, context| with_decoder(this, context, |d| d.ignore_bom.into()),
        context,
    );
    Ok(constructor(
        "TextDecoder",
        0,
        new_decoder,
        &prototype,
        context,
    ))
}

fn new_decoder(new_target: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let label = args.get_or_undefined(0);
    if !label.is_undefined() {
        let name = text(label, context)?;
        if name != "utf-8" && name != "utf8" {
            return range_error(format!("The \"{name}\" encoding is not supported"));
        }
    }
    let options = args.get_or_undefined(1);
    let state = DecoderState {
        fatal: flag(options, "fatal", context)?,
        ignore_bom: flag(options, "ignoreBOM", context)?,
        pending: Vec::new(),
    };
    let decoder = instance(new_target, "TextDecoder", context)?;
    with_state(context, |run| {
        run.hidden.push((decoder.clone(), Hidden::Decoder(state)));
    });
    Ok(decoder.into())
}

/// `decode(bytes, {stream})`.
fn decode(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = args.get_or_undefined(0);
    let bytes = match View::of_data(input, context)? {
        Some(view) => view.to_vec(),
        None if input.is_undefined() => Vec::new(),
        None => return type_error("The \"input\" argument must be an instance of TypedArray"),
    };
    let stream = flag(args.get_or_undefined(1), "stream", context)?;
    let decoded = with_decoder(this, context, |decoder| decoder.feed(&bytes, stream))?;
    match decoded {
        Some(text) => Ok(JsString::from(text).into()),
        None => type_error("The encoded data was not valid"),
    }
}

impl DecoderState {
    /// `None` where the bytes are wrong and that is fatal.
    fn feed(&mut self, bytes: &[u8], stream: bool) -> Option<String> {
        let mut all = std::mem::take(&mut self.pending);
        all.extend_from_slice(bytes);
        if stream {
            self.pending = all.split_off(all.len() - incomplete_end(&all));
        }
        if self.fatal && std::str::from_utf8(&all).is_err() {
            return None;
        }
        let text = String::from_utf8_lossy(&all);
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) if !self.ignore_bom => rest,
            _ => &text,
        };
        Some(text.to_owned())
    }
}

/// How many bytes at the end start a character that further bytes could complete.
fn incomplete_end(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => bytes.len() - error.valid_up_to(),
        _ => {
            let tail = bytes.len().saturating_sub(3);
            (tail..bytes.len())
                .find(|&at| matches!(std::str::from_utf8(&bytes[at..]), Err(e) if e.valid_up_to() == 0 && e.error_len().is_none()))
                .map_or(0, |at| bytes.len() - at)
        }
    }
}

fn with_decoder<T>(
    this: &JsValue,
    context: &Context,
    look: impl FnOnce(&mut DecoderState) -> T,
) -> JsResult<T> {
    with_state(context, |state| match state.hidden_of(this) {
        Some(Hidden::Decoder(decoder)) => Ok(look(decoder)),
        _ => type_error("\"this\" is not a TextDecoder"),
    })
}

fn flag(options: &JsValue, name: &str, context: &mut Context) -> JsResult<bool> {
    match options.as_object() {
        Some(options) => Ok(options.get(JsString::from(name), context)?.to_boolean()),
        None => Ok(false),
    }
}

/// A new object of the class that `new` was called on.
fn instance(new_target: &JsValue, class: &str, context: &mut Context) -> JsResult<JsObject> {
    let Some(target) = new_target.as_object() else {
        return type_error(format!("Constructor of {class} requires 'new'"));
    };
    let made = object(context);
    let prototype = target.get(JsString::from("prototype"), context)?;
    made.set_prototype(prototype.as_object());
    Ok(made)
}
