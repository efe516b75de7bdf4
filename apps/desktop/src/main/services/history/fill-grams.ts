import type Database from 'libsql';
import { gramsOf } from './search/unspaced-runs.ts';

const BATCH_LINES = 2000;

interface TextRow {
  readonly seq: number;
  readonly text: string;
}

/** Writes what is indexed of scripts without spaces for lines that were kept before there was such an index. */
export function fillGrams(database: Database.Database): void {
  const read = database.prepare('SELECT seq, text FROM lines WHERE seq > ? ORDER BY seq LIMIT ?');
  const write = database.prepare('UPDATE lines SET grams = ? WHERE seq = ?');
  let after = -1;
  for (;;) {
    const rows = read.all(after, BATCH_LINES) as readonly TextRow[];
    for (const { seq, text } of rows) {
      const grams = gramsOf(text);
      if (grams !== '') write.run(grams, seq);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
