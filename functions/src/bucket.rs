//! Shares of viewers by hash: the same viewer is always in the same place, with no cookie and no
//! state. Shared by functions, and none itself.

use cloudfront_functions::crypto::md5;

/// A number below 100, the same for the same text, and spread evenly. `salt` keeps one experiment's
/// viewers from being another's as well.
///
/// ```
/// use functions::bucket::percentile;
///
/// assert_eq!(percentile("rollout", "192.0.2.1"), percentile("rollout", "192.0.2.1"));
/// let within = (0..1000).filter(|n| percentile("rollout", &n.to_string()) < 20).count();
/// assert!((150..250).contains(&within));
/// ```
pub fn percentile(salt: &str, text: &str) -> u32 {
    let hash = md5(&format!("{salt} {text}")).to_hex();
    u32::from_str_radix(&hash[..7], 16).unwrap_or(0) % 100
}
