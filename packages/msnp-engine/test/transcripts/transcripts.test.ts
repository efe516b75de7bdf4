/** One file for each dialect, and some for switchboards, played at the engine and at the server. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseDialect, type ProtocolVersion } from '@nudge/msnp-codec';
import { inPieces, parseTranscript, type PlayOptions, playTranscript, type Transcript } from '@nudge/testkit';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../memory/world.ts';
import { ClientSubject, ServerSubject } from './subjects.ts';
import { ClientSwitchboardSubject, ServerSwitchboardSubject } from './switchboard-subjects.ts';

const folder = new URL('../../../testkit/transcripts/', import.meta.url);

const files = readdirSync(folder).filter((name) => name.startsWith('msnp'));
const switchboardFiles = readdirSync(folder).filter((name) => name.startsWith('switchboard'));

const SIZES = [
  ['whole', undefined],
  ['byte by byte', 1],
  ['in threes', 3],
] as const;

function cutTo(size: number | undefined): Pick<PlayOptions, 'cut'> {
  return size === undefined ? {} : { cut: (bytes) => inPieces(bytes, size) };
}

function read(name: string): { readonly transcript: Transcript; readonly version: ProtocolVersion } {
  const transcript = parseTranscript(readFileSync(new URL(name, folder), 'utf8'));
  const version = parseDialect(`MSNP${transcript.headers.get('version') ?? ''}`);
  if (version === undefined) throw new Error(`${name} names no version`);
  return { transcript, version };
}

/** What a value stands for in the transcript itself. */
function usual(transcript: Transcript, name: string): string {
  const pattern = new RegExp(`\\{${name}=([^}]*)\\}`);
  return (
    transcript.entries.map(({ line }) => pattern.exec(line)?.[1]).find((text) => text !== undefined) ?? ''
  );
}

test('there is one for every dialect that is spoken over sockets', () => {
  const versions = files.map((name) => read(name).version);
  expect([...versions].toSorted((one, other) => one - other)).toEqual([2, 5, 7, 8, 9, 10, 11, 12]);
});

describe.each(files)('%s', (name) => {
  const { transcript, version } = read(name);

  test.each(SIZES)('at the engine, %s', async (_form, size) => {
    const subject = new ClientSubject(version, usual(transcript, 'ticket'));
    await playTranscript(transcript, subject, cutTo(size));
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

describe.each(switchboardFiles)('%s', (name) => {
  const { transcript, version } = read(name);
  const connection = 'switchboard';

  test.each(SIZES)('at the engine, %s', async (_form, size) => {
    const subject = new ClientSwitchboardSubject(version, usual(transcript, 'cookie'));
    await playTranscript(transcript, subject, { ...cutTo(size), connection });
    expect(subject.settled).toEqual([
      'bob@example.com joined',
      'Hello, Bob delivered',
      'nudge delivered',
      'carol@example.com joined',
      'nobody@example.com refused',
      'bob@example.com joined',
    ]);
  });

  test('at the server', async () => {
    const subject = await ServerSwitchboardSubject.open(version);
    await playTranscript(transcript, subject, { connection, supply: (value) => subject.supply(value) });
    const bob = subject.world.people.find(({ account }) => account === accountOf('bob'));
    expect(bob?.heard).toEqual(['Hello, Bob']);
  });
});
