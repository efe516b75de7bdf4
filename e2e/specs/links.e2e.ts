/** Links and files that other programs open with this one: a second start hands them over, and nothing is done unasked. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import { runSecondInstance } from '../processes/second-instance.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
const scene = setScene(
  { seed: { accounts: ALL_FRIENDS.accounts, contacts: [[ALICE.address, BOB.address]] } },
  async (opened) => {
    alice = await opened.start('alice');
  },
);

/** As a browser or a file manager does it. */
async function open(thing: string): Promise<void> {
  const profile = alice.application.profile;
  expect(await runSecondInstance({ profile, dataFolder: scene.dataFolder, args: ['--', thing] })).toBe(0);
}

const question = (): Locator => alice.main.page.getByRole('alertdialog');
const answer = (word: 'yes' | 'no'): Promise<void> =>
  question()
    .getByRole('button', { name: text(`outside.${word}`), exact: true })
    .click();

test('a link waits for the sign-in, is asked about, and No does nothing', async () => {
  const { main, application } = alice;
  await open(`msnim:chat?contact=${encodeURIComponent(BOB.address)}`);
  await expect(main.page.getByRole('alert')).toHaveText(
    new RegExp(text('outside.waitingLink', { address: BOB.address })),
  );
  await main.signIn.as(ALICE);
  await main.waitUntilSignedIn();
  const who = text('outside.who', { name: BOB.name, address: BOB.address });
  await expect(question().getByText(text('outside.chat', { who }))).toBeVisible();
  await expect(question().getByText(text('outside.origin'))).toBeVisible();
  await answer('no');
  await expect(question()).toHaveCount(0);
  expect(await application.windows('conversation')).toHaveLength(0);
});

test('Yes opens the conversation, and brings a hidden window up for its question', async () => {
  const { main, application } = alice;
  await application.hide(main.page);
  await open(`nudge:chat?contact=${BOB.address}`);
  await expect.poll(() => application.isVisible(main.page)).toBe(true);
  await expect(question()).toBeVisible();
  expect(await application.windows('conversation')).toHaveLength(0);
  await answer('yes');
  await alice.conversation(BOB.name);
  await expect(question()).toHaveCount(0);
});

test('a second link does not take the place of the question that stands', async () => {
  await open(`msnim:add?contact=${CAROL.address}`);
  const asked = question().getByText(text('outside.add', { who: CAROL.address }));
  await expect(asked).toBeVisible();
  await open(`msnim:chat?contact=${BOB.address}`);
  await expect(asked).toBeVisible();
  await answer('yes');
  await expect(question()).toHaveCount(0);
  await expect(alice.main.contact(CAROL.address)).toBeVisible();
});

test('a link that is none of ours, and one for a call, are told in one line', async () => {
  const line = alice.main.page.getByRole('alert');
  await open('msnim:chat?contact=a@example.com,b@example.com');
  await expect(line).toHaveText(new RegExp(text('outside.unreadable')));
  await open(`msnim:voice?contact=${BOB.address}`);
  await expect(line).toHaveText(new RegExp(text('outside.call')));
  await line.getByRole('button', { name: text('list.dismiss') }).click();
  await expect(line).toHaveCount(0);
});

test('a saved contact list is asked about, then taken', async () => {
  const { main, application } = alice;
  const file = join(await scene.makeFolder('saved'), 'friends.ctt');
  await application.hooks.answerDialog(file);
  await main.menu(text('menu.bar.file'), text('menu.file.saveContacts'));
  await expect(async () => expect(await readFile(file, 'utf8')).toContain(BOB.address)).toPass();
  await open(file);
  await expect(question().getByText(text('outside.contactFile', { file: 'friends.ctt' }))).toBeVisible();
  await answer('yes');
  const outcome = main.page.getByRole('dialog', { name: text('contactFile.title') });
  await expect(outcome.getByText('2 were on your list already.')).toBeVisible();
  await outcome.getByRole('button', { name: text('dialog.ok') }).click();
});

test('a status asked for by another start is taken, and leaves a hidden window where it is', async () => {
  const { main, application } = alice;
  const { profile } = application;
  await application.hide(main.page);
  expect(await runSecondInstance({ profile, dataFolder: scene.dataFolder, args: ['--task=busy'] })).toBe(0);
  await expect(main.ownName).toHaveAccessibleName(new RegExp(text('status.busy')));
  expect(await application.isVisible(main.page)).toBe(false);
});
