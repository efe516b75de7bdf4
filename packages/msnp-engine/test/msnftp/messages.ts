/** What is said by the switchboard, as tests say and see it. */
import type { CancelCode, Invitation } from '@nudge/msnp-codec';
import { Pair, type PairOptions, type Person } from './pair.ts';

const GUID = '{5D3E02AB-6190-11d3-BBBB-00C04F795683}';

export function invite(
  cookie: number,
  extra: { readonly connectable?: boolean; readonly size?: number } = {},
): Invitation {
  const { connectable = true, size = 11 } = extra;
  return {
    command: 'invite',
    cookie,
    applicationGuid: GUID,
    fileName: 'hello.txt',
    fileSize: size,
    connectable,
  };
}

export function cancel(cookie: number, code: CancelCode): Invitation {
  return { command: 'cancel', cookie, code };
}

/** Bob does not answer by himself. */
export function silentPair(options: PairOptions = {}): Pair {
  const pair = new Pair(options);
  pair.bob.onOffer = () => undefined;
  return pair;
}

export function commandsTo(person: Person): readonly string[] {
  return person.heard.map((invitation) =>
    invitation?.command === 'cancel' ? invitation.code : (invitation?.command ?? 'none'),
  );
}

export function cookieOf(person: Person): number {
  return person.heard[0]?.cookie ?? 0;
}
