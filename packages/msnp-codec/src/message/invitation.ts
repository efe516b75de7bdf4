/**
 * Invitations to send a file by MSNFTP: the fields of text/x-msmsgsinvite as typed values (file-transfer.md
 * section 2). Names of fields are compared without case, their order is free, unknown ones are passed over.
 */
import { readSize, readUnsigned } from '../wire/unsigned.ts';
import type { Mutable } from '../mutable.ts';
import { connectionFields, readConnectionAddress, type ConnectionAddress } from './connection-address.ts';
import type { MimeHeader } from './mime.ts';

/** Somebody offers a file. */
export interface FileInvitation {
  readonly command: 'invite';
  /** Names the invitation in all that follows; below 2^32. */
  readonly cookie: number;
  /** {@link FILE_TRANSFER_GUID}, in whatever case. */
  readonly applicationGuid: string;
  /** What the inviter calls file transfer; may be in any language. */
  readonly applicationName?: string;
  /** As the peer wrote it: not yet safe as a name on disk. */
  readonly fileName: string;
  /** Bytes. */
  readonly fileSize: number;
  /** Whether the inviter can accept a connection; `Connectivity: N` says no. */
  readonly connectable: boolean;
}

/** An invitation to something else, or to a file that cannot be: to be answered with `rejectNotInstalled`. */
export interface OtherInvitation {
  readonly command: 'inviteOther';
  readonly cookie: number;
  readonly applicationGuid: string;
  readonly applicationName?: string;
}

/** The answer of the receiver, and then of the sender that shall listen. */
export interface InvitationAcceptance {
  readonly command: 'accept';
  readonly cookie: number;
  /** Whether the other side is asked for its address. */
  readonly requestsAddress: boolean;
  /** Where whoever writes this listens. */
  readonly address?: ConnectionAddress;
  /** The receiver listens, the sender of the file connects. */
  readonly senderConnects: boolean;
}

export type InvitationCancellation =
  | { readonly command: 'cancel'; readonly cookie: number; readonly code: CancelCode }
  | { readonly command: 'cancel'; readonly cookie: number; readonly code: 'unknown'; readonly text: string };

export type Invitation = FileInvitation | OtherInvitation | InvitationAcceptance | InvitationCancellation;

/** What each Cancel-Code is on the wire. */
export const CANCEL_CODES = {
  reject: 'REJECT',
  rejectNotInstalled: 'REJECT_NOT_INSTALLED',
  timeout: 'TIMEOUT',
  windowClosed: 'OUTBANDCANCEL',
  transferFailed: 'FTTIMEOUT',
  noCommonProtocol: 'FAIL',
} as const;

/** Declined; unknown application; taken back; window closed; accepted but not transferred; others' own reason. */
export type CancelCode = keyof typeof CANCEL_CODES;

/** The application that transfers files, as official clients spell it; compared without case. */
export const FILE_TRANSFER_GUID = '{5D3E02AB-6190-11d3-BBBB-00C04F795683}';
const APPLICATION_NAME = 'File Transfer';
/** Longest name of a file believed in, in UTF-16 units: more than any file system has, less than a message. */
export const INVITATION_FILE_NAME_MAX_LENGTH = 1024;
/** Longest other text kept, in UTF-16 units: a GUID, a name of an application, a code. */
const TEXT_MAX_LENGTH = 128;
const REQUESTED_ADDRESS = 'IP-Address:';

/** Reads the fields of an invitation; undefined when they make none. */
export function readInvitation(fields: ReadonlyMap<string, string>): Invitation | undefined {
  const known = new Map<string, string>();
  for (const [name, value] of fields) {
    const key = name.toLowerCase();
    if (!known.has(key)) known.set(key, value.trim());
  }
  const cookie = readUnsigned(known.get('invitation-cookie'));
  if (cookie === undefined) return undefined;
  switch (known.get('invitation-command')?.toUpperCase()) {
    case 'INVITE':
      return readInvite(known, cookie);
    case 'ACCEPT':
      return readAcceptance(known, cookie);
    case 'CANCEL':
      return readCancellation(known, cookie);
    default:
      return undefined;
  }
}

