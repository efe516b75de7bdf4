import {
  DEFAULT_SETTINGS,
  type ConversationSnapshot,
  type LineView,
  type ParticipantView,
  type TextFormatView,
} from '@nudge/ipc-contract';
import { noticeLine, nudgeLine, textLine } from '../../src/renderer/components/message/sample-lines.ts';
import { OWN } from './people.ts';
import { GALLERY_LOCALE } from '../language.ts';

const PLAIN: TextFormatView = DEFAULT_SETTINGS.messages.format;
const NAVY: TextFormatView = { ...PLAIN, font: 'Arial', color: '#000080' };
const PURPLE: TextFormatView = { ...PLAIN, font: 'Georgia', italic: true, color: '#800080' };

export const ANA: ParticipantView = {
  address: 'ana@example.org',
  displayName: 'Ana Lindqvist',
  status: 'away',
  personalMessage: 'sunset from the pier tonight',
  nowPlaying: '',
  isOnList: true,
  isBlocked: false,
  pictureUrl: '',
  isPresent: true,
};

export const FARAH: ParticipantView = {
  ...ANA,
  address: 'farah@example.org',
  displayName: 'Farah (#)',
  status: 'online',
  personalMessage: '',
};

export const BEN: ParticipantView = {
  ...ANA,
  address: 'ben@example.org',
  displayName: 'Ben Carter',
  status: 'busy',
  personalMessage: '',
};

export const STRANGER: ParticipantView = {
  ...ANA,
  address: 'jonas@example.com',
  displayName: 'Jonas Weber',
  status: 'online',
  personalMessage: '',
  isOnList: false,
};

function ana(id: string, text: string, part: Partial<Extract<LineView, { kind: 'text' }>> = {}): LineView {
  return textLine(id, { senderName: 'Ana Lindqvist', text, format: PURPLE, ...part });
}

function sam(id: string, text: string, part: Partial<Extract<LineView, { kind: 'text' }>> = {}): LineView {
  return textLine(id, { isOwn: true, text, format: NAVY, ...part });
}

const TALK: readonly LineView[] = [
  ana('1', 'the photos from the lake are ready :) take a look'),
  sam('2', 'brilliant, send them over! :D'),
  sam('3', 'the kettle is on (c)', { state: 'sent' }),
  nudgeLine('4'),
];

export const TWO_PEOPLE: ConversationSnapshot = {
  kind: 'conversation',
  number: 0,
  settings: {
    ...DEFAULT_SETTINGS,
    messages: {
      ...DEFAULT_SETTINGS.messages,
      format: NAVY,
      recentEmoticons: [':)', ':D', '(Y)', '(c)', '(L)', ';)', '(H)', '(#)', '(8)'],
    },
  },
  locale: GALLERY_LOCALE,
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  conversationId: 'c1',
  isOnTop: false,
  isTab: false,
  own: OWN,
  isGroup: false,
  participants: [ANA],
  ability: { canSend: true },
  lines: TALK,
  hasEarlier: false,
  draft: 'see you at six (h) and bring the umbrella',
  typing: ['ana@example.org'],
  lastReceivedAt: Date.UTC(2026, 10, 21, 18, 4),
  emoticons: [],
  background: { own: [] },
  statusPage: '',
  invitable: [
    { address: 'farah@example.org', displayName: 'Farah (#)' },
    { address: 'cleo@example.org', displayName: 'Cleo' },
    { address: 'ben@example.org', displayName: 'Ben Carter' },
  ],
};

