//! Addresses, as texts and numbers. Sockets are not here.

use crate::fmt::{Debug, Display, Formatter};
use crate::intrinsics::raw_add;
use crate::str::FromStr;

/// A connection.
#[js(unsupported, instead = "the key-value store: a function opens no connections")]
pub struct TcpStream {}

/// An address of either kind.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IpAddr {
    /// Of 32 bits.
    V4(Ipv4Addr),
    /// Of 128 bits.
    V6(Ipv6Addr),
}

/// An address of 32 bits.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ipv4Addr {
    bits: u32,
}

/// An address of 128 bits.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ipv6Addr {
    segments: [u16; 8],
}

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddrParseError(AddrKind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum AddrKind {
    Ip,
    Ipv4,
    Ipv6,
}

impl Display for AddrParseError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad(match self.0 {
            AddrKind::Ip => "invalid IP address syntax",
            AddrKind::Ipv4 => "invalid IPv4 address syntax",
            AddrKind::Ipv6 => "invalid IPv6 address syntax",
        })
    }
}

impl crate::error::Error for AddrParseError {}

impl Ipv4Addr {
    /// The width in bits.
    pub const BITS: u32 = 32;
    /// 127.0.0.1
    pub const LOCALHOST: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);
    /// 0.0.0.0
    pub const UNSPECIFIED: Ipv4Addr = Ipv4Addr::new(0, 0, 0, 0);
    /// 255.255.255.255
    pub const BROADCAST: Ipv4Addr = Ipv4Addr::new(255, 255, 255, 255);

    /// Of four bytes.
    #[inline]
    pub const fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {
        Ipv4Addr { bits: (a as u32) << 24 | (b as u32) << 16 | (c as u32) << 8 | d as u32 }
    }

    /// Of a number.
    #[inline]
    pub const fn from_bits(bits: u32) -> Ipv4Addr {
        Ipv4Addr { bits }
    }

    /// As a number.
    #[inline]
    pub const fn to_bits(self) -> u32 {
        self.bits
    }

    /// Its four bytes.
    #[inline]
    pub const fn octets(&self) -> [u8; 4] {
        self.bits.to_be_bytes()
    }

    /// Whether it is 0.0.0.0.
    #[inline]
    pub const fn is_unspecified(&self) -> bool {
        self.bits == 0
    }

    /// Whether it is in 127.0.0.0/8.
    #[inline]
    pub const fn is_loopback(&self) -> bool {
        self.bits >> 24 == 127
    }

    /// Whether it is in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.
    #[inline]
    pub const fn is_private(&self) -> bool {
        self.bits >> 24 == 10 || self.bits >> 20 == 0xac1 || self.bits >> 16 == 0xc0a8
    }

    /// Whether it is in 169.254.0.0/16.
    #[inline]
    pub const fn is_link_local(&self) -> bool {
        self.bits >> 16 == 0xa9fe
    }

    /// Whether it is in 224.0.0.0/4.
    #[inline]
    pub const fn is_multicast(&self) -> bool {
        self.bits >> 28 == 14
    }

    /// Whether it is 255.255.255.255.
    #[inline]
    pub const fn is_broadcast(&self) -> bool {
        self.bits == u32::MAX
    }

    /// Whether it is in 192.0.2.0/24, 198.51.100.0/24 or 203.0.113.0/24.
    #[inline]
    pub const fn is_documentation(&self) -> bool {
        let net = self.bits >> 8;
        net == 0xc00002 || net == 0xc63364 || net == 0xcb0071
    }

    /// `::ffff:a.b.c.d`
    #[inline]
    pub const fn to_ipv6_mapped(&self) -> Ipv6Addr {
        let (high, low) = ((self.bits >> 16) as u16, self.bits as u16);
        Ipv6Addr { segments: [0, 0, 0, 0, 0, 0xffff, high, low] }
    }
}

impl Ipv6Addr {
    /// The width in bits.
    pub const BITS: u32 = 128;
    /// ::1
    pub const LOCALHOST: Ipv6Addr = Ipv6Addr { segments: [0, 0, 0, 0, 0, 0, 0, 1] };
    /// ::
    pub const UNSPECIFIED: Ipv6Addr = Ipv6Addr { segments: [0, 0, 0, 0, 0, 0, 0, 0] };

    /// Of eight segments.
    #[inline]
    pub const fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr {
        Ipv6Addr { segments: [a, b, c, d, e, f, g, h] }
    }

