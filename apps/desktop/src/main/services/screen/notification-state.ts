/**
 * What `SHQueryUserNotificationState` of Windows tells: `QUERY_USER_NOTIFICATION_STATE` of shellapi.h. Only those count
 * in which a program covers the screen or presents; a locked screen, quiet hours and an app of the store do not.
 */
const FILLED: ReadonlySet<number> = new Set([
  // QUNS_BUSY: a full-screen program, or the settings for presentations.
  2,
  // QUNS_RUNNING_D3D_FULL_SCREEN: one that has the screen for itself.
  3,
  // QUNS_PRESENTATION_MODE
  4,
]);

export const isScreenFilled = (state: number): boolean => FILLED.has(state);
