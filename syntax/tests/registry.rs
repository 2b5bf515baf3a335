//! The registry holds together: ids, groups, titles, and finding one by what someone typed.

use cfc_syntax::{REGISTRY, explain, suggest, verdict_table_markdown};

#[test]
fn ids_are_sorted_and_of_a_known_group() {
    let ids: Vec<&str> = REGISTRY.iter().map(|code| code.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    for id in ids {
        let digits = id.strip_prefix("CFC").expect("ids begin with CFC");
        assert_eq!(digits.len(), 4, "{id}");
        assert!(
            ["01", "02", "03", "04", "05", "06", "07", "09"].contains(&&digits[..2]),
            "{id}"
        );
    }
}

#[test]
fn every_file_is_registered() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagnostics");
    let files = std::fs::read_dir(folder)
        .expect("the folder is there")
        .count();
    assert_eq!(REGISTRY.len(), files);
    assert!(files > 30, "{files}");
}

#[test]
fn titles_are_no_sentences() {
    for code in REGISTRY {
        assert!(
            !code.title.ends_with('.') && !code.title.contains('\n'),
            "{}",
            code.title
        );
    }
}

#[test]
fn codes_are_found_by_what_people_type() {
    assert_eq!(explain(" cfc0502 ").map(|code| code.id), Some("CFC0502"));
    assert_eq!(explain("CFC9999"), None);
    assert_eq!(suggest("CFC0520").map(|code| code.id), Some("CFC0502"));
    assert_eq!(suggest("502").map(|code| code.id), Some("CFC0502"));
    assert_eq!(suggest("hello"), None);
}

#[test]
fn explanations_list_what_is_supported() {
    let lists = [("CFC0108", "a macro of std"), ("CFC0116", "a derive")];
    for (code, kind) in lists {
        let explanation = explain(code).expect("the code exists").explanation;
        let page = verdict_table_markdown();
        let accepted = format!("` | {kind} | accepted | |");
        let names: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(&accepted))
            .collect();
        assert!(names.len() > 10, "{names:?}");
        for name in names {
            let name = name.strip_prefix("debug_").unwrap_or(name);
            assert!(explanation.contains(&format!("`{name}`")), "{code}: {name}");
        }
    }
}
