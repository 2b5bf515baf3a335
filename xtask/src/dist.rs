//! `cargo xtask dist`: the binary for people to download, optimised by what it did with the library functions.
//! The benchmarks' own functions are not among them.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outputs;

/// Builds the binary, and says where it is.
pub fn dist() -> Result<(), String> {
    println!("{}", build(&Profiler::find()?)?.display());
    Ok(())
}

/// What makes one profile of many.
pub struct Profiler {
    host: String,
    merge: PathBuf,
}

impl Profiler {
    /// The one of the toolchain in use, for the format of profiles changes.
    pub fn find() -> Result<Profiler, String> {
        let host = rustc(&["--print", "host-tuple"])?;
        let libraries = rustc(&["--print", "target-libdir"])?;
        let merge = Path::new(&libraries)
            .with_file_name("bin")
            .join(outputs::executable("llvm-profdata"));
        if merge.is_file() {
            return Ok(Profiler { host, merge });
        }
        Err(format!(
            "there is no `{}`: run `rustup component add llvm-tools`",
            merge.display()
        ))
    }
}

/// Builds the binary: once to see where its time goes, and once more with that in mind. Both builds have to be alike
/// in all else, for a profile knows functions by names that depend on the options.
pub fn build(profiler: &Profiler) -> Result<PathBuf, String> {
    let folder = outputs::target().join("dist");
    let counts = outputs::scratch("profiles")?;
    let instrument = flag("-Cprofile-generate=", &counts);
    let instrumented = compile(profiler, &folder.join("instrumented"), &instrument)?;
    train(&instrumented, &counts)?;
    let merged = folder.join("cfc.profdata");
    let mut merge = Command::new(&profiler.merge);
    crate::run(merge.arg("merge").arg("-o").arg(&merged).arg(&counts))?;
    let optimise = flag("-Cprofile-use=", &merged);
    let optimised = compile(profiler, &folder.join("optimised"), &optimise)?;
    let binary = folder.join(outputs::executable("cfc"));
    fs::copy(&optimised, &binary).map_err(|error| format!("{}: {error}", binary.display()))?;
    Ok(binary)
}

/// `cfc`, built for release with a further flag. A target by name keeps it from build scripts and macros.
fn compile(profiler: &Profiler, folder: &Path, flag: &OsStr) -> Result<PathBuf, String> {
    let arguments = ["build", "--release", "--package", "cfc", "--target"];
    crate::run(
        crate::cargo()
            .args(arguments)
            .arg(&profiler.host)
            .env("CARGO_TARGET_DIR", folder)
            .env("CARGO_ENCODED_RUSTFLAGS", flag),
    )?;
    Ok(folder
        .join(&profiler.host)
        .join("release")
        .join(outputs::executable("cfc")))
}

/// What people do with it, on the functions of the library.
fn train(compiler: &Path, counts: &Path) -> Result<(), String> {
    let library = crate::workspace().join("functions");
    let built = outputs::scratch("dist")?;
    let run = |arguments: &[&str], paths: &[&Path]| {
        let mut command = Command::new(compiler);
        command
            .args(arguments)
            .args(paths)
            .env("LLVM_PROFILE_FILE", counts.join("%4m.profraw"))
            .stdin(Stdio::null());
        let output = command
            .output()
            .map_err(|error| format!("{command:?}: {error}"))?;
        // What it says of the library's functions is no news.
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{command:?}: {}\n{said}", output.status))
    };
    run(&["build", "--no-rustc", "--output"], &[&built, &library])?;
    run(&["check", "--no-rustc"], &[&library])?;
    run(&["check"], &[&built])?;
    run(&["test"], &[&library])
}

fn flag(name: &str, path: &Path) -> OsString {
    let mut flag = OsString::from(name);
    flag.push(path);
    flag
}

fn rustc(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("rustc")
        .args(arguments)
        .current_dir(crate::workspace())
        .output()
        .map_err(|error| format!("rustc: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        Ok(text.trim().to_owned())
    } else {
        Err(format!("rustc {}: {}", arguments.join(" "), output.status))
    }
}
