import { useEffect, useState } from 'react';
import type { Hello, WorkstationApi } from '../electron/contract.ts';
import type { PlanEntry } from '../electron/ledger/records.ts';

/** The office's insurance tables, read again whenever the workstation has news of itself. */
export function usePlans(api: WorkstationApi, hello: Hello): readonly PlanEntry[] {
  const [plans, setPlans] = useState<readonly PlanEntry[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const answer = await api.listPlans({});
      // Without them a bill is entered as it is given: what goes wrong is told where tables are kept (F7).
      if (isCurrent && answer.ok) setPlans(answer.value);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [api, hello]);
  return plans;
}
