/** One file for each dialect, played at the engine and at the server. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseDialect, type ProtocolVersion } from '@nudge/msnp-codec';
import { inPieces, parseTranscript, playTranscript, type Transcript } from '@nudge/testkit';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../memory/world.ts';
import { ClientSubject, ServerSubject } from './subjects.ts';

const folder = new URL('../../../testkit/transcripts/', import.meta.url);

const files = readdirSync(folder).filter((name) => name.startsWith('msnp'));

function read(name: string): { readonly transcript: Transcript; readonly version: ProtocolVersion } {
  const transcript = parseTranscript(readFileSync(new URL(name, folder), 'utf8'));
  const version = parseDialect(`MSNP${transcript.headers.get('version') ?? ''}`);
  if (version === undefined) throw new Error(`${name} names no version`);
  return { transcript, version };
}

function ticketIn(transcript: Transcript): string {
  const line = transcript.entries.find((entry) => entry.line.includes('{ticket='))?.line ?? '';
  return /\{ticket=([^}]*)\}/.exec(line)?.[1] ?? '';
}

test('there is one for every dialect that is spoken over sockets', () => {
  const versions = files.map((name) => read(name).version);
  expect([...versions].toSorted((one, other) => one - other)).toEqual([2, 5, 7, 8, 9, 10, 11, 12]);
});

describe.each(files)('%s', (name) => {
  const { transcript, version } = read(name);

  test.each([
    ['whole', undefined],
    ['byte by byte', 1],
    ['in threes', 3],
  ] as const)('at the engine, %s', async (_form, size) => {
    const subject = new ClientSubject(version, ticketIn(transcript));
    const cut = size === undefined ? undefined : (bytes: Uint8Array) => inPieces(bytes, size);
    await playTranscript(transcript, subject, cut === undefined ? {} : { cut });
    expect(subject.events.filter(({ type }) => type === 'signedIn')).toHaveLength(1);
    expect(subject.events.at(-2)).toEqual({ type: 'signedOut', reason: 'requested' });
  });

  test('at the server', async () => {
    const subject = await ServerSubject.open(version);
    await playTranscript(transcript, subject, { supply: (value, known) => subject.supply(value, known) });
    const [bob, carol] = subject.world.people;
    expect(bob?.messenger.state.phase).toBe('signedOut');
    expect(carol?.messenger.state.contacts.get(accountOf('alice'))?.lists.has('forward')).toBe(true);
  });
});
