import type {
  ContactRequestView,
  ContactView,
  GroupView,
  OpenConversationView,
  OwnView,
} from '@nudge/ipc-contract';

export const OWN: OwnView = {
  address: 'sam@example.org',
  displayName: 'Sam',
  status: 'online',
  personalMessage: 'packing for the lake, back on Sunday',
  pictureUrl: '',
  unreadMail: 3,
};

export const GROUPS: readonly GroupView[] = [
  { id: 'friends', name: 'Friends' },
  { id: 'family', name: 'Family' },
  { id: 'choir', name: 'Choir' },
];

type Person = Pick<ContactView, 'address' | 'displayName'> & Partial<ContactView>;

/** A contact of whom only what matters is told. */
export function person(given: Person): ContactView {
  return {
    status: 'offline',
    personalMessage: '',
    nowPlaying: '',
    groupIds: [],
    isFavourite: false,
    shownName: given.nickname || given.displayName,
    isBlocked: false,
    pictureUrl: '',
    hasUsOnTheirList: true,
    nickname: '',
    note: '',
    ...given,
  };
}

export const CONTACTS: readonly ContactView[] = [
  person({
    address: 'farah@example.org',
    displayName: 'Farah (#)',
    status: 'online',
    personalMessage: 'finally some sun out here!',
    groupIds: ['friends'],
  }),
  person({
    address: 'ana@example.org',
    displayName: 'Ana Lindqvist',
    status: 'away',
    personalMessage: 'sunset from the pier tonight',
    groupIds: ['friends', 'choir'],
  }),
  person({
    address: 'cleo@example.org',
    displayName: 'Cleo',
    status: 'online',
    nowPlaying: 'Harbour Lights – Slow Train',
    groupIds: ['friends'],
  }),
  person({
    address: 'ben@example.org',
    displayName: 'Ben Carter',
    status: 'busy',
    personalMessage: 'exam week',
    groupIds: ['friends'],
  }),
  person({ address: 'emre@example.org', displayName: 'Emre', status: 'onThePhone', groupIds: ['friends'] }),
  person({
    address: 'dmitri@example.org',
    displayName: 'Dmitri Volkov',
    status: 'idle',
    groupIds: ['friends'],
  }),
  person({
    address: 'gus@example.org',
    displayName: 'Gus',
    status: 'beRightBack',
    personalMessage: 'tea first (c)',
    groupIds: ['friends'],
  }),
  person({ address: 'hal@example.org', displayName: 'Hal Brooker', isBlocked: true, groupIds: ['friends'] }),
  person({
    address: 'mum@example.org',
    displayName: 'Mum',
    status: 'outToLunch',
    personalMessage: 'soup again',
    groupIds: ['family'],
  }),
  person({ address: 'tomas@example.org', displayName: 'Uncle Tomás', groupIds: ['family'] }),
  person({
    address: 'greeter@nudge.local',
    displayName: 'Greeter',
    status: 'online',
    personalMessage: 'Say hello!',
  }),
  person({ address: 'ines@example.org', displayName: 'Ines' }),
  person({
    address: 'ted@example.org',
    displayName: '<b>Ted</b>',
    status: 'away',
    personalMessage: 'שלום, a message that begins on the right and is too long',
  }),
  person({ address: 'odd@example.org', displayName: 'שלום <b>x</b> a very long name that does not fit' }),
];

export const REQUESTS: readonly ContactRequestView[] = [
  { address: 'jonas@example.com', displayName: 'Jonas Weber' },
  {
    address: 'lea.with.a.long.address@mail.example.com',
    displayName: 'Lea',
    invitation: 'Hi Sam, it is me, Lea from the choir!\nAre you coming on Sunday?',
  },
];

export const CONVERSATIONS: readonly OpenConversationView[] = [
  {
    conversationId: 'c1',
    title: 'Ana Lindqvist',
    unread: 2,
    lastLine: 'the photos from the lake are ready :)',
  },
  { conversationId: 'c2', title: 'Cleo, Ben Carter', unread: 0, lastLine: 'see you at six' },
];

const FIRST_NAMES = [
  'Ada',
  'Bo',
  'Carla',
  'Dev',
  'Edda',
  'Finn',
  'Gita',
  'Hugo',
  'Ida',
  'Jo',
  'Kim',
  'Lars',
  'Mia',
];
const STATUSES = ['online', 'busy', 'away', 'offline', 'offline'] as const;

/** As many contacts as asked, the same ones each time. */
export function crowd(count: number): readonly ContactView[] {
  return Array.from({ length: count }, (_, index) =>
    person({
      address: `person${index}@example.org`,
      displayName: `${FIRST_NAMES[index % FIRST_NAMES.length] ?? ''} ${index}`,
      status: STATUSES[index % STATUSES.length] ?? 'offline',
      personalMessage: index % 3 === 0 ? 'somewhere else :)' : '',
      groupIds: index % 4 === 0 ? [] : [GROUPS[index % GROUPS.length]?.id ?? 'friends'],
    }),
  );
}
