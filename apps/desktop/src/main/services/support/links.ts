/** Longest address that is handed to the system. */
export const LINK_MAX_CHARACTERS = 2048;

const ALLOWED_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address as the system's browser or mail program gets it; undefined for any other scheme, for what is no
 * address, for control characters, and for web addresses that hide a name and password in front of the host.
 */
export function openableLink(text: string): string | undefined {
  if (text.length > LINK_MAX_CHARACTERS || /[\s\p{Cc}]/u.test(text)) return undefined;
  try {
    const url = new URL(text);
    const hasCredentials = url.username !== '' || url.password !== '';
    return ALLOWED_SCHEMES.has(url.protocol) && !hasCredentials ? url.href : undefined;
  } catch {
    return undefined;
  }
}
