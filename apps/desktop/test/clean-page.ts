/** Runs before every test file: each test begins with an empty page, if it has one. */
import { afterEach } from 'vitest';

if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/react');
  afterEach(() => {
    cleanup();
    // What stands beside the roots of React, as the voice of react-aria does for good, would be met by the next file.
    document.body.replaceChildren();
  });
}
