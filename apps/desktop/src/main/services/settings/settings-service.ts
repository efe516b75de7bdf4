import { DEFAULT_SETTINGS, settingsSchema, type Settings, type SettingsPatch } from '@nudge/ipc-contract';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';

const STORE_KEY = 'settings';

type Section = keyof Settings;
const SECTIONS = Object.keys(DEFAULT_SETTINGS) as readonly Section[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One section as stored; a key that is missing or wrong takes its default, the others stay. */
function readSection(section: Section, stored: unknown): unknown {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_SETTINGS[section];
  const schemas = settingsSchema.shape[section].shape as Readonly<
    Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }>
  >;
  const given = isRecord(stored) ? stored : {};
  const entries = Object.entries(defaults).map(([key, fallback]) => {
    const parsed = schemas[key]?.safeParse(given[key]);
    return [key, parsed?.success ? parsed.data : fallback] as const;
  });
  return Object.fromEntries(entries);
}

export function readSettings(stored: unknown): Settings {
  const given = isRecord(stored) ? stored : {};
  const entries = SECTIONS.map((section) => [section, readSection(section, given[section])] as const);
  return settingsSchema.parse(Object.fromEntries(entries));
}

const withoutUndefined = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export function applyPatch(settings: Settings, patch: SettingsPatch): Settings {
  const entries = SECTIONS.map(
    (section) => [section, { ...settings[section], ...withoutUndefined(patch[section] ?? {}) }] as const,
  );
  return settingsSchema.parse(Object.fromEntries(entries));
}

/** Every choice of the Options window: read once, written at each change, told to everybody who asks. */
export class SettingsService {
  readonly changed = new Emitter<Settings>();
  readonly #store: KeyedStore;
  #settings: Settings;

  constructor(store: KeyedStore) {
    this.#store = store;
    this.#settings = readSettings(store.get(STORE_KEY));
  }

  get current(): Settings {
    return this.#settings;
  }

  update(patch: SettingsPatch): void {
    this.#set(applyPatch(this.#settings, patch));
  }

  /** Never asked for by a window: the person chose it in a dialog of main. Empty: the default one. */
  setFilesFolder(folder: string): void {
    const { files } = this.#settings;
    this.#set(settingsSchema.parse({ ...this.#settings, files: { ...files, folder } }));
  }

  #set(settings: Settings): void {
    this.#settings = settings;
    this.#store.set(STORE_KEY, this.#settings);
    this.changed.emit(this.#settings);
  }
}
