import { describe, expect, test } from 'vitest';
import { Harness } from '../../test/harness.ts';

async function harnessWith(...names: readonly string[]): Promise<Harness> {
  const harness = await Harness.open();
  await harness.accounts(...names);
  return harness;
}

function guidIn(line: string | undefined): string {
  return /C=(\S+)/.exec(line ?? '')?.[1] ?? '';
}

describe('ADC, REM and SBP (MSNP10 on)', () => {
  test('adding, accepting, presence both ways', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 12);
    const bob = await harness.online('bob', 10);
    bob.say('BLP 4 BL');
    await bob.hear();
    alice.say('ADC 5 FL N=bob@example.com F=Bobby');
    const added = await alice.hear();
    expect(added[0]).toMatch(/^ADC 5 FL N=bob@example\.com F=Bobby C=[\da-f-]{36}$/);
    expect(added.slice(1)).toEqual([
      'BPR bob@example.com PHH',
      'BPR bob@example.com PHW',
      'BPR bob@example.com PHM',
      'BPR bob@example.com MOB',
    ]);
    expect(await bob.hear()).toEqual(['ADC 0 RL N=alice@example.com F=Alice']);
    bob.say('ADC 6 AL N=alice@example.com', 'REM 7 PL alice@example.com', 'ADC 8 RL N=alice@example.com');
    expect(await bob.hear()).toEqual([
      'ADC 6 AL N=alice@example.com',
      'REM 7 PL alice@example.com',
      'ADC 8 RL N=alice@example.com',
    ]);
    expect(await alice.hear()).toEqual(['NLN NLN bob@example.com Bob 32']);
    bob.say('REM 9 AL alice@example.com');
    expect(await alice.hear()).toEqual(['FLN bob@example.com']);
  });

  test('names, groups and removal by contact ID', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 11);
    const bob = await harness.online('bob', 9);
    alice.say('ADC 5 FL N=bob@example.com F=Bobby');
    const guid = guidIn((await alice.hear())[0]);
    await bob.hear();
    alice.say('ADG 6 Work');
    const group = (await alice.hear())[0]?.split(' ').at(-1) ?? '';
    alice.say(`ADC 7 FL C=${guid} ${group}`, `ADC 8 FL C=${guid} ${group}`, `SBP 9 ${guid} MFN Robert`);
    expect(await alice.hear()).toEqual([`ADC 7 FL C=${guid} ${group}`, '215 8', `SBP 9 ${guid} MFN Robert`]);
    alice.say(
      `REM 10 FL ${guid} ${group}`,
      `REM 11 FL ${guid} ${group}`,
      `RMG 12 ${group}`,
      `RMG 13 ${group}`,
    );
    expect(await alice.hear()).toEqual([`REM 10 FL ${guid} ${group}`, '225 11', `RMG 12 ${group}`, '224 13']);
    alice.say('SYN 14 0 0');
    expect((await alice.hear()).find((line) => line.startsWith('LST'))).toBe(
      `LST N=bob@example.com F=Robert C=${guid} 1`,
    );
    alice.say(`REM 15 FL ${guid}`, `REM 16 FL ${guid}`);
    expect(await alice.hear()).toEqual([`REM 15 FL ${guid}`, '216 16']);
    expect(await bob.hear()).toEqual(['REM 0 RL 3 alice@example.com']);
  });

  test('errors', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 12);
    alice.say('ADC 5 FL N=nobody@example.com F=x', 'ADC 6 FL N=nonsense F=x', 'ADC 7 AL N=bob@example.com');
    alice.say('ADC 8 AL N=bob@example.com', 'ADC 9 BL N=bob@example.com', 'ADD 10 FL bob@example.com x');
    alice.say('ADC 11 FL N=bob@example.com F=Bob 00000000-0000-0000-0000-000000000000');
    alice.say(`ADC 12 FL N=bob@example.com F=${'x'.repeat(400)}`, 'REA 13 alice@example.com x');
    expect(await alice.hear()).toEqual([
      '208 5',
      '201 6',
      'ADC 7 AL N=bob@example.com',
      '215 8',
      '219 9',
      '502 10',
      '224 11',
      '209 12',
      '502 13',
    ]);
    alice.say('ADC 14 PL N=bob@example.com');
    await alice.hear();
    expect(alice.isClosed).toBe(true);
  });
});

