/** Lines as text, read by the codec of a side; shared by the tests of this package. */
import {
  decodeClientNotification,
  decodeServerNotification,
  FrameReader,
  type ClientNotificationCommand,
  type ConnectionKind,
  type Frame,
  type ProtocolVersion,
  type ServerNotificationCommand,
  type Side,
} from '../src/index.ts';
import { bytesOf } from './vectors.ts';

export function frameOf(wire: string, side: Side, connection: ConnectionKind): Frame {
  const [result] = new FrameReader({ side, connection }).receive(bytesOf(`${wire}\r\n`));
  if (result?.ok !== true) throw new Error('no frame');
  return result.frame;
}

export function fromServer(wire: string, version?: number): ServerNotificationCommand {
  return decodeServerNotification(
    frameOf(wire, 'server', 'notification'),
    version as ProtocolVersion | undefined,
  );
}

export function fromClient(wire: string, version?: number): ClientNotificationCommand {
  return decodeClientNotification(
    frameOf(wire, 'client', 'notification'),
    version as ProtocolVersion | undefined,
  );
}
