import { CLOCKS, type ClockChoice } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Choice } from './choice.tsx';

interface LanguageChoiceProps {
  /** BCP 47; empty: the system's. */
  readonly language: string;
  readonly locales: readonly string[];
  readonly clock: ClockChoice;
  readonly onLanguage: (language: string) => void;
  readonly onClock: (clock: ClockChoice) => void;
}

/** Each language by its own name, so that nobody is lost in one they cannot read. */
export function LanguageChoice(props: LanguageChoiceProps) {
  const { language, locales, clock, onLanguage, onClock } = props;
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
      <Choice
        label={text('opt.clock.label')}
        value={clock}
        options={CLOCKS.map((value) => ({
          value,
          label: text(value === 'system' ? 'opt.language.system' : `opt.clock.${value}`),
        }))}
        onChange={onClock}
      />
    </fieldset>
  );
}

function ownName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
