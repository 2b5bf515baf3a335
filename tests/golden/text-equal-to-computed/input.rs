//! A text that is known in one branch, compared with one that is computed.
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let (mut item, text) = (uri.clone(), uri.replace('/', ""));
    let turned = text.rsplit_once('0').map(|(a, b)| format!("{b}<>{a}")).unwrap_or_default();
    if turned == item.repeat(0) {
        item = "none".to_owned();
    }
    let mut count = if text.len() > 2 { uri.len() } else { 0 };
    if count == text.len() / 3 {
        count = 99;
    }
    Response::new(200).with_body(format!("{item} {count}"))
}
