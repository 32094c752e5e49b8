import { describe, expect, test } from 'vitest';
import { METHODS } from '../../electron/doors/methods.ts';
import { answer } from '../../electron/requests.ts';
import { createAskedApi, createThrowingApi } from './asked-api.ts';
import { GOOD, OPTIONAL } from './good-requests.ts';

const FIELDS = METHODS.flatMap((method) =>
  Object.keys(GOOD[method]).map((field) => [method, field] as const),
);
const NEEDED = FIELDS.filter(([method, field]) => !OPTIONAL.has(`${method}.${field}`));

async function problemOf(method: unknown, raw: unknown) {
  const { api, asked } = createAskedApi();
  const result = await answer(api, method, raw);
  expect(asked, 'a refused request must not reach the workstation').toEqual([]);
  expect(result.ok).toBe(false);
  return result.ok ? null : result.problem;
}

describe('a right request reaches the workstation', () => {
  test.each(METHODS)('%s', async (method) => {
    const { api, asked } = createAskedApi();
    const result = await answer(api, method, structuredClone(GOOD[method]));
    expect(asked).toEqual([{ method, request: GOOD[method] }]);
    expect(result).toEqual({
      ok: false,
      problem: { code: 'STATION_NOT_SET_UP', message: `${method} was reached` },
    });
  });

  test.each(FIELDS.filter(([method, field]) => OPTIONAL.has(`${method}.${field}`)))(
    '%s without %s, which may be left out',
    async (method, field) => {
      const { api, asked } = createAskedApi();
      await answer(api, method, without(GOOD[method], field));
      expect(asked).toHaveLength(1);
    },
  );

  test('the code of the facility is written as the platform writes it', async () => {
    const { api, asked } = createAskedApi();
    await answer(api, 'saveFacility', { ...GOOD.saveFacility, code: ' h51040200001 ' });
    expect(asked[0]?.request).toEqual({ ...GOOD.saveFacility, code: 'H51040200001' });
  });

  test('blanks around words are taken off', async () => {
    const { api, asked } = createAskedApi();
    await answer(api, 'reverse', { ...GOOD.reverse, reason: '  录错\n' });
    expect(asked[0]?.request).toEqual({ ...GOOD.reverse, reason: '录错' });
  });
});

