//! Bodies that are decoded when somebody first asks for them.
//! The libraries have thousands; a function reaches a few dozen of them.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::de::{Error as _, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Body;

/// A body, decoded at the latest on first use. Cheap to clone; dereferences to the [`Body`].
#[derive(Clone)]
pub struct LazyBody(Arc<Cell>);

struct Cell {
    body: OnceLock<Arc<Body>>,
    /// Empty for one that was there from the start.
    encoded: Box<[u8]>,
}

impl LazyBody {
    /// A body that is there already.
    pub fn ready(body: Body) -> LazyBody {
        LazyBody(Arc::new(Cell {
            body: OnceLock::from(Arc::new(body)),
            encoded: Box::default(),
        }))
    }

    /// The body.
    pub fn get(&self) -> Arc<Body> {
        Arc::clone(self.force())
    }

    fn force(&self) -> &Arc<Body> {
        self.0.body.get_or_init(|| {
            // INVARIANT: `serialize` has written it with the same types, in the same build.
            let body = postcard::from_bytes(&self.0.encoded);
            Arc::new(body.expect("a body of the metadata can be decoded"))
        })
    }
}

impl Deref for LazyBody {
    type Target = Body;

    fn deref(&self) -> &Body {
        self.force()
    }
}

/// Shows the body if it is there, and decodes nothing.
impl fmt::Debug for LazyBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.body.get() {
            Some(body) => body.fmt(f),
            None => f.write_str("<not decoded yet>"),
        }
    }
}

/// As bytes within bytes, which whoever reads the definition passes over.
impl Serialize for LazyBody {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let encoded = postcard::to_extend(&**self, Vec::new()).map_err(S::Error::custom)?;
        to.serialize_bytes(&encoded)
    }
}

impl<'de> Deserialize<'de> for LazyBody {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<LazyBody, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = LazyBody;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an encoded body")
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<LazyBody, E> {
                Ok(LazyBody(Arc::new(Cell {
                    body: OnceLock::new(),
                    encoded: bytes.into(),
                })))
            }
        }

        from.deserialize_bytes(Bytes).map_err(D::Error::custom)
    }
}
