import type { ClaimInput } from '../../engine/claim.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import type { OpenedWorkstation } from '../../electron/open-workstation.ts';
import type { RunView } from '../../electron/resettling/views.ts';
import { valueOf } from '../workstation/open.ts';

let keys = 0;

/** Settles and records a bill on the year as it stands. */
export async function recordBill(
  { api }: OpenedWorkstation,
  personId: string,
  claim: ClaimInput,
): Promise<RecordedSettlement> {
  const { version } = valueOf(await api.settle({ personId, claim }));
  keys += 1;
  return valueOf(
    await api.record({ personId, claim, diagnosis: '慢性肾脏病', version, key: `bill-${keys}` }),
  );
}

/** Starts a run and waits until it has ended. */
export async function finishedRun(
  { api }: OpenedWorkstation,
  request: { readonly year: number; readonly personId?: string },
): Promise<RunView> {
  const { run } = valueOf(await api.startResettling(request));
  for (;;) {
    const view = valueOf(await api.resettling({ run }));
    if (view.state !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
