/**
 * Dialogues as text. One file is played at both ends: its `S:` lines at a client, its `C:` lines at a server.
 *
 *     version: 12                    headers, up to the first empty line; meaning is the test's
 *
 *     # a remark
 *     A: addContact bob@example.com  what the application asks of the client; a server does not see it
 *     W: bob signs in                what happens around the server; a client does not see it
 *     C: CHG 6 NLN 32                what the client says
 *     S: CHG 6 NLN 32                what the server says
 *     S: MSG Hotmail Hotmail {length}
 *     | Content-Type: text/plain     payload of the line above, lines joined by CR LF
 *
 * `{name=text}` is a value that only one run knows: it is written as `text` when played, matches anything when
 * expected, and what it matched is what `{name}` stands for from then on.
 */
export interface TranscriptEntry {
  readonly by: 'application' | 'client' | 'server' | 'world';
  readonly line: string;
  /** Payload as text, when the line has one. */
  readonly payload?: string;
  /** Line in the file, from 1. */
  readonly place: number;
}

export interface Transcript {
  readonly headers: ReadonlyMap<string, string>;
  readonly entries: readonly TranscriptEntry[];
}

const SPEAKERS = { A: 'application', C: 'client', S: 'server', W: 'world' } as const;

/** Reads a transcript; throws an Error that names the line which cannot be read. */
export function parseTranscript(text: string): Transcript {
  const lines = text.split('\n');
  const border = lines.findIndex((line) => line.trim() === '');
  const headers = new Map(lines.slice(0, Math.max(border, 0)).map(readHeader));
  const entries: TranscriptEntry[] = [];
  for (const [index, line] of lines.entries()) {
    if (index < border || line.trim() === '' || line.startsWith('#')) continue;
    const last = entries.at(-1);
    if (line.startsWith('|') && last !== undefined) entries[entries.length - 1] = withPayload(last, line);
    else entries.push(readEntry(line, index + 1));
  }
  return { headers, entries };
}

function readHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function readEntry(line: string, place: number): TranscriptEntry {
  const match = /^([ACSW]): (.+)$/.exec(line.trimEnd());
  const letter = match?.[1];
  if (letter === undefined) throw new Error(`Line ${place} of the transcript is nobody's: ${line}`);
  return { by: SPEAKERS[letter as keyof typeof SPEAKERS], line: match?.[2] ?? '', place };
}

function withPayload(entry: TranscriptEntry, line: string): TranscriptEntry {
  const text = line.slice(line.startsWith('| ') ? 2 : 1);
  return { ...entry, payload: entry.payload === undefined ? text : `${entry.payload}\r\n${text}` };
}
