import type { RequestFailureCode, SendAbility, SessionView, Status } from '@nudge/ipc-contract';

/** What decides whether Send works. Whether one who appears offline may write is the server's to say. */
export interface AbilityFacts {
  readonly phase: SessionView['phase'];
  readonly isGroup: boolean;
  /** Somebody else is in the conversation right now. */
  readonly isSomebodyPresent: boolean;
  /** The one partner; undefined status: not on the list, so nothing is known. */
  readonly partnerStatus: Status | undefined;
  readonly isPartnerBlocked: boolean;
  /** The server keeps text for people who are offline. */
  readonly keepsForLater: boolean;
}

const no = (reason: Extract<SendAbility, { canSend: false }>['reason']): SendAbility => ({
  canSend: false,
  reason,
});

export function sendAbility(facts: AbilityFacts): SendAbility {
  if (facts.phase === 'reconnecting') return no('lineLost');
  if (facts.phase !== 'signedIn') return no('signedOut');
  if (facts.isGroup) return facts.isSomebodyPresent ? { canSend: true } : no('nobodyLeft');
  if (facts.isPartnerBlocked) return no('blocked');
  const isAway = facts.partnerStatus === 'offline' && !facts.isSomebodyPresent;
  if (!isAway) return { canSend: true };
  return no(facts.keepsForLater ? 'keptForLater' : 'partnerOffline');
}

/** The failure a request gets when Send does not work. */
export function abilityFailure(ability: Extract<SendAbility, { canSend: false }>): RequestFailureCode {
  switch (ability.reason) {
    case 'signedOut':
      return 'notSignedIn';
    case 'lineLost':
      return 'lineLost';
    case 'partnerOffline':
    case 'keptForLater':
    case 'nobodyLeft':
      return 'notOnline';
    case 'blocked':
      return 'notAllowed';
  }
}
