/**
 * What an incoming line does besides appearing: open its window behind the others, flash it, raise an alert,
 * play a sound. Only the window concerned ever flashes, and nothing takes the focus.
 */
import type { Settings, SoundEvent, Status } from '@nudge/ipc-contract';

/** `new`: the line opened it. */
export type WindowState = 'new' | 'focused' | 'unfocused' | 'minimized';

/** A minimised window raises an alert again after so much silence. */
export const ALERT_AGAIN_AFTER_MILLISECONDS = 60_000;

export interface AttentionFacts {
  readonly kind: 'text' | 'nudge' | 'file';
  readonly window: WindowState;
  readonly ownStatus: Status | undefined;
  readonly alerts: Settings['alerts'];
  /** Since this conversation last raised attention; undefined: never. */
  readonly silenceMilliseconds: number | undefined;
}

export interface Attention {
  readonly flash: boolean;
  readonly alert: 'message' | 'nudge' | 'fileOffer' | undefined;
  readonly sound: SoundEvent | undefined;
  /** The line counts as unread. */
  readonly isUnread: boolean;
}

/** Whether an event may be heard: Busy and "Mute all" silence everything. */
export function mayPlay(
  event: SoundEvent,
  alerts: Settings['alerts'],
  ownStatus: Status | undefined,
): boolean {
  return ownStatus !== 'busy' && !alerts.muteAll && alerts.sounds[event];
}

const ALERTS = { text: 'message', nudge: 'nudge', file: 'fileOffer' } as const;

const isOutOfSight = ({ window, silenceMilliseconds }: AttentionFacts): boolean => {
  if (window === 'new') return true;
  const silence = silenceMilliseconds ?? Number.POSITIVE_INFINITY;
  return window === 'minimized' && silence >= ALERT_AGAIN_AFTER_MILLISECONDS;
};

function alertFor(facts: AttentionFacts): Attention['alert'] {
  if (facts.ownStatus === 'busy' || !facts.alerts.message || !isOutOfSight(facts)) return undefined;
  return ALERTS[facts.kind];
}

function soundFor(facts: AttentionFacts): SoundEvent | undefined {
  if (facts.kind === 'nudge') return 'nudge';
  if (facts.window === 'focused') return undefined;
  if (facts.kind === 'file') return 'newalert';
  return isOutOfSight(facts) ? 'newalert' : 'type';
}

export function attentionFor(facts: AttentionFacts): Attention {
  const isSeen = facts.window === 'focused';
  const sound = soundFor(facts);
  const isHeard = sound !== undefined && mayPlay(sound, facts.alerts, facts.ownStatus);
  return {
    flash: !isSeen,
    alert: alertFor(facts),
    sound: isHeard ? sound : undefined,
    isUnread: !isSeen,
  };
}
