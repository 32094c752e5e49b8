import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import type { FigureInput } from '../../engine/claim.ts';
import { inYuanGrouped } from '../../engine/money.ts';
import type { PackView, Problem, WorkstationApi } from '../../electron/contract.ts';
import type { FigureEntry } from '../../electron/ledger/port.ts';
import { plainDay } from '../day-text.ts';
import { FIELD_WORDS, TEXT } from '../messages.ts';
import { moneyOf, plainMoney } from '../money-text.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner, problemLine } from '../parts/problem-banner.tsx';
import { DateField, MoneyField, TextField } from '../parts/text-field.tsx';

type FigureKind = PackView['figures'][number];
type Draft = {
  readonly key: FigureInput['key'];
  readonly from: string;
  readonly until: string;
  readonly value: string;
  readonly source: string;
};

export type FiguresProps = {
  readonly api: WorkstationApi;
  readonly pack: PackView;
  /** The figure that a settlement misses, by key, and a day it is needed for. */
  readonly wantedKey: string | null;
  readonly day: string;
  readonly onEntered: () => void;
  readonly onClose: () => void;
};

/** The figures that the document leaves to yearly notices: what stands, and the form for a new one. */
export function FiguresPage(props: FiguresProps) {
  const { api, pack } = props;
  const [entries, setEntries] = useState<readonly FigureEntry[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const read = async () => {
      const answer = await api.listFigures({});
      if (answer.ok) setEntries(answer.value);
      else setProblem(answer.problem);
    };
    void read();
  }, [api]);
  return (
    <SidePanel title={TEXT.figures.title} width={760} onClose={props.onClose}>
      <FigureForm {...props} onEntries={setEntries} />
      {problem !== null && <ProblemBanner problem={problem} />}
      <h3 className="figures-entered">{TEXT.figures.entered}</h3>
      <Table<FigureEntry>
        size="small"
        rowKey={(entry) => `${entry.key} ${entry.from}`}
        loading={entries === null && problem === null}
        dataSource={[...(entries ?? [])]}
        columns={columnsOf(pack)}
        pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={TEXT.figures.empty} />
          ),
        }}
      />
    </SidePanel>
  );
}

function columnsOf(pack: PackView): TableColumnsType<FigureEntry> {
  const nameOf = (key: string) => pack.figures.find((each) => each.key === key)?.name ?? key;
  return [
    { title: FIELD_WORDS['key'], dataIndex: 'key', render: nameOf },
    {
      title: TEXT.figures.days,
      dataIndex: 'from',
      className: 'number',
      render: (_, entry) => TEXT.person.period(entry.from, entry.until),
    },
    {
      title: TEXT.figures.value,
      dataIndex: 'value',
      align: 'right',
      className: 'number',
      render: valueText,
    },
    { title: FIELD_WORDS['source'], dataIndex: 'source' },
    {
      title: TEXT.figures.by,
      dataIndex: 'enteredBy',
      render: (_, entry) => `${entry.enteredBy} ${entry.enteredAt.slice(0, 10)}`,
    },
  ];
}

function valueText(value: string): string {
  const amount = moneyOf(value);
  return amount === null ? value : inYuanGrouped(amount);
}

function FigureForm(
  props: FiguresProps & { readonly onEntries: (entries: readonly FigureEntry[]) => void },
) {
  const { api, pack, wantedKey, day, onEntered, onEntries } = props;
  const [draft, setDraft] = useState(() => draftFor(pack.figures, wantedKey, day));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const change = (part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setProblem(null);
    setIsSaved(false);
  };
  const save = async () => {
    const answer = await api.enterFigure(inputOf(draft));
    if (!answer.ok) return setProblem(answer.problem);
    onEntries(answer.value);
    setDraft((old) => ({ ...old, value: '', source: '' }));
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
      <FigureFields {...{ pack, draft, problem, change }} />
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

function FigureFields({
  pack,
  draft,
  problem,
  change,
}: {
  readonly pack: PackView;
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly change: (part: Partial<Draft>) => void;
}) {
  const kind = pack.figures.find((each) => each.key === draft.key);
  const frame = (name: 'key' | 'from' | 'until' | 'source') => ({
    label: FIELD_WORDS[name] ?? name,
    error: errorAt(problem, name),
  });
  return (
    <>
      <ChoiceField
        {...frame('key')}
        value={draft.key}
        choices={pack.figures.map((each) => ({ value: each.key, word: each.name }))}
        hint={kind === undefined ? null : TEXT.figures.needs(kind.clause, titleOf(pack, kind))}
        onChange={(key) => change({ key })}
      />
      <div className="pair">
        <DateField {...frame('from')} value={draft.from} onChange={(from) => change({ from })} />
        <DateField
          {...frame('until')}
          value={draft.until}
          placeholder={TEXT.person.openEnd}
          onChange={(until) => change({ until })}
        />
      </div>
      <MoneyField
        label={TEXT.figures.value}
        isRequired
        value={draft.value}
        error={errorAt(problem, 'value')}
        onChange={(value) => change({ value })}
      />
      <TextField
        {...frame('source')}
        isRequired
        value={draft.source}
        maxLength={200}
        placeholder={TEXT.figures.sourceForm}
        onChange={(source) => change({ source })}
      />
    </>
  );
}

function draftFor(kinds: readonly FigureKind[], wantedKey: string | null, day: string): Draft {
  const year = plainDay(day).slice(0, 4);
  const key = kinds.find((each) => each.key === wantedKey)?.key ?? kinds[0]?.key;
  return {
    key: key ?? 'resident-income',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    value: '',
    source: '',
  };
}

function inputOf(draft: Draft): Parameters<WorkstationApi['enterFigure']>[0] {
  return {
    key: draft.key,
    from: plainDay(draft.from),
    until: draft.until.trim() === '' ? null : plainDay(draft.until),
    value: plainMoney(draft.value),
    source: draft.source.trim(),
  };
}

function titleOf(pack: PackView, kind: FigureKind): string {
  return pack.clauses.find((clause) => clause.id === kind.clause)?.title ?? '';
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
