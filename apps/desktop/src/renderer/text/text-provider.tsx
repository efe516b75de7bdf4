import { useLayoutEffect, type ReactNode } from 'react';
import { I18nProvider, useLocale } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { TimeZoneContext, useTimeZone } from './use-time-zone.ts';
import { useLanguage } from './use-language.ts';

interface TextProviderProps {
  /** BCP 47. */
  readonly locale: string;
  readonly children: ReactNode;
}

/**
 * Gives every component below the strings, dates and numbers of one language, and the page its direction. The zone goes
 * to the dates alone: with it, `IntlProvider` makes all formats anew for each string, which takes five times as long.
 */
export function TextProvider({ locale, children }: TextProviderProps) {
  const language = useLanguage(locale);
  const timeZone = useTimeZone();
  if (language === undefined) return undefined;
  return (
    <IntlProvider locale={language.locale} defaultLocale="en" messages={language.messages}>
      <I18nProvider locale={language.locale}>
        <PageLanguage />
        <TimeZoneContext value={timeZone}>{children}</TimeZoneContext>
      </I18nProvider>
    </IntlProvider>
  );
}

/** On the root, where style sheets, letters and the screen reader look for it. */
function PageLanguage() {
  const { locale, direction } = useLocale();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dir = direction;
  }, [locale, direction]);
  return undefined;
}
