// What a person has in the older version and wants to find in the newer one: an account on the server that the program
// carries, a setting, and a line that was said and kept.
import { TaskFailure } from '../../task-definition.ts';
import { eventually } from './packaged-application.ts';
import type { PackagedApplication } from './packaged-application.ts';

const person = { address: 'ann@nudge.local', password: 'first-person-1' };
const minutes = 17;
const words = 'Said to the older version';

interface MainPage {
  readonly contacts: readonly { readonly address: string }[];
  readonly startNotices: readonly { readonly code: string }[];
  readonly settings: { readonly personal: { readonly awayAfterMinutes: number } };
}

interface ConversationPage {
  readonly settings: { readonly messages: { readonly format: object } };
  readonly lines: readonly { readonly kind: string; readonly text?: string; readonly state?: string }[];
}

const seeMain = async (application: PackagedApplication): Promise<MainPage> =>
  (await application.request('getSnapshot')) as MainPage;

const seeConversation = async (application: PackagedApplication): Promise<ConversationPage> =>
  (await application.request('getSnapshot', {}, 'conversation')) as ConversationPage;

/** Answers who is there to talk to: the greeter, whom everybody on that server has. */
const signIn = async (application: PackagedApplication): Promise<string> => {
  const choices = { rememberMe: true, rememberPassword: false, signInAutomatically: false };
  await application.request('signIn', {
    ...person,
    ...choices,
    serverId: 'thisComputer',
    status: 'online',
  });
  return eventually('the greeter', async () => (await seeMain(application)).contacts[0]?.address);
};

export const leaveBehind = async (application: PackagedApplication): Promise<void> => {
  await application.request('updateSettings', { patch: { personal: { awayAfterMinutes: minutes } } });
  await application.request('createAccount', { ...person, displayName: 'Ann', allowOldPrograms: false });
  await application.openConversation(await signIn(application));
  const { format } = (await seeConversation(application)).settings.messages;
  await application.request('sendText', { text: words, format }, 'conversation');
  await eventually('the delivery of a line', async () => {
    const { lines } = await seeConversation(application);
    return lines.find(({ text, state }) => text === words && state === 'delivered');
  });
};

export const demandKept = async (application: PackagedApplication): Promise<void> => {
  const { settings, startNotices } = await seeMain(application);
  if (settings.personal.awayAfterMinutes !== minutes) throw new TaskFailure('the setting is lost');
  if (startNotices.length > 0) throw new TaskFailure(`it says ${startNotices[0]?.code ?? ''} at its start`);
  await application.openConversation(await signIn(application));
  const { lines } = await seeConversation(application);
  if (!lines.some(({ text }) => text === words)) throw new TaskFailure('the line is lost');
};
