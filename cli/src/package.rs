//! What the author gives: a Cargo package with functions, or a single file that is one.
//! Finds it and reads its files; not here: what becomes of them.

use std::path::{Path, PathBuf};

use cfc_compiler::resolve::Files;
use serde_json::Value;

use crate::cargo::Cargo;
use crate::config::Config;
use crate::discover::discover;
use crate::generated::toml_text;
use crate::report::{Failure, Report};

/// A function package.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name: the Cargo package's, or the file's without `.rs`.
    pub name: String,
    /// Its version; `0.0.0` for a single file.
    pub version: String,
    /// The folder of `Cargo.toml`, or of the single file; absolute.
    pub folder: PathBuf,
    /// The crate's root file, relative to the folder, with `/` between.
    pub root: String,
    /// What kind of package it is.
    pub kind: Kind,
    /// Where cargo builds, and where generated packages go.
    pub target: PathBuf,
    /// The shim that generated packages depend on.
    pub shim: Shim,
    /// The folder of the workspace whose `Cargo.lock` and profiles generated packages share.
    pub workspace: Option<PathBuf>,
    /// What its `Cargo.toml` says to cfc.
    pub config: Config,
    /// The folder as messages show it: empty, or with a `/` at its end.
    shown: String,
}

/// What kind of package it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary Cargo package; the crate's name in Rust.
    Cargo {
        /// The library's name, as `use` takes it.
        library: String,
    },
    /// A single `.rs` file.
    SingleFile,
}

/// Where the crate `cloudfront-functions` comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shim {
    /// A folder with its sources.
    Path(PathBuf),
    /// The registry, by version.
    Version(String),
}

impl Shim {
    /// The line of `[dependencies]` that asks for it.
    pub fn dependency(&self) -> String {
        match self {
            Shim::Path(path) => format!("{SHIM} = {{ path = {} }}\n", toml_text(path)),
            Shim::Version(version) => format!("{SHIM} = {version:?}\n"),
        }
    }
}

/// The crate that authors import.
pub(crate) const SHIM: &str = "cloudfront-functions";

impl Package {
    /// Finds the package that `path` names: a folder with `Cargo.toml`, that file itself, or a
    /// single `.rs` file.
    pub fn find(path: &Path, cargo: &Cargo) -> Result<Package, Failure> {
        let path = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        if path.extension().is_some_and(|extension| extension == "rs") {
            return single_file(path);
        }
        let folder = match path.file_name() {
            Some(name) if name == "Cargo.toml" => path.parent().unwrap_or(Path::new(".")),
            _ => path,
        };
        if !folder.is_dir() {
            return Err(
                Failure::new(format!("there is no folder `{}`", path.display()))
                    .help("name a folder with a `Cargo.toml`, or a single `.rs` file"),
            );
        }
        let manifest = folder.join("Cargo.toml");
        if !manifest.is_file() {
            return Err(Failure::new(format!(
                "there is no `Cargo.toml` in `{}`",
                folder.display()
            ))
            .help("name a folder with a `Cargo.toml`, or a single `.rs` file"));
        }
        cargo_package(folder, &cargo.metadata(&manifest)?)
    }

    /// The packages that `path` names: as [`Package::find`], or, below a folder without
    /// `Cargo.toml`, all packages and all single files that mark a handler.
    pub fn find_all(path: &Path, cargo: &Cargo) -> Result<Vec<Package>, Failure> {
        if !is_plain_folder(path) {
            return Ok(vec![Package::find(path, cargo)?]);
        }
        let found = discover(path)?;
        if found.packages.is_empty() && found.single_files.is_empty() {
            return Err(Failure::new(format!(
                "there is neither a `Cargo.toml` nor a `.rs` file with a handler in `{}`",
                path.display()
            ))
            .help(
                "begin one with `cfc new`, or name a package, a `.rs` file, or a folder of those",
            ));
        }
        let paths = found.packages.iter().chain(&found.single_files);
        paths.map(|path| Package::find(path, cargo)).collect()
    }

    /// The packages that any of the paths names; what is not there is in the report.
    pub fn of_all(paths: &[PathBuf], cargo: &Cargo, report: &mut Report) -> Vec<Package> {
        let mut packages = Vec::new();
        for path in paths {
            match Package::find_all(path, cargo) {
                Ok(found) => packages.extend(found),
                Err(failure) => report.extend(failure.into()),
            }
        }
        packages
    }

