/** The server's own TLS, beside plain on the same ports, and its certificate as people trust it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningServer, StartOptions } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignInOptions } from '../../src/index.ts';
import { Person, serverWith } from './people.ts';

const servers: RunningServer[] = [];
const people: Person[] = [];
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nudge-certificate-'));
});

afterEach(async () => {
  for (const { client } of people.splice(0)) client.close();
  for (const server of servers.splice(0)) await server.stop();
  await rm(directory, { recursive: true });
});

async function start(options: Partial<StartOptions> = {}, names = ['alice', 'bob']): Promise<RunningServer> {
  const server = await serverWith(names, { tls: { kind: 'own' }, ...options });
  servers.push(server);
  return server;
}

function person(name: string): Person {
  const one = new Person(name);
  people.push(one);
  return one;
}

function encrypted({ msnp, http }: RunningServer, trustedFingerprint: string): Partial<SignInOptions> {
  return {
    server: { ...msnp, isSecure: true },
    http: http.replace('http:', 'https:'),
    trustedFingerprint,
  };
}

async function say(from: Person, to: Person, text: string): Promise<void> {
  const conversationId = await from.open(to);
  from.client.submit({ type: 'sendText', id: text, conversationId, lineId: text, text });
  await from.hear('lineChanged', ({ state }) => state === 'delivered');
  expect((await to.hear('textReceived')).text).toBe(text);
}

test.each([12, 8, 7, 2] as const)(
  'one encrypts, the other cannot, and they talk, in MSNP%i',
  async (version) => {
    const server = await start();
    const [alice, bob] = [person('alice'), person('bob')];
    const options = { ...encrypted(server, server.fingerprint ?? ''), versions: [version] };
    expect(await alice.signIn(server, options)).toEqual({ ok: true });
    expect(await bob.signIn(server, { versions: [version] })).toEqual({ ok: true });
    await alice.ask({ type: 'addContact', account: bob.account });
    await bob.hear('contactRequested');
    const answer = { account: alice.account, answer: 'allow', addToList: true } as const;
    await bob.ask({ type: 'answerContactRequest', ...answer });
    await alice.sees(bob, 'online');
    await bob.sees(alice, 'online');
    await say(alice, bob, 'from here');
    await say(bob, alice, 'from there');
  },
);

test('a server started anew is known again; one with another certificate is not talked to', async () => {
  const storage = { kind: 'directory', directory } as const;
  const first = await start({ storage });
  const trusted = first.fingerprint ?? '';
  await first.stop();
  const again = await start({ storage }, []);
  const alice = person('alice');
  expect(await alice.signIn(again, encrypted(again, trusted))).toEqual({ ok: true });
  await again.stop();
  await rm(join(directory, 'server-certificate.pem'));
  const other = await start({ storage }, []);
  const bob = person('bob');
  await bob.signIn(other, encrypted(other, trusted));
  expect(await bob.hear('signInFailed')).toMatchObject({
    failure: { code: 'badCertificate', fingerprint: other.fingerprint },
  });
  expect(other.connectedCount()).toBe(0);
});
