/**
 * Meaning of frames: one function per direction and connection kind. Version is what VER settled on; before
 * that pass undefined. Decoding never throws: what cannot be read comes out as `malformed`, what is not
 * known as `unknown`, and so does everything of the dialects above MSNP12 but error lines.
 */
import { LocalProtocolError } from '../errors.ts';
import type { ProtocolVersion } from '../model/protocol-version.ts';
import type { Frame } from '../wire/frame.ts';
import { encodeFrame } from '../wire/frame-writer.ts';
import { formVersion, readUnsigned, type Unreadable } from './arguments.ts';
import { clientAuthentication, serverAuthentication } from './authentication.ts';
import { clientChallenge, serverChallenge } from './challenge.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, VerbCodec } from './codec-table.ts';
import { clientGroups, serverGroups } from './groups.ts';
import { clientHandshake, serverHandshake } from './handshake.ts';
import { clientKeepalive, serverKeepalive } from './keepalive.ts';
import { clientListEditing, serverListEditing } from './list-editing.ts';
import { clientMailInvitations, serverMailInvitations } from './mail-invitations.ts';
import { clientNotices, serverNotices } from './notices.ts';
import { clientPersonalMessage, serverPersonalMessage } from './personal-message.ts';
import { clientPresence, serverPresence } from './presence.ts';
import { clientReferral, serverReferral } from './referral.ts';
import { serverRinging } from './ringing.ts';
import { decodeServerError, encodeServerError } from './server-error.ts';
import type { ServerErrorCommand, ServerNotificationCommand } from './server-notification.ts';
import { clientSettings, serverSettings } from './settings.ts';
import { clientSwitchboard } from './switchboard-client.ts';
import { serverSwitchboard } from './switchboard-server.ts';
import type { ClientSwitchboardCommand, ServerSwitchboardCommand } from './switchboard.ts';
import { clientSynchronization, serverSynchronization } from './synchronization.ts';
import type { MalformedCommand, UnknownCommand } from './unknown.ts';

export type Version = ProtocolVersion | undefined;

const LAST_TYPED_VERSION = 12;

/** Members of a command union that are no verbs of the protocol. */
type Untyped = UnknownCommand | MalformedCommand | ServerErrorCommand;
type Typed<Command> = Exclude<Command, Untyped>;
type VerbOf<Command> = Command extends { readonly verb: infer Verb extends string } ? Verb : never;
type Complete<Command> = CodecTable<Typed<Command>, VerbOf<Typed<Command>>>;

const clientNotificationTable: Complete<ClientNotificationCommand> = {
  ...clientHandshake,
  ...clientAuthentication,
  ...clientReferral,
  ...clientSynchronization,
  ...clientListEditing,
  ...clientMailInvitations,
  ...clientGroups,
  ...clientSettings,
  ...clientPresence,
  ...clientPersonalMessage,
  ...clientChallenge,
  ...clientKeepalive,
  ...clientNotices,
};

const serverNotificationTable: Complete<ServerNotificationCommand> = {
  ...serverHandshake,
  ...serverAuthentication,
  ...serverReferral,
  ...serverSynchronization,
  ...serverListEditing,
  ...serverMailInvitations,
  ...serverGroups,
  ...serverSettings,
  ...serverPresence,
  ...serverPersonalMessage,
  ...serverChallenge,
  ...serverRinging,
  ...serverKeepalive,
  ...serverNotices,
};

const clientSwitchboardTable: Complete<ClientSwitchboardCommand> = clientSwitchboard;
const serverSwitchboardTable: Complete<ServerSwitchboardCommand> = serverSwitchboard;

/** A table as a map; the compiler has checked above that each verb's codec fits its commands. */
function lookupOf<Command>(table: object): ReadonlyMap<string, VerbCodec<Command>> {
  return new Map(Object.entries(table) as readonly [string, VerbCodec<Command>][]);
}

