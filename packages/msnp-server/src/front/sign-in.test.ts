import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { Harness, type MemoryClient } from '../../test/harness.ts';
import { ServerError } from '../errors.ts';
import { openSqliteStore } from '../node/sqlite-store.ts';

async function harnessWith(...names: readonly string[]): Promise<Harness> {
  const harness = await Harness.open();
  await harness.accounts(...names);
  return harness;
}

describe('Passport sign-in', () => {
  test.each([8, 9, 10, 11, 12] as const)('MSNP%i: VER, CVR, USR and the greeting', async (version) => {
    const harness = await harnessWith('alice');
    const client = harness.connect();
    client.say(`VER 1 MSNP${version} CVR0`);
    client.say('CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5.0324 MSMSGS alice@example.com');
    client.say('USR 3 TWN I alice@example.com');
    const opening = await client.hear();
    expect(opening.slice(0, 2)).toEqual([
      `VER 1 MSNP${version}`,
      'CVR 2 7.5.0324 7.5.0324 7.5.0324 http://127.0.0.1/ http://127.0.0.1/',
    ]);
    expect(opening[2]).toMatch(/^USR 3 TWN S lc=1033,\S+$/);
    client.say(`USR 4 TWN S ${await harness.ticket('alice')}`);
    const welcome = await client.hear();
    const name = version < 10 ? ' Alice' : '';
    expect(welcome[0]).toBe(`USR 4 OK alice@example.com${name} 1 0`);
    expect(welcome.includes('SBS 0 null')).toBe(version >= 11);
    expect(welcome.at(-1)).toMatch(/^MSG Hotmail Hotmail \d+\nMIME-Version: 1\.0\r\n/);
    expect(welcome.at(-1)?.includes('ABCHMigrated: 1')).toBe(version >= 10);
  });

  test('a ticket is good once', async () => {
    const harness = await harnessWith('alice');
    const ticket = await harness.ticket('alice');
    const answers: string[] = [];
    for (let attempt = 0; attempt < 2; attempt++) {
      const client = harness.connect();
      client.say('VER 1 MSNP12', 'USR 2 TWN I alice@example.com', `USR 3 TWN S ${ticket}`);
      answers.push((await client.hear())[2] ?? '', String(client.isClosed));
    }
    expect(answers).toEqual(['USR 3 OK alice@example.com 1 0', 'false', '911 3', 'true']);
  });

  test("somebody else's ticket is refused and spent", async () => {
    const harness = await harnessWith('alice', 'bob');
    const ticket = await harness.ticket('alice');
    const thief = harness.connect();
    thief.say('VER 1 MSNP12', 'USR 2 TWN I bob@example.com', `USR 3 TWN S ${ticket}`);
    expect((await thief.hear()).at(-1)).toBe('911 3');
    const owner = harness.connect();
    owner.say('VER 1 MSNP12', 'USR 2 TWN I alice@example.com', `USR 3 TWN S ${ticket}`);
    expect((await owner.hear()).at(-1)).toBe('911 3');
  });

  test('a ticket is of no use after its time', async () => {
    const harness = await harnessWith('alice');
    const ticket = await harness.ticket('alice');
    await harness.advance(120_000);
    const client = harness.connect();
    client.say('VER 1 MSNP12', 'USR 2 TWN I alice@example.com', `USR 3 TWN S ${ticket}`);
    expect((await client.hear()).at(-1)).toBe('911 3');
  });

  test('wrong password and unknown account look alike; ten failures make the pair wait', async () => {
    const harness = await harnessWith('alice');
    expect(await harness.ticket('alice', 'wrong')).toBe(401);
    expect(await harness.ticket('nobody', 'wrong')).toBe(401);
    for (let failure = 0; failure < 9; failure++) await harness.ticket('alice', 'wrong');
    expect(await harness.ticket('alice')).toBe(429);
    expect(await harness.ticket('alice', 'secret', '10.0.0.9')).toMatch(/^t=/);
    await harness.advance(10 * 60_000);
    expect(await harness.ticket('alice')).toMatch(/^t=/);
  });

  test('a burst of guesses is cut short before the first is counted', async () => {
    const harness = await harnessWith('alice', 'bob');
    const guesses = Array.from({ length: 50 }, (_, at) => harness.ticket('alice', `guess${at}`));
    const other = harness.ticket('bob');
    const verdicts = await Promise.all(guesses);
    expect(verdicts.filter((verdict) => verdict === 401)).toHaveLength(10);
    expect(verdicts.filter((verdict) => verdict === 503)).toHaveLength(40);
    expect(await other).toMatch(/^t=/);
    expect(await harness.ticket('alice')).toBe(429);
  });
});

