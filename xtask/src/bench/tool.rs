//! The compiler itself beside what people would use instead, whole processes: time, its growth,
//! and what the binary and its dependencies weigh.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use super::{FOLDER, median};
use crate::dist::{self, Profiler};
use crate::outputs;

/// Functions in the comparison with other builds.
const FUNCTIONS: usize = 20;
/// Runs of each command, in turn.
pub const RUNS: usize = 31;

/// What a process takes, in milliseconds.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// From start to end.
    pub wall: f64,
    /// Of all processors together, in the program and in the system for it.
    pub processor: f64,
}

/// What was found.
pub struct Tool {
    /// Of 20 functions; none without npm.
    pub builds: Option<Builds>,
    /// Number of functions, and the cost to build them.
    pub by_number: Vec<(usize, Cost)>,
    /// Lines of a function's source, and the cost to build it.
    pub by_size: Vec<(usize, Cost)>,
    pub binary: u64,
    /// `cfc --version`
    pub start_up: Cost,
    /// Seconds of a clean build of the workspace.
    pub clean_build: Option<f64>,
    /// Crates that are there in more than one version.
    pub duplicates: Vec<String>,
}

/// Builds of the same functions.
pub struct Builds {
    pub ours: Cost,
    /// By [`Binaries::without_profile`].
    pub without_profile: Option<Cost>,
    /// Its name, and its cost.
    pub esbuild: (String, Cost),
    /// The check of the types before it is in the cost.
    pub tsc: (String, Cost),
}

/// Whether the whole workspace is built from nothing.
#[derive(Clone, Copy)]
pub enum CleanBuild {
    LeaveOut,
    Measure,
}

/// What is measured.
pub struct Binaries {
    /// As people download it.
    pub cfc: PathBuf,
    /// As cargo alone builds it, if that is another one.
    pub without_profile: Option<PathBuf>,
}

/// Builds `cfc`, unless `CFC` names another one.
pub fn binaries() -> Result<Binaries, String> {
    let alone = |cfc| Binaries {
        cfc,
        without_profile: None,
    };
    if let Some(path) = std::env::var_os("CFC") {
        return Ok(alone(PathBuf::from(path)));
    }
    let arguments = ["build", "--quiet", "--release", "--package", "cfc"];
    crate::run(crate::cargo().args(arguments))?;
    let plain = outputs::target()
        .join("release")
        .join(outputs::executable("cfc"));
    match Profiler::find() {
        Ok(profiler) => Ok(Binaries {
            cfc: dist::build(&profiler)?,
            without_profile: Some(plain),
        }),
        Err(message) => {
            eprintln!("NOT MEASURED: the binary of `cargo xtask dist`, for {message}");
            Ok(alone(plain))
        }
    }
}

/// Measures the tool.
pub fn measure(binaries: &Binaries, clean: CleanBuild) -> Result<Tool, String> {
    let compiler = binaries.cfc.as_path();
    let binary = std::fs::metadata(compiler).map_err(|error| error.to_string())?;
    let mut version = Command::new(compiler);
    version.arg("--version");
    Ok(Tool {
        builds: builds(binaries)?,
        by_number: by_number(compiler)?,
        by_size: by_size(compiler)?,
        binary: binary.len(),
        start_up: costs(&mut [version.into()], RUNS)?.remove(0),
        clean_build: match clean {
            CleanBuild::LeaveOut => None,
            CleanBuild::Measure => Some(clean_build()?),
        },
        duplicates: duplicates()?,
    })
}

/// The same function on both sides.
pub struct Pair {
    pub rust: PathBuf,
    pub hand: PathBuf,
    pub events: PathBuf,
}

