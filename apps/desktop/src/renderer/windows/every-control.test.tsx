// @vitest-environment happy-dom
// A24: no button, box, choice or tab of the small windows and of the sign-in view does nothing. Each is pressed,
// and a request, a look into files, another page or another focus comes of it.
import type { Bridge, WindowKind } from '@nudge/ipc-contract';
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMOTICONS_WINDOW, PICTURE_WINDOW } from '../../../gallery/data/pictures.ts';
import { FRESH_MAIN, PROMPT, REMEMBERED_MAIN } from '../../../gallery/data/snapshots.ts';
import { FEW_TABS } from '../../../gallery/data/tabs.ts';
import { createFakeClient, type RecordedRequest } from '../bridge/fake-client.ts';
import { App as AlertApp } from './alert/App.tsx';
import { App as EmoticonsApp } from './emoticons/App.tsx';
import { App as MainApp } from './main/App.tsx';
import { App as PictureApp } from './picture/App.tsx';
import { App as PromptApp } from './prompt/App.tsx';
import { App as TabsApp } from './tabs/App.tsx';

/** A list that is empty says so in a line that is none of its choices. */
const PRESSABLE = [
  'button, [role="button"], [role="tab"], [role="listbox"]:not([data-empty]) [role="option"]',
  'input[type="checkbox"], input[type="radio"]',
].join(', ');
/** What a window may need to stand, and all controls of one, on a busy computer, ms. */
const PATIENCE = 10_000;
const CRAWL_LIMIT = 60_000;

let filesLookedFor = 0;

const lookForFiles = ({ target }: MouseEvent): void => {
  if (target instanceof HTMLInputElement && target.type === 'file') filesLookedFor += 1;
};

beforeEach(() => {
  filesLookedFor = 0;
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  document.addEventListener('click', lookForFiles, true);
});

afterEach(() => document.removeEventListener('click', lookForFiles, true));

const settle = (): Promise<void> => act(async () => new Promise<void>((resolve) => setTimeout(resolve)));

interface Shown<Kind extends WindowKind> {
  readonly client: { readonly requests: readonly RecordedRequest[]; readonly bridge: Bridge<Kind> };
  readonly App: (props: { readonly bridge: Bridge<Kind> }) => React.ReactNode;
}

async function show<Kind extends WindowKind>({ client, App }: Shown<Kind>) {
  cleanup();
  render(<App bridge={client.bridge} />);
  await waitFor(
    () => {
      if (document.querySelector(PRESSABLE) === null) throw new Error('nothing to press yet');
    },
    { timeout: PATIENCE },
  );
  await settle();
  return client.requests;
}

/** What one sees, what stands in the fields, and where the focus is. */
function page(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')];
  return JSON.stringify([
    document.body.innerHTML,
    fields.map(({ type, checked, value }) => (['checkbox', 'radio'].includes(type) ? checked : value)),
    document.activeElement?.outerHTML,
  ]);
}

/** What is off says so, and what is chosen stays chosen. */
function isIdle(control: HTMLElement): boolean {
  if (control.matches(':disabled, [aria-disabled="true"], [aria-selected="true"]')) return true;
  return control instanceof HTMLInputElement && control.type === 'radio' && control.checked;
}

const controls = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(PRESSABLE)];
const wordsOf = (control: HTMLElement): string =>
  control.ariaLabel ?? control.closest('label')?.textContent ?? control.textContent;

interface Crawl {
  readonly what: string;
  readonly show: () => Promise<readonly RecordedRequest[]>;
  /** So many can be pressed at least. */
  readonly atLeast: number;
}

const main = (snapshot: typeof FRESH_MAIN) => () =>
  show({ client: createFakeClient({ kind: 'main', snapshot }), App: MainApp });
const emoticons =
  (part: Partial<typeof EMOTICONS_WINDOW> = {}) =>
  () => {
    const snapshot = { ...EMOTICONS_WINDOW, ...part };
    return show({ client: createFakeClient({ kind: 'emoticons', snapshot }), App: EmoticonsApp });
  };
const { settings, locale, appearance, platform, ownFrame, number } = PROMPT;
const ALERT = {
  kind: 'alert',
  number,
  settings,
  locale,
  appearance,
  platform,
  ownFrame,
  alert: {
    id: '1',
    kind: 'message',
    name: 'Ben Carter',
    address: 'ben@example.org',
    pictureUrl: '',
    text: 'are you coming?',
    count: 0,
  },
} as const;

const CRAWLS: readonly Crawl[] = [
  { what: 'signing in for the first time', show: main(FRESH_MAIN), atLeast: 5 },
  { what: 'signing in with a remembered account', show: main(REMEMBERED_MAIN), atLeast: 6 },
  {
    what: 'an alert',
    show: () => show({ client: createFakeClient({ kind: 'alert', snapshot: ALERT }), App: AlertApp }),
    atLeast: 3,
  },
  {
    what: 'somebody who added one',
    show: () => show({ client: createFakeClient({ kind: 'prompt', snapshot: PROMPT }), App: PromptApp }),
    atLeast: 4,
  },
  {
    what: 'the choice of a picture',
    show: () =>
      show({ client: createFakeClient({ kind: 'picture', snapshot: PICTURE_WINDOW }), App: PictureApp }),
    atLeast: 20,
  },
  { what: 'My Emoticons', show: emoticons(), atLeast: 4 },
  { what: 'My Emoticons, empty', show: emoticons({ emoticons: [] }), atLeast: 2 },
  {
    what: 'tabs',
    show: () => show({ client: createFakeClient({ kind: 'tabs', snapshot: FEW_TABS }), App: TabsApp }),
    atLeast: 3,
  },
];

it.each(CRAWLS)(
  'A24: everything that can be pressed does something: $what',
  { timeout: CRAWL_LIMIT },
  async (crawl) => {
    let requests = await crawl.show();
    const places = controls().flatMap((control, place) => (isIdle(control) ? [] : [place]));
    expect(places.length).toBeGreaterThanOrEqual(crawl.atLeast);
    const dead: string[] = [];
    for (const place of places) {
      const control = controls()[place];
      if (control === undefined) throw new Error('another window than before');
      const words = wordsOf(control);
      const before = page();
      const done = requests.length + filesLookedFor;
      await act(async () => void fireEvent.click(control));
      await settle();
      const hasChanged = page() !== before;
      if (requests.length + filesLookedFor === done && !hasChanged) dead.push(words);
      // Boxes and choices leave the window as it is, and drawing it anew takes longest.
      if (hasChanged && !(control instanceof HTMLInputElement)) requests = await crawl.show();
    }
    expect(dead).toEqual([]);
  },
);
