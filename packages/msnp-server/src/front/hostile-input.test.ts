import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, test } from 'vitest';
import { Harness } from '../../test/harness.ts';
import { openSqliteStore } from '../node/sqlite-store.ts';

async function harnessWith(...names: readonly string[]): Promise<Harness> {
  const harness = await Harness.open();
  await harness.accounts(...names);
  return harness;
}

function rubbish(length: number): Uint8Array {
  let state = 12_345;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    return state >> 16;
  });
}

describe('what ends a connection, and only that one', () => {
  test.each([
    ['a line over the limit', 'x'.repeat(8_193)],
    ['a line over the limit, with its end', `VER 1 ${'MSNP8 '.repeat(2_000)}\r\n`],
    ['an unknown command', 'HELO 1\r\n'],
    ['a command before VER', 'SYN 1 0\r\n'],
    ['a command before sign-in', 'VER 1 MSNP12\r\nCHG 2 NLN\r\n'],
    ['missing arguments', 'VER 1 MSNP12\r\nUSR 2\r\n'],
    ['no transaction ID', 'VER x MSNP12\r\n'],
    ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('%s', async (_, text) => {
    const harness = await harnessWith('alice', 'bob');
    const bystander = await harness.online('bob', 12);
    const client = harness.connect();
    client.sayRaw(text);
    await client.hear();
    expect(client.isClosed).toBe(true);
    client.sayRaw('VER 1 MSNP12\r\n');
    expect(await client.hear()).toEqual([]);
    bystander.say('PNG');
    expect(await bystander.hear()).toEqual(['QNG 60']);
    expect(harness.log.every(({ details }) => !JSON.stringify(details).includes('HELO'))).toBe(true);
  });

  test.each([
    ['not a number', 'UUX 5 abc\r\n'],
    ['negative', 'UUX 5 -1\r\n'],
    ['far too large', 'UUX 5 1000000000\r\n'],
    ['beyond all numbers', `UUX 5 ${'9'.repeat(400)}\r\n`],
    ['missing', 'QRY 5 PROD\r\n'],
    ['too short, so that the rest is read as a command', 'UUX 5 3\r\n<Data></Data>\r\n'],
    ['not XML', 'UUX 5 4\r\n<Dat'],
  ])('a payload length that is %s', async (_, text) => {
    const harness = await harnessWith('alice');
    const client = await harness.online('alice', 12);
    client.sayRaw(text);
    await client.hear();
    expect(client.isClosed).toBe(true);
  });

  test.each([
    ['switched off', 12, 'FND'],
    ['of another dialect', 9, 'ADC x FL y'],
  ] as const)('a command %s without a transaction ID', async (_, version, line) => {
    const harness = await harnessWith('alice');
    const client = await harness.online('alice', version);
    client.say(line);
    expect(await client.hear()).toEqual([]);
    expect(client.isClosed).toBe(true);
  });

  test('rubbish of all kinds leaves the server alive', async () => {
    const harness = await harnessWith('alice');
    const noise = rubbish(20_000);
    for (let at = 0; at < noise.length; at += 500) {
      const client = harness.connect();
      client.sayRaw(noise.subarray(at, at + 500));
      await client.hear();
      const board = harness.connect('switchboard');
      board.sayRaw('ANS 1 a b c\r\n');
      board.sayRaw(noise.subarray(at, at + 500));
      expect((await board.hear())[0]).toBe('911 1');
    }
    expect((await harness.online('alice', 12)).isClosed).toBe(false);
  });
});

describe('what does not', () => {
  test('empty lines, bare line feeds, and commands cut at any byte', async () => {
    const harness = await harnessWith('alice');
    const text = '\r\n\r\nVER 1 MSNP12\r\n\r\nUSR 2 TWN I alice@example.com\nPNG\r\n\r\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const client = harness.connect();
      client.sayRaw(text.slice(0, cut));
      client.sayRaw(text.slice(cut));
      expect((await client.hear()).map((line) => line.slice(0, 6))).toEqual(['VER 1 ', 'USR 2 ', 'QNG 60']);
    }
  });

  test('one byte at a time', async () => {
    const harness = await harnessWith('alice');
    const client = await harness.online('alice', 12);
    const data = '<Data><PSM>x</PSM><CurrentMedia></CurrentMedia></Data>';
    for (const character of `UUX 5 ${data.length}\r\n${data}PNG\r\n`) client.sayRaw(character);
    expect(await client.hear()).toEqual(['UUX 5 0', 'QNG 60']);
  });

  test('many commands in one write are answered in order', async () => {
    const harness = await harnessWith('alice', 'bob');
    const client = await harness.online('alice', 12);
    const commands = Array.from({ length: 300 }, (_, at) =>
      at % 3 === 0 ? `PRP ${at} PHH ${at}` : `BLP ${at} AL`,
    );
    client.say(...commands);
    expect(client.connection.isBehind).toBe(true);
    const trIds = (await client.hear()).map((line) => Number(line.split(' ')[1]));
    expect(trIds).toEqual(commands.map((_, at) => at));
    expect(client.connection.isBehind).toBe(false);
  });
});

describe('silence', () => {
  test('half a command for ever', async () => {
    const harness = await harnessWith('alice');
    const clients = ['V', 'VER 1 MS', 'USR 1 alice@exa', '\r\n'].map((text) => {
      const client = harness.connect();
      client.sayRaw(text);
      return client;
    });
    await harness.advance(60_000);
    for (const client of clients) await client.hear();
    expect(clients.map(({ isClosed }) => isClosed)).toEqual([true, true, true, true]);
  });

  test('200 silent connections disturb nobody and are let go', async () => {
    const harness = await harnessWith('alice', 'bob');
    await harness.befriend('alice', 'bob');
    const silent = Array.from({ length: 200 }, () => harness.connect());
    const alice = await harness.online('alice', 12);
    const bob = await harness.online('bob', 12);
    await alice.hear();
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    board.sayRaw('MSG 5 A 2\r\nhi');
    expect((await other.hear())[0]).toBe('MSG alice@example.com Alice 2\nhi');
    await harness.advance(60_000);
    for (const client of silent) await client.hear();
    expect(silent.every(({ isClosed }) => isClosed)).toBe(true);
    expect(alice.isClosed).toBe(false);
  });
});

describe('a store that is full', () => {
  test('changes get 501, lists and conversations go on', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'nudge-full-'));
    const file = join(directory, 'server.sqlite');
    const names = Array.from({ length: 100 }, (_, at) => `friend${at}`);
    const filling = await Harness.open({ store: await openSqliteStore({ file }) });
    await filling.accounts('alice', ...names);
    await filling.befriend('alice', 'friend0');
    await filling.service.core.store.close();
    const harness = await Harness.open({ store: await openSqliteStore({ file, maxPages: 1 }) });
    const alice = await harness.online('alice', 12);
    alice.say(...names.slice(1).map((name, at) => `ADC ${at} FL N=${name}@example.com F=${name}`));
    const answers = (await alice.hear()).filter((line) => !line.startsWith('BPR'));
    const added = answers.filter((line) => line.startsWith('ADC'));
    expect(answers.length).toBe(99);
    expect(answers.filter((line) => line.startsWith('501')).length).toBe(99 - added.length);
    expect(added.length).toBeLessThan(99);
    alice.say('SYN 90 0 0', 'PNG');
    const lines = await alice.hear();
    expect(lines.at(-1)).toBe('QNG 60');
    expect(lines.filter((line) => line.startsWith('LST')).length).toBe(added.length + 1);
    await harness.service.core.store.close();
    await rm(directory, { recursive: true });
  });
});

test('the log holds no secret', async () => {
  const harness = await harnessWith('alice');
  const ticket = await harness.ticket('alice');
  const client = harness.connect();
  client.say(
    'VER 1 MSNP12',
    'USR 2 TWN I alice@example.com',
    `USR 3 TWN S ${ticket}`,
    `SECRETVERB ${ticket}`,
  );
  await client.hear();
  expect(harness.log.length).toBeGreaterThan(0);
  expect(JSON.stringify(harness.log)).not.toMatch(/t=|SECRETVERB/);
});
