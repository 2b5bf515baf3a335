//! Sends the request to the bucket of the region that is nearest to the viewer's country.
//! Corpus: 36

use cloudfront_functions::origin::{OriginAccessControl, OriginUpdate, update_request_origin};
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    let country = request.headers.get("cloudfront-viewer-country");
    let region = country.map_or("us-east-1", nearest_region);
    update_request_origin(OriginUpdate {
        domain_name: Some(format!(
            "cloudfront-functions-demo-bucket-in-{region}.s3.{region}.amazonaws.com"
        )),
        origin_access_control_config: Some(OriginAccessControl {
            enabled: true,
            region: Some(region.to_string()),
            signing_behavior: Some("always".to_string()),
            signing_protocol: Some("sigv4".to_string()),
            origin_type: Some("s3".to_string()),
        }),
        ..OriginUpdate::default()
    });
    request
}

fn nearest_region(country: &str) -> &'static str {
    match country {
        "DE" | "AT" | "CH" => "eu-central-1",
        "FR" | "ES" => "eu-west-3",
        "GB" | "IE" => "eu-west-2",
        "JP" | "KR" => "ap-northeast-1",
        _ => "us-east-1",
    }
}
