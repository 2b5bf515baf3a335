//! Choosing the origin that a request goes to. Viewer-request functions only
//! (`helper-functions-origin-modification`).

use cfc_macros::js;

#[js(native)]
use crate::native::{Value, host};

/// What to change about the origin of this request. What is left out stays as it is configured.
///
/// ```
/// use cloudfront_functions::origin::{OriginUpdate, update_request_origin};
/// use cloudfront_functions::prelude::*;
///
/// fn handler(event: ViewerRequestEvent) -> Request {
///     let request = event.request;
///     if request.headers.get("cloudfront-viewer-country") == Some("DE") {
///         update_request_origin(OriginUpdate {
///             domain_name: Some("eu.example.com".to_string()),
///             origin_path: Some("/de".to_string()),
///             ..OriginUpdate::default()
///         });
///     }
///     request
/// }
/// ```
#[js(object)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginUpdate {
    /// The origin's domain name: at most 253 characters, no port, no IP address.
    pub domain_name: Option<String>,
    /// The `host` header that the origin gets: at most 253 characters, not for S3 origins.
    pub host_header: Option<String>,
    /// A folder at the origin: it begins with `/`, does not end with one, and has at most 255
    /// characters.
    pub origin_path: Option<String>,
    /// The headers to add to the request, in place of the configured ones.
    pub custom_headers: Option<OriginHeaders>,
    /// How often to try to connect, from 1 to 3.
    pub connection_attempts: Option<u8>,
    /// Whether to go through Origin Shield.
    pub origin_shield: Option<OriginShield>,
    /// How to sign the request to the origin.
    pub origin_access_control_config: Option<OriginAccessControl>,
    /// How long to wait for the origin.
    pub timeouts: Option<OriginTimeouts>,
    /// How to speak to an origin that is not an S3 bucket.
    pub custom_origin_config: Option<CustomOrigin>,
    /// The server name of the TLS handshake: at most 253 characters.
    pub sni: Option<String>,
    /// The names that the origin's certificate may have: at most 20, of at most 64 characters.
    pub allowed_certificate_names: Option<Vec<String>>,
    /// `off`: CloudFront shows the origin no certificate of its own.
    #[js(name = "mTLSConfig")]
    pub mtls_config: Option<String>,
}

/// What to change about an origin that is chosen by its id.
#[js(object)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginOverrides {
    /// The `host` header that the origin gets: at most 253 characters, not for S3 origins.
    pub host_header: Option<String>,
    /// The server name of the TLS handshake: at most 253 characters.
    pub sni: Option<String>,
    /// The names that the origin's certificate may have: at most 20, of at most 64 characters.
    pub allowed_certificate_names: Option<Vec<String>>,
}

/// Two origins of the distribution: the second is asked where the first fails.
///
/// ```
/// use cloudfront_functions::origin::*;
///
/// let member = |id: &str| OriginMember { origin_id: id.to_string(), origin_overrides: None };
/// create_origin_group(OriginGroup {
///     origin_ids: vec![member("blue"), member("green")],
///     selection_criteria: Some("media-quality-score".to_string()),
///     failover_criteria: FailoverCriteria { status_codes: vec![500, 503] },
/// });
/// ```
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct OriginGroup {
    /// Exactly two; the first is the primary.
    pub origin_ids: Vec<OriginMember>,
    /// `default` or `media-quality-score`.
    pub selection_criteria: Option<String>,
    /// When the second is asked.
    pub failover_criteria: FailoverCriteria,
}

/// A member of an [`OriginGroup`].
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct OriginMember {
    /// The id of an origin of the distribution.
    pub origin_id: String,
    /// What to change about it.
    pub origin_overrides: Option<OriginOverrides>,
}

/// The answers of the primary at which the second member of an [`OriginGroup`] is asked.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct FailoverCriteria {
    /// Such as 500, 502 and 503.
    pub status_codes: Vec<u16>,
}

/// Headers that CloudFront adds to the request to the origin, one value each. Some names are not
/// taken (`add-origin-custom-headers`), nor those that the viewer's request already has.
///
/// ```
/// use cloudfront_functions::origin::{OriginHeaders, OriginUpdate};
///
/// let mut headers = OriginHeaders::new();
/// headers.insert("x-tenant", "blue");
/// let update = OriginUpdate { custom_headers: Some(headers), ..OriginUpdate::default() };
/// ```
#[js(opaque)]
#[derive(Debug, Default, PartialEq)]
pub struct OriginHeaders {
    #[js(native)]
    list: Vec<(String, String)>,
}

