import type { ServerProfile } from '@nudge/ipc-contract';
import networkServer from '@resources/icons/sign-in/network-server.svg';
import thisComputer from '@resources/icons/sign-in/this-computer.svg';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { useText, type Text } from '../../../text/use-text.ts';

interface ServerSelectProps {
  readonly servers: readonly ServerProfile[];
  readonly selected: ServerProfile | undefined;
  readonly onSelect: (serverId: string) => void;
}

/** Where to sign in: this computer, or a server on the network. */
export function ServerSelect({ servers, selected, onSelect }: ServerSelectProps) {
  const text = useText();
  if (selected === undefined) return undefined;
  return (
    <Select
      className="status-select"
      value={selected.id}
      onChange={(key) => key !== null && onSelect(String(key))}
    >
      <Label>{text('signin.server')}</Label>
      <Button className="flat-button flat-button-framed server-button">
        <SelectValue className="status-select-value">
          {() => (
            <>
              <img src={serverIcon(selected)} width={16} height={16} alt="" />
              <span className="server-name">{serverName(selected, text)}</span>
            </>
          )}
        </SelectValue>
        <span className="drop-arrow" aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={1}>
        <ListBox className="list-box">
          {servers.map((server) => (
            <ListBoxItem key={server.id} id={server.id} textValue={serverName(server, text)}>
              <img src={serverIcon(server)} width={16} height={16} alt="" />
              {serverName(server, text)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function serverIcon(server: ServerProfile): string {
  return server.kind === 'thisComputer' ? thisComputer : networkServer;
}

/** A server's shown name; one without a name shows its host. */
function serverName(server: ServerProfile, text: Text): string {
  if (server.kind === 'thisComputer') return text('signin.thisComputer');
  return server.name === '' ? server.host : server.name;
}
