import { wordsOfLook } from '@nudge/ipc-contract';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider, useLocale } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { useLook } from '../look/shown-look.ts';
import { TimeZoneContext, useTimeZone } from './use-time-zone.ts';
import { useLanguage } from './use-language.ts';

interface TextProviderProps {
  /** BCP 47. */
  readonly locale: string;
  readonly children: ReactNode;
}

/**
 * Gives every component below the strings of one language as the look has them, its dates and numbers, and the page its
 * direction. The zone goes
 * to the dates alone: with it, `IntlProvider` makes all formats anew for each string, which takes five times as long.
 */
export function TextProvider({ locale, children }: TextProviderProps) {
  const language = useLanguage(locale);
  const timeZone = useTimeZone();
  const { style } = useLook();
  const messages = useMemo(() => wordsOfLook(style, language?.messages ?? {}), [style, language]);
  if (language === undefined) return undefined;
  return (
    <IntlProvider locale={language.locale} defaultLocale="en" messages={messages}>
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