describe('ADD, REM and REA (MSNP2 to 9)', () => {
  test('adding tells the other side and shows who is there', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 7);
    const bob = await harness.online('bob', 12);
    alice.say('ADD 5 FL bob@example.com Bob 0');
    expect(await alice.hear()).toEqual([
      'ADD 5 FL 2 bob@example.com Bob 0',
      'BPR 2 bob@example.com PHH',
      'BPR 2 bob@example.com PHW',
      'BPR 2 bob@example.com PHM',
      'BPR 2 bob@example.com MOB',
      'ILN 5 NLN bob@example.com Bob',
    ]);
    expect(await bob.hear()).toEqual(['ADC 0 RL N=alice@example.com F=Alice']);
    bob.say('ADC 6 FL N=alice@example.com F=Alice');
    await bob.hear();
    expect(await alice.hear()).toEqual(['ADD 0 RL 3 bob@example.com Bob']);
    alice.say(
      'ADD 6 AL bob@example.com Bob',
      'REA 7 bob@example.com Robert',
      'REA 8 alice@example.com Al%20Ice',
    );
    expect(await alice.hear()).toEqual([
      'ADD 6 AL 4 bob@example.com Bob',
      'REA 7 5 bob@example.com Robert',
      'REA 8 6 alice@example.com Al%20Ice',
    ]);
    expect(await bob.hear()).toEqual(['NLN NLN alice@example.com Al%20Ice 0']);
    alice.say('REM 9 FL bob@example.com', 'ADD 10 RL bob@example.com Bob');
    expect(await alice.hear()).toEqual(['REM 9 FL 7 bob@example.com']);
    expect(alice.isClosed).toBe(true);
  });

  test('groups by number; moving between groups keeps the contact', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 8);
    alice.say('ADG 5 Work 0', 'ADG 6 Work 0', `ADG 7 ${'x'.repeat(62)} 0`, 'REG 8 1 Office 0', 'RMG 9 0');
    alice.say('ADD 10 FL bob@example.com Bob 9', 'ADD 11 FL bob@example.com Bob 0');
    const lines = (await alice.hear()).filter((line) => !line.startsWith('BPR'));
    expect(lines).toEqual([
      'ADG 5 2 Work 1 0',
      '228 6',
      '229 7',
      'REG 8 3 1 Office 0',
      '230 9',
      '224 10',
      'ADD 11 FL 4 bob@example.com Bob 0',
    ]);
    alice.say('ADD 12 FL bob@example.com Bob 1', 'REM 13 FL bob@example.com 0', 'SYN 14 0');
    const moved = await alice.hear();
    expect(moved.slice(-1)).toEqual(['LST bob@example.com Bob 1 1']);
    alice.say('RMG 15 1', 'SYN 16 0');
    expect((await alice.hear()).slice(-1)).toEqual(['LST bob@example.com Bob 1 0']);
  });

  test('errors', async () => {
    const harness = await harnessWith('alice');
    const alice = await harness.online('alice', 9);
    alice.say('ADD 5 FL nobody@example.com x', 'ADD 6 FL nonsense x', 'ADC 7 FL N=a@example.com F=x');
    alice.say('REM 8 AL nobody@example.com', 'SBP 9 x MFN y', 'FND 10 fname=a');
    expect(await alice.hear()).toEqual(['205 5', '201 6', '502 7', '216 8', '502 9', '502 10']);
  });
});

describe('names made to harm', () => {
  test('one that holds a command of its own stays one argument', async () => {
    const harness = await harnessWith('alice', 'bob');
    await harness.befriend('alice', 'bob');
    const bob = await harness.online('bob', 12);
    const alice = await harness.online('alice', 12);
    await bob.hear();
    alice.say('PRP 5 MFN x%0D%0AOUT%20OTH%00%E2%80%AE');
    expect(await alice.hear()).toEqual(['PRP 5 MFN x%0D%0AOUT%20OTH%00%E2%80%AE']);
    expect(await bob.hear()).toEqual(['NLN NLN alice@example.com x%0D%0AOUT%20OTH%00%E2%80%AE 32']);
    expect(bob.isClosed).toBe(false);
  });

  const KEPT = { answers: 1, told: ['NLN'], isClosed: false };
  const REFUSED = { answers: 1, told: [], isClosed: false };
  const PUT_OUT = { answers: 0, told: ['FLN'], isClosed: true };

  test.each([
    ['the longest display name', `PRP 5 MFN ${'n'.repeat(387)}\r\n`, KEPT],
    ['one byte more', `PRP 5 MFN ${'n'.repeat(388)}\r\n`, REFUSED],
    ['a megabyte of it', `PRP 5 MFN ${'n'.repeat(1_000_000)}\r\n`, PUT_OUT],
    ['a megabyte of group name', `ADG 5 ${'n'.repeat(1_000_000)}\r\n`, PUT_OUT],
    ['a megabyte of phone number', `PRP 5 PHM ${'5'.repeat(1_000_000)}\r\n`, PUT_OUT],
    ['the longest personal message', personalMessage(1_024), { ...KEPT, told: ['UBX'] }],
    ['one character more', personalMessage(1_025), PUT_OUT],
    ['a megabyte of it', personalMessage(1_000_000), PUT_OUT],
  ])('%s', async (_what, bytes, outcome) => {
    const harness = await harnessWith('alice', 'bob');
    await harness.befriend('alice', 'bob');
    const bob = await harness.online('bob', 12);
    const alice = await harness.online('alice', 12);
    await bob.hear();
    alice.sayRaw(bytes);
    const answers = (await alice.hear()).length;
    const told = (await bob.hear()).map((text) => text.slice(0, 3));
    expect({ answers, told, isClosed: alice.isClosed }).toEqual(outcome);
  });

  function personalMessage(length: number): string {
    const data = `<Data><PSM>${'n'.repeat(length)}</PSM><CurrentMedia></CurrentMedia></Data>`;
    return `UUX 5 ${data.length}\r\n${data}`;
  }
});

