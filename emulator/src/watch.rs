//! Everything that was there before a function ran: the built-in objects and functions that it can
//! reach. Tells whether a run has left them as they were. What no property shows (that an object
//! was frozen) is left out: [`crate::uses`] keeps such sources away.

use std::collections::HashSet;

use boa_engine::object::shape::Shape;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{Context, JsObject, JsValue};

use crate::uses::Writes;
use crate::value::std_text;

/// The built-in objects as they were.
#[derive(Debug)]
pub(crate) struct Watch {
    objects: Vec<Watched>,
}

/// A value of a built-in object.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    object: usize,
    value: usize,
}

#[derive(Debug)]
struct Watched {
    object: JsObject,
    /// Its shape, which is held: no other one can come to lie at its address.
    shape: Shape,
    names: Names,
    /// The properties that an assignment can change, with their values.
    values: Vec<(PropertyKey, JsValue)>,
}

/// How its shape tells which properties an object has.
#[derive(Debug)]
enum Names {
    /// Other objects have it as well: with any other property or prototype, the object has another.
    Shared,
    /// It is the object's own. Without one of its properties or with another prototype, the object
    /// has another shape; one more changes the shape's number of them.
    Own(usize),
}

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// All but the number of properties of objects whose shape is their own, which takes longer
    /// than a run. One that was added stays, or changes the shape when it goes: whoever looks at
    /// all after several runs finds it.
    Quick,
    Full,
}

impl Watch {
    /// Notes all built-in objects of an engine in which nothing has run yet.
    pub fn begin(context: &Context) -> Watch {
        let mut found = Found::default();
        found.add(&context.global_object());
        // No property leads to these, but functions reach them by way of a value's prototype.
        let iterators = context.intrinsics().objects().iterator_prototypes();
        found.add(&iterators.array());
        found.add(&iterators.regexp_string());
        found.add(
            &context
                .intrinsics()
                .constructors()
                .async_function()
                .prototype(),
        );
        let mut objects = Vec::new();
        while let Some(object) = found.waiting.pop() {
            objects.push(found.watch(object));
        }
        Watch { objects }
    }

    /// The values that a source may write.
    pub fn at_stake(&self, writes: &Writes) -> Vec<Place> {
        let is_written = |key: &PropertyKey| match (writes, key) {
            (Writes::Any, _) => true,
            (Writes::Names(names), PropertyKey::String(name)) => names.contains(&std_text(name)),
            (Writes::Names(_), PropertyKey::Symbol(_) | PropertyKey::Index(_)) => false,
        };
        let mut places = Vec::new();
        for (object, watched) in self.objects.iter().enumerate() {
            for (value, (key, _)) in watched.values.iter().enumerate() {
                if is_written(key) {
                    places.push(Place { object, value });
                }
            }
        }
        places
    }

    /// Whether all properties are there still and no others, and the values at these places are
    /// what they were.
    pub fn is_kept(&self, places: &[Place], look: Look) -> bool {
        let is_kept = |watched: &Watched| match look {
            Look::Quick => watched.has_its_shape(),
            Look::Full => watched.has_its_shape() && watched.has_its_number(),
        };
        self.objects.iter().all(is_kept)
            && places
                .iter()
                .all(|place| self.objects[place.object].has_its_value(place.value))
    }
}

/// The objects that were found so far.
#[derive(Default)]
struct Found {
    known: HashSet<JsObject>,
    waiting: Vec<JsObject>,
}

impl Found {
    fn add(&mut self, object: &JsObject) {
        if self.known.insert(object.clone()) {
            self.waiting.push(object.clone());
        }
    }

    fn add_value(&mut self, value: Option<&JsValue>) {
        if let Some(object) = value.and_then(JsValue::as_object) {
            self.add(&object);
        }
    }

    fn watch(&mut self, object: JsObject) -> Watched {
        let prototype = object.prototype();
        if let Some(prototype) = &prototype {
            self.add(prototype);
        }
        let (shape, properties) = properties(&object);
        let mut values = Vec::new();
        for (key, property) in &properties {
            self.add_value(property.value());
            self.add_value(property.get());
            self.add_value(property.set());
            if let Some(value) = property.value()
                && property.writable() == Some(true)
            {
                values.push((key.clone(), value.clone()));
            }
        }
        let names = if shape.is_shared() {
            Names::Shared
        } else {
            Names::Own(shape.keys().len())
        };
        Watched {
            object,
            shape,
            names,
            values,
        }
    }
}

fn properties(object: &JsObject) -> (Shape, Vec<(PropertyKey, PropertyDescriptor)>) {
    let object = object.borrow();
    let map = object.properties();
    let keys = object.shape().keys().into_iter();
    let properties = keys.filter_map(|key| Some((key.clone(), map.get(&key)?)));
    (object.shape().clone(), properties.collect())
}

impl Watched {
    fn has_its_shape(&self) -> bool {
        let object = self.object.borrow();
        let same = object.shape().to_addr_usize() == self.shape.to_addr_usize();
        same && object.properties().index_property_keys().next().is_none()
    }

    fn has_its_number(&self) -> bool {
        match self.names {
            Names::Shared => true,
            Names::Own(count) => self.object.borrow().shape().keys().len() == count,
        }
    }

    fn has_its_value(&self, at: usize) -> bool {
        let (key, value) = &self.values[at];
        let now = self.object.borrow().properties().get(key);
        now.is_some_and(|now| now.value().is_some_and(|now| same(now, value)))
    }
}

/// Identity of objects, and of texts and numbers their values.
fn same(one: &JsValue, other: &JsValue) -> bool {
    match (one.as_object(), other.as_object()) {
        (Some(one), Some(other)) => JsObject::equals(&one, &other),
        (None, None) => one == other,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
