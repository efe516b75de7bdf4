import { createHash } from 'node:crypto';
import { challengeResponse, findProduct } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { Harness, type MemoryClient } from '../../test/harness.ts';

async function friends(options: { readonly requireChallenge?: boolean } = {}): Promise<Harness> {
  const harness = await Harness.open(options);
  await harness.accounts('alice', 'bob', 'carol');
  await harness.befriend('alice', 'bob');
  return harness;
}

const PSM = '<Data><PSM>at &lt;work&gt;</PSM><CurrentMedia></CurrentMedia></Data>';

describe('CHG', () => {
  test('the first brings everybody who is there, the mail state and a challenge', async () => {
    const harness = await friends();
    const bob = await harness.signIn('bob', 12);
    bob.say('CHG 5 BSY 1073791084 %3Cmsnobj%20Creator%3D%22bob%22%2F%3E');
    bob.sayRaw(`UUX 6 ${PSM.length}\r\n${PSM}`);
    await bob.hear();
    const alice = await harness.signIn('alice', 12);
    alice.say('CHG 7 AWY 0 0');
    const lines = await alice.hear();
    expect(lines.slice(0, 3)).toEqual([
      'CHG 7 AWY 0',
      'ILN 7 BSY bob@example.com Bob 1073791084 %3Cmsnobj%20Creator%3D%22bob%22%2F%3E',
      expect.stringMatching(/^UBX bob@example\.com \d+\n<Data><PSM>at &lt;work&gt;<\/PSM>/),
    ]);
    expect(lines[3]).toMatch(/^MSG Hotmail Hotmail \d+\n[^]*initialmdatanotification[^]*Mail-Data: <MD>/);
    expect(lines[4]).toMatch(/^CHL 0 \d{20}$/);
    expect(await bob.hear()).toEqual(['NLN AWY alice@example.com Alice 0']);
    alice.say('CHG 8 AWY 0');
    expect(await alice.hear()).toEqual(['CHG 8 AWY 0']);
    expect(await bob.hear()).toEqual([]);
  });

  test.each([
    [2, 'NLN BSY alice@example.com Alice'],
    [7, 'NLN BSY alice@example.com Alice'],
    [8, 'NLN BSY alice@example.com Alice 32'],
    [9, 'NLN BSY alice@example.com Alice 32 %3Cmsnobj%2F%20x%3E'],
    [12, 'NLN BSY alice@example.com Alice 32 %3Cmsnobj%2F%20x%3E'],
  ] as const)('MSNP%i watchers get what their dialect can say', async (version, expected) => {
    const harness = await friends();
    const bob = await harness.online('bob', version);
    const alice = await harness.signIn('alice', 12);
    alice.sayRaw(`UUX 5 ${PSM.length}\r\n${PSM}`);
    alice.say('CHG 6 BSY 32 %3Cmsnobj%2F%20x%3E');
    await alice.hear();
    const lines = await bob.hear();
    expect(lines[0]).toBe(expected);
    expect(lines.slice(1).map((line) => line.slice(0, 3))).toEqual(version >= 11 ? ['UBX'] : []);
    alice.say('OUT');
    await alice.hear();
    expect(alice.isClosed).toBe(true);
    expect(await bob.hear()).toEqual(['FLN alice@example.com']);
  });

  test('appearing offline looks like leaving, and nobody hears of a hidden sign-in', async () => {
    const harness = await friends();
    const bob = await harness.online('bob', 11);
    const alice = await harness.signIn('alice', 11);
    alice.say('CHG 5 HDN 0');
    expect(await bob.hear()).toEqual([]);
    alice.say('CHG 6 NLN 0', 'CHG 7 HDN 0', 'CHG 8 FLN 0');
    expect((await alice.hear()).slice(-3)).toEqual(['CHG 6 NLN 0', 'CHG 7 HDN 0', '201 8']);
    expect(await bob.hear()).toEqual(['NLN NLN alice@example.com Alice 0', 'FLN alice@example.com']);
    alice.hangUp();
    expect(await bob.hear()).toEqual([]);
  });

  test('who appears offline changes a phone number unseen', async () => {
    const harness = await friends();
    const bob = await harness.online('bob', 11);
    const alice = await harness.signIn('alice', 11);
    alice.say('CHG 5 HDN 0', 'PRP 6 PHM 555');
    expect((await alice.hear()).at(-1)).toBe('PRP 6 PHM 555');
    expect(await bob.hear()).toEqual([]);
    bob.say('SYN 7 0 0');
    expect(await bob.hear()).toContain('BPR PHM 555');
  });

  test('nobody is shown to somebody who has not chosen a status yet', async () => {
    const harness = await friends();
    const alice = await harness.online('alice', 12);
    alice.say('REM 5 AL bob@example.com', 'ADC 6 BL N=bob@example.com');
    await alice.hear();
    const bob = await harness.signIn('bob', 12);
    alice.say('REM 7 BL bob@example.com', 'ADC 8 AL N=bob@example.com');
    await alice.hear();
    expect(await bob.hear()).toEqual([]);
    bob.say('CHG 5 NLN 0');
    expect((await bob.hear())[1]).toBe('ILN 5 NLN alice@example.com Alice 32');
  });

  test('however the connection ends, the watchers hear of it', async () => {
    const harness = await friends();
    const bob = await harness.online('bob', 12);
    const endings: readonly ((alice: MemoryClient) => void)[] = [
      (alice) => alice.hangUp(),
      (alice) => alice.say('OUT'),
      (alice) => alice.say('NONSENSE 1 2 3'),
      (alice) => alice.sayRaw(new Uint8Array(9000).fill(65)),
    ];
    for (const end of endings) {
      const alice = await harness.online('alice', 12);
      expect(await bob.hear()).toEqual(['NLN NLN alice@example.com Alice 32']);
      end(alice);
      expect(await bob.hear()).toEqual(['FLN alice@example.com']);
      harness.clients.delete(alice);
    }
  });

  test('blocking hides at once', async () => {
    const harness = await friends();
    const alice = await harness.online('alice', 12);
    const bob = await harness.online('bob', 12);
    await alice.hear();
    alice.say('REM 5 AL bob@example.com', 'ADC 6 BL N=bob@example.com');
    await alice.hear();
    expect(await bob.hear()).toEqual(['FLN alice@example.com']);
    alice.say('CHG 7 BSY 0');
    expect(await bob.hear()).toEqual([]);
  });
});

