import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { parseClaim, parseFigures, parseIdentities } from '../../engine/claim.ts';
import { explain } from '../../engine/explain.ts';
import { settle } from '../../engine/settle.ts';
import { traceText } from '../../engine/trace-text.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { SettlementDraft } from '../../electron/ledger/records.ts';
import { region } from '../../electron/ledger/shapes.ts';
import { readRulePacks } from '../../electron/rule-packs.ts';
import { buildPerson, CLINIC, MORNING } from './build-draft.ts';
import { valueOf } from './desk.ts';

const PACK = 'panzhihua/2023-02-01';
const RULES = fileURLToPath(new URL('../../rules', import.meta.url));

function readPack() {
  const read = readRulePacks(RULES);
  if (!read.ok) expect.fail(JSON.stringify(read.problems));
  const { hash } = valueOf(read.value.find(PACK));
  return { hash, compiled: valueOf(read.value.compiled(PACK, [])) };
}

const IDENTITIES = [{ category: 'low-income-margin', from: '2010-01-01' }];
const FIGURES = [
  { key: 'resident-income', from: '2023-01-01', until: '2023-12-31', value: '36000' },
  { key: 'poverty-monitor-line', from: '2023-01-01', until: '2023-12-31', value: '8000' },
];
const STAYS = [
  { settledOn: '2023-03-01', fees: { total: '30000', inScope: '28000' }, paid: { basic: '9000' } },
  { settledOn: '2023-06-11', fees: { total: '250000', inScope: '240000' }, paid: {} },
  { settledOn: '2023-11-30', fees: { total: '400000.01', inScope: '400000.01' }, paid: {} },
];

test('what the engine settles under the real pack is kept fen for fen, with its explanation, stay after stay', async () => {
  const pack = readPack();
  const ledger = valueOf(openLedger({ file: ':memory:' }));
  onTestFinished(() => ledger.close());
  const identities = valueOf(parseIdentities(IDENTITIES)).map((i) => ({ ...i, source: '名册' }));
  valueOf(await ledger.savePerson(buildPerson('person-1', { identities }), MORNING));
  for (const figure of valueOf(parseFigures(FIGURES))) {
    const entered = { ...figure, source: '统计公报', region: null };
    valueOf(await ledger.enterFigure(entered, MORNING));
  }
  for (const [index, stay] of STAYS.entries()) {
    const claim = valueOf(parseClaim({ care: 'inpatient', ...stay }));
    const { sums, version } = await ledger.yearSoFar('person-1', 2023);
    const figures = await ledger.figures();
    const input = { claim, identities, figures, year: sums };
    const draft: SettlementDraft = {
      personId: 'person-1',
      year: 2023,
      claim,
      diagnosis: '肺癌',
      facility: CLINIC,
      settlement: explain(pack.compiled, input, valueOf(settle(pack.compiled, input))),
      packHash: pack.hash,
      standard: {
        packId: pack.compiled.id,
        regionName: '攀枝花市',
        homeCode: region.parse('510402'),
        fallsTo: null,
        elsewhere: false,
      },
      payment: null,
      details: null,
    };
    const entry = { draft, key: `k-${index}`, expectedVersion: version, stamp: MORNING };
    const { id } = valueOf(await ledger.record(entry));
    const found = (await ledger.find(id)) ?? expect.fail('not found');
    expect(found).toMatchObject(draft);
    expect(traceText(found.settlement.trace)).toBe(traceText(draft.settlement.trace));
  }
  const { sums } = await ledger.yearSoFar('person-1', 2023);
  expect(sums.tilt).toBeGreaterThan(0);
  const { accounts } = await ledger.stats();
  expect(accounts['fund:tilt']).toBe(sums.tilt);
  expect(accounts['fund:aid']).toBe(Object.values(sums.pools).reduce((a, b) => a + b, 0));
  expect((await ledger.verify()).faults).toEqual([]);
});
