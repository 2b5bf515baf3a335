//! The known exceptions to "native is the meaning", as the page in `docs/` lists them.

/// One line of the list: `` - `name`: reason ``.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The declaration's name; a `*` at the end stands for any rest.
    pub name: String,
    /// Why it differs, and how.
    pub reason: String,
}

impl Exception {
    /// Whether a declaration is meant.
    pub fn covers(&self, name: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == self.name,
        }
    }
}

/// What the list of signatures stands below.
const SIGNATURES: &str = "\n## Declared otherwise than in std\n";

/// Reads the list of what behaves otherwise: only the lines that name a declaration.
///
/// ```
/// let found = cfc_conformance::exceptions::read("# Title\n\n- `str::len`: counts differently\n");
/// assert!(found[0].covers("str::len") && !found[0].covers("str::find"));
/// ```
pub fn read(page: &str) -> Vec<Exception> {
    listed(
        page.split_once(SIGNATURES)
            .map_or(page, |(before, _)| before),
    )
}

/// Reads the list of what is declared otherwise than in std.
pub fn read_signatures(page: &str) -> Vec<Exception> {
    listed(page.split_once(SIGNATURES).map_or("", |(_, after)| after))
}

fn listed(page: &str) -> Vec<Exception> {
    page.lines()
        .filter_map(|line| {
            let (name, reason) = line.strip_prefix("- `")?.split_once("`: ")?;
            Some(Exception {
                name: name.to_string(),
                reason: reason.to_string(),
            })
        })
        .collect()
}
