import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { messagesOf } from './messages.ts';

interface TextProviderProps {
  /** BCP 47. */
  readonly locale: string;
  readonly children: ReactNode;
}

/** Gives every component below the strings, dates and numbers of one language. */
export function TextProvider({ locale, children }: TextProviderProps) {
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={messagesOf(locale)}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </IntlProvider>
  );
}
