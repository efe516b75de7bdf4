/** What a notification server says in MSG: profile, mail, offline messages, shutdown. Read by Content-Type. */
import { INVITATION_TEXT_MAX_LENGTH } from '../commands/mail-invitations.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import { CONTENT_TYPES } from './content-types.ts';
import { decodeMailData, encodeMailData, type MailData } from './mail-data.ts';
import type { MimeMessage } from './message.ts';
import { encodeMime, fieldLines, parseMime, readFields, type MimeHeader } from './mime.ts';
import { readSignInPlace, signInPlaceFields, type SignInPlace } from './sign-in-place.ts';

/** Where the mail of an account is looked at on the web; any of them may be missing. */
export interface MailLinks {
  readonly inboxUrl?: string;
  readonly foldersUrl?: string;
  readonly postUrl?: string;
}

/** A message of the notification server with its meaning. */
export type NotificationMessage =
  /** Sent after sign-in; names lower-cased, values as they are. */
  | { readonly kind: 'profile'; readonly fields: ReadonlyMap<string, string> }
  /** Up to MSNP10. */
  | {
      readonly kind: 'initialMail';
      readonly inboxUnread: number;
      readonly foldersUnread: number;
      readonly links: MailLinks;
    }
  /** MSNP11+. `tooLarge` when the data must be fetched elsewhere; then the rest of it is empty. */
  | {
      readonly kind: 'mailData';
      readonly data: MailData;
      readonly tooLarge: boolean;
      readonly links: MailLinks;
    }
  /** MSNP11+: an offline message has arrived. */
  | { readonly kind: 'offlineMessages'; readonly data: MailData; readonly tooLarge: boolean }
  | {
      readonly kind: 'newMail';
      readonly from: string;
      readonly fromAddress: string;
      /** Still in the encoding of mail headers. */
      readonly subject: string;
      /** `ACTIVE` is the inbox. */
      readonly folder: string;
      readonly messageUrl?: string;
      readonly postUrl?: string;
    }
  /** Mail was moved or read. */
  | {
      readonly kind: 'mailActivity';
      readonly sourceFolder: string;
      readonly destinationFolder: string;
      readonly count: number;
    }
  /** `minutes` until the server goes down; 0 is now. */
  | { readonly kind: 'system'; readonly type: number; readonly minutes: number }
  /** Beyond MSNP, from a Nudge server: where the session goes on that OUT OTH ends here. */
  | { readonly kind: 'signedInElsewhere'; readonly place: SignInPlace }
  /** Beyond MSNP, from a Nudge server: what somebody wrote who has added this account. */
  | { readonly kind: 'invitationWords'; readonly from: string; readonly text: string }
  | { readonly kind: 'unknown'; readonly mime: MimeMessage };

const INVITING_HEADER = 'Invited-By';
const TOO_LARGE = 'too-large';

type Fields = ReadonlyMap<string, string>;
type Reader = (fields: Fields) => NotificationMessage;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [CONTENT_TYPES.initialMail, readInitialMail],
  [CONTENT_TYPES.mailData, readMailData],
  [CONTENT_TYPES.offlineMessage, readOfflineMessages],
  [CONTENT_TYPES.newMail, readNewMail],
  [CONTENT_TYPES.mailActivity, readMailActivity],
  [CONTENT_TYPES.system, readSystem],
  [
    CONTENT_TYPES.signedInElsewhere,
    (fields) => ({ kind: 'signedInElsewhere', place: readSignInPlace(fields) }),
  ],
]);

/** Reads the body of MSG; never fails. Fields are taken from the body and, as some servers write them, the headers. */
export function decodeNotificationMessage(body: Uint8Array): NotificationMessage {
  const mime = parseMime(body);
  if (mime.contentType === CONTENT_TYPES.profile) return { kind: 'profile', fields: profileFields(mime) };
  if (mime.contentType === CONTENT_TYPES.invitationWords) return readInvitationWords(mime);
  const read = READERS.get(mime.contentType);
  if (read === undefined) return { kind: 'unknown', mime };
  return read(new Map([...mime.headers, ...readFields(decodeUtf8(mime.body), lowerCase)]));
}

