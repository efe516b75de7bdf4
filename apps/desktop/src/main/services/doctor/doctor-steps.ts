/**
 * The order of the steps, and what one that failed means for those after it. Each step tells its verdict as soon as
 * it has one; whoever listens may end the whole at any time.
 */
import type { DoctorStepId, ServerProfile } from '@nudge/ipc-contract';
import type { TrustPlace } from '../connection/server-trust.ts';
import { isOnThisComputer } from '../connection/way-of.ts';
import { isLoginBeside } from '../settings/server-profiles.ts';
import type { DoctorAdapter, DoorOptions, OpenDoor } from './doctor-adapter.ts';
import type { DoctorWay } from './doctor-way.ts';
import type { CertificateFact, DoorFact, LoginFact, VersionFact } from './doctor-facts.ts';
import {
  AFTER_FAILURE,
  BY_PROXY,
  DIRECT_OFF,
  judgeCertificate,
  judgeClock,
  judgeLogin,
  judgeLookup,
  judgeNat,
  judgeProxy,
  judgeReach,
  judgeRouter,
  judgeVersion,
  NO_PORT,
  NO_PROXY,
  PROXY_GONE_ROUND,
  type Verdict,
  VIA_PROXY,
} from './judge.ts';

export interface Examination {
  readonly server: Pick<ServerProfile, 'host' | 'port' | 'loginAddress'>;
  readonly way: DoctorWay;
  /** Absent: the person does not want direct connections. */
  readonly door?: DoorOptions;
  readonly adapter: DoctorAdapter;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onRunning: (step: DoctorStepId) => void;
  readonly onVerdict: (step: DoctorStepId, verdict: Verdict) => void;
  /** One that is not trusted was shown; the person may. */
  readonly onUntrusted: (fingerprint: string, place: TrustPlace) => void;
}

export async function examine(examination: Examination): Promise<void> {
  const isOver = (): boolean => examination.signal.aborted;
  const isProxyGood = await examineServer(examination);
  if (isOver()) return;
  if (!isProxyGood) return nothingMore(examination);
  const login = await examineLogin(examination);
  if (isOver()) return;
  await examineWayIn(examination, login);
}

/** False: the proxy that everything would have to go through is of no use. */
async function examineServer(examination: Examination): Promise<boolean> {
  const { server, way } = examination;
  if (way.proxy !== undefined && !isOnThisComputer(server.host)) return examineByProxy(examination);
  await examineStraight(examination);
  return true;
}

/** Whether what is asked of the login service goes through a proxy. */
function isLoginByProxy({ server, way }: Examination): boolean {
  return way.proxy !== undefined && !isHere(server.loginAddress);
}

async function examineStraight(examination: Examination): Promise<void> {
  const { server, way, adapter, signal, onRunning, onVerdict } = examination;
  if (way.proxy === undefined) onVerdict('proxy', NO_PROXY);
  // Else it shows by the login service, whose server can stand elsewhere.
  else if (!isLoginByProxy(examination)) onVerdict('proxy', PROXY_GONE_ROUND);
  onRunning('lookup');
  const found = judgeLookup(await adapter.lookUp(server.host));
  onVerdict('lookup', found);
  if (signal.aborted) return;
  if (found.state === 'failed') return onVerdict('port', AFTER_FAILURE);
  onRunning('port');
  onVerdict('port', judgeVersion(await askVersion(examination)));
}

async function examineByProxy(examination: Examination): Promise<boolean> {
  const { onRunning, onVerdict } = examination;
  onRunning('proxy');
  const fact = await askVersion(examination);
  const proxy = judgeProxy(fact);
  onVerdict('proxy', proxy);
  onVerdict('lookup', BY_PROXY);
  onVerdict('port', judgeVersion(fact));
  return proxy.state !== 'failed';
}

async function askVersion({ server, way, adapter, signal, onUntrusted }: Examination): Promise<VersionFact> {
  const fact = await adapter.askVersion({ host: server.host, port: server.port, ...way }, signal);
  if (fact.kind === 'notTrusted') {
    tellUntrusted(fact.certificate, (fingerprint) => onUntrusted(fingerprint, 'server'));
  }
  return fact;
}