    /// Its eight segments.
    #[inline]
    pub const fn segments(&self) -> [u16; 8] {
        self.segments
    }

    /// Its sixteen bytes.
    pub const fn octets(&self) -> [u8; 16] {
        let mut octets = [0; 16];
        let mut i: usize = 0;
        while i < 8 {
            octets[2 * i] = (self.segments[i] >> 8) as u8;
            octets[2 * i + 1] = self.segments[i] as u8;
            i += 1;
        }
        octets
    }

    /// Whether it is ::.
    #[inline]
    pub const fn is_unspecified(&self) -> bool {
        let segments = &self.segments;
        js!(read "/^0*(?![\\s\\S])/.test($segments.join(\"\"))")
    }

    /// Whether it is ::1.
    #[inline]
    pub const fn is_loopback(&self) -> bool {
        let segments = &self.segments;
        js!(read "/^0{7}1(?![\\s\\S])/.test($segments.join(\"\"))")
    }

    /// Whether it is in fc00::/7.
    #[inline]
    pub const fn is_unique_local(&self) -> bool {
        self.segments[0] & 0xfe00 == 0xfc00
    }

    /// Whether it is in fe80::/10.
    #[inline]
    pub const fn is_unicast_link_local(&self) -> bool {
        self.segments[0] & 0xffc0 == 0xfe80
    }

    /// Whether it is in ff00::/8.
    #[inline]
    pub const fn is_multicast(&self) -> bool {
        self.segments[0] >> 8 == 0xff
    }

    /// The address of 32 bits in `::ffff:a.b.c.d`.
    #[inline]
    pub const fn to_ipv4_mapped(&self) -> Option<Ipv4Addr> {
        let segments = &self.segments;
        if js!(read "/^0,0,0,0,0,65535,/.test($segments.join())") {
            Some(Ipv4Addr { bits: (self.segments[6] as u32) << 16 | self.segments[7] as u32 })
        } else {
            None
        }
    }
}

impl IpAddr {
    /// Whether it has 32 bits.
    #[inline]
    pub const fn is_ipv4(&self) -> bool {
        match self {
            IpAddr::V4(_) => true,
            IpAddr::V6(_) => false,
        }
    }

    /// Whether it has 128 bits.
    #[inline]
    pub const fn is_ipv6(&self) -> bool {
        !self.is_ipv4()
    }

    /// Whether it is 0.0.0.0 or ::.
    #[inline]
    pub const fn is_unspecified(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_unspecified(),
            IpAddr::V6(ip) => ip.is_unspecified(),
        }
    }

    /// Whether it is the machine's own.
    #[inline]
    pub const fn is_loopback(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_loopback(),
            IpAddr::V6(ip) => ip.is_loopback(),
        }
    }

    /// Whether it stands for a group.
    #[inline]
    pub const fn is_multicast(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_multicast(),
            IpAddr::V6(ip) => ip.is_multicast(),
        }
    }

    /// `::ffff:a.b.c.d` as a.b.c.d, and others as they are.
    #[inline]
    pub const fn to_canonical(&self) -> IpAddr {
        match self {
            IpAddr::V4(_) => *self,
            IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
                Some(ip) => IpAddr::V4(ip),
                None => *self,
            },
        }
    }
}

/// Four numbers up to 255, without zeros in front.
#[inline]
fn is_ipv4(s: &str) -> bool {
    js!(pure "/^((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?=\\d)|(?![\\s\\S]))){4}(?![\\s\\S])/.test($s)")
}

/// The number that an address stands for.
#[inline]
fn ipv4_bits(s: &str) -> u32 {
    js!(pure "$s.split(\".\").reduce((bits, octet) => bits * 256 + +octet, 0)")
}

/// The segments of an address, if it is one.
#[inline(never)]
fn ipv6_segments(s: &str) -> Option<[u16; 8]> {
    // The last four bytes may be written as an address of their own.
    let colon = s.rfind(':')?;
    let tail = &s[colon + 1..];
    let whole: String = if is_ipv4(tail) {
        let bits = ipv4_bits(tail);
        format!("{}{:x}:{:x}", &s[..colon + 1], bits >> 16, bits & 0xffff)
    } else {
        s.to_owned()
    };
    let filled: String = match whole.split_once("::") {
        Some((front, back)) => {
            let count = |part: &str| -> usize { js!(pure "$part ? $part.split(\":\").length : 0") };
            let given = raw_add(count(front), count(back));
            if given > 7 {
                return None;
            }
            let zeros: String = js!(pure "\":0\".repeat(8 - $given)");
            js!(pure "($front || \"0\") + ($front ? $zeros : $zeros.slice(2)) + ($back && \":\" + $back)")
        }
        None => whole,
    };
    let valid: bool = js!(pure "/^([\\da-f]{1,4}(:(?=[\\da-f])|(?![\\s\\S]))){8}(?![\\s\\S])/i.test($filled)");
    if !valid {
        return None;
    }
    Some(js!(pure "$filled.split(\":\").map(part => parseInt(part, 16))"))
}

