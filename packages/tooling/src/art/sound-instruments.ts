/**
 * The instruments: struck bars and bells, each a handful of partials that ring out. A partial is a damped sine
 * made by a two-pole resonator, so that a note costs two multiplications a sample and is the same everywhere.
 */

/** Samples per second of every sound. */
export const SAMPLE_RATE = 22_050;

/** Partials above this would fold back into the audible range as wrong notes; they are left out. */
const HIGHEST_FREQUENCY = 0.45 * SAMPLE_RATE;

interface Partial {
  /** Frequency as a multiple of the note's own. */
  readonly ratio: number;
  readonly level: number;
  /** Seconds until it has fallen by 60 dB. */
  readonly ring: number;
}

/** What makes one instrument sound unlike another. */
export interface Instrument {
  readonly partials: readonly Partial[];
  /** Level of the short dull knock of the mallet. */
  readonly knock: number;
  /** Seconds from silence to the full tone. */
  readonly attack: number;
}

/** Wooden bar over a tube: a round tone, two octaves above it a short bright one. */
export const MARIMBA: Instrument = {
  partials: [
    { ratio: 1, level: 1, ring: 0.9 },
    { ratio: 2.003, level: 0.07, ring: 0.6 },
    { ratio: 3.98, level: 0.24, ring: 0.28 },
    { ratio: 9.1, level: 0.06, ring: 0.09 },
  ],
  knock: 0.16,
  attack: 0.003,
};

/** Small struck bell with a soft rim, the one that carries most melodies. */
export const BELL: Instrument = {
  partials: [
    { ratio: 1, level: 1, ring: 1.5 },
    { ratio: 1.0025, level: 0.35, ring: 1.7 },
    { ratio: 2, level: 0.3, ring: 0.9 },
    { ratio: 3.01, level: 0.14, ring: 0.55 },
    { ratio: 4.16, level: 0.09, ring: 0.35 },
    { ratio: 5.43, level: 0.05, ring: 0.2 },
  ],
  knock: 0.05,
  attack: 0.004,
};

/** Metal bar with a slow beat between two near tones, for what has to wait patiently. */
export const VIBRAPHONE: Instrument = {
  partials: [
    { ratio: 1, level: 1, ring: 2.1 },
    { ratio: 1.005, level: 0.35, ring: 2.1 },
    { ratio: 4, level: 0.12, ring: 0.6 },
  ],
  knock: 0.03,
  attack: 0.012,
};

/** Hollow block of wood: hardly a tone, all knock. */
export const WOOD_BLOCK: Instrument = {
  partials: [
    { ratio: 1, level: 1, ring: 0.22 },
    { ratio: 1.52, level: 0.4, ring: 0.14 },
    { ratio: 2.71, level: 0.25, ring: 0.1 },
  ],
  knock: 0.5,
  attack: 0.002,
};

/** One struck note. */
export interface Note {
  /** Seconds from the beginning of the sound. */
  readonly at: number;
  /** MIDI note number: 69 is the A of 440 Hz, one more is a semitone higher. */
  readonly pitch: number;
  /** 1 is a full stroke. */
  readonly level: number;
  readonly instrument: Instrument;
}

const CONCERT_PITCH = 69;
const CONCERT_FREQUENCY = 440;
const SEMITONES = 12;
const SIXTY_DECIBELS = Math.log(1000);

/** Adds the note to what is in `samples` already; what would ring past their end is cut. */
export function addNote(samples: Float64Array, note: Note): void {
  const start = Math.round(note.at * SAMPLE_RATE);
  const frequency = CONCERT_FREQUENCY * 2 ** ((note.pitch - CONCERT_PITCH) / SEMITONES);
  note.instrument.partials
    .filter((partial) => frequency * partial.ratio <= HIGHEST_FREQUENCY)
    .forEach((partial) => addPartial(samples, { note, partial, start, frequency }));
  addKnock(samples, start, note.level * note.instrument.knock);
}

interface SoundingPartial {
  readonly note: Note;
  readonly partial: Partial;
  readonly start: number;
  readonly frequency: number;
}

function addPartial(samples: Float64Array, { note, partial, start, frequency }: SoundingPartial): void {
  const angle = (2 * Math.PI * frequency * partial.ratio) / SAMPLE_RATE;
  const radius = Math.exp(-SIXTY_DECIBELS / (partial.ring * SAMPLE_RATE));
  const feedback = 2 * radius * Math.cos(angle);
  const damping = radius * radius;
  const attackLength = note.instrument.attack * SAMPLE_RATE;
  const level = note.level * partial.level;
  let previous = 0;
  let current = radius * Math.sin(angle);
  for (let index = start; index < samples.length; index += 1) {
    const rise = Math.min(1, (index - start) / attackLength);
    samples[index] = (samples[index] ?? 0) + level * rise * previous;
    [previous, current] = [current, feedback * current - damping * previous];
  }
}

const KNOCK_SECONDS = 0.02;
const KNOCK_SOFTNESS = 0.12;

/** A burst of noise through a low-pass filter; the noise is a fixed series, so that the file never changes. */
function addKnock(samples: Float64Array, start: number, level: number): void {
  const length = Math.round(KNOCK_SECONDS * SAMPLE_RATE);
  const end = Math.min(samples.length, start + length);
  let random = 1;
  let filtered = 0;
  for (let index = start; index < end; index += 1) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const noise = random / 2 ** 31 - 1;
    filtered += KNOCK_SOFTNESS * (noise - filtered);
    const fall = (1 - (index - start) / length) ** 2;
    samples[index] = (samples[index] ?? 0) + level * 3 * fall * filtered;
  }
}
