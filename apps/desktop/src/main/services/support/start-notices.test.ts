import type { StartNotice } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { StartNotices } from './start-notices.ts';

const NOTICE: StartNotice = { code: 'historySetAside', path: '/folder/anna/history.sqlite.damaged-1' };

it('what was set aside is told until it was read, and stands in the log without its folder', () => {
  const log = recordedLog();
  const notices = new StartNotices(log);
  const told: number[] = [];
  notices.changed.subscribe((list) => void told.push(list.length));
  notices.add(NOTICE);
  expect(notices.list()).toEqual([NOTICE]);
  expect(log.warnings).toEqual([
    { message: 'data: damaged, set aside', kind: 'historySetAside', file: 'history.sqlite.damaged-1' },
  ]);
  notices.dismiss();
  expect(told).toEqual([1, 0]);
});
