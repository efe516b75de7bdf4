const lineFeed = 10;
const verbsWithPayload = new Set(['MSG', 'UBX', 'UUX', 'QRY', 'NOT']);

/**
 * The plainest decoder there is, as a yardstick: find the line end, make a Latin-1 string, split it, take the payload
 * as a view. It checks nothing and knows no types. Answers how many commands it saw.
 */
export const splitPlainly = (bytes: Buffer): number => {
  let at = 0;
  let commands = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(lineFeed, at);
    const args = bytes.toString('latin1', at, end - 1).split(' ');
    at = end + 1;
    if (verbsWithPayload.has(args[0] ?? '')) {
      const payload = bytes.subarray(at, at + Number(args.at(-1)));
      at += payload.length;
    }
    commands += 1;
  }
  return commands;
};
