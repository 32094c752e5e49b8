import { Input } from 'antd';
import { useId, useState, type KeyboardEvent } from 'react';
import { Field, type FieldFrame } from './field.tsx';

/** Something that may be typed; `word` says what it is where the value alone does not. */
export type SuggestChoice = { readonly value: string; readonly word?: string };

const MOST = 50;

/** Free text with what is usual on offer: arrow keys go through the offers, Enter takes the marked one. */
export function SuggestField({
  value,
  choices,
  onChange,
  placeholder,
  maxLength,
  isClosed = false,
  ...frame
}: FieldFrame & {
  readonly value: string;
  readonly choices: readonly SuggestChoice[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly isClosed?: boolean;
}) {
  const listId = useId();
  const { offers, marked, setMarked, isOpen, setIsOpen } = useOffers(value, choices);
  const isListed = isOpen && offers.length > 0 && !isClosed;
  const take = (choice: SuggestChoice | undefined) => {
    if (choice !== undefined) onChange(choice.value);
    setIsOpen(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || isClosed) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0) {
      event.preventDefault();
      setIsOpen(true);
      setMarked(Math.min(Math.max(isListed ? marked + move : 0, 0), offers.length - 1));
    } else if (event.key === 'Enter' && isListed) {
      // On it goes to the next field, by the form's own key.
      take(offers[marked]);
    } else if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    }
  };
  return (
    <Field {...frame}>
      {(control) => (
        <div className="suggest" onBlur={() => setIsOpen(false)}>
          <Input
            {...control}
            role="combobox"
            aria-expanded={isListed}
            aria-controls={isListed ? listId : undefined}
            aria-activedescendant={isListed && marked >= 0 ? `${listId}-${marked}` : undefined}
            aria-autocomplete="list"
            value={value}
            placeholder={placeholder}
            maxLength={maxLength}
            readOnly={isClosed}
            status={control['aria-invalid'] ? 'error' : ''}
            autoComplete="off"
            onKeyDown={press}
            onChange={(event) => {
              onChange(event.target.value);
              setMarked(-1);
              setIsOpen(!isSettled(event.target.value, choices));
            }}
          />
          {isListed && <Offers {...{ listId, offers, marked, take }} label={frame.label} />}
        </div>
      )}
    </Field>
  );
}

/** Typed out in full, and nothing longer begins with it. */
function isSettled(text: string, choices: readonly SuggestChoice[]): boolean {
  const longer = choices.filter(({ value }) => value.startsWith(text.trim()));
  return longer.length === 1 && longer[0]?.value === text.trim();
}

/** What fits the text so far; all of it while nothing is typed or the text is one of the offers itself. */
function useOffers(value: string, choices: readonly SuggestChoice[]) {
  const [marked, setMarked] = useState(-1);
  const [isOpen, setIsOpen] = useState(false);
  const typed = value.trim();
  const isWhole = choices.some((choice) => choice.value === typed);
  const fitting = choices.filter(
    (choice) => isWhole || choice.value.includes(typed) || choice.word?.includes(typed) === true,
  );
  return { offers: fitting.slice(0, MOST), marked, setMarked, isOpen, setIsOpen };
}

function Offers({
  listId,
  label,
  offers,
  marked,
  take,
}: {
  readonly listId: string;
  readonly label: string;
  readonly offers: readonly SuggestChoice[];
  readonly marked: number;
  readonly take: (choice: SuggestChoice) => void;
}) {
  return (
    <ul className="search-results suggest-list" id={listId} role="listbox" aria-label={label}>
      {offers.map((choice, index) => (
        <li
          key={choice.value}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === marked}
          ref={(row) => {
            if (index === marked) row?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(choice)}
        >
          <span className="number">{choice.value}</span>
          {choice.word !== undefined && <span>{choice.word}</span>}
        </li>
      ))}
    </ul>
  );
}
