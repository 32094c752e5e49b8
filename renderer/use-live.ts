import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ClaimInput } from '../engine/claim.ts';
import type { Preview, Problem, Result, WorkstationApi } from '../electron/contract.ts';

type SettleRequest = Parameters<WorkstationApi['settle']>[0];

export type Live = {
  /** The last bill that could be settled, which may be older than what stands in the form. */
  readonly preview: Preview | null;
  /** What was wrong with the newest bill that was answered. */
  readonly problem: Problem | null;
  /** The newest question with its answer, as soon as there is one. */
  readonly current: () => Promise<Answered>;
  /** Asks again although nothing was typed: the year, a person or a figure has changed. */
  readonly again: () => void;
};

type Asked = { readonly request: SettleRequest; readonly turn: number };
export type Answered = { readonly to: Asked; readonly result: Result<Preview> };

/**
 * Settles on every change, without delay: one question at a time, and after it only the newest. An answer to a bill
 * that has changed meanwhile is dropped, so an old result never overwrites a newer one. Without a claim nothing is asked, and the last result stays.
 */
export function useLive(
  api: WorkstationApi,
  personId: string | null,
  claim: ClaimInput | null,
): Live {
  const [turn, setTurn] = useState(0);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [good, setGood] = useState<Answered | null>(null);
  // `turn` makes a question that is asked again a new question.
  const asked = useMemo(
    () => (personId === null || claim === null ? null : { request: { personId, claim }, turn }),
    [personId, claim, turn],
  );
  const newest = useRef<Asked | null>(null);
  const isBusy = useRef(false);
  const waiting = useRef<((answered: Answered) => void)[]>([]);

  const ask = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    let done: Asked | null = null;
    while (newest.current !== null && newest.current !== done) {
      const to: Asked = newest.current;
      const result = await api.settle(to.request);
      done = to;
      if (newest.current !== to) continue;
      setAnswered({ to, result });
      if (result.ok) setGood({ to, result });
      for (const tell of waiting.current.splice(0)) tell({ to, result });
    }
    isBusy.current = false;
  }, [api]);

  useEffect(() => {
    newest.current = asked;
    void ask();
  }, [asked, ask]);

  const isAnswered = answered !== null && answered.to === asked;
  const current = useCallback(
    () =>
      isAnswered
        ? Promise.resolve(answered)
        : new Promise<Answered>((tell) => waiting.current.push(tell)),
    [isAnswered, answered],
  );
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const isOf = (each: Answered | null) => each !== null && each.to.request.personId === personId;
  const preview = isOf(good) && good?.result.ok === true ? good.result.value : null;
  // It stays until the next answer: while one types on in a wrong field, its sentence must not flicker.
  const problem =
    claim !== null && isOf(answered) && answered?.result.ok === false
      ? answered.result.problem
      : null;
  return { preview, problem, current, again };
}
