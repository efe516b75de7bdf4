import type { Bridge, Reply, RequestFailure, Settings, SettingsPatch } from '@nudge/ipc-contract';
import { proxyFault } from '../../components/options/proxy-fault.ts';
import { isPortRange } from '../../components/options/is-port-range.ts';
import { privacyChanges } from './privacy-changes.ts';
import type { InForce, OptionsDraft } from './use-draft.ts';

/** Puts a draft in force; gives the first failure, or undefined when everything was taken. */
export async function applyDraft(
  bridge: Bridge<'options'>,
  draft: OptionsDraft,
  inForce: InForce,
): Promise<RequestFailure | undefined> {
  const { own, stored } = inForce;
  // Said beside the fields as well.
  if (!isPortRange(draft.settings.files)) return { code: 'badArguments' };
  if (proxyFault(draft.settings.connection.proxy) !== undefined) return { code: 'badArguments' };
  const replies: Reply<unknown>[] = [];
  const patch = changedSections(draft.settings, inForce.settings);
  if (Object.keys(patch).length > 0) replies.push(await bridge.request('updateSettings', { patch }));
  // It is for the proxy that the settings name by then: had they been refused, that of before would be told it.
  if (draft.proxyPassword !== undefined && !replies.some((reply) => !reply.ok)) {
    replies.push(await bridge.request('setProxyPassword', { password: draft.proxyPassword }));
  }
  if (own !== undefined && draft.displayName !== own.displayName) {
    replies.push(await bridge.request('setDisplayName', { name: draft.displayName }));
  }
  if (own !== undefined && draft.personalMessage !== own.personalMessage) {
    replies.push(await bridge.request('setPersonalMessage', { text: draft.personalMessage }));
  }
  if (stored.automatic !== undefined && draft.signsInAutomatically !== stored.automatic.isOn) {
    replies.push(await bridge.request('setAutomaticSignIn', { isOn: draft.signsInAutomatically }));
  }
  const privacy = privacyChanges(draft.privacy, inForce.privacy);
  if (privacy !== undefined) replies.push(await bridge.request('changePrivacy', privacy));
  const failed = replies.find((reply) => !reply.ok);
  return failed?.ok === false ? failed.failure : undefined;
}

/** Only choices that differ travel, so that one made in another window meanwhile is not undone. */
export function changedSections(wanted: Settings, inForce: Settings): SettingsPatch {
  const names = Object.keys(wanted) as (keyof Settings)[];
  const sections = names.map((name) => [name, changedKeys(wanted[name], inForce[name])] as const);
  return Object.fromEntries(sections.filter(([, keys]) => Object.keys(keys).length > 0));
}

function changedKeys(wanted: object, inForce: object): object {
  const now: Readonly<Record<string, unknown>> = { ...inForce };
  const isChanged = ([key, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(now[key]);
  return Object.fromEntries(Object.entries(wanted).filter(isChanged));
}
