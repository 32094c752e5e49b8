import { Button } from 'antd';
import { useState } from 'react';
import type { FacilityInput, PackView, Problem, WorkstationApi } from '../../electron/contract.ts';
import type { Facility } from '../../electron/ledger/records.ts';
import { LEVEL_CHOICES } from '../choices.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner, problemLine } from '../parts/problem-banner.tsx';
import { RegionField } from '../parts/region-field.tsx';
import { TextField } from '../parts/text-field.tsx';

const NEW_STATION: FacilityInput = {
  name: '',
  code: '',
  level: 2,
  regionCode: '',
  desk: '',
  operator: '',
};
const SHOWN_AT_FIELD: readonly string[] = [
  'name',
  'code',
  'desk',
  'operator',
  'level',
  'regionCode',
];

type StationProps = {
  readonly api: WorkstationApi;
  readonly packs: readonly PackView[];
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

/** The facility's name is not a person's. */
function placeOf(field: string): string {
  return field === 'name' ? 'station.name' : field;
}

/** A station set up before regions were asked for has none yet. */
function stationOf(facility: Facility | null): FacilityInput {
  return facility === null ? NEW_STATION : { ...facility, regionCode: facility.regionCode ?? '' };
}

/** Where the money is taken: asked once at first start, and changed from the header. */
export function StationForm({ api, packs, facility, onSaved }: StationProps) {
  const [station, setStation] = useState(() => stationOf(facility));
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (part: Partial<FacilityInput>) => {
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
      error={problem?.at === name ? problemLine({ ...problem, at: placeOf(name) }) : null}
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
      <RegionField
        label={FIELD_WORDS['regionCode'] ?? ''}
        isRequired
        packs={packs}
        value={station.regionCode}
        error={problem?.at === 'regionCode' ? problemLine(problem) : null}
        onChange={(regionCode) => change({ regionCode })}
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
