//! The rules on `cf.updateRequestOrigin`, `selectRequestOriginById` and `createRequestOriginGroup`
//! (`helper-functions-origin-modification`), on their arguments as JSON.

use super::Violation;
use super::json::{as_integer, index, join, type_name};
use cfc_event_rules::limits::{
    CONNECTION_ATTEMPTS, CONNECTION_TIMEOUT, KEEP_ALIVE_TIMEOUT, MAX_CERTIFICATE_NAME_LENGTH,
    MAX_CERTIFICATE_NAMES, MAX_ORIGIN_NAME_LENGTH, MAX_ORIGIN_PATH_LENGTH, MAX_S3_DOMAIN_LENGTH,
    ORIGIN_GROUP_SIZE, READ_TIMEOUT,
};
use cfc_event_rules::names::{
    ACCESS_CONTROL_ORIGIN_TYPES, IP_ADDRESS_TYPES, ORIGIN_PROTOCOLS, SELECTION_CRITERIA,
    SIGNING_BEHAVIORS, SIGNING_PROTOCOLS, SSL_PROTOCOLS,
};
use cfc_event_rules::{is_denied_origin_header, is_token};
use serde_json::{Map, Value};
use std::net::IpAddr;
use std::ops::RangeInclusive;

const PAGE: &str = "helper-functions-origin-modification";
const FIELDS: &[&str] = &[
    "domainName",
    "hostHeader",
    "originPath",
    "customHeaders",
    "connectionAttempts",
    "originShield",
    "originAccessControlConfig",
    "timeouts",
    "customOriginConfig",
    "sni",
    "allowedCertificateNames",
    "mTLSConfig",
];

/// What is wrong with the argument of `cf.updateRequestOrigin`, given the request's headers.
///
/// ```
/// use cfc_validator::event::origin::check_update;
/// use serde_json::json;
/// let headers = json!({});
/// assert!(check_update(&json!({ "domainName": "example.com" }), &headers).is_empty());
/// assert_eq!(check_update(&json!({ "domainName": "10.0.0.1" }), &headers)[0].rule, "origin-domain-name");
/// ```
pub fn check_update(settings: &Value, request_headers: &Value) -> Vec<Violation> {
    let mut check = Check::default();
    let Some(fields) = check.object("", settings) else {
        return check.violations;
    };
    check.known(fields, "", FIELDS);
    for (name, value) in fields {
        match name.as_str() {
            "domainName" => check.domain_name(value),
            "hostHeader" | "sni" => check.text_up_to(name, value, MAX_ORIGIN_NAME_LENGTH),
            "originPath" => check.origin_path(value),
            "customHeaders" => check.custom_headers(value, request_headers),
            "connectionAttempts" => check.integer(name, value, &CONNECTION_ATTEMPTS),
            "originShield" => check.origin_shield(value),
            "originAccessControlConfig" => check.access_control(value),
            "timeouts" => check.timeouts(value),
            "customOriginConfig" => check.custom_origin(value, fields),
            "allowedCertificateNames" => check.certificate_names(value),
            "mTLSConfig" => check.one_of("origin-mtls", name, value, &["off"]),
            _ => {}
        }
    }
    check.violations
}

/// What is wrong with the arguments of `cf.selectRequestOriginById`.
pub fn check_select(id: &Value, overrides: Option<&Value>) -> Vec<Violation> {
    let mut check = Check::default();
    check.origin_id("id", id);
    if let Some(overrides) = overrides {
        check.overrides("overrides", overrides);
    }
    check.violations
}

/// What is wrong with the argument of `cf.createRequestOriginGroup`.
pub fn check_group(group: &Value) -> Vec<Violation> {
    let mut check = Check::default();
    let Some(fields) = check.object("", group) else {
        return check.violations;
    };
    check.known(
        fields,
        "",
        &["originIds", "selectionCriteria", "failoverCriteria"],
    );
    check.members(&group["originIds"]);
    if let Some(criteria) = fields.get("selectionCriteria") {
        let path = "selectionCriteria";
        check.one_of("origin-group-selection", path, criteria, SELECTION_CRITERIA);
    }
    let codes = group["failoverCriteria"]["statusCodes"].as_array();
    let usable = codes.is_some_and(|codes| {
        !codes.is_empty() && codes.iter().all(|code| as_integer(code).is_some())
    });
    if !usable {
        let message = "the failover criteria need a list of status codes";
        check.add(
            "origin-group-failover",
            "failoverCriteria.statusCodes",
            message,
        );
    }
    check.violations
}

#[derive(Default)]
struct Check {
    violations: Vec<Violation>,
}

impl Check {
    fn add(&mut self, rule: &'static str, path: &str, message: impl Into<String>) {
        self.violations
            .push(Violation::error(rule, path, message, PAGE));
    }

