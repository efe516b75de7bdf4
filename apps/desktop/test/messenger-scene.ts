/** A messenger service on a scripted engine, with everything around it in memory. */
import { DEFAULT_SETTINGS, type RequestArguments, type Settings } from '@nudge/ipc-contract';
import type { HostOutcome } from '../src/main/services/host/host-access.ts';
import { ServerTrust } from '../src/main/services/connection/server-trust.ts';
import type { ProxyPlace } from '../src/main/services/connection/way-of.ts';
import { SeenNames } from '../src/main/services/contacts/seen-names.ts';
import { MessengerService, type SessionPictures } from '../src/main/services/messenger/messenger-service.ts';
import { RememberedAccounts } from '../src/main/services/messenger/remembered-accounts.ts';
import type { Secrets } from '../src/main/services/messenger/secrets.ts';
import { ServerProfiles } from '../src/main/services/settings/server-profiles.ts';
import { Emitter } from '../src/main/services/support/emitter.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import { ManualClock } from './manual-clock.ts';
import { memoryStore } from './memory-store.ts';
import { RecordedChanges } from './recorded-changes.ts';
import { ALICE, ScriptedEngine } from './scripted-engine.ts';

/** Seals by turning the text around; enough to see that it was sealed. */
export const reversingSecrets: Secrets = {
  isAvailable: true,
  seal: (text) => [...text].reverse().join(''),
  open: (sealed) => [...sealed].reverse().join(''),
};

export const noSecrets: Secrets = { isAvailable: false, seal: () => undefined, open: () => undefined };

export const SIGN_IN: RequestArguments<'signIn'> = {
  serverId: 'thisComputer',
  address: ALICE,
  password: 'secret',
  status: 'online',
  rememberMe: true,
  rememberPassword: false,
  signInAutomatically: false,
};

export const hostAt = (port: number, startedNow = false): HostOutcome => ({
  ok: true,
  address: { host: '127.0.0.1', port, loginAddress: 'http://127.0.0.1:8863' },
  startedNow,
});

/** Lets promises settle that wait for nothing but one another. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}

interface PlayedHost {
  outcome: HostOutcome;
  asked: number;
  readonly lost: Emitter<void>;
}

const hostOf = (played: PlayedHost) => ({
  lost: played.lost,
  ensure: async () => {
    played.asked += 1;
    return played.outcome;
  },
});

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a bag of parts, typed by its parts
export function messengerScene(
  secrets: Secrets = reversingSecrets,
  pictures?: (engine: ScriptedEngine) => SessionPictures,
) {
  const clock = new ManualClock();
  const engine = new ScriptedEngine();
  const changes = new RecordedChanges();
  const servers = new ServerProfiles(memoryStore(), () => 'new');
  const trust = new ServerTrust(servers);
  const accountStore = memoryStore();
  const accounts = new RememberedAccounts(accountStore, secrets);
  const host = { outcome: hostAt(1863), asked: 0, lost: new Emitter<void>() };
  const current: { settings: Settings; proxy?: ProxyPlace } = { settings: DEFAULT_SETTINGS };
  /** Own names for others, by address. */
  const nicknames = new Map<string, string>();
  const favourites = new Set<string>();
  /** Whose notes were asked for. */
  const owners = new Set<string>();
  const seenNames = new SeenNames(memoryStore(), clock);
  const messenger = new MessengerService({
    engine,
    seenNames,
    changes,
    servers,
    trust,
    proxy: () => current.proxy,
    accounts,
    clock,
    settings: () => current.settings,
    host: hostOf(host),
    prepare: async () => {},
    log: silentLog,
    notesOf: (own, address) => {
      owners.add(own);
      return { nickname: nicknames.get(address) ?? '', note: '' };
    },
    isFavourite: (_own, address) => favourites.has(address),
    ...(pictures === undefined ? {} : { pictures: pictures(engine) }),
  });
  return {
    clock,
    engine,
    changes,
    servers,
    trust,
    accounts,
    accountStore,
    host,
    current,
    nicknames,
    favourites,
    owners,
    seenNames,
    messenger,
  };
}
