import type { Bridge, ServerProfile, SessionView } from '@nudge/ipc-contract';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import { ServerDialog } from './server-dialog.tsx';
import { emptyServer, serverDetail, serverName } from './server-profile.ts';

interface ServerPanelProps {
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly session: SessionView;
  readonly request: Bridge<'options'>['request'];
}

type TestResult = { readonly serverId: string; readonly words: string };

function testOutcome({ msnp, login }: { readonly msnp: boolean; readonly login: boolean }) {
  if (!msnp) return 'NoServer';
  return login ? 'Ok' : 'NoLogin';
}

/** The list of server profiles: choose, add, change, delete, test. */
export function ServerPanel({ servers, selectedServerId, session, request }: ServerPanelProps) {
  const text = useText();
  const [edited, setEdited] = useState<ServerProfile>();
  const [result, setResult] = useState<TestResult>();
  const selected = servers.find(({ id }) => id === selectedServerId);
  const canChange = selected?.kind === 'network';

  const test = async (server: ServerProfile): Promise<void> => {
    setResult({ serverId: server.id, words: text('opt.connection.testing') });
    const reply = await request('testServer', { serverId: server.id });
    const outcome = testOutcome(reply.ok ? reply.value : { msnp: false, login: false });
    setResult({ serverId: server.id, words: text(`opt.connection.test${outcome}`) });
  };

  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.connection.servers')}</legend>
      <p className="options-text">{text(`opt.connection.session.${session.phase}`)}</p>
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
      <div className="options-row">
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
          disabled={selected === undefined}
          onClick={() => selected !== undefined && void test(selected)}
        >
          {text('opt.connection.test')}
        </button>
      </div>
      <p role="status" className="options-text">
        {result?.serverId === selectedServerId && result.words}
      </p>
      {edited !== undefined && (
        <ServerDialog server={edited} request={request} onClose={() => setEdited(undefined)} />
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
