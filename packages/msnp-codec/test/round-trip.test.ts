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
  type ConnectionKind,
  type Frame,
  type ProtocolVersion,
  type Side,
} from '../src/index.ts';
import {
  clientNotificationCommands,
  clientSwitchboardCommands,
  serverNotificationCommands,
  serverSwitchboardCommands,
} from './arbitraries.ts';

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

function checkDirection<Command>(name: string, direction: Direction<Command>): void {
  const { side, connection, generators, encode, decode } = direction;
  describe(name, () => {
    test.each(Object.entries(generators))(
      '%s means the same after the wire, in every version',
      (_verb, generate) => {
        for (const version of TYPED_VERSIONS) {
          fc.assert(
            fc.property(generate(version), (command) => {
              const reader = new FrameReader({ side, connection, version });
              expect(decode(frameOf(encode(command, version), reader), version)).toStrictEqual(command);
            }),
            { numRuns: 60 },
          );
        }
      },
    );
  });
}

checkDirection('client to notification server', {
  side: 'client',
  connection: 'notification',
  generators: clientNotificationCommands,
  encode: encodeClientNotification,
  decode: decodeClientNotification,
});

checkDirection('notification server to client', {
  side: 'server',
  connection: 'notification',
  generators: serverNotificationCommands,
  encode: encodeServerNotification,
  decode: decodeServerNotification,
});

checkDirection('client to switchboard', {
  side: 'client',
  connection: 'switchboard',
  generators: clientSwitchboardCommands,
  encode: encodeClientSwitchboard,
  decode: decodeClientSwitchboard,
});

checkDirection('switchboard to client', {
  side: 'server',
  connection: 'switchboard',
  generators: serverSwitchboardCommands,
  encode: encodeServerSwitchboard,
  decode: decodeServerSwitchboard,
});
