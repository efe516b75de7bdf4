import { net, session, type Session } from 'electron';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { chromiumProxy } from '../services/connection/chromium-proxy.ts';
import {
  DICTIONARY_PLACE,
  DictionaryFetch,
  type AnswerName,
  type DictionaryNetwork,
} from '../services/connection/dictionary-fetch.ts';
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
  const through = session.defaultSession;
  const dictionaries = new DictionaryFetch(dictionaryNetwork(through), () => choice.current);
  through.on('spellcheck-dictionary-download-failure', () => dictionaries.failed());
  const take = async (): Promise<void> => {
    await takeProxy(through, choice.current);
    // A password that was forgotten is forgotten there, too.
    await through.clearAuthCache();
    dictionaries.proxyTaken();
  };
  const follow = (): void => {
    take().catch((fault: unknown) => log.warn('proxy: not taken', faultFacts(fault)));
  };
  if (choice.current !== undefined) follow();
  choice.changed.subscribe(follow);
}

function dictionaryNetwork(through: Session): DictionaryNetwork {
  return {
    knock: (answerName) => knock(through, answerName),
    fetchAgain: () => {
      const languages = through.getSpellCheckerLanguages();
      // The same ones again would be no change.
      through.setSpellCheckerLanguages([]);
      through.setSpellCheckerLanguages(languages);
    },
  };
}

function knock(through: Session, answerName: AnswerName): Promise<void> {
  return new Promise((resolve) => {
    const request = net.request({ url: DICTIONARY_PLACE, method: 'HEAD', session: through });
    request.on('login', answerName);
    request.on('response', () => {
      request.abort();
      resolve();
    });
    // It closes as soon as all of it is said, before anything is answered.
    request.on('error', () => resolve());
    request.end();
  });
}
