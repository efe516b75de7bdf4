/** CHL and QRY: whether the program at the other end knows one of the published product keys. */
import { challengeResponse, findProduct } from '@nudge/msnp-codec';
import { randomDigits } from '../../../core/random-text.ts';
import type { NotificationConnection } from '../connection.ts';
import type { CommandOf } from './command-of.ts';

const CHALLENGE_DIGITS = 20;

/** Sends CHL; also on the client's own request. */
export function sendChallenge(connection: NotificationConnection): void {
  const { environment } = connection.core;
  const text = randomDigits(environment, CHALLENGE_DIGITS);
  connection.challenge = { text, sentAt: environment.now() };
  connection.send({ verb: 'CHL', trId: 0, challenge: text });
}

/** 540 and the end for a wrong answer, an unknown product, or an answer nobody asked for. */
export function checkChallengeResponse(
  connection: NotificationConnection,
  { trId, productId, response }: CommandOf<'QRY'>,
): void {
  const { challenge, dialect, core } = connection;
  const product = findProduct(productId);
  connection.challenge = undefined;
  if (challenge === undefined || product === undefined) return connection.refuseChallenge(trId);
  const { md5 } = core.environment;
  const expected = challengeResponse(challenge.text, product, { version: dialect, md5 });
  if (response !== expected) return connection.refuseChallenge(trId);
  connection.send({ verb: 'QRY', trId });
}
