//! The command line's arguments, and the options of the library that they stand for.

use std::path::PathBuf;

use cfc::export::Format;
use cfc::size::SizeFormat;
use cfc::snapshot::Update;
use cfc::{
    BuildOptions, CheckOptions, ExportOptions, NativeRun, RunOptions, Rustc, SizeOptions,
    TestOptions, TraceOptions,
};
use cfc_compiler::{Layout, Options};
use cfc_validator::Runtime;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Write Amazon CloudFront Functions in Rust.
///
/// A function is a Rust module with one handler, marked `#[viewer_request]` or
/// `#[viewer_response]`. cfc compiles it to the JavaScript that CloudFront runs, and proves on
/// recorded events that the JavaScript does what the Rust does.
#[derive(Debug, Parser)]
#[command(name = "cfc", version, after_help = AFTER_HELP)]
pub struct Arguments {
    /// When messages are coloured.
    #[arg(help = "When messages are coloured; NO_COLOR turns colours off as well")]
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Exit codes: 0, all is well; 1, something in the input is wrong or a test failed; 2, the command \
could not do its work.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a package, with one function and its recorded events.
    New {
        /// The folder to make, or an empty one; its name is the package's.
        path: PathBuf,
    },
    /// Compile functions to JavaScript files for CloudFront.
    Build(Build),
    /// Say what is wrong with functions, in Rust or in JavaScript, and write nothing.
    Check(Check),
    /// Run a function on one event and show what CloudFront would make of it.
    Run(Run),
    /// Run all recorded events of a package on every engine, and compare with the snapshots.
    Test(Test),
    /// Say what takes the room in the output, and how much is left.
    Size(Size),
    /// Show the lines of Rust behind errors from CloudFront's logs.
    Trace(Trace),
    /// Name the branches of the functions that no recorded event takes.
    Coverage {
        /// A package, a single .rs file, or a folder of those, with recorded events in
        /// events/<function>/ beside each.
        #[arg(default_value = ".")]
        path: PathBuf,
    },
    /// Write functions as a template for deployment, or fill them into one.
    Export(Export),
    /// Explain a code such as CFC0101.
    Explain {
        /// The code, as messages show it in brackets.
        code: String,
    },
    /// Print a script that completes cfc's commands in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Build {
    /// Packages, single .rs files, or folders of those; without one, the current folder.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Where the files go; without it, into dist/ of each package.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write JavaScript for people: names, line breaks, comments that name lines of Rust.
    #[arg(long)]
    pretty: bool,
    /// Break lines where another line of Rust begins: CloudFront names lines, not columns.
    #[arg(long, conflicts_with = "pretty")]
    lines: bool,
    /// Write a source map beside each file.
    #[arg(long)]
    source_map: bool,
    /// Leave out `cargo check`.
    #[arg(long)]
    no_rustc: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Packages, .rs files, .js files, or folders of those; without one, the current folder.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The runtime that .js files are for.
    #[arg(long, value_enum, default_value_t, value_name = "VERSION")]
    runtime: RuntimeVersion,
    /// Leave out `cargo check`.
    #[arg(long)]
    no_rustc: bool,
}

#[derive(Debug, Args)]
pub struct Run {
    /// A function's name in the package, or an .rs or .js file.
    pub function: String,
    /// The event, as the CloudFront console takes it, or with what surrounds it.
    #[arg(short, long, value_name = "FILE")]
    event: PathBuf,
    /// The package in which a function given by name lies.
    #[arg(short, long, value_name = "PATH", default_value = ".")]
    package: PathBuf,
    /// Do not build and run the Rust itself.
    #[arg(long)]
    no_native: bool,
}

#[derive(Debug, Args)]
pub struct Test {
    /// A package, a single .rs file, or a folder of those, with recorded events in
    /// events/<function>/ beside each.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// Only events whose <function>/<case> contains this.
    filter: Option<String>,
    /// Accept every outcome as its new snapshot.
    #[arg(short, long)]
    update: bool,
    /// Do not build and run the Rust itself.
    #[arg(long)]
    no_native: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    /// A package (a folder with a Cargo.toml), or a single .rs file.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// Who takes the output.
    #[arg(short, long, value_enum)]
    format: ExportFormat,
    /// A template to fill, with values such as cfc:code(NAME); may be given several times.
    #[arg(short, long = "template", value_name = "FILE")]
    templates: Vec<PathBuf>,
    /// The file to write, or with several templates the folder; without it, standard output.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Leave out `cargo check`.
    #[arg(long)]
    no_rustc: bool,
}

