import type { ReleaseView, UpdateStage, UpdatesView } from '@nudge/ipc-contract';

export const RELEASE: ReleaseView = {
  version: '0.2.0',
  notes: [
    '- Conversations can stand in one window, each behind a tab.',
    '- Files that broke off go on where they stopped, also between different versions of Nudge.',
    '- Pictures are fetched once only.',
    '',
    'Thanks to everybody who wrote to us about the first version.',
  ].join('\n'),
};

export function updatesIn(stage: UpdateStage): UpdatesView {
  return {
    way: { kind: 'itself' },
    stage,
    isPutOff: false,
    lastCheckedAt: new Date(2026, 10, 27, 9, 30).getTime(),
  };
}
