import type { HostView } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { othersConnected, type OwnSession } from './others-connected.ts';
import { createTranslate } from './texts.ts';

const host = (role: HostView['role'], connectedCount: number): HostView => ({
  role,
  connectedCount,
  isOpenToNetwork: false,
  friendAddresses: [],
  friendLoginAddresses: [],
  fingerprint: '',
  accounts: [],
});
const HERE: OwnSession = {
  session: { phase: 'signedIn' },
  current: { server: { kind: 'thisComputer' } },
};
const OUT: OwnSession = { session: { phase: 'signedOut' }, current: undefined };
const ELSEWHERE: OwnSession = { session: { phase: 'signedIn' }, current: { server: { kind: 'network' } } };

describe('who leaves', () => {
  it.each([
    ['alone on the server of this computer', host('hosting', 1), HERE, 0],
    ['with two others on it', host('hosting', 3), HERE, 2],
    ['signed out, two being on it', host('hosting', 2), OUT, 2],
    ['signed in elsewhere, one being on it', host('hosting', 1), ELSEWHERE, 1],
    ['as a guest of the server of another application', host('joined', 3), HERE, 0],
    ['without any server', host('off', 0), OUT, 0],
  ])('%s', (_who, view, own, others) => {
    expect(othersConnected(view, own)).toBe(others);
  });

  it('is told the number', () => {
    const translate = createTranslate('en');
    expect(translate('exit.hostPeople', { count: 2 })).toContain('2');
    expect(translate('exit.hostPeople', { count: 1 })).not.toBe(translate('exit.hostPeople', { count: 2 }));
  });
});
