//! Addresses of both kinds: what is one, what they are as text and as numbers, and which nets they lie in.

use std::net::{AddrParseError, IpAddr, Ipv4Addr, Ipv6Addr};

use cloudfront_functions::prelude::*;

struct Net {
    base: Ipv4Addr,
    bits: u8,
}

impl std::str::FromStr for Net {
    type Err = String;

    fn from_str(text: &str) -> Result<Net, String> {
        let (base, bits) = text.split_once('/').ok_or("no prefix")?;
        let base: Ipv4Addr = base.parse().map_err(|e: AddrParseError| e.to_string())?;
        let bits: u8 = bits.parse().map_err(|_| "no number")?;
        Ok(Net {
            base,
            bits: bits.min(32),
        })
    }
}

impl Net {
    fn holds(&self, ip: Ipv4Addr) -> bool {
        let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
        ip.to_bits() & mask == u32::from(self.base) & mask
    }
}

fn told(text: &str) -> String {
    match text.parse::<IpAddr>() {
        Ok(ip) => {
            let kind = match ip {
                IpAddr::V4(v4) => format!(
                    "{:?} private {} loopback {} local {} doc {} mapped {}",
                    v4.octets(),
                    v4.is_private(),
                    v4.is_loopback(),
                    v4.is_link_local(),
                    v4.is_documentation(),
                    v4.to_ipv6_mapped()
                ),
                IpAddr::V6(v6) => format!(
                    "{:?} loopback {} none {} local {} own {} v4 {:?}",
                    v6.segments(),
                    v6.is_loopback(),
                    v6.is_unspecified(),
                    v6.is_unicast_link_local(),
                    v6.is_unique_local(),
                    v6.to_ipv4_mapped()
                ),
            };
            format!("{ip}: {kind} {} {}", ip.is_multicast(), ip.to_canonical())
        }
        Err(error) => format!("{text}: {error}"),
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri.trim_start_matches('/').replace('_', ":");
    let mut lines: Vec<String> = uri.split(',').map(told).collect();
    let nets = ["10.0.0.0/8", "203.0.113.0/25", "0.0.0.0/0", "1.2.3.4/32", "1.2.3/8", "1.2.3.4/x"];
    for net in nets {
        let parsed: Result<Net, String> = net.parse();
        let first = uri.split(',').next().and_then(|text| text.parse::<Ipv4Addr>().ok());
        lines.push(match (parsed, first) {
            (Ok(net), Some(ip)) => format!("{} {}", net.base, net.holds(ip)),
            (Ok(net), None) => net.base.to_string(),
            (Err(why), _) => why,
        });
    }
    let known = [Ipv4Addr::LOCALHOST, Ipv4Addr::new(192, 0, 2, 1), Ipv4Addr::from([9, 8, 7, 6])];
    let least = known.iter().min().map(Ipv4Addr::to_string);
    lines.push(format!("{least:?} {:?} {}", Ipv6Addr::LOCALHOST, Ipv6Addr::new(1, 0, 0, 2, 0, 0, 0, 3)));
    lines.push(format!("{:?}", "::g".parse::<Ipv6Addr>()));
    lines.push(format!("[{:>12}] {}", Ipv4Addr::from(16_909_060), IpAddr::from(known[0]) == IpAddr::V4(known[0])));
    Response::new(200).with_body(lines.join("\n"))
}
