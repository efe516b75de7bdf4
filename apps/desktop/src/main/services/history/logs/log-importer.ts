/**
 * Logs of other messengers, from the folder of a person's choice: first everything is read and compared, and nothing
 * changed; then what was found is added, as far as the files are still those that were read.
 */
import path from 'node:path';
import type { FoundLogView, LogImport, LogSearch, OwnView, Reply } from '@nudge/ipc-contract';
import type { ChangeSink } from '../../support/change-sink.ts';
import { fail, succeed } from '../../support/reply.ts';
import type { FileShell } from '../../transfers/file-shell.ts';
import { OF_A_LOG } from '../archive/conversation-names.ts';
import type { HistoryWork } from '../worker/history-work.ts';
import type { LogRequest, LogSurvey } from './log-jobs.ts';
import { namesOfSeveral, ownNames, sameName } from './whose-names.ts';
import { whoseLog, type LogAbout, type LogContact } from './whose-log.ts';

export interface LogImporterOptions {
  readonly work: Pick<HistoryWork, 'ask'>;
  readonly shell: Pick<FileShell, 'chooseFolder'>;
  readonly contacts: () => readonly LogContact[];
  readonly changes: Pick<ChangeSink, 'toHistory'>;
  readonly newId: () => string;
}

type Own = Pick<OwnView, 'address' | 'displayName'>;

/** A log that can be read, and whom it is about. */
interface SurveyedLog extends LogSurvey {
  readonly file: string;
  readonly about: LogAbout;
}

interface Plan {
  readonly id: string;
  readonly account: string;
  readonly logs: readonly LogRequest[];
}

export class LogImporter {
  readonly #options: LogImporterOptions;
  #plan: Plan | undefined;
  #isBusy = false;

  constructor(options: LogImporterOptions) {
    this.#options = options;
  }

  /** Asks for the folder; one search or import at a time. */
  async find(windowId: number, own: Own): Promise<Reply<LogSearch>> {
    return this.#alone(async () => {
      const folder = await this.#options.shell.chooseFolder(windowId);
      return succeed(folder === undefined ? { kind: 'cancelled' } : await this.#find(folder, own));
    });
  }

  async import(planId: string, own: Own): Promise<Reply<LogImport>> {
    const plan = this.#plan;
    if (plan?.id !== planId || plan.account !== own.address) return fail('badArguments');
    return this.#alone(async () => succeed(await this.#import(plan)));
  }

  async #alone<Value>(act: () => Promise<Reply<Value>>): Promise<Reply<Value>> {
    if (this.#isBusy) return fail('tooSoon');
    this.#isBusy = true;
    try {
      return await act();
    } finally {
      this.#isBusy = false;
    }
  }

  async #find(folder: string, own: Own): Promise<LogSearch> {
    const { work, newId } = this.#options;
    const { files, isCutShort } = await work.ask('listLogs', { folder });
    const unreadable: string[] = [];
    const surveyed = await this.#survey(files, unreadable);
    const requests = requestsFor(surveyed, own);
    const logs: FoundLogView[] = [];
    for (const [index, request] of requests.entries()) {
      const comparison = await work.ask('compareLog', request);
      if (comparison === undefined) unreadable.push(path.basename(request.file));
      else logs.push({ file: path.basename(request.file), title: this.#titleOf(request), ...comparison });
      this.#tell(files.length + index + 1, files.length + requests.length);
    }
    const plan = { id: newId(), account: own.address, logs: requests };
    this.#plan = plan;
    return { kind: 'found', planId: plan.id, logs, unreadable, isCutShort };
  }

  async #survey(files: readonly string[], unreadable: string[]): Promise<readonly SurveyedLog[]> {
    const contacts = this.#options.contacts();
    const surveyed: SurveyedLog[] = [];
    for (const [index, file] of files.entries()) {
      const survey = await this.#options.work.ask('surveyLog', { file });
      if (survey === undefined) unreadable.push(path.basename(file));
      else surveyed.push({ ...survey, file, about: whoseLog(file, survey.groups.pairs.flat(2), contacts) });
      this.#tell(index + 1, files.length * 2);
    }
    return surveyed;
  }

  async #import({ logs }: Plan): Promise<LogImport> {
    let addedCount = 0;
    let knownCount = 0;
    const failed: string[] = [];
    for (const [index, log] of logs.entries()) {
      const outcome = await this.#options.work.ask('importLog', log);
      addedCount += outcome?.newCount ?? 0;
      knownCount += outcome?.knownCount ?? 0;
      if (outcome === undefined) failed.push(path.basename(log.file));
      this.#tell(index + 1, logs.length);
    }
    return { addedCount, knownCount, failed };
  }

  #titleOf({ conversation }: LogRequest): string {
    if (conversation.startsWith(OF_A_LOG)) return conversation.slice(OF_A_LOG.length);
    const contact = this.#options.contacts().find(({ address }) => address.toLowerCase() === conversation);
    return contact?.displayName ?? conversation;
  }

  #tell(done: number, total: number): void {
    this.#options.changes.toHistory({ type: 'logProgressChanged', done, total });
  }
}

/** Whose names are one's own can only be told from all logs together. */
function requestsFor(logs: readonly SurveyedLog[], own: Own): readonly LogRequest[] {
  const several = namesOfSeveral(logs.map(({ about, groups }) => ({ about: about.conversation, groups })));
  const known = new Set([...several, sameName(own.address), sameName(own.displayName)]);
  return logs.map(({ file, stamp, groups, about }) => ({
    file,
    stamp,
    account: own.address,
    conversation: about.conversation,
    ownNames: ownNames(groups, { own: known, theirs: new Set(about.names) }),
  }));
}