/** Formats, colours, marks and troubles, one below the other. */
export const EVERYTHING: ConversationSnapshot = {
  ...TWO_PEOPLE,
  draft: '',
  typing: [],
  participants: [{ ...ANA, status: 'online', nowPlaying: 'Harbour Lights – Slow Train' }],
  lines: [
    ana('1', 'earlier today: did you get the tickets? (ap)', { isEarlier: true, format: PLAIN }),
    sam('2', 'two of them, row 7 :)', { isEarlier: true }),
    ana('3', 'bold, italic, underline, struck', {
      format: { ...PLAIN, bold: true, italic: true, underline: true, strikeThrough: true, color: '#ff0000' },
    }),
    ana('4', 'yellow on white, as it is shown', { format: { ...PLAIN, color: '#ffff00' } }),
    ana('5', 'look: https://example.org/photos/lake?from=pier and write to ana@example.org <:o)'),
    sam('6', 'on its way', { state: 'waiting' }),
    sam('7', 'taken by the server', { state: 'sent' }),
    sam('8', 'arrived 8-)'),
    sam('9', 'this one did not make it', { state: 'failed', failureReason: 'timedOut' }),
    sam('10', 'and about this one nobody knows', { state: 'unknown' }),
    nudgeLine('11', true),
    noticeLine('12', 'nudgeTooSoon', ''),
  ],
};

/** Talk of three days, the last of them now. */
export const SEVERAL_DAYS: ConversationSnapshot = {
  ...TWO_PEOPLE,
  draft: '',
  typing: [],
  lines: [
    ana('1', 'have you been to the pier?', { isEarlier: true, at: Date.UTC(2026, 10, 19, 12) }),
    sam('2', 'not this week', { isEarlier: true, at: Date.UTC(2026, 10, 19, 12, 5) }),
    ana('3', 'then come along on Saturday (#)', { isEarlier: true, at: Date.UTC(2026, 10, 20, 12) }),
    sam('4', 'gladly :)', { isEarlier: true, at: Date.UTC(2026, 10, 20, 12, 20) }),
    ...TALK.slice(0, 3),
  ],
};

export const OFFLINE_PARTNER: ConversationSnapshot = {
  ...TWO_PEOPLE,
  participants: [{ ...ANA, status: 'offline', personalMessage: '' }],
  ability: { canSend: false, reason: 'partnerOffline' },
  typing: [],
  draft: 'I will tell you tomorrow',
};

/** The server keeps what is written to somebody who is offline. */
export const KEPT_FOR_LATER: ConversationSnapshot = {
  ...OFFLINE_PARTNER,
  ability: { canSend: false, reason: 'keptForLater' },
  lines: [
    ana('1', 'I have to run, talk to you tomorrow :)', { isEarlier: true }),
    sam('2', 'the umbrella is at my place', { state: 'kept', format: PLAIN }),
    sam('3', 'the key is under the mat (k)', { state: 'kept', format: PLAIN }),
    sam('4', 'on its way to the server', { state: 'sent', format: PLAIN }),
    sam('5', 'and one more', { state: 'failed', failureReason: 'tooMany', format: PLAIN }),
  ],
};

/** What somebody wrote while one was offline, on two days, and goes on to write now. */
export const WRITTEN_WHILE_OFFLINE: ConversationSnapshot = {
  ...TWO_PEOPLE,
  participants: [{ ...ANA, status: 'online', personalMessage: '' }],
  typing: [],
  draft: '',
  lines: [
    sam('1', 'good night', { isEarlier: true, at: Date.UTC(2026, 10, 19, 21, 40) }),
    ana('2', 'the photos from the lake are ready :) take a look', {
      wasLeft: true,
      format: PLAIN,
      at: Date.UTC(2026, 10, 20, 8, 12),
    }),
    ana(
      '3',
      'https://example.org/photos/lake?from=pier and write to me which of them you would like on paper',
      {
        wasLeft: true,
        format: PLAIN,
        at: Date.UTC(2026, 10, 21, 7, 3),
      },
    ),
    ana('4', 'there you are!'),
    sam('5', 'just now (c)'),
  ],
};

export const BLOCKED_PARTNER: ConversationSnapshot = {
  ...OFFLINE_PARTNER,
  participants: [{ ...ANA, status: 'online', isBlocked: true }],
  ability: { canSend: false, reason: 'blocked' },
};

export const STRANGER_WRITES: ConversationSnapshot = {
  ...TWO_PEOPLE,
  participants: [STRANGER],
  lines: [textLine('1', { senderName: 'Jonas Weber', senderAddress: STRANGER.address, text: 'hello?' })],
  typing: [],
  draft: '',
};

