//! A search tree with insertion, lookup and sorted order.

#[derive(Debug, Default)]
pub struct Tree<T> {
    root: Option<Box<Node<T>>>,
    len: usize,
}

#[derive(Debug)]
struct Node<T> {
    value: T,
    left: Option<Box<Node<T>>>,
    right: Option<Box<Node<T>>>,
}

impl<T: Ord + Clone> Node<T> {
    fn new(value: T) -> Box<Self> {
        Box::new(Node { value, left: None, right: None })
    }

    fn insert(&mut self, value: T) -> bool {
        let child = match value.cmp(&self.value) {
            std::cmp::Ordering::Equal => return false,
            std::cmp::Ordering::Less => &mut self.left,
            std::cmp::Ordering::Greater => &mut self.right,
        };
        match child {
            Some(node) => node.insert(value),
            None => {
                *child = Some(Node::new(value));
                true
            }
        }
    }

    fn walk(&self, out: &mut Vec<T>) {
        if let Some(left) = &self.left {
            left.walk(out);
        }
        out.push(self.value.clone());
        if let Some(right) = &self.right {
            right.walk(out);
        }
    }

    fn depth(&self) -> usize {
        let left = self.left.as_ref().map_or(0, |n| n.depth());
        let right = self.right.as_ref().map_or(0, |n| n.depth());
        1 + left.max(right)
    }
}

impl<T: Ord + Clone> Tree<T> {
    pub fn new() -> Self {
        Tree { root: None, len: 0 }
    }

    pub fn insert(&mut self, value: T) -> bool {
        let added = match &mut self.root {
            Some(root) => root.insert(value),
            None => {
                self.root = Some(Node::new(value));
                true
            }
        };
        if added {
            self.len += 1;
        }
        added
    }

    pub fn contains(&self, value: &T) -> bool {
        let mut current = self.root.as_deref();
        while let Some(node) = current {
            current = match value.cmp(&node.value) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => node.left.as_deref(),
                std::cmp::Ordering::Greater => node.right.as_deref(),
            };
        }
        false
    }

    pub fn sorted(&self) -> Vec<T> {
        let mut out = Vec::new();
        if let Some(root) = &self.root {
            root.walk(&mut out);
        }
        out
    }

    pub fn depth(&self) -> usize {
        self.root.as_ref().map_or(0, |root| root.depth())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(values: &[i32]) -> Tree<i32> {
        let mut tree = Tree::new();
        for value in values {
            tree.insert(*value);
        }
        tree
    }

    #[test]
    fn sorts() {
        assert_eq!(tree(&[4, 2, 6, 1, 3, 5, 7, 2]).sorted(), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(tree(&[]).sorted(), []);
    }

    #[test]
    fn finds() {
        let tree = tree(&[10, -5, 20, 15]);
        assert!(tree.contains(&15));
        assert!(!tree.contains(&16));
        assert_eq!((tree.len, tree.depth()), (4, 3));
    }

    #[test]
    fn of_text() {
        let mut tree = Tree::new();
        for word in "the quick brown fox jumps over the lazy dog".split(' ') {
            tree.insert(word.to_string());
        }
        assert_eq!(tree.sorted().join(","), "brown,dog,fox,jumps,lazy,over,quick,the");
    }
}
