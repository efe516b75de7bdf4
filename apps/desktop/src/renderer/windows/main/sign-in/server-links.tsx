import type { ServerProfile } from '@nudge/ipc-contract';
import { Fragment } from 'react';
import type { TextKey } from '../../../text/text-key.ts';
import { useText } from '../../../text/use-text.ts';

interface ServerLinksProps {
  readonly server: ServerProfile | undefined;
  readonly onCreateAccount: () => void;
  readonly onConnectionSettings: () => void;
  readonly onOpenLink: (url: string) => void;
}

interface FootLink {
  readonly key: TextKey;
  readonly onPress: () => void;
}

/** The small links at the foot; a server's page has one only when its address is known. */
export function ServerLinks({ server, onCreateAccount, onConnectionSettings, onOpenLink }: ServerLinksProps) {
  const text = useText();
  const page = (key: TextKey, url: string | undefined): readonly FootLink[] =>
    url === undefined || url === '' ? [] : [{ key, onPress: () => onOpenLink(url) }];
  const links: readonly FootLink[] = [
    ...page('signin.forgotPassword', server?.links.forgotPassword),
    ...page('signin.serviceStatus', server?.links.serviceStatus),
    ...page('signin.newAccount', server?.links.newAccount),
    ...(server?.kind === 'thisComputer'
      ? [{ key: 'signin.createAccount', onPress: onCreateAccount } as const]
      : []),
    { key: 'signin.connectionSettings', onPress: onConnectionSettings },
  ];
  return (
    <div className="server-links">
      {inPairs(links).map((pair) => (
        <p key={pair[0]?.key} className="server-links-line">
          {pair.map(({ key, onPress }, index) => (
            <Fragment key={key}>
              {index > 0 && <span className="server-links-gap"> </span>}
              <button type="button" className="link-button" onClick={onPress}>
                {text(key)}
              </button>
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function inPairs(links: readonly FootLink[]): readonly (readonly FootLink[])[] {
  return links.flatMap((_, index) => (index % 2 === 0 ? [links.slice(index, index + 2)] : []));
}
