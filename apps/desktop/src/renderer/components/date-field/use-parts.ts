import { useState } from 'react';

interface PartsOptions<Value> {
  /** What holds, as text; empty: nothing. */
  readonly held: string;
  readonly parse: (text: string) => Value;
  readonly write: (value: Value) => string;
  readonly onChange: (text: string) => void;
}

interface Parts<Value> {
  readonly value: Value | null;
  readonly onValue: (value: Value | null) => void;
  /** Whether the parts make up `value` just now. */
  readonly onWhole: (isWhole: boolean) => void;
}

/**
 * What stands in the parts of a field, beside what it holds for the form: of a part that was cleared nothing is told by
 * the field itself, and a form that went on with the last whole value would send what is not shown. The other parts stay
 * as they are meanwhile, as a new value would write into them all.
 */
export function useParts<Value>({ held, parse, write, onChange }: PartsOptions<Value>): Parts<Value> {
  const read = (text: string): Value | null => (text === '' ? null : parse(text));
  const [value, setValue] = useState(() => read(held));
  const [told, setTold] = useState(held);
  if (held !== told) {
    setTold(held);
    setValue(read(held));
  }
  const tell = (text: string): void => {
    if (text === told) return;
    setTold(text);
    onChange(text);
  };
  const textOf = (whole: Value | null): string => (whole === null ? '' : write(whole));
  return {
    value,
    onValue: (changed) => {
      setValue(changed);
      tell(textOf(changed));
    },
    onWhole: (isWhole) => tell(isWhole ? textOf(value) : ''),
  };
}
