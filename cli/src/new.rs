//! `cfc new`: a package with one function and its recorded events, to begin with.
//! cargo makes the package; what stands in it is in `template/`.

use std::path::Path;

use crate::cargo::Cargo;
use crate::files;
use crate::package::default_shim;
use crate::report::{Exit, Failure, Report};

/// The files of a new package: folder, name, text.
const TEMPLATE: [(&str, &str, &str); 5] = [
    ("src", "lib.rs", include_str!("../template/src/lib.rs")),
    (
        "src",
        "index_rewrite.rs",
        include_str!("../template/src/index_rewrite.rs"),
    ),
    (
        "events/index-rewrite",
        "folder.json",
        include_str!("../template/events/index-rewrite/folder.json"),
    ),
    (
        "events/index-rewrite",
        "page.json",
        include_str!("../template/events/index-rewrite/page.json"),
    ),
    (
        "events/index-rewrite",
        "post.json",
        include_str!("../template/events/index-rewrite/post.json"),
    ),
];

/// What cfc writes into a package that is no source.
const IGNORED: &str = "/dist\n*.snap.new\n";

/// `cfc new`: makes a package in a folder that is not there yet.
///
/// ```no_run
/// use cfc::{Cargo, new::new};
///
/// let report = new("edge".as_ref(), &Cargo::default());
/// assert!(report.text().contains("cfc test edge"));
/// ```
pub fn new(path: &Path, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    match make(path, cargo, &mut report) {
        Ok(()) if report.exit == Exit::Success => report.line(next_steps(path)),
        Ok(()) => {}
        Err(failure) => report.extend(failure.into()),
    }
    report
}

fn make(path: &Path, cargo: &Cargo, report: &mut Report) -> Result<(), Failure> {
    let called = cargo.new_library(path)?;
    if !called.success {
        report.note(called.messages.trim_end());
        report.exit = Exit::Unable;
        return Ok(());
    }
    let manifest = files::read_text(&path.join("Cargo.toml"))?;
    let shim = default_shim().dependency();
    let manifest = format!("{}\n{shim}", manifest.trim_end());
    files::write_all(path, &[("Cargo.toml".to_owned(), manifest)])?;
    // Without version control there is no such file yet.
    let ignored = files::read_text(&path.join(".gitignore")).unwrap_or_default();
    files::write_all(path, &[(".gitignore".to_owned(), ignored + IGNORED)])?;
    for (folder, name, text) in TEMPLATE {
        files::write_all(&path.join(folder), &[(name.to_owned(), text.to_owned())])?;
    }
    Ok(())
}

fn next_steps(path: &Path) -> String {
    let shown = path.display();
    format!(
        "{shown}/src/index_rewrite.rs is the first function, {shown}/events/index-rewrite its recorded events\n\n\
         cfc test {shown} --update   runs the events on every engine, and accepts the outcomes\n\
         cfc test {shown}            from then on, they have to stay so\n\
         cfc build {shown}           writes {shown}/dist/index-rewrite.js"
    )
}
