//! The rules on cookies of a result. Those of a response carry `attributes`.

use super::entries::{self, Attributes, EntryRules};
use super::json::join;
use super::{EVENT_PAGE, Violation};
use serde_json::Value;

/// Whose cookies they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CookieOwner {
    Request,
    Response,
}

/// Cookies that the function left as they came are not its doing, and pass.
pub(super) fn check(
    owner: CookieOwner,
    before: &Value,
    cookies: Option<&Value>,
    violations: &mut Vec<Violation>,
) {
    let rules = EntryRules {
        what: "cookie",
        map: "cookies-object",
        entry: "cookie-entry",
        multi_value: "cookie-multi-value",
        unknown: "cookie-unknown-field",
        attributes: match owner {
            CookieOwner::Response => Attributes::Allowed,
            CookieOwner::Request => Attributes::None,
        },
    };
    let path = match owner {
        CookieOwner::Request => "request.cookies",
        CookieOwner::Response => "response.cookies",
    };
    let Some(cookies) = entries::entries(&rules, path, cookies, violations) else {
        return;
    };
    for (name, cookie) in cookies {
        if before.get(name) == Some(cookie) {
            continue;
        }
        let path = join(path, name);
        entries::check_entry(&rules, &path, cookie, violations);
        if !cfc_event_rules::is_token(name) {
            violations.push(Violation::warning(
                "cookie-name",
                &path,
                format!("`{name}` is not a cookie name"),
                "RFC 6265, section 4.1.1",
            ));
        }
        check_values(&path, cookie, violations);
    }
}

/// A `;` ends a cookie: what follows it would be attributes.
fn check_values(path: &str, cookie: &Value, violations: &mut Vec<Violation>) {
    for value in entries::values(cookie) {
        if value.contains([';', '\r', '\n']) {
            violations.push(Violation::warning(
                "cookie-value",
                join(path, "value"),
                "a cookie's value has a `;` or a line end; attributes belong into `attributes`",
                EVENT_PAGE,
            ));
        }
    }
}
