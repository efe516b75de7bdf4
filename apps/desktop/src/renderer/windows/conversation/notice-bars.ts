/** Which yellow bars stand above a history, and what they offer. Pure: the words and clicks come later. */
import type { OwnView, ParticipantView, SendAbility, Status } from '@nudge/ipc-contract';
import type { TextKey } from '../../text/text-key.ts';

/** What a bar's link does; all but `goOnline` to the bar's person. */
export type BarAction = 'goOnline' | 'unblock' | 'block' | 'add';

export interface NoticeBarView {
  readonly key: TextKey;
  readonly icon: 'clock' | 'info' | 'warning';
  readonly actions: readonly BarAction[];
  /** Whom it is about; absent when it is about oneself or everybody. */
  readonly person?: ParticipantView;
  /** Named in the text as `{status}`. */
  readonly status?: Status;
}

interface BarsInput {
  readonly participants: readonly ParticipantView[];
  readonly isGroup: boolean;
  readonly ability: SendAbility;
  readonly own: OwnView;
}

const AWAY_STATUSES: ReadonlySet<Status> = new Set([
  'busy',
  'beRightBack',
  'away',
  'idle',
  'onThePhone',
  'outToLunch',
]);

export function noticeBars({ participants, isGroup, ability, own }: BarsInput): readonly NoticeBarView[] {
  const partner = isGroup ? undefined : participants[0];
  return [
    ...abilityBars(ability, partner),
    ...(partner !== undefined && own.status === 'appearOffline' ? hiddenBars(partner, ability) : []),
    ...(partner === undefined ? [] : partnerBars(partner, ability)).map((bar) => ({
      ...bar,
      actions: canAskServer(ability) ? bar.actions : [],
    })),
  ];
}

/** Without a connection nobody can be added, blocked or unblocked. */
function canAskServer(ability: SendAbility): boolean {
  return ability.canSend || (ability.reason !== 'signedOut' && ability.reason !== 'lineLost');
}

/** Most servers let nobody who appears offline begin a conversation; one that goes on is open to them. */
function hiddenBars(person: ParticipantView, ability: SendAbility): readonly NoticeBarView[] {
  if (!ability.canSend) return [];
  const key = person.isPresent ? 'chat.bar.hidden' : 'chat.bar.appearOffline';
  return [{ key, icon: 'info', actions: ['goOnline'], person }];
}

function abilityBars(ability: SendAbility, partner: ParticipantView | undefined): readonly NoticeBarView[] {
  const person = partner === undefined ? {} : { person: partner };
  if (ability.canSend) return [];
  switch (ability.reason) {
    case 'partnerOffline':
    case 'keptForLater':
      return [{ key: `chat.bar.${ability.reason}`, icon: 'info', actions: [], ...person }];
    case 'signedOut':
    case 'lineLost':
    case 'nobodyLeft':
      return [{ key: `chat.bar.${ability.reason}`, icon: 'warning', actions: [] }];
    case 'blocked':
      // Said by the bar about the person, with the way out of it.
      return [];
  }
}

function partnerBars(person: ParticipantView, ability: SendAbility): readonly NoticeBarView[] {
  const bars: NoticeBarView[] = [];
  if (AWAY_STATUSES.has(person.status)) {
    bars.push({ key: 'chat.bar.away', icon: 'clock', actions: [], person, status: person.status });
  }
  // Somebody who is not on the list only seems offline whenever nothing was said for a while: nothing is known of them.
  if (person.isOnList && person.status === 'offline' && ability.canSend) {
    bars.push({ key: 'chat.bar.maybeOffline', icon: 'info', actions: [], person });
  }
  if (person.isBlocked) {
    bars.push({ key: 'chat.bar.blocked', icon: 'warning', actions: ['unblock'], person });
  } else if (!person.isOnList) {
    bars.push({ key: 'chat.bar.notOnList', icon: 'info', actions: ['add', 'block'], person });
  }
  return bars;
}
