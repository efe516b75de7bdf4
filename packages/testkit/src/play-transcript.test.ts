import { decodeUtf8, encodeUtf8 } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { playTranscript, type TranscriptSubject } from './play-transcript.ts';
import { parseTranscript } from './transcript.ts';

const DIALOGUE = `version: 8

# Greeting
C: VER 1 MSNP8 CVR0
S: VER 1 MSNP8
S: CHL 0 {challenge=abc}
A: answer
C: QRY 2 product {length}
| {challenge}
W: thunder
S: MSG Hotmail Hotmail {length}
| Type: 1
|
| Größe
`;

/** Says prepared lines; keeps what it hears. */
class Parrot implements TranscriptSubject {
  readonly side: 'client' | 'server';
  readonly directions: string[] = [];
  heard = '';
  readonly #sayings: string[];

  constructor(side: 'client' | 'server', ...sayings: readonly string[]) {
    this.side = side;
    this.#sayings = [...sayings];
  }

  hear(bytes: Uint8Array): void {
    this.heard += decodeUtf8(bytes);
  }

  said(): Uint8Array {
    return encodeUtf8(this.#sayings.splice(0).join(''));
  }

  direct(direction: string): void {
    this.directions.push(direction);
  }
}

const CLIENT = ['VER 1 MSNP8 CVR0\r\n', 'QRY 2 product 3\r\nabc'];
const MESSAGE = 'MSG Hotmail Hotmail 18\r\nType: 1\r\n\r\nGröße';

describe('playTranscript', () => {
  const transcript = parseTranscript(DIALOGUE);

  test('a client hears the server, with lengths in bytes, and is told what the application wants', async () => {
    const client = new Parrot('client', ...CLIENT);
    await playTranscript(transcript, client);
    expect(client.heard).toBe(`VER 1 MSNP8\r\nCHL 0 abc\r\n${MESSAGE}`);
    expect(client.directions).toEqual(['answer']);
  });

  test('a server may have values of its own, which the client repeats', async () => {
    const server = new Parrot('server', 'VER 1 MSNP8\r\nCHL 0 xyz\r\n', MESSAGE);
    await playTranscript(transcript, server);
    expect(server.heard).toBe('VER 1 MSNP8 CVR0\r\nQRY 2 product 3\r\nxyz');
    expect(server.directions).toEqual(['thunder']);
  });

  test.each([
    ['a wrong line', ['VER 1 MSNP9 CVR0\r\n', 'QRY 2 product 3\r\nabc'], 'Line 4'],
    ['a wrong payload', ['VER 1 MSNP8 CVR0\r\n', 'QRY 2 product 3\r\nabd'], 'Line 8'],
    ['silence', ['VER 1 MSNP8 CVR0\r\n'], 'but heard\nnothing'],
    ['one line too many', [...CLIENT, 'PNG\r\n'], 'Said too much: PNG'],
  ])('%s is a failure', async (_name, sayings, message) => {
    await expect(playTranscript(transcript, new Parrot('client', ...sayings))).rejects.toThrow(message);
  });
});

test('a transcript that cannot be read says where', () => {
  expect(() => parseTranscript('version: 8\n\nC: VER 1\nX: what\n')).toThrow('Line 4');
});
