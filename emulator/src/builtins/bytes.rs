//! Typed arrays as byte slices, and buffers made from bytes.

use boa_engine::builtins::typed_array::TypedArrayKind;
use boa_engine::object::builtins::{AlignedVec, JsArrayBuffer, JsTypedArray, JsUint8Array};
use boa_engine::{Context, JsNativeError, JsResult, JsValue};

use super::buffer;

/// A stretch of an array buffer.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub buffer: JsArrayBuffer,
    pub offset: usize,
    pub length: usize,
}

impl View {
    /// Of a typed array of any kind; `None` for other values.
    pub fn of_typed_array(value: &JsValue, context: &mut Context) -> JsResult<Option<Self>> {
        let Some(array) = value
            .as_object()
            .and_then(|o| JsTypedArray::from_object(o).ok())
        else {
            return Ok(None);
        };
        let Some(buffer) = array.buffer(context)?.as_object() else {
            return Ok(None);
        };
        Ok(Some(Self {
            buffer: JsArrayBuffer::from_object(buffer)?,
            offset: array.byte_offset(context)?,
            length: array.byte_length(context)?,
        }))
    }

    /// Of a `Uint8Array`, which every buffer is; `None` for other values.
    pub fn of_bytes(value: &JsValue, context: &mut Context) -> JsResult<Option<Self>> {
        let kind = value
            .as_object()
            .and_then(|o| JsTypedArray::from_object(o).ok())
            .and_then(|array| array.kind());
        match kind {
            Some(TypedArrayKind::Uint8) => Self::of_typed_array(value, context),
            _ => Ok(None),
        }
    }

    /// Of a typed array or an array buffer.
    pub fn of_data(value: &JsValue, context: &mut Context) -> JsResult<Option<Self>> {
        if let Some(view) = Self::of_typed_array(value, context)? {
            return Ok(Some(view));
        }
        Ok(whole_buffer(value).map(|buffer| Self {
            offset: 0,
            length: buffer.byte_length(),
            buffer,
        }))
    }

    /// Its bytes, copied.
    pub fn to_vec(&self) -> Vec<u8> {
        self.read(<[u8]>::to_vec)
    }

    /// Looks at its bytes; a detached buffer has none.
    pub fn read<T>(&self, look: impl FnOnce(&[u8]) -> T) -> T {
        match self.buffer.data() {
            Some(data) => look(
                data.get(self.offset..self.offset + self.length)
                    .unwrap_or_default(),
            ),
            None => look(&[]),
        }
    }

    /// Changes its bytes in place.
    pub fn write<T>(&self, change: impl FnOnce(&mut [u8]) -> T) -> T {
        match self.buffer.data_mut() {
            Some(mut data) => change(
                data.get_mut(self.offset..self.offset + self.length)
                    .unwrap_or_default(),
            ),
            None => change(&mut []),
        }
    }
}

/// The array buffer that a value is.
pub(super) fn whole_buffer(value: &JsValue) -> Option<JsArrayBuffer> {
    value
        .as_object()
        .and_then(|o| JsArrayBuffer::from_object(o).ok())
}

/// A new `Buffer` that owns these bytes.
pub(super) fn new_buffer(bytes: &[u8], context: &mut Context) -> JsResult<JsValue> {
    let array = new_uint8_array(bytes, context)?;
    let array = array.as_object().ok_or_else(no_object)?;
    array.set_prototype(Some(buffer::prototype(context)));
    Ok(array.into())
}

/// A new `Uint8Array` that owns these bytes.
pub(super) fn new_uint8_array(bytes: &[u8], context: &mut Context) -> JsResult<JsValue> {
    let block = AlignedVec::from_iter(0, bytes.iter().copied());
    let buffer = JsArrayBuffer::from_byte_block(block, context)?;
    Ok(JsUint8Array::from_array_buffer(buffer, context)?.into())
}

/// A new `Buffer` over a stretch of memory that others share.
pub(super) fn share(view: &View, context: &mut Context) -> JsResult<JsValue> {
    let class = context
        .intrinsics()
        .constructors()
        .typed_uint8_array()
        .constructor();
    let args = [
        view.buffer.clone().into(),
        JsValue::from(view.offset),
        JsValue::from(view.length),
    ];
    let array = class.construct(&args, None, context)?;
    array.set_prototype(Some(buffer::prototype(context)));
    Ok(array.into())
}

fn no_object() -> JsNativeError {
    JsNativeError::typ().with_message("a typed array is an object")
}
