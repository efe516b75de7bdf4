import { expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { scriptedUpdates } from '../../../../test/scripted-updater.ts';
import { updateHandlers } from './update-handlers.ts';

const CALLER = { windowId: 1, context: { kind: 'main' } } as const;

it('a new version is looked for, put off, and started when nothing is broken off by it', async () => {
  const { updates, updater } = scriptedUpdates(new ManualClock());
  let restarts = 0;
  const restart = (): void => void (restarts += 1);
  const handlers = updateHandlers({ updates, shell: { restart } });
  updater.release = { version: '2.0.0', notes: '' };
  expect(await handlers.restartToUpdate({}, CALLER)).toMatchObject({ ok: false });
  await handlers.checkForUpdates({}, CALLER);
  await settle();
  expect(updates.view.stage.kind).toBe('ready');
  await handlers.putOffUpdate({}, CALLER);
  expect(updates.view.isPutOff).toBe(true);
  updater.hold = 'transfers';
  expect(await handlers.restartToUpdate({}, CALLER)).toMatchObject({ failure: { code: 'notNow' } });
  expect(restarts).toBe(0);
  updater.hold = undefined;
  expect(await handlers.restartToUpdate({}, CALLER)).toMatchObject({ ok: true });
  expect(restarts).toBe(1);
});
