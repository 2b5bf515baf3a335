//! Every recorded event on every engine, against its snapshot: what `cfc test` does, as a test.

#[test]
fn recorded_events() {
    cfc::test::package(env!("CARGO_MANIFEST_DIR"));
}