/** The body is the text as it was written, which may look like fields. */
function readInvitationWords({ headers, body }: MimeMessage): NotificationMessage {
  const text = decodeUtf8(body).slice(0, INVITATION_TEXT_MAX_LENGTH);
  return { kind: 'invitationWords', from: headers.get(INVITING_HEADER.toLowerCase()) ?? '', text };
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function profileFields(mime: MimeMessage): Fields {
  const fields = new Map(mime.headers);
  fields.delete('mime-version');
  fields.delete('content-type');
  return fields;
}

const INTEGER = /^-?\d{1,9}$/;

function readInteger(token: string | undefined): number {
  return token !== undefined && INTEGER.test(token) ? Number(token) : 0;
}

function readLinks(fields: Fields): MailLinks {
  const inboxUrl = fields.get('inbox-url');
  const foldersUrl = fields.get('folders-url');
  const postUrl = fields.get('post-url');
  return {
    ...(inboxUrl === undefined ? {} : { inboxUrl }),
    ...(foldersUrl === undefined ? {} : { foldersUrl }),
    ...(postUrl === undefined ? {} : { postUrl }),
  };
}

function readInitialMail(fields: Fields): NotificationMessage {
  const inboxUnread = Math.max(0, readInteger(fields.get('inbox-unread')));
  const foldersUnread = Math.max(0, readInteger(fields.get('folders-unread')));
  return { kind: 'initialMail', inboxUnread, foldersUnread, links: readLinks(fields) };
}

function readMailData(fields: Fields): NotificationMessage {
  const text = fields.get('mail-data') ?? '';
  const tooLarge = text === TOO_LARGE;
  return { kind: 'mailData', data: decodeMailData(text), tooLarge, links: readLinks(fields) };
}

function readOfflineMessages(fields: Fields): NotificationMessage {
  const text = fields.get('mail-data') ?? '';
  return { kind: 'offlineMessages', data: decodeMailData(text), tooLarge: text === TOO_LARGE };
}

function readNewMail(fields: Fields): NotificationMessage {
  const messageUrl = fields.get('message-url');
  const postUrl = fields.get('post-url');
  return {
    kind: 'newMail',
    from: fields.get('from') ?? '',
    fromAddress: fields.get('from-addr') ?? '',
    subject: fields.get('subject') ?? '',
    folder: fields.get('dest-folder') ?? '',
    ...(messageUrl === undefined ? {} : { messageUrl }),
    ...(postUrl === undefined ? {} : { postUrl }),
  };
}

function readMailActivity(fields: Fields): NotificationMessage {
  const sourceFolder = fields.get('src-folder') ?? '';
  const destinationFolder = fields.get('dest-folder') ?? '';
  const count = Math.max(0, readInteger(fields.get('message-delta')));
  return { kind: 'mailActivity', sourceFolder, destinationFolder, count };
}

function readSystem(fields: Fields): NotificationMessage {
  const minutes = Math.max(0, readInteger(fields.get('arg1')));
  return { kind: 'system', type: readInteger(fields.get('type')), minutes };
}

function headersOf(contentType: string): readonly MimeHeader[] {
  return [
    ['MIME-Version', '1.0'],
    ['Content-Type', contentType],
  ];
}

function bodyOf(contentType: string, fields: readonly MimeHeader[]): Uint8Array {
  return encodeMime(headersOf(contentType), encodeUtf8(fieldLines(fields)));
}

/** The profile a server sends after sign-in: all fields are headers, spelled as they are given. */
export function encodeProfile(fields: readonly MimeHeader[]): Uint8Array {
  const headers = [...headersOf(`${CONTENT_TYPES.profile}; charset=UTF-8`), ...fields];
  return encodeMime(headers, new Uint8Array(0));
}

function linkFields({ inboxUrl, foldersUrl, postUrl }: MailLinks): readonly MimeHeader[] {
  const links: MimeHeader[] = [];
  if (inboxUrl !== undefined) links.push(['Inbox-URL', inboxUrl]);
  if (foldersUrl !== undefined) links.push(['Folders-URL', foldersUrl]);
  if (postUrl !== undefined) links.push(['Post-URL', postUrl]);
  return links;
}

/** Inbox counts after sign-in, up to MSNP10. */
export function encodeInitialMail(counts: {
  readonly inboxUnread: number;
  readonly foldersUnread: number;
  readonly links?: MailLinks;
}): Uint8Array {
  return bodyOf(`${CONTENT_TYPES.initialMail}; charset=UTF-8`, [
    ['Inbox-Unread', String(counts.inboxUnread)],
    ['Folders-Unread', String(counts.foldersUnread)],
    ...linkFields(counts.links ?? {}),
  ]);
}

/** Inbox counts and waiting offline messages after sign-in, MSNP11+; or that they are to be asked for. */
export function encodeInitialMailData(data: MailData | 'tooLarge', links: MailLinks = {}): Uint8Array {
  const text = data === 'tooLarge' ? TOO_LARGE : encodeMailData(data);
  const fields = [['Mail-Data', text] as const, ...linkFields(links)];
  return bodyOf(`${CONTENT_TYPES.mailData}; charset=UTF-8`, fields);
}

/** Notice of newly arrived offline messages, MSNP11+. */
export function encodeOfflineMessageNotice(data: MailData): Uint8Array {
  return bodyOf(`${CONTENT_TYPES.offlineMessage}; charset=UTF-8`, [['Mail-Data', encodeMailData(data)]]);
}

/** Notice that so many messages went from one folder to another, MSNP11+. */
export function encodeMailActivity(move: {
  readonly sourceFolder: string;
  readonly destinationFolder: string;
  readonly count: number;
}): Uint8Array {
  return bodyOf(CONTENT_TYPES.mailActivity, [
    ['Src-Folder', move.sourceFolder],
    ['Dest-Folder', move.destinationFolder],
    ['Message-Delta', String(move.count)],
  ]);
}

/** Warning that the server goes down in so many minutes. */
export function encodeShutdownNotice(minutes: number): Uint8Array {
  return bodyOf(CONTENT_TYPES.system, [
    ['Type', '1'],
    ['Arg1', String(minutes)],
  ]);
}

/** Where the account signed in that is about to be put out here. */
export function encodeSignedInElsewhere(place: SignInPlace): Uint8Array {
  return bodyOf(CONTENT_TYPES.signedInElsewhere, signInPlaceFields(place));
}

/** What `from` wrote when they added the receiver. */
export function encodeInvitationWords(from: string, text: string): Uint8Array {
  const headers = [
    ...headersOf(`${CONTENT_TYPES.invitationWords}; charset=UTF-8`),
    [INVITING_HEADER, from] as const,
  ];
  return encodeMime(headers, encodeUtf8(text));
}
