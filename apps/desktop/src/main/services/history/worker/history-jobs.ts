/** What the history's worker does, on a connection of its own. Every job may throw what SQLite throws. */
import type Database from 'libsql';
import { deleteLines } from '../archive/history-deletion.ts';
import { readForExport, type ExportPage, type ExportRequest } from '../archive/history-export-reader.ts';
import type { HistoryRange } from '../archive/history-range.ts';
import { HistoryReader, type HistoryStretch, type StretchRequest } from '../archive/history-reader.ts';
import { HistorySearch, type FoundLines, type SearchRequest } from '../archive/history-search.ts';
import type { HistoryKey } from '../history-database.ts';
import type { HistoryHome } from '../history-home.ts';
import type { HistoryLine } from '../line-rows.ts';
import { findLogFiles, type LogFiles } from '../logs/find-log-files.ts';
import {
  compareLog,
  importLog,
  surveyLog,
  type LogComparison,
  type LogRequest,
  type LogSurvey,
} from '../logs/log-jobs.ts';
import { openHistoryFile } from '../open-history.ts';
import { catchUp, copyHistory, type CatchUpRequest, type CopyRequest } from '../protection/copy-history.ts';

/** Each job with what it is told and what it answers; both cross between threads. */
export interface HistoryJobs {
  /** Brings a file of an earlier version up to date. */
  open(request: undefined): undefined;
  stretch(request: StretchRequest): HistoryStretch;
  line(request: HistoryKey & { readonly row: number }): HistoryLine | undefined;
  search(request: SearchRequest): FoundLines;
  read(request: ExportRequest): ExportPage;
  delete(request: HistoryRange): Promise<number>;
  /** Begins a search for logs. */
  listLogs(request: { readonly folder: string }): Promise<LogFiles>;
  surveyLog(request: { readonly file: string }): Promise<LogSurvey | undefined>;
  compareLog(request: LogRequest): Promise<LogComparison | undefined>;
  importLog(request: LogRequest): ReturnType<typeof importLog>;
  /** Into a file of its own, which is proven to open; of any history, not only of the worker's. */
  copy(request: CopyRequest): undefined;
  catchUp(request: CatchUpRequest): undefined;
}

export type HistoryJobName = keyof HistoryJobs;

/** The connection, with what is prepared on it. */
interface OpenHistory {
  readonly database: Database.Database;
  readonly reader: HistoryReader;
  readonly search: HistorySearch;
}

export class HistoryDesk implements HistoryJobs {
  readonly #home: HistoryHome;
  #history: OpenHistory | undefined;
  /** Lines of logs that the running search has compared. */
  #seen = new Set<number>();

  constructor(home: HistoryHome) {
    this.#home = home;
  }

  open(): undefined {
    this.#opened();
    return undefined;
  }

  stretch(request: StretchRequest): HistoryStretch {
    return this.#opened().reader.stretch(request);
  }

  line(request: HistoryKey & { readonly row: number }): HistoryLine | undefined {
    return this.#opened().reader.line(request, request.row);
  }

  search(request: SearchRequest): FoundLines {
    return this.#opened().search.find(request);
  }

  read(request: ExportRequest): ExportPage {
    return readForExport(this.#opened().database, request);
  }

  delete(request: HistoryRange): Promise<number> {
    return deleteLines(this.#opened().database, request);
  }

  listLogs({ folder }: { readonly folder: string }): Promise<LogFiles> {
    this.#seen = new Set();
    return findLogFiles(folder);
  }

  surveyLog({ file }: { readonly file: string }): Promise<LogSurvey | undefined> {
    return surveyLog(file);
  }

  compareLog(request: LogRequest): Promise<LogComparison | undefined> {
    return compareLog(this.#opened().database, request, this.#seen);
  }

  importLog(request: LogRequest): ReturnType<typeof importLog> {
    return importLog(this.#opened().database, request);
  }

  copy(request: CopyRequest): undefined {
    copyHistory(request);
    return undefined;
  }

  catchUp(request: CatchUpRequest): undefined {
    catchUp(request);
    return undefined;
  }

  close(): void {
    this.#history?.database.close();
  }

  #opened(): OpenHistory {
    this.#history ??= openHistory(this.#home);
    return this.#history;
  }
}

function openHistory(home: HistoryHome): OpenHistory {
  const database = openHistoryFile(home);
  return { database, reader: new HistoryReader(database), search: new HistorySearch(database) };
}