/// Rust sources that have a hand-written counterpart, with it.
pub fn pairs() -> Result<Vec<Pair>, String> {
    let hand = crate::workspace().join(FOLDER).join("hand");
    let mut pairs = Vec::new();
    for case in crate::list(&crate::workspace().join("tests/golden"))? {
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let counterpart = hand.join(format!("{}.js", name.get(..3).unwrap_or_default()));
        if counterpart.is_file() {
            pairs.push(Pair {
                rust: case.join("input.rs"),
                hand: counterpart,
                events: case.join("events"),
            });
        }
    }
    Ok(pairs)
}

fn builds(binaries: &Binaries) -> Result<Option<Builds>, String> {
    let Some(npm) = npm()? else {
        return Ok(None);
    };
    let folder = outputs::scratch("builds")?;
    let pairs = pairs()?;
    let mut modules = Vec::new();
    let (mut scripts, mut typed) = (Vec::new(), Vec::new());
    for (at, pair) in pairs.iter().take(FUNCTIONS).enumerate() {
        modules.push((format!("function_{at}"), pair.rust.as_path()));
        let text = outputs::read(&pair.hand)?;
        // The bundlers keep what is exported; a type on the event makes it TypeScript.
        let exported = format!("{text}\nexport {{ handler }};\n");
        scripts.push(folder.join(format!("function_{at}.js")));
        outputs::write(&folder.join(format!("function_{at}.js")), &exported)?;
        let source = exported.replacen("handler(event)", "handler(event: any)", 1);
        typed.push(folder.join(format!("out/typed_{at}.js")));
        outputs::write(&folder.join(format!("typed_{at}.ts")), &source)?;
    }
    outputs::write(&folder.join("types.d.ts"), TYPES)?;
    outputs::write(&folder.join("tsconfig.json"), TYPESCRIPT)?;
    let root = outputs::write_modules(&folder, &modules)?;
    let (esbuild, tsc) = (npm.join("@esbuild"), npm.join(".bin/tsc"));
    let esbuild = native_esbuild(&esbuild)?;
    let mut check = Command::new(&tsc);
    check.arg("-p").arg(&folder);
    crate::run(&mut check)?;
    let ours = |cfc: &PathBuf| build(cfc, &root, &folder.join("dist"));
    let mut commands = vec![
        ours(&binaries.cfc),
        minify(&esbuild, &folder.join("minified"), &scripts),
        check.into(),
        minify(&esbuild, &folder.join("typed"), &typed),
    ];
    commands.extend(binaries.without_profile.as_ref().map(ours));
    let found = costs(&mut commands, RUNS)?;
    let version = first_line(Command::new(&tsc).arg("--version"))?;
    let esbuild = first_line(Command::new(&esbuild).arg("--version"))?;
    Ok(Some(Builds {
        ours: found[0],
        without_profile: found.get(4).copied(),
        esbuild: (format!("esbuild {esbuild}, native, `--minify`"), found[1]),
        tsc: (
            format!("tsc ({version}), then esbuild `--minify`"),
            Cost {
                wall: found[2].wall + found[3].wall,
                processor: found[2].processor + found[3].processor,
            },
        ),
    }))
}

const TYPESCRIPT: &str = r#"{
    "compilerOptions": { "target": "es2017", "module": "esnext", "outDir": "out", "strict": false,
        "noImplicitAny": false, "types": [], "skipLibCheck": true, "noEmitOnError": false,
        "moduleDetection": "force" },
    "include": ["types.d.ts", "typed_*.ts"]
}
"#;

const TYPES: &str = "declare module 'cloudfront' { const cf: any; export default cf; }\n\
    declare function require(name: string): any;\ndeclare const Buffer: any;\n";

/// The packages, installed for this measurement alone.
pub fn npm() -> Result<Option<PathBuf>, String> {
    let folder = outputs::target().join("bench").join("npm");
    let modules = folder.join("node_modules");
    if !modules.join("vitest").is_dir() {
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        outputs::write(&folder.join("package.json"), "{ \"private\": true }\n")?;
        let installed = Command::new("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "esbuild@0.28",
                "typescript@7",
                "vitest@5",
                "jest@30",
            ])
            .current_dir(&folder)
            .status();
        if !installed.is_ok_and(|status| status.success()) {
            eprintln!("NOT MEASURED: esbuild and tsc, for npm cannot install them");
            return Ok(None);
        }
    }
    Ok(Some(modules))
}

