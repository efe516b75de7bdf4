import { done, succeed } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type SupportRequests = 'startDoctor' | 'cancelDoctor' | 'copyDiagnostics' | 'reportFault';

export interface SupportServices extends Pick<
  ApplicationServices,
  'doctor' | 'diagnostics' | 'windowFaults'
> {
  readonly shell: Pick<ApplicationServices['shell'], 'copyText'>;
}

/** When something goes wrong. */
export function supportHandlers(services: SupportServices): Pick<RequestHandlers, SupportRequests> {
  const { doctor, diagnostics, windowFaults, shell } = services;
  return {
    startDoctor: ({ serverId }) => doctor.start(serverId),
    cancelDoctor: () => {
      doctor.cancel();
      return done;
    },
    copyDiagnostics: () => {
      const text = diagnostics();
      shell.copyText(text);
      return succeed({ text });
    },
    reportFault: (fault, { context }) => {
      windowFaults.report({ ...fault, window: context.kind });
      return done;
    },
  };
}
