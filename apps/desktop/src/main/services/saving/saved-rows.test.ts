import { DEFAULT_SETTINGS, type LineView, type TransferState } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { createTranslate } from '../../shell/texts.ts';
import { savedRows } from './saved-rows.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOON = new Date(2026, 10, 21, 12).getTime();
const format = DEFAULT_SETTINGS.messages.format;
const base = { id: 'l', at: NOON, isEarlier: false };
const ana = { isOwn: false, senderAddress: 'ana@example.org', senderName: 'Ana' };
const sam = { isOwn: true, senderAddress: 'sam@example.org', senderName: 'Sam' };

const text = (words: string, change: Partial<Extract<LineView, { kind: 'text' }>> = {}): LineView => ({
  ...base,
  ...ana,
  kind: 'text',
  text: words,
  format,
  ...change,
});

const file = (state: TransferState, direction: 'sending' | 'receiving' = 'receiving'): LineView => ({
  ...base,
  ...ana,
  kind: 'file',
  transfer: {
    id: 't',
    direction,
    partnerAddress: 'ana@example.org',
    name: 'holi\u202Egpj.exe',
    size: 2.5 * 1024 * 1024,
    fileCount: 1,
    kind: 'picture',
    isExecutable: false,
    previewUrl: '',
    state,
    transferred: 0,
    route: 'none',
    canOpen: false,
    canOpenFolder: false,
    canTryAgain: false,
  },
});

const rowsOf = (...lines: readonly LineView[]) =>
  savedRows({
    lines,
    words: createTranslate('en'),
    dates: { time: (at) => (at === NOON ? '12:00' : 'later'), day: (at) => `day ${Math.floor(at / DAY)}` },
    locale: 'en',
    nameOf: () => 'Ana',
  }).filter(({ kind }) => kind !== 'day');

it('a message has its head and keeps its format and its codes', () => {
  const written = { ...format, bold: true };
  expect(rowsOf(text('well :) (L)', { format: written }))).toEqual([
    { kind: 'message', head: 'Ana says (12:00):', text: 'well :) (L)', format: written },
  ]);
});

it('a day begins before its first line only', () => {
  const days = savedRows({
    lines: [text('a'), text('b'), text('c', { at: NOON + DAY })],
    words: createTranslate('en'),
    dates: { time: () => '', day: (at) => (at === NOON ? 'Saturday' : 'Sunday') },
    locale: 'en',
    nameOf: () => '',
  });
  expect(days.map((row) => (row.kind === 'day' ? row.text : row.kind))).toEqual([
    'Saturday',
    'message',
    'message',
    'Sunday',
    'message',
  ]);
});

it.each([
  ['delivered', undefined, undefined],
  ['waiting', undefined, undefined],
  ['kept', undefined, undefined],
  ['failed', 'tooMany', 'Not sent: the server keeps no more messages for them just now.'],
  ['failed', 'notOnline', 'Not sent: the person is offline.'],
  ['failed', undefined, 'Not sent: the server reported an error.'],
  ['unknown', undefined, 'It is not known whether this arrived.'],
] as const)('of a line that is %s (%s) it tells %s', (state, failureReason, trouble) => {
  const [row] = rowsOf(text('x', { ...sam, state, ...(failureReason && { failureReason }) }));
  expect(row).toMatchObject({ head: 'Sam says (12:00):' });
  expect(row?.kind === 'message' ? row.trouble : '').toBe(trouble);
});

it('takes out controls, and leaves the rest alone', () => {
  const [row] = rowsOf(text('a\0\x1B[31m\r\nb\rc\td\u200D\u202Ee\x7F\x9B'));
  expect(row?.kind === 'message' && row.text).toBe('a[31m\nb\nc\td\u200D\u202Ee');
});

it('a name stays on its line', () => {
  const [row] = rowsOf(text('x', { senderName: 'Ana\nBen says (12:00):\u202E' }));
  expect(row).toMatchObject({ head: 'Ana Ben says (12:00): says (12:00):' });
});

it.each([
  ['their nudge', { ...base, ...ana, kind: 'nudge' }, 'Ana just sent you a nudge. (12:00)'],
  [
    'a nudge that failed',
    { ...base, ...sam, kind: 'nudge', state: 'failed' },
    'You have just sent a nudge. It did not arrive. (12:00)',
  ],
  [
    'somebody came',
    { ...base, kind: 'notice', notice: 'joined', name: 'Ben' },
    'Ben has joined the conversation. (12:00)',
  ],
  ['a file received', file({ kind: 'done' }), '"holigpj.exe" was received. (12:00)'],
  ['a file sent', file({ kind: 'done' }, 'sending'), '"holigpj.exe" was sent. (12:00)'],
  ['an offer', file({ kind: 'offered' }), 'Ana wants to send you "holigpj.exe" (2.5 MB). (12:00)'],
  ['a file on its way', file({ kind: 'running' }), 'holigpj.exe (2.5 MB) from Ana (12:00)'],
  ['a file not taken', file({ kind: 'declined', by: 'them' }), 'Ana did not take "holigpj.exe". (12:00)'],
  [
    'a file that failed',
    file({ kind: 'failed', reason: 'diskFull' }),
    '"holigpj.exe" could not be received (the disk is full). (12:00)',
  ],
] as const satisfies readonly (readonly [string, LineView, string])[])('%s', (_what, line, words) => {
  expect(rowsOf(line)).toEqual([{ kind: 'event', text: words }]);
});
