/** One kind of file, as a dialog names it; endings without the dot. */
export interface FileType {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** What files need of the system; windows are named by their id, so that dialogs stand before them. */
export interface FileShell {
  /** Empty when the person thought better of it. */
  chooseFiles(windowId: number): Promise<readonly string[]>;
  /** One file; with a type, the dialog shows only those of it. */
  chooseFile(windowId: number, type?: FileType): Promise<string | undefined>;
  chooseFolder(windowId: number): Promise<string | undefined>;
  /** Where to store one file; `suggestion` is an absolute path. Without a type it can be of any. */
  saveAs(windowId: number, suggestion: string, type?: FileType): Promise<string | undefined>;
  /** False: nothing on this computer opens it. */
  openPath(path: string): Promise<boolean>;
  showInFolder(path: string): void;
  /** A small PNG of a picture file of one's own; undefined when it is none that can be read. */
  preview(path: string): Promise<Uint8Array | undefined>;
}
