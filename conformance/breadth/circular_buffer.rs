//! A ring buffer, a custom set, an LRU cache.

use std::collections::VecDeque;

#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    EmptyBuffer,
    FullBuffer,
}

pub struct CircularBuffer<T> {
    slots: Vec<Option<T>>,
    read: usize,
    len: usize,
}

impl<T> CircularBuffer<T> {
    pub fn new(capacity: usize) -> Self {
        let mut slots = Vec::with_capacity(capacity);
        slots.resize_with(capacity, || None);
        Self { slots, read: 0, len: 0 }
    }

    pub fn write(&mut self, element: T) -> Result<(), Error> {
        if self.len == self.slots.len() {
            return Err(Error::FullBuffer);
        }
        let at = (self.read + self.len) % self.slots.len();
        self.slots[at] = Some(element);
        self.len += 1;
        Ok(())
    }

    pub fn read(&mut self) -> Result<T, Error> {
        let element = self.slots[self.read].take().ok_or(Error::EmptyBuffer)?;
        self.read = (self.read + 1) % self.slots.len();
        self.len -= 1;
        Ok(element)
    }

    pub fn clear(&mut self) {
        while self.read().is_ok() {}
    }

    pub fn overwrite(&mut self, element: T) {
        if self.len == self.slots.len() {
            let _ = self.read();
        }
        let _ = self.write(element);
    }
}

#[derive(Debug, Clone)]
pub struct CustomSet<T> {
    elements: Vec<T>,
}

impl<T: PartialEq + Clone> CustomSet<T> {
    pub fn new(input: &[T]) -> Self {
        let mut set = CustomSet { elements: Vec::new() };
        for element in input {
            set.add(element.clone());
        }
        set
    }

    pub fn contains(&self, element: &T) -> bool {
        self.elements.iter().any(|e| e == element)
    }

    pub fn add(&mut self, element: T) {
        if !self.contains(&element) {
            self.elements.push(element);
        }
    }

    pub fn is_subset(&self, other: &Self) -> bool {
        self.elements.iter().all(|e| other.contains(e))
    }

    pub fn intersection(&self, other: &Self) -> Self {
        let elements = self.elements.iter().filter(|e| other.contains(e)).cloned().collect();
        Self { elements }
    }
}

impl<T: PartialEq + Clone> PartialEq for CustomSet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is_subset(other) && other.is_subset(self)
    }
}

pub struct Cache<V> {
    capacity: usize,
    entries: VecDeque<(String, V)>,
}

impl<V: Copy> Cache<V> {
    pub fn with_capacity(capacity: usize) -> Self {
        Cache { capacity, entries: VecDeque::new() }
    }

    pub fn get(&mut self, key: &str) -> Option<V> {
        let at = self.entries.iter().position(|(k, _)| k == key)?;
        let entry = self.entries.remove(at)?;
        let value = entry.1;
        self.entries.push_back(entry);
        Some(value)
    }

    pub fn put(&mut self, key: &str, value: V) {
        self.entries.retain(|(k, _)| k != key);
        if self.entries.len() == self.capacity {
            self.entries.pop_front();
        }
        self.entries.push_back((key.to_string(), value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        let mut buffer = CircularBuffer::new(2);
        assert_eq!(buffer.read(), Err(Error::EmptyBuffer));
        assert!(buffer.write('1').is_ok());
        assert!(buffer.write('2').is_ok());
        assert_eq!(buffer.write('3'), Err(Error::FullBuffer));
        buffer.overwrite('3');
        assert_eq!(buffer.read(), Ok('2'));
        buffer.clear();
        assert!(buffer.read().is_err());
    }

    #[test]
    fn sets() {
        let a = CustomSet::new(&[1, 2, 3, 2]);
        let b = CustomSet::new(&[3, 1]);
        assert!(b.is_subset(&a));
        assert_eq!(a.intersection(&b), CustomSet::new(&[1, 3]));
        assert!(a != b);
    }

    #[test]
    fn forgets_the_oldest() {
        let mut cache = Cache::with_capacity(2);
        cache.put("a", 1);
        cache.put("b", 2);
        assert_eq!(cache.get("a"), Some(1));
        cache.put("c", 3);
        assert_eq!(cache.get("b"), None);
        assert_eq!(cache.get("a").zip(cache.get("c")), Some((1, 3)));
    }
}
