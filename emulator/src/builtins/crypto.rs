//! The `crypto` module: `createHash` and `createHmac` with md5, sha1, sha256, as njs 0.7.9 words them.

use boa_engine::object::JsObject;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsSymbol, JsValue};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::bytes::{View, new_buffer};
use super::define::{field, method, methods, object, text, type_error};
use super::encoding::Encoding;
use crate::state::{Hidden, with_state};

/// A hash or an HMAC under way: what it was given so far.
#[derive(Debug, Clone)]
pub(crate) struct HashState {
    algorithm: Algorithm,
    key: Option<Vec<u8>>,
    data: Vec<u8>,
    done: bool,
}

#[derive(Debug, Clone, Copy)]
enum Algorithm {
    Md5,
    Sha1,
    Sha256,
}

/// `require('crypto')`.
pub(super) fn module(context: &mut Context) -> JsObject {
    let module = object(context);
    let crypto: [(&str, super::define::Native); 2] =
        [("createHash", create_hash), ("createHmac", create_hmac)];
    for (name, body) in crypto {
        let holder = object(context);
        method(&holder, name, 1, body, context);
        if let Ok(function) = holder.get(JsString::from(name), context) {
            field(&module, name, function);
        }
    }
    module
}

fn create_hash(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let algorithm = algorithm_arg(args.get_or_undefined(0), context)?;
    Ok(start(algorithm, None, "Hash", context))
}

fn create_hmac(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let algorithm = algorithm_arg(args.get_or_undefined(0), context)?;
    let key = data_arg(
        args.get_or_undefined(1),
        &JsValue::undefined(),
        "key",
        context,
    )?;
    Ok(start(algorithm, Some(key), "Hmac", context))
}

fn algorithm_arg(arg: &JsValue, context: &mut Context) -> JsResult<Algorithm> {
    if !arg.is_string() {
        return type_error("algorithm must be a string");
    }
    match text(arg, context)?.as_str() {
        "md5" => Ok(Algorithm::Md5),
        "sha1" => Ok(Algorithm::Sha1),
        "sha256" => Ok(Algorithm::Sha256),
        other => type_error(format!("not supported algorithm: \"{other}\"")),
    }
}

/// A text in an encoding, or bytes.
pub(super) fn data_arg(
    arg: &JsValue,
    encoding: &JsValue,
    name: &str,
    context: &mut Context,
) -> JsResult<Vec<u8>> {
    if let Some(text) = arg.as_string() {
        return Ok(Encoding::from_arg(encoding, context)?.decode(&text.to_std_string_lossy()));
    }
    match View::of_data(arg, context)? {
        Some(view) => Ok(view.to_vec()),
        None => type_error(format!(
            "{name} argument \"{}\" is not a string or Buffer-like object",
            arg.type_of()
        )),
    }
}

fn start(
    algorithm: Algorithm,
    key: Option<Vec<u8>>,
    class: &'static str,
    context: &mut Context,
) -> JsValue {
    let hash = object(context);
    hash.set_prototype(Some(prototype(class, context)));
    let state = HashState {
        algorithm,
        key,
        data: Vec::new(),
        done: false,
    };
    with_state(context, |run| {
        run.hidden.push((hash.clone(), Hidden::Hash(state)));
    });
    hash.into()
}

fn prototype(class: &'static str, context: &mut Context) -> JsObject {
    if let Some(known) = with_state(context, |state| state.cache.get(class).cloned()) {
        return known;
    }
    let prototype = object(context);
    methods(
        &prototype,
        &[("update", 2, update), ("digest", 1, digest)],
        context,
    );
    prototype.insert_property(
        JsSymbol::to_string_tag(),
        PropertyDescriptor::builder()
            .value(JsString::from(class))
            .writable(false)
            .enumerable(false)
            .configurable(true),
    );
    with_state(context, |state| {
        state.cache.insert(class, prototype.clone())
    });
    prototype
}

fn update(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    with_hash(this, context, |_| ())?;
    let data = data_arg(
        args.get_or_undefined(0),
        args.get_or_undefined(1),
        "data",
        context,
    )?;
    with_hash(this, context, |hash| hash.data.extend_from_slice(&data))?;
    Ok(this.clone())
}

fn digest(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    with_hash(this, context, |_| ())?;
    let encoding = digest_encoding(args.get_or_undefined(0), context)?;
    let sum = with_hash(this, context, |hash| {
        hash.done = true;
        hash.sum()
    })?;
    match encoding {
        Some(encoding) => Ok(JsString::from(encoding.encode(&sum)).into()),
        None => new_buffer(&sum, context),
    }
}

fn digest_encoding(arg: &JsValue, context: &mut Context) -> JsResult<Option<Encoding>> {
    if arg.is_undefined() {
        return Ok(None);
    }
    let name = text(arg, context)?;
    match Encoding::named(&name) {
        Some(encoding) if encoding != Encoding::Utf8 => Ok(Some(encoding)),
        _ => type_error(format!("Unknown digest encoding: \"{name}\"")),
    }
}

fn with_hash<T>(
    this: &JsValue,
    context: &Context,
    change: impl FnOnce(&mut HashState) -> T,
) -> JsResult<T> {
    with_state(context, |state| match state.hidden_of(this) {
        Some(Hidden::Hash(hash)) if hash.done => Err(JsNativeError::error()
            .with_message("Digest already called")
            .into()),
        Some(Hidden::Hash(hash)) => Ok(change(hash)),
        _ => type_error("\"this\" is not a hash object"),
    })
}

impl HashState {
    fn sum(&self) -> Vec<u8> {
        match (self.algorithm, &self.key) {
            (Algorithm::Md5, None) => Md5::digest(&self.data).to_vec(),
            (Algorithm::Sha1, None) => Sha1::digest(&self.data).to_vec(),
            (Algorithm::Sha256, None) => Sha256::digest(&self.data).to_vec(),
            (Algorithm::Md5, Some(key)) => authenticate::<Hmac<Md5>>(key, &self.data),
            (Algorithm::Sha1, Some(key)) => authenticate::<Hmac<Sha1>>(key, &self.data),
            (Algorithm::Sha256, Some(key)) => authenticate::<Hmac<Sha256>>(key, &self.data),
        }
    }
}

fn authenticate<M: Mac + KeyInit>(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(key).expect("HMAC takes keys of every length");
    mac.update(data);
    mac.finalize().into_bytes().to_vec()
}
