import { isScreenFilled } from '../services/screen/notification-state.ts';
import { S_OK, type ForeignFunctions } from './foreign-functions.ts';

/** Opens the library; gives the question whether the screen is filled, which throws when Windows does not answer. */
export function openShellLook(koffi: ForeignFunctions): () => boolean {
  const query = koffi
    .load('shell32.dll')
    .func('int32_t __stdcall SHQueryUserNotificationState(_Out_ int32_t *state)');
  return () => {
    const state = [S_OK];
    const result = query(state);
    if (result !== S_OK) throw new Error(`Windows does not say how the screen is: ${String(result)}`);
    return isScreenFilled(state[0] ?? S_OK);
  };
}
