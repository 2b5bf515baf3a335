//! Addresses and sockets.

/// Not here.
#[js(unsupported, instead = "the text of `viewer.ip`")]
pub struct IpAddr {}

/// Not here.
#[js(unsupported, instead = "the text of `viewer.ip`")]
pub struct Ipv4Addr {}

/// Not here.
#[js(unsupported, instead = "the text of `viewer.ip`")]
pub struct Ipv6Addr {}

/// Not here.
#[js(unsupported, instead = "the key-value store: a function opens no connections")]
pub struct TcpStream {}
