/** The sign-in view (acceptance points A01 to A06) and the ways a session does not begin, or ends. */
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import type { Person } from '../scene.ts';
import { ALICE, ALL_FRIENDS } from '../people.ts';
import { chooseFromMenu } from '../pages/menus.ts';
import { text } from '../texts.ts';

const STATUSES = ['online', 'busy', 'beRightBack', 'away', 'onThePhone', 'outToLunch', 'appearOffline'].map(
  (status) => text(`status.${status}`),
);

let person: Person;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  person = await opened.start('sign-in');
});

/** Takes connections and never says a word. */
async function startSilentServer(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

test('A01: the parts in their tab order', async () => {
  const { signIn, page } = person.main;
  await signIn.email.fill(ALICE.address);
  await signIn.email.focus();
  await keepScreen(page, 'sign-in');
  const parts = [signIn.password, signIn.status, signIn.rememberMe];
  for (const part of parts) {
    await tabTo(async () => {
      await expect(part).toBeFocused({ timeout: 1_000 });
    });
  }
  await signIn.rememberMe.focus();
  await tabTo(async () => {
    await expect(signIn.submit).toBeFocused({ timeout: 1_000 });
  });

  /** At most a few stops lie between two named parts: links, and boxes that may be disabled. */
  async function tabTo(isThere: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await page.keyboard.press('Tab');
      await isThere();
    }).toPass({ timeout: 10_000, intervals: [0] });
  }
});

test('A02: automatic sign-in brings the boxes above it, Remember Me takes all away', async () => {
  const { signIn } = person.main;
  await expect(signIn.rememberMe).toBeVisible();
  if (await signIn.automatic.isDisabled()) {
    // No key store here: passwords are never kept, and the boxes say why.
    await expect(signIn.rememberPassword).toBeDisabled();
    await expect(signIn.rememberPassword).toHaveAccessibleDescription(text('signin.passwordNotStorable'));
    await signIn.rememberMe.setChecked(true);
    await signIn.rememberMe.setChecked(false);
    await expect(signIn.rememberPassword).not.toBeChecked();
    return;
  }
  await signIn.automatic.setChecked(true);
  await expect(signIn.rememberMe).toBeChecked();
  await expect(signIn.rememberPassword).toBeChecked();
  await signIn.rememberMe.setChecked(false);
  await expect(signIn.rememberPassword).not.toBeChecked();
  await expect(signIn.automatic).not.toBeChecked();
});

test('A03: seven statuses in their order', async () => {
  const { signIn, page } = person.main;
  await signIn.status.click();
  await expect(page.getByRole('option')).toHaveText(STATUSES);
  await page.keyboard.press('Escape');
});

test('A06: the Caps Lock line comes and goes', async () => {
  const { signIn } = person.main;
  await signIn.password.focus();
  await expect(signIn.capsLock).toBeHidden();
  await sendKeyWithCapsLock(true);
  await expect(signIn.capsLock).toBeVisible();
  await sendKeyWithCapsLock(false);
  await expect(signIn.capsLock).toBeHidden();

  /** A real key has no way to switch Caps Lock on in a test: the event that reports its state is played. */
  async function sendKeyWithCapsLock(isOn: boolean): Promise<void> {
    await signIn.password.dispatchEvent('keydown', { key: 'Shift', modifierCapsLock: isOn });
    await signIn.password.dispatchEvent('keyup', { key: 'Shift', modifierCapsLock: isOn });
  }
});

test('A05: a wrong password gives an alert with its code, the focus, and an empty password', async () => {
  const { signIn, page } = person.main;
  await signIn.as({ address: ALICE.address, password: 'not the password' });
  const failure = signIn.failure.filter({ hasText: text('err.wrongPassword') });
  await expect(failure).toBeVisible();
  await expect(failure).toContainText(/0x80048821/i);
  await expect(failure).toBeFocused();
  await expect(signIn.password).toHaveValue('');
  await expect(signIn.email).toHaveValue(ALICE.address);
  await keepScreen(page, 'sign-in-wrong-password');
});

test('A04: while connecting there is Cancel, which gives the form back with its values', async () => {
  const silent = await startSilentServer();
  const waiting = await scene.start('waiting', {
    server: { address: `127.0.0.1:${silent.port}`, http: `http://127.0.0.1:${silent.port}` },
  });
  const { signIn, page } = waiting.main;
  await signIn.as(ALICE);
  await expect(page.getByText(text('signin.signingIn'))).toBeVisible();
  await expect(signIn.password).toBeHidden();
  await keepScreen(page, 'signing-in');
  await signIn.cancel.click();
  await expect(signIn.email).toHaveValue(ALICE.address);
  await expect(signIn.password).toHaveValue(ALICE.password);
  await scene.quit(waiting);
  silent.server.close();
});

test('a server that is not there is told apart from a wrong password', async () => {
  const silent = await startSilentServer();
  silent.server.close();
  await once(silent.server, 'close');
  const lost = await scene.start('lost', {
    server: { address: `127.0.0.1:${silent.port}`, http: `http://127.0.0.1:${silent.port}` },
  });
  await lost.main.signIn.as(ALICE);
  await expect(lost.main.signIn.failure.filter({ hasText: text('err.unreachable') })).toBeVisible();
  await scene.quit(lost);
});

test('a server added by the address that a friend tells is chosen, and signed in to', async () => {
  const newcomer = await scene.start('newcomer');
  const { page, signIn } = newcomer.main;
  await page.getByRole('button', { name: text('signin.connectionSettings') }).click();
  const options = await newcomer.options();
  await options.page.getByRole('button', { name: text('opt.connection.add') }).click();
  const dialog = options.page.getByRole('dialog', { name: text('opt.server.addTitle') });
  await dialog.getByLabel(text('opt.server.name')).fill('A friend');
  await dialog.getByLabel(text('opt.server.host')).fill(scene.server.address);
  await dialog.getByLabel(text('opt.server.loginAddress')).fill(scene.server.http);
  await dialog.getByRole('button', { name: text('opt.ok'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await options.closeBy(options.cancel);
  await expect(signIn.server).toContainText('A friend');
  await signIn.as(ALICE);
  await newcomer.main.waitUntilSignedIn();
  await scene.quit(newcomer);
});

test('signing in, choosing the status before, and being signed out by another place', async () => {
  const { main } = person;
  await main.signIn.choose(main.signIn.status, text('status.away'));
  await main.signIn.as(ALICE);
  await main.waitUntilSignedIn();
  await expect(main.ownName).toHaveAccessibleName(new RegExp(text('status.away')));
  await scene.startHeadless(ALICE);
  const words = text('err.otherPlace.thisComputer');
  await expect(main.signIn.failure.filter({ hasText: words })).toBeVisible();
  await keepScreen(main.page, 'signed-in-elsewhere');
  await expect(main.signIn.submit).toBeVisible();
});

test('signing out gives the sign-in view back', async () => {
  const { main } = person;
  await main.signIn.as(ALICE);
  await main.waitUntilSignedIn();
  await main.ownName.click();
  await chooseFromMenu(main.page, text('menu.status.signOut'));
  await expect(main.signIn.submit).toBeVisible();
});
