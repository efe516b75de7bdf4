import type { OwnView, Settings } from '@nudge/ipc-contract';
import { useState } from 'react';

/** What the pages edit before OK or Apply; nothing of it is in force yet. */
export interface OptionsDraft {
  readonly settings: Settings;
  readonly displayName: string;
  readonly personalMessage: string;
}

export interface DraftControl {
  readonly draft: OptionsDraft;
  readonly isChanged: boolean;
  readonly change: (part: Partial<OptionsDraft>) => void;
  readonly changeSection: <Name extends keyof Settings>(name: Name, part: Partial<Settings[Name]>) => void;
}

/** Keeps edits apart from what is in force; what main changes meanwhile shows through where nothing was edited. */
export function useDraft(settings: Settings, own: OwnView | undefined): DraftControl {
  const [edits, setEdits] = useState<Partial<OptionsDraft>>({});
  const inForce = draftOf(settings, own);
  const draft = { ...inForce, ...edits, settings: withFolder(edits.settings ?? settings, settings) };
  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(inForce),
    change: (part) => setEdits((before) => ({ ...before, ...part })),
    changeSection: (name, part) =>
      setEdits((before) => {
        const base = before.settings ?? settings;
        return { ...before, settings: { ...base, [name]: { ...base[name], ...part } } };
      }),
  };
}

/** The folder of received files is no draft: main changes it by its own dialog. */
function withFolder(edited: Settings, inForce: Settings): Settings {
  return { ...edited, files: { ...edited.files, folder: inForce.files.folder } };
}

function draftOf(settings: Settings, own: OwnView | undefined): OptionsDraft {
  return {
    settings,
    displayName: own?.displayName ?? '',
    personalMessage: own?.personalMessage ?? '',
  };
}
