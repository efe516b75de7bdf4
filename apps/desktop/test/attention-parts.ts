/** What services need beside alerts: choices, spans of a status and past alerts, all in memory. */
import type { ApplicationServices } from '../src/main/ipc/application-services.ts';
import { PastAlerts } from '../src/main/services/alerts/past-alerts.ts';
import { AttentionChoices } from '../src/main/services/attention/attention-choices.ts';
import { StatusUntil } from '../src/main/services/attention/status-until.ts';
import type { OwnSide } from '../src/main/services/messenger/own-side.ts';
import type { Clock } from '../src/main/services/support/clock.ts';
import { memoryStore } from './memory-store.ts';

type AttentionParts = Pick<
  ApplicationServices,
  'attentionChoices' | 'statusUntil' | 'pastAlerts' | 'followAlert'
>;

export function attentionParts(own: OwnSide, clock: Clock): AttentionParts {
  const account = (): string | undefined => own.view?.address;
  return {
    attentionChoices: new AttentionChoices(memoryStore()),
    statusUntil: new StatusUntil({ own, store: memoryStore(), clock }),
    pastAlerts: new PastAlerts({ store: memoryStore(), clock, newId: () => 'p1', account }),
    followAlert: () => {},
  };
}
