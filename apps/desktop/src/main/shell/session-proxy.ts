import { session, type Session } from 'electron';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { chromiumProxy } from '../services/connection/chromium-proxy.ts';
import type { ProxyChoice } from '../services/connection/proxy-choice.ts';
import { faultFacts } from '../services/support/fault-report.ts';
import type { Log } from '../services/support/log.ts';

/** What Chromium fetches in that session goes through the proxy, also over connections that stand. */
export async function takeProxy(through: Session, proxy: ProxyOptions | undefined): Promise<void> {
  await through.setProxy(chromiumProxy(proxy));
  await through.closeAllConnections();
}

/** Pages fetch nothing; Chromium's own services, such as that of dictionaries, do. */
export function followProxy(choice: Pick<ProxyChoice, 'current' | 'changed'>, log: Log): void {
  const take = (): void => {
    takeProxy(session.defaultSession, choice.current).catch((fault: unknown) =>
      log.warn('proxy: not taken', faultFacts(fault)),
    );
  };
  if (choice.current !== undefined) take();
  choice.changed.subscribe(take);
}
