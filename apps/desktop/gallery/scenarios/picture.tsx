import type { PictureSnapshot } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/picture/App.tsx';
import { PICTURE_WINDOW, shippedUrl } from '../data/pictures.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

function state(snapshot: PictureSnapshot, play?: () => Promise<void>): Scenario {
  const { bridge } = createFakeClient({ kind: 'picture', snapshot });
  const scenario = { width: 440, height: 420, render: () => <App bridge={bridge} /> };
  return play === undefined ? scenario : { ...scenario, play };
}

/** Longest wait for what a step needs to appear, in milliseconds. */
const APPEARS_WITHIN = 3000;

async function chooseFile(name: string, content: Blob): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('[data-testid="picture-file"]');
  if (input === null) return;
  const files = new DataTransfer();
  files.items.add(new File([content], name, { type: content.type }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const end = performance.now() + APPEARS_WITHIN;
  while (
    performance.now() < end &&
    document.querySelector('.picture-crop, [role="alert"]:not(:empty)') === null
  )
    await new Promise(requestAnimationFrame);
}

/** A wide picture made of drawings, as a PNG. */
async function widePicture(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 420;
  const context = canvas.getContext('2d');
  for (const [index, id] of ['mountain', 'moonrise', 'whale', 'kite'].entries()) {
    const image = new Image(320, 320);
    image.src = shippedUrl(id);
    await image.decode();
    context?.drawImage(image, (index % 2) * 320, Math.floor(index / 2) * 210 - 40, 320, 320);
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? new Blob()), 'image/png'));
}

export const scenarios: Scenarios = {
  choices: state(PICTURE_WINDOW),
  'nothing-used-before': state({ ...PICTURE_WINDOW, recent: [] }),
  'no-picture': state({ ...PICTURE_WINDOW, chosenId: '' }),
  crop: state(PICTURE_WINDOW, async () => chooseFile('lake.png', await widePicture())),
  'not-a-picture': state(PICTURE_WINDOW, () => chooseFile('notes.png', new Blob(['no picture']))),
};
