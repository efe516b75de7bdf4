/**
 * How loudly single people and groups may be heard of, for each own account; no server ever hears of it.
 * A contact stands above their groups, and of several groups the quietest counts.
 */
import { ATTENTION_WISHES, type AttentionChoice, type AttentionWhom } from '@nudge/ipc-contract';
import { z } from 'zod';
import type { KeyedStore } from '../support/keyed-store.ts';
import { USUAL } from './attention-rules.ts';

/** For one account: as many as a contact list can hold. Those chosen longest ago are forgotten first. */
export const CHOICES_MAX = 5_000;

const STORE_KEY = 'choices';

const choiceSchema = z.object({ alerts: z.enum(ATTENTION_WISHES), sounds: z.enum(ATTENTION_WISHES) });
const entrySchema = z.tuple([z.string(), choiceSchema]);
const accountSchema = z.tuple([z.string(), z.array(z.unknown())]);

const keyOf = (whom: AttentionWhom): string =>
  'address' in whom ? `contact ${whom.address.toLowerCase()}` : `group ${whom.groupId}`;

/** Of several groups: quiet in one is quiet. */
function quietest(
  choices: readonly AttentionChoice[],
  what: keyof AttentionChoice,
): AttentionChoice['alerts'] {
  const wishes = new Set(choices.map((choice) => choice[what]));
  if (wishes.has('off')) return 'off';
  return wishes.has('on') ? 'on' : 'usual';
}

export class AttentionChoices {
  readonly #store: KeyedStore;
  /** By own account in lower case, then by whom they are about. */
  readonly #choices = new Map<string, Map<string, AttentionChoice>>();

  constructor(store: KeyedStore) {
    this.#store = store;
    for (const entry of arrayOf(store.get(STORE_KEY))) {
      const account = accountSchema.safeParse(entry);
      if (account.success) this.#choices.set(account.data[0], readChoices(account.data[1]));
    }
  }

  /** What was chosen for exactly these. */
  of(account: string, whom: AttentionWhom): AttentionChoice {
    return this.#choices.get(account.toLowerCase())?.get(keyOf(whom)) ?? USUAL;
  }

  set(account: string, whom: AttentionWhom, { alerts, sounds }: AttentionChoice): void {
    const choices = this.#choices.get(account.toLowerCase()) ?? new Map<string, AttentionChoice>();
    choices.delete(keyOf(whom));
    if (alerts !== 'usual' || sounds !== 'usual') choices.set(keyOf(whom), { alerts, sounds });
    this.#choices.set(account.toLowerCase(), choices);
    const stored = [...this.#choices].map(([own, about]) => [own, [...about].slice(-CHOICES_MAX)]);
    this.#store.set(STORE_KEY, stored);
  }

  /** What holds for somebody who is in these groups. */
  effective(account: string, address: string, groupIds: readonly string[]): AttentionChoice {
    const own = this.of(account, { address });
    const groups = groupIds.map((groupId) => this.of(account, { groupId }));
    return {
      alerts: own.alerts === 'usual' ? quietest(groups, 'alerts') : own.alerts,
      sounds: own.sounds === 'usual' ? quietest(groups, 'sounds') : own.sounds,
    };
  }
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A damaged entry is left out. */
function readChoices(entries: readonly unknown[]): Map<string, AttentionChoice> {
  return new Map(
    entries.flatMap((entry) => {
      const parsed = entrySchema.safeParse(entry);
      return parsed.success ? [parsed.data] : [];
    }),
  );
}
