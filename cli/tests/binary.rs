//! The `cfc` program itself: exit codes, help, colours, streams, completions.

use std::path::Path;
use std::process::{Command, Output};

const SOURCE: &str = "use cloudfront_functions::prelude::*;\n\n#[viewer_request]\n\
    fn handler(event: ViewerRequestEvent) -> Request {\n    event.request\n}\n";

fn cfc(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cfc"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR");
    command.output().expect("cfc runs")
}

#[track_caller]
fn assert_ends(output: &Output, exit: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{out}{err}");
    (out, err)
}

fn folder_with(name: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::write(folder.path().join(name), text).expect("it can be written");
    folder
}

#[test]
fn help_names_the_commands_and_the_exit_codes() {
    let (out, _) = assert_ends(&cfc(Path::new("."), &["--help"]), 0);
    for word in [
        "new",
        "build",
        "check",
        "run",
        "test",
        "export",
        "size",
        "trace",
        "explain",
        "completions",
        "--color",
        "Exit codes",
    ] {
        assert!(out.contains(word), "{word}: {out}");
    }
}

#[test]
fn a_wrong_argument_is_exit_code_2() {
    assert_ends(&cfc(Path::new("."), &["built"]), 2);
    assert_ends(&cfc(Path::new("."), &["explain", "CFC9999"]), 2);
}

#[test]
fn a_build_prints_results_on_standard_output() {
    let folder = folder_with("pass.rs", SOURCE);
    let (out, err) = assert_ends(&cfc(folder.path(), &["build", "pass.rs", "--no-rustc"]), 0);
    assert!(
        out.starts_with("pass ") && out.trim_end().ends_with("dist/pass.js"),
        "{out}"
    );
    assert_eq!(err, "");
    assert!(folder.path().join("dist/manifest.json").is_file());
}

#[test]
fn a_build_leaves_alone_what_has_not_changed() {
    let folder = folder_with("pass.rs", SOURCE);
    let build = || assert_ends(&cfc(folder.path(), &["build", "pass.rs", "--no-rustc"]), 0);
    build();
    let output = folder.path().join("dist/pass.js");
    let long_ago = std::fs::File::options().write(true).open(&output).unwrap();
    long_ago.set_modified(std::time::UNIX_EPOCH).unwrap();
    build();
    let changed = || std::fs::metadata(&output).unwrap().modified().unwrap();
    assert_eq!(changed(), std::time::UNIX_EPOCH);
    std::fs::write(&output, "another text").unwrap();
    build();
    assert_ne!(std::fs::read_to_string(&output).unwrap(), "another text");
}

/// It appears as one, beside nothing, and for everybody.
#[test]
fn a_build_makes_a_new_folder_in_one_step() {
    let folder = folder_with("handler.rs", SOURCE);
    let build = ["build", "handler.rs", "-o", "out/new", "--no-rustc"];
    assert_ends(&cfc(folder.path(), &build), 0);
    let names = |path: &str| -> Vec<String> {
        let entries = std::fs::read_dir(folder.path().join(path)).expect("the folder is there");
        let names = entries.map(|entry| entry.expect("it can be listed").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("out"), ["new"]);
    assert_eq!(names("out/new"), ["handler.js", "manifest.json"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;

        let mode = |path: &str| {
            let metadata = std::fs::metadata(folder.path().join(path));
            metadata.expect("it is there").permissions().mode() & 0o777
        };
        assert_eq!(mode("out/new"), mode("out"));
    }
}

#[test]
fn an_error_goes_to_standard_error_without_colours_unless_asked_for() {
    let folder = folder_with(
        "bad.rs",
        &SOURCE.replace("event.request", "unsafe { event.request }"),
    );
    let plain = cfc(folder.path(), &["build", "bad.rs", "--no-rustc"]);
    let (out, err) = assert_ends(&plain, 1);
    assert_eq!(out, "");
    assert!(
        err.starts_with("error[CFC0101]: ") && err.contains("--> bad.rs:5:"),
        "{err}"
    );
    let styled = cfc(
        folder.path(),
        &["build", "bad.rs", "--no-rustc", "--color", "always"],
    );
    let (_, err) = assert_ends(&styled, 1);
    assert!(err.contains("\u{1b}["), "{err}");
}

#[test]
fn pretty_output_keeps_names_and_a_map_lies_beside_it() {
    let folder = folder_with("pass.rs", SOURCE);
    let arguments = ["build", "pass.rs", "--no-rustc", "--pretty", "--source-map"];
    assert_ends(&cfc(folder.path(), &arguments), 0);
    let read = |name: &str| {
        std::fs::read_to_string(folder.path().join("dist").join(name)).expect("it was written")
    };
    assert!(
        read("pass.js").contains("function handler(event) {\n"),
        "{}",
        read("pass.js")
    );
    assert!(
        read("pass.js.map").contains("\"pass.rs\""),
        "{}",
        read("pass.js.map")
    );
}

#[test]
fn a_folder_of_javascript_is_checked() {
    let folder = folder_with(
        "good.js",
        "function handler(event) {\n    return event.request;\n}\n",
    );
    let (out, _) = assert_ends(&cfc(folder.path(), &["check", "."]), 0);
    assert!(
        out.contains("1 file for cloudfront-js-2.0: 0 errors, 0 warnings"),
        "{out}"
    );
    std::fs::write(
        folder.path().join("new.js"),
        "const handler = async (event) => event.request;\n",
    )
    .expect("it can be written");
    assert_ends(&cfc(folder.path(), &["check", ".", "--runtime", "1.0"]), 1);
}

#[test]
fn completions_know_the_commands() {
    let (out, _) = assert_ends(&cfc(Path::new("."), &["completions", "bash"]), 0);
    assert!(
        out.contains("completions") && out.contains("--no-native"),
        "{out}"
    );
}
