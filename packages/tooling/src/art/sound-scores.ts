/**
 * What is played for which event. All melodies are in D and use few notes, so that they belong together: up for
 * what arrives, down for what leaves, one bar for a message, a phrase that can repeat for a call.
 */
import { BELL, MARIMBA, VIBRAPHONE, WOOD_BLOCK } from './sound-instruments.ts';
import type { Instrument, Note } from './sound-instruments.ts';

/** A sound: its event key, its length in seconds, and its notes. */
export interface Score {
  readonly event: string;
  readonly seconds: number;
  readonly notes: readonly Note[];
}

const PITCHES = {
  D4: 62,
  A4: 69,
  B4: 71,
  D5: 74,
  E5: 76,
  FSharp5: 78,
  G5: 79,
  A5: 81,
  B5: 83,
  CSharp6: 85,
  D6: 86,
  E6: 88,
  FSharp6: 90,
  A6: 93,
} as const;

type PitchName = keyof typeof PITCHES;
type Stroke = readonly [at: number, pitch: PitchName, level: number];

function strokes(instrument: Instrument, list: readonly Stroke[]): readonly Note[] {
  return list.map(([at, pitch, level]) => ({ at, pitch: PITCHES[pitch], level, instrument }));
}

const ONLINE: Score = {
  event: 'online',
  seconds: 1.3,
  notes: [
    ...strokes(MARIMBA, [
      [0, 'D5', 0.8],
      [0.1, 'A5', 0.8],
      [0.2, 'FSharp5', 0.7],
    ]),
    ...strokes(BELL, [
      [0.1, 'A5', 0.25],
      [0.32, 'D6', 0.75],
      [0.32, 'A6', 0.12],
    ]),
  ],
};

const OFFLINE: Score = {
  event: 'offline',
  seconds: 1.2,
  notes: [
    ...strokes(MARIMBA, [
      [0, 'A5', 0.7],
      [0.12, 'E5', 0.65],
      [0.26, 'D5', 0.6],
    ]),
    ...strokes(VIBRAPHONE, [[0.26, 'D4', 0.45]]),
  ],
};

const NEW_ALERT: Score = {
  event: 'newalert',
  seconds: 1.4,
  notes: [
    ...strokes(BELL, [
      [0, 'A5', 0.6],
      [0, 'D5', 0.45],
      [0.14, 'B5', 0.65],
      [0.14, 'E5', 0.45],
    ]),
    ...strokes(BELL, [
      [0.34, 'E6', 0.55],
      [0.34, 'A5', 0.3],
    ]),
  ],
};

const TYPE: Score = {
  event: 'type',
  seconds: 0.55,
  notes: strokes(MARIMBA, [
    [0, 'B5', 0.8],
    [0.075, 'E6', 0.9],
  ]),
};

const NEW_EMAIL: Score = {
  event: 'newemail',
  seconds: 1.5,
  notes: [
    ...strokes(BELL, [
      [0, 'FSharp6', 0.5],
      [0.11, 'D6', 0.5],
      [0.22, 'E6', 0.5],
      [0.4, 'A6', 0.5],
    ]),
    ...strokes(VIBRAPHONE, [
      [0, 'D5', 0.35],
      [0.4, 'A4', 0.3],
    ]),
  ],
};

/** Knocking that gathers speed and falls over its own feet: seven knocks, then a bar springs back. */
const NUDGE: Score = {
  event: 'nudge',
  seconds: 1,
  notes: [
    ...strokes(WOOD_BLOCK, [
      [0, 'A4', 0.7],
      [0.085, 'D4', 0.75],
      [0.16, 'A4', 0.8],
      [0.225, 'D4', 0.85],
      [0.28, 'A4', 0.9],
      [0.33, 'D4', 0.95],
      [0.375, 'A4', 1],
    ]),
    ...strokes(MARIMBA, [
      [0.43, 'D4', 0.9],
      [0.43, 'D5', 0.6],
      [0.52, 'A4', 0.45],
      [0.6, 'D5', 0.3],
    ]),
  ],
};

/** Twice the same rocking phrase, the second a tone higher, then rest; the end meets the beginning. */
const PHONE: Score = {
  event: 'phone',
  seconds: 3,
  notes: [
    ...strokes(BELL, [
      [0, 'D5', 0.7],
      [0.12, 'A5', 0.55],
      [0.24, 'FSharp5', 0.5],
      [0.36, 'A5', 0.55],
      [0.48, 'D6', 0.6],
      [0.6, 'A5', 0.5],
      [0.72, 'FSharp5', 0.45],
    ]),
    ...strokes(BELL, [
      [1.08, 'E5', 0.7],
      [1.2, 'B5', 0.55],
      [1.32, 'G5', 0.5],
      [1.44, 'B5', 0.55],
      [1.56, 'E6', 0.6],
      [1.68, 'CSharp6', 0.5],
      [1.8, 'A5', 0.45],
    ]),
    ...strokes(MARIMBA, [
      [0, 'D4', 0.5],
      [0.48, 'A4', 0.35],
      [1.08, 'A4', 0.45],
      [1.56, 'E5', 0.3],
    ]),
  ],
};

const OUTGOING: Score = {
  event: 'outgoing',
  seconds: 3,
  notes: strokes(VIBRAPHONE, [
    [0, 'A4', 0.7],
    [0, 'D5', 0.5],
    [0.42, 'A4', 0.55],
    [0.42, 'E5', 0.45],
  ]),
};

const VOICE_CLIP_RECORDED: Score = {
  event: 'vimdone',
  seconds: 0.7,
  notes: [...strokes(MARIMBA, [[0, 'FSharp5', 0.7]]), ...strokes(BELL, [[0.09, 'B5', 0.6]])],
};

/** Every sound of the product. */
export const SCORES: readonly Score[] = [
  ONLINE,
  OFFLINE,
  NEW_ALERT,
  TYPE,
  NEW_EMAIL,
  NUDGE,
  PHONE,
  OUTGOING,
  VOICE_CLIP_RECORDED,
];
