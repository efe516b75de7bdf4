/**
 * What an incoming line does besides appearing: open its window behind the others, flash it, raise an alert,
 * play a sound. Only the window concerned ever flashes, and nothing takes the focus.
 */
import type { AttentionChoice, AttentionWish, Settings, SoundEvent, Status } from '@nudge/ipc-contract';

/** `new`: the line opened it. `minimized`: also out of sight otherwise, where the system tells of it. */
export type WindowState = 'new' | 'focused' | 'unfocused' | 'minimized';

/** A message alerts again in a minimised window after so much silence. */
export const ALERT_AGAIN_AFTER_MILLISECONDS = 60_000;

export interface AttentionFacts {
  readonly kind: 'text' | 'nudge' | 'file';
  readonly window: WindowState;
  readonly ownStatus: Status | undefined;
  readonly alerts: Settings['alerts'];
  /** For whom the line is from. */
  readonly choice: AttentionChoice;
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

/** Nothing was chosen for anybody. */
export const USUAL: AttentionChoice = { alerts: 'usual', sounds: 'usual' };

/** What is chosen for somebody stands above the event's own switch. */
const isWished = (wish: AttentionWish, isUsual: boolean): boolean =>
  wish === 'usual' ? isUsual : wish === 'on';

/** Whether an alert may be shown; `isUsual`: the event's own switch. Busy stands above everything. */
export function mayAlert(isUsual: boolean, ownStatus: Status | undefined, choice: AttentionChoice): boolean {
  return ownStatus !== 'busy' && isWished(choice.alerts, isUsual);
}

/** Whether an event may be heard: Busy and "Mute all" silence everything. */
export function mayPlay(
  event: SoundEvent,
  { alerts, ownStatus, choice }: Pick<AttentionFacts, 'alerts' | 'ownStatus' | 'choice'>,
): boolean {
  return ownStatus !== 'busy' && !alerts.muteAll && isWished(choice.sounds, alerts.sounds[event]);
}

export interface NudgeFacts extends Pick<AttentionFacts, 'window' | 'ownStatus'> {
  /** A program fills the screen, over all windows. */
  readonly isCovered: boolean;
}

/** Whether nobody was there to see a nudge: away in one way or another, or with its window out of sight. */
export function isNudgeMissed({ window, ownStatus, isCovered }: NudgeFacts): boolean {
  const isThere = ownStatus === 'online' || ownStatus === 'appearOffline';
  return !isThere || isCovered || window === 'new' || window === 'minimized';
}

const ALERTS = { text: 'message', nudge: 'nudge', file: 'fileOffer' } as const;

const isOutOfSight = ({ window, silenceMilliseconds }: AttentionFacts): boolean => {
  if (window === 'new') return true;
  const silence = silenceMilliseconds ?? Number.POSITIVE_INFINITY;
  return window === 'minimized' && silence >= ALERT_AGAIN_AFTER_MILLISECONDS;
};

/** Files wait for an answer, so only the window in use needs no alert for them; a nudge is seen where its window is. */
function isWorthAnAlert(facts: AttentionFacts): boolean {
  switch (facts.kind) {
    case 'text':
      return isOutOfSight(facts);
    case 'nudge':
      return facts.window === 'new' || facts.window === 'minimized';
    case 'file':
      return facts.window !== 'focused';
  }
}

function alertFor(facts: AttentionFacts): Attention['alert'] {
  const { alerts, ownStatus, choice } = facts;
  const isShown = isWorthAnAlert(facts) && mayAlert(alerts.message, ownStatus, choice);
  return isShown ? ALERTS[facts.kind] : undefined;
}

/** Off for most, also for people of whom everything else is to be heard. */
const soundWhileFocused = ({ kind, alerts }: AttentionFacts): SoundEvent | undefined =>
  kind === 'text' && alerts.sounds.focused ? 'focused' : undefined;

function soundFor(facts: AttentionFacts): SoundEvent | undefined {
  if (facts.kind === 'nudge') return 'nudge';
  if (facts.window === 'focused') return soundWhileFocused(facts);
  if (facts.kind === 'file') return 'newalert';
  return isOutOfSight(facts) ? 'newalert' : 'type';
}

export function attentionFor(facts: AttentionFacts): Attention {
  const isSeen = facts.window === 'focused';
  const sound = soundFor(facts);
  const isHeard = sound !== undefined && mayPlay(sound, facts);
  return {
    flash: !isSeen,
    alert: alertFor(facts),
    sound: isHeard ? sound : undefined,
    isUnread: !isSeen,
  };
}
