//! Found by fuzzing: the engines disagreed on it.

use std::collections::BTreeMap;

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    Response::new(200).with_body(program(&event.request.uri))
}

#[derive(Debug, Clone, PartialEq, PartialOrd, Copy, Eq, Ord)]
enum E2 {
    V0,
    V1,
}

fn fun23(p: &mut String, q: &E2) -> u32 {
    (*p).push_str(
        (&String::new()
            .trim_end_matches(char::is_whitespace)
            .to_string()),
    );
    let mut x26 = (
        Vec::<bool>::new(),
        ({
            let mut a24: BTreeMap<usize, (String, String)> =
                vec![(1usize, ((*p).clone(), String::new()))]
                    .into_iter()
                    .collect::<BTreeMap<usize, (String, String)>>();
            'a'
        }),
    );
    1u32
}

pub fn program(input: &str) -> String {
    let mut out = String::new();
    let n52 = (E2::V1, Vec::<usize>::new());
    let mut value58 = fun23((&mut String::new()), (&n52.0));
    out
}
