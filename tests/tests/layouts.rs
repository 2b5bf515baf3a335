//! The layouts of the output: readable, or with lines that name lines of Rust, it is the same
//! program, and CloudFront takes it.

use cfc::{BuildOptions, Cargo, Package, Report, Rustc};
use cfc_compiler::{CompiledFunction, Layout, Options};
use cfc_tests::samples;

fn compiled(path: &std::path::Path, layout: Layout) -> Vec<CompiledFunction> {
    let mut report = Report::default();
    let package = Package::find(path, &Cargo::default()).expect("a package");
    let options = BuildOptions {
        compiler: Options {
            layout,
            ..Options::default()
        },
        rustc: Rustc::Skip,
        ..BuildOptions::default()
    };
    let functions = cfc::build::checked(&package, &options, &Cargo::default(), &mut report);
    assert_eq!(report.exit.code(), 0, "{}", report.text());
    functions
}

#[test]
fn lines_add_nothing_but_line_breaks() {
    let functions = compiled(&samples(), Layout::Packed);
    let lines = compiled(&samples(), Layout::Lines);
    for (packed, lines) in functions.iter().zip(&lines) {
        let joined = |code: &str| code.replace('\n', "");
        assert_eq!(joined(&packed.code), joined(&lines.code));
        assert!(lines.code.contains('\n'), "{}", lines.code);
    }
}

#[test]
fn readable_output_passes_the_check_of_cloudfront() {
    let functions = compiled(&samples(), Layout::Pretty);
    let comment = |function: &CompiledFunction| format!("// {}:", function.file);
    for function in &functions {
        assert!(
            function.code.contains(&comment(function)),
            "{}",
            function.code
        );
    }
}

#[test]
fn places_cover_the_output_and_name_the_author_s_items() {
    for function in compiled(&samples(), Layout::Packed) {
        let offsets: Vec<usize> = function.places().iter().map(|place| place.offset).collect();
        assert!(offsets.is_sorted(), "{}", function.name);
        assert_eq!(offsets.first(), Some(&0), "{}", function.name);
        let handler = function
            .places()
            .iter()
            .any(|place| place.item.ends_with("handler"));
        assert!(handler, "{}", function.name);
        for place in function.places() {
            assert!(
                function.code.is_char_boundary(place.offset),
                "{}",
                function.name
            );
        }
    }
}
