//! What the compiler makes of every sample function and golden case: the measurements' subjects.
//! Asks the `cfc` binary; does not compile anything itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One function, as it would be uploaded.
pub struct Subject {
    /// The function's name, or the golden case's folder.
    pub name: String,
    /// The published function whose behaviour it has.
    pub number: Option<u32>,
    /// The folder of its recorded events.
    pub events: PathBuf,
    /// Its Rust.
    pub source: PathBuf,
    /// The JavaScript.
    pub code: String,
}

impl Subject {
    /// What its hand-written counterpart and its note are filed under.
    pub fn key(&self) -> String {
        self.number
            .map_or_else(|| self.name.clone(), |number| format!("{number:03}"))
    }
}

/// Builds `cfc` as cargo would for a developer, and says where it is. `CFC` names another one: to
/// compare two compilers.
pub fn debug_compiler() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("CFC") {
        return Ok(PathBuf::from(path));
    }
    crate::run(crate::cargo().args(["build", "--quiet", "--package", "cfc"]))?;
    Ok(target().join("debug").join(executable("cfc")))
}

/// All subjects, sample functions last; `compiler` is a `cfc` binary.
pub fn compile(compiler: &Path) -> Result<Vec<Subject>, String> {
    let mut subjects = golden_cases()?;
    let cases = scratch("outputs")?;
    let modules: Vec<(String, &Path)> = subjects
        .iter()
        .map(|subject| (module(&subject.name), subject.source.as_path()))
        .collect();
    let root = write_modules(&cases, &modules)?;
    let built = build(compiler, &root, &cases.join("dist"))?;
    for subject in &mut subjects {
        subject.code = code(&built, &module(&subject.name).replace('_', "-"))?;
    }
    let package = crate::workspace().join("functions");
    let built = build(compiler, &package, &cases.join("functions"))?;
    for mut subject in sample_functions(&package)? {
        subject.code = code(&built, &subject.name)?;
        subjects.push(subject);
    }
    Ok(subjects)
}

/// The bytes of every sample function, by name.
pub fn sample_sizes() -> Result<BTreeMap<String, usize>, String> {
    let package = crate::workspace().join("functions");
    let folder = scratch("library")?;
    let built = build(&debug_compiler()?, &package, &folder)?;
    let subjects = sample_functions(&package)?.into_iter();
    subjects
        .map(|subject| Ok((subject.name.clone(), code(&built, &subject.name)?.len())))
        .collect()
}

/// Writes a file that declares modules, and copies of the modules beside it: one process compiles
/// them all, each to the same text as alone.
pub fn write_modules(folder: &Path, modules: &[(String, &Path)]) -> Result<PathBuf, String> {
    use std::fmt::Write as _;

    let mut declarations = String::new();
    for (module, source) in modules {
        let copy = folder.join(format!("{module}.rs"));
        fs::copy(source, &copy).map_err(|error| format!("{}: {error}", source.display()))?;
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(declarations, "pub mod {module};");
    }
    let root = folder.join("all.rs");
    write(&root, &declarations)?;
    Ok(root)
}

/// A fresh folder for files that nobody keeps.
pub fn scratch(name: &str) -> Result<PathBuf, String> {
    let folder = target().join("bench").join(name);
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| crate::workspace().join("target"), PathBuf::from)
}

pub fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn build(compiler: &Path, source: &Path, folder: &Path) -> Result<PathBuf, String> {
    let output = Command::new(compiler)
        .args(["build", "--no-rustc", "--output"])
        .args([folder, source])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", compiler.display()))?;
    if output.status.success() {
        Ok(folder.to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn code(folder: &Path, name: &str) -> Result<String, String> {
    read(&folder.join(format!("{name}.js")))
}

fn golden_cases() -> Result<Vec<Subject>, String> {
    let mut subjects = Vec::new();
    for folder in crate::list(&crate::workspace().join("tests/golden"))? {
        let (name, source) = (file_name(&folder), folder.join("input.rs"));
        // What a fuzzer found is nobody's function.
        if source.is_file() && !name.starts_with("fuzz-") {
            subjects.push(subject(name, source, folder.join("events"))?);
        }
    }
    Ok(subjects)
}

/// The modules of the package that have recorded events; what else lies there is shared code.
fn sample_functions(package: &Path) -> Result<Vec<Subject>, String> {
    let mut subjects = Vec::new();
    for events in crate::list(&package.join("events"))? {
        let name = file_name(&events);
        let source = package
            .join("src")
            .join(format!("{}.rs", name.replace('-', "_")));
        if source.is_file() {
            subjects.push(subject(name, source, events)?);
        }
    }
    Ok(subjects)
}

fn subject(name: String, source: PathBuf, events: PathBuf) -> Result<Subject, String> {
    let text = read(&source)?;
    let number = text
        .lines()
        .find_map(|line| line.strip_prefix("//! Corpus: "))
        .and_then(|number| number.trim().parse().ok());
    Ok(Subject {
        name,
        number,
        events,
        source,
        code: String::new(),
    })
}

/// A folder may begin with a digit, a module may not.
fn module(folder: &str) -> String {
    format!("case_{}", folder.replace('-', "_"))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
