import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfiguration } from '../../electron/exchange/configuration.ts';
import { writeDetails } from '../../electron/exchange/details-file.ts';
import { clearingFile } from '../../electron/exchange/interface-files.ts';
import { ALL_PARTS, sumPeriod } from '../../electron/exchange/period-sums.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { toDay } from '../ledger/build-draft.ts';
import { problemOf, valueOf } from '../ledger/desk.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { openBooks } from './books.ts';
import { textsOf, uploadedRows } from './centre.ts';
import { SAID, speakingAs } from './speaking.ts';

const period = { from: toDay('2026-05-01'), until: toDay('2026-05-31'), facility: null };
const BY = ['insurance', 'clearingKind', 'settlingOffice'] as const;
const BILL = { total: 10_000, basic: 5_000, aid: 2_000 };

/** One wrong thing a row, and what must be said. */
const BAD: readonly (readonly [string, string, RegExp])[] = [
  ['不是 JSON', '{', /MALFORMED the configuration is not JSON/],
  ['不是对象', '[]', /WRONG_TYPE --config: /],
  ['不认识的项', '{"insutype": "390"}', /UNKNOWN_KEY unknown key "insutype" in --config/],
  ['代码不是文字', '{"insurance": 390}', /WRONG_TYPE --config\.insurance: /],
  ['代码里有制表符', '{"insurance": "39\\t0"}', /WRONG_TYPE --config\.insurance: must be 1 to 20/],
  ['不认识的就医方式', '{"clearingKind": {"hotel": "21"}}', /--config\.clearingKind/],
  [
    '没有写来源',
    '{"codes": [{"of": "verdict", "code": "9", "means": "level"}]}',
    /--config\.codes\.0\.source/,
  ],
  [
    '意思对不上那一项',
    '{"codes": [{"of": "verdict", "code": "9", "means": "refund", "source": "x"}]}',
    /a code of verdict cannot mean refund: write one of level, institution-more/,
  ],
  [
    '日期不存在',
    '{"codes": [{"of": "verdict", "code": "9", "means": "level", "source": "x", "from": "2026-02-30"}]}',
    /--config\.codes\.0\.from: must be a day that exists/,
  ],
  [
    '人员的项拼错',
    '{"people": {"1": {"psn_no": "1"}}}',
    /unknown key "psn_no" in --config\.people\.1/,
  ],
  ['编号里有路径', '{"visits": {"1": {"visitId": "../x"}}}', /--config\.visits\.1\.visitId/],
];

test.each(BAD)('配置：%s', (_what, text, says) => {
  const { code, message } = problemOf(parseConfiguration(text));
  expect(`${code} ${message}`).toMatch(says);
});

test('没有配置：是草稿，不知道的写 null，说清有几行、写在哪里', async () => {
  const books = await openBooks();
  await books.settle({ bill: BILL }, books.at('2026-05-02'));
  const asked = { period, speaking: speakingAs(null), part: ALL_PARTS };
  const sums = valueOf(await sumPeriod(books.ledger, asked, { by: BY }));
  expect(sums.isComplete).toBe(false);
  expect(sums.sums.map(({ group }) => group)).toEqual([
    { insurance: null, clearingKind: null, settlingOffice: null },
  ]);
  expect(sums.notes.join('\n')).toMatch(/insutype（险种类型）：1 行不知道，写作 null/);
  const zip = temporaryFile('3202.zip');
  valueOf(await writeDetails(zip, books.ledger, asked));
  const texts = await textsOf(readFileSync(zip));
  expect([...texts]).toEqual([
    ['3202-null-null.txt', 'null\tnull\tnull\t100.00\t70.00\t0.00\t0\tnull\n'],
  ]);
});

test.each([
  ['insurance', /insutype \(险种类型\) of settlement \S+ is said nowhere: write "insurance"/],
  ['settlingOffice', /setl_optins .* write "settlingOffice" .* or for one person/],
  ['clearingKind', /clr_type .* write "clearingKind\.inpatient" in the --config file$/],
] as const)('有配置却没写 %s：不猜，不出文件', async (name, says) => {
  const books = await openBooks();
  await books.settle({ bill: BILL }, books.at('2026-05-02'));
  const { [name]: _left, ...rest } = SAID;
  const asked = { period, speaking: speakingAs(rest), part: ALL_PARTS };
  const zip = temporaryFile('3202.zip');
  const problem = problemOf(await writeDetails(zip, books.ledger, asked));
  expect(problem.message).toMatch(says);
  expect(existsSync(zip) || existsSync(`${zip}.part`)).toBe(false);
});

