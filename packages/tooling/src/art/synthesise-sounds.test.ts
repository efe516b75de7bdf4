import { describe, expect, test } from 'vitest';
import { differingPaths } from './produced-files.ts';
import { addNote, MARIMBA, SAMPLE_RATE } from './sound-instruments.ts';
import { PEAK_LEVEL } from './sound-room.ts';
import { SCORES } from './sound-scores.ts';
import { playScore, synthesiseSounds } from './synthesise-sounds.ts';
import { wavFile } from './wav-file.ts';

const LONGEST_SECONDS = 1.5;
const RING_SECONDS = 3;
const RINGING: ReadonlySet<string> = new Set(['phone', 'outgoing']);

/** The sound roles of the original messenger, under the names its sound settings used. */
const EVENTS = ['online', 'offline', 'newalert', 'type', 'newemail', 'nudge', 'phone', 'outgoing', 'vimdone'];

test('the committed sounds are what the scores give', () => {
  expect(differingPaths(synthesiseSounds())).toEqual([]);
});

test('there is one sound for each event', () => {
  expect(SCORES.map((score) => score.event).sort()).toEqual(EVENTS.sort());
});

describe.each(SCORES)('$event', (score) => {
  const samples = playScore(score);

  test('peaks at three decibels below full scale', () => {
    const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
    expect(peak).toBeCloseTo(PEAK_LEVEL, 9);
  });

  test('is as long as its kind may be, and ends in silence', () => {
    const seconds = samples.length / SAMPLE_RATE;
    const [shortest, longest] = RINGING.has(score.event)
      ? [RING_SECONDS, RING_SECONDS]
      : [0, LONGEST_SECONDS];
    expect(seconds).toBeGreaterThanOrEqual(shortest);
    expect(seconds).toBeLessThanOrEqual(longest);
    expect(Math.abs(samples.at(-1) ?? 1)).toBe(0);
  });

  test('has no standing offset', () => {
    const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
    expect(Math.abs(mean)).toBeLessThan(0.001);
  });
});

test('a note sounds at its own pitch', () => {
  const samples = new Float64Array(SAMPLE_RATE);
  addNote(samples, { at: 0, pitch: 69, level: 1, instrument: MARIMBA });
  // Late in the note only the ground tone is left: it crosses zero upwards once in a period.
  const late = samples.subarray(SAMPLE_RATE / 2);
  const crossings = late.filter((sample, index) => sample >= 0 && (late[index - 1] ?? 0) < 0).length;
  expect(Math.abs(crossings - 220)).toBeLessThanOrEqual(1);
});

test('a sound file states its form and clips nothing', () => {
  const file = Buffer.from(wavFile(Float64Array.of(0, 1, -1, 0.5), 22_050));
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect([file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt16LE(34)]).toEqual([1, 1, 16]);
  expect(file.readUInt32LE(24)).toBe(22_050);
  expect([44, 46, 48, 50].map((at) => file.readInt16LE(at))).toEqual([0, 32_767, -32_767, 16_384]);
});