const clientNotificationVerbs = lookupOf<ClientNotificationCommand>(clientNotificationTable);
const serverNotificationVerbs = lookupOf<ServerNotificationCommand>(serverNotificationTable);
const clientSwitchboardVerbs = lookupOf<ClientSwitchboardCommand>(clientSwitchboardTable);
const serverSwitchboardVerbs = lookupOf<ServerSwitchboardCommand>(serverSwitchboardTable);

function decodeWith<Command>(
  verbs: ReadonlyMap<string, VerbCodec<Command>>,
  frame: Frame,
  version: Version,
): Command | UnknownCommand | MalformedCommand {
  const settled = formVersion(version);
  const codec = settled > LAST_TYPED_VERSION ? undefined : verbs.get(frame.verb);
  const command = codec?.decode(frame, settled);
  if (command === undefined) return unknownCommand(frame);
  return typeof command === 'string' ? malformedCommand(frame, command) : command;
}

function unknownCommand({ verb, args, payload }: Frame): UnknownCommand {
  const command = { verb: 'unknown', name: verb, args } as const;
  return payload === undefined ? command : { ...command, payload };
}

function malformedCommand({ verb, args }: Frame, reason: Unreadable): MalformedCommand {
  const command: Mutable<MalformedCommand> = { verb: 'malformed', name: verb, args, reason };
  const trId = readUnsigned(args[0]);
  if (trId !== undefined) command.trId = trId;
  return command;
}

function encodeWith<Command extends { readonly verb: string }>(
  verbs: ReadonlyMap<string, VerbCodec<Command>>,
  command: Command | Untyped,
  version: Version,
): Uint8Array {
  if (isUntyped(command)) return encodeFrame(untypedFrame(command));
  const codec = verbs.get(command.verb);
  if (codec === undefined) throw new LocalProtocolError('notEncodable', `${command.verb} has no codec here`);
  return encodeFrame(codec.encode(command, formVersion(version)));
}

function isUntyped<Command extends { readonly verb: string }>(
  command: Command | Untyped,
): command is Untyped {
  return command.verb === 'unknown' || command.verb === 'malformed' || command.verb === 'error';
}

function untypedFrame(command: Untyped): Frame {
  if (command.verb === 'error') return encodeServerError(command);
  if (command.verb === 'malformed') {
    throw new LocalProtocolError('notEncodable', `a malformed ${command.name} cannot be sent`);
  }
  const { name, args, payload } = command;
  return payload === undefined ? { verb: name, args } : { verb: name, args, payload };
}

export function decodeClientNotification(frame: Frame, version: Version): ClientNotificationCommand {
  return decodeWith(clientNotificationVerbs, frame, version);
}

export function decodeServerNotification(frame: Frame, version: Version): ServerNotificationCommand {
  return decodeServerError(frame) ?? decodeWith(serverNotificationVerbs, frame, version);
}

export function decodeClientSwitchboard(frame: Frame, version: Version): ClientSwitchboardCommand {
  return decodeWith(clientSwitchboardVerbs, frame, version);
}

export function decodeServerSwitchboard(frame: Frame, version: Version): ServerSwitchboardCommand {
  return decodeServerError(frame) ?? decodeWith(serverSwitchboardVerbs, frame, version);
}

/** The whole wire form, line, CR LF and payload. Throws {@link LocalProtocolError} for a malformed command. */
export function encodeClientNotification(command: ClientNotificationCommand, version: Version): Uint8Array {
  return encodeWith(clientNotificationVerbs, command, version);
}

/** See {@link encodeClientNotification}. */
export function encodeServerNotification(command: ServerNotificationCommand, version: Version): Uint8Array {
  return encodeWith(serverNotificationVerbs, command, version);
}

/** See {@link encodeClientNotification}. */
export function encodeClientSwitchboard(command: ClientSwitchboardCommand, version: Version): Uint8Array {
  return encodeWith(clientSwitchboardVerbs, command, version);
}

/** See {@link encodeClientNotification}. */
export function encodeServerSwitchboard(command: ServerSwitchboardCommand, version: Version): Uint8Array {
  return encodeWith(serverSwitchboardVerbs, command, version);
}
