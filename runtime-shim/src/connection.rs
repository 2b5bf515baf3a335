//! What a connection function is given: a TLS client that has shown its certificate
//! (`connection-functions`, `write-connection-function-code`).

use cfc_macros::js;

#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;
#[js(native)]
use crate::native::{Value, host};

/// A TLS connection that waits for a verdict. CloudFront has checked the certificate's chain,
/// dates and signature already.
///
/// [`allow`](Connection::allow) or [`deny`](Connection::deny) is the verdict, the last call counts,
/// and without one the connection is denied.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// async fn handler(connection: Connection) {
///     let serial = match &connection.client_certificate {
///         Some(certificate) => certificate.certificates.leaf.serial_number.clone(),
///         None => return connection.deny(),
///     };
///     if KeyValueStore::open().exists(&serial).await {
///         connection.log_custom_data("revoked");
///         connection.deny();
///     } else {
///         connection.allow();
///     }
/// }
/// ```
#[js(object)]
#[derive(Debug, PartialEq)]
pub struct Connection {
    /// The client's certificate; `None` where certificates are optional and it showed none.
    pub client_certificate: Option<ClientCertificate>,
    /// The client's address, IPv4 or IPv6, as text.
    pub client_ip: String,
    /// The domain name that the client asked for, such as `d111111abcdef8.cloudfront.net`.
    pub endpoint: String,
    /// The id of the distribution, such as `EDFDVBD6EXAMPLE`.
    pub distribution_id: String,
    /// A text that identifies this connection; CloudFront's connection logs have it too.
    pub connection_id: String,
}

/// What the client showed.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct ClientCertificate {
    /// The certificates themselves.
    pub certificates: Certificates,
}

/// The client's own certificate, and those that lead from it to a trusted one.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Certificates {
    /// The client's own.
    pub leaf: Certificate,
    /// Those between it and a trusted one.
    pub intermediates: Option<Vec<Certificate>>,
}

/// A certificate, as text.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// Such as `00:9e:2a:af:16:56:e5:47`.
    pub serial_number: String,
    /// Who signed it, such as `C=US, O=Example, CN=Example CA`.
    pub issuer: String,
    /// Whom it is for, written alike.
    pub subject: String,
    /// From when until when it is good.
    pub validity: Validity,
    /// The SHA-256 of the certificate, in base64url.
    pub sha256_fingerprint: String,
    /// Where its revocation can be asked for.
    pub ocsp_endpoint: Option<String>,
    /// The other names of the subject, such as `DNS:api.example.com,URI:urn:example:client:123`.
    pub san: Option<String>,
    /// The public key, in hexadecimal digits.
    pub spki: Option<String>,
    /// The other names of the subject as they stand in the certificate, in hexadecimal digits.
    pub san_hex: Option<String>,
}

/// The dates of a certificate, as RFC 3339 writes them.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Validity {
    /// The first moment, such as `2025-09-10T23:43:10Z`.
    pub not_before: String,
    /// The last one.
    pub not_after: String,
}

impl Connection {
    /// Lets the connection stand.
    #[js("$self.allow()")]
    pub fn allow(&self) {
        host::record("connection.allow", Vec::new());
    }

    /// Ends the connection; the client sees a TLS error.
    #[js("$self.deny()")]
    pub fn deny(&self) {
        host::record("connection.deny", Vec::new());
    }

    /// Puts a text into this connection's line of CloudFront's connection logs, at most 800 bytes
    /// of UTF-8.
    #[js("$self.logCustomData($text)")]
    pub fn log_custom_data(&self, text: &str) {
        host::record("connection.logCustomData", vec![text.into()]);
    }
}

#[js(native)]
impl Connection {
    /// Reads a connection, as CloudFront's `TestConnectionFunction` takes it. For tests that call
    /// a handler natively.
    ///
    /// # Errors
    ///
    /// If a field is missing, unknown, or of another type.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let connection = Connection::from_json(&serde_json::json!({
    ///     "clientIp": "192.0.2.1", "endpoint": "d111111abcdef8.cloudfront.net",
    ///     "distributionId": "EDFDVBD6EXAMPLE", "connectionId": "c1"
    /// }))?;
    /// assert_eq!(connection.client_certificate, None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn from_json(connection: &Value) -> Result<Connection, EventError> {
        let at = At::root("connection", connection);
        at.only(&[
            "clientCertificate",
            "clientIp",
            "endpoint",
            "distributionId",
            "connectionId",
        ])?;
        let certificate = at.optional("clientCertificate")?;
        Ok(Connection {
            client_certificate: certificate.map(ClientCertificate::from_json).transpose()?,
            client_ip: at.field("clientIp")?.text()?,
            endpoint: at.field("endpoint")?.text()?,
            distribution_id: at.field("distributionId")?.text()?,
            connection_id: at.field("connectionId")?.text()?,
        })
    }
}

#[js(native)]
impl ClientCertificate {
    fn from_json(at: At<'_>) -> Result<ClientCertificate, EventError> {
        at.only(&["certificates"])?;
        let certificates = at.field("certificates")?;
        certificates.only(&["leaf", "intermediates"])?;
        let intermediates = certificates.optional("intermediates")?;
        Ok(ClientCertificate {
            certificates: Certificates {
                leaf: Certificate::from_json(certificates.field("leaf")?)?,
                intermediates: intermediates
                    .map(|list| list.list(Certificate::from_json))
                    .transpose()?,
            },
        })
    }
}

#[js(native)]
impl Certificate {
    fn from_json(at: At<'_>) -> Result<Certificate, EventError> {
        at.only(&[
            "serialNumber",
            "issuer",
            "subject",
            "validity",
            "sha256Fingerprint",
            "ocspEndpoint",
            "san",
            "spki",
            "sanHex",
        ])?;
        let validity = at.field("validity")?;
        validity.only(&["notBefore", "notAfter"])?;
        Ok(Certificate {
            serial_number: at.field("serialNumber")?.text()?,
            issuer: at.field("issuer")?.text()?,
            subject: at.field("subject")?.text()?,
            validity: Validity {
                not_before: validity.field("notBefore")?.text()?,
                not_after: validity.field("notAfter")?.text()?,
            },
            sha256_fingerprint: at.field("sha256Fingerprint")?.text()?,
            ocsp_endpoint: at.optional_text("ocspEndpoint")?,
            san: at.optional_text("san")?,
            spki: at.optional_text("spki")?,
            san_hex: at.optional_text("sanHex")?,
        })
    }
}
