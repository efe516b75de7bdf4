// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import arabic from '../../locales/ar.json';
import english from '../../locales/en.json';
import { DEFAULT_LOOK } from '../look/look.ts';
import { showLook } from '../look/shown-look.ts';
import { loadLanguage } from './messages.ts';
import { TextProvider } from './text-provider.tsx';
import { useDates } from './use-dates.ts';
import { useText } from './use-text.ts';

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

it('has the words of the Live look while it is shown, in every language', async () => {
  const Status = () => <p>{useText()('status.onThePhone')}</p>;
  const withStatus = (locale: string) => (
    <TextProvider locale={locale}>
      <Status />
    </TextProvider>
  );
  const { rerender } = render(withStatus('en'));
  expect(screen.getByText('On the Phone')).toBeDefined();
  act(() => showLook({ ...DEFAULT_LOOK, style: 'live' }));
  expect(screen.getByText('In a call')).toBeDefined();
  rerender(withStatus('ar'));
  expect(await screen.findByText(arabic['live.status.onThePhone'])).toBeDefined();
  act(() => showLook(DEFAULT_LOOK));
  expect(screen.getByText(arabic['status.onThePhone'])).toBeDefined();
});

it('D07: keeps names of the other direction apart from the words around them', async () => {
  const Question = ({ name }: { readonly name: string }) => (
    <p data-testid="question">{useText()('chat.title', { name })}</p>
  );
  const withName = (locale: string, name: string) => (
    <TextProvider locale={locale}>
      <Question name={name} />
    </TextProvider>
  );
  const shown = (): string => screen.getByTestId('question').textContent;
  const { rerender } = render(withName('en', 'Ana'));
  expect(shown()).toBe('Ana - Conversation');
  rerender(withName('en', '\u05D3\u05E0\u05D4!'));
  expect(shown()).toBe('\u2068\u05D3\u05E0\u05D4!\u2069 - Conversation');
  await loadLanguage('ar');
  rerender(withName('ar', 'Ana!'));
  expect(shown()).toContain('\u2068Ana!\u2069');
});

it('is English where there is no such language', async () => {
  render(page('tlh'));
  expect(await screen.findByText(english['opt.categories'])).toBeDefined();
});

it('writes hours as the settings say, at once', () => {
  const Moments = () => {
    const { time, dateAndTime } = useDates();
    return <p data-testid="moments">{`${time(0)} ${dateAndTime(0)}`}</p>;
  };
  render(
    <TextProvider locale="en">
      <Moments />
    </TextProvider>,
  );
  const halves = (): number => screen.getByTestId('moments').textContent.match(/[AP]M/g)?.length ?? 0;
  act(() => showLook({ ...DEFAULT_LOOK, clock: '12' }));
  expect(halves()).toBe(2);
  act(() => showLook({ ...DEFAULT_LOOK, clock: '24' }));
  expect(halves()).toBe(0);
  act(() => showLook(DEFAULT_LOOK));
});

it('tells the time of where the computer is now', () => {
  const options = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
  const travelTo = (timeZone: string): void =>
    void options.mockReturnValue({ locale: 'en', calendar: 'gregory', numberingSystem: 'latn', timeZone });
  const Moment = () => <p data-testid="moment">{useDates().time(0).replace('\u202F', ' ')}</p>;
  travelTo('UTC');
  render(
    <TextProvider locale="en">
      <Moment />
    </TextProvider>,
  );
  expect(screen.getByTestId('moment').textContent).toBe('12:00 AM');
  travelTo('Asia/Tokyo');
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(screen.getByTestId('moment').textContent).toBe('9:00 AM');
});
