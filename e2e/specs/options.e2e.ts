/** The Options window: D01, D02, and a sound that is switched off and heard. */
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
});

test.describe.configure({ mode: 'serial' });

test('D01: Apply is enabled by the first change, and Cancel forgets it', async () => {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('messages');
  await expect(options.apply).toBeDisabled();
  const times = options.page.getByRole('checkbox', { name: text('opt.messages.timeStamps') });
  await times.check();
  await expect(options.apply).toBeEnabled();
  await options.closeBy(options.cancel);
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const again = await alice.options();
  await again.show('messages');
  await expect(again.page.getByRole('checkbox', { name: text('opt.messages.timeStamps') })).not.toBeChecked();
  await again.closeBy(again.cancel);
});

test('the display name is changed for everybody', async () => {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('personal');
  await options.page.getByLabel(text('opt.personal.displayName')).fill('Alice in a glass');
  await options.apply.click();
  await expect(alice.main.ownName).toContainText('Alice in a glass');
  await expect(options.apply).toBeDisabled();
  await options.closeBy(options.ok);
});

test('D02: a name moves between the lists, and so do all others; the tree and the other side follow', async () => {
  const bob = await scene.startHeadless(BOB);
  const isSeen = (status: string): Promise<unknown> =>
    bob.waitFor({ event: 'presence', address: ALICE.address, status });
  await isSeen('online');
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('privacy');
  const allowed = options.page.getByRole('listbox', { name: text('opt.privacy.allowed') });
  const blocked = options.page.getByRole('listbox', { name: text('opt.privacy.blocked') });
  await allowed.getByRole('option', { name: BOB.name }).click();
  await allowed
    .getByRole('option', { name: text('opt.privacy.allOthers') })
    .click({ modifiers: ['Control'] });
  await options.page.getByRole('button', { name: text('opt.privacy.block') }).click();
  await expect(blocked.getByRole('option')).toHaveText([text('opt.privacy.allOthers'), BOB.name]);
  await keepScreen(options.page, 'options-privacy');
  await options.apply.click();
  await isSeen('offline');
  await expect(alice.main.contact(BOB.name, text('status.blocked'))).toBeVisible();
  await options.closeBy(options.ok);

  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const again = await alice.options();
  await again.show('privacy');
  const box = again.page.getByRole('checkbox', { name: text('opt.privacy.onlyAllowed') });
  await expect(box).toBeChecked();
  await box.uncheck();
  const mark = bob.mark();
  await again.page
    .getByRole('listbox', { name: text('opt.privacy.blocked') })
    .getByRole('option', { name: BOB.name })
    .click();
  await again.page.getByRole('button', { name: text('opt.privacy.allow') }).click();
  await again.closeBy(again.ok);
  await bob.waitFor({ event: 'presence', address: ALICE.address, status: 'online' }, { since: mark });
  await bob.stop();
});

test('C07: a sound can be heard and switched off, and stays so after a restart', async () => {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('alerts');
  const nudge = text('opt.sound.nudge');
  await options.page.getByRole('button', { name: text('opt.alerts.previewOf', { name: nudge }) }).click();
  await expect.poll(() => alice.application.hooks.sounds()).toContain('nudge');
  await options.page.getByRole('checkbox', { name: text('opt.alerts.muteAll') }).check();
  await options.closeBy(options.ok);
  await scene.quit(alice);
  alice = await scene.startSignedIn(ALICE);
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const again = await alice.options();
  await again.show('alerts');
  await expect(again.page.getByRole('checkbox', { name: text('opt.alerts.muteAll') })).toBeChecked();
});