describe('settings', () => {
  test('privacy, display name, phone numbers, and what is refused', async () => {
    const harness = await harnessWith('alice', 'bob');
    await harness.befriend('alice', 'bob');
    const bob = await harness.online('bob', 12);
    const alice = await harness.online('alice', 12);
    await bob.hear();
    alice.say('BLP 5 AL', 'BLP 6 BL', 'GTC 7 A', 'GTC 8 N', 'PRP 9 MFN Alice%20L', 'PRP 10 PHM 555');
    alice.say('PRP 11 MBE Y', `PRP 12 MFN ${'%20'.repeat(130)}`, 'PRP 13 PHM', 'PRP 14 MFN Alice%20L');
    expect(await alice.hear()).toEqual([
      '218 5',
      'BLP 6 BL',
      '218 7',
      'GTC 8 N',
      'PRP 9 MFN Alice%20L',
      'PRP 10 PHM 555',
      '715 11',
      '209 12',
      'PRP 13 PHM',
      'PRP 14 MFN Alice%20L',
    ]);
    expect(await bob.hear()).toEqual([
      'NLN NLN alice@example.com Alice%20L 32',
      'BPR alice@example.com PHM 555',
      'BPR alice@example.com PHM',
    ]);
    alice.say('PRP 15 LONG x');
    await alice.hear();
    expect(alice.isClosed).toBe(true);
  });

  test('BLP decides about those on neither list, and they are told', async () => {
    const harness = await harnessWith('alice', 'bob');
    const bob = await harness.online('bob', 9);
    bob.say('ADD 5 FL alice@example.com Alice');
    const alice = await harness.online('alice', 9);
    await bob.hear();
    alice.say('BLP 5 BL');
    expect(await alice.hear()).toEqual(['BLP 5 3 BL']);
    expect(await bob.hear()).toEqual(['FLN alice@example.com']);
    alice.say('BLP 6 AL');
    expect(await bob.hear()).toEqual(['NLN NLN alice@example.com Alice 32']);
  });
});

describe('the name somebody is listed by', () => {
  /** As a client that signs in now gets it. */
  async function listed(harness: Harness, name: string): Promise<string | undefined> {
    const client = await harness.signIn(name, 9);
    client.say('SYN 5 0');
    const line = (await client.hear()).find((heard) => heard.startsWith('LST bob@'));
    client.hangUp();
    return line?.split(' ')[2];
  }

  async function rename(harness: Harness, ...names: readonly string[]): Promise<void> {
    const bob = await harness.online('bob', 9);
    for (const [at, name] of names.entries()) bob.say(`REA ${at + 6} bob@example.com ${name}`);
    await bob.hear();
    bob.hangUp();
  }

  /** Alice has Bob on her list and is gone again. */
  async function withBobAdded(name: string, ...more: readonly string[]): Promise<Harness> {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 9);
    alice.say(`ADD 5 FL bob@example.com ${name} 0`, ...more);
    await alice.hear();
    alice.hangUp();
    return harness;
  }

  test('is their own for who was added by address, however often it changes', async () => {
    const harness = await withBobAdded('bob@example.com');
    expect(await listed(harness, 'alice')).toBe('Bob');
    await rename(harness, 'Bobby', 'Bob%20the%20Great');
    expect(await listed(harness, 'alice')).toBe('Bob%20the%20Great');
  });

  test('is their own for who was allowed by address first', async () => {
    const harness = await harnessWith('alice', 'bob');
    const alice = await harness.online('alice', 9);
    alice.say('ADD 5 AL bob@example.com bob@example.com', 'ADD 6 FL bob@example.com bob@example.com 0');
    await alice.hear();
    alice.hangUp();
    expect(await listed(harness, 'alice')).toBe('Bob');
  });

  test('changes in a list that is at work, too', async () => {
    const harness = await withBobAdded('Bob');
    const alice = await harness.online('alice', 9);
    await rename(harness, 'Bobby');
    await alice.hear();
    alice.say('SYN 7 0');
    expect(await alice.hear()).toContain('LST bob@example.com Bobby 1 0');
  });

  test('stays what the owner of the list made it', async () => {
    const harness = await withBobAdded('bob@example.com', 'REA 6 bob@example.com Robert');
    await rename(harness, 'Bobby');
    expect(await listed(harness, 'alice')).toBe('Robert');
  });

  test('does not follow who blocks the owner', async () => {
    const harness = await withBobAdded('Bob');
    const bob = await harness.online('bob', 9);
    bob.say('ADD 5 BL alice@example.com Alice');
    await bob.hear();
    bob.hangUp();
    await rename(harness, 'Bobby');
    expect(await listed(harness, 'alice')).toBe('Bob');
  });
});
