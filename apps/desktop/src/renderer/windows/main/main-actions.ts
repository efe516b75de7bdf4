// Everything the main window asks of the application, as plain calls without the bridge in sight.
import type {
  AttentionChoice,
  AttentionWhom,
  BackgroundView,
  Bridge,
  ContactImportCounts,
  PastAlertView,
  RequestArguments,
  RequestFailure,
  RequestName,
  RequestResult,
  Reply,
  SettingsPatch,
} from '@nudge/ipc-contract';
import { scaledBackground } from '../../components/picture-crop/scaled-background.ts';
import { applyStartNoticesChanged } from '../../stores/session-store.ts';
import { anticipateSettings } from '../../stores/settings-store.ts';
import type { MainStores } from '../../stores/main-stores.ts';
import type { TextKey } from '../../text/text-key.ts';

/** Nothing when it was done, else why not. */
export type Outcome = RequestFailure | undefined;

type AddedBackground =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly trouble: TextKey };

export interface MainActions {
  /** For requests whose failure the asker shows beside itself, as dialogs do. */
  readonly ask: <Name extends RequestName>(
    name: Name,
    requestArguments: RequestArguments<Name>,
  ) => Promise<Outcome>;
  /** For requests whose failure is shown in a strip. */
  readonly tell: <Name extends RequestName>(name: Name, requestArguments: RequestArguments<Name>) => void;
  /** Offers files that were dropped on a contact. */
  readonly dropFiles: (files: readonly File[], address: string) => void;
  /** Adds the people of a saved contact list that the person chooses; not called when they think better of it. */
  readonly importContacts: (onImported: (counts: ContactImportCounts) => void) => void;
  /** What was chosen for somebody, or a group. */
  readonly findAttention: (whom: AttentionWhom, onFound: (choice: AttentionChoice) => void) => void;
  readonly findPastAlerts: (onFound: (alerts: readonly PastAlertView[]) => void) => void;
  /** Pictures of one's own that can stand behind conversations. */
  readonly findBackgrounds: (onFound: (own: BackgroundView['own']) => void) => void;
  /** Takes one more of them; answers its id, or the key of what went wrong. */
  readonly addBackground: (file: Blob) => Promise<AddedBackground>;
  /** They are on the clipboard then. */
  readonly copyDiagnostics: (onCopied: (diagnostics: string) => void) => void;
  /** Yes or no to what came from outside; `onImported` when that was a contact list. */
  readonly answerOutside: (
    answer: RequestArguments<'answerOutside'>,
    onImported: (counts: ContactImportCounts) => void,
  ) => Promise<Outcome>;
  readonly changeSettings: (patch: SettingsPatch) => void;
  readonly dismissStartNotices: () => void;
}

type Find = <Name extends RequestName>(
  name: Name,
  requestArguments: RequestArguments<Name>,
  onFound: (value: RequestResult<Name>) => void,
) => void;

export function createMainActions(
  bridge: Bridge<'main'>,
  stores: MainStores,
  onFailure: (failure: RequestFailure) => void,
): MainActions {
  const ask: MainActions['ask'] = async (name, requestArguments) => {
    const reply: Reply<RequestResult<typeof name>> = await bridge.request(name, requestArguments);
    return reply.ok ? undefined : reply.failure;
  };
  const tell: MainActions['tell'] = (name, requestArguments) => {
    void ask(name, requestArguments).then((failure) => {
      if (failure !== undefined) onFailure(failure);
    });
  };
  const find: Find = (name, requestArguments, onFound) => {
    void bridge.request(name, requestArguments).then((reply: Reply<RequestResult<typeof name>>) => {
      if (reply.ok) onFound(reply.value);
      else onFailure(reply.failure);
    });
  };
  return {
    ask,
    tell,
    dropFiles: (files, address) => {
      void bridge.dropFiles(files, address).then((reply) => {
        if (!reply.ok) onFailure(reply.failure);
      });
    },
    importContacts: (onImported) =>
      find('importContacts', {}, (result) => {
        if (result.kind === 'imported') onImported(result.counts);
      }),
    answerOutside: async (answer, onImported) => {
      const reply = await bridge.request('answerOutside', answer);
      if (!reply.ok) return reply.failure;
      if (reply.value.counts !== undefined) onImported(reply.value.counts);
      return undefined;
    },
    findAttention: (whom, onFound) => find('attentionOf', { whom }, onFound),
    findPastAlerts: (onFound) => find('listPastAlerts', {}, onFound),
    findBackgrounds: (onFound) => find('listBackgrounds', {}, onFound),
    addBackground: (file) => addBackground(bridge, file),
    copyDiagnostics: (onCopied) => find('copyDiagnostics', {}, ({ text }) => onCopied(text)),
    changeSettings: (patch) => {
      anticipateSettings(stores.settings, patch);
      tell('updateSettings', { patch });
    },
    dismissStartNotices: () => {
      applyStartNoticesChanged(stores.session, []);
      tell('dismissStartNotices', {});
    },
  };
}

async function addBackground(bridge: Bridge<'main'>, file: Blob): Promise<AddedBackground> {
  const scaled = await scaledBackground(file);
  if (!scaled.ok) return { ok: false, trouble: `picker.problem.${scaled.problem}` };
  const reply = await bridge.request('addBackground', { data: scaled.data });
  return reply.ok ? { ok: true, id: reply.value.id } : { ok: false, trouble: `err.${reply.failure.code}` };
}