    fn object<'v>(&mut self, path: &str, value: &'v Value) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            let message = format!("this must be an object, and is {}", type_name(value));
            self.add("origin-object", path, message);
        }
        object
    }

    fn known(&mut self, fields: &Map<String, Value>, path: &str, known: &[&'static str]) {
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            let meant = match crate::distance::near_miss(name, known.iter().copied()) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => String::new(),
            };
            let message = format!("there is no setting `{name}`{meant}");
            self.add("origin-unknown-setting", &join(path, name), message);
        }
    }

    fn text<'v>(&mut self, rule: &'static str, path: &str, value: &'v Value) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            self.add(
                rule,
                path,
                format!("this must be a string, and is {}", type_name(value)),
            );
        }
        text
    }

    fn text_up_to(&mut self, path: &str, value: &Value, limit: usize) {
        if let Some(text) = self.text("origin-name-length", path, value)
            && (text.is_empty() || text.chars().count() > limit)
        {
            let message = format!("this must have 1 to {limit} characters");
            self.add("origin-name-length", path, message);
        }
    }

    fn one_of(&mut self, rule: &'static str, path: &str, value: &Value, allowed: &[&str]) {
        if let Some(text) = self.text(rule, path, value)
            && !allowed.contains(&text)
        {
            let wanted = allowed.join("`, `");
            self.add(rule, path, format!("`{text}` is none of `{wanted}`"));
        }
    }

    fn integer(&mut self, path: &str, value: &Value, range: &RangeInclusive<i64>) {
        if !as_integer(value).is_some_and(|number| range.contains(&number)) {
            let message = format!(
                "this must be an integer from {} to {}",
                range.start(),
                range.end()
            );
            self.add("origin-range", path, message);
        }
    }

    fn domain_name(&mut self, value: &Value) {
        let rule = "origin-domain-name";
        let Some(name) = self.text(rule, "domainName", value) else {
            return;
        };
        let message = if name.is_empty() || name.chars().count() > MAX_ORIGIN_NAME_LENGTH {
            "a domain name has 1 to 253 characters"
        } else if name.contains(':') {
            "a domain name has no colon: leave out scheme and port"
        } else if name.parse::<IpAddr>().is_ok() {
            "an address is no domain name"
        } else if name.contains('/') {
            "a domain name has no path: use `originPath`"
        } else if is_s3(name) && name.chars().count() > MAX_S3_DOMAIN_LENGTH {
            "the domain name of a bucket has at most 128 characters"
        } else if is_s3(name) && name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            "the domain name of a bucket is in lower case"
        } else {
            return;
        };
        self.add(rule, "domainName", message);
    }

    fn origin_path(&mut self, value: &Value) {
        let rule = "origin-path";
        let Some(path) = self.text(rule, "originPath", value) else {
            return;
        };
        // The empty text stands for no path.
        let shaped = path.is_empty() || (path.starts_with('/') && !path.ends_with('/'));
        if !shaped || path.chars().count() > MAX_ORIGIN_PATH_LENGTH {
            let message = "an origin path begins with `/`, does not end with one, and has at most 255 characters";
            self.add(rule, "originPath", message);
        }
    }

    fn custom_headers(&mut self, value: &Value, request_headers: &Value) {
        let Some(headers) = self.object("customHeaders", value) else {
            return;
        };
        for (name, value) in headers {
            let path = join("customHeaders", name);
            if !value.is_string() {
                let message = format!(
                    "a header's value is a string here, not {}",
                    type_name(value)
                );
                self.add("origin-header-value", &path, message);
            }
            let (rule, message) = if !is_token(name) {
                ("origin-header-name", "this is not a header name")
            } else if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
                ("origin-header-lower-case", "header names are in lower case")
            } else if is_denied_origin_header(name) {
                (
                    "origin-header-denied",
                    "CloudFront does not add this header to requests to an origin",
                )
            } else if request_headers.get(name).is_some() {
                (
                    "origin-header-in-request",
                    "the request already has this header",
                )
            } else {
                continue;
            };
            self.add(rule, &path, message);
        }
    }

    fn origin_shield(&mut self, value: &Value) {
        let Some(fields) = self.object("originShield", value) else {
            return;
        };
        self.known(fields, "originShield", &["enabled", "region"]);
        let enabled = fields.get("enabled").and_then(Value::as_bool);
        if enabled.is_none() {
            self.add(
                "origin-shield",
                "originShield.enabled",
                "this must be true or false",
            );
        }
        if enabled == Some(true) && !fields.get("region").is_some_and(Value::is_string) {
            self.add(
                "origin-shield",
                "originShield.region",
                "an enabled shield needs a region",
            );
        }
    }

    fn access_control(&mut self, value: &Value) {
        let base = "originAccessControlConfig";
        let Some(fields) = self.object(base, value) else {
            return;
        };
        // `region` is in the page's samples, not in its table.
        let known = [
            "enabled",
            "signingBehavior",
            "signingProtocol",
            "originType",
            "region",
        ];
        self.known(fields, base, &known);
        let rule = "origin-access-control";
        if !fields.get("enabled").is_some_and(Value::is_boolean) {
            self.add(rule, &join(base, "enabled"), "this must be true or false");
        }
        let sets = [
            ("signingBehavior", SIGNING_BEHAVIORS),
            ("signingProtocol", SIGNING_PROTOCOLS),
            ("originType", ACCESS_CONTROL_ORIGIN_TYPES),
        ];
        for (name, allowed) in sets {
            if let Some(value) = fields.get(name) {
                self.one_of(rule, &join(base, name), value, allowed);
            }
        }
    }

    fn timeouts(&mut self, value: &Value) {
        let Some(fields) = self.object("timeouts", value) else {
            return;
        };
        let ranges = [
            ("readTimeout", READ_TIMEOUT),
            ("keepAliveTimeout", KEEP_ALIVE_TIMEOUT),
            ("connectionTimeout", CONNECTION_TIMEOUT),
        ];
        let mut known: Vec<&'static str> = ranges.iter().map(|(name, _)| *name).collect();
        known.push("responseCompletionTimeout");
        self.known(fields, "timeouts", &known);
        for (name, range) in &ranges {
            if let Some(value) = fields.get(*name) {
                self.integer(&join("timeouts", name), value, range);
            }
        }
        if let Some(completion) = fields.get("responseCompletionTimeout") {
            let read = fields.get("readTimeout").and_then(as_integer).unwrap_or(1);
            if as_integer(completion).is_none_or(|completion| completion < read) {
                let message = "this must be an integer, and no less than `readTimeout`";
                self.add(
                    "origin-range",
                    "timeouts.responseCompletionTimeout",
                    message,
                );
            }
        }
    }

    fn custom_origin(&mut self, value: &Value, settings: &Map<String, Value>) {
        let base = "customOriginConfig";
        let Some(fields) = self.object(base, value) else {
            return;
        };
        self.known(
            fields,
            base,
            &["port", "protocol", "sslProtocols", "ipAddressType"],
        );
        let rule = "origin-custom-config";
        if let Some(port) = fields.get("port") {
            self.integer(&join(base, "port"), port, &(1..=65_535));
        }
        if let Some(protocol) = fields.get("protocol") {
            self.one_of(rule, &join(base, "protocol"), protocol, ORIGIN_PROTOCOLS);
        }
        if let Some(kind) = fields.get("ipAddressType") {
            let path = join(base, "ipAddressType");
            self.one_of(rule, &path, kind, IP_ADDRESS_TYPES);
            if !settings.contains_key("domainName") {
                self.add(
                    rule,
                    &path,
                    "this can be set together with `domainName` only",
                );
            }
        }
        let Some(protocols) = fields.get("sslProtocols") else {
            return;
        };
        let path = join(base, "sslProtocols");
        match protocols.as_array() {
            Some(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.one_of(rule, &index(&path, at), item, SSL_PROTOCOLS);
                }
            }
            None => self.add(rule, &path, "this must be a list"),
        }
    }

    fn certificate_names(&mut self, value: &Value) {
        let rule = "origin-certificate-names";
        let path = "allowedCertificateNames";
        let usable = value.as_array().is_some_and(|names| {
            names.len() <= MAX_CERTIFICATE_NAMES
                && names.iter().all(|name| {
                    name.as_str()
                        .is_some_and(|name| name.chars().count() <= MAX_CERTIFICATE_NAME_LENGTH)
                })
        });
        if !usable {
            self.add(
                rule,
                path,
                "this must be a list of at most 20 names of at most 64 characters",
            );
        }
    }

    fn origin_id(&mut self, path: &str, id: &Value) {
        if id.as_str().is_none_or(str::is_empty) {
            self.add("origin-id", path, "the id of an origin is a string");
        }
    }

    fn overrides(&mut self, path: &str, overrides: &Value) {
        let Some(fields) = self.object(path, overrides) else {
            return;
        };
        self.known(
            fields,
            path,
            &["hostHeader", "sni", "allowedCertificateNames"],
        );
        for (name, value) in fields {
            match name.as_str() {
                "allowedCertificateNames" => self.certificate_names(value),
                "hostHeader" | "sni" => {
                    self.text_up_to(&join(path, name), value, MAX_ORIGIN_NAME_LENGTH);
                }
                _ => {}
            }
        }
    }

    fn members(&mut self, members: &Value) {
        let Some(members) = members
            .as_array()
            .filter(|list| list.len() == ORIGIN_GROUP_SIZE)
        else {
            let message = "an origin group has exactly two origins";
            return self.add("origin-group-size", "originIds", message);
        };
        for (at, member) in members.iter().enumerate() {
            let path = index("originIds", at);
            self.origin_id(&join(&path, "originId"), &member["originId"]);
            if let Some(overrides) = member.get("originOverrides") {
                self.overrides(&join(&path, "originOverrides"), overrides);
            }
        }
    }
}

/// `bucket.s3.amazonaws.com`, `bucket.s3.eu-central-1.amazonaws.com`, `bucket.s3-eu-west-1.…`.
fn is_s3(domain_name: &str) -> bool {
    let lower = domain_name.to_ascii_lowercase();
    lower.ends_with(".amazonaws.com") && (lower.contains(".s3.") || lower.contains(".s3-"))
}
