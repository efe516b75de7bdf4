import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const sheet = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');

it('draws Han letters as the language of the window does, in both looks', () => {
  const japanese = /:root:lang\(ja\) \{\s*--font-east-asia: '([^']*)'/.exec(sheet('tokens.css'));
  expect(japanese?.[1]).toBe('Noto Sans CJK JP');
  for (const name of ['tokens.css', 'live.css'])
    expect(sheet(name)).toMatch(/--font-ui:\s[^;]*var\(--font-east-asia\)/);
});
