import { useCallback, useEffect, useRef } from 'react';

/** A handler that never changes and always does what the newest one does, so that it spoils no memo. */
export function useStable<A extends readonly unknown[], R>(
  handler: (...args: A) => R,
): (...args: A) => R {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