function readInvite(
  fields: ReadonlyMap<string, string>,
  cookie: number,
): FileInvitation | OtherInvitation | undefined {
  const applicationGuid = fields.get('application-guid') ?? '';
  if (applicationGuid === '' || applicationGuid.length > TEXT_MAX_LENGTH) return undefined;
  const applicationName = fields.get('application-name')?.slice(0, TEXT_MAX_LENGTH);
  const named = applicationName === undefined ? { applicationGuid } : { applicationGuid, applicationName };
  const fileName = fields.get('application-file') ?? '';
  const fileSize = readSize(fields.get('application-filesize'));
  const hasFile =
    fileName !== '' && fileName.length <= INVITATION_FILE_NAME_MAX_LENGTH && fileSize !== undefined;
  if (!isFileTransfer(applicationGuid) || !hasFile) return { command: 'inviteOther', cookie, ...named };
  const connectable = fields.get('connectivity')?.toUpperCase() !== 'N';
  return { command: 'invite', cookie, ...named, fileName, fileSize, connectable };
}

function isFileTransfer(applicationGuid: string): boolean {
  return applicationGuid.toUpperCase() === FILE_TRANSFER_GUID.toUpperCase();
}

function readAcceptance(fields: ReadonlyMap<string, string>, cookie: number): InvitationAcceptance {
  const acceptance: Mutable<InvitationAcceptance> = {
    command: 'accept',
    cookie,
    requestsAddress: fields.get('request-data')?.toUpperCase().startsWith('IP-ADDRESS') ?? false,
    senderConnects: fields.get('sender-connect')?.toUpperCase() === 'TRUE',
  };
  const address = readConnectionAddress(fields);
  if (address !== undefined) acceptance.address = address;
  return acceptance;
}

function readCancellation(fields: ReadonlyMap<string, string>, cookie: number): InvitationCancellation {
  const text = fields.get('cancel-code') ?? '';
  const code = CODES.get(text.toUpperCase());
  if (code !== undefined) return { command: 'cancel', cookie, code };
  return { command: 'cancel', cookie, code: 'unknown', text: text.slice(0, TEXT_MAX_LENGTH) };
}

const CODES: ReadonlyMap<string, CancelCode> = new Map(
  (Object.keys(CANCEL_CODES) as CancelCode[]).map((code) => [CANCEL_CODES[code], code] as const),
);

/** Writes the fields of an invitation, in the usual order, for a message of kind `invitation`. */
export function invitationFields(invitation: Invitation): ReadonlyMap<string, string> {
  return new Map(fieldsOf(invitation));
}

function fieldsOf(invitation: Invitation): readonly MimeHeader[] {
  switch (invitation.command) {
    case 'invite':
      return inviteFields(invitation);
    case 'inviteOther':
      return [...applicationFields(invitation), ...commandFields('INVITE', invitation.cookie)];
    case 'accept':
      return acceptanceFields(invitation);
    case 'cancel': {
      const code = invitation.code === 'unknown' ? invitation.text : CANCEL_CODES[invitation.code];
      return [...commandFields('CANCEL', invitation.cookie), ['Cancel-Code', code]];
    }
  }
}

function commandFields(command: string, cookie: number): readonly MimeHeader[] {
  return [
    ['Invitation-Command', command],
    ['Invitation-Cookie', String(cookie)],
  ];
}

function applicationFields(invitation: FileInvitation | OtherInvitation): readonly MimeHeader[] {
  const { applicationGuid, applicationName } = invitation;
  const guid: MimeHeader = ['Application-GUID', applicationGuid];
  return applicationName === undefined ? [guid] : [['Application-Name', applicationName], guid];
}

function inviteFields(invitation: FileInvitation): readonly MimeHeader[] {
  const { applicationName = APPLICATION_NAME, cookie, fileName, fileSize, connectable } = invitation;
  return [
    ...applicationFields({ ...invitation, applicationName }),
    ...commandFields('INVITE', cookie),
    ['Application-File', fileName],
    ['Application-FileSize', String(fileSize)],
    ...(connectable ? [] : [['Connectivity', 'N'] as const]),
  ];
}

function acceptanceFields(acceptance: InvitationAcceptance): readonly MimeHeader[] {
  const { cookie, address, senderConnects, requestsAddress } = acceptance;
  return [
    ...commandFields('ACCEPT', cookie),
    ...(address === undefined ? [] : connectionFields(address)),
    ...(senderConnects ? [['Sender-Connect', 'TRUE'] as const] : []),
    ['Launch-Application', 'FALSE'],
    ...(requestsAddress ? [['Request-Data', REQUESTED_ADDRESS] as const] : []),
  ];
}
