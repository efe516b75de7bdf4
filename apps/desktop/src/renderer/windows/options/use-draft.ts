import type { OwnView, PrivacyView, Settings, StoredView } from '@nudge/ipc-contract';
import { useState } from 'react';
import { type PrivacyChanges, privacyChanges, withPrivacyChanges } from './privacy-changes.ts';

/** What holds now. */
export interface InForce {
  readonly settings: Settings;
  readonly own?: OwnView | undefined;
  readonly stored: StoredView;
  readonly privacy?: PrivacyView | undefined;
}

/** What the pages edit before OK or Apply; nothing of it is in force yet. */
export interface OptionsDraft {
  readonly settings: Settings;
  readonly displayName: string;
  readonly personalMessage: string;
  /** The account that the General page names. */
  readonly signsInAutomatically: boolean;
  /** Absent while not signed in. */
  readonly privacy: PrivacyView | undefined;
  /** For the proxy; undefined: whichever there is. Nobody but main knows that one. */
  readonly proxyPassword: string | undefined;
}

export interface DraftControl {
  readonly draft: OptionsDraft;
  readonly isChanged: boolean;
  readonly change: (part: Partial<Omit<OptionsDraft, 'privacy' | 'settings'>>) => void;
  readonly changePrivacy: (wanted: PrivacyView) => void;
  readonly changeSection: <Name extends keyof Settings>(name: Name, part: Partial<Settings[Name]>) => void;
  /** What was edited is in force: from here on the pages show what holds. */
  readonly forget: () => void;
}

type SettingsEdits = { readonly [Name in keyof Settings]?: Partial<Settings[Name]> };

interface Edits extends Partial<Omit<OptionsDraft, 'privacy' | 'settings'>> {
  /** The keys that were edited, not what stood beside them: those may change in other windows. */
  readonly settings?: SettingsEdits;
  readonly privacy?: PrivacyChanges | undefined;
}

/** Keeps edits apart from what is in force; what main changes meanwhile shows through where nothing was edited. */
export function useDraft({ settings, own, stored, privacy }: InForce): DraftControl {
  const [edits, setEdits] = useState<Edits>({});
  const inForce = draftOf({ settings, own, stored, privacy });
  const draft: OptionsDraft = {
    ...inForce,
    ...edits,
    settings: withEdits(settings, edits.settings ?? {}),
    privacy: privacy && edits.privacy ? withPrivacyChanges(privacy, edits.privacy) : privacy,
  };
  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(inForce),
    change: (part) => setEdits((before) => ({ ...before, ...part })),
    changePrivacy: (wanted) =>
      setEdits((before) => ({ ...before, privacy: privacyChanges(wanted, privacy) })),
    changeSection: (name, part) =>
      setEdits((before) => ({
        ...before,
        settings: { ...before.settings, [name]: { ...before.settings?.[name], ...part } },
      })),
    // What was edited while it was on its way stays an edit.
    forget: () => setEdits((now) => (now === edits ? {} : now)),
  };
}

function withEdits(settings: Settings, edits: SettingsEdits): Settings {
  const names = Object.keys(settings) as (keyof Settings)[];
  const sections = names.map((name) => [name, { ...settings[name], ...edits[name] }] as const);
  return { ...settings, ...Object.fromEntries(sections) };
}

function draftOf({ settings, own, stored, privacy }: InForce): OptionsDraft {
  return {
    settings,
    displayName: own?.displayName ?? '',
    personalMessage: own?.personalMessage ?? '',
    signsInAutomatically: stored.automatic?.isOn ?? false,
    privacy,
    proxyPassword: undefined,
  };
}
