import type { RememberedAccount, ServerProfile } from '@nudge/ipc-contract';
import { useId, useState, type RefObject } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { EntryMenu } from '../../../components/menu/entry-menu.tsx';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { serverName } from '../../../components/options/server-profile.ts';
import { useText, type Text } from '../../../text/use-text.ts';

interface AccountFieldProps {
  readonly address: string;
  readonly accounts: readonly RememberedAccount[];
  readonly servers: readonly ServerProfile[];
  readonly error: string | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (address: string) => void;
  readonly onPick: (account: RememberedAccount) => void;
  readonly onDifferent: () => void;
}

/** The address; with its server where the same one is remembered at another server too. */
function accountName(
  { address, serverId }: RememberedAccount,
  { accounts, servers, text }: Pick<AccountFieldProps, 'accounts' | 'servers'> & { readonly text: Text },
): string {
  const server = servers.find(({ id }) => id === serverId);
  const isOnlyOne = accounts.filter((account) => account.address === address).length === 1;
  if (isOnlyOne || server === undefined) return address;
  return text('signin.accountOnServer', { address, server: serverName(server, text) });
}

/** The e-mail field with the remembered accounts behind its arrow. */
export function AccountField(props: AccountFieldProps) {
  const { address, accounts, servers, error, inputRef, onChange, onPick, onDifferent } = props;
  const text = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const entries: readonly MenuEntry[] = [
    ...accounts.map((account): MenuEntry => ({
      kind: 'command',
      id: `${account.serverId} ${account.address}`,
      // An address is no label: an ampersand in it is an ampersand.
      label: accountName(account, { accounts, servers, text }).replaceAll('&', '&&'),
      onAction: () => onPick(account),
    })),
    { kind: 'separator', id: 'line' },
    { kind: 'command', id: 'different', label: text('signin.differentAccount'), onAction: onDifferent },
  ];
  return (
    <div className="sign-in-field">
      <label className="label" htmlFor={id}>
        {text('signin.email')}
      </label>
      <div className="account-field">
        <input
          ref={inputRef}
          id={id}
          type="email"
          className="field"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          value={address}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || accounts.length === 0) return;
            event.preventDefault();
            setOpen(true);
          }}
        />
        {accounts.length > 0 && (
          <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
            {/* Arrow Down in the field is the keyboard's way in, so the arrow is no tab stop of its own. */}
            <Button className="account-arrow" aria-label={text('signin.accounts')} excludeFromTabOrder>
              <span className="drop-arrow" aria-hidden="true" />
            </Button>
            <Popover className="popover entry-menu-popover plain-menu" placement="bottom end" offset={3}>
              <EntryMenu label={text('signin.accounts')} entries={entries} />
            </Popover>
          </MenuTrigger>
        )}
      </div>
      {error !== undefined && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
