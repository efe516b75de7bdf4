/**
 * `?window=main&state=list` shows one state; without parameters, a list of all. A window's states are in
 * `scenarios/<window>.tsx`.
 */
import '../src/renderer/styles/base.css';
import '../src/renderer/styles/controls.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import type { Scenarios } from './scenario.ts';

const modules = import.meta.glob<{ readonly scenarios: Scenarios }>('./scenarios/*.tsx', { eager: true });
const windows = Object.entries(modules).map(([file, { scenarios }]) => ({
  name: file.replaceAll(/^.*\/|\.tsx$/g, ''),
  scenarios,
}));

function Contents() {
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
const shown = windows.find(({ name }) => name === parameters.get('window'))?.scenarios;
const scenario = shown?.[parameters.get('state') ?? ''];
const root = createRoot(document.getElementById('root') ?? document.body);
root.render(scenario === undefined ? <Contents /> : scenario.render(parameters));

// Fonts first, then what the state needs done; screenshots wait for the mark.
await document.fonts.ready;
await new Promise((resolve) => setTimeout(resolve, 60));
await scenario?.play?.();
document.documentElement.dataset['ready'] = 'true';
