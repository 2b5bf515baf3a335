//! Which crates the package around a single file depends on.

use super::{add_sources, named_crates};

#[test]
fn modules_in_files_of_their_own_name_crates_too() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "root.rs",
        "pub mod one;\nmod two;\nmod absent;\nmod inline {}\n",
    );
    write("one.rs", "pub(crate) mod inner;\n");
    write("one/inner.rs", "use regex::Regex;\n");
    write("two/mod.rs", "use serde_json::json;\n");
    write("other.rs", "use serde::Serialize;\n");
    let mut sources = String::new();
    add_sources(&folder.path().join("root.rs"), folder.path(), &mut sources);
    assert_eq!(
        named_crates(&sources),
        "regex = \"1\"\nserde_json = \"1\"\n"
    );
}
