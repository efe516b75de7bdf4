import { describe, expect, it } from 'vitest';
import { FILE_CONTACTS_MAX, readContactList } from './read-contact-list.ts';
import { writeContactList } from './write-contact-list.ts';

const list = (contacts: string): string =>
  `<messenger><service name=".NET Messenger Service"><contactlist>${contacts}</contactlist></service></messenger>`;

describe('a saved contact list', () => {
  it('comes back as it was written, with what XML gives a meaning', () => {
    const addresses = ['a&b@example.com', 'bob@example.com', "o'hara@example.com", 'ülle@example.com'];
    expect(writeContactList(addresses)).toContain('<contact>a&amp;b@example.com</contact>');
    expect(readContactList(writeContactList(addresses))).toEqual({ addresses, unreadable: 0 });
  });

  it('of nobody is one, too', () => {
    expect(readContactList(writeContactList([]))).toEqual({ addresses: [], unreadable: 0 });
  });

  it('is read in the forms that old programs wrote', () => {
    const old = [
      '\uFEFF<?xml version="1.0"?>\r\n<!-- saved -->\r\n',
      list(
        '<contact type="1">Bob@Example.com</contact><contact type="1" email="carol@example.com"/>' +
          '<contact>\r\n dave@example.com \r\n</contact><contact><![CDATA[erin@example.com]]></contact>' +
          '<contact>&#102;rank@example.com</contact>',
      ),
    ].join('');
    expect(readContactList(old)?.addresses).toEqual([
      'bob@example.com',
      'carol@example.com',
      'dave@example.com',
      'erin@example.com',
      'frank@example.com',
    ]);
    const upper = list('<CONTACT>bob@example.com</CONTACT>').replaceAll('messenger>', 'Messenger>');
    expect(readContactList(upper)?.addresses).toEqual(['bob@example.com']);
  });

  it('names everybody once, and counts what is no address', () => {
    const twice = '<contact>bob@example.com</contact><contact>BOB@example.com</contact>';
    const bad = '<contact>bob</contact><contact/><contact>a b@example.com</contact>';
    expect(readContactList(list(twice + bad))).toEqual({ addresses: ['bob@example.com'], unreadable: 3 });
  });

  it('has contacts in their place only', () => {
    const elsewhere = '<messenger><contact>bob@example.com</contact><service/></messenger>';
    expect(readContactList(elsewhere)).toEqual({ addresses: [], unreadable: 0 });
    expect(readContactList(list('<contact><x>bob@example.com</x></contact>'))).toEqual({
      addresses: [],
      unreadable: 1,
    });
  });
});

describe('no contact list', () => {
  const entity = '<!DOCTYPE messenger [<!ENTITY a "bob@example.com">]>';
  const whole = list('<contact>bob@example.com</contact>');
  it.each([
    ['an empty file', ''],
    ['something else', 'bob@example.com\ncarol@example.com'],
    ['another document', '<html><contact>bob@example.com</contact></html>'],
    ['a file that ends early', whole.slice(0, -3)],
    ['a damaged one', whole.replace('</contactlist>', '</contactlst>')],
    ['one with more behind it', `${whole}<more/>`],
    ['a document type', `<!DOCTYPE messenger>${whole}`],
    ['an entity of its own', `${entity}${list('<contact>&a;</contact>')}`],
    ['an unknown entity', list('<contact>bob&nbsp;@example.com</contact>')],
    ['one without end', list('<x>'.repeat(100) + '</x>'.repeat(100))],
    ['more people than a list holds', list('<contact>a@b</contact>'.repeat(FILE_CONTACTS_MAX + 1))],
  ])('is %s', (_what, xml) => {
    expect(readContactList(xml)).toBeUndefined();
  });

  it('is anything that was cut short', () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(readContactList(whole.slice(0, length))).toBeUndefined();
    }
    expect(readContactList(whole)?.addresses).toEqual(['bob@example.com']);
  });
});