    /// Does the same with each package that `path` names. Where there are several, the name of each
    /// stands before its results.
    pub fn each(
        path: &Path,
        cargo: &Cargo,
        mut work: impl FnMut(&Package, &mut Report) -> Result<(), Failure>,
    ) -> Report {
        let mut report = Report::default();
        let packages = Package::of_all(&[path.to_owned()], cargo, &mut report);
        for package in &packages {
            let mut inner = Report::default();
            if let Err(failure) = work(package, &mut inner) {
                inner.extend(failure.into());
            }
            if packages.len() > 1 && !inner.lines.is_empty() {
                report.line(format!("{}:", package.shown_name()));
            }
            report.extend(inner);
        }
        report
    }

    /// Whether a function of this name lies beside a single file, in a file of its own.
    pub fn has_neighbour(&self, function: &str) -> bool {
        let file = format!("{}.rs", function.replace('-', "_"));
        self.kind == Kind::SingleFile && file != self.root && self.folder.join(file).is_file()
    }

    /// A file of the package as messages show it.
    pub fn shown(&self, file: &str) -> String {
        if file.starts_with(['/', '<']) {
            file.to_owned()
        } else {
            format!("{}{file}", self.shown)
        }
    }

    /// The package as messages name it: a single file's path, or its folder's.
    pub fn shown_name(&self) -> String {
        match self.kind {
            Kind::SingleFile => self.shown(&self.root),
            Kind::Cargo { .. } if self.shown.is_empty() => self.name.clone(),
            Kind::Cargo { .. } => self.shown.trim_end_matches('/').to_owned(),
        }
    }

    /// The manifest, for cargo. A single file has none.
    pub fn manifest(&self) -> Option<PathBuf> {
        match self.kind {
            Kind::Cargo { .. } => Some(self.folder.join("Cargo.toml")),
            Kind::SingleFile => None,
        }
    }

    /// The build's environment for `env!`: what cargo sets for the package, then the process's.
    pub fn environment(&self, name: &str) -> Option<String> {
        let mut version = self.version.split(['.', '-', '+']);
        let mut part = |at| version.nth(at).map(str::to_owned);
        match name {
            "CARGO_PKG_NAME" => Some(self.name.clone()),
            "CARGO_PKG_VERSION" => Some(self.version.clone()),
            "CARGO_PKG_VERSION_MAJOR" => part(0),
            "CARGO_PKG_VERSION_MINOR" => part(1),
            "CARGO_PKG_VERSION_PATCH" => part(2),
            "CARGO_MANIFEST_DIR" => Some(self.folder.to_string_lossy().into_owned()),
            _ => std::env::var(name).ok(),
        }
    }
}

impl Files for Package {
    fn read(&self, path: &str) -> Result<String, String> {
        let path = self.folder.join(path);
        std::fs::read_to_string(path).map_err(|error| error.to_string())
    }
}

/// Whether a path is a folder, and no package.
pub fn is_plain_folder(path: &Path) -> bool {
    path.is_dir() && !path.join("Cargo.toml").exists()
}

fn single_file(path: &Path) -> Result<Package, Failure> {
    let absolute = path
        .canonicalize()
        .map_err(|error| Failure::new(format!("cannot read `{}`: {error}", path.display())))?;
    let (Some(folder), Some(root)) = (absolute.parent(), absolute.file_name()) else {
        return Err(Failure::new(format!("`{}` is no file", path.display())));
    };
    let root = root.to_string_lossy().into_owned();
    let workspace = source_workspace();
    let target = match (std::env::var_os("CARGO_TARGET_DIR"), &workspace) {
        (Some(target), _) => PathBuf::from(target),
        (None, Some(workspace)) => workspace.join("target"),
        (None, None) => folder.join("target"),
    };
    Ok(Package {
        name: root.trim_end_matches(".rs").to_owned(),
        version: "0.0.0".to_owned(),
        folder: folder.to_owned(),
        root,
        kind: Kind::SingleFile,
        target,
        shim: default_shim(),
        workspace,
        config: Config::default(),
        shown: shown_folder(path.parent().unwrap_or(Path::new(""))),
    })
}

