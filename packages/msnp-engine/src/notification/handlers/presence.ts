/** Presence of others, our own status, personal messages, challenges and the keep-alive. */
import { challengeResponse, productForVersion, type ServerNotificationCommand } from '@nudge/msnp-codec';
import type { SessionCore } from '../session-core.ts';
import { tellPendingRequests } from './contact-list.ts';
import { profileSettingsAfterSignIn } from '../profile-plans.ts';

type Command<Verb extends ServerNotificationCommand['verb']> = Extract<
  ServerNotificationCommand,
  { readonly verb: Verb }
>;

/** The first answer completes the sign-in; later ones, and those with ID 0, change the status. */
export function statusChanged(session: SessionCore, command: Command<'CHG'>, now: number): void {
  session.profile.update({ status: command.status });
  if (session.state !== 'settingStatus' || !session.advance('statusSet', now)) return;
  session.contacts.goLive();
  session.profile.goLive();
  session.output({ kind: 'signedIn' });
  tellPendingRequests(session);
  session.runQuietly(profileSettingsAfterSignIn(session), now);
  session.startKeepalive(now);
}

export function initialPresence(session: SessionCore, command: Command<'ILN'>): void {
  session.contacts.presenceChanged(command.presence, true);
}

export function presenceChanged(session: SessionCore, command: Command<'NLN'>): void {
  session.contacts.presenceChanged(command.presence, false);
}

export function wentOffline(session: SessionCore, command: Command<'FLN'>): void {
  session.contacts.wentOffline(command.account);
}

export function personalDataChanged(session: SessionCore, command: Command<'UBX'>): void {
  session.contacts.personalDataChanged(command.account, command.data, false);
}

export function challenged(session: SessionCore, command: Command<'CHL'>, now: number): void {
  const { version, environment } = session;
  const product = version === undefined ? undefined : productForVersion(version);
  if (version === undefined || product === undefined) return;
  const response = challengeResponse(command.challenge, product, { version, md5: environment.md5 });
  session.sendQuietly((trId) => ({ verb: 'QRY', trId, productId: product.id, response }), now);
}

export function pingAnswered(session: SessionCore, command: Command<'QNG'>, now: number): void {
  session.keepaliveAnswered(command.seconds, now);
}
