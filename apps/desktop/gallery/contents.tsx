import type { Scenarios } from './scenario.ts';

export interface GalleryWindow {
  readonly name: string;
  readonly scenarios: Scenarios;
}

interface ContentsProps {
  readonly windows: readonly GalleryWindow[];
}

/** Every state of every window, as a link that also tells its size. */
export function Contents({ windows }: ContentsProps) {
  return (
    <nav className="gallery-contents" data-testid="gallery-contents">
      {windows.map(({ name, scenarios }) => (
        <section key={name}>
          <h1>{name}</h1>
          <ul>
            {Object.entries(scenarios).map(([state, { width, height, live = { width, height } }]) => (
              <li key={state}>
                <a
                  href={`?window=${name}&state=${state}`}
                  data-width={width}
                  data-height={height}
                  data-live-width={live.width}
                  data-live-height={live.height}
                >
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
