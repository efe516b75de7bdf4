// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import { createFakeClient } from './fake-client.ts';
import { followFaults } from './follow-faults.ts';

it('tells faults that nobody caught', () => {
  const client = createFakeClient({ kind: 'main', snapshot: FRESH_MAIN });
  const page = new EventTarget();
  followFaults(client.bridge, page);
  page.dispatchEvent(new ErrorEvent('error', { error: new TypeError('secret') }));
  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'secret' }));
  const [first, second] = client.requested('reportFault');
  expect(first).toMatchObject({ kind: 'TypeError', stack: expect.stringContaining('at ') as string });
  expect(second).toEqual({ kind: 'string', stack: '' });
});
