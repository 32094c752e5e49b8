import { useCallback, useRef, useState } from 'react';
import type { PersonView, Problem, Result, WorkstationApi } from '../electron/contract.ts';

export type Found = {
  readonly query: string;
  readonly people: readonly PersonView[];
  readonly problem: Problem | null;
};

/** Looks people up as one types; an answer to an older query never replaces a newer one's. */
export function usePeople(api: WorkstationApi): {
  readonly found: Found | null;
  readonly find: (query: string) => Promise<Found | null>;
  readonly forget: () => void;
} {
  const [found, setFound] = useState<Found | null>(null);
  const newest = useRef('');
  const forget = useCallback(() => {
    newest.current = '';
    setFound(null);
  }, []);
  const find = useCallback(
    async (text: string) => {
      const query = text.trim();
      newest.current = query;
      if (query === '') {
        setFound(null);
        return null;
      }
      const answer = foundOf(query, await api.findPeople({ query }));
      if (newest.current !== query) return null;
      setFound(answer);
      return answer;
    },
    [api],
  );
  return { found, find, forget };
}

function foundOf(query: string, answer: Result<readonly PersonView[]>): Found {
  return answer.ok
    ? { query, people: answer.value, problem: null }
    : { query, people: [], problem: answer.problem };
}