describe('a wrong request is refused with the place of what is wrong', () => {
  test.each(NEEDED)('%s without %s', async (method, field) => {
    const problem = await problemOf(method, without(GOOD[method], field));
    expect(problem).toMatchObject({ code: 'WRONG_TYPE', at: field });
  });

  test.each(METHODS)('%s with a key that nobody knows', async (method) => {
    const problem = await problemOf(method, { ...GOOD[method], sudo: true });
    expect(problem).toMatchObject({ code: 'UNKNOWN_KEY', at: 'sudo', facts: { key: 'sudo' } });
  });

  test.each(FIELDS)('%s with a list of lists as %s', async (method, field) => {
    const problem = await problemOf(method, { ...GOOD[method], [field]: [[true]] });
    expect(problem?.code).toBe('WRONG_TYPE');
    expect(problem?.at?.split('.')[0]).toBe(field);
  });

  test.each(FIELDS)('%s with undefined as %s', async (method, field) => {
    const problem = await problemOf(method, { ...GOOD[method], [field]: undefined });
    expect(problem).toMatchObject({ code: 'WRONG_TYPE', at: field });
  });

  test.each(METHODS.flatMap((m) => [null, 7, 'text', [], true].map((raw) => [m, raw] as const)))(
    '%s with %j instead of an object',
    async (method, raw) => {
      expect((await problemOf(method, raw))?.code).toBe('WRONG_TYPE');
    },
  );

  const inField: readonly (readonly [string, string, unknown, string, string])[] = [
    ['findPeople', 'query', 'x'.repeat(101), 'WRONG_TYPE', 'query'],
    ['savePerson', 'name', '   ', 'WRONG_TYPE', 'name'],
    [
      'savePerson',
      'identities',
      Array(201).fill(GOOD.savePerson.identities[0]),
      'WRONG_TYPE',
      'identities',
    ],
    [
      'savePerson',
      'identities',
      [{ category: 'rich', from: '2023-01-01' }],
      'CATEGORY_NOT_IN_LIST',
      'identities.0.category',
    ],
    [
      'savePerson',
      'identities',
      [{ category: 'orphan', from: '2023-02-30' }],
      'DATE_INVALID',
      'identities.0.from',
    ],
    [
      'savePerson',
      'identities',
      [{ category: 'orphan', from: '2023-02-01', aid: 1 }],
      'UNKNOWN_KEY',
      'identities.0.aid',
    ],
    ['saveFacility', 'code', 'H5104', 'WRONG_TYPE', 'code'],
    ['saveFacility', 'level', 4, 'WRONG_TYPE', 'level'],
    ['saveFacility', 'regionCode', '5104', 'WRONG_TYPE', 'regionCode'],
    ['saveFacility', 'regionCode', null, 'WRONG_TYPE', 'regionCode'],
    ['savePerson', 'recognisedIn', '攀枝花', 'WRONG_TYPE', 'recognisedIn'],
    ['savePerson', 'recognisedIn', 510402, 'WRONG_TYPE', 'recognisedIn'],
    ['answerMessage', 'platformId', ' ', 'WRONG_TYPE', 'platformId'],
    ['answerMessage', 'amounts', { 'fund:aid': 700 }, 'WRONG_TYPE', 'amounts.fund:aid'],
    [
      'confirmSettlement',
      'amounts',
      { 'fund:civil-servant': '1' },
      'UNKNOWN_KEY',
      'amounts.fund:civil-servant',
    ],
    ['confirmSettlement', 'amounts', null, 'WRONG_TYPE', 'amounts'],
    ['loseMessage', 'why', '', 'WRONG_TYPE', 'why'],
    ['abandonMessage', 'reason', 'x'.repeat(201), 'WRONG_TYPE', 'reason'],
    ['listUnconfirmed', 'limit', 0, 'WRONG_TYPE', 'limit'],
    ['listUnconfirmed', 'offset', -1, 'WRONG_TYPE', 'offset'],
    ['sendBill', 'key', '', 'WRONG_TYPE', 'key'],
    ['settle', 'claim', null, 'WRONG_TYPE', 'claim'],
    ['settle', 'claim', 'SELECT 1', 'WRONG_TYPE', 'claim'],
    ['record', 'version', 1.5, 'WRONG_TYPE', 'version'],
    ['record', 'version', -1, 'WRONG_TYPE', 'version'],
    ['record', 'version', Number.NaN, 'WRONG_TYPE', 'version'],
    ['record', 'key', '', 'WRONG_TYPE', 'key'],
    ['listSettlements', 'on', '2023-13-01', 'DATE_INVALID', 'on'],
    ['listSettlements', 'limit', 501, 'WRONG_TYPE', 'limit'],
    ['listSettlements', 'limit', 0, 'WRONG_TYPE', 'limit'],
    ['listSettlements', 'offset', -1, 'WRONG_TYPE', 'offset'],
    ['reverse', 'reason', '', 'WRONG_TYPE', 'reason'],
    ['printPaper', 'paper', 'a0', 'WRONG_TYPE', 'paper'],
    ['enterFigure', 'key', 'moon-income', 'FIGURE_UNKNOWN', 'key'],
    ['enterFigure', 'source', '', 'WRONG_TYPE', 'source'],
    ['enterFigure', 'region', '51', 'WRONG_TYPE', 'region'],
    ['enterPlan', 'plan', null, 'WRONG_TYPE', 'plan'],
    ['enterPlan', 'plan', 'resident-2023', 'WRONG_TYPE', 'plan'],
    ['switchReading', 'on', 'yes', 'WRONG_TYPE', 'on'],
    ['switchReading', 'reading', '', 'WRONG_TYPE', 'reading'],
    ['switchReading', 'reason', '  ', 'WRONG_TYPE', 'reason'],
    ['switchReading', 'approvedBy', '', 'WRONG_TYPE', 'approvedBy'],
    ['switchReading', 'approvedBy', '批'.repeat(51), 'WRONG_TYPE', 'approvedBy'],
    ['closeSheet', 'span', 'week', 'WRONG_TYPE', 'span'],
    ['closePeriod', 'facility', 'H5104', 'WRONG_TYPE', 'facility'],
    ['closePeriod', 'operator', ' ', 'WRONG_TYPE', 'operator'],
    ['closePeriod', 'upTo', -1, 'WRONG_TYPE', 'upTo'],
    ['closePeriod', 'counted', 100, 'WRONG_TYPE', 'counted'],
    ['closePeriod', 'reason', '因'.repeat(201), 'WRONG_TYPE', 'reason'],
    ['listCloses', 'limit', 501, 'WRONG_TYPE', 'limit'],
  ];
  test.each(inField)('%s with %s = %j', async (method, field, value, code, at) => {
    const good = Object.entries(GOOD).find(([name]) => name === method)?.[1];
    expect(await problemOf(method, { ...good, [field]: value })).toMatchObject({ code, at });
  });
});

