import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../text/use-text.ts';
import { fractionDigits, inUnit, sizeUnit, type SizeUnit } from './byte-size.ts';

/** Sizes and times in words, in the form of the window's language. */
export interface Sizes {
  /** `2.4 MB`. */
  readonly size: (bytes: number) => string;
  /** `523 of 843 KB`. */
  readonly progress: (done: number, total: number) => string;
  /** `96 KB/s`. */
  readonly speed: (bytesPerSecond: number) => string;
  /** `62 %`. */
  readonly percent: (done: number, total: number) => string;
  /** `3 minutes left`. */
  readonly timeLeft: (seconds: number) => string;
}

const SECONDS_TILL_MINUTES = 90;
const MINUTES_TILL_HOURS = 90;

export function useSizes(): Sizes {
  const intl = useIntl();
  const text = useText();
  return useMemo(() => {
    const number = (value: number, unit: SizeUnit): string =>
      intl.formatNumber(value, { maximumFractionDigits: fractionDigits(value, unit) });
    const size = (bytes: number): string => {
      const unit = sizeUnit(bytes);
      return text(`ft.size.${unit}`, { n: number(inUnit(bytes, unit), unit) });
    };
    return {
      size,
      progress: (done, total) => {
        const unit = sizeUnit(total);
        return text('ft.progress', { done: number(inUnit(done, unit), unit), total: size(total) });
      },
      speed: (bytesPerSecond) => text('ft.speed', { size: size(bytesPerSecond) }),
      percent: (done, total) => intl.formatNumber(share(done, total), { style: 'percent' }),
      timeLeft: (seconds) => {
        if (seconds < SECONDS_TILL_MINUTES)
          return text('ft.left.seconds', { n: Math.max(1, Math.ceil(seconds)) });
        const minutes = Math.round(seconds / 60);
        if (minutes < MINUTES_TILL_HOURS) return text('ft.left.minutes', { n: minutes });
        return text('ft.left.hours', { n: Math.round(minutes / 60) });
      },
    };
  }, [intl, text]);
}

/** From 0 to 1; the whole of nothing is all of it. Rounded down, so that it says 100 % only at the end. */
export function share(done: number, total: number): number {
  if (total <= 0) return 1;
  return Math.floor(Math.min(1, Math.max(0, done / total)) * 100) / 100;
}