#[derive(Debug, Args)]
pub struct Size {
    /// Packages, single .rs files, or folders of those; without one, the current folder.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only functions whose name contains this.
    #[arg(short, long, value_name = "TEXT")]
    function: Option<String>,
    /// Write JSON, with bytes by line of Rust as well.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Trace {
    /// A function's name in the package, or an .rs file.
    pub function: String,
    /// The text with the errors, as copied from CloudWatch; without it, standard input.
    #[arg(value_name = "FILE")]
    log: Option<PathBuf>,
    /// The package in which a function given by name lies.
    #[arg(short, long, value_name = "PATH", default_value = ".")]
    package: PathBuf,
    /// The JavaScript that is deployed; without it, what lies in dist/ of the package.
    #[arg(short, long, value_name = "FILE")]
    deployed: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExportFormat {
    /// A template of AWS CloudFormation, in YAML.
    #[value(name = "cloudformation")]
    CloudFormation,
    /// Terraform's JSON syntax.
    Terraform,
    /// A list with code and configuration, for a CDK stack or a program.
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Color {
    /// If standard error is a terminal.
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum RuntimeVersion {
    /// cloudfront-js-1.0
    #[value(name = "1.0")]
    V1,
    /// cloudfront-js-2.0
    #[default]
    #[value(name = "2.0")]
    V2,
}

impl Color {
    pub const fn choice(self) -> anstream::ColorChoice {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}

impl Build {
    pub fn paths(&self) -> Vec<PathBuf> {
        or_here(&self.paths)
    }

    pub fn options(&self) -> BuildOptions {
        let compiler = Options {
            layout: match (self.pretty, self.lines) {
                (true, _) => Layout::Pretty,
                (false, true) => Layout::Lines,
                (false, false) => Layout::Packed,
            },
            source_map: self.source_map,
            ..Options::default()
        };
        BuildOptions {
            compiler,
            folder: self.output.clone(),
            rustc: rustc(self.no_rustc),
        }
    }
}

impl Check {
    pub fn paths(&self) -> Vec<PathBuf> {
        or_here(&self.paths)
    }

    pub fn options(&self) -> CheckOptions {
        let runtime = match self.runtime {
            RuntimeVersion::V1 => Runtime::CloudfrontJs10,
            RuntimeVersion::V2 => Runtime::CloudfrontJs20,
        };
        let build = BuildOptions {
            rustc: rustc(self.no_rustc),
            ..BuildOptions::default()
        };
        CheckOptions { build, runtime }
    }
}

impl Size {
    pub fn paths(&self) -> Vec<PathBuf> {
        or_here(&self.paths)
    }

    pub fn options(&self) -> SizeOptions {
        SizeOptions {
            function: self.function.clone(),
            format: if self.json {
                SizeFormat::Json
            } else {
                SizeFormat::Text
            },
        }
    }
}

impl Trace {
    pub fn options(&self) -> TraceOptions {
        TraceOptions {
            log: self.log.clone(),
            package: self.package.clone(),
            deployed: self.deployed.clone(),
        }
    }
}

impl Export {
    pub fn options(&self) -> ExportOptions {
        let build = BuildOptions {
            rustc: rustc(self.no_rustc),
            ..BuildOptions::default()
        };
        ExportOptions {
            format: match self.format {
                ExportFormat::CloudFormation => Format::CloudFormation,
                ExportFormat::Terraform => Format::Terraform,
                ExportFormat::Json => Format::Json,
            },
            templates: self.templates.clone(),
            output: self.output.clone(),
            build,
        }
    }
}

impl Run {
    pub fn options(&self) -> RunOptions {
        RunOptions {
            event: self.event.clone(),
            package: self.package.clone(),
            native: native(self.no_native),
        }
    }
}

impl Test {
    pub fn options(&self) -> TestOptions {
        let update = if self.update {
            Update::Accept
        } else {
            Update::from_environment()
        };
        TestOptions {
            filter: self.filter.clone(),
            update,
            native: native(self.no_native),
        }
    }
}

fn or_here(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        paths.to_vec()
    }
}

/// The flag ends here: the library has names for both ways.
fn rustc(left_out: bool) -> Rustc {
    if left_out { Rustc::Skip } else { Rustc::Check }
}

fn native(left_out: bool) -> NativeRun {
    if left_out {
        NativeRun::Skip
    } else {
        NativeRun::Run
    }
}
