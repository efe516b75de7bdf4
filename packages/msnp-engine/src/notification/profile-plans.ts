/** Wishes about the account itself: status, name, personal message, phone numbers, privacy. */
import type { DefaultPrivacy, NotifyOnAdd, PresenceStatus, ProtocolVersion } from '@nudge/msnp-codec';
import { PHONE_PROPERTIES } from '../contacts/contact-changes.ts';
import { GUID_VERSION } from '../contacts/list-steps.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { MessengerRequest, SignInOptions } from '../messenger-requests.ts';
import { ownExtras } from './own-capabilities.ts';
import type { OwnProfileKeeper } from './own-profile.ts';
import { type PlanStep, type RefusedWish, refuse } from './plan.ts';

/** First dialects with phone numbers (PRP) and with personal messages (UUX). */
const PHONES_VERSION = 5;
const PERSONAL_MESSAGE_VERSION = 11;

/** "Already in that mode": the server's setting is the one asked for. */
const UNCHANGED = 218;

export type ProfileRequest = Extract<
  MessengerRequest,
  {
    readonly type:
      | 'setStatus'
      | 'setDisplayName'
      | 'setPersonalMessage'
      | 'setPhone'
      | 'setDefaultPrivacy'
      | 'setNotifyOnAdd';
  }
>;

export interface ProfileContext {
  readonly version: ProtocolVersion | undefined;
  readonly profile: OwnProfileKeeper;
  readonly options: SignInOptions;
  readonly environment: MessengerEnvironment;
  readonly msnObject: string | undefined;
}

/** The steps for a wish, or why this server cannot fulfil it. */
export function planProfileRequest(
  context: ProfileContext,
  request: ProfileRequest,
): readonly PlanStep[] | RefusedWish {
  const { profile } = context;
  const version = context.version ?? 0;
  switch (request.type) {
    case 'setStatus':
      if (request.status === 'offline') return refuse('invalidArgument', 'Sign out to be offline');
      return [setStatus(context, request.status)];
    case 'setDisplayName':
      if (request.name.trim() === '') return refuse('invalidArgument', 'The name is empty');
      return [renameSelf(context, request.name)];
    case 'setPersonalMessage':
      if (version < PERSONAL_MESSAGE_VERSION) {
        return refuse('notSupported', 'This server knows no personal messages');
      }
      return [setPersonalMessage(profile, request.text)];
    case 'setPhone':
      if (version < PHONES_VERSION) return refuse('notSupported', 'This server keeps no phone numbers');
      return [setPhone(profile, PHONE_PROPERTIES[request.kind], request.number)];
    case 'setDefaultPrivacy':
      return [setDefaultPrivacy(profile, request.privacy)];
    case 'setNotifyOnAdd':
      return [setNotifyOnAdd(profile, request.notifyOnAdd)];
  }
}

/** Also tells others anew which picture is shown. */
export function setStatus(context: ProfileContext, status: PresenceStatus): PlanStep {
  return { build: (trId) => ({ verb: 'CHG', trId, status, ...ownExtras(context) }) };
}

function renameSelf(context: ProfileContext, name: string): PlanStep {
  const { account } = context.options;
  const isOldForm = (context.version ?? 0) < GUID_VERSION;
  return {
    build: (trId) =>
      isOldForm
        ? { verb: 'REA', trId, account, friendlyName: name }
        : { verb: 'PRP', trId, property: 'MFN', value: name },
    applied: () => context.profile.update({ friendlyName: name }),
  };
}

function setPersonalMessage(profile: OwnProfileKeeper, text: string): PlanStep {
  return {
    build: (trId) => ({ verb: 'UUX', trId, data: { personalMessage: text, currentMedia: '' } }),
    applied: () => profile.personalMessageSet(text),
  };
}

function setPhone(profile: OwnProfileKeeper, property: string, value: string): PlanStep {
  const withValue = value === '' ? {} : { value };
  return {
    build: (trId) => ({ verb: 'PRP', trId, property, ...withValue }),
    applied: () => profile.propertyChanged(property, value),
  };
}

function setDefaultPrivacy(profile: OwnProfileKeeper, privacy: DefaultPrivacy): PlanStep {
  return {
    build: (trId) => ({ verb: 'BLP', trId, privacy }),
    tolerated: [UNCHANGED],
    applied: () => profile.update({ defaultPrivacy: privacy }),
  };
}

function setNotifyOnAdd(profile: OwnProfileKeeper, notifyOnAdd: NotifyOnAdd): PlanStep {
  return {
    build: (trId) => ({ verb: 'GTC', trId, notifyOnAdd }),
    tolerated: [UNCHANGED],
    applied: () => profile.update({ notifyOnAdd }),
  };
}

/** What the sign-in options still ask for once the session stands. */
export function profileSettingsAfterSignIn(context: ProfileContext): readonly PlanStep[] {
  const { displayName, personalMessage } = context.options;
  const steps: PlanStep[] = [];
  if (displayName && displayName !== context.profile.profile.friendlyName) {
    steps.push(renameSelf(context, displayName));
  }
  if (personalMessage !== undefined && (context.version ?? 0) >= PERSONAL_MESSAGE_VERSION) {
    steps.push(setPersonalMessage(context.profile, personalMessage));
  }
  return steps;
}
