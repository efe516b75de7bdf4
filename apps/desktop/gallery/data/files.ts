import type { ConversationSnapshot, LineView, Settings, TransferView } from '@nudge/ipc-contract';
import lighthouse from '@resources/display-pictures/lighthouse.svg';
import { fileLine, noticeLine, textLine } from '../../src/renderer/components/message/sample-lines.ts';
import { ANA, TWO_PEOPLE } from './conversations.ts';

const KB = 1024;
const MB = 1024 * KB;

function file(id: string, part: Partial<TransferView> = {}): LineView {
  const line = fileLine(id, part);
  return line.isOwn ? line : { ...line, senderName: ANA.displayName };
}

const PICTURE: Partial<TransferView> = { previewUrl: lighthouse };
const MUSIC: Partial<TransferView> = { name: 'harbour lights.mp3', kind: 'music', size: 4.2 * MB };
const FOLDER: Partial<TransferView> = {
  name: 'lake photos',
  kind: 'folder',
  fileCount: 48,
  size: 312 * MB,
};
const BUNDLE: Partial<TransferView> = {
  name: 'tickets.pdf + 2',
  kind: 'bundle',
  fileCount: 3,
  size: 2.4 * MB,
};
const PROGRAM: Partial<TransferView> = {
  name: 'holiday-card.exe',
  kind: 'program',
  size: 1.6 * MB,
  isExecutable: true,
};
const RUNNING: Partial<TransferView> = {
  state: { kind: 'running' },
  transferred: 523 * KB,
  bytesPerSecond: 96 * KB,
  secondsLeft: 4,
  route: 'direct',
};
const SENDING: Partial<TransferView> = { direction: 'sending' };
const HERE: Partial<TransferView> = { state: { kind: 'done' }, canOpen: true, canOpenFolder: true };

export function withFiles(
  lines: readonly LineView[],
  files: Partial<Settings['files']> = {},
): ConversationSnapshot {
  const { settings } = TWO_PEOPLE;
  return {
    ...TWO_PEOPLE,
    settings: { ...settings, files: { ...settings.files, ...files } },
    participants: [{ ...ANA, status: 'online' }],
    lines,
    draft: '',
    typing: [],
  };
}

export const OFFER: readonly LineView[] = [
  textLine('1', { senderName: ANA.displayName, text: 'the photos from the lake are ready :) take a look' }),
  file('2', PICTURE),
];

export const TWO_OFFERS: readonly LineView[] = [file('1', MUSIC), file('2', FOLDER)];

export const PROGRAM_OFFER: readonly LineView[] = [file('1', PROGRAM)];

const FULL = { kind: 'failed', reason: 'diskFull' } as const;

/** What the receiver sees, in every state. */
export const RECEIVED: readonly LineView[] = [
  { ...file('1', { ...MUSIC, ...HERE }), isEarlier: true },
  file('2', PICTURE),
  file('3', { ...MUSIC, state: { kind: 'starting' } }),
  file('4', { ...PICTURE, ...RUNNING }),
  file('5', {
    ...FOLDER,
    ...RUNNING,
    transferred: 200 * MB,
    bytesPerSecond: 1.3 * MB,
    secondsLeft: 86,
    route: 'throughServer',
  }),
  file('6', { ...BUNDLE, state: { kind: 'interrupted' }, transferred: 1.1 * MB }),
  file('7', { ...PICTURE, ...HERE }),
  file('8', { ...PROGRAM, ...HERE }),
  file('9', { ...MUSIC, state: { kind: 'declined', by: 'us' } }),
  file('10', { ...MUSIC, state: { kind: 'cancelled', by: 'them' } }),
  file('11', { ...BUNDLE, state: { kind: 'failed', reason: 'hashMismatch' } }),
];

/** What failed at the receiver: asked for by the card, or by the person. */
export const ASKING: readonly LineView[] = [
  file('1', { ...MUSIC, state: FULL, canTryAgain: true }),
  file('2', { ...MUSIC, state: FULL, asked: 'waiting' }),
  file('3', { ...MUSIC, state: FULL, canTryAgain: true, asked: 'unanswered' }),
  file('4', { ...MUSIC, state: FULL }),
];

/** What the sender sees, in every state. */
export const SENT: readonly LineView[] = [
  file('1', { ...SENDING, ...PICTURE }),
  file('2', { ...SENDING, ...BUNDLE, state: { kind: 'starting' } }),
  file('3', { ...SENDING, ...PICTURE, ...RUNNING, route: 'throughServer' }),
  file('4', { ...SENDING, ...MUSIC, state: { kind: 'interrupted' }, transferred: 1.1 * MB }),
  file('5', { ...SENDING, ...PICTURE, state: { kind: 'done' } }),
  file('6', { ...SENDING, ...MUSIC, state: { kind: 'declined', by: 'them' } }),
  file('7', { ...SENDING, ...MUSIC, state: { kind: 'cancelled', by: 'us' }, canTryAgain: true }),
  file('8', { ...SENDING, ...MUSIC, state: { kind: 'failed', reason: 'changed' }, canTryAgain: true }),
];

const LONG = `${'a name of a file that goes on and on '.repeat(4)}Donaudampfschifffahrtsgesellschaft`.repeat(
  2,
);

export const LONG_NAMES: readonly LineView[] = [
  file('1', { ...PICTURE, name: `${LONG}.pdf` }),
  file('2', { ...MUSIC, ...RUNNING, name: `${LONG}.mp3` }),
  file('3', { ...MUSIC, name: 'שיר הנמל.mp3' }),
];

/** What is said when files were dropped and nothing was read. */
export const NOTICES: readonly LineView[] = [
  noticeLine('1', 'fileForSeveral', ''),
  noticeLine('2', 'filePartnerOffline', ANA.displayName),
  noticeLine('3', 'fileBlocked', ANA.displayName),
  noticeLine('4', 'fileNotNow', ''),
  noticeLine('5', 'fileUnreadable', 'lake-evening.jpg'),
  noticeLine('6', 'fileTooMany', ''),
  noticeLine('7', 'fileFolderNotTaken', ANA.displayName),
];
