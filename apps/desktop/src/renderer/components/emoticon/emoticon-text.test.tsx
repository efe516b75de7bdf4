// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import { EmoticonText } from './emoticon-text.tsx';
import { emoticonUrl, missingDrawings } from './emoticon-url.ts';

it('has a drawing for every emoticon', () => {
  expect(missingDrawings()).toEqual([]);
  expect(emoticonUrl('wink', true)).toMatch(/wink\.svg.*#still$/);
});

it('shows tags in a name as they were written', () => {
  const { container } = render(<EmoticonText text="<b>x</b>" />);
  expect(container.textContent).toBe('<b>x</b>');
});

it('draws codes in a name, read by meaning and copied as code', () => {
  render(
    <TextProvider locale="en">
      <EmoticonText text="Farah (#) http://x" />
    </TextProvider>,
  );
  const picture = screen.getByRole('img', { name: 'sun' });
  expect(picture.getAttribute('alt')).toBe('(#)');
  expect(picture.getAttribute('title')).toBe('sun (#)');
  expect(screen.queryByRole('link')).toBeNull();
});

it('leaves codes alone when emoticons are off', () => {
  const { container } = render(
    <TextProvider locale="en">
      <EmoticonText text="Farah (#)" showEmoticons={false} />
    </TextProvider>,
  );
  expect(container.textContent).toBe('Farah (#)');
});
