// Runs the tests with everything they need: a browser, pdftotext, a print service and, where it can be had, Electron's runtime.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE, ROOT, Stop, WINDOWS, addonOf, build, env, run, say, tool } from './install.mjs';

/** A first installation of the browser or of Electron's runtime on a slow line must not hang the run for ever. */
const PROVISION_SECONDS = 300;

const PROGRAM_FILES = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']];
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...PROGRAM_FILES.map((folder) => join(folder ?? '', 'Google/Chrome/Application/chrome.exe')),
];

/** The tests' counts; `args` go to vitest: files, `-t name`. */
export async function runTests(args = []) {
  await installTools();
  await installPrintService();
  const browser = await findBrowser();
  const electron = await findElectron();
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'yidan-test-'));
  try {
    const report = join(folder, 'report.json');
    const vitest = ['run', '-c', 'build/vitest.config.ts', '--reporter=default', '--reporter=json'];
    const [command, ...rest] = [
      ...(await displayFor(electron)),
      NODE,
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...vitest,
      `--outputFile.json=${report}`,
      ...args,
    ];
    const more = { CI: '1', YIDAN_CHROMIUM: browser, ...electronEnv(electron) };
    const code = await run(command, rest, { env: env(more) });
    return counts(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that cannot even be loaded has no tests to fail: it counts as one failure, and so does an error outside any test. */
function counts(report, code) {
  if (!existsSync(report)) {
    say(
      `vitest 没有写出报告（退出码 ${code}）/ vitest ended without a report (exit code ${code}).`,
    );
    return NOTHING_RAN;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const silent = result.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = result.numFailedTests + silent;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

export const NOTHING_RAN = { passed: 0, failed: 1, skipped: 0 };

/** Nothing run is nothing shown. */
export function holds({ passed, failed }) {
  return failed === 0 && passed > 0;
}

/** Runs `work` for its counts and prints them alone on the last line, whatever happened before. */
export async function closeWithCounts(work) {
  let result = NOTHING_RAN;
  try {
    result = await work();
  } catch (error) {
    say(error instanceof Stop ? error.message : error.stack);
  }
  const { passed, failed, skipped } = result;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = holds(result) ? 0 : 1;
}

function runs(command, ...args) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function has(command) {
  return runs(WINDOWS ? 'where' : 'which', command);
}

function canInstallSystemPackages() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');
}

async function apt(...packages) {
  say(`正在安装 ${packages.join('、')} / installing …`);
  const quiet = { env: env({ DEBIAN_FRONTEND: 'noninteractive' }), seconds: PROVISION_SECONDS };
  await run('apt-get', ['update', '-qq'], quiet);
  const how = ['install', '-y', '-qq', '--no-install-recommends'];
  return (await run('apt-get', [...how, ...packages], quiet)) === 0;
}

async function installTools() {
  if (has('pdftotext')) return;
  if (canInstallSystemPackages() && (await apt('poppler-utils'))) return;
  say(
    '找不到 pdftotext，读取单据文字的测试会失败：请安装 poppler-utils / pdftotext is missing and tests that read a slip will fail: install poppler-utils.',
  );
}

/** A print service to print to: the tests start one of their own, and touch no printer of the machine. */
async function installPrintService() {
  if (process.platform !== 'linux' || existsSync('/usr/sbin/cupsd')) return;
  if (canInstallSystemPackages() && (await apt('cups', 'cups-client'))) return;
  say(
    '没有 CUPS，打印到纸上的测试不在这次之内：要测试，请安装 cups / no CUPS: tests that print are not part of this run; install cups for them.',
  );
}

/** The browser that the end-to-end tests drive. */
async function findBrowser() {
  const named = process.env.CHROMIUM_PATH || process.env.YIDAN_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Stop(`CHROMIUM_PATH 指定的 ${named} 不存在 / CHROMIUM_PATH names no file.`);
  }
  const present = [...BROWSERS, downloadedBrowser()].find((path) => existsSync(path));
  if (present !== undefined) return present;
  if (canInstallSystemPackages() && (await apt('chromium'))) return '/usr/bin/chromium';
  say('正在下载浏览器 / downloading a browser …');
  const args = ['install', 'chromium'];
  await tool('playwright-core/cli.js', args, { seconds: PROVISION_SECONDS });
  const downloaded = downloadedBrowser();
  if (existsSync(downloaded)) return downloaded;
  throw new Stop(
    '端到端测试需要 Chromium 或 Chrome，而本机没有、也下载不到：请安装后用 CHROMIUM_PATH 指明 / the end-to-end tests need Chromium or Chrome: install one and name it in CHROMIUM_PATH.',
  );
}

function downloadedBrowser() {
  const ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  return spawnSync(NODE, ['-e', ask], { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
}

/** The folder of an Electron runtime for the tests of the real window, or nothing where there is none. */
async function findElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return named;
  const own = join(ROOT, 'node_modules', 'electron', 'dist');
  if (existsSync(join(own, 'version'))) return own;
  const script = join(ROOT, '..', 'shared', 'tools', 'electron-runtime.sh');
  if (process.platform !== 'linux' || !existsSync(script)) return undefined;
  const folder = join(homedir(), '.cache', 'yidan-electron');
  const code = await run('bash', [script, folder], { seconds: PROVISION_SECONDS });
  if (code === 0) return folder;
  say(
    '没有得到 Electron 运行时，真实窗口不在这次测试之内 / no Electron runtime: the real window is not part of this run.',
  );
  return undefined;
}

function electronEnv(folder) {
  return folder === undefined ? {} : { ELECTRON_OVERRIDE_DIST_PATH: folder, ...addonOf(folder) };
}

/** A virtual screen for the window, where there is no real one. */
async function displayFor(electron) {
  if (electron === undefined || process.platform !== 'linux' || process.env.DISPLAY) return [];
  if (!has('xvfb-run') && canInstallSystemPackages()) await apt('xvfb', 'xauth');
  if (has('xvfb-run')) return ['xvfb-run', '-a'];
  say(
    '没有图形显示，也没有 xvfb-run，真实窗口不在这次测试之内 / no display and no xvfb-run: the real window is not part of this run.',
  );
  return [];
}
