import { useCallback, useEffect, useState } from 'react';
import type { Hello, Result, WorkstationApi } from '../electron/contract.ts';

/** What the workstation says of itself, read at the start and again after whatever changes it. */
export function useHello(api: WorkstationApi): {
  readonly hello: Result<Hello> | null;
  readonly refresh: () => Promise<void>;
} {
  const [hello, setHello] = useState<Result<Hello> | null>(null);
  const refresh = useCallback(async () => {
    const answer = await api.hello({});
    // Once the desk is open, a failed refresh must not take it away.
    setHello((old) => (old?.ok === true && !answer.ok ? old : answer));
  }, [api]);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  return { hello, refresh };
}
