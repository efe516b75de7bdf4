/**
 * Encrypted connections through proxies, to a server with a certificate of its own. Its name is known to the proxies
 * alone, so that whoever reaches it has gone through one.
 */
import { expect, test } from '@playwright/test';
import { startHttpProxy, startSocksProxy, type TestProxy } from '@nudge/testkit/node';
import { setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const SERVER = 'server.test';
const NAMES = { [SERVER]: '127.0.0.1' };
const GUARD = { user: 'bob', password: 'proxy-pass' };

let alice: Person;
let bob: Person;
let httpProxy: TestProxy;
let socksProxy: TestProxy;

const scene = setScene({ seed: ALL_FRIENDS, serverFlags: ['--public-host', SERVER] }, async (opened) => {
  httpProxy = await startHttpProxy({ names: NAMES });
  socksProxy = await startSocksProxy({ names: NAMES, ...GUARD });
  alice = await opened.start('alice', secureServer());
  bob = await opened.start('bob', secureServer());
});

test.describe.configure({ mode: 'serial' });

test.afterAll(async () => {
  await httpProxy.close();
  await socksProxy.close();
});

function secureServer() {
  const { port, httpPort } = scene.server;
  const server = { address: `${SERVER}:${port}`, http: `https://${SERVER}:${httpPort}` };
  return { server, args: ['--tls'] };
}

interface ProxyFields {
  readonly kind: 'http' | 'socks';
  readonly port: number;
  readonly user?: string;
  readonly password?: string;
}

async function setProxy(
  person: Person,
  { kind, port, user = '', password = '' }: ProxyFields,
): Promise<void> {
  await person.main.page
    .getByRole('button', { name: text('signin.connectionSettings') })
    .last()
    .click();
  const options = await person.options();
  await options.page.getByLabel(text('opt.proxy.kind'), { exact: true }).selectOption(kind);
  await options.page.getByLabel(text('opt.proxy.host')).fill('127.0.0.1');
  await options.page.getByLabel(text('opt.proxy.port')).fill(String(port));
  await options.page.getByLabel(text('opt.proxy.user')).fill(user);
  if (password !== '') await options.page.getByLabel(text('opt.proxy.password')).fill(password);
  await options.closeBy(options.ok);
}

const question = ({ main }: Person) => main.page.getByRole('alertdialog', { name: text('trust.title') });

const grouped = (fingerprint: string): string => (fingerprint.toUpperCase().match(/.{4}/g) ?? []).join(' ');

async function connectionText(person: Person): Promise<string> {
  await person.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await person.options();
  await options.show('connection');
  const said = await options.page.getByTestId('connection-text').textContent();
  await options.closeBy(options.cancel);
  return said ?? '';
}

test('through an HTTP proxy: the certificate is asked about, compared and trusted', async () => {
  await setProxy(alice, { kind: 'http', port: httpProxy.port });
  await alice.main.signIn.as(ALICE);
  await expect(question(alice).getByText(grouped(scene.server.fingerprint))).toBeVisible();
  await expect(question(alice).getByRole('button', { name: text('dialog.cancel') })).toBeFocused();
  await question(alice)
    .getByRole('button', { name: text('trust.trust') })
    .click();
  await alice.main.waitUntilSignedIn();
  const said = await connectionText(alice);
  expect(said).toContain(text('opt.connection.way.secure'));
  expect(said).toContain(`127.0.0.1:${httpProxy.port}`);
});

test('through a SOCKS proxy: who is not let in is told so, and then let in', async () => {
  await setProxy(bob, { kind: 'socks', port: socksProxy.port, user: GUARD.user, password: 'wrong' });
  await bob.main.signIn.as(BOB);
  await expect(bob.main.signIn.failure).toContainText(text('err.proxyDenied'));
  await setProxy(bob, { kind: 'socks', port: socksProxy.port, ...GUARD });
  await bob.main.signIn.submit.click();
  await question(bob)
    .getByRole('button', { name: text('trust.trust') })
    .click();
  await bob.main.waitUntilSignedIn();
});

test('two people talk, and everything of it went through the proxies', async () => {
  const chat = await alice.openConversation(BOB.name);
  await chat.say('nobody reads along');
  const answer = await bob.conversation(ALICE.name);
  await expect(answer.line('nobody reads along')).toBeVisible();
  await answer.say('I hope so');
  await expect(chat.line('I hope so')).toBeVisible();
  const { port, httpPort } = scene.server;
  for (const proxy of [httpProxy, socksProxy]) {
    const places = new Set(proxy.asked);
    expect(places).toEqual(new Set([`${SERVER}:${port}`, `${SERVER}:${httpPort}`]));
  }
});

test('the next start asks no question', async () => {
  await scene.quit(alice);
  alice = await scene.start('alice', secureServer());
  await alice.main.signIn.as(ALICE);
  await alice.main.waitUntilSignedIn();
  await expect(question(alice)).toHaveCount(0);
});
