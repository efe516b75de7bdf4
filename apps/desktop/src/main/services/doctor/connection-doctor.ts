import { DOCTOR_STEPS, type DoctorStepId, type DoctorStepView, type DoctorView } from '@nudge/ipc-contract';
import type { ServerTrust } from '../connection/server-trust.ts';
import { isOnThisComputer } from '../connection/way-of.ts';
import { Emitter } from '../support/emitter.ts';
import { doctorReport, type ReportHead } from './doctor-report.ts';
import { examine, type Examination } from './doctor-steps.ts';

export interface DoctorOptions extends Pick<Examination, 'adapter' | 'now'> {
  /** What stands at the head of the report. */
  readonly about: Pick<ReportHead, 'version' | 'system'>;
  /** A server showed a certificate that is not trusted; answers what the person is asked. */
  readonly note: ServerTrust['note'];
}

export interface DoctorPatient extends Pick<Examination, 'door' | 'way'> {
  readonly server: ReportHead['server'] & { readonly id: string };
}

const WAITING: readonly DoctorStepView[] = DOCTOR_STEPS.map((id) => ({ id, state: 'waiting' }));

/** Finds out why a server cannot be used: one at a time, told step by step. */
export class ConnectionDoctor {
  readonly changed = new Emitter<DoctorView>();
  readonly #options: DoctorOptions;
  #abort: AbortController | undefined;
  #view: DoctorView | undefined;

  constructor(options: DoctorOptions) {
    this.#options = options;
  }

  get view(): DoctorView | undefined {
    return this.#view;
  }

  /** Resolves at the end, or when it was cancelled. One that is under way is given up for it. */
  async start({ server, ...more }: DoctorPatient): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#show({ serverId: server.id, phase: 'running', steps: WAITING, report: '' });
    const tell = (change: DoctorStepView): void => {
      if (!abort.signal.aborted) this.#change(change);
    };
    await examine({
      ...this.#options,
      ...more,
      server,
      signal: abort.signal,
      onRunning: (id: DoctorStepId) => tell({ id, state: 'running' }),
      onVerdict: (id, verdict) => tell({ id, ...verdict }),
      onUntrusted: (fingerprint, place) => {
        if (abort.signal.aborted || this.#view === undefined) return;
        const certificate = this.#options.note(server.id, fingerprint, place);
        if (certificate !== undefined) this.#show({ ...this.#view, certificate });
      },
    });
    if (abort.signal.aborted || this.#view === undefined) return;
    const { isSecure, proxy } = more.way;
    const isStraight = proxy === undefined || isOnThisComputer(server.host);
    const way = { isSecure, ...(isStraight ? {} : { proxy: proxy.kind }) };
    const head = { ...this.#options.about, server, way, now: this.#options.now() };
    this.#show({ ...this.#view, phase: 'done', report: doctorReport(head, this.#view.steps) });
  }

  cancel(): void {
    if (this.#view?.phase !== 'running') return;
    this.#abort?.abort();
    this.#show({ ...this.#view, phase: 'cancelled' });
  }

  #change(change: DoctorStepView): void {
    if (this.#view === undefined) return;
    const steps = this.#view.steps.map((step) => (step.id === change.id ? change : step));
    this.#show({ ...this.#view, steps });
  }

  #show(view: DoctorView): void {
    this.#view = view;
    this.changed.emit(view);
  }
}
