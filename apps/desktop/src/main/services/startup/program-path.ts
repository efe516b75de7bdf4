/** Where this program can be started from next time. */
export interface ProgramFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
}

/** AppImages and the portable program of Windows unpack themselves to a place that is another one each time. */
export function programPath({ platform, env, execPath }: ProgramFacts): string {
  const packed = platform === 'linux' ? env['APPIMAGE'] : env['PORTABLE_EXECUTABLE_FILE'];
  return packed === undefined || packed === '' ? execPath : packed;
}
