/**
 * The order of the steps, and what one that failed means for those after it. Each step tells its verdict as soon as
 * it has one; whoever listens may end the whole at any time.
 */
import type { DoctorStepId, ServerProfile } from '@nudge/ipc-contract';
import { addressKind } from './address-kind.ts';
import type { DoctorAdapter, DoorOptions, OpenDoor } from './doctor-adapter.ts';
import type { DoorFact, LoginFact } from './doctor-facts.ts';
import {
  AFTER_FAILURE,
  DIRECT_OFF,
  judgeCertificate,
  judgeClock,
  judgeLogin,
  judgeLookup,
  judgeNat,
  judgeReach,
  judgeRouter,
  judgeVersion,
  NO_PORT,
  type Verdict,
} from './judge.ts';

export interface Examination {
  readonly server: Pick<ServerProfile, 'host' | 'port' | 'loginAddress'>;
  /** Absent: the person does not want direct connections. */
  readonly door?: DoorOptions;
  readonly adapter: DoctorAdapter;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onRunning: (step: DoctorStepId) => void;
  readonly onVerdict: (step: DoctorStepId, verdict: Verdict) => void;
}

export async function examine(examination: Examination): Promise<void> {
  const isOver = (): boolean => examination.signal.aborted;
  await examineServer(examination);
  if (isOver()) return;
  const login = await examineLogin(examination);
  if (isOver()) return;
  await examineWayIn(examination, login);
}

async function examineServer({ server, adapter, signal, onRunning, onVerdict }: Examination): Promise<void> {
  onRunning('lookup');
  const found = judgeLookup(await adapter.lookUp(server.host));
  onVerdict('lookup', found);
  if (signal.aborted) return;
  if (found.state === 'failed') return onVerdict('port', AFTER_FAILURE);
  onRunning('port');
  onVerdict('port', judgeVersion(await adapter.askVersion(server, signal)));
}

/** The login service can stand elsewhere: it is asked whatever became of the server. */
async function examineLogin({
  server,
  adapter,
  signal,
  now,
  onRunning,
  onVerdict,
}: Examination): Promise<LoginFact> {
  onRunning('login');
  const login = await adapter.askLogin(server.loginAddress, signal);
  onVerdict('login', judgeLogin(login));
  const certificate = login.kind === 'badAddress' ? undefined : login.certificate;
  const hasNothing = login.kind !== 'answered' && certificate === undefined;
  onVerdict('certificate', hasNothing ? AFTER_FAILURE : judgeCertificate(certificate, now()));
  onVerdict('clock', login.kind === 'answered' ? judgeClock(login.ahead) : AFTER_FAILURE);
  return login;
}

async function examineWayIn(examination: Examination, login: LoginFact): Promise<void> {
  const { door: options, adapter, signal, onRunning, onVerdict } = examination;
  if (options === undefined) {
    onVerdict('router', DIRECT_OFF);
    await examineNat(examination, login);
    return onVerdict('reach', DIRECT_OFF);
  }
  onRunning('router');
  const door = await adapter.openDoor(options);
  try {
    onVerdict('router', judgeRouter(door.fact));
    if (signal.aborted) return;
    await examineNat(examination, login, door.fact);
    if (login.kind !== 'answered') return onVerdict('reach', AFTER_FAILURE);
    await examineReach(examination, door);
  } finally {
    await door.close();
  }
}

async function examineNat(
  { server, adapter, signal, onRunning, onVerdict }: Examination,
  login: LoginFact,
  door?: DoorFact,
): Promise<void> {
  if (login.kind !== 'answered') return onVerdict('nat', AFTER_FAILURE);
  onRunning('nat');
  const seen = await adapter.askSeen(server.loginAddress, signal);
  const way = { isHere: isHere(server.loginAddress), ...(door === undefined ? {} : { door }) };
  onVerdict('nat', judgeNat(seen, way));
}

async function examineReach(
  { server, adapter, signal, onRunning, onVerdict }: Examination,
  door: OpenDoor,
): Promise<void> {
  if (signal.aborted) return;
  const { router, port: inside } = door.fact;
  if (inside === undefined) return onVerdict('reach', NO_PORT);
  onRunning('reach');
  const port = router.kind === 'opens' ? router.outside.port : inside;
  const fact = await adapter.askReach({ loginAddress: server.loginAddress, port }, door, signal);
  onVerdict('reach', judgeReach(fact, { port, isHere: isHere(server.loginAddress) }));
}

function isHere(loginAddress: string): boolean {
  // It has answered, so it can be read.
  return addressKind(new URL(loginAddress).hostname) === 'loopback';
}
