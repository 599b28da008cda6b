//! Which IP addresses are whose, after the IANA special-purpose registries (RFC 6890).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whose an IP address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Anybody's on the internet.
    Public,
    /// This computer's.
    Loopback,
    /// A private network's: at home, in an office, in a virtual private network (RFC 1918, 4193,
    /// 6598).
    Private,
    /// Nobody's that may be spoken to: link-local, metadata services of cloud hosts, multicast,
    /// documentation, reserved.
    Never,
}

/// Metadata services that lie outside the link-local range: AWS (IPv6), Alibaba Cloud, Azure.
const METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);
const METADATA_V4: [Ipv4Addr; 2] =
    [Ipv4Addr::new(100, 100, 100, 200), Ipv4Addr::new(168, 63, 129, 16)];

/// Whose an address is. An IPv6 address that stands for an IPv4 address is that one's.
pub fn zone(address: IpAddr) -> Zone {
    match address {
        IpAddr::V4(address) => zone_v4(address),
        IpAddr::V6(address) => zone_v6(address),
    }
}

fn zone_v4(address: Ipv4Addr) -> Zone {
    let [a, b, c, _] = address.octets();
    match (a, b, c) {
        _ if METADATA_V4.contains(&address) => Zone::Never,
        (127, ..) => Zone::Loopback,
        (10, ..) | (172, 16..=31, _) | (192, 168, _) | (100, 64..=127, _) => Zone::Private,
        // "This network", link-local, protocol assignments, 6to4 relays, benchmarks, documentation,
        // multicast, reserved.
        (0 | 224.., ..)
        | (169, 254, _)
        | (192, 0, 0 | 2)
        | (192, 88, 99)
        | (198, 18 | 19, _)
        | (198, 51, 100)
        | (203, 0, 113) => Zone::Never,
        _ => Zone::Public,
    }
}

fn zone_v6(address: Ipv6Addr) -> Zone {
    let parts = address.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match parts {
        [0, 0, 0, 0, 0, 0, 0, 1] => Zone::Loopback,
        // Mapped (RFC 4291): the system connects to the IPv4 address.
        [0, 0, 0, 0, 0, 0xffff, high, low] => zone_v4(v4(high, low)),
        // Translated (RFC 6052) and 6to4 (RFC 3056): some router connects to the IPv4 address.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            match zone_v4(v4(high, low)) {
                Zone::Public => Zone::Public,
                _ => Zone::Never,
            }
        }
        _ if address == METADATA_V6 => Zone::Never,
        [first, ..] if first & 0xfe00 == 0xfc00 => Zone::Private,
        // Teredo and other assignments of protocols, documentation.
        [0x2001, 0..0x200 | 0xdb8, ..] | [0x3fff, 0..0x1000, ..] => Zone::Never,
        // The rest of what is not global unicast: unspecified, link-local, site-local, multicast.
        [first, ..] if first & 0xe000 == 0x2000 => Zone::Public,
        _ => Zone::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESSES: &[(Zone, &[&str])] = &[
        (Zone::Loopback, &["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]),
        (
            Zone::Private,
            &[
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.4",
                "100.64.0.1",
                "100.127.255.255",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:192.168.1.4",
            ],
        ),
        (
            Zone::Never,
            &[
                "0.0.0.0",
                "0.1.2.3",
                "169.254.0.1",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.251",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::c0a8:104",
                "64:ff9b::7f00:1",
                "2002:a9fe:a9fe::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::fb",
                "100::1",
            ],
        ),
        (
            Zone::Public,
            &[
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2002:101:101::1",
                "::ffff:1.1.1.1",
                "64:ff9b::101:101",
            ],
        ),
    ];

    #[test]
    fn addresses_and_whose_they_are() {
        for (expect, addresses) in ADDRESSES {
            for text in *addresses {
                let address: IpAddr = text.parse().expect(text);
                assert_eq!(zone(address), *expect, "{text}");
            }
        }
    }
}
