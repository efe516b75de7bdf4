import { expect, it } from 'vitest';
import { presentFamilies } from './font-choices.ts';

it('offers only families that are present', () => {
  const present = presentFamilies((cssFont) =>
    cssFont.includes('Georgia') || cssFont.includes('Verdana') ? 2 : 1,
  );
  expect(present).toEqual(['Georgia', 'Verdana']);
});
