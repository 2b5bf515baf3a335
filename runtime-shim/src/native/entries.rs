//! The store behind headers, query strings and cookies: names in order, each with one or more
//! values. It behaves as CloudFront's JavaScript object does. Native only.

use std::mem;

use serde_json::{Map, Value};

use super::error::EventError;
use super::read::At;

/// The name that a JavaScript object cannot take by assignment.
const PROTO: &str = "__proto__";

/// One value of a name; `attributes` exists on response cookies only.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) value: String,
    pub(crate) attributes: Option<String>,
}

/// What stands under one name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) first: Item,
    /// All values, if the name occurs more than once; `first` is the first of them.
    pub(crate) all: Option<Vec<Item>>,
    /// QUIRK(cloudfront): AWS's own sample test events write `multivalue`. The runtime carries
    /// such a member along and gives it no meaning (`test-function`).
    misspelt: Option<Value>,
}

/// Whether the values of a map may have attributes.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    Values,
    ValuesWithAttributes,
}

/// Names in order of insertion.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entries {
    list: Vec<(String, Entry)>,
    /// QUIRK(cloudfront): assigning to `__proto__` sets the object's prototype instead of a
    /// property: the entry can be read back, and is no part of the outcome.
    prototype: Option<Box<Entry>>,
}

impl Item {
    pub(crate) fn new(value: String) -> Item {
        Item {
            value,
            attributes: None,
        }
    }

    fn from_json(at: At<'_>, shape: Shape) -> Result<Item, EventError> {
        Ok(Item {
            value: at.field("value")?.text()?,
            attributes: match shape {
                Shape::Values => None,
                Shape::ValuesWithAttributes => at
                    .optional("attributes")?
                    .map(|attributes| attributes.text())
                    .transpose()?,
            },
        })
    }

    fn into_json(self) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("value".into(), self.value.into());
        if let Some(attributes) = self.attributes {
            object.insert("attributes".into(), attributes.into());
        }
        object
    }
}

impl Entry {
    fn new(item: Item) -> Entry {
        Entry {
            first: item,
            all: None,
            misspelt: None,
        }
    }

    pub(crate) fn items(&self) -> &[Item] {
        match &self.all {
            Some(all) => all,
            None => std::slice::from_ref(&self.first),
        }
    }

    fn push(&mut self, item: Item) {
        let first = &self.first;
        self.all
            .get_or_insert_with(|| vec![first.clone()])
            .push(item);
    }

    fn from_json(at: At<'_>, shape: Shape) -> Result<Entry, EventError> {
        match shape {
            Shape::Values => at.only(&["value", "multiValue", "multivalue"])?,
            Shape::ValuesWithAttributes => {
                at.only(&["value", "attributes", "multiValue", "multivalue"])?;
            }
        }
        Ok(Entry {
            first: Item::from_json(at, shape)?,
            all: match at.optional("multiValue")? {
                None => None,
                Some(all) => Some(all.list(|item| {
                    match shape {
                        Shape::Values => item.only(&["value"])?,
                        Shape::ValuesWithAttributes => item.only(&["value", "attributes"])?,
                    }
                    Item::from_json(item, shape)
                })?),
            },
            misspelt: at.optional("multivalue")?.map(|at| at.value().clone()),
        })
    }

    fn into_json(self) -> Value {
        let mut object = self.first.into_json();
        if let Some(all) = self.all {
            let all = all.into_iter().map(|item| Value::from(item.into_json()));
            object.insert("multiValue".into(), all.collect());
        }
        if let Some(misspelt) = self.misspelt {
            object.insert("multivalue".into(), misspelt);
        }
        object.into()
    }
}

impl Entries {
    pub(crate) fn from_json(at: At<'_>, shape: Shape) -> Result<Entries, EventError> {
        let mut list = Vec::new();
        for member in at.members()? {
            list.push((member.name().to_string(), Entry::from_json(member, shape)?));
        }
        Ok(Entries {
            list,
            prototype: None,
        })
    }

    pub(crate) fn into_json(self) -> Value {
        let members = self.list.into_iter();
        Value::Object(
            members
                .map(|(name, entry)| (name, entry.into_json()))
                .collect(),
        )
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Entry> {
        match self.list.iter().find(|(key, _)| key == name) {
            Some((_, entry)) => Some(entry),
            None if name == PROTO => self.prototype.as_deref(),
            None => None,
        }
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut Entry> {
        match self.list.iter_mut().find(|(key, _)| key == name) {
            Some((_, entry)) => Some(entry),
            None if name == PROTO => self.prototype.as_deref_mut(),
            None => None,
        }
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.get(name).map(|entry| entry.first.value.as_str())
    }

    pub(crate) fn values(&self, name: &str) -> Vec<String> {
        let items = self.get(name).map_or(&[][..], Entry::items);
        items.iter().map(|item| item.value.clone()).collect()
    }

    pub(crate) fn insert(&mut self, name: &str, item: Item) {
        let entry = Entry::new(item);
        match self.get_mut(name) {
            Some(old) => *old = entry,
            None if name == PROTO => self.prototype = Some(Box::new(entry)),
            None => self.list.push((name.to_string(), entry)),
        }
    }

    pub(crate) fn append(&mut self, name: &str, item: Item) {
        match self.get_mut(name) {
            Some(entry) => entry.push(item),
            None => self.insert(name, item),
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.list.retain(|(key, _)| key != name);
    }

    pub(crate) fn clear(&mut self) {
        mem::take(&mut self.list);
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.list.iter().map(|(name, _)| name.clone()).collect()
    }
}
