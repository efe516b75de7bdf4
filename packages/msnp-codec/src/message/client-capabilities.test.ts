import { expect, test } from 'vitest';
import { bytesOf, textOf } from '../../test/vectors.ts';
import { decodeSwitchboardMessage, encodeSwitchboardMessage } from './switchboard-message.ts';

const HEAD = 'MIME-Version: 1.0\r\nContent-Type: text/x-clientcaps\r\n\r\nClient-Name: Nudge/1.0\r\n';

function featuresIn(fields: string): readonly string[] | undefined {
  const { message } = decodeSwitchboardMessage(bytesOf(`${HEAD}${fields}\r\n`));
  if (message.kind !== 'clientCapabilities') throw new Error('another message');
  return message.nudgeFeatures;
}

test.each<[string, readonly string[] | undefined]>([
  ['', undefined],
  ['Chat-Logging: N\r\n', undefined],
  ['Nudge-Features: \r\n', []],
  ['Nudge-Features: resume sha256\r\n', ['resume', 'sha256']],
  ['nudge-features:  resume   bundle \r\n', ['resume', 'bundle']],
  [`Nudge-Features: RESUME a_b ${'x'.repeat(33)} é ok\r\n`, ['ok']],
])('%j', (fields, features) => {
  expect(featuresIn(fields)).toEqual(features);
});

test('no more features are read than a client could have', () => {
  expect(featuresIn(`Nudge-Features: ${'a '.repeat(700)}\r\n`)).toHaveLength(32);
});

test('features that could not be read are not written', () => {
  const nudgeFeatures = ['resume', 'two words', '', 'x\r\nEvil: 1'];
  const message = { kind: 'clientCapabilities', clientName: 'Nudge/1.0', nudgeFeatures } as const;
  expect(textOf(encodeSwitchboardMessage(message))).toBe(`${HEAD}Nudge-Features: resume\r\n\r\n`);
});
