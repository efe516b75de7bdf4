import type {
  Bridge,
  DoctorView,
  RequestArguments,
  RequestFailure,
  ServerProfile,
  SessionView,
} from '@nudge/ipc-contract';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import { DoctorDialog } from '../doctor/doctor-dialog.tsx';
import { ServerDialog } from './server-dialog.tsx';
import { SessionText } from './session-text.tsx';
import { emptyServer, serverDetail, serverName } from './server-profile.ts';

interface ServerPanelProps {
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly session: SessionView;
  readonly doctor: DoctorView | undefined;
  readonly request: Bridge<'options'>['request'];
}

/** The list of server profiles: choose, add, change, delete, test. */
export function ServerPanel(props: ServerPanelProps) {
  const { servers, selectedServerId, session, doctor, request } = props;
  const text = useText();
  const [edited, setEdited] = useState<ServerProfile>();
  const [tested, setTested] = useState<ServerProfile>();
  const selected = servers.find(({ id }) => id === selectedServerId);
  const canChange = selected?.kind === 'network';

  const trust = async (about: RequestArguments<'trustServer'>): Promise<RequestFailure | undefined> => {
    const reply = await request('trustServer', about);
    return reply.ok ? undefined : reply.failure;
  };

  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.connection.servers')}</legend>
      <SessionText session={session} />
      <ListBox
        className="option-list"
        aria-label={text('opt.connection.servers')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[selectedServerId]}
        onSelectionChange={(keys) => {
          const server = servers.find(({ id }) => keys !== 'all' && keys.has(id));
          if (server !== undefined) void request('selectServer', { serverId: server.id });
        }}
      >
        {servers.map((server) => (
          <ListBoxItem key={server.id} id={server.id} textValue={serverName(server, text)}>
            {serverName(server, text)}
            <ServerDetail server={server} />
          </ListBoxItem>
        ))}
      </ListBox>
      <div className="options-row server-commands">
        <button type="button" className="button" onClick={() => setEdited(emptyServer())}>
          {text('opt.connection.add')}
        </button>
        <button type="button" className="button" disabled={!canChange} onClick={() => setEdited(selected)}>
          {text('opt.connection.change')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!canChange}
          onClick={() => void request('deleteServer', { serverId: selectedServerId })}
        >
          {text('opt.connection.delete')}
        </button>
        <button
          type="button"
          className="button"
          data-testid="test-server"
          disabled={selected === undefined}
          onClick={() => setTested(selected)}
        >
          {text('opt.connection.test')}
        </button>
      </div>
      {edited !== undefined && (
        <ServerDialog server={edited} request={request} onClose={() => setEdited(undefined)} />
      )}
      {tested !== undefined && (
        <DoctorDialog
          doctor={doctor}
          server={tested}
          ask={request}
          trust={trust}
          onClose={() => setTested(undefined)}
        />
      )}
    </fieldset>
  );
}

function ServerDetail({ server }: { readonly server: ServerProfile }) {
  const detail = serverDetail(server);
  if (detail === undefined) return null;
  return (
    <bdi dir="ltr" className="detail">
      {detail}
    </bdi>
  );
}
