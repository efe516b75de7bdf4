import type { Scene } from '@nudge/ipc-contract';

const FOLDER = '../../../../../resources/scenes/';

const drawings = import.meta.glob<string>('../../../../../resources/scenes/*.svg', {
  eager: true,
  import: 'default',
  query: '?url&no-inline',
});

/** Address of a scene's drawing. */
export function sceneUrl(scene: Scene): string {
  return drawings[`${FOLDER}${scene}.svg`] ?? '';
}
