//! Blocks with items of their own, as arguments of macros.

use cloudfront_functions::prelude::*;

mod shop {
    pub struct Item {
        pub price: usize,
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let length = event.request.uri.len();
    let list = vec![
        {
            fn twice(x: usize) -> usize {
                x * 2
            }
            twice(length)
        };
        {
            const COUNT: usize = 2;
            COUNT
        }
    ];
    let text = format!(
        "{} {more} {list:?}",
        {
            use shop::Item;
            let item = Item { price: length };
            item.price
        },
        more = {
            struct Pair(usize, usize);
            let pair = Pair(1, length);
            pair.0 + pair.1
        }
    );
    assert!(
        {
            use shop::Item;
            Item { price: 1 }.price
        } <= length
    );
    Response::new(200).with_body(text)
}
