import { useEffect } from 'react';
import type { FunctionKey } from './messages.ts';
import { isFunctionKey } from './parts/key-bar.tsx';

/** The function keys belong to the desk: the browser's own meaning of them is held back. `onKey` never changes. */
export function useFunctionKeys(onKey: (key: FunctionKey) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (!isPlain || !isFunctionKey(event.key)) return;
      event.preventDefault();
      // Held down, a key acts once.
      if (!event.repeat) onKey(event.key);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [onKey]);
}
