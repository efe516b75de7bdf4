import type { OwnView, ParticipantView, SendAbility } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { noticeBars } from './notice-bars.ts';

const own: OwnView = {
  address: 'sam@example.org',
  displayName: 'Sam',
  status: 'online',
  personalMessage: '',
  pictureUrl: '',
};
const ana: ParticipantView = {
  address: 'ana@example.org',
  displayName: 'Ana',
  status: 'online',
  personalMessage: '',
  pictureUrl: '',
  nowPlaying: '',
  isOnList: true,
  isBlocked: false,
  isPresent: true,
};
const canSend: SendAbility = { canSend: true };

function keys(part: Partial<ParticipantView>, ability: SendAbility = canSend, status = own.status) {
  const bars = noticeBars({
    participants: [{ ...ana, ...part }],
    isGroup: false,
    ability,
    own: { ...own, status },
  });
  return bars.map(({ key, actions }) => [key.replace('chat.bar.', ''), ...actions].join(' '));
}

it.each(['busy', 'beRightBack', 'away', 'idle', 'onThePhone', 'outToLunch'] as const)(
  'B08: says that somebody %s may not answer',
  (status) => expect(keys({ status })).toEqual(['away']),
);

it.each<[string, Partial<ParticipantView>, SendAbility, readonly string[]]>([
  ['online', {}, canSend, []],
  ['offline', { status: 'offline' }, { canSend: false, reason: 'partnerOffline' }, ['partnerOffline']],
  [
    'offline, with a server that keeps lines',
    { status: 'offline' },
    { canSend: false, reason: 'keptForLater' },
    ['keptForLater'],
  ],
  ['seemingly offline', { status: 'offline' }, canSend, ['maybeOffline']],
  ['blocked', { isBlocked: true }, { canSend: false, reason: 'blocked' }, ['blocked unblock']],
  ['a stranger', { isOnList: false }, canSend, ['notOnList add block']],
  ['a quiet stranger', { isOnList: false, status: 'offline' }, canSend, ['notOnList add block']],
  ['a blocked stranger', { isOnList: false, isBlocked: true }, canSend, ['blocked unblock']],
  ['out of reach: signed out', {}, { canSend: false, reason: 'signedOut' }, ['signedOut']],
  ['out of reach: line lost', {}, { canSend: false, reason: 'lineLost' }, ['lineLost']],
  [
    'a stranger, out of reach',
    { isOnList: false },
    { canSend: false, reason: 'lineLost' },
    ['lineLost', 'notOnList'],
  ],
  [
    'blocked, out of reach',
    { isBlocked: true },
    { canSend: false, reason: 'signedOut' },
    ['signedOut', 'blocked'],
  ],
  ['gone', {}, { canSend: false, reason: 'nobodyLeft' }, ['nobodyLeft']],
])('B08: %s', (_what, part, ability, expected) => {
  expect(keys(part, ability)).toEqual(expected);
});

it('B08: says that one appears offline, where that may hinder a conversation and where one goes on', () => {
  expect(keys({ isPresent: false }, canSend, 'appearOffline')).toEqual(['appearOffline goOnline']);
  expect(keys({}, canSend, 'appearOffline')).toEqual(['hidden goOnline']);
  expect(keys({}, { canSend: false, reason: 'lineLost' }, 'appearOffline')).toEqual(['lineLost']);
  expect(keys({}, { canSend: false, reason: 'blocked' }, 'appearOffline')).toEqual([]);
  const kept = { canSend: false, reason: 'keptForLater' } as const;
  expect(keys({ status: 'offline' }, kept, 'appearOffline')).toEqual(['keptForLater']);
});

it('says nothing about single people among several', () => {
  const participants = [
    { ...ana, status: 'busy' as const },
    { ...ana, isOnList: false },
  ];
  const hidden = { ...own, status: 'appearOffline' as const };
  for (const self of [own, hidden]) {
    expect(noticeBars({ participants, isGroup: true, ability: canSend, own: self })).toEqual([]);
  }
});
