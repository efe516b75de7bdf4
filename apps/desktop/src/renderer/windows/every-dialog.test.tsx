// @vitest-environment happy-dom
// A24: nothing in any dialog does nothing. Each is opened as the gallery opens it, and everything in it that can be
// pressed is pressed: a request, another page or another focus comes of it. Links and menus have their own tests.
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DIALOG_STATES } from '../../../gallery/dialog-states.ts';
import type { Scenario, Scenarios } from '../../../gallery/scenario.ts';
import type { RecordedRequest } from '../bridge/fake-client.ts';

const asked = vi.hoisted(() => ({ count: 0 }));
vi.mock(import('../bridge/fake-client.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    createFakeClient: (options) => {
      const onRequest = (request: RecordedRequest): void => {
        if (request.name !== 'getSnapshot') asked.count += 1;
      };
      return real.createFakeClient({ ...options, onRequest });
    },
  };
});

vi.mock(import('../../../gallery/data/pauses.ts'), async (original) => {
  const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { ...(await original()), untilDrawn: nextTurn, untilOpened: nextTurn };
});

const FILES = import.meta.glob<{ readonly scenarios: Scenarios }>('../../../gallery/scenarios/*.tsx');
const DIALOG = '.modal-dialog';
const PRESSABLE = 'button, [role="option"], input[type="checkbox"], input[type="radio"]';
/** What a state may need to stand, and all presses of one, on a busy computer, ms. */
const PATIENCE = 10_000;
const CRAWL_LIMIT = 120_000;

/** Opened by a press of the right button, for which there has to be a screen; their own tests press everything. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'main-attention-contact', // attention-dialog.test.tsx
  'conversation-own-emoticons-adopt', // conversation-window.test.tsx
]);
const NAMES = [...DIALOG_STATES].filter((name) => !ELSEWHERE.has(name));

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

async function scenarioOf(name: string): Promise<() => Scenario> {
  const [window = ''] = name.split('-');
  const load = FILES[`../../../gallery/scenarios/${window}.tsx`];
  const state = (await load?.())?.scenarios[name.slice(window.length + 1)];
  if (state === undefined) throw new Error(`there is no state ${name}`);
  return () => state;
}

const topDialog = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1);

async function open(scenario: Scenario): Promise<HTMLElement> {
  cleanup();
  document.body.innerHTML = '';
  render(scenario.render(new URLSearchParams()));
  await settle();
  await act(async () => scenario.play?.());
  return waitFor(
    () => {
      const dialog = topDialog();
      if (dialog === undefined) throw new Error('no dialog yet');
      return dialog;
    },
    { timeout: PATIENCE },
  );
}

function page(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')];
  return JSON.stringify([
    document.body.innerHTML,
    fields.map(({ type, checked, value }) => (['checkbox', 'radio'].includes(type) ? checked : value)),
    document.activeElement?.outerHTML,
  ]);
}

/** What is off says so, what is chosen stays chosen, and what was refused is refused again with the same words. */
function isIdle(control: HTMLElement): boolean {
  const isRefused = control.closest(DIALOG)?.querySelector('[aria-invalid="true"], .field-error') !== null;
  if (isRefused && control.matches('[type="submit"]')) return true;
  if (control.matches(':disabled, [aria-disabled="true"], [aria-selected="true"]')) return true;
  return control instanceof HTMLInputElement && control.type === 'radio' && control.checked;
}

const controlsOf = (dialog: HTMLElement): readonly HTMLElement[] => [
  ...dialog.querySelectorAll<HTMLElement>(PRESSABLE),
];
const wordsOf = (control: HTMLElement): string =>
  control.ariaLabel ?? control.closest('label')?.textContent ?? control.textContent;

/** Whether anything comes of a press. */
async function isAlive(control: HTMLElement): Promise<boolean> {
  const before = page();
  const done = asked.count + filesLookedFor;
  await act(async () => void fireEvent.click(control));
  await settle();
  return asked.count + filesLookedFor > done || page() !== before;
}

it.each(NAMES)('A24: everything in a dialog does something: %s', { timeout: CRAWL_LIMIT }, async (name) => {
  const fresh = await scenarioOf(name);
  let dialog = await open(fresh());
  const count = controlsOf(dialog).length;
  const places = controlsOf(dialog).flatMap((control, place) => (isIdle(control) ? [] : [place]));
  expect(places.length).toBeGreaterThan(0);
  const dead: string[] = [];
  for (const place of places) {
    // Opening it anew takes longest.
    if (topDialog() !== dialog || controlsOf(dialog).length !== count) dialog = await open(fresh());
    const control = controlsOf(dialog)[place];
    if (control === undefined) throw new Error(`${name} is another dialog than before`);
    const words = wordsOf(control);
    if (!(await isAlive(control))) dead.push(words);
  }
  expect(dead).toEqual([]);
});
