//! Lets machines in by their certificate: the key-value store has the SHA-256 fingerprint of each one
//! that is known under `cert/<fingerprint>`, and its name for the log as the value.

use cloudfront_functions::prelude::*;

#[connection]
async fn handler(connection: Connection) {
    // CloudFront has checked dates, chain and signature; which of the authority's clients may
    // come in is decided here. Without `allow`, nobody does.
    let Some(certificate) = &connection.client_certificate else {
        connection.log_custom_data("no certificate");
        return connection.deny();
    };
    let fingerprint = &certificate.certificates.leaf.sha256_fingerprint;
    let key = format!("cert/{fingerprint}");
    match KeyValueStore::open().get(&key).await {
        Ok(client) => {
            connection.log_custom_data(&client);
            connection.allow();
        }
        Err(_) => {
            connection.log_custom_data(&format!("unknown: {fingerprint}"));
            connection.deny();
        }
    }
}
