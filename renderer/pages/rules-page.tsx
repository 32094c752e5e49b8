import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TableBlock } from '../../engine/telling/table-block.ts';
import type { Category, ClauseId } from '../../engine/terms.ts';
import type {
  BenefitTableView,
  PackView,
  Problem,
  WorkstationApi,
} from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';
import { isInForce } from '../packs.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { ClausePanel } from '../parts/clause-panel.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { ClauseButton } from '../parts/step-tree.tsx';
import { SuggestField } from '../parts/suggest-field.tsx';

export type RulesProps = {
  readonly api: WorkstationApi;
  readonly packs: readonly PackView[];
  readonly today: string;
  /** The pack that the bill on the desk asks by: the one to begin with. */
  readonly pack: PackView | null;
  readonly onClose: () => void;
};

/** The documents as people read them: what each gives to whom, and every clause with its doubts. */
export function RulesPage({ api, packs, today, pack: first, onClose }: RulesProps) {
  const [packId, setPackId] = useState(first?.id ?? packs[0]?.id ?? '');
  const [clause, setClause] = useState<ClauseId | null>(null);
  const pack = packs.find(({ id }) => id === packId);
  const choosePack = (id: string) => {
    setPackId(id);
    setClause(null);
  };
  return (
    <SidePanel title={TEXT.rules.title} width={1100} onClose={onClose}>
      {pack !== undefined && (
        <OneDocument
          {...{ api, packs, pack, clause }}
          onClause={setClause}
          choice={
            <ChoiceField<string>
              label={TEXT.rules.pack}
              value={packId}
              choices={packs.map((each) => ({ value: each.id, word: packWords(each, today) }))}
              onChange={choosePack}
            />
          }
        />
      )}
    </SidePanel>
  );
}

function OneDocument({
  api,
  packs,
  pack,
  choice,
  clause,
  onClause,
}: Pick<RulesProps, 'api' | 'packs'> & {
  readonly pack: PackView;
  readonly choice: ReactNode;
  readonly clause: ClauseId | null;
  readonly onClause: (clause: ClauseId | null) => void;
}) {
  const [wanted, setWanted] = useState<Category | null>(null);
  const { categories } = pack;
  // Another document may not know the category: then its first.
  const category = (categories.find(({ id }) => id === wanted) ?? categories[0])?.id ?? 'other';
  const { table, problem } = useTable(api, pack.id, category);
  const opener = useRef<HTMLElement | null>(null);
  const open = (id: ClauseId, from: HTMLElement) => {
    opener.current = from;
    onClause(clause === id ? null : id);
  };
  const close = () => {
    onClause(null);
    opener.current?.focus();
  };
  return (
    <>
      <div className="rules-choose">
        {choice}
        <ChoiceField<Category>
          label={TEXT.rules.category}
          value={category}
          choices={categories.map(({ id, name }) => ({ value: id, word: name }))}
          onChange={setWanted}
        />
        <ClauseSearch key={pack.id} pack={pack} onClause={onClause} />
      </div>
      <PackLine pack={pack} />
      {problem !== null && <ProblemBanner problem={problem} />}
      <div
        className={clause === null ? 'rules' : 'rules has-clause'}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || clause === null) return;
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        {table !== null && <Blocks {...{ table, clause, open }} />}
        {clause !== null && <ClausePanel {...{ pack, packs }} clauseId={clause} onClose={close} />}
      </div>
    </>
  );
}

/** Any clause by its number, with what stands in doubt about it. */
function ClauseSearch({
  pack,
  onClause,
}: {
  readonly pack: PackView;
  readonly onClause: (clause: ClauseId | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const explain = (text: string) => {
    setTyped(text);
    const found = pack.clauses.find(({ id }) => id === text.trim());
    if (found !== undefined) onClause(found.id);
  };
  return (
    <SuggestField
      label={TEXT.rules.clause}
      value={typed}
      choices={pack.clauses.map(({ id, title }) => ({ value: id, word: title }))}
      maxLength={60}
      placeholder={TEXT.rules.clauseForm}
      onChange={explain}
    />
  );
}

/** The table of a pack and category, as the newest question was answered. */
function useTable(api: WorkstationApi, pack: string, category: Category) {
  const [table, setTable] = useState<BenefitTableView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const answer = await api.benefitTable({ pack, category });
      if (!isCurrent) return;
      setTable(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.problem);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [api, pack, category]);
  return { table, problem };
}

function packWords(pack: PackView, today: string): string {
  const { regionName, inForce, document } = pack;
  const days = TEXT.person.period(inForce.from, inForce.until);
  const state = isInForce(pack, today) ? '' : TEXT.rules.notToday;
  return `${regionName} ${document.number ?? ''} ${days}${state}`;
}

function PackLine({ pack: { document, inForce, hash, id } }: { readonly pack: PackView }) {
  return (
    <p className="quiet rules-pack">
      《{document.title}》{document.number ?? ''} · {document.issuer} ·{' '}
      {TEXT.clause.inForce(inForce.from, inForce.until)}
      <br />
      <span className="number">
        {TEXT.header.pack} {id} · {TEXT.rules.hash} {hash}
      </span>
    </p>
  );
}

function Blocks({
  table,
  clause,
  open,
}: {
  readonly table: BenefitTableView;
  readonly clause: ClauseId | null;
  readonly open: (clause: ClauseId, opener: HTMLElement) => void;
}) {
  const { name, rank, of } = table.category;
  return (
    <div className="rules-table" tabIndex={0} aria-label={TEXT.rules.table(name)}>
      <p className="rules-rank">
        <b>{name}</b> <span className="quiet">{TEXT.rules.rank(rank, of)}</span>
        <ClauseButton
          clause={table.category.clause}
          isOpen={clause === table.category.clause}
          onClause={open}
        />
      </p>
      {table.blocks.filter(hasRows).map((block) => (
        <section key={block.key} aria-label={block.title}>
          <h3>{block.title}</h3>
          {block.items.map(({ keys, rows }, index) => (
            <dl key={`${keys.join()} ${index}`}>
              {rows.map((row, i) => (
                <div key={`${row.label} ${i}`}>
                  <dt>{row.label}</dt>
                  <dd>{row.text}</dd>
                  {row.clause !== null && (
                    <dd>
                      <ClauseButton
                        clause={row.clause}
                        isOpen={clause === row.clause}
                        onClause={open}
                      />
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          ))}
        </section>
      ))}
      <Readings table={table} clause={clause} open={open} />
    </div>
  );
}

function hasRows({ items }: TableBlock): boolean {
  return items.some(({ rows }) => rows.length > 0);
}

function Readings({
  table,
  clause,
  open,
}: {
  readonly table: BenefitTableView;
  readonly clause: ClauseId | null;
  readonly open: (clause: ClauseId, opener: HTMLElement) => void;
}) {
  if (table.readings.length === 0) return null;
  return (
    <section aria-label={TEXT.rules.readings}>
      <h3>{TEXT.rules.readings}</h3>
      {table.readings.map((reading) => (
        <dl key={reading.id}>
          <div>
            <dt>{TEXT.readings.byDefault}</dt>
            <dd>{reading.byDefault}</dd>
            <dd>
              <ClauseButton
                clause={reading.clause}
                isOpen={clause === reading.clause}
                onClause={open}
              />
            </dd>
          </div>
          <div>
            <dt>{TEXT.readings.alternative}</dt>
            <dd>{reading.alternative}</dd>
          </div>
        </dl>
      ))}
    </section>
  );
}