describe('MD5 sign-in', () => {
  test.each([2, 3, 4, 5, 6, 7] as const)('MSNP%i', async (version) => {
    const harness = await harnessWith('alice');
    const client = harness.connect();
    client.say(`VER 1 MSNP${version}`, 'INF 2', 'USR 3 MD5 I alice@example.com');
    const [, schemes, challenge] = await client.hear();
    expect(schemes).toBe('INF 2 MD5');
    const salt = /^USR 3 MD5 S (\d+\.\d+)$/.exec(challenge ?? '')?.[1] ?? '';
    client.say(`USR 4 MD5 S ${createHash('md5').update(`${salt}secret`).digest('hex')}`);
    const verified = version >= 6 ? ' 1' : '';
    expect((await client.hear())[0]).toBe(`USR 4 OK alice@example.com Alice${verified}`);
  });

  test('an unknown account gets a constant salt and then 911', async () => {
    const harness = await harnessWith('alice');
    const salts = new Set<string>();
    for (let attempt = 0; attempt < 2; attempt++) {
      const client = harness.connect();
      client.say('VER 1 MSNP7', 'INF 2', 'USR 3 MD5 I nobody@example.com');
      salts.add((await client.hear())[2] ?? '');
      client.say('USR 4 MD5 S 00000000000000000000000000000000');
      expect(await client.hear()).toEqual(['911 4']);
      expect(client.isClosed).toBe(true);
    }
    expect([...salts]).toEqual([expect.stringMatching(/^USR 3 MD5 S \d{10}\.\d+$/)]);
  });

  test('a store that failed once is asked again for what made-up salts are made of', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const keepSetting = vi.spyOn(store, 'keepSetting');
    keepSetting.mockRejectedValueOnce(new ServerError('storeFull', 'no room'));
    const harness = await Harness.open({ store });
    const client = harness.connect();
    client.say('VER 1 MSNP7', 'INF 2', 'USR 3 MD5 I nobody@example.com', 'USR 4 MD5 I nobody@example.com');
    expect((await client.hear()).slice(2)).toEqual(['501 3', expect.stringMatching(/^USR 4 MD5 S /)]);
  });

  test('no made-up salt can be told from a real one by its look', async () => {
    const harness = await harnessWith();
    for (let attempt = 0; attempt < 60; attempt++) {
      const client = harness.connect();
      client.say('VER 1 MSNP7', 'INF 2', `USR 3 MD5 I nobody${attempt}@example.com`);
      expect((await client.hear())[2]).toMatch(/^USR 3 MD5 S [1-9]\d{9}\.\d{9}$/);
    }
  });

  test('is not open to accounts without the weaker credential, nor from MSNP8 on', async () => {
    const harness = await Harness.open();
    await harness.service.createAccount({
      address: 'alice@example.com',
      password: 'secret',
      name: 'Alice',
      legacyMd5: false,
    });
    await expect(harness.signIn('alice', 7)).rejects.toThrow('911 4');
    const late = harness.connect();
    late.say('VER 1 MSNP8', 'USR 2 MD5 I alice@example.com');
    expect((await late.hear()).at(-1)).toBe('911 2');
  });
});

describe('opening', () => {
  test('no dialect in common ends the connection', async () => {
    const client = (await Harness.open()).connect();
    client.say('VER 1 MSNP21 MSNP13');
    expect(await client.hear()).toEqual(['VER 1 0']);
    expect(client.isClosed).toBe(true);
  });

  test('a client with CVR0 alone is told about versions and let go', async () => {
    const client = (await Harness.open()).connect();
    client.say('VER 1 CVR0', 'CVQ 2 0x0409 winnt 4 i386 MSMSGS 1.0 MSMSGS');
    expect((await client.hear()).map((line) => line.slice(0, 10))).toEqual(['VER 1 CVR0', 'CVQ 2 1.0 ']);
    expect(client.isClosed).toBe(true);
  });

  test('the best dialect this server has is chosen; a second VER is out of order', async () => {
    const client = (await Harness.open()).connect();
    client.say('VER 1 MSNP8 MSNP18 MSNP11 MSNP9', 'VER 2 MSNP8');
    expect(await client.hear()).toEqual(['VER 1 MSNP11', '715 2']);
    expect(client.isClosed).toBe(true);
  });

  test('a dispatch server refers on', async () => {
    const harness = await Harness.open({ referTo: { host: 'ns.example.com', port: 1863 } });
    const client = harness.connect();
    client.say('VER 1 MSNP12', 'CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5 MSMSGS a@example.com');
    client.say('USR 3 TWN I a@example.com');
    expect((await client.hear()).at(-1)).toBe('XFR 3 NS ns.example.com:1863 0 127.0.0.1:1863');
    const old = harness.connect();
    old.say('VER 1 MSNP2', 'INF 2', 'USR 3 MD5 I a@example.com');
    expect((await old.hear()).at(-1)).toBe('XFR 3 NS ns.example.com:1863');
  });
});

