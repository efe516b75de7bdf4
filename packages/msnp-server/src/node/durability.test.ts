import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { arriveOverTcp } from '../../test/offline-client.ts';
import { signInOverTcp, type TcpClient } from '../../test/tcp-client.ts';
import type { Endpoint } from './index.ts';

const CHILD = fileURLToPath(new URL('../../test/child-server.ts', import.meta.url));
/** The pinned Node, which runs TypeScript; the one running the tests may be older. */
const NODE = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');

interface Child {
  readonly process: ChildProcess;
  readonly msnp: Endpoint;
  readonly http: string;
}

async function startChild(directory: string): Promise<Child> {
  const child = spawn(NODE, [CHILD, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return { process: child, ...(JSON.parse(line) as { msnp: Endpoint; http: string }) };
}

async function startSignedIn(directory: string): Promise<{ child: Child; alice: TcpClient }> {
  const child = await startChild(directory);
  return { child, alice: await signInOverTcp(child, 'alice@example.com', 'secret') };
}

test('what was answered survives kill -9 right after', { timeout: 60_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'nudge-durable-'));
  const expected = { lists: 0, group: '', name: 'alice', phone: '', privacy: 'AL', notify: 'A' };
  const changes: readonly [string, RegExp, (match: RegExpExecArray) => void][] = [
    ['ADC 10 FL N=bob@example.com F=Bob', /ADC 10 FL .*\r\n/, () => (expected.lists = 1)],
    ['ADG 11 Friends', /ADG 11 .*?([\da-f-]{36}).*\r\n/, (match) => (expected.group = match[1] ?? '')],
    ['PRP 12 MFN Al', /PRP 12 MFN Al\r\n/, () => (expected.name = 'Al')],
    ['PRP 13 PHH 42', /PRP 13 PHH 42\r\n/, () => (expected.phone = '42')],
    ['BLP 14 BL', /BLP 14 BL\r\n/, () => (expected.privacy = 'BL')],
    ['GTC 15 N', /GTC 15 N\r\n/, () => (expected.notify = 'N')],
    ['ADC 16 BL N=bob@example.com', /ADC 16 BL .*\r\n/, () => (expected.lists = 5)],
    ['REM 17 BL bob@example.com', /REM 17 BL .*\r\n/, () => (expected.lists = 1)],
  ];
  let { child, alice } = await startSignedIn(directory);
  for (const [command, answer, note] of changes) {
    alice.say(command);
    note(await alice.until(answer));
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    ({ child, alice } = await startSignedIn(directory));
    alice.say('SYN 20 0 0', 'PNG');
    const [list] = await alice.until(/SYN 20[^]*QNG/);
    const [, lists = '0'] = /LST N=bob@example\.com \S+ \S+ (\d+) /.exec(list) ?? [];
    expect(Number(lists)).toBe(expected.lists);
    expect(list.includes(`LSG Friends ${expected.group}`)).toBe(expected.group !== '');
    expect(list).toContain(`PRP MFN ${expected.name}\r\n`);
    expect(list.includes('PRP PHH 42')).toBe(expected.phone !== '');
    expect(list).toContain(`BLP ${expected.privacy}\r\n`);
    expect(list).toContain(`GTC ${expected.notify}\r\n`);
  }
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  await rm(directory, { recursive: true });
});

test('a message that was kept survives kill -9 right after', { timeout: 60_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'nudge-durable-'));
  let child = await startChild(directory);
  const { offline: alice } = await arriveOverTcp(child, 'alice');
  expect(await alice.leave('bob', 'x')).toBe('kept');
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  child = await startChild(directory);
  const { offline: bob } = await arriveOverTcp(child, 'bob');
  const messageIds = await bob.waiting();
  expect(messageIds).toHaveLength(1);
  expect(await bob.fetch({ kind: 'delete', messageIds })).toEqual({ kind: 'deleted' });
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  child = await startChild(directory);
  expect((await arriveOverTcp(child, 'bob')).notice).not.toContain('<M>');
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  await rm(directory, { recursive: true });
});
