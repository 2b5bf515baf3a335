//! Bit operations on 64-bit integers beyond 32 bits, and a constant that needs control flow.

use cloudfront_functions::prelude::*;

const POWERS: [u64; 6] = {
    let mut powers = [1; 6];
    let mut i = 1;
    while i < 6 {
        powers[i] = powers[i - 1] * 300;
        if powers[i] % 7 == 1 {
            powers[i] += 1;
        }
        i += 1;
    }
    powers
};

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let n = event.request.uri.len() as u64;
    let wide = (n << 40) + 0xF0F0_F0F0 + POWERS[event.request.uri.len() % 6];
    let signed = -(wide as i64) - 5;
    // What is smaller than 0 was once thought not to be.
    let low = (event.request.uri.len() as i32 & 7) - 5;
    let rest = (3 - event.request.uri.len() as i32) % 4;
    let body = format!(
        "{} {} {} {} {} {} {} {} {} {}",
        wide & 0xFF_00FF_00FF,
        wide | 1 << 45,
        wide ^ 0x1F_FFFF_FFFF,
        signed & 0xFF_FFFF_FFFF,
        signed | 0xFF00,
        signed ^ 0x7F_0000_0001,
        low as u32,
        low < 0,
        rest as u8,
        if rest < 0 { -rest } else { rest },
    );
    Response::new(200).with_body(body)
}
