import type { Settings } from '@nudge/ipc-contract';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import type { ProxyChoice } from '../services/connection/proxy-choice.ts';
import { LazyEngine } from '../services/messenger/engine-port.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import type { ServiceParts } from './compose-services.ts';

interface LineOptions {
  readonly transferPorts: { readonly first: number; readonly last: number };
  readonly mapPorts: boolean;
  readonly proxy?: ProxyOptions;
}

/**
 * What a client is made with; another choice is taken over at the next sign-in. With a proxy nothing comes in from
 * outside, so no router is asked.
 */
export function lineOptions(
  { firstPort, lastPort, mapPorts }: Settings['files'],
  proxy: ProxyOptions | undefined,
): LineOptions {
  const transferPorts = { first: firstPort, last: Math.max(firstPort, lastPort) };
  return proxy === undefined ? { transferPorts, mapPorts } : { transferPorts, mapPorts: false, proxy };
}

/** The engine is loaded at the first sign-in. */
export function createEngine(
  { version, locale, natPmpThread }: Pick<ServiceParts, 'version' | 'locale' | 'natPmpThread'>,
  { settings, proxy }: { readonly settings: SettingsService; readonly proxy: Pick<ProxyChoice, 'current'> },
): LazyEngine {
  let used = '';
  const wanted = () => lineOptions(settings.current.files, proxy.current);
  return new LazyEngine(
    async () => {
      used = JSON.stringify(wanted());
      const { createMessengerClient } = await import('@nudge/msnp-engine/node');
      const client = { clientName: 'Nudge', clientVersion: version, locale: locale(), natPmpThread };
      return createMessengerClient({ ...client, ...wanted() });
    },
    () => used !== JSON.stringify(wanted()),
  );
}

/** What the engine takes at any time: told at each sign-in and each change. */
export function followTransferSettings(
  { engine, events }: MessengerService,
  settings: SettingsService,
): void {
  let told: boolean | undefined;
  const tell = (): void => {
    const { allowDirect } = settings.current.files;
    if (told === allowDirect) return;
    told = allowDirect;
    void engine.ask({ type: 'setTransferOptions', allowDirect });
  };
  events.subscribe((event) => {
    if (event.type !== 'signedIn') return;
    told = undefined;
    tell();
  });
  settings.changed.subscribe(() => {
    if (engine.state.phase === 'signedIn') tell();
  });
}
