import type { Bridge } from '@nudge/ipc-contract';
import type { BackgroundAim } from '../../components/composer/background-picker.tsx';
import { scaledBackground } from '../../components/picture-crop/scaled-background.ts';
import type { TextKey } from '../../text/text-key.ts';
import type { Ask } from './conversation-actions.ts';

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
      const scaled = await scaledBackground(file);
      if (!scaled.ok) return `picker.problem.${scaled.problem}`;
      const reply = await bridge.request('addBackground', { data: scaled.data });
      if (!reply.ok) return `err.${reply.failure.code}`;
      chooseBackground(reply.value.id, whom);
      return undefined;
    },
  };
}
