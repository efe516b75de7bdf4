import type { ClockChoice } from '@nudge/ipc-contract';

export type HourCycle = 'h11' | 'h12' | 'h23' | 'h24';

const languageOf = (locale: string): string => locale.split('-')[0] ?? locale;

const customOf = (locale: string): HourCycle | undefined =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hourCycle;

/**
 * How hours are counted; undefined: as is the custom of the language. Texts are of a language, the system's regional form of which may have another clock: English
 * has 6:04 PM in New York and 18:04 in London. A system of another language says nothing about this one.
 */
export function hourCycleOf(
  clock: ClockChoice,
  locale: string,
  system: string = navigator.language,
): HourCycle | undefined {
  switch (clock) {
    case '12':
      return 'h12';
    case '24':
      return 'h23';
    case 'system':
      return languageOf(system) === languageOf(locale) ? customOf(system) : undefined;
  }
}
