import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Hello, PackView, Problem } from '../../electron/contract.ts';
import type { ReadingEntry } from '../../electron/ledger/records.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { ownRegion } from '../figures.ts';
import { TEXT } from '../messages.ts';
import type { OfficeProps } from './office-props.ts';
import { focusFirst } from '../use-field-keys.ts';
import { ProblemBanner, problemLine } from './problem-banner.tsx';
import { TextField } from './text-field.tsx';

type Reading = PackView['readings'][number] & { readonly place: string };

/** Where a text can be read in two ways: which way each place's documents are read here, since when and by whom. */
export function ReadingsTab({ api, hello, onEntered }: OfficeProps) {
  const [entries, setEntries] = useState<readonly ReadingEntry[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => {
    const read = async () => {
      const answer = await api.listReadings({});
      if (answer.ok) setEntries(answer.value);
      else setProblem(answer.problem);
    };
    void read();
  }, [api]);
  const switched = (now: readonly ReadingEntry[]) => {
    setEntries(now);
    setOpen(null);
    onEntered();
  };
  return (
    <div className="stack">
      <p className="quiet">{TEXT.readings.says}</p>
      {problem !== null && <ProblemBanner problem={problem} />}
      {placesOf(hello).map(({ place, name, readings }) => (
        <section key={place} aria-label={name}>
          <h3 className="office-list">{name}</h3>
          <ul className="readings">
            {readings.map((reading) => {
              const key = `${place} ${reading.id}`;
              const entry =
                entries.find((each) => each.place === place && each.reading === reading.id) ?? null;
              return (
                <li key={key}>
                  <Meanings reading={reading} entry={entry} />
                  {open === key ? (
                    <SwitchForm
                      {...{ api, reading }}
                      on={entry?.on !== true}
                      onSwitched={switched}
                      onKeep={() => setOpen(null)}
                    />
                  ) : (
                    <Button size="small" onClick={() => setOpen(key)}>
                      {entry?.on === true ? TEXT.readings.back : TEXT.readings.other}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Every place with what its packs can be read as, each reading once; the office's own place first. */
function placesOf(hello: Hello): readonly {
  readonly place: string;
  readonly name: string;
  readonly readings: readonly Reading[];
}[] {
  const { packs } = hello;
  const own = ownRegion(hello);
  const ownFirst = packs.toSorted(
    (a, b) => Number(b.regionCode === own) - Number(a.regionCode === own),
  );
  const places = [...new Set(ownFirst.map(({ place }) => place))];
  return places.map((place) => {
    const ofPlace = packs.filter((pack) => pack.place === place);
    const all = ofPlace.flatMap((pack) => pack.readings.map((each) => ({ ...each, place })));
    return {
      place,
      name: ofPlace[0]?.regionName ?? place,
      readings: all.filter(({ id }, i) => all.findIndex((each) => each.id === id) === i),
    };
  });
}

function Meanings({
  reading,
  entry,
}: {
  readonly reading: Reading;
  readonly entry: ReadingEntry | null;
}) {
  const isOn = entry?.on === true;
  const meanings = [
    { says: reading.byDefault, word: TEXT.readings.byDefault, holds: !isOn },
    { says: reading.alternative, word: TEXT.readings.alternative, holds: isOn },
  ];
  return (
    <div className="reading">
      <p>
        <b>{reading.clause}</b>
      </p>
      {meanings.map(({ says, word, holds }) => (
        <p key={word} className={holds ? 'reading-holds' : 'quiet'}>
          <span className={holds ? 'badge is-good' : 'badge'}>
            {holds ? TEXT.readings.inUse(word) : word}
          </span>{' '}
          {says}
        </p>
      ))}
      {entry !== null && (
        <p className="quiet">
          {TEXT.readings.since(
            entry.enteredAt.slice(0, 16).replace('T', ' '),
            entry.enteredBy,
            entry.approvedBy,
            entry.reason,
          )}
        </p>
      )}
    </div>
  );
}

/** It changes what people are paid: a second person approves it, and the reason stands in the ledger. */
function SwitchForm({
  api,
  reading,
  on,
  onSwitched,
  onKeep,
}: Pick<OfficeProps, 'api'> & {
  readonly reading: Reading;
  readonly on: boolean;
  readonly onSwitched: (entries: readonly ReadingEntry[]) => void;
  readonly onKeep: () => void;
}) {
  const [reason, setReason] = useState('');
  const [approvedBy, setApprovedBy] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const save = async () => {
    const { place, id } = reading;
    const request = { place, reading: id, on, reason, approvedBy };
    const answer = await api.switchReading(request);
    if (answer.ok) onSwitched(answer.value);
    else setProblem(answer.problem);
  };
  const errorAt = (name: string) => (problem?.at === name ? problemLine(problem) : null);
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={TEXT.readings.reason}
        isRequired
        value={reason}
        maxLength={200}
        placeholder={TEXT.readings.reasonForm}
        error={errorAt('reason')}
        onChange={setReason}
      />
      <TextField
        label={FIELD_WORDS['approvedBy'] ?? ''}
        isRequired
        value={approvedBy}
        maxLength={50}
        placeholder={TEXT.readings.approvedForm}
        error={errorAt('approvedBy')}
        onChange={setApprovedBy}
      />
      {problem !== null && problem.at !== 'reason' && problem.at !== 'approvedBy' && (
        <ProblemBanner problem={problem} />
      )}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          {on ? TEXT.readings.other : TEXT.readings.back}
        </Button>
        <Button onClick={onKeep}>{TEXT.readings.keep}</Button>
      </div>
    </form>
  );
}
