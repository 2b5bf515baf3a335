//! Moves everything to another domain; several values of a parameter become a list with commas,
//! and a parameter without a value stays without `=`.
//! Corpus: 163

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let request = event.request;
    let parameters: Vec<String> = request
        .querystring
        .keys()
        .into_iter()
        .map(|name| {
            let values = request.querystring.get_all(&name).join(",");
            if values.is_empty() {
                name
            } else {
                format!("{name}={values}")
            }
        })
        .collect();
    let mut location = String::from("https://newdomain.com");
    location += &request.uri;
    if !parameters.is_empty() {
        location = location + "?" + &parameters.join("&");
    }
    Response::redirect(302, location).with_status_description("Found")
}
