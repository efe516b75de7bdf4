import { shownFingerprint } from '../../text/shown-fingerprint.ts';
import './trust.css';

/** A certificate's fingerprint, to be compared and copied: from left to right in every language. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  return (
    <code dir="ltr" className="fingerprint">
      {shownFingerprint(fingerprint)}
    </code>
  );
}
