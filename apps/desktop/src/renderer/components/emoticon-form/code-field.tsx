import { useId, type RefObject } from 'react';
import { useText } from '../../text/use-text.ts';
import { codeProblem } from './emoticon-code.ts';

interface CodeFieldProps {
  readonly code: string;
  /** Codes of other emoticons. */
  readonly taken: readonly string[];
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onChange: (code: string) => void;
}

/** Where the code of one's own emoticon is typed; says at once what is wrong with it. */
export function CodeField({ code, taken, inputRef, onChange }: CodeFieldProps) {
  const text = useText();
  const hintId = useId();
  const problem = codeProblem(code, taken);
  return (
    <div>
      <label>
        <span className="label">{text('emoticons.code')}</span>
        <input
          ref={inputRef}
          className="field emoticon-code-field"
          value={code}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <span id={hintId} aria-live="polite" className={problem === undefined ? 'field-hint' : 'field-error'}>
        {text(problem === undefined ? 'emoticons.codeHint' : `emoticons.problem.${problem}`)}
      </span>
    </div>
  );
}
