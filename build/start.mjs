// `npm start`: installs and builds what is missing or stale, then opens the window, or the page in a browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, addonOf, build, env, install, main, run, say } from './install.mjs';

const ELECTRON = join(ROOT, 'node_modules', 'electron');
const BINARY = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const DOWNLOAD_SECONDS = 120;
/** A window that fails sooner than this never opened: a library or the display is missing. */
const OPENED_SECONDS = 15;

const args = process.argv.slice(2);

await main(async () => {
  await install();
  await build();
  const electron = await findElectron();
  if (electron.binary !== null) {
    const code = await openWindow(electron);
    if (code !== null) return code;
  } else {
    say(electron.why);
  }
  return hold(NODE, [join('electron', 'yidan.ts'), 'serve', '--demo', ...args]).ended;
});

/** The runtime's binary, or the sentence that says why the browser is opened instead. */
async function findElectron() {
  if (!hasDisplay()) {
    return no(
      '这里没有图形显示，改用浏览器打开 / no display here, so the browser door opens instead.',
    );
  }
  const supplied = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const name = BINARY[process.platform] ?? 'electron';
  if (supplied) {
    const binary = join(supplied, name);
    if (existsSync(binary)) return { binary, more: addonOf(supplied) };
    return no(
      `ELECTRON_OVERRIDE_DIST_PATH 指定的 ${binary} 不存在，改用浏览器打开 / that file does not exist, so the browser door opens instead.`,
    );
  }
  const binary = join(ELECTRON, 'dist', name);
  if (isDownloaded(binary)) return { binary, more: {} };
  const { version } = JSON.parse(readFileSync(join(ELECTRON, 'package.json'), 'utf8'));
  say(`正在下载 Electron ${version}（仅一次）/ downloading Electron ${version} (once) …`);
  const stdio = ['ignore', 'inherit', 'ignore'];
  await run(NODE, [join(ELECTRON, 'install.js')], { seconds: DOWNLOAD_SECONDS, stdio });
  if (isDownloaded(binary)) return { binary, more: {} };
  return no(
    `下载不到 Electron ${version}，改用浏览器打开 / Electron ${version} cannot be downloaded, so the browser door opens instead.`,
  );
}

/** The package writes path.txt last, when all of the runtime is unpacked. */
function isDownloaded(binary) {
  return existsSync(binary) && existsSync(join(ELECTRON, 'path.txt'));
}

function no(why) {
  return { binary: null, why };
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Null when the window could not open at all. */
async function openWindow({ binary, more }) {
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  const startedAt = Date.now();
  const switches = isRoot ? ['--no-sandbox'] : [];
  const window = hold(binary, [...switches, ROOT, '--demo', ...args], more);
  const code = await window.ended;
  const seconds = (Date.now() - startedAt) / 1000;
  if (code === 0 || window.wasAsked() || seconds > OPENED_SECONDS) return code;
  say(
    `Electron 打不开窗口（退出码 ${code}），改用浏览器打开 / Electron could not open a window (exit code ${code}), so the browser door opens instead.`,
  );
  return null;
}

/** A child that lives and ends with us: what we are sent, it is sent, and we wait for it to finish. */
function hold(command, commandArgs, more = {}) {
  let asked = false;
  const child = spawn(command, commandArgs, {
    cwd: ROOT,
    stdio: 'inherit',
    env: env({ ELECTRON_RUN_AS_NODE: undefined, ...more }),
  });
  const passOn = (signal) => {
    asked = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
  const ended = new Promise((resolve) => {
    const end = (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, passOn);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`${command}: ${error.message}`);
      end(127);
    });
    child.on('close', (code) => end(asked ? 0 : (code ?? 1)));
  });
  return { ended, wasAsked: () => asked };
}
