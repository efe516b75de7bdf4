/** Streams read in every cut there is; shared by the tests of this package. */
import { expect } from 'vitest';
import {
  decodeServerSwitchboard,
  decodeSwitchboardMessage,
  encodeServerSwitchboard,
  FrameReader,
  type SwitchboardMessage,
} from '../src/index.ts';
import { concatenate, cutsOf } from './vectors.ts';

/** Runs a reader over every cut of a stream; gives what it shows, which must be the same each time. */
export function sameInEveryCut<Shown>(
  stream: Uint8Array,
  read: (pieces: readonly Uint8Array[]) => Shown,
): Shown {
  const whole = read([stream]);
  for (const pieces of cutsOf(stream)) expect(read(pieces)).toEqual(whole);
  return whole;
}

/** The messages that a switchboard hands on, whatever the cuts of its connection. */
export function throughSwitchboard(bodies: readonly Uint8Array[]): readonly SwitchboardMessage[] {
  const sent = bodies.map((body) => ({ verb: 'MSG', account: 'a@b', friendlyName: 'A', body }) as const);
  const stream = concatenate(sent.map((command) => encodeServerSwitchboard(command, 12)));
  return sameInEveryCut(stream, (pieces) => {
    const reader = new FrameReader({ side: 'server', connection: 'switchboard' });
    const results = pieces.flatMap((piece) => [...reader.receive(piece)]);
    return results.map((result) => {
      const command = result.ok ? decodeServerSwitchboard(result.frame, 12) : undefined;
      if (command?.verb !== 'MSG') throw new Error('not a message');
      return decodeSwitchboardMessage(command.body).message;
    });
  });
}
