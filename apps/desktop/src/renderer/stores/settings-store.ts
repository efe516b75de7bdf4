import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface SettingsState {
  readonly settings: Settings;
  /** BCP 47. */
  readonly locale: string;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(): SettingsStore {
  return createStore<SettingsState>(() => ({ settings: DEFAULT_SETTINGS, locale: 'en' }));
}

export function applySettingsChanged(store: SettingsStore, settings: Settings): void {
  store.setState({ settings });
}

export function applyLocaleChanged(store: SettingsStore, locale: string): void {
  store.setState({ locale });
}

/** Shows a choice at once; the main process answers with the settings as they then are. */
export function anticipateSettings(store: SettingsStore, patch: SettingsPatch): void {
  store.setState(({ settings }) => ({ settings: mergeSettings(settings, patch) }));
}

function mergeSettings(settings: Settings, patch: SettingsPatch): Settings {
  return {
    personal: { ...settings.personal, ...defined(patch.personal) },
    general: { ...settings.general, ...defined(patch.general) },
    look: { ...settings.look, ...defined(patch.look) },
    list: { ...settings.list, ...defined(patch.list) },
    messages: { ...settings.messages, ...defined(patch.messages) },
    alerts: { ...settings.alerts, ...defined(patch.alerts) },
    security: { ...settings.security, ...defined(patch.security) },
    connection: { ...settings.connection, ...defined(patch.connection) },
    updates: { ...settings.updates, ...defined(patch.updates) },
    files: { ...settings.files, ...defined(patch.files) },
  };
}

/** A section without the keys that are present but undefined. */
function defined<Section extends object>(section: Section | undefined): RequiredValues<Section> {
  const entries = Object.entries(section ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as RequiredValues<Section>;
}

type RequiredValues<Section> = { [Key in keyof Section]?: Exclude<Section[Key], undefined> };
