import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../cases/read-cases.ts';
import { rules, rulesProcess } from './run-rules.ts';

const Faults = z.object({
  ok: z.boolean(),
  faults: z.number(),
  files: z.number(),
  problems: z.array(z.object({ at: z.string(), code: z.literal('PACK_INVALID') })),
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yidan-rules-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A folder with two of the project's packs, some of their text replaced. */
function packsWith(name: string, edits: readonly (readonly [string, string, string])[]): string {
  const path = join(folder, name);
  for (const pack of ['panzhihua/2023-02-01', 'jiyuan/2022-05-01']) {
    cpSync(join(ROOT, 'rules', pack), join(path, pack), { recursive: true });
  }
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(path, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(path, file), text.replace(from, to));
  }
  return path;
}

describe('整个命令', () => {
  test.each([
    [['check'], 0, /^ok: 5 packs: /],
    [['show', 'nowhere/2020-01-01'], 2, /PACK_UNKNOWN/],
    [['show'], 2, /missing required argument/],
  ])('%j：%i', (args, status, says) => {
    const ran = rulesProcess(...args);
    expect(ran.status).toBe(status);
    expect(status === 0 ? ran.out : ran.err).toMatch(says);
  });

  test('有错的规则包：1', () => {
    const path = packsWith('bad-process', [
      ['jiyuan/2022-05-01/pack.yaml', 'cap: removed', 'cap: gone'],
    ]);
    const { status, out } = rulesProcess('check', path);
    expect([status, out.endsWith('1 fault in 1 file\n')]).toEqual([1, true]);
  });
});

describe('yidan rules check', () => {
  test('好的规则包：0，列出规则包', () => {
    const { status, out, err } = rules('check');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^ok: 5 packs: changzhou\/2023-01-01, .*panzhihua\/2023-02-01\n$/);
  });

  test('几个规则包的错误一次列全，按文件、行、列排好，最后计数：1', () => {
    const path = packsWith('bad', [
      ['panzhihua/2023-02-01/pack.yaml', 'yuan: "800"', 'yuan: 800'],
      ['panzhihua/2023-02-01/pack.yaml', 'raise: "0.05"', 'raise: "5"'],
      ['jiyuan/2022-05-01/pack.yaml', 'cap: removed', 'cap: gone'],
    ]);
    const { status, out } = rules('check', path);
    expect(status).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('3 faults in 2 files');
    expect(lines.slice(0, -1).map((line) => line.replace(/^([^:]+):\d+:\d+: .*$/, '$1'))).toEqual([
      'jiyuan/2022-05-01/pack.yaml',
      'panzhihua/2023-02-01/pack.yaml',
      'panzhihua/2023-02-01/pack.yaml',
    ]);
    const at = lines.slice(1, 3).map((line) => Number(line.split(':')[1]));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).not.toBe(at[1]);

    const json = Faults.parse(JSON.parse(rules('check', path, '--json').out));
    expect(json).toMatchObject({ ok: false, faults: 3, files: 2 });
    expect(
      json.problems.map(({ at: place }) => lines.findIndex((l) => l.startsWith(place))),
    ).toEqual([0, 1, 2]);
  });

  test('缺文件也是错误：1', () => {
    const path = packsWith('half', []);
    rmSync(join(path, 'jiyuan/2022-05-01/clauses.md'));
    const { status, out } = rules('check', path);
    expect(status).toBe(1);
    expect(out).toContain('jiyuan/2022-05-01/clauses.md is missing');
    expect(out).toContain('1 fault in 1 file');
  });

  test('文件夹里没有规则包：1，说出应有的样子', () => {
    const path = join(folder, 'empty');
    mkdirSync(path);
    const { status, out } = rules('check', path);
    expect(status).toBe(1);
    expect(out).toContain(
      `no rule pack under ${path}: expected <place>/<first day in force>/pack.yaml`,
    );
  });

  test.each([
    ['没有这个文件夹', 'nowhere', /there is no folder .*nowhere: name the folder/],
    ['是文件不是文件夹', 'a-file', /a-file is a file: name the folder/],
    ['读不了', 'a-loop', /a-loop cannot be read: ELOOP/],
  ])('%s：2', (_name, name, says) => {
    const path = join(folder, name);
    if (name === 'a-file') writeFileSync(path, '');
    if (name === 'a-loop') symlinkSync(path, path);
    const text = rules('check', path);
    expect([text.status, text.out]).toEqual([2, '']);
    expect(text.err).toMatch(says);
    const json = rules('check', path, '--json');
    expect(json.status).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ problem: { code: 'MALFORMED', at: path } });
  });
});

describe('yidan rules list', () => {
  test('每个规则包几行：文件、施行期、类别、读法、取自何处', () => {
    const { status, out } = rules('list');
    expect(status).toBe(0);
    for (const says of [
      /^hechuan\/2024-06-25 {2}重庆市合川区 {2}[0-9a-f]{12}$/m,
      '合川府办发〔2024〕37号《合川区健全重特大疾病医疗保险和救助制度实施方案》',
      '12 类救助对象，8 种可以改用的读法',
      'chongqing/2012-07-24：病种名单',
      'chongqing/2012-07-24：待遇（改用读法 original-policy-2012 时）',
    ]) {
      expect(out).toMatch(says);
    }
  });

  test('--json 一行一个规则包', () => {
    const lines = rules('list', '--json').out.trimEnd().split('\n');
    const ids = lines.map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id);
    expect(ids).toContain('hechuan/2024-06-25');
    expect(lines).toHaveLength(5);
  });

  test('规则包有错：列出错误，1', () => {
    const path = packsWith('bad-list', [
      ['panzhihua/2023-02-01/pack.yaml', 'yuan: "800"', 'yuan: 800'],
    ]);
    for (const args of [
      ['list'],
      ['show', 'jiyuan/2022-05-01'],
      ['explain', 'jiyuan/2022-05-01', '二'],
    ]) {
      const { status, out } = rules(...args, '--rules', path);
      expect([args, status]).toEqual([args, 1]);
      expect(out).toContain('1 fault in 1 file');
    }
  });
});
