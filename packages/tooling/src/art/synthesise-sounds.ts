/**
 * Synthesises every sound of the product from arithmetic alone. Run with `node synthesise-sounds.ts`, or with
 * `--check` to compare with what is committed.
 */
import { keepProducedFiles } from './produced-files.ts';
import type { ProducedFile } from './produced-files.ts';
import { addNote, SAMPLE_RATE } from './sound-instruments.ts';
import { normalised, withFadedEnd, withRoom } from './sound-room.ts';
import { SCORES } from './sound-scores.ts';
import type { Score } from './sound-scores.ts';
import { wavFile } from './wav-file.ts';

/** Plays a score: samples between -1 and 1. */
export function playScore(score: Score): Float64Array {
  const samples = new Float64Array(Math.round(score.seconds * SAMPLE_RATE));
  for (const note of score.notes) addNote(samples, note);
  return normalised(withFadedEnd(withRoom(samples)));
}

/** Every sound file. */
export function synthesiseSounds(): readonly ProducedFile[] {
  return SCORES.map((score) => ({
    path: `sounds/${score.event}.wav`,
    bytes: wavFile(playScore(score), SAMPLE_RATE),
  }));
}

if (import.meta.main) keepProducedFiles(synthesiseSounds(), process.argv.slice(2));
