//! JSON of types that have themselves, or each other, in them.
use cloudfront_functions::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    Plain,
    Level(u8),
    Named { at: u32, deep: Option<Box<Sort>> },
}

#[derive(Serialize, Deserialize)]
struct Folder {
    name: String,
    entries: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
enum Entry {
    File(String),
    Folder(Folder),
}

fn folder(mut parts: std::str::Split<'_, char>) -> Folder {
    let name = parts.next().unwrap_or("").to_string();
    let entries = match parts.clone().next() {
        Some(_) => vec![
            Entry::File(format!("{name}.txt")),
            Entry::Folder(folder(parts)),
        ],
        None => Vec::new(),
    };
    Folder { name, entries }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let deep = (uri.len() > 1).then(|| Box::new(Sort::Level(uri.len() as u8)));
    let sorts = [Sort::Plain, Sort::Named { at: 7, deep }];
    let (Ok(sorts), Ok(tree)) = (
        serde_json::to_string(&sorts),
        serde_json::to_string(&folder(uri.split('/'))),
    ) else {
        return Response::new(500);
    };
    let again: Result<Folder, _> = serde_json::from_str(&tree);
    let count = again.map_or(0, |folder| folder.entries.len());
    Response::new(200).with_body(format!("{sorts} {tree} {count}"))
}
