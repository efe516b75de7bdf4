import { expect, it } from 'vitest';
import type { Appearance, MainChange } from '@nudge/ipc-contract';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import type { Look } from '../look/look.ts';
import { createFakeClient } from './fake-client.ts';
import { withLook } from './with-look.ts';

const change = (appearance: Appearance): MainChange => ({ type: 'appearanceChanged', appearance });

function follow(number = 0) {
  const client = createFakeClient({ kind: 'main', snapshot: { ...FRESH_MAIN, number } });
  const seen: string[] = [];
  const bridge = withLook(client.bridge, ({ appearance }) => seen.push(appearance));
  bridge.onChange(({ number: heard }) => seen.push(`change ${heard}`));
  return { client, seen, bridge };
}

it('shows the look of the snapshot before the window has it', async () => {
  const { bridge, seen } = follow();
  await bridge.request('getSnapshot', {}).then(() => seen.push('snapshot'));
  expect(seen).toEqual(['light', 'snapshot']);
});

it('shows the look of a change before the window hears of it', async () => {
  const { bridge, client, seen } = follow();
  await bridge.request('getSnapshot', {});
  client.change(change('dark'));
  expect(seen).toEqual(['light', 'dark', 'change 1']);
});

it('shows a change that overtook the snapshot after it', async () => {
  const { bridge, client, seen } = follow();
  client.change(change('dark'));
  await bridge.request('getSnapshot', {});
  expect(seen).toEqual(['change 1', 'light', 'dark']);
});

it('drops a change that the snapshot contains', async () => {
  const { client, seen } = follow();
  client.change(change('dark'));
  const later = withLook(
    { ...client.bridge, request: async () => ({ ok: true, value: { ...FRESH_MAIN, number: 2 } }) as never },
    ({ appearance }) => seen.push(appearance),
  );
  later.onChange(() => undefined);
  client.change(change('dark'));
  await later.request('getSnapshot', {});
  expect(seen).toEqual(['change 1', 'change 2', 'light']);
});

it('shows the look of settings, and keeps what the system said', async () => {
  const client = createFakeClient({ kind: 'main', snapshot: { ...FRESH_MAIN, appearance: 'dark' } });
  const seen: Look[] = [];
  const bridge = withLook(client.bridge, (look) => seen.push(look));
  bridge.onChange(() => undefined);
  await bridge.request('getSnapshot', {});
  const { settings } = FRESH_MAIN;
  client.change({
    type: 'settingsChanged',
    settings: { ...settings, look: { ...settings.look, tint: 'green' } },
  });
  expect(seen.at(-1)).toMatchObject({ style: 'classic', appearance: 'dark', tint: 'green' });
});

it('shows nothing for other answers', async () => {
  const { bridge, seen } = follow();
  await bridge.request('openOptions', { page: 'general' });
  expect(seen).toEqual([]);
});
