import { useText } from '../../text/use-text.ts';
import { Choice } from './choice.tsx';

interface LanguageChoiceProps {
  /** BCP 47; empty: the system's. */
  readonly language: string;
  readonly locales: readonly string[];
  readonly onLanguage: (language: string) => void;
}

/** Each language by its own name, so that nobody is lost in one they cannot read. */
export function LanguageChoice({ language, locales, onLanguage }: LanguageChoiceProps) {
  const text = useText();
  const known = locales.map((value) => ({ value, label: ownName(value) }));
  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.language.title')}</legend>
      <Choice
        label={text('opt.language.label')}
        value={language === '' || locales.includes(language) ? language : ''}
        options={[{ value: '', label: text('opt.language.system') }, ...known]}
        onChange={onLanguage}
      />
    </fieldset>
  );
}

function ownName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