describe('challenge', () => {
  const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();

  async function challenged(harness: Harness, version: 7 | 9 | 12) {
    const client = await harness.signIn('alice', version);
    client.say(version === 7 ? 'CHG 5 NLN' : 'CHG 5 NLN 0');
    const challenge = (await client.hear()).find((line) => line.startsWith('CHL'))?.split(' ')[2] ?? '';
    return { client, challenge };
  }

  test.each([
    [7, 'msmsgs@msnmsgr.com'],
    [9, 'PROD0061VRRZH@4F'],
    [12, 'PROD0090YUAUV{2B'],
  ] as const)('MSNP%i: a right answer is acknowledged', async (version, productId) => {
    const { client, challenge } = await challenged(await friends(), version);
    const product = findProduct(productId);
    const answer = product && challengeResponse(challenge, product, { version, md5 });
    client.sayRaw(`QRY 6 ${productId} 32\r\n${answer}`);
    expect(await client.hear()).toEqual(['QRY 6']);
  });

  test.each([
    ['a wrong answer', 'PROD0090YUAUV{2B'],
    ['an unknown product', 'PROD00517IFH4@RV'],
  ])('%s is answered with 540 and the end', async (_, productId) => {
    const { client } = await challenged(await friends(), 12);
    client.sayRaw(`QRY 6 ${productId} 32\r\n${'0'.repeat(32)}`);
    expect(await client.hear()).toEqual(['540 6']);
    expect(client.isClosed).toBe(true);
  });

  test('a client that never answers stays, unless answers are required', async () => {
    for (const requireChallenge of [false, true]) {
      const harness = await friends({ requireChallenge });
      const { client } = await challenged(harness, 12);
      await harness.advance(61_000);
      await client.hear();
      expect(client.isClosed).toBe(requireChallenge);
    }
  });

  test('below MSNP6 there is none', async () => {
    const harness = await friends();
    const client = await harness.signIn('alice', 5);
    client.say('CHG 5 NLN');
    expect((await client.hear()).some((line) => line.startsWith('CHL'))).toBe(false);
  });
});

describe('keeping the line', () => {
  test('PNG is answered, from MSNP9 on with the pace; silence ends the connection', async () => {
    const harness = await friends();
    const old = await harness.online('alice', 8);
    old.say('PNG');
    expect(await old.hear()).toEqual(['QNG']);
    const client = await harness.online('bob', 9);
    await harness.advance(4 * 60_000);
    client.say('PNG');
    expect((await client.hear()).at(-1)).toBe('QNG 60');
    await harness.advance(4 * 60_000);
    await client.hear();
    expect(client.isClosed).toBe(false);
    await harness.advance(60_000);
    await client.hear();
    expect([client.isClosed, old.isClosed]).toEqual([true, false]);
  });

  test('GCF, URL, IMS and going down', async () => {
    const harness = await friends();
    const client = await harness.online('alice', 12);
    client.say('GCF 5 Shields.xml', 'URL 6 INBOX', 'IMS 7 OFF', 'XFR 8 SB', 'IMS 9 ON', 'XFR 10 NS');
    const lines = await client.hear();
    expect(lines[0]).toMatch(/^GCF 5 Shields\.xml \d+\n<\?xml/);
    expect(lines.slice(1)).toEqual([
      'URL 6 / http://127.0.0.1/ 2',
      'IMS 7 0 OFF',
      '913 8',
      'IMS 9 0 ON',
      '201 10',
    ]);
    client.connection.submit({ kind: 'shutDown' }, 0);
    expect(await client.hear()).toEqual(['OUT SSD']);
    expect(client.isClosed).toBe(true);
  });
});
