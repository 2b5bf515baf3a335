//! `functions/stacks/`: every template is filled with its functions' code, as `cfc export` does it,
//! and looked at by cfn-lint where that is installed. Says so where it is not.

use std::path::PathBuf;
use std::process::Command;

use crate::{list, outputs, run, workspace};

/// Fills all templates into `target/stacks/` and lints them.
pub fn check() -> Result<(), String> {
    let filled = fill()?;
    let lint = std::env::var_os("CFN_LINT").unwrap_or_else(|| "cfn-lint".into());
    if Command::new(&lint).arg("--version").output().is_err() {
        println!("NOT CHECKED by cfn-lint, which is not there: pip install cfn-lint");
        return Ok(());
    }
    run(Command::new(&lint).args(filled))
}

fn fill() -> Result<Vec<PathBuf>, String> {
    let templates = list(&workspace().join("functions/stacks"))?;
    let folder = workspace().join("target/stacks");
    let mut export = Command::new(outputs::debug_compiler()?);
    export.args([
        "export",
        "functions",
        "--no-rustc",
        "--format",
        "cloudformation",
    ]);
    for template in &templates {
        export.arg("--template").arg(template);
    }
    run(export.arg("--output").arg(&folder).current_dir(workspace()))?;
    let names = templates.iter().filter_map(|template| template.file_name());
    Ok(names.map(|name| folder.join(name)).collect())
}
