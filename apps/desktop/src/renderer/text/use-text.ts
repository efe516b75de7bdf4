import { isolateValues } from '@nudge/ipc-contract';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TextKey } from './text-key.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** Looks a string up and fills in its named arguments. */
export type Text = (key: TextKey, values?: TextValues) => string;

/**
 * The strings of the window's language, whose values do not turn the words around them. Menu labels still carry their
 * `&`: see `splitMnemonic`.
 */
export function useText(): Text {
  const intl = useIntl();
  return useCallback(
    (key: TextKey, values: TextValues = {}): string => {
      const message = intl.messages[key];
      const text = typeof message === 'string' ? message : '';
      return intl.formatMessage({ id: key }, isolateValues({ text, locale: intl.locale }, values));
    },
    [intl],
  );
}
