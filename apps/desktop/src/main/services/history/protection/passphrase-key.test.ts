import { describe, expect, it } from 'vitest';
import { PASSPHRASE, QUICK } from '../../../../../test/protection-scene.ts';
import { isKeyOf, newDataKey, openKey, SEAL_PARAMETERS, sealKey } from './passphrase-key.ts';

describe('the key of a protected history', () => {
  it('is as long as the cipher takes, and never the same', () => {
    expect(newDataKey()).toMatch(/^[\w-]{32}$/);
    expect(newDataKey()).not.toBe(newDataKey());
  });

  it('comes back for the passphrase that sealed it, and for no other', async () => {
    const key = newDataKey();
    const sealed = await sealKey(key, PASSPHRASE, QUICK);
    expect(JSON.stringify(sealed)).not.toContain(key);
    expect(await openKey(sealed, PASSPHRASE)).toBe(key);
    expect(await openKey(sealed, `${PASSPHRASE} `)).toBeUndefined();
  });

  it('comes back for the same letters, however they were typed', async () => {
    const sealed = await sealKey('key', 'Grüße aus Öland', QUICK);
    expect(await openKey(sealed, 'Grüße aus Öland'.normalize('NFD'))).toBe('key');
  });

  it('is sealed differently each time, and known again without the passphrase', async () => {
    const first = await sealKey('key', PASSPHRASE, QUICK);
    const second = await sealKey('key', PASSPHRASE, QUICK);
    expect(first.sealed).not.toBe(second.sealed);
    expect([isKeyOf(first, 'key'), isKeyOf(first, 'other')]).toEqual([true, false]);
  });

  it('is sealed with what the product uses, unless a test says otherwise', async () => {
    expect(await sealKey('key', PASSPHRASE)).toMatchObject(SEAL_PARAMETERS);
  });
});
