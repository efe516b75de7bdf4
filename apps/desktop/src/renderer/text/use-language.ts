import { useEffect, useState } from 'react';
import { languageAtHand, loadLanguage, type Language } from './messages.ts';

/** The language of a locale; while it is on its way, the one of before, or none at the start. */
export function useLanguage(locale: string): Language | undefined {
  const [language, setLanguage] = useState(() => languageAtHand(locale));
  useEffect(() => {
    const atHand = languageAtHand(locale);
    if (atHand !== undefined) {
      setLanguage(atHand);
      return undefined;
    }
    let isWanted = true;
    void loadLanguage(locale).then((loaded) => {
      if (isWanted) setLanguage(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [locale]);
  return language;
}
