import { describe, expect, test } from 'vitest';
import { contactPoints, ownAddress } from './contact-points.ts';

const FAR = { external: '198.51.100.1', internal: '192.168.1.20' };

describe('places to connect to', () => {
  test('the same place is tried once', () => {
    const address = {
      external: '10.0.0.1',
      internal: '10.0.0.1',
      port: 6891,
      internalPort: 6891,
      authCookie: '1',
    };
    expect(contactPoints(address, FAR)).toEqual([{ host: '10.0.0.1', port: 6891 }]);
  });

  test('none without a port', () => {
    expect(contactPoints({ external: '10.0.0.1', internal: '10.0.0.2', authCookie: '1' }, FAR)).toEqual([]);
  });

  test.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
    '%s only for those who are near',
    (host) => {
      const address = {
        external: '203.0.113.5',
        port: 6891,
        internal: host,
        internalPort: 6892,
        authCookie: '1',
      };
      const hosts = (own: typeof FAR | undefined): readonly string[] =>
        contactPoints(address, own).map((point) => point.host);
      expect(hosts(FAR)).not.toContain(host);
      expect(hosts(undefined)).not.toContain(host);
      expect(hosts({ ...FAR, external: '203.0.113.5' })).toContain(host);
      expect(hosts({ ...FAR, external: '127.0.0.1' })).toContain(host);
    },
  );
});

describe('our own place', () => {
  const endpoint = { port: 6891, addresses: ['192.168.1.10', '127.0.0.1'] };

  test('as the server sees it, and as it is', () => {
    expect(ownAddress(endpoint, FAR, '7')).toEqual({
      external: '198.51.100.1',
      port: 6891,
      internal: '192.168.1.20',
      internalPort: 6891,
      authCookie: '7',
    });
  });

  test('as a gateway maps it', () => {
    const external = { address: '203.0.113.9', port: 4_000 };
    expect(ownAddress({ ...endpoint, external }, FAR, '7')).toMatchObject({
      external: '203.0.113.9',
      port: 4_000,
      internalPort: 6891,
    });
  });

  test('as the network knows it, when the server is on this computer', () => {
    const own = { external: '127.0.0.1', internal: '127.0.0.1' };
    expect(ownAddress(endpoint, own, '7')).toMatchObject({ external: '192.168.1.10', internal: '127.0.0.1' });
    const alone = { port: 6891, addresses: ['127.0.0.1'] };
    expect(ownAddress(alone, own, '7')).toMatchObject({ external: '127.0.0.1', internal: '127.0.0.1' });
  });

  test('as this computer knows it, when the server said nothing', () => {
    expect(ownAddress(endpoint, undefined, '7')).toMatchObject({
      external: '192.168.1.10',
      internal: '192.168.1.10',
    });
  });
});
