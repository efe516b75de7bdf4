/** The Options window: D01, and a sound that is switched off and heard. */
import { expect, test } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS } from '../people.ts';
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
