import {
  HOST_NAME_MAX_CHARACTERS,
  PROXY_KINDS,
  PROXY_PASSWORD_MAX_CHARACTERS,
  PROXY_USER_MAX_CHARACTERS,
} from '@nudge/ipc-contract';
import { useId } from 'react';
import { useText } from '../../text/use-text.ts';
import { Choice } from './choice.tsx';
import { proxyFault, withKind, type Proxy } from './proxy-fault.ts';

/** What stands in the field for a stored password; its length tells nothing. */
const STORED_PASSWORD_DOTS = '••••••••';

export interface ProxyDraft {
  readonly proxy: Proxy;
  /** Undefined: as it is. */
  readonly password: string | undefined;
  /** One is known for just this proxy. */
  readonly isPasswordKnown: boolean;
}

interface ProxyPanelProps {
  readonly draft: ProxyDraft;
  readonly canStorePasswords: boolean;
  /** A session stands, and goes on as it was begun. */
  readonly isSignedIn: boolean;
  readonly onProxy: (part: Partial<Proxy>) => void;
  readonly onPassword: (password: string) => void;
}

/** Straight to servers, or through a proxy: its fields are there while there is one. */
export function ProxyPanel({ draft, canStorePasswords, isSignedIn, onProxy, onPassword }: ProxyPanelProps) {
  const text = useText();
  const { proxy } = draft;
  const kinds = PROXY_KINDS.map((kind) => ({ value: kind, label: text(`opt.proxy.kind.${kind}`) }));
  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.proxy.title')}</legend>
      <Choice
        label={text('opt.proxy.kind')}
        value={proxy.kind}
        options={kinds}
        onChange={(kind) => onProxy(withKind(proxy, kind))}
      />
      {proxy.kind !== 'none' && (
        <>
          <ProxyPlaceFields proxy={proxy} onProxy={onProxy} />
          <ProxyLogin
            draft={draft}
            canStorePasswords={canStorePasswords}
            onProxy={onProxy}
            onPassword={onPassword}
          />
          <p className="options-text">{text('opt.proxy.hint')}</p>
        </>
      )}
      {isSignedIn && <p className="options-text">{text('opt.proxy.nextSignIn')}</p>}
    </fieldset>
  );
}

interface ProxyPlaceFieldsProps {
  readonly proxy: Proxy;
  readonly onProxy: (part: Partial<Proxy>) => void;
}

function ProxyPlaceFields({ proxy, onProxy }: ProxyPlaceFieldsProps) {
  const text = useText();
  const errorId = useId();
  const fault = proxyFault(proxy);
  return (
    <div>
      <div className="proxy-row">
        <label>
          <span className="label">{text('opt.proxy.host')}</span>
          <input
            className="field"
            dir="ltr"
            spellCheck={false}
            maxLength={HOST_NAME_MAX_CHARACTERS}
            value={proxy.host}
            aria-invalid={fault === 'host'}
            aria-describedby={fault === 'host' ? errorId : undefined}
            onChange={(event) => onProxy({ host: event.target.value.trim() })}
          />
        </label>
        <label className="proxy-port">
          <span className="label">{text('opt.proxy.port')}</span>
          <input
            className="field"
            inputMode="numeric"
            value={String(proxy.port || '')}
            aria-invalid={fault === 'port'}
            aria-describedby={fault === 'port' ? errorId : undefined}
            onChange={(event) => onProxy({ port: Number(event.target.value) })}
          />
        </label>
      </div>
      {fault !== undefined && (
        <span id={errorId} role="alert" className="field-error">
          {text(`opt.server.wrong.${fault}`)}
        </span>
      )}
    </div>
  );
}

type ProxyLoginProps = Omit<ProxyPanelProps, 'isSignedIn'>;

function ProxyLogin({ draft, canStorePasswords, onProxy, onPassword }: ProxyLoginProps) {
  const text = useText();
  const noteId = useId();
  const { proxy, password, isPasswordKnown } = draft;
  const showsDots = password === undefined && isPasswordKnown;
  const hasName = proxy.user !== '';
  return (
    <div>
      <div className="proxy-row">
        <label>
          <span className="label">{text('opt.proxy.user')}</span>
          <input
            className="field"
            spellCheck={false}
            maxLength={PROXY_USER_MAX_CHARACTERS}
            value={proxy.user}
            onChange={(event) => onProxy({ user: event.target.value })}
          />
        </label>
        <label>
          <span className="label">{text('opt.proxy.password')}</span>
          <input
            type="password"
            className="field"
            autoComplete="off"
            disabled={!hasName}
            maxLength={PROXY_PASSWORD_MAX_CHARACTERS}
            value={showsDots ? STORED_PASSWORD_DOTS : (password ?? '')}
            aria-describedby={hasName && !canStorePasswords ? noteId : undefined}
            // The dots are no text one could go on writing: the first key begins anew.
            onFocus={(event) => showsDots && event.target.select()}
            onChange={({ target }) => onPassword(showsDots ? target.value.replaceAll('•', '') : target.value)}
          />
        </label>
      </div>
      {hasName && !canStorePasswords && (
        <span id={noteId} className="field-hint">
          {text('opt.proxy.passwordOfThisRun')}
        </span>
      )}
      {hasName && proxy.kind === 'socks' && <p className="field-hint">{text('opt.proxy.noUpdates')}</p>}
    </div>
  );
}
