import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { inYuanGrouped } from '../../engine/money.ts';
import { isShareFigure } from '../../engine/terms.ts';
import type { Problem, WorkstationApi } from '../../electron/contract.ts';
import type { FigureEntry } from '../../electron/ledger/records.ts';
import { plainDay } from '../day-text.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { figureRows, figureKinds, ownRegion, officeRegions, type FigureRow } from '../figures.ts';
import { TEXT } from '../messages.ts';
import { moneyOf, plainMoney } from '../money-text.ts';
import type { OfficeProps } from './office-props.ts';
import { ChoiceField } from './choice-field.tsx';
import { ProblemBanner, problemLine } from './problem-banner.tsx';
import { DateField, MoneyField, TextField } from './text-field.tsx';

type Draft = {
  readonly region: string;
  readonly key: string;
  readonly from: string;
  readonly until: string;
  readonly value: string;
  readonly source: string;
};

/** The figures that documents leave to yearly notices: what stands for a region, and the form for a new one. */
export function FiguresTab(props: OfficeProps) {
  const { api, hello } = props;
  const [entries, setEntries] = useState<readonly FigureEntry[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [draft, setDraft] = useState(() => draftFor(props));
  useEffect(() => {
    const read = async () => {
      const answer = await api.listFigures({});
      if (answer.ok) setEntries(answer.value);
      else setProblem(answer.problem);
    };
    void read();
  }, [api]);
  const rows = figureRows(hello, entries ?? [], draft.region);
  return (
    <>
      <FigureForm {...props} draft={draft} onDraft={setDraft} onEntries={setEntries} />
      {problem !== null && <ProblemBanner problem={problem} />}
      <h3 className="office-list">{TEXT.figures.entered}</h3>
      <Table<FigureRow>
        size="small"
        rowKey={(row) => `${row.name} ${row.from} ${row.by}`}
        loading={entries === null && problem === null}
        dataSource={[...rows]}
        columns={COLUMNS}
        pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={TEXT.figures.empty} />
          ),
        }}
      />
    </>
  );
}

const COLUMNS: TableColumnsType<FigureRow> = [
  { title: FIELD_WORDS['key'], dataIndex: 'name' },
  {
    title: TEXT.figures.days,
    dataIndex: 'from',
    className: 'number',
    render: (_, { from, until }) => TEXT.person.period(from, until),
  },
  {
    title: TEXT.figures.amount,
    dataIndex: 'value',
    align: 'right',
    className: 'number',
    render: (value: string, { key }) => (isShareFigure(key) ? value : valueText(value)),
  },
  { title: FIELD_WORDS['source'], dataIndex: 'source' },
  { title: TEXT.figures.by, dataIndex: 'by' },
  {
    title: TEXT.figures.today,
    dataIndex: 'counts',
    render: (counts: boolean) =>
      counts && <span className="badge is-good">{TEXT.figures.counts}</span>,
  },
];

function valueText(value: string): string {
  const amount = moneyOf(value);
  return amount === null ? value : inYuanGrouped(amount);
}

function FigureForm(
  props: OfficeProps & {
    readonly draft: Draft;
    readonly onDraft: (change: (old: Draft) => Draft) => void;
    readonly onEntries: (entries: readonly FigureEntry[]) => void;
  },
) {
  const { api, hello, draft, onDraft, onEntered, onEntries } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const change = (part: Partial<Draft>) => {
    onDraft((old) => ({ ...old, ...part }));
    setProblem(null);
    setIsSaved(false);
  };
  const save = async () => {
    const request = inputOf(draft, hello);
    if (request === null) return;
    const answer = await api.enterFigure(request);
    if (!answer.ok) return setProblem(answer.problem);
    onEntries(answer.value);
    onDraft((old) => ({ ...old, value: '', source: '' }));
    setIsSaved(true);
    onEntered();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FigureFields {...{ hello, draft, problem, change }} />
      {problem !== null && !isAtField(problem) && <ProblemBanner problem={problem} />}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          {TEXT.figures.enter}
        </Button>
        <span role="status">{isSaved ? TEXT.figures.saved : ''}</span>
      </div>
    </form>
  );
}

