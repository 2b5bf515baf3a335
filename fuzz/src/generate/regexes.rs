//! Regular expressions: random patterns, and what is asked of them. Nothing unbounded is repeated without a bound,
//! since the engines go back where the crate `regex` does not.

use super::Generator;

/// Of ASCII: the letters of all scripts are refused.
const WORD_END: &str = r"(?-u:\b)";

impl Generator {
    pub(super) fn expressions(&mut self) -> String {
        self.needs("use regex::{Captures, NoExpand, Regex};");
        let mut groups = 0;
        let pattern = self.alternatives(2, &mut groups);
        let data = self.data();
        let text = self.one_of(&[
            "source.clone()",
            "words.join(\"/\")",
            "format!(\"naïve café 12:30 a-b_c {source} 日本 ff00\")",
            "format!(\"{source}\\n{}a\\r\\nbb b\\t\", words.concat())",
            "\"aAaaéÉ/a-1/x_22.html?q=日日\".to_string()",
        ]);
        let what = self.ending(&[
            "re.is_match(&text)",
            "re.find(&text).map(|m| (m.start(), m.end(), m.as_str(), m.is_empty()))",
            "re.find_iter(&text).map(|m| m.as_str()).collect::<Vec<_>>()",
            "re.find_iter(&text).map(|m| m.range()).collect::<Vec<_>>()",
            "re.find_iter(&text).count()",
            "re.captures(&text).map(|c| (c.len(), c.get(1).map(|m| m.as_str()), c[0].len()))",
            "re.captures_iter(&text).map(|c| c.iter().map(|m| m.map_or(\"-\", |m| m.as_str())).collect::<Vec<_>>()).collect::<Vec<_>>()",
            "re.captures_iter(&text).filter_map(|c| c.get(1).map(|m| m.start())).collect::<Vec<_>>()",
            "re.split(&text).collect::<Vec<_>>()",
            "re.split(&text).map(str::len).collect::<Vec<_>>()",
            "re.splitn(&text, $M).collect::<Vec<_>>()",
            "re.replace(&text, \"<$0>\")",
            "re.replace_all(&text, \"<$0|$1>\")",
            "re.replace_all(&text, |c: &Captures| c[0].to_uppercase().repeat($M))",
            "re.replace_all(&text, NoExpand(\"$1\")).len()",
            "words.iter().filter(|w| re.is_match(w)).count()",
        ]);
        format!(
            "{{ {data} let re = Regex::new(r\"{pattern}\").unwrap(); let text: String = {text}; format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn alternatives(&mut self, depth: usize, groups: &mut usize) -> String {
        let count = if self.random.percent(70) { 1 } else { 2 };
        let parts: Vec<String> = (0..count).map(|_| self.sequence(depth, groups)).collect();
        parts.join("|")
    }

    fn sequence(&mut self, depth: usize, groups: &mut usize) -> String {
        let start = if self.random.percent(12) { "^" } else { "" };
        let end = if self.random.percent(12) { "$" } else { "" };
        let parts: Vec<String> = (0..=self.random.below(3))
            .map(|_| self.part(depth, groups))
            .collect();
        format!("{start}{}{end}", parts.concat())
    }

    fn part(&mut self, depth: usize, groups: &mut usize) -> String {
        if depth > 0 && self.random.percent(30) {
            *groups += 1;
            let open = match self.random.below(4) {
                0 => "(?:".to_string(),
                1 => format!("(?<g{groups}>"),
                2 => "(?i:".to_string(),
                _ => "(".to_string(),
            };
            let inner = self.alternatives(depth - 1, groups);
            return format!("{open}{inner}){}", self.one_of(&["", "", "?", "{2}", "??"]));
        }
        let atom = self.one_of(&[
            "a",
            "b",
            "é",
            "日",
            "/",
            "-",
            r"\.",
            "[a-z]",
            "[^/]",
            "[0-9A-F]",
            "[0-9]",
            "[A-Za-z0-9_]",
            r"\s",
            ".",
            "[éa]",
            WORD_END,
            "[^a-y0-4]",
            "[A-Za-z0-9_.-]",
            "[^0-9A-Za-z_]",
            "1",
            "A",
            r"[^\s/]",
        ]);
        if atom == WORD_END {
            return atom.to_string();
        }
        let often = self.one_of(&["", "", "", "?", "*", "+", "{2}", "{1,3}", "*?", "+?"]);
        format!("{atom}{often}")
    }
}
