import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../src/importers/public-address.ts';
import { runs } from '../deep.ts';

describe('an address', () => {
  test.each(['8.8.8.8', '93.184.215.14', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'on the internet is public: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    ...[
      '0.0.0.0',
      '0.1.2.3',
      '10.0.0.1',
      '100.64.0.1',
      '100.100.100.200',
      '127.0.0.1',
      '127.255.255.254',
      '168.63.129.16',
      '169.254.169.254',
    ],
    ...[
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.192',
      '192.0.2.1',
      '192.168.1.1',
      '198.18.0.1',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
    ],
    ...[
      '239.255.255.250',
      '240.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::7f00:1',
      '::ffff:8.8.8.8',
      '::ffff:0:7f00:1',
      '64:ff9b::808:808',
    ],
    ...[
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
    ],
    ...['ff02::1', '4000::1', '5f00::1', '', 'localhost', '8.8.8.8.8', 'news.example'],
  ])('of a house, a machine, a cloud or nobody is not: %s', (address) => expect(isPublicAddress(address)).toBe(false));

  test('of IPv4 is never public in IPv6 clothes', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), (octets) => {
        for (const prefix of ['::ffff:', '::', '64:ff9b::', '::ffff:0:'])
          expect(isPublicAddress(`${prefix}${octets.join('.')}`)).toBe(false);
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});