test('配置里的代码不在字典里：不出文件，说清写到哪里', async () => {
  const books = await openBooks();
  await books.settle({ bill: BILL }, books.at('2026-05-02'));
  const asked = { period, speaking: speakingAs({ ...SAID, insurance: '777' }), part: ALL_PARTS };
  const problem = problemOf(await sumPeriod(books.ledger, asked, { by: BY }));
  expect(problem).toMatchObject({
    code: 'CODE_UNKNOWN',
    facts: { field: 'insutype', value: '777' },
  });
  const codes = [{ of: 'insurance', code: '777', means: 'known', source: '中心答复' }];
  const mapped = speakingAs({ ...SAID, insurance: '777', codes });
  const sums = valueOf(await sumPeriod(books.ledger, { ...asked, speaking: mapped }, { by: BY }));
  expect(sums.sums[0]?.group.insurance).toBe('777');
});

test('一个人的险种、经办机构可以与众不同；可以只取一部分', async () => {
  const books = await openBooks();
  const mine = await books.settle({ bill: BILL }, books.at('2026-05-02'));
  await books.settle({ bill: { total: 7 } }, books.at('2026-05-02'));
  const { certificate = '' } = (await books.ledger.person(mine.personId)) ?? {};
  const people = { [certificate]: { insurance: '310', settlingOffice: '510000' } };
  const asked = { period, speaking: speakingAs({ ...SAID, people }), part: ALL_PARTS };
  const sums = valueOf(await sumPeriod(books.ledger, asked, { by: BY }));
  expect(sums.sums.map(({ group, amounts }) => [...Object.values(group), amounts.total])).toEqual([
    ['310', '21', '510000', 10_000],
    ['390', '21', '510400', 7],
  ]);
  const part = { clearingKind: '21', settlingOffice: '510400' };
  const only = valueOf(await sumPeriod(books.ledger, { ...asked, part }, { by: BY }));
  expect(only.whole).toMatchObject({ count: 1, amounts: { total: 7 } });
});

test('商业保险、慈善算不算在基金支付总额里：办公室说了算；没说的，按惯例并说明', async () => {
  const books = await openBooks();
  const bill = { ...BILL, commercial: 300, charity: 20 };
  await books.settle({ bill }, books.at('2026-05-02'));
  const fund = async (fundTotal: object) => {
    const asked = { period, speaking: speakingAs({ ...SAID, fundTotal }), part: ALL_PARTS };
    const { whole, notes } = valueOf(await sumPeriod(books.ledger, asked, { by: BY }));
    return [whole.amounts.fundsPay, notes.length];
  };
  expect(await fund({})).toEqual([7_300, 2]);
  expect(await fund({ commercial: false })).toEqual([7_000, 1]);
  expect(await fund({ commercial: true, charity: true })).toEqual([7_320, 0]);
});

test('账本里有几家机构：必须指明一家', async () => {
  const books = await openBooks();
  await books.settle({ bill: BILL }, books.at('2026-05-02'));
  await books.settle({ bill: { total: 7 }, facility: 'H51040200002' }, books.at('2026-05-02'));
  const asked = { period, speaking: speakingAs(), part: ALL_PARTS };
  const problem = problemOf(await sumPeriod(books.ledger, asked, { by: BY }));
  expect(problem.message).toMatch(/several facilities, H51040200001 and H51040200002/);
  const one = { ...asked, period: { ...period, facility: 'H51040200002' } };
  const sums = valueOf(await sumPeriod(books.ledger, one, { by: BY }));
  expect(sums).toMatchObject({ facility: 'H51040200002', whole: { count: 1 } });
});

test('3203 只按一个月；没有写明的照写 null', async () => {
  const books = await openBooks();
  await books.settle({ bill: BILL }, books.at('2026-05-02'));
  const { clearingOffice: _office, recognisedCost: _cost, ...rest } = SAID;
  const speaking = speakingAs(rest);
  const asked = { period, speaking, part: ALL_PARTS };
  const sums = valueOf(await sumPeriod(books.ledger, asked, { by: BY }));
  const { place } = speaking.dictionary;
  const { configuration } = speaking;
  const file = valueOf(clearingFile({ asked: period, place, sums, configuration }));
  expect(file).toMatchObject({ complete: false, data: [{ clr_optins: null, med_sumfee: null }] });
  expect(file.notes.join()).toMatch(/clr_optins.*med_sumfee/);
  const long = { ...period, until: toDay('2026-06-01') };
  const problem = problemOf(clearingFile({ asked: long, place, sums, configuration }));
  expect(problem).toMatchObject({ code: 'PERIOD_INVALID', at: '--from' });
});

test('导出途中又记了一笔：两遍读的是同一批，总数与各行仍相等', async () => {
  const books = await openBooks();
  await books.settle({ bill: BILL }, books.at('2026-05-02'));
  const ledger: Pick<Ledger, 'bookings'> = {
    bookings: async (page) => {
      const read = await books.ledger.bookings(page);
      await books.settle({ bill: { total: 1 } }, books.at('2026-05-02'));
      return read;
    },
  };
  const zip = temporaryFile('3202.zip');
  const asked = { period, speaking: speakingAs(), part: ALL_PARTS };
  const { whole } = valueOf(await writeDetails(zip, ledger, asked));
  const [text = ''] = (await textsOf(readFileSync(zip))).values();
  expect([whole.count, uploadedRows(text).length]).toEqual([1, 1]);
});
