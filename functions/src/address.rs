//! IP addresses and prefixes, IPv4 and IPv6, compared by their bits and never as texts: `2001:db8::1`
//! has many spellings. Shared by functions, and none itself.

use std::iter::repeat_n;

/// An address: eight groups of 16 bits, as IPv6 writes them. An IPv4 address that is written as an
/// IPv6 one (`::ffff:192.0.2.1`) is the IPv4 address.
pub struct Address {
    groups: Vec<u32>,
}

impl Address {
    /// The address that the text is; none, if it is not one.
    pub fn parse(text: &str) -> Option<Address> {
        let groups = groups(text)?;
        Some(Address { groups })
    }

    /// Whether it lies within a prefix such as `192.0.2.0/24` or `2001:db8::/32`; a prefix without
    /// a length is one address. What is not a prefix, or has a length beyond its bits, holds nothing.
    ///
    /// ```
    /// use functions::address::Address;
    ///
    /// let address = Address::parse("192.0.2.77").unwrap();
    /// assert!(address.is_within("192.0.2.64/26"));
    /// assert!(!address.is_within("192.0.2.128/25"));
    /// assert!(!address.is_within("::/0"));
    /// assert!(Address::parse("2001:DB8:0:0::7").unwrap().is_within("2001:db8::6/127"));
    /// ```
    pub fn is_within(&self, prefix: &str) -> bool {
        matches(&self.groups, prefix).unwrap_or(false)
    }
}

fn matches(address: &[u32], prefix: &str) -> Option<bool> {
    let (network, length) = match prefix.split_once('/') {
        Some((network, length)) => (network, Some(number(length, 10, 3)?)),
        None => (prefix, None),
    };
    let network = groups(network)?;
    let bits = if is_ipv4(&network) { 32 } else { 128 };
    let length = length.unwrap_or(bits);
    if length > bits {
        return None;
    }
    let is_same_kind = is_ipv4(address) == is_ipv4(&network);
    Some(is_same_kind && share_bits(address, &network, 128 - bits + length))
}

fn share_bits(left: &[u32], right: &[u32], bits: u32) -> bool {
    let groups = left.iter().zip(right);
    groups.zip(0..).all(|((left, right), group)| {
        let compared = bits.saturating_sub(16 * group).min(16);
        (left ^ right) >> (16 - compared) == 0
    })
}

/// Whether an address is one of `::ffff:0:0/96`, which is where IPv4 lies in IPv6.
fn is_ipv4(groups: &[u32]) -> bool {
    groups[..6] == [0, 0, 0, 0, 0, 0xffff]
}

/// The eight groups of 16 bits that an address has as IPv6.
fn groups(address: &str) -> Option<Vec<u32>> {
    if !address.contains(':') {
        let mut groups = vec![0, 0, 0, 0, 0, 0xffff];
        groups.extend(ipv4(address)?);
        return Some(groups);
    }
    let Some((head, tail)) = address.split_once("::") else {
        return half(address).filter(|groups| groups.len() == 8);
    };
    let (mut groups, tail) = (half(head)?, half(tail)?);
    let zeros = 8_usize.checked_sub(groups.len() + tail.len())?;
    groups.extend(repeat_n(0, zeros));
    groups.extend(tail);
    Some(groups).filter(|_| zeros > 0)
}

/// The groups before or after `::`.
fn half(text: &str) -> Option<Vec<u32>> {
    let mut groups = Vec::new();
    if text.is_empty() {
        return Some(groups);
    }
    for group in text.split(':') {
        if group.contains('.') {
            groups.extend(ipv4(group)?);
        } else {
            groups.push(number(group, 16, 4)?);
        }
    }
    Some(groups)
}

fn ipv4(address: &str) -> Option<[u32; 2]> {
    let mut bytes = Vec::new();
    for byte in address.split('.') {
        bytes.push(number(byte, 10, 3).filter(|byte| *byte < 256)?);
    }
    match bytes.as_slice() {
        [a, b, c, d] => Some([a << 8 | b, c << 8 | d]),
        _ => None,
    }
}

/// A number of 1 to `digits` digits, and nothing else: no sign, no space.
fn number(text: &str, radix: u32, digits: usize) -> Option<u32> {
    if text.len() > digits || !text.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    u32::from_str_radix(text, radix).ok()
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use super::Address;

    fn is_within(address: &str, prefix: &str) -> bool {
        Address::parse(address).is_some_and(|address| address.is_within(prefix))
    }

    fn bits(address: IpAddr) -> u128 {
        match address {
            IpAddr::V4(address) => u128::from(u32::from(address)) << 96,
            IpAddr::V6(address) => u128::from(address),
        }
    }

    /// What std makes of the same prefix.
    fn expected(address: IpAddr, network: IpAddr, length: u32) -> bool {
        address.is_ipv4() == network.is_ipv4()
            && (bits(address) ^ bits(network))
                .checked_shr(128 - length)
                .unwrap_or(0)
                == 0
    }

    #[test]
    fn prefixes_match_as_the_bits_do() {
        let addresses = [
            IpAddr::from(Ipv4Addr::new(192, 0, 2, 1)),
            Ipv4Addr::new(192, 0, 2, 129).into(),
            Ipv4Addr::new(193, 0, 2, 1).into(),
            Ipv4Addr::UNSPECIFIED.into(),
            Ipv4Addr::BROADCAST.into(),
            Ipv6Addr::UNSPECIFIED.into(),
            Ipv6Addr::LOCALHOST.into(),
            Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into(),
            Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0x8000, 0, 0, 1).into(),
            Ipv6Addr::new(0x2001, 0xdb9, 1, 2, 3, 4, 5, 0xffff).into(),
        ];
        for address in addresses {
            for network in addresses {
                let longest = if network.is_ipv4() { 32 } else { 128 };
                for length in 0..=longest {
                    let prefix = format!("{network}/{length}");
                    assert_eq!(
                        is_within(&address.to_string(), &prefix),
                        expected(address, network, length),
                        "{address} in {prefix}"
                    );
                }
                let is_same = address == network;
                let within = is_within(&address.to_string(), &network.to_string());
                assert_eq!(within, is_same, "{address} is {network}");
            }
        }
    }

    #[test]
    fn what_is_not_an_address_lies_nowhere() {
        for text in [
            "",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.256",
            "1.2.3.-4",
            "1.2.3.+4",
            " 1.2.3.4",
            "01234.1.1.1",
            ":",
            ":::",
            "1::2::3",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4::5:6:7:8",
            "12345::",
            "g::",
            "::1.2.3",
            "example.com",
            "１.2.3.4",
        ] {
            assert!(!is_within(text, "0.0.0.0/0"), "{text}");
            assert!(!is_within(text, "::/0"), "{text}");
            assert!(!is_within("192.0.2.1", text), "{text}");
        }
        for length in ["", "x", "-1", "+1", "1/2", "33", "128"] {
            assert!(
                !is_within("192.0.2.1", &format!("192.0.2.0/{length}")),
                "{length}"
            );
        }
    }

    #[test]
    fn spellings_of_one_address_are_one() {
        for address in [
            "2001:db8::1",
            "2001:0DB8:0:0::0:1",
            "2001:db8:0:0:0:0:0.0.0.1",
        ] {
            assert!(is_within(address, "2001:db8::1"), "{address}");
        }
        assert!(is_within("::ffff:192.0.2.1", "192.0.2.0/24"));
        assert!(is_within("192.0.2.1", "::ffff:c000:0201"));
    }
}