fn cargo_package(folder: &Path, metadata: &Value) -> Result<Package, Failure> {
    let absolute = folder
        .canonicalize()
        .map_err(|error| Failure::new(format!("cannot read `{}`: {error}", folder.display())))?;
    let manifest = absolute.join("Cargo.toml");
    let packages = metadata["packages"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let is_here = |package: &&Value| {
        let path = package["manifest_path"].as_str().map(Path::new);
        path.is_some_and(|path| {
            path == manifest || path.canonicalize().is_ok_and(|p| p == manifest)
        })
    };
    let Some(package) = packages.iter().find(is_here) else {
        return Err(workspace_only(folder, packages));
    };
    let Some((library, source)) = library(package) else {
        return Err(Failure::new(format!(
            "the package in `{}` has no library",
            folder.display()
        ))
        .help("functions live in a library: give it a `src/lib.rs` with a `pub mod` for each"));
    };
    let root = Path::new(&source).strip_prefix(&absolute).map_err(|_| {
        Failure::new(format!(
            "the library's root `{source}` lies outside of its package"
        ))
    })?;
    let shim = shim_of(package).ok_or_else(|| {
        Failure::new(format!(
            "the package in `{}` does not depend on `{SHIM}`",
            folder.display()
        ))
        .help(format!(
            "add this to its `[dependencies]`: `{}`",
            default_shim().dependency().trim_end()
        ))
    })?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(Package {
        name: text(&package["name"]),
        version: text(&package["version"]),
        root: root.to_string_lossy().replace('\\', "/"),
        folder: absolute,
        kind: Kind::Cargo { library },
        target: PathBuf::from(text(&metadata["target_directory"])),
        shim,
        workspace: Some(PathBuf::from(text(&metadata["workspace_root"]))),
        config: Config::read(&package["metadata"]["cfc"])?,
        shown: shown_folder(folder),
    })
}

/// A virtual manifest: the members that hold functions are what was meant.
fn workspace_only(folder: &Path, packages: &[Value]) -> Failure {
    let failure = Failure::new(format!(
        "`{}` is a workspace, not a package",
        folder.display()
    ));
    let members: Vec<String> = packages
        .iter()
        .filter(|package| shim_of(package).is_some())
        .filter_map(|package| package["name"].as_str())
        .map(|name| format!("`{name}`"))
        .collect();
    match members.as_slice() {
        [] => failure.help("name the folder of a package that depends on `cloudfront-functions`"),
        members => failure.help(format!("name the folder of {}", members.join(" or "))),
    }
}

/// The library's name in Rust and its root file.
fn library(package: &Value) -> Option<(String, String)> {
    let is_library = |target: &&Value| {
        let kinds = target["kind"].as_array().map_or(&[][..], Vec::as_slice);
        kinds
            .iter()
            .any(|kind| matches!(kind.as_str(), Some("lib" | "rlib")))
    };
    let target = package["targets"].as_array()?.iter().find(is_library)?;
    let name = target["name"].as_str()?.replace('-', "_");
    Some((name, target["src_path"].as_str()?.to_owned()))
}

fn shim_of(package: &Value) -> Option<Shim> {
    let is_shim = |dependency: &&Value| dependency["name"] == SHIM && dependency["kind"].is_null();
    let dependency = package["dependencies"].as_array()?.iter().find(is_shim)?;
    Some(match dependency["path"].as_str() {
        Some(path) => Shim::Path(PathBuf::from(path)),
        None => Shim::Version(dependency["req"].as_str().unwrap_or("*").to_owned()),
    })
}

/// The shim for a package that names none: `CFC_SHIM_PATH`, the sources beside this program's,
/// or the registry's of the same version.
pub fn default_shim() -> Shim {
    if let Some(path) = std::env::var_os("CFC_SHIM_PATH") {
        return Shim::Path(PathBuf::from(path));
    }
    match source_workspace() {
        Some(workspace) => Shim::Path(workspace.join("runtime-shim")),
        None => Shim::Version(format!("={}", env!("CARGO_PKG_VERSION"))),
    }
}

/// The workspace that this program was built from, if it is still there.
fn source_workspace() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let shim = workspace.join("runtime-shim").join("Cargo.toml");
    shim.is_file().then(|| workspace.to_owned())
}

fn shown_folder(folder: &Path) -> String {
    let shown = folder.to_string_lossy().replace('\\', "/");
    match shown.trim_end_matches('/') {
        "" if shown.is_empty() => String::new(),
        "." => String::new(),
        folder => format!("{folder}/"),
    }
}
