import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet. Private, loopback, link-local, shared (RFC 6598), multicast, reserved and
 * unspecified addresses are not, nor is what leads to one of them: IPv4-mapped, NAT64 (RFC 6052) and 6to4 forms count as the IPv4
 * address in them; other tunnels and everything outside of 2000::/3 never are (IANA registries of special-purpose addresses).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv4) return isPublicV4(parsed)
  const { parts } = parsed as ipaddr.IPv6
  if (parts.slice(0, 5).every((part) => part === 0) && parts[5] === 0xffff) return isPublicV4(v4(parts[6], parts[7]))
  if (parts[0] === 0x64 && parts[1] === 0xff9b && parts.slice(2, 6).every((part) => part === 0))
    return isPublicV4(v4(parts[6], parts[7]))
  if (parts[0] === 0x2002) return isPublicV4(v4(parts[1], parts[2]))
  return (parts[0] & 0xe000) === 0x2000 && parsed.range() === 'unicast'
}

/** 192.0.0.0/24, 198.18.0.0/15 and their like are "reserved" there. */
function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast'
}

function v4(high: number, low: number): ipaddr.IPv4 {
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255])
}
