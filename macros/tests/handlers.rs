//! Expansions compile against the real shim, and their native entries run the handlers.

use cloudfront_functions::native::Value;

mod plain {
    use cloudfront_functions::prelude::*;

    #[viewer_request]
    fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
        if event.request.uri == "/gone" {
            return Err(Response::new(410));
        }
        Ok(event.request)
    }
}

mod waiting {
    use cloudfront_functions::prelude::*;

    #[cloudfront_functions::prelude::viewer_request]
    async fn answer(event: ViewerRequestEvent) -> Request {
        pause().await;
        event.request
    }

    async fn pause() {
        std::future::ready(()).await;
    }
}

#[cfc_macros::subset]
mod shared {
    pub fn twice(n: u32) -> u32 {
        n * 2
    }
}

fn event(uri: &str) -> Value {
    let text = format!(
        r#"{{
            "version": "1.0",
            "context": {{
                "distributionDomainName": "d111111abcdef8.cloudfront.net",
                "distributionId": "EDFDVBD6EXAMPLE",
                "eventType": "viewer-request",
                "requestId": "abc=="
            }},
            "viewer": {{ "ip": "192.0.2.1" }},
            "request": {{
                "method": "GET", "uri": "{uri}", "querystring": {{}}, "headers": {{}}, "cookies": {{}}
            }}
        }}"#
    );
    text.parse().expect("the event is JSON")
}

#[test]
fn a_handler_goes_on_or_answers() {
    let request = plain::__cfc_native(&event("/here")).expect("the event is well formed");
    assert_eq!(request["uri"], "/here");
    let response = plain::__cfc_native(&event("/gone")).expect("the event is well formed");
    assert_eq!(response["statusCode"], 410);
}

#[test]
fn an_async_handler_runs_to_its_end() {
    let request = waiting::__cfc_native(&event("/here")).expect("the event is well formed");
    assert_eq!(request["uri"], "/here");
}

#[test]
fn shared_code_is_as_it_was() {
    assert_eq!(shared::twice(21), 42);
}
