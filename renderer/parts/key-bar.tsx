import { memo } from 'react';
import { KEY_WORDS, TEXT, type FunctionKey } from '../messages.ts';

const KEYS = Object.keys(KEY_WORDS).filter(isFunctionKey);

export function isFunctionKey(key: string): key is FunctionKey {
  return Object.hasOwn(KEY_WORDS, key);
}

/** The keys, always in sight and clickable. Enter never records: the bar answers to Space and the mouse. */
export const KeyBar = memo(function KeyBar({
  onKey,
  canRecord,
  canPrint,
}: {
  readonly onKey: (key: FunctionKey) => void;
  readonly canRecord: boolean;
  readonly canPrint: boolean;
}) {
  return (
    <nav className="key-bar" aria-label={TEXT.keys.label}>
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          className={key === 'F8' ? 'is-main' : undefined}
          aria-disabled={(key === 'F8' && !canRecord) || (key === 'F9' && !canPrint)}
          onClick={() => onKey(key)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && key === 'F8') event.preventDefault();
          }}
        >
          <kbd>{key}</kbd> {KEY_WORDS[key]}
        </button>
      ))}
      <span className="quiet">{TEXT.keys.enter}</span>
    </nav>
  );
});
