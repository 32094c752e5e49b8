import { Button, Input } from 'antd';
import { memo, useState, type KeyboardEvent } from 'react';
import type { PersonView, WorkstationApi } from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';
import { halfWidth } from '../money-text.ts';
import { usePeople, type Found } from '../use-people.ts';
import { identityLine } from './person-card.tsx';
import { ProblemBanner } from './problem-banner.tsx';

export const PERSON_SEARCH_ID = 'person-search';
const LIST_ID = 'person-search-list';

type SearchProps = {
  readonly api: WorkstationApi;
  readonly isClosed: boolean;
  readonly onChoose: (person: PersonView) => void;
  readonly onAdd: (typed: string) => void;
  /** Enter in an empty search: on to the bill. */
  readonly onNext: () => void;
  readonly today: string;
};

/** Finds a person by card scan, certificate, name or initials; Enter takes the marked one. */
export const PersonSearch = memo(function PersonSearch(props: SearchProps) {
  const { isClosed, onAdd, today } = props;
  const { text, marked, found, type, take, press, leave } = useSearch(props);
  const [isEntered, setIsEntered] = useState(false);
  const isOpen = found !== null && !isClosed && isEntered;
  const isListed = isOpen && found.people.length > 0;
  return (
    <div
      className="person-search"
      onFocus={() => setIsEntered(true)}
      onBlur={(event) => setIsEntered(event.currentTarget.contains(event.relatedTarget))}
    >
      <label htmlFor={PERSON_SEARCH_ID}>{TEXT.search.label}</label>
      <Input
        id={PERSON_SEARCH_ID}
        role="combobox"
        aria-expanded={isListed}
        aria-controls={isListed ? LIST_ID : undefined}
        aria-activedescendant={isListed ? optionId(marked) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        maxLength={60}
        disabled={isClosed}
        placeholder={TEXT.search.placeholder}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      {isOpen && (
        <Results
          found={found}
          marked={marked}
          today={today}
          onTake={take}
          onAdd={() => {
            onAdd(text);
            leave();
          }}
        />
      )}
    </div>
  );
});

function useSearch({ api, onChoose, onNext }: SearchProps) {
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const { found, find, forget } = usePeople(api);
  const people = found?.people ?? [];
  const type = (typed: string) => {
    setText(typed);
    setMarked(0);
    void find(halfWidth(typed));
  };
  const leave = () => {
    setText('');
    forget();
  };
  const take = (person: PersonView | undefined) => {
    if (person === undefined) return;
    leave();
    onChoose(person);
  };
  // A scanner sends Enter before the answer is here: look up again and take the only one there is.
  const takeTyped = async () => {
    const isAnswered = found !== null && found.query === halfWidth(text).trim();
    if (isAnswered) return take(people[marked]);
    const answer = await find(halfWidth(text));
    if (answer?.people.length === 1) take(answer.people[0]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0) setMarked((at) => Math.min(Math.max(at + move, 0), people.length - 1));
    else if (event.key === 'Enter') {
      if (text.trim() === '') onNext();
      else void takeTyped();
    } else if (event.key === 'Escape' && text !== '') type('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { text, marked, found, type, take, press, leave };
}

function optionId(index: number): string {
  return `${LIST_ID}-${index}`;
}

function Results({
  found,
  marked,
  today,
  onTake,
  onAdd,
}: {
  readonly found: Found;
  readonly marked: number;
  readonly today: string;
  readonly onTake: (person: PersonView) => void;
  readonly onAdd: () => void;
}) {
  if (found.problem !== null) {
    return (
      <div className="search-results">
        <ProblemBanner problem={found.problem} />
      </div>
    );
  }
  if (found.people.length === 0) {
    return (
      <div className="search-results search-empty" role="status">
        <span>{TEXT.search.none(found.query)}</span>
        <Button size="small" onClick={onAdd}>
          {TEXT.search.add}
        </Button>
      </div>
    );
  }
  return (
    <ul className="search-results" id={LIST_ID} role="listbox" aria-label={TEXT.search.results}>
      {found.people.map((person, index) => (
        <li
          key={person.id}
          id={optionId(index)}
          role="option"
          aria-selected={index === marked}
          ref={(row) => {
            if (index === marked) row?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(person)}
        >
          <b>{person.name}</b>
          <span className="number">{person.certificateMasked}</span>
          <span className="quiet">{identityLine(person, today)}</span>
        </li>
      ))}
    </ul>
  );
}
