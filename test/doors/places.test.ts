import { describe, expect, test } from 'vitest';
import { noticePage, stoppedNotice } from '../../electron/doors/notice-page.ts';
import { findPlaces, type Start } from '../../electron/doors/places.ts';

const START: Start = {
  args: [],
  env: {},
  workingDirectory: '/desk',
  isPackaged: false,
  userData: '/home/user-data',
  resources: '/opt/yidan/resources',
  root: '/checkout',
};

describe('which ledger the window opens', () => {
  test.each([
    ['the usual one', {}, '/home/user-data/ledger.sqlite', false],
    ['the demonstration', { args: ['--demo'] }, '/home/user-data/demonstration.sqlite', true],
    ['the one named', { args: ['--ledger=/a/b.sqlite'] }, '/a/b.sqlite', false],
    ['the one named apart', { args: ['--ledger', '/a/b.sqlite'] }, '/a/b.sqlite', false],
    ['one beside the starter', { args: ['--ledger=b.sqlite'] }, '/desk/b.sqlite', false],
    ['a demonstration named', { args: ['--demo', '--ledger=b.sqlite'] }, '/desk/b.sqlite', true],
    ['one from the environment', { env: { YIDAN_LEDGER: '/e.sqlite' } }, '/e.sqlite', false],
    [
      'the argument before the environment',
      { args: ['--ledger=/a.sqlite'], env: { YIDAN_LEDGER: '/e.sqlite' } },
      '/a.sqlite',
      false,
    ],
    [
      'the usual one where the names are empty',
      { args: ['--ledger='], env: { YIDAN_LEDGER: '' } },
      '/home/user-data/ledger.sqlite',
      false,
    ],
    [
      "ours among Chromium's switches",
      { args: ['--no-sandbox', '.', '--ledger=/a.sqlite', '--lang=zh-CN'] },
      '/a.sqlite',
      false,
    ],
  ])('%s', (_what, over, ledgerFile, demonstration) => {
    expect(findPlaces({ ...START, ...over })).toMatchObject({ ledgerFile, demonstration });
  });
});

test.each([
  ['the usual folder', [], null, false],
  ['one named', ['--backups=/u/盘'], '/u/盘', false],
  ['one beside the starter', ['--backups', 'b'], '/desk/b', false],
  ['a new ledger, where it was said', ['--new'], null, true],
])(
  'where the backups lie, and whether a ledger may begin anew: %s',
  (_what, args, backups, beginNew) => {
    expect(findPlaces({ ...START, args })).toMatchObject({ backups, beginNew });
  },
);

describe('where the rest lies', () => {
  test('a checkout: rules and page under the root', () => {
    expect(findPlaces(START)).toMatchObject({
      rulesDirectory: '/checkout/rules',
      rendererDirectory: '/checkout/dist/renderer',
      preload: '/checkout/dist/preload.cjs',
      nativeBinding: null,
    });
  });

  test('packaged: rules beside the archive, where a reviewer can read them', () => {
    const places = findPlaces({
      ...START,
      isPackaged: true,
      root: '/opt/yidan/resources/app.asar',
    });
    expect(places.rulesDirectory).toBe('/opt/yidan/resources/rules');
    expect(places.rendererDirectory).toBe('/opt/yidan/resources/app.asar/dist/renderer');
  });

  test('a packaged program loads no other database code than its own', () => {
    const env = { YIDAN_SQLITE_BINDING: '/tmp/other.node' };
    expect(findPlaces({ ...START, env }).nativeBinding).toBe('/tmp/other.node');
    expect(findPlaces({ ...START, env, isPackaged: true }).nativeBinding).toBeNull();
  });
});

describe('the page that stands where the workstation could not open', () => {
  test.each([
    ['PACK_INVALID', '政策包有错误', '改正政策包'],
    ['LEDGER_UNUSABLE', '账本打不开或已损坏', 'yidan ledger restore'],
    ['STOPPED', '启动时出错', '信息科'],
  ] as const)('%s says what happened and what to do', (code, what, todo) => {
    const page = noticePage(stoppedNotice({ code, message: 'the cause', at: 'pack.yaml:12:5' }));
    expect(page).toContain(what);
    expect(page).toContain(todo);
    expect(page).toContain('pack.yaml:12:5\nthe cause');
  });

  test('what a file or a name contains stays text', () => {
    const page = noticePage(
      stoppedNotice({ code: 'PACK_INVALID', message: '<img src=x onerror="alert(1)">&\'' }),
    );
    expect(page).not.toContain('<img');
    expect(page).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;&#39;');
  });
});
