//! A connection function: refuses revoked certificates, and lets the own network in without one.
use cloudfront_functions::connection::Certificate;
use cloudfront_functions::prelude::*;

#[connection]
async fn handler(connection: Connection) {
    let Some(certificate) = &connection.client_certificate else {
        if connection.client_ip.starts_with("10.") {
            connection.allow();
        } else {
            connection.log_custom_data("no certificate");
        }
        return;
    };
    let revoked = KeyValueStore::open();
    let leaf = &certificate.certificates.leaf;
    if revoked.exists(&leaf.serial_number).await {
        connection.log_custom_data(&format!("revoked:{}", leaf.serial_number));
        connection.deny();
        return;
    }
    if has_name(leaf, "DNS:api.example.com") || is_ours(certificate.certificates.intermediates.as_deref()) {
        connection.allow();
    } else {
        connection.deny();
    }
}

fn has_name(certificate: &Certificate, name: &str) -> bool {
    certificate.san.as_deref().is_some_and(|names| names.split(',').any(|other| other == name))
}

fn is_ours(intermediates: Option<&[Certificate]>) -> bool {
    intermediates.is_some_and(|list| list.iter().any(|one| one.subject.ends_with("CN=device-ca")))
}
