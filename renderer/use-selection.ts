import { useCallback, useEffect, useState } from 'react';
import type { Problem, WorkstationApi } from '../electron/contract.ts';

/** As many as one batch takes. */
export const MOST_SELECTED = 1_000;
const READ_AT_ONCE = 500;

/** The settlements chosen in the list of a day, over all its pages. Another day begins anew. */
export type Selection = {
  readonly chosen: ReadonlySet<string>;
  /** The day has more than one batch takes: only the first were chosen. */
  readonly isCut: boolean;
  readonly toggle: (id: string) => void;
  readonly all: () => Promise<void>;
  readonly none: () => void;
};

export function useSelection(
  api: WorkstationApi,
  on: string,
  fail: (problem: Problem) => void,
): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isCut, setIsCut] = useState(false);
  const none = useCallback(() => {
    setChosen(new Set());
    setIsCut(false);
  }, []);
  useEffect(none, [none, on]);
  const toggle = (id: string) => {
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(id) && next.size < MOST_SELECTED) next.add(id);
      return next;
    });
  };
  const all = async () => {
    const ids = new Set<string>();
    for (let offset = 0; offset < MOST_SELECTED; offset += READ_AT_ONCE) {
      const answer = await api.listSettlements({ on, offset, limit: READ_AT_ONCE });
      if (!answer.ok) return fail(answer.problem);
      for (const { id } of answer.value.rows) ids.add(id);
      setIsCut(answer.value.total > MOST_SELECTED);
      if (offset + READ_AT_ONCE >= answer.value.total) break;
    }
    setChosen(ids);
  };
  return { chosen, isCut, toggle, all, none };
}