describe('hostile requests', () => {
  test.each(['constructor', '__proto__', 'toString', 'close', '', 'HELLO', null, 7, ['hello'], {}])(
    '%j is no method',
    async (method) => {
      expect((await problemOf(method, {}))?.code).toBe('METHOD_UNKNOWN');
    },
  );

  test.each([
    ['{"__proto__": {"isAdmin": true}}', '__proto__'],
    ['{"constructor": {"prototype": {}}}', 'constructor'],
    ['{"toString": 1}', 'toString'],
  ])('a prototype key in %s is an unknown key', async (json, key) => {
    const problem = await problemOf('hello', JSON.parse(json));
    expect(problem).toMatchObject({ code: 'UNKNOWN_KEY', facts: { key } });
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  test('a prototype key inside a claim is refused before any parser copies it', async () => {
    const claim: unknown = JSON.parse('{"fees": {"__proto__": {"total": "1"}}}');
    const problem = await problemOf('settle', { personId: 'p1', claim });
    expect(problem).toMatchObject({ code: 'UNKNOWN_KEY', at: 'claim.fees' });
  });

  const ring: Record<string, unknown> = {};
  ring['self'] = ring;
  test.each([
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['a buffer', new Uint8Array(4)],
    ['a big integer', 1n],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['a ring', ring],
    ['a deep nest', JSON.parse('['.repeat(500) + ']'.repeat(500))],
    ['a huge text', 'x'.repeat(10_001)],
    ['a huge key', { ['x'.repeat(101)]: 1 }],
    ['a long list', Array(6000).fill(0)],
    ['many values', Array(80).fill(Array(80).fill(0))],
  ])('%s inside a claim is refused', async (_what, value) => {
    const problem = await problemOf('settle', { personId: 'p1', claim: { disease: value } });
    expect(problem?.code).toBe('WRONG_TYPE');
    expect(problem?.message.length).toBeLessThan(300);
  });

  test('a sparse list as long as memory costs nothing', async () => {
    const started = performance.now();
    const disease: unknown[] = [];
    disease.length = 4_000_000_000;
    await problemOf('settle', { personId: 'p1', claim: { disease } });
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('an error inside the workstation stays inside', () => {
  test.each([new Error('SQLITE_FULL: secret /home/path'), 'text', null])(
    '%s becomes STOPPED, and the log says why',
    async (thrown) => {
      const lines: string[] = [];
      const api = createThrowingApi('record', thrown);
      const result = await answer(api, 'record', GOOD.record, (line) => lines.push(line));
      expect(result).toMatchObject({
        ok: false,
        problem: { code: 'STOPPED', facts: { method: 'record' } },
      });
      expect(JSON.stringify(result)).not.toMatch(/secret|at .*\.ts/);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(thrown instanceof Error ? 'SQLITE_FULL' : String(thrown));
    },
  );

  test('the log does not repeat what the request said about a person', async () => {
    const lines: string[] = [];
    const api = createThrowingApi('savePerson', new Error('disk full'));
    await answer(api, 'savePerson', GOOD.savePerson, (line) => lines.push(line));
    expect(lines.join()).not.toContain(GOOD.savePerson.certificate);
    expect(lines.join()).not.toContain(GOOD.savePerson.name);
  });
});

function without(whole: object, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== field));
}
