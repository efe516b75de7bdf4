/** What the history's worker does, on a connection of its own. Every job may throw what SQLite throws. */
import type Database from 'libsql';
import { deleteLines } from '../archive/history-deletion.ts';
import { readForExport, type ExportPage, type ExportRequest } from '../archive/history-export-reader.ts';
import type { HistoryRange } from '../archive/history-range.ts';
import { HistoryReader, type HistoryStretch, type StretchRequest } from '../archive/history-reader.ts';
import { searchLines, type FoundLines, type SearchRequest } from '../archive/history-search.ts';
import type { HistoryKey } from '../history-database.ts';
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
}

export type HistoryJobName = keyof HistoryJobs;

export class HistoryDesk implements HistoryJobs {
  readonly #file: string;
  #database: Database.Database | undefined;
  /** Lines of logs that the running search has compared. */
  #seen = new Set<number>();

  constructor(file: string) {
    this.#file = file;
  }

  open(): undefined {
    this.#opened();
    return undefined;
  }

  stretch(request: StretchRequest): HistoryStretch {
    return new HistoryReader(this.#opened()).stretch(request);
  }

  line(request: HistoryKey & { readonly row: number }): HistoryLine | undefined {
    return new HistoryReader(this.#opened()).line(request, request.row);
  }

  search(request: SearchRequest): FoundLines {
    return searchLines(this.#opened(), request);
  }

  read(request: ExportRequest): ExportPage {
    return readForExport(this.#opened(), request);
  }

  delete(request: HistoryRange): Promise<number> {
    return deleteLines(this.#opened(), request);
  }

  listLogs({ folder }: { readonly folder: string }): Promise<LogFiles> {
    this.#seen = new Set();
    return findLogFiles(folder);
  }

  surveyLog({ file }: { readonly file: string }): Promise<LogSurvey | undefined> {
    return surveyLog(file);
  }

  compareLog(request: LogRequest): Promise<LogComparison | undefined> {
    return compareLog(this.#opened(), request, this.#seen);
  }

  importLog(request: LogRequest): ReturnType<typeof importLog> {
    return importLog(this.#opened(), request);
  }

  close(): void {
    this.#database?.close();
  }

  #opened(): Database.Database {
    this.#database ??= openHistoryFile({ file: this.#file });
    return this.#database;
  }
}
