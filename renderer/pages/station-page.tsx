import { Button } from 'antd';
import { useState } from 'react';
import type { Problem, WorkstationApi } from '../../electron/contract.ts';
import type { Facility } from '../../electron/ledger/port.ts';
import { LEVEL_CHOICES, PLACE_CHOICES } from '../choices.ts';
import { FIELD_WORDS, TEXT } from '../messages.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner, problemLine } from '../parts/problem-banner.tsx';
import { TextField } from '../parts/text-field.tsx';

const NEW_STATION: Facility = {
  name: '',
  code: '',
  level: 2,
  place: 'county',
  desk: '',
  operator: '',
};
const SHOWN_AT_FIELD: readonly string[] = ['name', 'code', 'desk', 'operator', 'level', 'place'];

type StationProps = {
  readonly api: WorkstationApi;
  readonly facility: Facility | null;
  readonly onSaved: (facility: Facility) => void;
};

export function StationPage({ onClose, ...rest }: StationProps & { readonly onClose: () => void }) {
  return (
    <SidePanel title={TEXT.station.title} width={480} onClose={onClose}>
      <StationForm {...rest} />
    </SidePanel>
  );
}

/** Where the money is taken: asked once at first start, and changed from the header. */
export function StationForm({ api, facility, onSaved }: StationProps) {
  const [station, setStation] = useState(facility ?? NEW_STATION);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (part: Partial<Facility>) => {
    setStation((old) => ({ ...old, ...part }));
    setProblem(null);
  };
  const save = async () => {
    const answer = await api.saveFacility(station);
    if (answer.ok) onSaved(answer.value);
    else setProblem(answer.problem);
  };
  const text = (
    name: 'name' | 'code' | 'desk' | 'operator',
    placeholder: string,
    label?: string,
  ) => (
    <TextField
      label={label ?? FIELD_WORDS[name] ?? name}
      value={station[name]}
      maxLength={100}
      placeholder={placeholder}
      isRequired={name !== 'code'}
      error={problem?.at === name ? problemLine(problem) : null}
      onChange={(typed) => change({ [name]: typed })}
    />
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="quiet">{TEXT.station.says}</p>
      {text('name', TEXT.station.nameForm, TEXT.station.name)}
      {text('code', TEXT.station.codeForm)}
      <ChoiceField
        label={FIELD_WORDS['level'] ?? ''}
        value={station.level}
        choices={LEVEL_CHOICES}
        onChange={(level) => change({ level })}
      />
      <ChoiceField
        label={FIELD_WORDS['place'] ?? ''}
        value={station.place}
        choices={PLACE_CHOICES}
        onChange={(place) => change({ place })}
      />
      {text('desk', TEXT.station.deskForm)}
      {text('operator', TEXT.station.operatorForm)}
      {problem !== null && !SHOWN_AT_FIELD.includes(problem.at ?? '') && (
        <ProblemBanner problem={problem} />
      )}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          {TEXT.panel.save}
        </Button>
      </div>
    </form>
  );
}