export const NOBODY_YET: ConversationSnapshot = {
  ...TWO_PEOPLE,
  participants: [{ ...ANA, status: 'online' }],
  lines: [],
  typing: [],
  draft: '',
};

const { lastReceivedAt: _none, ...withoutLast } = NOBODY_YET;
export const NEW_CONVERSATION: ConversationSnapshot = withoutLast;

export const GROUP_OF_FOUR: ConversationSnapshot = {
  ...TWO_PEOPLE,
  isGroup: true,
  participants: [{ ...ANA, status: 'online' }, FARAH, BEN, { ...STRANGER, displayName: 'Jonas Weber' }],
  lines: [
    ...TALK.slice(0, 2),
    noticeLine('3', 'added', 'Farah (#)'),
    textLine('4', {
      senderAddress: FARAH.address,
      senderName: FARAH.displayName,
      text: 'hello you two :) what did I miss?',
      format: { ...PLAIN, font: 'Comic Sans MS', color: '#008080' },
    }),
    noticeLine('5', 'joined', 'Ben Carter'),
    textLine('6', {
      senderAddress: BEN.address,
      senderName: BEN.displayName,
      text: 'the lake, the pier, the kettle (c)',
      format: { ...PLAIN, bold: true, color: '#008000' },
    }),
    sam('7', 'and everybody is here now (y)'),
    noticeLine('8', 'left', 'Cleo'),
  ],
  typing: ['ana@example.org', 'farah@example.org', 'ben@example.org'],
};

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6);

export const LONG_WORDS: ConversationSnapshot = {
  ...TWO_PEOPLE,
  participants: [
    {
      ...ANA,
      status: 'busy',
      displayName: `Ana ${LONG_WORD}`,
      personalMessage: `a message about oneself that is much longer than the bar is wide ${LONG_WORD}`,
    },
  ],
  lines: [
    textLine('1', { senderName: `Ana ${LONG_WORD}`, text: LONG_WORD }),
    textLine('2', { senderName: `Ana ${LONG_WORD}`, text: `https://example.org/${'path/'.repeat(40)}` }),
    sam('3', `${LONG_WORD} :) `.repeat(2), { state: 'failed', failureReason: 'tooLong' }),
    nudgeLine('4'),
  ],
  draft: `${LONG_WORD} and more`,
  typing: ['ana@example.org'],
};

export const RIGHT_TO_LEFT: ConversationSnapshot = {
  ...TWO_PEOPLE,
  participants: [{ ...ANA, status: 'online', displayName: 'שלום כהן', personalMessage: 'בדרך הביתה (#)' }],
  lines: [
    textLine('1', {
      senderName: 'שלום כהן',
      text: 'שלום, מה שלומך? :)',
      format: { ...PLAIN, rightToLeft: true },
    }),
    sam('2', 'fine :D and you?'),
    textLine('3', { senderName: 'שלום כהן', text: 'הכל בסדר, ראה https://example.org/תמונות (Y)' }),
    textLine('4', { senderName: 'שלום כהן', text: 'مرحبا بالجميع', format: { ...PLAIN, rightToLeft: true } }),
  ],
  settings: {
    ...TWO_PEOPLE.settings,
    messages: { ...TWO_PEOPLE.settings.messages, format: { ...NAVY, rightToLeft: true } },
  },
  draft: 'עוד מעט :) ',
  typing: [],
};

/** Italic messages of scripts that have no italics; the input is italic as well. */
export const EAST_ASIAN_ITALICS: ConversationSnapshot = {
  ...TWO_PEOPLE,
  lines: [
    ana('1', 'italic and \u6F22\u5B57, \u3072\u3089\u304C\u306A, \uD55C\uAE00 upright'),
    ana('2', 'bold \u6F22\u5B57 too', { format: { ...PURPLE, bold: true } }),
  ],
  draft: 'italic \u6F22\u5B57',
  settings: {
    ...TWO_PEOPLE.settings,
    messages: { ...TWO_PEOPLE.settings.messages, format: { ...NAVY, italic: true } },
  },
  typing: [],
};
