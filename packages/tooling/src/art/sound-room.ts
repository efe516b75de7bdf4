/**
 * The room the notes are played in: a little echo that rounds them off (parallel combs, then all-passes, after
 * Schroeder), an end without a click, and one loudness for all.
 */
import { SAMPLE_RATE } from './sound-instruments.ts';

const WET_LEVEL = 0.1;
/** Delays in samples, without a common factor so that no pitch of the room's own is heard. */
const COMB_DELAYS = [631, 743, 839, 941] as const;
const COMB_FEEDBACK = 0.72;
const COMB_DULLNESS = 0.45;
const ALL_PASS_DELAYS = [211, 73] as const;
const ALL_PASS_GAIN = 0.6;

/** The sound with its echo, as long as before. */
export function withRoom(dry: Float64Array): Float64Array {
  const wet = new Float64Array(dry.length);
  for (const delay of COMB_DELAYS) addComb(dry, wet, delay);
  const diffuse = ALL_PASS_DELAYS.reduce<Float64Array>(allPass, wet);
  return dry.map((sample, index) => sample + WET_LEVEL * (diffuse[index] ?? 0));
}

function addComb(input: Float64Array, output: Float64Array, delay: number): void {
  const line = new Float64Array(delay);
  let dulled = 0;
  input.forEach((sample, index) => {
    const delayed = line[index % delay] ?? 0;
    dulled += (1 - COMB_DULLNESS) * (delayed - dulled);
    line[index % delay] = sample + COMB_FEEDBACK * dulled;
    output[index] = (output[index] ?? 0) + delayed;
  });
}

function allPass(input: Float64Array, delay: number): Float64Array {
  const line = new Float64Array(delay);
  return input.map((sample, index) => {
    const delayed = line[index % delay] ?? 0;
    const stored = sample + ALL_PASS_GAIN * delayed;
    line[index % delay] = stored;
    return delayed - ALL_PASS_GAIN * stored;
  });
}

const FADE_SECONDS = 0.12;

/** Lets the last moments sink to exact silence, so that neither the end nor a loop clicks. */
export function withFadedEnd(samples: Float64Array): Float64Array {
  const fadeLength = FADE_SECONDS * SAMPLE_RATE;
  return samples.map((sample, index) => {
    const left = (samples.length - 1 - index) / fadeLength;
    return left >= 1 ? sample : sample * left * left;
  });
}

const PEAK_DECIBELS = -3;

/** The largest amplitude of every sound, as a part of full scale. */
export const PEAK_LEVEL = 10 ** (PEAK_DECIBELS / 20);

/** The same sound, its highest peak at exactly `PEAK_LEVEL`. */
export function normalised(samples: Float64Array): Float64Array {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * PEAK_LEVEL) / peak);
}
