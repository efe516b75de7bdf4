import { useContext, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useLook } from '../look/shown-look.ts';
import { hourCycleOf } from './hour-cycle.ts';
import { TimeZoneContext } from './use-time-zone.ts';

/** Times are milliseconds since 1970; the forms follow the window's language, and hours the setting. */
export interface Dates {
  /** `18:04`, or `6:04 PM` where that is the custom. */
  readonly time: (at: number) => string;
  /** `21/11/2026` in the order of the language. */
  readonly date: (at: number) => string;
  /** `Saturday, 21 November 2026` in the manner of the language. */
  readonly day: (at: number) => string;
  /** `21 Nov 2026, 18:04` in the manner of the language. */
  readonly shortDateAndTime: (at: number) => string;
  /** Both, long: for accessible names and tooltips. */
  readonly dateAndTime: (at: number) => string;
}

export function useDates(): Dates {
  const intl = useIntl();
  const timeZone = useContext(TimeZoneContext);
  const hourCycle = hourCycleOf(useLook().clock, intl.locale);
  return useMemo(
    () => ({
      time: (at) => intl.formatTime(at, { hour: 'numeric', minute: '2-digit', hourCycle, timeZone }),
      date: (at) => intl.formatDate(at, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone }),
      day: (at) => intl.formatDate(at, { dateStyle: 'full', timeZone }),
      shortDateAndTime: (at) =>
        intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short', hourCycle, timeZone }),
      dateAndTime: (at) =>
        intl.formatDate(at, { dateStyle: 'long', timeStyle: 'short', hourCycle, timeZone }),
    }),
    [intl, hourCycle, timeZone],
  );
}
