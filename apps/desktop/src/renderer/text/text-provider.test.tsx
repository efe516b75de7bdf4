// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import arabic from '../../locales/ar.json';
import english from '../../locales/en.json';
import { loadLanguage } from './messages.ts';
import { TextProvider } from './text-provider.tsx';
import { useText } from './use-text.ts';

afterEach(cleanup);

function Words() {
  return <p>{useText()('opt.categories')}</p>;
}

const page = (locale: string) => (
  <TextProvider locale={locale}>
    <Words />
  </TextProvider>
);

it('D11: goes from one language to another at run time, and the page takes its direction', async () => {
  const { rerender } = render(page('en'));
  screen.getByText(english['opt.categories']);
  await loadLanguage('ar');
  rerender(page('ar'));
  await screen.findByText(arabic['opt.categories']);
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
  rerender(page('en'));
  await screen.findByText(english['opt.categories']);
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr']);
});

it('shows the words of before until the others have come', async () => {
  const { rerender } = render(page('en'));
  rerender(page('ja'));
  expect(screen.getByText(english['opt.categories'])).toBeDefined();
  await loadLanguage('ja');
});

it('is English where there is no such language', async () => {
  render(page('tlh'));
  expect(await screen.findByText(english['opt.categories'])).toBeDefined();
});
