/** Where this program can be started from next time. */
export interface ProgramFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
}

/** The AppImage this program runs from, empty for none. One that merely started it, as a terminal does, is not ours. */
export function ownAppImage({ env, execPath }: Pick<ProgramFacts, 'env' | 'execPath'>): string {
  const { APPIMAGE: file = '', APPDIR: folder = '' } = env;
  return folder === '' || execPath.startsWith(`${folder}/`) ? file : '';
}

/** AppImages and the portable program of Windows unpack themselves to a place that is another one each time. */
export function programPath({ platform, env, execPath }: ProgramFacts): string {
  const packed = platform === 'linux' ? ownAppImage({ env, execPath }) : env['PORTABLE_EXECUTABLE_FILE'];
  return packed === undefined || packed === '' ? execPath : packed;
}
