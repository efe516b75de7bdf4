/**
 * Which edits a wish about people or groups takes. Nothing is changed here beforehand: the list changes when
 * the server's answers arrive.
 */
import {
  type AccountName,
  type GroupId,
  INVITATION_TEXT_MAX_LENGTH,
  OTHER_CONTACTS_GROUP,
} from '@nudge/msnp-codec';
import type { MessengerRequest } from '../messenger-requests.ts';
import { type PlanStep, type RefusedWish, refuse } from '../notification/plan.ts';
import {
  addForward,
  addMember,
  addTo,
  ensureForward,
  GROUPS_VERSION,
  GUID_VERSION,
  invite,
  type ListContext,
  removeFrom,
  removeMember,
  renamePerson,
} from './list-steps.ts';

/** Wishes about the contact list. */
export type ListRequest = Extract<
  MessengerRequest,
  {
    readonly type:
      | 'addContact'
      | 'removeContact'
      | 'renameContact'
      | 'addToGroup'
      | 'removeFromGroup'
      | 'moveContact'
      | 'block'
      | 'unblock'
      | 'forgetPrivacy'
      | 'answerContactRequest'
      | 'addGroup'
      | 'renameGroup'
      | 'removeGroup';
  }
>;

type Planned = readonly PlanStep[] | RefusedWish;

/** The edits for a wish, or why it cannot be put to the server. */
export function planListRequest(context: ListContext, request: ListRequest): Planned {
  switch (request.type) {
    case 'addContact':
      return planAddition(context, request);
    case 'removeContact':
      return planRemoval(context, request.account, request.alsoBlock);
    case 'renameContact':
      if (!context.contacts.isOn('forward', request.account)) return notOnList();
      return [renamePerson(context, request.account, request.name)];
    case 'block':
      return planBlock(context, request.account);
    case 'unblock':
      return planAllow(context, request.account);
    case 'forgetPrivacy':
      return [removeFrom(context, 'allow', request.account), removeFrom(context, 'block', request.account)];
    case 'answerContactRequest':
      return planAnswer(context, request);
    default:
      return planGroupRequest(context, request);
  }
}

function planGroupRequest(
  context: ListContext,
  request: Extract<
    ListRequest,
    {
      readonly type:
        'addToGroup' | 'removeFromGroup' | 'moveContact' | 'addGroup' | 'renameGroup' | 'removeGroup';
    }
  >,
): Planned {
  if (context.version < GROUPS_VERSION) return refuse('notSupported', 'This server knows no groups');
  switch (request.type) {
    case 'addToGroup':
      return planMove(context, request.account, { to: request.groupId });
    case 'removeFromGroup':
      return planMove(context, request.account, { from: request.groupId });
    case 'moveContact':
      return planMove(context, request.account, { from: request.from, to: request.to });
    case 'addGroup':
      return [{ build: (trId) => ({ verb: 'ADG', trId, name: request.name }) }];
    case 'renameGroup':
      return [{ build: (trId) => ({ verb: 'REG', trId, groupId: request.groupId, name: request.name }) }];
    case 'removeGroup':
      return planGroupRemoval(context, request.groupId);
  }
}

function notOnList(): RefusedWish {
  return refuse('invalidArgument', 'This person is not on the list');
}

/** On the forward list, allowed unless blocked, in the group asked for, and no longer waiting for an answer. */
function planAddition(
  context: ListContext,
  { account, groupId, invitation }: Extract<ListRequest, { readonly type: 'addContact' }>,
): Planned {
  if ((invitation?.text.length ?? 0) > INVITATION_TEXT_MAX_LENGTH) {
    return refuse('invalidArgument', 'The words of the invitation are too long');
  }
  if (groupId !== undefined && context.version < GROUPS_VERSION) {
    return refuse('notSupported', 'This server knows no groups');
  }
  const steps = [addForward(context, account, groupId)];
  if (invitation !== undefined) steps.push(invite(context, account, invitation.text));
  if (groupId !== undefined && context.version >= GUID_VERSION) {
    steps.push(addMember(context, account, groupId));
  }
  if (!context.contacts.isOn('block', account)) steps.push(addTo(context, 'allow', account));
  return [...steps, ...clearPending(context, account)];
}

function planRemoval(context: ListContext, account: AccountName, alsoBlock: boolean): Planned {
  if (!context.contacts.isOn('forward', account)) return notOnList();
  const removal = removeFrom(context, 'forward', account);
  return alsoBlock ? [removal, ...planBlock(context, account)] : [removal];
}

function planBlock(context: ListContext, account: AccountName): readonly PlanStep[] {
  return [removeFrom(context, 'allow', account), addTo(context, 'block', account)];
}

function planAllow(context: ListContext, account: AccountName): readonly PlanStep[] {
  return [removeFrom(context, 'block', account), addTo(context, 'allow', account)];
}

function planAnswer(
  context: ListContext,
  request: Extract<ListRequest, { readonly type: 'answerContactRequest' }>,
): Planned {
  const { account, answer, addToList } = request;
  const decision = answer === 'allow' ? planAllow(context, account) : planBlock(context, account);
  const addition =
    addToList && !context.contacts.isOn('forward', account) ? [ensureForward(context, account)] : [];
  return [...decision, ...clearPending(context, account), ...addition];
}

/** Moves somebody from the pending to the reverse list (MSNP10 on); the server may have done so itself. */
function clearPending(context: ListContext, account: AccountName): readonly PlanStep[] {
  if (context.version < GUID_VERSION || !context.contacts.isOn('pending', account)) return [];
  const steps = [removeFrom(context, 'pending', account), addTo(context, 'reverse', account)];
  return steps.map((step) => ({ ...step, tolerated: 'any' }));
}

interface Move {
  readonly from?: GroupId | undefined;
  readonly to?: GroupId | undefined;
}

/**
 * First into the new group, then out of the old one, so that nobody is in no list in between. Up to MSNP9
 * "no group" is group 0, which somebody without a group must leave and somebody losing the last one must enter.
 */
function planMove(context: ListContext, account: AccountName, move: Move): Planned {
  const contact = context.contacts.get(account);
  if (contact === undefined || !contact.lists.has('forward')) return notOnList();
  const steps: PlanStep[] = [];
  const hasGroupZero = context.version < GUID_VERSION;
  if (move.to !== undefined) {
    steps.push(addMember(context, account, move.to));
    if (hasGroupZero && contact.groupIds.length === 0) {
      steps.push(removeMember(context, account, OTHER_CONTACTS_GROUP));
    }
  }
  if (move.from === undefined || move.from === move.to || !contact.groupIds.includes(move.from)) return steps;
  const isLastGroup = contact.groupIds.length === 1 && move.to === undefined;
  if (hasGroupZero && isLastGroup) steps.push(addMember(context, account, OTHER_CONTACTS_GROUP));
  return [...steps, removeMember(context, account, move.from)];
}

/**
 * Up to MSNP9 a server drops members that are in no other group from the list, so they enter group 0 first.
 * Nobody is taken out one by one: there are servers that then take them off the list as well.
 */
function planGroupRemoval(context: ListContext, groupId: GroupId): Planned {
  const removal: PlanStep = { build: (trId) => ({ verb: 'RMG', trId, groupId }) };
  if (context.version >= GUID_VERSION) return [removal];
  const orphans = [...context.contacts.contacts.values()].filter(
    ({ groupIds }) => groupIds.length === 1 && groupIds.includes(groupId),
  );
  const rescues = orphans.map(({ account }) => addMember(context, account, OTHER_CONTACTS_GROUP));
  return [...rescues, removal];
}
