/** Before anything else of Electron is used: who this program is to the system, and that it is the only one of its profile. */
import type { Handover } from './outside-arrivals.ts';

const APPLICATION_NAME = 'Nudge';
/** What Windows knows notices, task bar and jump list by; the installer writes the same. */
const APPLICATION_ID = 'org.nudge.messenger';

type SecondStart = readonly [event: unknown, args: readonly string[], folder: string, handover: unknown];

/** Electron's side of it. */
export interface InstanceApp {
  setName(name: string): void;
  setAppUserModelId(id: string): void;
  requestSingleInstanceLock(handover: Handover): boolean;
  quit(): void;
  on(event: 'second-instance', listener: (...told: SecondStart) => void): unknown;
}

export function takeIdentity(
  app: Pick<InstanceApp, 'setName' | 'setAppUserModelId'>,
  platform: NodeJS.Platform,
): void {
  app.setName(APPLICATION_NAME);
  if (platform === 'win32') app.setAppUserModelId(APPLICATION_ID);
}

/** Tells what each later start of the same profile handed over. */
type FollowStarts = (listener: (handover: unknown) => void) => void;

/** Once the folder of the profile is set. Undefined: it runs already, is told of `start`, and this one quits. */
export function claimProfile(
  app: Pick<InstanceApp, 'requestSingleInstanceLock' | 'quit' | 'on'>,
  start: Handover,
): FollowStarts | undefined {
  if (!app.requestSingleInstanceLock(start)) {
    app.quit();
    return undefined;
  }
  return (listener) => void app.on('second-instance', (...told) => listener(told[3]));
}