type FieldsProps = Pick<OfficeProps, 'hello'> & {
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly change: (part: Partial<Draft>) => void;
};

function FigureFields({ hello, draft, problem, change }: FieldsProps) {
  const frame = (name: 'from' | 'until' | 'source') => ({
    label: FIELD_WORDS[name] ?? name,
    error: errorAt(problem, name),
  });
  return (
    <>
      <WhichFigure {...{ hello, draft, problem, change }} />
      <div className="pair">
        <DateField {...frame('from')} value={draft.from} onChange={(from) => change({ from })} />
        <DateField
          {...frame('until')}
          value={draft.until}
          placeholder={TEXT.person.openEnd}
          onChange={(until) => change({ until })}
        />
      </div>
      <div className="pair">
        <FigureValue {...{ hello, draft, problem, change }} />
        <TextField
          {...frame('source')}
          isRequired
          value={draft.source}
          maxLength={200}
          placeholder={TEXT.figures.sourceForm}
          onChange={(source) => change({ source })}
        />
      </div>
    </>
  );
}

function WhichFigure({ hello, draft, change }: FieldsProps) {
  const kinds = figureKinds(hello.packs, draft.region);
  const kind = kinds.find((each) => each.key === draft.key);
  const toRegion = (region: string) =>
    change({ region, key: figureKinds(hello.packs, region)[0]?.key ?? '' });
  return (
    <div className="pair">
      <ChoiceField
        label={FIELD_WORDS['region'] ?? ''}
        value={draft.region}
        choices={officeRegions(hello)}
        onChange={toRegion}
      />
      <ChoiceField<string>
        label={FIELD_WORDS['key'] ?? ''}
        value={draft.key}
        choices={kinds.map((each) => ({ value: each.key, word: each.name }))}
        hint={kind === undefined ? TEXT.figures.none : TEXT.figures.needs(kind.clause, kind.title)}
        onChange={(key) => change({ key })}
      />
    </div>
  );
}

function FigureValue({ hello, draft, problem, change }: FieldsProps) {
  const kind = figureKinds(hello.packs, draft.region).find((each) => each.key === draft.key);
  const frame = {
    isRequired: true,
    value: draft.value,
    error: errorAt(problem, 'value'),
    onChange: (value: string) => change({ value }),
  };
  return kind !== undefined && isShareFigure(kind.key) ? (
    <TextField {...frame} label={TEXT.figures.share} maxLength={20} placeholder="0.65" />
  ) : (
    <MoneyField {...frame} label={TEXT.figures.value} />
  );
}

/** For the figure that a bill misses; otherwise for the office's own people. */
function draftFor({ hello, pack, wantedKey, day }: OfficeProps): Draft {
  const year = plainDay(day).slice(0, 4);
  const own = ownRegion(hello);
  const region = wantedKey === null || pack === null ? own : pack.regionCode;
  const kinds = figureKinds(hello.packs, region);
  const key = kinds.find((each) => each.key === wantedKey)?.key ?? kinds[0]?.key;
  return {
    region,
    key: key ?? '',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    value: '',
    source: '',
  };
}

function inputOf(
  draft: Draft,
  hello: OfficeProps['hello'],
): Parameters<WorkstationApi['enterFigure']>[0] | null {
  const kind = figureKinds(hello.packs, draft.region).find((each) => each.key === draft.key);
  if (kind === undefined) return null;
  return {
    key: kind.key,
    from: plainDay(draft.from),
    until: draft.until.trim() === '' ? null : plainDay(draft.until),
    value: plainMoney(draft.value),
    source: draft.source.trim(),
    ...(draft.region === ownRegion(hello) ? {} : { region: draft.region }),
  };
}

/** `figures.0.value` and `value` both name the form's own field. */
function fieldOf(problem: Problem): string {
  return (problem.at ?? '').replace(/^figures?(\.\d+)?\./, '');
}
function isAtField(problem: Problem): boolean {
  return ['from', 'until', 'value', 'source'].includes(fieldOf(problem));
}
function errorAt(problem: Problem | null, name: string): string | null {
  return problem !== null && fieldOf(problem) === name ? problemLine(problem) : null;
}
