//! Tables whose rows are decoded when somebody asks for them.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Rows of encoded values.
#[derive(Serialize, Deserialize)]
pub struct RawTable<'a> {
    /// Where each row ends in `bytes`, four bytes each.
    #[serde(borrow)]
    ends: &'a [u8],
    bytes: &'a [u8],
}

/// A table with a name for each row, sorted.
#[derive(Serialize, Deserialize)]
pub struct RawByName<'a> {
    #[serde(borrow)]
    names: Vec<&'a str>,
    table: RawTable<'a>,
}

/// The rows of a table under construction.
#[derive(Default)]
pub struct Rows {
    ends: Vec<u8>,
    bytes: Vec<u8>,
}

impl Rows {
    /// Adds a row.
    pub fn push(&mut self, value: &impl Serialize) -> Result<(), String> {
        let row = postcard::to_extend(value, Vec::new()).map_err(|error| error.to_string())?;
        self.bytes.extend(row);
        let end = u32::try_from(self.bytes.len()).map_err(|error| error.to_string())?;
        self.ends.extend(end.to_le_bytes());
        Ok(())
    }

    /// Adds a row of which nothing is known.
    pub fn push_empty(&mut self) {
        let end: [u8; 4] = self.ends.last_chunk().copied().unwrap_or_default();
        self.ends.extend(end);
    }

    /// The table.
    pub fn as_table(&self) -> RawTable<'_> {
        RawTable {
            ends: &self.ends,
            bytes: &self.bytes,
        }
    }
}

impl<'a> RawTable<'a> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len() / 4
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A row as it is written.
    pub fn row(&self, at: usize) -> Option<&'a [u8]> {
        let start = at
            .checked_sub(1)
            .map_or(Some(0), |before| self.end(before))?;
        self.bytes.get(start..self.end(at)?)
    }

    fn end(&self, at: usize) -> Option<usize> {
        let bytes = self.ends.get(at * 4..)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }
}

impl<'a> RawByName<'a> {
    /// A table and the names of its rows, which are sorted.
    pub fn new(names: Vec<&'a str>, table: RawTable<'a>) -> RawByName<'a> {
        RawByName { names, table }
    }
}

/// A table, decoded as far as it was asked for.
pub struct Table<T> {
    raw: RawTable<'static>,
    rows: Box<[OnceLock<Box<T>>]>,
}

impl<T: DeserializeOwned> Table<T> {
    pub fn new(raw: RawTable<'static>) -> Table<T> {
        let rows = (0..raw.len()).map(|_| OnceLock::new()).collect();
        Table { raw, rows }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn get(&self, at: usize) -> Option<&T> {
        let row = self.rows.get(at)?;
        Some(row.get_or_init(|| Box::new(self.decode(at))))
    }

    fn decode(&self, at: usize) -> T {
        // INVARIANT: `encode` has written it with the same types, in the same build.
        let row = self
            .raw
            .row(at)
            .and_then(|row| postcard::from_bytes(row).ok());
        row.expect("a row of the metadata can be decoded")
    }
}

/// A table with a name for each row.
pub struct ByName<T> {
    names: Vec<&'static str>,
    table: Table<T>,
}

impl<T: DeserializeOwned> ByName<T> {
    pub fn new(raw: RawByName<'static>) -> ByName<T> {
        ByName {
            names: raw.names,
            table: Table::new(raw.table),
        }
    }

    pub fn get(&self, name: &str) -> Option<&T> {
        let at = self.names.binary_search(&name).ok()?;
        self.table.get(at)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        let row = |(at, name): (usize, &&'static str)| Some((*name, self.table.get(at)?));
        self.names.iter().enumerate().filter_map(row)
    }
}
