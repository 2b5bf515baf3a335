//! Every page has an index; what a URL stands for is an enum.
//! Corpus: 110

use cloudfront_functions::prelude::*;

enum Kind {
    Folder,
    File,
    Page,
}

impl Kind {
    fn of(uri: &str) -> Kind {
        match (uri.ends_with('/'), uri.contains('.')) {
            (true, _) => Kind::Folder,
            (false, true) => Kind::File,
            (false, false) => Kind::Page,
        }
    }

    fn suffix(&self) -> &'static str {
        match self {
            Kind::Folder => "index.html",
            Kind::File => "",
            Kind::Page => "/index.html",
        }
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let kind = Kind::of(&request.uri);
    request.uri.push_str(kind.suffix());
    request
}
