//! Who may depend on whom: the arrows of ARCHITECTURE.md, over what cargo itself says.
//! Normal dependencies only; a test may use anything.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use cfc_tests::workspace;
use serde_json::Value;

/// For each package, the names of the packages that it reaches by normal dependencies.
struct Graph {
    names: BTreeMap<String, String>,
    edges: BTreeMap<String, Vec<String>>,
}

impl Graph {
    fn read() -> Graph {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--format-version", "1", "--locked"]);
        let output = command
            .current_dir(workspace())
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo gives JSON");
        let text = |value: &Value| value.as_str().expect("cargo gives texts").to_owned();
        let list = |value: &Value| value.as_array().expect("cargo gives lists").clone();
        let packages = list(&metadata["packages"]);
        let names = packages
            .iter()
            .map(|package| (text(&package["id"]), text(&package["name"])))
            .collect();
        let is_normal = |dependency: &Value| {
            list(&dependency["dep_kinds"])
                .iter()
                .any(|kind| kind["kind"].is_null())
        };
        let edges = list(&metadata["resolve"]["nodes"]).into_iter().map(|node| {
            let normal = list(&node["deps"]).into_iter().filter(is_normal);
            (
                text(&node["id"]),
                normal.map(|dependency| text(&dependency["pkg"])).collect(),
            )
        });
        Graph {
            names,
            edges: edges.collect(),
        }
    }

    /// The names that `name` reaches; a name that does not exist is a mistake in the test.
    fn reach(&self, name: &str) -> BTreeSet<&str> {
        let start = self.names.iter().find(|(_, known)| *known == name);
        let (start, _) = start.unwrap_or_else(|| panic!("there is no package `{name}`"));
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        let mut todo: Vec<&String> = vec![start];
        while let Some(id) = todo.pop() {
            for next in &self.edges[id] {
                if reached.insert(next) {
                    todo.push(next);
                }
            }
        }
        reached
            .into_iter()
            .map(|id| self.names[id].as_str())
            .collect()
    }

    fn assert_exists(&self, name: &str) {
        assert!(
            self.names.values().any(|known| known == name),
            "there is no package `{name}`"
        );
    }
}

#[test]
fn authors_pay_for_no_engine_and_no_compiler() {
    let graph = Graph::read();
    let heavy = [
        "boa_engine",
        "swc_common",
        "swc_ecma_ast",
        "swc_ecma_codegen",
        "cfc-compiler",
        "cfc-emulator",
    ];
    for target in heavy {
        graph.assert_exists(target);
        for package in [
            "cfc-syntax",
            "cfc-macros",
            "cloudfront-functions",
            "functions",
            "cfc-event-rules",
        ] {
            assert!(
                !graph.reach(package).contains(target),
                "`{package}` reaches `{target}`"
            );
        }
    }
}

#[test]
fn the_compiler_and_the_emulator_do_not_know_each_other() {
    let graph = Graph::read();
    let never = [
        ("cfc-frontend", "boa_engine"),
        ("cfc-frontend", "swc_common"),
        ("cfc-typeck", "boa_engine"),
        ("cfc-typeck", "swc_common"),
        ("cfc-compiler", "boa_engine"),
        ("cfc-compiler", "cfc-emulator"),
        ("cfc-compiler", "cfc-validator"),
        ("cfc-emulator", "cfc-compiler"),
        ("cfc-emulator", "swc_ecma_codegen"),
        ("cfc-validator", "boa_engine"),
        ("cfc-validator", "cfc-compiler"),
        ("cfc-sysroot", "syn"),
    ];
    for (package, target) in never {
        graph.assert_exists(target);
        assert!(
            !graph.reach(package).contains(target),
            "`{package}` reaches `{target}`"
        );
    }
}

#[test]
fn the_arrows_that_are_drawn_exist() {
    let graph = Graph::read();
    let arrows = [
        ("cfc-macros", "cfc-syntax"),
        ("cfc-frontend", "cfc-syntax"),
        ("cfc-typeck", "cfc-frontend"),
        ("cfc-compiler", "cfc-typeck"),
        ("cfc-compiler", "cfc-sysroot"),
        ("cfc-compiler", "cloudfront-functions"),
        ("cloudfront-functions", "cfc-macros"),
        ("functions", "cloudfront-functions"),
        ("cloudfront-functions", "cfc-cwt"),
        ("cfc-emulator", "cfc-cwt"),
        ("cloudfront-functions", "cfc-json"),
        ("cfc-emulator", "cfc-json"),
        ("cfc", "cfc-compiler"),
        ("cfc", "cfc-emulator"),
        ("cfc", "cfc-validator"),
    ];
    for (package, target) in arrows {
        assert!(
            graph.reach(package).contains(target),
            "`{package}` does not reach `{target}`"
        );
    }
}

#[test]
fn the_compiler_reads_no_files() {
    let folders =
        ["frontend/src", "typeck/src", "compiler/src"].map(|folder| workspace().join(folder));
    let sources = folders
        .iter()
        .flat_map(|folder| sources(folder))
        .collect::<Vec<_>>();
    assert!(sources.len() > 20, "only {} files", sources.len());
    for path in sources {
        let text = std::fs::read_to_string(&path).expect("sources are text");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for io in [
                "std::fs",
                "std::env::",
                "std::process",
                "std::net",
                "println!(",
            ] {
                assert!(!line.contains(io), "{} uses {io}", path.display());
            }
        }
    }
}

/// The files that are no tests: those of modules under `#[cfg(test)]` are left out.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the compiler has sources") {
        files.push(entry.expect("its folder can be read").path());
    }
    let tests = test_modules(&files);
    let mut found = Vec::new();
    for path in files {
        let name = path
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        if name.is_some_and(|name| tests.contains(&name)) {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The names of modules that the files of one folder declare for tests only.
fn test_modules(files: &[PathBuf]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for path in files.iter().filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(path).expect("sources are text");
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]") {
            let name = pair[1]
                .strip_prefix("mod ")
                .and_then(|rest| rest.strip_suffix(';'));
            names.extend(name.map(str::to_owned));
        }
    }
    names
}
