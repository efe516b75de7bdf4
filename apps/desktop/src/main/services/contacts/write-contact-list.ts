/** A contact list as `.ctt`, in the form that Messenger saved and reads: addresses and nothing else. */
export function writeContactList(addresses: readonly string[]): string {
  const lines = addresses.map((address) => `      <contact>${escaped(address)}</contact>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<messenger>',
    '  <service name=".NET Messenger Service">',
    '    <contactlist>',
    ...lines,
    '    </contactlist>',
    '  </service>',
    '</messenger>',
    '',
  ].join('\r\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
