// What start, test and check share. Runs on the machine's own Node with nothing installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isStale } from './stale.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const WINDOWS = process.platform === 'win32';
const MODULES = join(ROOT, 'node_modules');
const MARK = join(MODULES, '.yidan-installed');

/** The Node this project is written for: an npm package, so that the machine's own may be older. */
export const NODE = join(MODULES, 'node', 'bin', WINDOWS ? 'node.exe' : 'node');

export function say(sentence) {
  console.log(`[yidan] ${sentence}`);
}

/** Stops with a sentence instead of a stack: what is wrong and what to do. */
export class Stop extends Error {}

/**
 * Runs a command to its end and answers with its exit code, or with null if it had to be ended after `seconds`.
 * Its output goes to ours unless `stdio` says otherwise.
 */
export function run(command, args, { seconds, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: env(), ...options });
    const timer = seconds === undefined ? null : setTimeout(() => child.kill(), seconds * 1000);
    child.on('error', (error) => {
      if (timer !== null) clearTimeout(timer);
      say(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      resolve(code);
    });
  });
}

/**
 * What a start with a supplied Electron needs beside it: one older than 35 cannot load better-sqlite3's own binary, and
 * its folder then holds an addon that fits.
 */
export function addonOf(folder) {
  const addon = join(folder, 'better_sqlite3.node');
  return !process.env.YIDAN_SQLITE_BINDING && existsSync(addon)
    ? { YIDAN_SQLITE_BINDING: addon }
    : {};
}

/** Runs one of the project's own tools, by the path of its script in node_modules, under the pinned Node. */
export function tool(script, args, options) {
  return run(NODE, [join(MODULES, script), ...args], options);
}

/** Our environment with the project's own programs first on the path. */
export function env(more = {}) {
  const path = [join(MODULES, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...more };
}

function lockHash(folder = ROOT) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/** Installed by us for this lock file, or by hand: npm writes its own list last, and within moments of the lock file. */
function isInstalled() {
  if (!existsSync(NODE)) return false;
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lockHash()) return true;
  const list = join(MODULES, '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  return existsSync(list) && statSync(list).mtimeMs + 5000 >= statSync(lock).mtimeMs;
}

export async function install() {
  if (!isInstalled()) {
    say(
      '正在安装所需的软件包（首次约一分钟）/ installing packages (about a minute the first time) …',
    );
    // Windows cannot delete the running node.exe that npm scripts use, so there nothing is removed first.
    const how = WINDOWS && existsSync(NODE) ? 'install' : 'ci';
    const code = await npm([how, '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      throw new Stop(
        `npm ${how} 失败（退出码 ${code}）：请看上面 npm 的说明，检查网络后重试 / npm failed: see its message above, check the network, try again.`,
      );
    }
  }
  if (!existsSync(NODE)) await npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (!existsSync(NODE)) {
    throw new Stop(
      '没有装上本项目固定的 Node（node_modules/node）：请允许该包的安装脚本，再运行 npm rebuild node / the pinned Node is missing: allow its install script, then run npm rebuild node.',
    );
  }
  writeFileSync(MARK, lockHash());
}

/** Installs what a folder with a package.json of its own asks for; answers whether it is there. */
export async function installBeside(folder) {
  const mark = join(folder, 'node_modules', '.yidan-installed');
  const hash = lockHash(folder);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return true;
  // One short retry: without a network the answer is to come in seconds.
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const code = await npm(['ci', '--prefer-offline', ...patience, ...quiet], folder);
  if (code === 0) writeFileSync(mark, hash);
  return code === 0;
}

/** npm under the machine's own Node: the one in node_modules may be about to be replaced. */
function npm(args, cwd = ROOT) {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(MODULES))
    .join(delimiter);
  return run('npm', args, { cwd, env: { ...process.env, PATH: path }, shell: WINDOWS });
}

/** Builds dist/ where a source is newer. */
export async function build() {
  if (!isStale(ROOT)) return;
  say('正在构建界面 / building …');
  const code = await run(NODE, [join(ROOT, 'build', 'build.mjs')]);
  if (code !== 0) throw new Stop('构建失败：请看上面的说明 / the build failed: see above.');
}

/** Runs a whole command; a `Stop` becomes its sentence, and any other error is ours and shows its stack. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
