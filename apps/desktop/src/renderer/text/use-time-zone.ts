import { createContext, useSyncExternalStore } from 'react';

/** Nobody travels faster than this is noticed. */
const LOOK_EVERY_MILLISECONDS = 60_000;

/** IANA name. A format of dates keeps the zone it was made in: one made now tells that of now. */
export const timeZoneNow = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function subscribe(look: () => void): () => void {
  const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
  // A computer that slept on the way is looked at when it wakes.
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}

/** The zone this computer is in, followed when it changes. */
export function useTimeZone(): string {
  return useSyncExternalStore(subscribe, timeZoneNow);
}

/** The zone for all below. Where nobody gives one, it is that of the moment. */
export const TimeZoneContext = createContext<string | undefined>(undefined);
