/**
 * Every request a window may make: its arguments (checked in main by these schemas), the kinds of window
 * that may make it, and its result. The preload's allow-list and the types come from this one object.
 */
import type { z } from 'zod';
import { alertRequests } from './requests/alert-requests.ts';
import { attentionRequests } from './requests/attention-requests.ts';
import { contactRequests } from './requests/contact-requests.ts';
import { conversationRequests } from './requests/conversation-requests.ts';
import { fileRequests } from './requests/file-requests.ts';
import { historyRequests } from './requests/history-requests.ts';
import { optionsRequests } from './requests/options-requests.ts';
import { pictureRequests } from './requests/picture-requests.ts';
import { sessionRequests } from './requests/session-requests.ts';
import { supportRequests } from './requests/support-requests.ts';
import { tabRequests } from './requests/tab-requests.ts';
import { updateRequests } from './requests/update-requests.ts';
import { windowRequests } from './requests/window-requests.ts';

export const requests = {
  ...windowRequests,
  ...updateRequests,
  ...sessionRequests,
  ...contactRequests,
  ...conversationRequests,
  ...tabRequests,
  ...fileRequests,
  ...pictureRequests,
  ...historyRequests,
  ...attentionRequests,
  ...alertRequests,
  ...supportRequests,
  ...optionsRequests,
} as const;

export type RequestName = keyof typeof requests;
export type RequestArguments<Name extends RequestName> = z.infer<(typeof requests)[Name]['arguments']>;
/** What the help has: its topics, and what it says about the application. */
export type HelpPart = RequestArguments<'openHelp'>['what'];
export type RequestResult<Name extends RequestName> =
  NonNullable<(typeof requests)[Name]['result']> extends never
    ? undefined
    : NonNullable<(typeof requests)[Name]['result']>;
