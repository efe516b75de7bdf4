import { useEffect, useState } from 'react';
import { useReducedMotion } from '../../components/emoticon/use-reduced-motion.ts';

/** A nudge to play: each has its own number. `inside`: the window itself cannot move. */
export interface NudgeToPlay {
  readonly number: number;
  readonly inside: boolean;
}

/** How the content takes part: shaking, or a border that shows once. */
export type NudgeMotion = 'shake' | 'pulse' | undefined;

/** As long as the real window shakes, milliseconds. */
export const NUDGE_DURATION = 900;

/** Plays each nudge once: the window moves, or its content, or under reduced motion only the border changes. */
export function useNudgeMotion(nudge: NudgeToPlay | undefined, shakeWindow: () => void): NudgeMotion {
  const isReduced = useReducedMotion();
  const [playing, setPlaying] = useState<NudgeMotion>();
  useEffect(() => {
    if (nudge === undefined) return undefined;
    if (!isReduced && !nudge.inside) {
      shakeWindow();
      return undefined;
    }
    setPlaying(isReduced ? 'pulse' : 'shake');
    const end = setTimeout(() => setPlaying(undefined), NUDGE_DURATION);
    return () => clearTimeout(end);
    // oxlint-disable-next-line react/exhaustive-deps -- a change of the setting must not play the last nudge again
  }, [nudge]);
  return playing;
}
