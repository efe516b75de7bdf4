/** A rule about the project's files that neither the compiler nor the linter can express. */
export interface SourceCheck {
  /** What holds when there are no findings. */
  readonly name: string;
  /** One line for each place where the rule is broken. Files are relative to the root, with `/`. */
  readonly find: (files: readonly string[]) => readonly string[] | Promise<readonly string[]>;
}
