import type { MainChange, MainSnapshot } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import { createFakeClient } from './fake-client.ts';
import { followWindow } from './follow-window.ts';

const change = (locale: string): MainChange => ({ type: 'localeChanged', locale });

function follow(snapshot: MainSnapshot) {
  const client = createFakeClient({ kind: 'main', snapshot });
  const seen: string[] = [];
  const stop = followWindow(client.bridge, {
    open: ({ number }) => seen.push(`open ${number}`),
    change: (heard) => heard.type === 'localeChanged' && seen.push(heard.locale),
  });
  return { client, seen, stop };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('opens with the snapshot and then hands every change on', async () => {
  const { client, seen } = follow(FRESH_MAIN);
  await settled();
  client.change(change('pt'));
  expect(seen).toEqual(['open 0', 'pt']);
});

it('keeps changes that overtake the snapshot and drops those it contains', async () => {
  const snapshot = { ...FRESH_MAIN, number: 2 };
  const early = createFakeClient({ kind: 'main', snapshot: { ...FRESH_MAIN, number: 0 } });
  const seen: string[] = [];
  followWindow(
    {
      ...early.bridge,
      request: (name) =>
        early.bridge.request(name, {} as never).then(() => ({ ok: true, value: snapshot }) as never),
    },
    {
      open: ({ number }) => seen.push(`open ${number}`),
      change: (heard) => heard.type === 'localeChanged' && seen.push(heard.locale),
    },
  );
  for (const locale of ['one', 'two', 'three']) early.change(change(locale));
  await settled();
  expect(seen).toEqual(['open 2', 'three']);
});

it('is silent once stopped', async () => {
  const { client, seen, stop } = follow(FRESH_MAIN);
  stop();
  await settled();
  client.change(change('pt'));
  expect(seen).toEqual([]);
});
