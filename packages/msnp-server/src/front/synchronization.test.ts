import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../../test/harness.ts';

const GUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;

let harness: Harness;
let setUp: readonly string[];

/** Bob on FL and AL in a group, Carol blocked, Dave only watching Alice; Bob has a phone. */
beforeEach(async () => {
  harness = await Harness.open();
  await harness.accounts('alice', 'bob', 'carol', 'dave');
  await harness.befriend('alice', 'bob');
  const bob = await harness.signIn('bob', 9);
  bob.say('PRP 5 PHM 555%20123');
  await bob.hear();
  bob.hangUp();
  const dave = await harness.signIn('dave', 9);
  dave.say('ADD 5 FL alice@example.com Alice');
  await dave.hear();
  dave.hangUp();
  const alice = await harness.signIn('alice', 9);
  alice.say('ADG 5 Close%20Friends 0', 'ADD 6 FL bob@example.com Bob 1', 'ADD 7 BL carol@example.com carol');
  alice.say('PRP 8 PHH 1234');
  setUp = (await alice.hear()).filter((line) => !line.startsWith('BPR'));
  alice.hangUp();
});

describe('SYN', () => {
  test('what leads up to it is answered with ever higher serials', () => {
    expect(setUp).toEqual([
      'ADG 5 4 Close%20Friends 1 0',
      'ADD 6 FL 5 bob@example.com Bob 1',
      'ADD 7 BL 6 carol@example.com carol',
      'PRP 8 7 PHH 1234',
    ]);
  });

  test('MSNP2: one line per list and contact, with serials', async () => {
    const alice = await harness.signIn('alice', 2);
    alice.say('SYN 5 0');
    expect(await alice.hear()).toEqual([
      'SYN 5 7',
      'GTC 5 7 A',
      'BLP 5 7 AL',
      'LST 5 FL 7 1 1 bob@example.com Bob',
      'LST 5 AL 7 1 1 bob@example.com Bob',
      'LST 5 BL 7 1 1 carol@example.com carol',
      'LST 5 RL 7 1 2 bob@example.com Bob',
      'LST 5 RL 7 2 2 dave@example.com Dave',
    ]);
  });

  test('MSNP5 adds phone numbers', async () => {
    const alice = await harness.signIn('alice', 5);
    alice.say('SYN 5 0');
    const lines = await alice.hear();
    expect(lines.slice(3, 8)).toEqual([
      'PRP 5 7 PHH 1234',
      'PRP 5 7 PHW',
      'PRP 5 7 PHM',
      'PRP 5 7 MOB N',
      'PRP 5 7 MBE N',
    ]);
    expect(lines).toContain('BPR 7 bob@example.com PHM 555%20123');
    expect(lines.some((line) => line.startsWith('LSG'))).toBe(false);
  });

  test('MSNP7 adds groups', async () => {
    const alice = await harness.signIn('alice', 7);
    alice.say('SYN 5 0');
    const lines = await alice.hear();
    expect(lines.filter((line) => line.startsWith('LSG'))).toEqual([
      'LSG 5 7 1 2 0 Other%20Contacts 0',
      'LSG 5 7 2 2 1 Close%20Friends 0',
    ]);
    expect(lines).toContain('LST 5 FL 7 1 1 bob@example.com Bob 0,1');
    expect(lines).toContain('LST 5 AL 7 1 1 bob@example.com Bob');
  });

  test.each([8, 9] as const)('MSNP%i: compact, bits, no pending list', async (version) => {
    const alice = await harness.signIn('alice', version);
    alice.say('SYN 5 0');
    expect(await alice.hear()).toEqual([
      'SYN 5 7 3 2',
      'GTC A',
      'BLP AL',
      'PRP PHH 1234',
      'LSG 0 Other%20Contacts 0',
      'LSG 1 Close%20Friends 0',
      'LST bob@example.com Bob 11 0,1',
      'BPR PHM 555%20123',
      'LST carol@example.com carol 4',
      'LST dave@example.com Dave 8',
    ]);
  });

  test.each([10, 11, 12] as const)('MSNP%i: stamps, GUIDs, pending list', async (version) => {
    const alice = await harness.signIn('alice', version);
    alice.say('SYN 5 0 0');
    const lines = (await alice.hear()).map((line) => line.replaceAll(GUID, 'guid'));
    const network = version === 12 ? ' 1' : '';
    expect(lines[0]).toMatch(/^SYN 5 (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}-00:00) \1 3 1$/);
    expect(lines.slice(1)).toEqual([
      'GTC A',
      'BLP AL',
      'PRP MFN Alice',
      'PRP PHH 1234',
      'LSG Close%20Friends guid',
      `LST N=bob@example.com F=Bob C=guid 11${network} guid`,
      'BPR PHM 555%20123',
      `LST N=carol@example.com F=carol 4${network}`,
      `LST N=dave@example.com F=Dave 24${network}`,
    ]);
  });

  test.each([
    [7, 'SYN 5 7', 'SYN 5 7'],
    [9, 'SYN 5 7', 'SYN 5 7'],
  ] as const)('MSNP%i: nothing changed, short answer', async (version, request, answer) => {
    const alice = await harness.signIn('alice', version);
    alice.say(request);
    expect(await alice.hear()).toEqual([answer]);
  });

  test('MSNP12: the stamps it gave out bring the short answer until something changes', async () => {
    const alice = await harness.signIn('alice', 12);
    alice.say('SYN 5 0 0');
    const [, , first, second] = (await alice.hear())[0]?.split(' ') ?? [];
    alice.say(`SYN 6 ${first} ${second}`);
    expect(await alice.hear()).toEqual([`SYN 6 ${first} ${second}`]);
    alice.say('BLP 7 BL', `SYN 8 ${first} ${second}`);
    expect((await alice.hear()).length).toBeGreaterThan(5);
  });

  test('MSNP7 asks for single lists too', async () => {
    const alice = await harness.signIn('alice', 7);
    alice.say('LST 5 BL', 'LSG 6');
    expect(await alice.hear()).toEqual([
      'LST 5 BL 7 1 1 carol@example.com carol',
      'LSG 6 7 1 2 0 Other%20Contacts 0',
      'LSG 6 7 2 2 1 Close%20Friends 0',
    ]);
  });

  test('an account without anything: empty lists, the group without a name', async () => {
    await harness.accounts('erin');
    const old = await harness.signIn('erin', 7);
    old.say('SYN 5 0');
    const lines = await old.hear();
    expect(lines).toContain('LSG 5 1 1 1 0 ~ 0');
    expect(lines.filter((line) => line.startsWith('LST'))).toEqual([
      'LST 5 FL 1 0 0',
      'LST 5 AL 1 0 0',
      'LST 5 BL 1 0 0',
      'LST 5 RL 1 0 0',
    ]);
  });
});
