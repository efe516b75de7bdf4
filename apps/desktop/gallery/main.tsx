/**
 * `?window=main&state=list` shows one state; without parameters, a list of all. A window's states are in
 * `scenarios/<window>.tsx`.
 */
import '../src/renderer/styles/base.css';
import '../src/renderer/styles/controls.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import { showLook } from '../src/renderer/look/shown-look.ts';
import { prepareLanguage } from './language.ts';
import { lookFrom } from './look-from.ts';
import type { Scenarios } from './scenario.ts';

const modules = import.meta.glob<{ readonly scenarios: Scenarios }>('./scenarios/*.tsx');

interface GalleryWindow {
  readonly name: string;
  readonly scenarios: Scenarios;
}

async function loadWindow(name: string): Promise<GalleryWindow> {
  const load = modules[`./scenarios/${name}.tsx`];
  return { name, scenarios: load === undefined ? {} : (await load()).scenarios };
}

interface ContentsProps {
  readonly windows: readonly GalleryWindow[];
}

function Contents({ windows }: ContentsProps) {
  return (
    <nav className="gallery-contents" data-testid="gallery-contents">
      {windows.map(({ name, scenarios }) => (
        <section key={name}>
          <h1>{name}</h1>
          <ul>
            {Object.entries(scenarios).map(([state, { width, height }]) => (
              <li key={state}>
                <a href={`?window=${name}&state=${state}`} data-width={width} data-height={height}>
                  {state}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const parameters = new URLSearchParams(location.search);
showLook(lookFrom(parameters));
// `#style=live&appearance=dark` changes the look of a state that stands already.
addEventListener('hashchange', () => {
  const asked = location.hash.slice(1);
  showLook(lookFrom(new URLSearchParams(asked)));
  document.documentElement.dataset['shown'] = asked;
});
await prepareLanguage();
const root = createRoot(document.getElementById('root') ?? document.body);
const shown = parameters.get('window');
const state = shown === null ? undefined : (await loadWindow(shown)).scenarios[parameters.get('state') ?? ''];
if (state === undefined) {
  const names = Object.keys(modules).map((file) => file.replaceAll(/^.*\/|\.tsx$/g, ''));
  root.render(<Contents windows={await Promise.all(names.map(loadWindow))} />);
} else root.render(state.render(parameters));

// Fonts first, then what the state needs done; screenshots wait for the mark.
await document.fonts.ready;
await new Promise((resolve) => setTimeout(resolve, 60));
await state?.play?.();
document.documentElement.dataset['ready'] = 'true';