/// Whether requests for the origin go through Origin Shield.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct OriginShield {
    /// Whether they do.
    pub enabled: bool,
    /// The region of Origin Shield, such as `eu-central-1`; only if it is enabled.
    pub region: Option<String>,
}

/// How CloudFront signs the request to the origin.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct OriginAccessControl {
    /// Whether it does.
    pub enabled: bool,
    /// `always`, `never` or `no-override`.
    pub signing_behavior: Option<String>,
    /// `sigv4`.
    pub signing_protocol: Option<String>,
    /// `s3`, `mediapackagev2`, `mediastore` or `lambda`.
    pub origin_type: Option<String>,
    /// The origin's region, such as `eu-central-1`: the published samples give it, the page does
    /// not name it.
    pub region: Option<String>,
}

/// How long CloudFront waits for the origin, in seconds.
#[js(object)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginTimeouts {
    /// For the first byte, and between two packets: 1 to 120.
    pub read_timeout: Option<u16>,
    /// For the whole response: at least the read timeout.
    pub response_completion_timeout: Option<u32>,
    /// For how long an idle connection is kept: 1 to 120; not for S3 origins.
    pub keep_alive_timeout: Option<u16>,
    /// For the connection: 1 to 10.
    pub connection_timeout: Option<u16>,
}

/// How CloudFront speaks to an origin that is not an S3 bucket.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct CustomOrigin {
    /// The port, such as 443.
    pub port: u16,
    /// `http` or `https`.
    pub protocol: String,
    /// Of `SSLv3`, `TLSv1`, `TLSv1.1`, `TLSv1.2`.
    pub ssl_protocols: Vec<String>,
    /// `ipv4`, `ipv6` or `dualstack`; only together with a new domain name.
    pub ip_address_type: Option<String>,
}

/// Changes the origin of this request; the cache behaviour stays. Not for VPC origins; of an
/// origin group, the primary is changed. Wrong values make CloudFront answer 502.
#[js("$cf.updateRequestOrigin($update)")]
pub fn update_request_origin(update: OriginUpdate) {
    host::record("updateRequestOrigin", vec![update.into_json()]);
}

/// Sends this request to another origin of the distribution, by its id.
///
/// ```
/// cloudfront_functions::origin::select_request_origin_by_id("blue");
/// ```
#[js("$cf.selectRequestOriginById($id)")]
pub fn select_request_origin_by_id(id: &str) {
    host::record("selectRequestOriginById", vec![id.into()]);
}

/// Sends this request to another origin of the distribution, by its id, with some of its settings
/// changed.
///
/// ```
/// use cloudfront_functions::origin::{OriginOverrides, select_request_origin_with};
///
/// select_request_origin_with("blue", OriginOverrides {
///     host_header: Some("blue.example.com".to_string()),
///     ..OriginOverrides::default()
/// });
/// ```
#[js("$cf.selectRequestOriginById($id,$overrides)")]
pub fn select_request_origin_with(id: &str, overrides: OriginOverrides) {
    host::record(
        "selectRequestOriginById",
        vec![id.into(), overrides.into_json()],
    );
}

/// Sends this request to the first origin of a group, and again to the second if the first fails.
#[js("$cf.createRequestOriginGroup($group)")]
pub fn create_origin_group(group: OriginGroup) {
    host::record("createRequestOriginGroup", vec![group.into_json()]);
}

/// Sends this request to `primary`, and again to `secondary` if the status of the answer is one of
/// `status_codes`. Both are ids of origins of the distribution.
///
/// ```
/// cloudfront_functions::origin::create_request_origin_group("blue", "green", &[500, 502, 503]);
/// ```
#[js(
    "$cf.createRequestOriginGroup({originIds:[{originId:$primary},{originId:$secondary}],failoverCriteria:{statusCodes:$status_codes}})"
)]
pub fn create_request_origin_group(primary: &str, secondary: &str, status_codes: &[u16]) {
    let group = serde_json::json!({
        "originIds": [{ "originId": primary }, { "originId": secondary }],
        "failoverCriteria": { "statusCodes": status_codes },
    });
    host::record("createRequestOriginGroup", vec![group]);
}

impl OriginHeaders {
    /// No headers: the configured ones are not sent.
    #[js(pure "({})")]
    pub fn new() -> OriginHeaders {
        OriginHeaders { list: Vec::new() }
    }

