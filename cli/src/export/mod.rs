//! `cfc export`: a package's functions as a template of the tool that deploys them, or filled into
//! the author's own. Writes all outputs or none, and the same bytes for the same sources.

mod cloudformation;
mod entry;
mod json;
mod template;
mod terraform;

use std::path::{Path, PathBuf};

use self::entry::Entry;
use crate::build::{self, BuildOptions};
use crate::cargo::Cargo;
use crate::files;
use crate::package::Package;
use crate::render;
use crate::report::{Exit, Failure, Report};

/// What a template's body may be when it is not fetched from a bucket, in bytes
/// (`cloudformation-limits` of the CloudFormation User Guide).
const MAX_TEMPLATE_BODY: usize = 51_200;

/// How `export` works.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// Who takes the output.
    pub format: Format,
    /// The author's own templates; without one, a whole template is made.
    pub templates: Vec<PathBuf>,
    /// Where the output goes: a file, or with several templates a folder; without it, to the report.
    pub output: Option<PathBuf>,
    /// How the package is built.
    pub build: BuildOptions,
}

/// Who takes the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// AWS CloudFormation, in YAML.
    CloudFormation,
    /// Terraform's JSON syntax, for a file that ends in `.tf.json`.
    Terraform,
    /// A list with code and configuration, for programs: what a CDK stack reads.
    Json,
}

/// `cfc export`: a package's functions as a template, or filled into templates.
///
/// ```
/// use cfc::{BuildOptions, Cargo, Rustc, export::{ExportOptions, Format, export}};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("pass.rs");
/// std::fs::write(&path, "//! Passes.\nuse cloudfront_functions::prelude::*;\n#[viewer_request]\n\
///     fn handler(event: ViewerRequestEvent) -> Request { event.request }\n")?;
/// let options = ExportOptions {
///     format: Format::CloudFormation,
///     templates: Vec::new(),
///     output: None,
///     build: BuildOptions { rustc: Rustc::Skip, ..BuildOptions::default() },
/// };
/// let report = export(&path, &options, &Cargo::default());
/// assert!(report.text().contains("        Comment: \"Passes.\"\n"), "{}", report.text());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn export(path: &Path, options: &ExportOptions, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    if let Err(failure) = run(path, options, cargo, &mut report) {
        report.extend(failure.into());
    }
    report
}

fn run(
    path: &Path,
    options: &ExportOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Result<(), Failure> {
    if options.format != Format::CloudFormation && !options.templates.is_empty() {
        return Err(Failure::new("only templates of CloudFormation are filled")
            .help("leave `--template` out, or say `--format cloudformation`"));
    }
    let package = Package::find(path, cargo)?;
    let functions = build::checked(&package, &options.build, cargo, report);
    if report.exit != Exit::Success {
        return Ok(());
    }
    let mut entries = Vec::new();
    for function in functions {
        entries.push(Entry::of(function, &package)?);
    }
    let texts = match options.format {
        Format::Terraform => vec![("functions.tf.json".to_owned(), terraform::text(&entries))],
        Format::Json => vec![("functions.json".to_owned(), json::text(&entries))],
        Format::CloudFormation => cloudformation(&package, &entries, options, report)?,
    };
    if report.exit == Exit::Success {
        write(texts, options, report)?;
    }
    Ok(())
}

/// Names and texts of the filled templates; what is wrong with one is in the report.
fn cloudformation(
    package: &Package,
    entries: &[Entry],
    options: &ExportOptions,
    report: &mut Report,
) -> Result<Vec<(String, String)>, Failure> {
    let mut sources = Vec::new();
    for path in &options.templates {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let shown = path.display().to_string();
        let text = files::read_text(path)?;
        sources.push((name.to_string_lossy().into_owned(), shown, text));
    }
    if sources.is_empty() {
        let name = "functions.yaml".to_owned();
        let text = cloudformation::template(&package.name, entries);
        sources.push((name.clone(), name, text));
    }
    let mut texts = Vec::new();
    for (name, shown, source) in sources {
        match template::fill(&source, &shown, entries) {
            Ok(text) => {
                if text.len() > MAX_TEMPLATE_BODY {
                    report.note(too_long(&shown, text.len()));
                }
                texts.push((name, text));
            }
            Err(found) => found.into_iter().for_each(|text| report.finding(text)),
        }
    }
    Ok(texts)
}

fn too_long(shown: &str, bytes: usize) -> String {
    let message = format!(
        "filled, `{shown}` has {bytes} bytes: CloudFormation takes more than {MAX_TEMPLATE_BODY} from a bucket only"
    );
    let help = ["`aws cloudformation deploy --s3-bucket NAME` puts it there".to_owned()];
    render::warning(&message, &[], &help)
}

fn write(
    texts: Vec<(String, String)>,
    options: &ExportOptions,
    report: &mut Report,
) -> Result<(), Failure> {
    let Some(output) = &options.output else {
        for (_, text) in texts {
            report.line(text.trim_end());
        }
        return Ok(());
    };
    let (folder, texts) = if options.templates.len() > 1 {
        let mut names: Vec<&String> = texts.iter().map(|(name, _)| name).collect();
        names.sort();
        let mut pairs = names.iter().zip(names.iter().skip(1));
        if let Some((name, _)) = pairs.find(|(name, next)| name == next) {
            let message = format!("two templates have the name `{name}`");
            return Err(Failure::new(message).help("export them one after the other"));
        }
        (output.as_path(), texts)
    } else {
        let name = output
            .file_name()
            .filter(|_| !output.is_dir())
            .ok_or_else(|| {
                Failure::new(format!("`{}` names no file", output.display()))
                    .help("name a file with `-o`; a folder is for several templates")
            })?;
        let name = name.to_string_lossy().into_owned();
        let renamed = texts.into_iter().map(|(_, text)| (name.clone(), text));
        (
            output.parent().unwrap_or(Path::new("")),
            renamed.collect::<Vec<_>>(),
        )
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    files::write_all(folder, &texts)?;
    for (name, text) in &texts {
        let path = folder.join(name);
        let path = path.strip_prefix(".").unwrap_or(&path);
        report.line(format!("{:>6} bytes  {}", text.len(), path.display()));
    }
    Ok(())
}
