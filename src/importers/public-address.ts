import ipaddr from 'ipaddr.js';

/**
 * Every address of today's public IPv6 is in here; what lies outside is local, translated (NAT64, IPv4-mapped) or not given out. The list of
 * exceptions below would have to be complete; this doesn't.
 */
const PUBLIC_V6 = ipaddr.parseCIDR('2000::/3');
/** A cloud's own service for its machines, at an address that looks public. */
const SERVICES: readonly string[] = ['168.63.129.16'];

/**
 * Whether an address is somebody's on the public internet: not private, loopback, link-local, multicast, shared by a carrier, reserved, or an
 * IPv4 address in IPv6 clothes. What is no address isn't.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || SERVICES.includes(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(PUBLIC_V6);
}