describe('a second sign-in', () => {
  test('ends the first with OUT OTH, and watchers see the person go', async () => {
    const harness = await harnessWith('alice', 'bob');
    await harness.befriend('alice', 'bob');
    const bob = await harness.online('bob', 12);
    const first = await harness.online('alice', 12);
    await bob.hear();
    const second = await harness.signIn('alice', 12);
    expect(await first.hear()).toEqual(['OUT OTH']);
    expect(first.isClosed).toBe(true);
    expect(await bob.hear()).toEqual(['FLN alice@example.com']);
    first.hangUp();
    second.say('CHG 5 NLN 0');
    expect((await bob.hear())[0]).toBe('NLN NLN alice@example.com Alice 0');
    second.say('USR 6 TWN I alice@example.com');
    expect((await second.hear()).at(-1)).toBe('207 6');
  });

  /** Signed in as a Nudge client, from an address of its own. */
  async function nudgeClient(
    harness: Harness,
    version: 7 | 12,
    remoteAddress: string,
  ): Promise<MemoryClient> {
    const client = harness.connect('notification', remoteAddress);
    const cvr = 'CVR 5 0x0409 linux 6.1 x64 Nudge 0.1.0 MSMSGS';
    client.say(`VER 1 MSNP${version} CVR0`);
    if (version === 7) {
      client.say('INF 2', 'USR 3 MD5 I alice@example.com');
      const salt = /USR 3 MD5 S (\S+)/.exec((await client.hear()).join('\n'))?.[1] ?? '';
      client.say(`USR 4 MD5 S ${createHash('md5').update(`${salt}secret`).digest('hex')}`);
      await client.hear();
      client.say(cvr);
    } else {
      client.say(`${cvr} alice@example.com`, 'USR 3 TWN I alice@example.com');
      client.say(`USR 4 TWN S ${await harness.ticket('alice')}`);
    }
    expect((await client.hear()).join('\n')).toMatch(/USR 4 OK|CVR 5/);
    return client;
  }

  function notice(...fields: readonly string[]): string {
    const head = 'MIME-Version: 1.0\r\nContent-Type: text/x-nudge-signed-in-elsewhere\r\n\r\n';
    const body = head + fields.map((field) => `${field}\r\n`).join('');
    return `MSG Hotmail Hotmail ${body.length}\n${body}`;
  }

  const PROGRAM = ['System: linux', 'Client: Nudge', 'Version: 0.1.0'];

  test.each([
    ['both on the server\u2019s computer', '127.0.0.1', '127.0.0.1', 'Address: loopback'],
    ['the first elsewhere', '192.168.1.9', '::1', 'Address: 127.0.0.1'],
    ['the second elsewhere', '127.0.0.1', '192.168.1.7', 'Address: 192.168.1.7'],
    ['both elsewhere', '192.168.1.9', '192.168.1.7', 'Address: 192.168.1.7'],
  ])('tells a Nudge client where: %s', async (_what, there, here, address) => {
    const harness = await harnessWith('alice');
    const first = await nudgeClient(harness, 12, there);
    await nudgeClient(harness, 12, here);
    expect(await first.hear()).toEqual([notice(address, ...PROGRAM), 'OUT OTH']);
  });

  test('tells it what is known: CVR of the old dialects comes after sign-in', async () => {
    const harness = await harnessWith('alice');
    const first = await nudgeClient(harness, 7, '10.0.0.1');
    await nudgeClient(harness, 7, '10.0.0.2');
    expect(await first.hear()).toEqual([notice('Address: 10.0.0.2'), 'OUT OTH']);
  });

  test('passes on no name that is longer or stranger than names are', async () => {
    const harness = await harnessWith('alice');
    const first = await nudgeClient(harness, 12, '10.0.0.1');
    const second = harness.connect('notification', '10.0.0.2');
    const long = 'x'.repeat(40);
    second.say('VER 1 MSNP12 CVR0', `CVR 2 0 %E2%80%AE 0 0 ${long} %0D%0AOUT MSMSGS alice@example.com`);
    second.say('USR 3 TWN I alice@example.com', `USR 4 TWN S ${await harness.ticket('alice')}`);
    await second.hear();
    expect(await first.hear()).toEqual([notice('Address: 10.0.0.2'), 'OUT OTH']);
  });
});
