import type { PrivacyView } from '@nudge/ipc-contract';

/** Lists long enough to scroll, with names of every kind. */
export const PRIVACY: PrivacyView = {
  people: [
    person('lena@example.org', 'Lena', 'allowed'),
    person('omar@example.org', '\u0639\u0645\u0631', 'allowed'),
    person('mei@example.org', '\u6885 (F)', 'allowed'),
    person(
      'a.very.long.address.indeed@subdomain.example.com',
      'Somebody with a name that does not fit',
      'allowed',
    ),
    ...Array.from({ length: 9 }, (_, index) =>
      person(`friend${index}@example.org`, `Friend ${index + 1}`, 'allowed'),
    ),
    person('pest@example.org', 'Pest', 'blocked'),
    person('old.boss@example.org', 'old.boss@example.org', 'blocked'),
  ],
  othersAreBlocked: false,
  asksWhenAdded: true,
};

function person(
  address: string,
  displayName: string,
  list: 'allowed' | 'blocked',
): PrivacyView['people'][number] {
  const isContact = list === 'allowed';
  return { address, displayName, list, isContact, hasUsOnTheirList: isContact };
}
