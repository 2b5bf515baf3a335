//! `cfc new`: a package with one function and its recorded events, to begin with.
//! cargo makes the package; what stands in it is in `template/`.

use std::fmt::Write as _;
use std::path::Path;

use crate::cargo::Cargo;
use crate::files;
use crate::package::{Shim, default_shim};
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

/// `cfc new`: makes a package in a folder that is not there yet, or is empty.
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
    let called = if path.is_dir() {
        must_be_empty(path)?;
        cargo.init_library(path)?
    } else {
        cargo.new_library(path)?
    };
    if !called.success {
        report.extend(refused(&called.messages).into());
        return Ok(());
    }
    let (manifest_path, ignored_path) = (path.join("Cargo.toml"), path.join(".gitignore"));
    let manifest = files::read_text(&manifest_path)?;
    let shim = default_shim();
    let manifest = format!("{}\n{}", manifest.trim_end(), shim.dependency());
    files::write(&manifest_path, &manifest)?;
    // Without version control there is no such file yet.
    let ignored = files::read_text(&ignored_path).unwrap_or_default();
    files::write(&ignored_path, &(ignored + IGNORED))?;
    for (folder, name, text) in TEMPLATE {
        files::write(&path.join(folder).join(name), text)?;
    }
    lock(path, &shim, cargo)
}

fn must_be_empty(path: &Path) -> Result<(), Failure> {
    let Some(first) = files::visible_entries(path)?.into_iter().next() else {
        return Ok(());
    };
    let message = format!(
        "`{}` is not empty: there is `{}`",
        path.display(),
        first.name
    );
    Err(Failure::new(message).help("name a folder that is not there yet, or an empty one"))
}

/// What cargo has against the folder's name, without its advice on an option that is not ours.
fn refused(messages: &str) -> Failure {
    let is_ours = |line: &&str| !line.contains("--name");
    let lines: Vec<&str> = messages.trim_end().lines().filter(is_ours).collect();
    let message = lines.join("\n");
    let message = message.trim_start_matches("error: ");
    Failure::new(message).help("the folder's name becomes the package's: choose another one")
}

/// The shim's dependencies in the versions that this program was built with: they are on this
/// machine already, so that the first build needs no network.
fn lock(path: &Path, shim: &Shim, cargo: &Cargo) -> Result<(), Failure> {
    let Shim::Path(sources) = shim else {
        return Ok(());
    };
    let Ok(text) = files::read_text(&sources.join("..").join("Cargo.lock")) else {
        return Ok(());
    };
    let metadata = cargo.metadata(&path.join("Cargo.toml"))?;
    let root = metadata["workspace_root"].as_str().map(Path::new);
    let is_alone = root.and_then(|root| root.canonicalize().ok()) == path.canonicalize().ok();
    // A member of a workspace has the lock file of that.
    if is_alone {
        files::write(&path.join("Cargo.lock"), &text)?;
    }
    Ok(())
}

fn next_steps(path: &Path) -> String {
    let shown = path.display().to_string();
    let (before, argument) = match shown.as_str() {
        "." => (String::new(), String::new()),
        shown => (format!("{shown}/"), format!(" {shown}")),
    };
    let steps = [
        (
            format!("test{argument} --update"),
            "runs the events on every engine, and accepts the outcomes",
        ),
        (
            format!("test{argument}"),
            "from then on, they have to stay so",
        ),
        (
            format!("build{argument}"),
            "writes dist/index-rewrite.js there, for CloudFront",
        ),
    ];
    let mut text = format!(
        "{before}src/index_rewrite.rs is the first function, {before}events/index-rewrite its recorded events\n"
    );
    let width = steps[0].0.len();
    for (command, what) in steps {
        // INVARIANT: writing to a string does not fail.
        let _ = write!(text, "\ncfc {command:width$}   {what}");
    }
    text
}