function tellUntrusted(
  { isTrusted, fingerprint }: CertificateFact,
  tell: (fingerprint: string) => void,
): void {
  if (!isTrusted && fingerprint !== '') tell(fingerprint);
}

function nothingMore({ onVerdict }: Examination): void {
  for (const step of ['login', 'certificate', 'clock', 'router', 'nat', 'reach'] as const)
    onVerdict(step, AFTER_FAILURE);
}

/** What somebody elsewhere shows for the first time has not changed. */
function certificateOf(login: LoginFact, { server, way }: Examination): CertificateFact | undefined {
  const certificate = login.kind === 'badAddress' ? undefined : login.certificate;
  const isFirst = (way.trustedLoginFingerprint ?? '') === '' && !isLoginBeside(server);
  return certificate && { ...certificate, isChanged: certificate.isChanged && !isFirst };
}

function loginWay({
  way,
  way: { trustedFingerprint, trustedLoginFingerprint = '' },
}: Examination): DoctorWay {
  return { ...way, trustedFingerprint: trustedLoginFingerprint || trustedFingerprint };
}

/** The login service can stand elsewhere: it is asked whatever became of the server. */
async function examineLogin(examination: Examination): Promise<LoginFact> {
  const { server, adapter, signal, now, onRunning, onVerdict, onUntrusted } = examination;
  onRunning('login');
  const login = await adapter.askLogin(server.loginAddress, loginWay(examination), signal);
  if (isOnThisComputer(server.host) && isLoginByProxy(examination)) {
    onVerdict('proxy', login.kind === 'badAddress' ? PROXY_GONE_ROUND : judgeProxy(login));
  }
  onVerdict('login', judgeLogin(login));
  const certificate = certificateOf(login, examination);
  if (certificate !== undefined) {
    tellUntrusted(certificate, (fingerprint) => onUntrusted(fingerprint, 'login'));
  }
  const hasNothing = login.kind !== 'answered' && certificate === undefined;
  onVerdict('certificate', hasNothing ? AFTER_FAILURE : judgeCertificate(certificate, now()));
  onVerdict('clock', login.kind === 'answered' ? judgeClock(login.ahead) : AFTER_FAILURE);
  return login;
}

async function examineWayIn(examination: Examination, login: LoginFact): Promise<void> {
  const { door: options, way, adapter, signal, onRunning, onVerdict } = examination;
  // Wherever the server is: files do not listen where there is a proxy.
  if (way.proxy !== undefined) {
    for (const step of ['router', 'nat', 'reach'] as const) onVerdict(step, VIA_PROXY);
    return;
  }
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

async function examineNat(examination: Examination, login: LoginFact, door?: DoorFact): Promise<void> {
  const { server, adapter, signal, onRunning, onVerdict } = examination;
  if (login.kind !== 'answered') return onVerdict('nat', AFTER_FAILURE);
  onRunning('nat');
  const seen = await adapter.askSeen(server.loginAddress, loginWay(examination), signal);
  const way = { isHere: isHere(server.loginAddress), ...(door === undefined ? {} : { door }) };
  onVerdict('nat', judgeNat(seen, way));
}

async function examineReach(examination: Examination, door: OpenDoor): Promise<void> {
  const { server, adapter, signal, onRunning, onVerdict } = examination;
  const way = loginWay(examination);
  if (signal.aborted) return;
  const { router, port: inside } = door.fact;
  if (inside === undefined) return onVerdict('reach', NO_PORT);
  onRunning('reach');
  const port = router.kind === 'opens' ? router.outside.port : inside;
  const fact = await adapter.askReach({ loginAddress: server.loginAddress, port, way }, door, signal);
  onVerdict('reach', judgeReach(fact, { port, isHere: isHere(server.loginAddress) }));
}

function isHere(loginAddress: string): boolean {
  try {
    return isOnThisComputer(new URL(loginAddress).hostname);
  } catch {
    return false;
  }
}
