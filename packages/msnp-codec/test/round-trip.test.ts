import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeClientNotification,
  decodeClientSwitchboard,
  decodeServerNotification,
  decodeServerSwitchboard,
  encodeClientNotification,
  encodeClientSwitchboard,
  encodeServerNotification,
  encodeServerSwitchboard,
  FrameReader,
  TYPED_VERSIONS,
  type ClientNotificationCommand,
  type ClientSwitchboardCommand,
  type ConnectionKind,
  type Frame,
  type ProtocolVersion,
  type ServerNotificationCommand,
  type ServerSwitchboardCommand,
  type Side,
} from '../src/index.ts';
import {
  clientNotificationCommands,
  clientSwitchboardCommands,
  serverNotificationCommands,
  serverSwitchboardCommands,
} from './arbitraries.ts';

/** Runs for each verb and version. */
const RUNS = 40;

interface Direction<Command> {
  readonly side: Side;
  readonly connection: ConnectionKind;
  readonly generators: Readonly<Record<string, (version: number) => fc.Arbitrary<Command>>>;
  readonly encode: (command: Command, version: ProtocolVersion) => Uint8Array;
  readonly decode: (frame: Frame, version: ProtocolVersion) => Command;
}

/** Frames of a wire form, which must be a single one. */
function frameOf(wire: Uint8Array, reader: FrameReader): Frame {
  const results = [...reader.receive(wire)];
  const [result] = results;
  if (results.length !== 1 || result?.ok !== true) throw new Error('not exactly one frame');
  return result.frame;
}

/** Checks one verb of a direction in every version. */
function expectSameAfterWire<Command>(direction: Direction<Command>, verb: string): void {
  const { side, connection, generators, encode, decode } = direction;
  for (const version of TYPED_VERSIONS) {
    const commands = generators[verb]?.(version);
    if (commands === undefined) throw new Error(`no generator of ${verb}`);
    fc.assert(
      fc.property(commands, (command) => {
        const reader = new FrameReader({ side, connection, version });
        expect(decode(frameOf(encode(command, version), reader), version)).toStrictEqual(command);
      }),
      { numRuns: RUNS },
    );
  }
}

const toNotificationServer: Direction<ClientNotificationCommand> = {
  side: 'client',
  connection: 'notification',
  generators: clientNotificationCommands,
  encode: encodeClientNotification,
  decode: decodeClientNotification,
};

const fromNotificationServer: Direction<ServerNotificationCommand> = {
  side: 'server',
  connection: 'notification',
  generators: serverNotificationCommands,
  encode: encodeServerNotification,
  decode: decodeServerNotification,
};

const toSwitchboard: Direction<ClientSwitchboardCommand> = {
  side: 'client',
  connection: 'switchboard',
  generators: clientSwitchboardCommands,
  encode: encodeClientSwitchboard,
  decode: decodeClientSwitchboard,
};

const fromSwitchboard: Direction<ServerSwitchboardCommand> = {
  side: 'server',
  connection: 'switchboard',
  generators: serverSwitchboardCommands,
  encode: encodeServerSwitchboard,
  decode: decodeServerSwitchboard,
};

describe('a command means the same after the wire, in every version', () => {
  test.each(Object.keys(clientNotificationCommands))('client to notification server: %s', (verb) => {
    expectSameAfterWire(toNotificationServer, verb);
  });

  test.each(Object.keys(serverNotificationCommands))('notification server to client: %s', (verb) => {
    expectSameAfterWire(fromNotificationServer, verb);
  });

  test.each(Object.keys(clientSwitchboardCommands))('client to switchboard: %s', (verb) => {
    expectSameAfterWire(toSwitchboard, verb);
  });

  test.each(Object.keys(serverSwitchboardCommands))('switchboard to client: %s', (verb) => {
    expectSameAfterWire(fromSwitchboard, verb);
  });
});