    /// Sets a header; the name is lower case.
    #[js({
        let value: String = value.into();
        js!("$self[$name]=$value")
    })]
    pub fn insert(&mut self, name: &str, value: impl Into<String>) {
        self.list.retain(|(old, _)| old != name);
        self.list.push((name.to_string(), value.into()));
    }
}

impl Clone for OriginHeaders {
    #[js(read "JSON.parse(JSON.stringify($self))")]
    fn clone(&self) -> OriginHeaders {
        OriginHeaders {
            list: self.list.clone(),
        }
    }
}

#[js(native)]
impl OriginUpdate {
    fn into_json(self) -> Value {
        let headers = self.custom_headers.map(|headers| {
            let members = headers.list.into_iter();
            Value::Object(members.map(|(name, value)| (name, value.into())).collect())
        });
        object([
            ("domainName", self.domain_name.map(Value::from)),
            ("hostHeader", self.host_header.map(Value::from)),
            ("originPath", self.origin_path.map(Value::from)),
            ("customHeaders", headers),
            (
                "connectionAttempts",
                self.connection_attempts.map(Value::from),
            ),
            (
                "originShield",
                self.origin_shield.map(OriginShield::into_json),
            ),
            (
                "originAccessControlConfig",
                self.origin_access_control_config
                    .map(OriginAccessControl::into_json),
            ),
            ("timeouts", self.timeouts.map(|timeouts| timeouts.to_json())),
            (
                "customOriginConfig",
                self.custom_origin_config.map(CustomOrigin::into_json),
            ),
            ("sni", self.sni.map(Value::from)),
            (
                "allowedCertificateNames",
                self.allowed_certificate_names.map(Value::from),
            ),
            ("mTLSConfig", self.mtls_config.map(Value::from)),
        ])
    }
}

#[js(native)]
impl OriginOverrides {
    fn into_json(self) -> Value {
        object([
            ("hostHeader", self.host_header.map(Value::from)),
            ("sni", self.sni.map(Value::from)),
            (
                "allowedCertificateNames",
                self.allowed_certificate_names.map(Value::from),
            ),
        ])
    }
}

#[js(native)]
impl OriginGroup {
    fn into_json(self) -> Value {
        let members = self.origin_ids.into_iter().map(|member| {
            let overrides = member.origin_overrides.map(OriginOverrides::into_json);
            object([
                ("originId", Some(member.origin_id.into())),
                ("originOverrides", overrides),
            ])
        });
        let codes = serde_json::json!({ "statusCodes": self.failover_criteria.status_codes });
        object([
            ("originIds", Some(members.collect())),
            (
                "selectionCriteria",
                self.selection_criteria.map(Value::from),
            ),
            ("failoverCriteria", Some(codes)),
        ])
    }
}

#[js(native)]
impl OriginShield {
    fn into_json(self) -> Value {
        object([
            ("enabled", Some(self.enabled.into())),
            ("region", self.region.map(Value::from)),
        ])
    }
}

#[js(native)]
impl OriginAccessControl {
    fn into_json(self) -> Value {
        object([
            ("enabled", Some(self.enabled.into())),
            ("signingBehavior", self.signing_behavior.map(Value::from)),
            ("signingProtocol", self.signing_protocol.map(Value::from)),
            ("originType", self.origin_type.map(Value::from)),
            ("region", self.region.map(Value::from)),
        ])
    }
}

#[js(native)]
impl OriginTimeouts {
    fn to_json(&self) -> Value {
        object([
            ("readTimeout", self.read_timeout.map(Value::from)),
            (
                "responseCompletionTimeout",
                self.response_completion_timeout.map(Value::from),
            ),
            ("keepAliveTimeout", self.keep_alive_timeout.map(Value::from)),
            (
                "connectionTimeout",
                self.connection_timeout.map(Value::from),
            ),
        ])
    }
}

#[js(native)]
impl CustomOrigin {
    fn into_json(self) -> Value {
        object([
            ("port", Some(self.port.into())),
            ("protocol", Some(self.protocol.into())),
            ("sslProtocols", Some(self.ssl_protocols.into())),
            ("ipAddressType", self.ip_address_type.map(Value::from)),
        ])
    }
}

/// An object of the members that are there.
#[js(native)]
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let present = members.into_iter();
    Value::Object(
        present
            .filter_map(|(name, value)| Some((name.to_string(), value?)))
            .collect(),
    )
}