pub fn native_esbuild(scope: &Path) -> Result<PathBuf, String> {
    let platforms = crate::list(scope)?;
    let platform = platforms.first().ok_or("esbuild has no native binary")?;
    Ok(platform.join("bin").join(outputs::executable("esbuild")))
}

fn by_number(compiler: &Path) -> Result<Vec<(usize, Cost)>, String> {
    let pairs = pairs()?;
    let numbers = [1, 5, 10, 20, 40];
    let mut commands = Vec::new();
    for number in numbers {
        let folder = outputs::scratch(&format!("number-{number}"))?;
        let mut modules = Vec::new();
        for (at, pair) in pairs.iter().cycle().take(number).enumerate() {
            modules.push((format!("function_{at}"), pair.rust.as_path()));
        }
        let root = outputs::write_modules(&folder, &modules)?;
        commands.push(build(compiler, &root, &folder.join("dist")));
    }
    let costs = costs(&mut commands, RUNS)?;
    Ok(numbers.into_iter().zip(costs).collect())
}

/// A handler and its rules, each a function of its own, so that only their number changes.
fn by_size(compiler: &Path) -> Result<Vec<(usize, Cost)>, String> {
    let (mut sizes, mut commands) = (Vec::new(), Vec::new());
    for lines in [100, 250, 500, 1000] {
        let folder = outputs::scratch(&format!("size-{lines}"))?;
        let source = rules(lines / LINES_PER_RULE);
        let root = folder.join("rules.rs");
        outputs::write(&root, &source)?;
        sizes.push(source.lines().count());
        commands.push(build(compiler, &root, &folder.join("dist")));
    }
    Ok(sizes.into_iter().zip(costs(&mut commands, RUNS)?).collect())
}

const LINES_PER_RULE: usize = 16;

fn rules(number: usize) -> String {
    let mut source = String::from(
        "use cloudfront_functions::prelude::*;\n\n#[viewer_request]\n\
         fn handler(event: ViewerRequestEvent) -> Request {\n    let mut request = event.request;\n",
    );
    for rule in 0..number {
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(source, "    rule_{rule}(&mut request);");
    }
    source.push_str("    request\n}\n");
    for rule in 0..number {
        let _ = writeln!(
            source,
            "\n/// The rule for `/{rule}/`.\n\
             fn rule_{rule}(request: &mut Request) {{\n    \
             let prefix = \"/{rule}/\";\n    \
             let Some(rest) = request\n        .uri\n        .strip_prefix(prefix)\n    \
             else {{\n        return;\n    }};\n    \
             if !rest.is_empty() {{\n        \
             request.uri = format!(\"/r{{rest}}\");\n    }}\n}}"
        );
    }
    source
}

/// A command, and the folder that it writes, which is taken away before each run: tools differ in what they do about
/// files that are there, and a file replaced takes the disk longer than a new one.
pub struct Measured {
    pub command: Command,
    output: Option<PathBuf>,
}

impl Measured {
    fn writing(command: Command, output: &Path) -> Measured {
        Measured {
            command,
            output: Some(output.to_owned()),
        }
    }
}

impl From<Command> for Measured {
    fn from(command: Command) -> Measured {
        Measured {
            command,
            output: None,
        }
    }
}

pub fn build(compiler: &Path, source: &Path, folder: &Path) -> Measured {
    let mut command = Command::new(compiler);
    command
        .args(["build", "--no-rustc", "--output"])
        .args([folder, source]);
    Measured::writing(command, folder)
}

pub fn minify(esbuild: &Path, folder: &Path, scripts: &[PathBuf]) -> Measured {
    let mut command = Command::new(esbuild);
    command
        .arg("--minify")
        .arg(format!("--outdir={}", folder.display()))
        .args(scripts);
    Measured::writing(command, folder)
}

