//! What an expression does with a text: run natively, and as JavaScript.

use regex::{Captures, Regex};

/// Every operation's result, one a line.
pub fn report(re: &Regex, text: &str) -> String {
    let mut out = format!("match {}\n", re.is_match(text));
    if let Some(found) = re.find(text) {
        out.push_str(&format!(
            "find {}..{} {}\n",
            found.start(),
            found.end(),
            found.as_str()
        ));
    }
    if let Some(groups) = re.captures(text) {
        out.push_str("captures");
        for i in 0..groups.len() + 1 {
            match groups.get(i) {
                Some(group) => out.push_str(&format!(" {i}={}", group.as_str())),
                None => out.push_str(" none"),
            }
        }
        if let Some(group) = groups.name("n") {
            out.push_str(&format!(" n={}", group.as_str()));
        }
        if groups.name("toString").is_some() {
            out.push_str(" what");
        }
        out.push('\n');
    }
    out.push_str("all");
    for found in re.find_iter(text) {
        out.push_str(&format!(" {}..{}", found.start(), found.end()));
    }
    out.push_str("\ngroups");
    for groups in re.captures_iter(text) {
        out.push_str(&format!(
            " {}",
            groups.get(1).map_or("none", |group| group.as_str())
        ));
    }
    out.push_str("\nsplit");
    for piece in re.split(text) {
        out.push_str(&format!(" <{piece}>"));
    }
    out.push_str("\nsplitn");
    for piece in re.splitn(text, 3) {
        out.push_str(&format!(" <{piece}>"));
    }
    out.push_str(&format!(
        "\nreplace {}\n",
        re.replace(text, "<$0|$1|$$|$9|${n}$>")
    ));
    out.push_str(&format!(
        "replace all {}\n",
        re.replace_all(text, "<${1}0&>")
    ));
    let by_function = |groups: &Captures| format!("({})", groups[0].len());
    out.push_str(&format!("function {}\n", re.replace(text, by_function)));
    out.push_str(&format!(
        "function all {}\n",
        re.replace_all(text, by_function)
    ));
    out.push_str(&format!(
        "plain {}\n",
        re.replace_all(text, regex::NoExpand("$1"))
    ));
    out
}
