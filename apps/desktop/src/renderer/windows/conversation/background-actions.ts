import { BACKGROUND_MAX_BYTES, type Bridge } from '@nudge/ipc-contract';
import type { BackgroundAim } from '../../components/composer/background-picker.tsx';
import { decodeImage, drawnAsJpeg } from '../../components/picture-crop/decode-image.ts';
import type { TextKey } from '../../text/text-key.ts';
import type { Ask } from './conversation-actions.ts';

/** A screen's worth; a larger picture is scaled to lie within, px. */
const LARGEST = { width: 1600, height: 1200 };

/** The picture behind the conversation. */
export interface BackgroundActions {
  readonly chooseBackground: (id: string, whom: BackgroundAim) => void;
  /** Takes a picture of one's own and chooses it; answers the key of what went wrong. */
  readonly addBackground: (file: Blob, whom: BackgroundAim) => Promise<TextKey | undefined>;
}

export function backgroundActions(bridge: Bridge<'conversation'>, ask: Ask): BackgroundActions {
  const chooseBackground = (id: string, whom: BackgroundAim): void =>
    void ask('chooseBackground', { id, whom });
  return {
    chooseBackground,
    addBackground: async (file, whom) => {
      const decoded = await decodeImage(file);
      if (!decoded.ok) return `picker.problem.${decoded.problem}`;
      const { image } = decoded;
      const { width, height } = image;
      const share = Math.min(1, LARGEST.width / width, LARGEST.height / height);
      const size = { width: Math.ceil(width * share), height: Math.ceil(height * share) };
      const scaled = await drawnAsJpeg(image, { from: { x: 0, y: 0, width, height }, ...size });
      image.close();
      if (scaled === undefined || scaled.size > BACKGROUND_MAX_BYTES) return 'picker.problem.unreadable';
      const reply = await bridge.request('addBackground', {
        data: new Uint8Array(await scaled.arrayBuffer()),
      });
      if (!reply.ok) return `err.${reply.failure.code}`;
      chooseBackground(reply.value.id, whom);
      return undefined;
    },
  };
}
