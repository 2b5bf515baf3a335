//! A singly linked stack, as in every book.

#[derive(Debug)]
struct Node<T> {
    data: T,
    next: Option<Box<Node<T>>>,
}

#[derive(Debug)]
pub struct SimpleLinkedList<T> {
    head: Option<Box<Node<T>>>,
}

impl<T> SimpleLinkedList<T> {
    pub fn new() -> Self {
        SimpleLinkedList { head: None }
    }

    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }

    pub fn len(&self) -> usize {
        let mut count = 0;
        let mut current = &self.head;
        while let Some(node) = current {
            count += 1;
            current = &node.next;
        }
        count
    }

    pub fn push(&mut self, element: T) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { data: element, next }));
    }

    pub fn push_back(&mut self, element: T) {
        let mut current = &mut self.head;
        while let Some(node) = current {
            current = &mut node.next;
        }
        *current = Some(Box::new(Node { data: element, next: None }));
    }

    pub fn pop(&mut self) -> Option<T> {
        self.head.take().map(|node| {
            self.head = node.next;
            node.data
        })
    }

    pub fn peek(&self) -> Option<&T> {
        self.head.as_ref().map(|node| &node.data)
    }

    #[must_use]
    pub fn rev(mut self) -> SimpleLinkedList<T> {
        let mut reversed = SimpleLinkedList::new();
        while let Some(element) = self.pop() {
            reversed.push(element);
        }
        reversed
    }
}

impl<T> FromIterator<T> for SimpleLinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = SimpleLinkedList::new();
        for element in iter {
            list.push(element);
        }
        list
    }
}

impl<T> From<SimpleLinkedList<T>> for Vec<T> {
    fn from(list: SimpleLinkedList<T>) -> Vec<T> {
        let mut list = list.rev();
        let mut all = Vec::with_capacity(list.len());
        while let Some(element) = list.pop() {
            all.push(element);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pushes_and_pops() {
        let mut list = SimpleLinkedList::new();
        assert!(list.is_empty());
        list.push(1);
        list.push(2);
        assert_eq!(list.len(), 2);
        assert_eq!(list.peek(), Some(&2));
        assert_eq!(list.pop(), Some(2));
        assert_eq!(list.pop(), Some(1));
        assert_eq!(list.pop(), None);
    }

    #[test]
    fn appends() {
        let mut list: SimpleLinkedList<&str> = ["b", "a"].into_iter().collect();
        list.push_back("c");
        assert_eq!(list.pop(), Some("a"));
        assert_eq!(list.len(), 2);
        assert_eq!(Vec::from(list), vec!["c", "b"]);
    }

    #[test]
    fn reverses() {
        let list: SimpleLinkedList<i32> = (1..=4).collect();
        let all: Vec<i32> = list.rev().into();
        assert_eq!(all, [4, 3, 2, 1]);
    }
}