impl FromStr for Ipv4Addr {
    type Err = AddrParseError;

    #[inline]
    fn from_str(s: &str) -> Result<Ipv4Addr, AddrParseError> {
        if is_ipv4(s) {
            Ok(Ipv4Addr { bits: ipv4_bits(s) })
        } else {
            Err(AddrParseError(AddrKind::Ipv4))
        }
    }
}

impl FromStr for Ipv6Addr {
    type Err = AddrParseError;

    #[inline]
    fn from_str(s: &str) -> Result<Ipv6Addr, AddrParseError> {
        match ipv6_segments(s) {
            Some(segments) => Ok(Ipv6Addr { segments }),
            None => Err(AddrParseError(AddrKind::Ipv6)),
        }
    }
}

impl FromStr for IpAddr {
    type Err = AddrParseError;

    #[inline]
    fn from_str(s: &str) -> Result<IpAddr, AddrParseError> {
        if is_ipv4(s) {
            return Ok(IpAddr::V4(Ipv4Addr { bits: ipv4_bits(s) }));
        }
        match ipv6_segments(s) {
            Some(segments) => Ok(IpAddr::V6(Ipv6Addr { segments })),
            None => Err(AddrParseError(AddrKind::Ip)),
        }
    }
}

impl Display for Ipv4Addr {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        let bits = self.bits;
        let text: String = js!(pure "[$bits >>> 24, $bits >> 16 & 255, $bits >> 8 & 255, $bits & 255].join(\".\")");
        f.pad(&text)
    }
}

/// The longest run of two or more zeros is left out, the first one of those.
fn ipv6_text(segments: [u16; 8]) -> String {
    if let Some(ip) = (Ipv6Addr { segments }).to_ipv4_mapped() {
        return format!("::ffff:{ip}");
    }
    let text: String = js!(pure "$segments.map(part => part.toString(16)).join(\":\")");
    let mut zeros: usize = 8;
    while zeros > 1 {
        let run = vec!["0"; zeros].join(":");
        let found: String = js!(pure "$text.replace(new RegExp(\"(^|:)\" + $run + \"(:|(?![\\\\s\\\\S]))\"), \"::\")");
        if found != text {
            return found;
        }
        zeros -= 1;
    }
    text
}

impl Display for Ipv6Addr {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad(&ipv6_text(self.segments))
    }
}

impl Display for IpAddr {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        match self {
            IpAddr::V4(ip) => Display::fmt(ip, f),
            IpAddr::V6(ip) => Display::fmt(ip, f),
        }
    }
}

impl Debug for Ipv4Addr {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        Display::fmt(self, f)
    }
}

impl Debug for Ipv6Addr {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        Display::fmt(self, f)
    }
}

impl Debug for IpAddr {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        Display::fmt(self, f)
    }
}

impl From<Ipv4Addr> for u32 {
    #[inline]
    fn from(ip: Ipv4Addr) -> u32 {
        ip.bits
    }
}

impl From<u32> for Ipv4Addr {
    #[inline]
    fn from(bits: u32) -> Ipv4Addr {
        Ipv4Addr { bits }
    }
}

impl From<[u8; 4]> for Ipv4Addr {
    #[inline]
    fn from(octets: [u8; 4]) -> Ipv4Addr {
        Ipv4Addr::new(octets[0], octets[1], octets[2], octets[3])
    }
}

impl From<[u16; 8]> for Ipv6Addr {
    #[inline]
    fn from(segments: [u16; 8]) -> Ipv6Addr {
        Ipv6Addr { segments }
    }
}

impl From<Ipv4Addr> for IpAddr {
    #[inline]
    fn from(ip: Ipv4Addr) -> IpAddr {
        IpAddr::V4(ip)
    }
}

impl From<Ipv6Addr> for IpAddr {
    #[inline]
    fn from(ip: Ipv6Addr) -> IpAddr {
        IpAddr::V6(ip)
    }
}
