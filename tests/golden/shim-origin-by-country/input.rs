//! Chooses origins by id: with settings of its own, or in a group whose second member helps out.
use cloudfront_functions::origin::{
    FailoverCriteria, OriginGroup, OriginMember, OriginOverrides, OriginUpdate, create_origin_group,
    select_request_origin_with, update_request_origin,
};
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    match request.headers.get("cloudfront-viewer-country") {
        Some("DE") => select_request_origin_with(
            "eu",
            OriginOverrides {
                host_header: Some("de.example.com".to_string()),
                ..OriginOverrides::default()
            },
        ),
        Some("US") => create_origin_group(OriginGroup {
            origin_ids: vec![member("us-east", None), member("us-west", Some("west.example.com"))],
            selection_criteria: Some("media-quality-score".to_string()),
            failover_criteria: FailoverCriteria { status_codes: vec![500, 503] },
        }),
        Some(_) => update_request_origin(OriginUpdate {
            mtls_config: Some("off".to_string()),
            connection_attempts: Some(2),
            ..OriginUpdate::default()
        }),
        None => {}
    }
    request
}

fn member(id: &str, sni: Option<&str>) -> OriginMember {
    OriginMember {
        origin_id: id.to_string(),
        origin_overrides: sni.map(|name| OriginOverrides {
            sni: Some(name.to_string()),
            ..OriginOverrides::default()
        }),
    }
}