/// The median time of each command in milliseconds, as [`costs`] finds it.
pub fn times(commands: &mut [Measured], runs: usize) -> Result<Vec<f64>, String> {
    let costs = costs(commands, runs)?;
    Ok(costs.into_iter().map(|cost| cost.wall).collect())
}

/// The median cost of each command, run in turn so that the machine's moods hit all alike. Each runs twice in a row,
/// and the second time counts: a large process before it leaves cold caches to whoever comes next.
pub fn costs(commands: &mut [Measured], runs: usize) -> Result<Vec<Cost>, String> {
    let mut found = vec![(Vec::new(), Vec::new()); commands.len()];
    for _ in 0..runs {
        for (measured, (walls, processors)) in commands.iter_mut().zip(&mut found) {
            run_once(measured)?;
            let cost = run_once(measured)?;
            walls.push(cost.wall);
            processors.push(cost.processor);
        }
    }
    let medians = found.into_iter().map(|(wall, processor)| Cost {
        wall: median(wall),
        processor: median(processor),
    });
    Ok(medians.collect())
}

/// What one run costs. What it writes is not there yet.
fn run_once(measured: &mut Measured) -> Result<Cost, String> {
    if let Some(output) = measured.output.as_ref().filter(|output| output.exists()) {
        std::fs::remove_dir_all(output).map_err(|error| error.to_string())?;
    }
    let command = &mut measured.command;
    command.stdout(Stdio::null()).stderr(Stdio::null());
    // Cargo's: the loader would look for the libraries of the system in its folders first.
    command.env_remove("LD_LIBRARY_PATH");
    let (before, start) = (processor_time()?, Instant::now());
    let status = command
        .status()
        .map_err(|error| format!("{command:?}: {error}"))?;
    let cost = Cost {
        wall: start.elapsed().as_secs_f64() * 1000.0,
        processor: processor_time()? - before,
    };
    if status.success() {
        Ok(cost)
    } else {
        Err(format!("{command:?}: {status}"))
    }
}

/// Milliseconds of the processors that all processes have taken that have been waited for.
#[cfg(unix)]
fn processor_time() -> Result<f64, String> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| error.to_string())?;
    let micros = (usage.user_time() + usage.system_time()).num_microseconds();
    #[expect(clippy::cast_precision_loss, reason = "hours at most")]
    Ok(micros as f64 / 1000.0)
}

/// Nobody tells it elsewhere.
#[cfg(not(unix))]
fn processor_time() -> Result<f64, String> {
    Ok(f64::NAN)
}

fn first_line(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Into a folder of its own, so that nothing that is built already is lost.
fn clean_build() -> Result<f64, String> {
    let folder = outputs::scratch("clean")?;
    let start = Instant::now();
    crate::run(
        crate::cargo()
            .args(["build", "--quiet", "--workspace"])
            .env("CARGO_TARGET_DIR", &folder)
            .env("CARGO_INCREMENTAL", "0"),
    )?;
    Ok(start.elapsed().as_secs_f64())
}

fn duplicates() -> Result<Vec<String>, String> {
    let output = crate::cargo()
        .args(["tree", "--workspace", "--duplicates", "--depth", "0"])
        .args(["--prefix", "none", "--edges", "normal,build", "--locked"])
        .output()
        .map_err(|error| format!("cargo tree: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            line.trim_end_matches(" (*)")
                .trim_end_matches(" (proc-macro)")
                .to_owned()
        })
        .collect();
    lines.sort();
    lines.dedup();
    // One version with two sets of features is listed as well, once for each.
    let several = |line: &String| {
        let same = |other: &&String| name(other) == name(line);
        lines.iter().filter(same).count() > 1
    };
    Ok(lines.iter().filter(|line| several(line)).cloned().collect())
}

fn name(line: &str) -> Option<&str> {
    line.split(' ').next()
}
