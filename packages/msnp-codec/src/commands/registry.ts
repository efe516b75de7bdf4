/**
 * Meaning of frames: one function per direction and connection kind. Version is what VER settled on; before
 * that pass undefined. Decoding never throws: what cannot be read comes out as `malformed`, what is not
 * known as `unknown`.
 */
import type { ProtocolVersion } from '../model/protocol-version.ts';
import type { Frame } from '../wire/frame.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { ServerNotificationCommand } from './server-notification.ts';
import type { ClientSwitchboardCommand, ServerSwitchboardCommand } from './switchboard.ts';

export type Version = ProtocolVersion | undefined;

export declare function decodeClientNotification(frame: Frame, version: Version): ClientNotificationCommand;
export declare function decodeServerNotification(frame: Frame, version: Version): ServerNotificationCommand;
export declare function decodeClientSwitchboard(frame: Frame, version: Version): ClientSwitchboardCommand;
export declare function decodeServerSwitchboard(frame: Frame, version: Version): ServerSwitchboardCommand;
/** The whole wire form, line, CR LF and payload. */
export declare function encodeClientNotification(
  command: ClientNotificationCommand,
  version: Version,
): Uint8Array;
export declare function encodeServerNotification(
  command: ServerNotificationCommand,
  version: Version,
): Uint8Array;
export declare function encodeClientSwitchboard(
  command: ClientSwitchboardCommand,
  version: Version,
): Uint8Array;
export declare function encodeServerSwitchboard(
  command: ServerSwitchboardCommand,
  version: Version,
): Uint8Array;
