import { safeStorage } from 'electron';
import type { Secrets } from '../services/messenger/secrets.ts';

/** Chromium's fallback on Linux seals with a key that stands in its source: that is no key store. */
const isRealKeyStore = (): boolean => {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux' || !('getSelectedStorageBackend' in safeStorage)) return true;
  return safeStorage.getSelectedStorageBackend() !== 'basic_text';
};

/** Passwords through the operating system's key store. Asked when needed: it may not be ready at once. */
export const keyStoreSecrets: Secrets = {
  get isAvailable() {
    return isRealKeyStore();
  },
  seal: (text) => (isRealKeyStore() ? safeStorage.encryptString(text).toString('base64') : undefined),
  open: (sealed) => {
    try {
      return isRealKeyStore() ? safeStorage.decryptString(Buffer.from(sealed, 'base64')) : undefined;
    } catch {
      return undefined;
    }
  },
};
