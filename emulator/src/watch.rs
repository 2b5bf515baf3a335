//! Everything that was there before a function ran: the built-in objects and functions that it can
//! reach. Tells whether a run has left them as they were. What no property shows (that an object
//! was frozen) is left out: [`crate::uses`] keeps such sources away.

use std::collections::HashSet;

use boa_engine::object::shape::Shape;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{Context, JsObject, JsString, JsValue};

use crate::uses::Writes;
use crate::value::std_text;

/// The built-in objects as they were.
#[derive(Debug)]
pub(crate) struct Watch {
    objects: Vec<Watched>,
}

/// A value of a built-in object.
#[derive(Debug, Clone, Copy)]
struct Place {
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

/// What a program could have left behind that no shape tells.
#[derive(Debug)]
pub(crate) struct AtStake {
    /// The values that it may write.
    values: Vec<Place>,
    added: Added,
}

/// The names that a program may add to an object whose shape is its own.
#[derive(Debug)]
enum Added {
    /// These, to objects that do not have them: counting all names of all objects takes longer.
    Names(Vec<(usize, PropertyKey)>),
    /// Any.
    Any,
}

/// What built-ins write into the object that they are called on, beside numbered items.
const WRITTEN_BY_BUILTINS: [&str; 2] = ["length", "lastIndex"];

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

    /// What a source may leave behind, by what it may write.
    pub fn at_stake(&self, writes: &Writes) -> AtStake {
        AtStake {
            values: self.values(writes),
            added: self.added(writes),
        }
    }

    fn added(&self, writes: &Writes) -> Added {
        let Writes::Names(names) = writes else {
            return Added::Any;
        };
        let names = names.iter().map(String::as_str);
        let keys: Vec<PropertyKey> = names
            .chain(WRITTEN_BY_BUILTINS)
            .map(|name| PropertyKey::from(JsString::from(name)))
            .collect();
        let mut added = Vec::new();
        for (at, watched) in self.objects.iter().enumerate() {
            let object = watched.object.borrow();
            let is_new = |key: &&PropertyKey| !object.properties().contains_key(key);
            if let Names::Own(_) = watched.names {
                added.extend(keys.iter().filter(is_new).map(|key| (at, key.clone())));
            }
        }
        Added::Names(added)
    }

    fn values(&self, writes: &Writes) -> Vec<Place> {
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

    /// Whether all properties are there still and no others, and the values at stake are what they
    /// were.
    pub fn is_kept(&self, at_stake: &AtStake) -> bool {
        let kept = self.objects.iter().all(Watched::has_its_shape)
            && self.has_no_more(&at_stake.added)
            && at_stake
                .values
                .iter()
                .all(|place| self.objects[place.object].has_its_value(place.value));
        debug_assert!(
            !kept || self.objects.iter().all(Watched::has_its_number),
            "a property was added that the source seems not to write"
        );
        kept
    }

    fn has_no_more(&self, added: &Added) -> bool {
        match added {
            Added::Names(names) => names.iter().all(|(at, key)| {
                let object = self.objects[*at].object.borrow();
                !object.properties().contains_key(key)
            }),
            Added::Any => self.objects.iter().all(Watched::has_its_number),
        }
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
