import { expect, it } from 'vitest';
import type { CrossingBridge, MainChange, Numbered } from '@nudge/ipc-contract';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import { readBridge } from './client.ts';
import { createFakeClient } from './fake-client.ts';

it('reads again the changes that cross as text, and lets everything else pass', async () => {
  const { bridge, requests } = createFakeClient({ kind: 'main', snapshot: FRESH_MAIN });
  let cross = (_text: string): void => {};
  let isStopped = false;
  const crossing: CrossingBridge = {
    ...bridge,
    onChange: (listener) => {
      cross = listener;
      return () => {
        isStopped = true;
      };
    },
  };
  const read = readBridge('main', crossing);
  const heard: Numbered<MainChange>[] = [];
  const stop = read.onChange((numbered) => heard.push(numbered));
  const numbered = { number: 7, change: { type: 'contactRemoved', address: 'bob@example.com' } } as const;
  cross(JSON.stringify(numbered));
  expect(heard).toEqual([numbered]);
  stop();
  expect(isStopped).toBe(true);
  await read.request('signOut', {});
  expect(requests).toEqual([{ name: 'signOut', arguments: {} }]);
});
