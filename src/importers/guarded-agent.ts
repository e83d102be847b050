import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';

/** Nothing is connected to: the name, or the address itself, leads to addresses that aren't permitted. */
export class RefusedAddress extends Error {}

export interface Guard {
  /** Whether an address, IPv4 or IPv6 as text, may be connected to. */
  readonly permits: (address: string) => boolean;
  /** Finds a name's addresses. */
  readonly lookup: LookupFunction;
}

/**
 * Connections that lead only to permitted addresses. What is checked is the very address that is connected to, so that a name that resolves
 * otherwise a moment later gets nowhere. Requests fail with RefusedAddress. `connectMs`: how long one connection may take.
 */
export function guardedAgent(guard: Guard, connectMs: number): Agent {
  const connect = buildConnector({ timeout: connectMs, lookup: guardedLookup(guard) });
  return new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/gu, '');
      // An address isn't looked up.
      if (isIP(host) !== 0 && !guard.permits(host)) callback(new RefusedAddress(host), null);
      else connect(options, callback);
    },
  });
}

function guardedLookup({ lookup, permits }: Guard): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const permitted = addresses.filter(({ address }) => permits(address));
      const [first] = permitted;
      if (!first) return callback(new RefusedAddress(name), []);
      if (options.all) callback(null, permitted);
      else callback(null, first.address, first.family);
    });
  };
}
