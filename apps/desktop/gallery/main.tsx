/**
 * `?window=main&state=list` shows one state; without a state, a list of all. A window's states are in
 * `scenarios/<window>.tsx`. The same behind a `#` shows it in a page that stands already, which takes far less: another
 * look of the same state, or another state of the same window. Style sheets of windows that are never one page would
 * meet there otherwise. What a state's data went through stays with the page, so that each is shown once in one.
 */
import '../src/renderer/styles/base.css';
import '../src/renderer/styles/controls.css';
import './gallery.css';
import { createRoot, type Root } from 'react-dom/client';
import { showLook } from '../src/renderer/look/shown-look.ts';
import { Contents, type GalleryWindow } from './contents.tsx';
import { prepareLanguage } from './language.ts';
import { lookFrom } from './look-from.ts';
import type { Scenarios } from './scenario.ts';

/** A window is drawn within this time, ms. */
const FIRST_DRAWING = 60;

const modules = import.meta.glob<{ readonly scenarios: Scenarios }>('./scenarios/*.tsx');
const html = document.documentElement;

async function loadWindow(name: string): Promise<GalleryWindow> {
  const load = modules[`./scenarios/${name}.tsx`];
  return { name, scenarios: load === undefined ? {} : (await load()).scenarios };
}

async function drawContents(root: Root, window: string | null): Promise<void> {
  const every = Object.keys(modules).map((file) => file.replaceAll(/^.*\/|\.tsx$/g, ''));
  const names = every.filter((name) => window === null || name === window);
  root.render(<Contents windows={await Promise.all(names.map(loadWindow))} />);
}

/** Draws what an address asks for; fonts first, then what the state needs done. */
async function draw(root: Root, parameters: URLSearchParams): Promise<void> {
  const { scenarios } = await loadWindow(parameters.get('window') ?? '');
  const state = scenarios[parameters.get('state') ?? ''];
  if (state === undefined) await drawContents(root, parameters.get('window'));
  else root.render(state.render(parameters));
  await document.fonts.ready;
  await new Promise((resolve) => setTimeout(resolve, FIRST_DRAWING));
  await state?.play?.();
}

const newRoot = (): Root => createRoot(document.getElementById('root') ?? document.body);
const stateOf = (parameters: URLSearchParams): string =>
  `${parameters.get('window')} ${parameters.get('state')}`;

const given = new URLSearchParams(location.search);
let root = newRoot();
let shown = stateOf(given);

async function showInPlace(asked: string): Promise<void> {
  const parameters = new URLSearchParams(asked);
  showLook(lookFrom(parameters));
  if (stateOf(parameters) !== shown) {
    shown = stateOf(parameters);
    root.unmount();
    root = newRoot();
    await draw(root, parameters);
  }
  html.dataset['shown'] = asked;
}

addEventListener('hashchange', () => void showInPlace(location.hash.slice(1)));
showLook(lookFrom(given));
await prepareLanguage();
await draw(root, given);
// Screenshots wait for the mark.
html.dataset['ready'] = 'true';
