//! `cfc explain`: the long text of a code, of the compiler's or of the source check's.

use cfc_syntax::diagnostics::{explain as explain_code, suggest};
use cfc_validator::{all_rules, explain_rule};

use crate::report::{Failure, Report};

/// `cfc explain`.
///
/// ```
/// let report = cfc::explain::explain("cfc0101");
/// assert!(report.text().starts_with("CFC0101: `unsafe` code"));
/// let report = cfc::explain::explain("JS0101");
/// assert!(report.text().starts_with("JS0101: "));
/// let report = cfc::explain::explain("CFC101");
/// assert_eq!(report.exit.code(), 2);
/// assert!(report.text().contains("did you mean `CFC0101`?"));
/// ```
pub fn explain(code: &str) -> Report {
    let mut report = Report::default();
    let wanted = code.trim();
    if let Some(known) = explain_code(wanted) {
        report.line(format!(
            "{}: {}\n\n{}",
            known.id,
            known.title,
            known.explanation.trim()
        ));
    } else if let Some(rule) = all_rules()
        .into_iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(wanted))
    {
        report.line(explain_rule(rule));
    } else {
        let failure = Failure::new(format!("there is no code `{wanted}`"));
        let help = match suggest(wanted) {
            Some(near) => format!("did you mean `{}`?", near.id),
            None => {
                "codes look like `CFC0101` or `JS0101`; messages show them in brackets".to_owned()
            }
        };
        report.extend(failure.help(help).into());
    }
    report
}
