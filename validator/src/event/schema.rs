//! The shape of a CloudFront event as data (`functions-event-structure`), and of a connection
//! (`write-connection-function-code`). The walk over it is in
//! `input`; what a function may return has its own rules in the other files.

/// What a value must be.
pub(super) enum Shape {
    /// An object with these fields and no others.
    Object(&'static [Field]),
    /// An object with any keys, whose values all have one shape.
    Map(KeyRule, &'static Shape),
    /// An array whose items all have one shape.
    List(&'static Shape),
    Text,
    /// A text out of a closed set.
    OneOf(&'static [&'static str]),
    /// A text that starts with `/`.
    Path,
    Integer,
    /// A text, or an object of this shape.
    TextOr(&'static Shape),
}

/// What the keys of a map must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyRule {
    Any,
    Header,
}

/// A field of an object.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) need: Need,
}

/// Whether a field must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    /// CloudFront gives it, but test events leave it out (`test-function`).
    Optional,
    /// There in viewer-response events, and only there.
    InViewerResponse,
}

use Need::{InViewerResponse, Optional, Required};
use Shape::{Integer, List, Map, Object, OneOf, Path, Text, TextOr};

const fn field(name: &'static str, need: Need, shape: Shape) -> Field {
    Field { name, shape, need }
}

pub(super) static EVENT: Shape = Object(&[
    field("version", Required, OneOf(&["1.0"])),
    field("context", Required, Object(CONTEXT)),
    field("viewer", Required, Object(&[field("ip", Required, Text)])),
    field("request", Required, Object(REQUEST)),
    field("response", InViewerResponse, Object(RESPONSE)),
]);

pub(super) static CONNECTION: Shape = Object(&[
    field("clientCertificate", Optional, Object(CLIENT_CERTIFICATE)),
    field("clientIp", Required, Text),
    field("endpoint", Optional, Text),
    field("distributionId", Optional, Text),
    field("connectionId", Optional, Text),
]);

const CLIENT_CERTIFICATE: &[Field] = &[field("certificates", Required, Object(CERTIFICATES))];

const CERTIFICATES: &[Field] = &[
    field("leaf", Required, Object(CERTIFICATE)),
    field("intermediates", Optional, List(&Object(CERTIFICATE))),
];

const CERTIFICATE: &[Field] = &[
    field("serialNumber", Required, Text),
    field("issuer", Required, Text),
    field("subject", Required, Text),
    field("validity", Required, Object(VALIDITY)),
    field("sha256Fingerprint", Required, Text),
    field("ocspEndpoint", Optional, Text),
    field("san", Optional, Text),
    field("spki", Optional, Text),
    field("sanHex", Optional, Text),
];

const VALIDITY: &[Field] = &[
    field("notBefore", Required, Text),
    field("notAfter", Required, Text),
];

const CONTEXT: &[Field] = &[
    field(
        "eventType",
        Required,
        OneOf(&["viewer-request", "viewer-response"]),
    ),
    field("distributionDomainName", Optional, Text),
    field("endpoint", Optional, Text),
    field("distributionId", Optional, Text),
    field("requestId", Optional, Text),
];

const REQUEST: &[Field] = &[
    field("method", Required, Text),
    field("uri", Required, Path),
    field("querystring", Optional, Map(KeyRule::Any, &ENTRY)),
    field("headers", Required, Map(KeyRule::Header, &ENTRY)),
    field("cookies", Optional, Map(KeyRule::Any, &COOKIE)),
];

const RESPONSE: &[Field] = &[
    field("statusCode", Required, Integer),
    field("statusDescription", Optional, Text),
    field("headers", Optional, Map(KeyRule::Header, &ENTRY)),
    field("cookies", Optional, Map(KeyRule::Any, &COOKIE)),
    field("body", Optional, TextOr(&BODY)),
];

static ENTRY: Shape = Object(&[
    field("value", Required, Text),
    field("multiValue", Optional, List(&ENTRY_VALUE)),
]);

static ENTRY_VALUE: Shape = Object(&[field("value", Required, Text)]);

static COOKIE: Shape = Object(&[
    field("value", Required, Text),
    field("attributes", Optional, Text),
    field("multiValue", Optional, List(&COOKIE_VALUE)),
]);

static COOKIE_VALUE: Shape = Object(&[
    field("value", Required, Text),
    field("attributes", Optional, Text),
]);

static BODY: Shape = Object(&[
    field("encoding", Required, OneOf(&["text", "base64"])),
    field("data", Required, Text),
]);
