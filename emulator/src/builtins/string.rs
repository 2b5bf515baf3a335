//! `String.prototype` where njs differs from the engine: `substr`, one-to-one case mapping, and
//! limits on what a single call may build.

use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue};

use super::define::{methods, range_error};
use crate::state::with_state;

pub(super) fn install(context: &Context) {
    let prototype = context.intrinsics().constructors().string().prototype();
    methods(
        &prototype,
        &[
            ("substr", 2, substr),
            ("substring", 2, substring),
            ("codePointAt", 1, code_point_at),
            ("repeat", 1, repeat),
            ("padStart", 2, pad_start),
            ("padEnd", 2, pad_end),
            ("toUpperCase", 0, to_upper_case),
            ("toLowerCase", 0, to_lower_case),
        ],
        context,
    );
}

fn this_text(this: &JsValue, context: &mut Context) -> JsResult<JsString> {
    this.require_object_coercible()?.to_string(context)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to the string's length first"
)]
fn substr(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = this_text(this, context)?;
    let length = text.len() as f64;
    let start = whole(args.get_or_undefined(0), 0.0, context)?;
    let start = if start < 0.0 {
        (length + start).max(0.0)
    } else {
        start.min(length)
    };
    let count = given(args.get(1), length, context)?.clamp(0.0, length - start);
    Ok(text.slice(start as usize, (start + count) as usize).into())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to the string's length first"
)]
fn substring(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = this_text(this, context)?;
    let length = text.len() as f64;
    let start = given(args.first(), 0.0, context)?.clamp(0.0, length);
    let end = given(args.get(1), length, context)?.clamp(0.0, length);
    Ok(text
        .slice(start.min(end) as usize, start.max(end) as usize)
        .into())
}

/// QUIRK(njs): NaN where there is no character; the standard says `undefined`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "checked to be within the string first"
)]
fn code_point_at(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = this_text(this, context)?;
    let at = given(args.first(), 0.0, context)?;
    if at < 0.0 || at >= text.len() as f64 {
        return Ok(JsValue::nan());
    }
    Ok(JsValue::from(text.code_point_at(at as usize).as_u32()))
}

/// QUIRK(njs): a given `undefined` counts as 0, also where a missing argument is the end.
fn given(arg: Option<&JsValue>, default: f64, context: &mut Context) -> JsResult<f64> {
    match arg {
        None => Ok(default),
        Some(undefined) if undefined.is_undefined() => Ok(0.0),
        Some(arg) => whole(arg, default, context),
    }
}

fn whole(arg: &JsValue, default: f64, context: &mut Context) -> JsResult<f64> {
    if arg.is_undefined() {
        return Ok(default);
    }
    let number = arg.to_number(context)?;
    Ok(if number.is_nan() { 0.0 } else { number.trunc() })
}

fn repeat(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = this_text(this, context)?;
    let count = whole(args.get_or_undefined(0), 0.0, context)?;
    if count < 0.0 || count.is_infinite() {
        return range_error("");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative; saturates"
    )]
    let count = count as usize;
    check_size(text.len().saturating_mul(count), context)?;
    let parts = vec![text.as_str(); if text.is_empty() { 0 } else { count }];
    Ok(JsString::concat_array(&parts).into())
}

fn pad_start(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (text, padding) = padding(this, args, context)?;
    Ok(JsString::concat(padding.as_str(), text.as_str()).into())
}

fn pad_end(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (text, padding) = padding(this, args, context)?;
    Ok(JsString::concat(text.as_str(), padding.as_str()).into())
}

/// The text, and what has to stand beside it.
fn padding(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<(JsString, JsString)> {
    let text = this_text(this, context)?;
    let wanted = args.get_or_undefined(0).to_length(context)?;
    let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
    let filler = match args.get_or_undefined(1) {
        none if none.is_undefined() => JsString::from(" "),
        some => some.to_string(context)?,
    };
    if wanted <= text.len() || filler.is_empty() {
        return Ok((text, JsString::default()));
    }
    check_size(wanted, context)?;
    let units = filler
        .iter()
        .cycle()
        .take(wanted - text.len())
        .collect::<Vec<u16>>();
    Ok((text, JsString::from(units.as_slice())))
}

/// CloudFront's 2 MB would be gone: its engine stops such a run.
fn check_size(length: usize, context: &Context) -> JsResult<()> {
    let most = with_state(context, |state| state.host.limits.value_bytes);
    if length > most {
        return range_error("Invalid string length");
    }
    Ok(())
}

/// QUIRK(njs): one character for one, so that `ß` stays.
fn to_upper_case(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = this_text(this, context)?;
    Ok(mapped(&text, |c| single(c.to_uppercase(), c)))
}

fn to_lower_case(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = this_text(this, context)?;
    Ok(mapped(&text, |c| single(c.to_lowercase(), c)))
}

fn mapped(text: &JsString, map: impl Fn(char) -> char) -> JsValue {
    let mapped = text.map_valid_segments(|part| part.chars().map(&map).collect());
    mapped.into()
}

fn single(mut mapped: impl ExactSizeIterator<Item = char>, original: char) -> char {
    match (mapped.len(), mapped.next()) {
        (1, Some(c)) => c,
        _ => original,
    }
}
