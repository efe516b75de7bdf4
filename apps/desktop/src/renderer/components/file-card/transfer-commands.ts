import type { TransferView } from '@nudge/ipc-contract';

/** What one can do about a file from its card. */
export type TransferCommand = 'accept' | 'saveAs' | 'decline' | 'cancel' | 'open' | 'openFolder' | 'tryAgain';

/** The links of a card, in their order. */
export function transferCommands(transfer: TransferView): readonly TransferCommand[] {
  switch (transfer.state.kind) {
    case 'offered':
      return transfer.direction === 'sending' ? ['cancel'] : ['accept', 'saveAs', 'decline'];
    case 'starting':
    case 'running':
    case 'interrupted':
      return ['cancel'];
    case 'done':
    case 'declined':
    case 'cancelled':
    case 'failed':
      return endedCommands(transfer);
  }
}

/** What can do harm is found in its folder, and never opened from here. */
function endedCommands(transfer: TransferView): readonly TransferCommand[] {
  const commands: TransferCommand[] = [];
  if (transfer.canOpen && !transfer.isExecutable) commands.push('open');
  if (transfer.canOpenFolder) commands.push('openFolder');
  if (transfer.canTryAgain) commands.push('tryAgain');
  return commands;
}
