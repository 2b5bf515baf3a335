//! core, alloc and std declared in Rust: embedded text and an index.
//! The files under `std/` are not compiled by rustc: the cfc compiler reads them, as it reads an author's code.

/// Every source file of the standard library: its module path (`""` for the root, `"option"`,
/// `"collections/btree_map"`) and its text, sorted by path.
///
/// ```
/// let (_, text) = cfc_sysroot::FILES.iter().find(|(path, _)| *path == "option").unwrap();
/// assert!(text.contains("pub enum Option<T>"));
/// ```
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The text of one module, by its path.
///
/// ```
/// assert!(cfc_sysroot::file("").unwrap().contains("pub mod option;"));
/// assert!(cfc_sysroot::file("no/such/module").is_none());
/// ```
pub fn file(path: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(p, _)| *p == path)
        .map(|(_, text)| *text)
}
