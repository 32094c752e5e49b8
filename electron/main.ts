import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session,
  webContents,
  type IpcMainInvokeEvent,
  type Session,
  type WebContents,
} from 'electron';
import { fail, type Problem, type Result } from '../engine/problem.ts';
import { machineClock } from './clock.ts';
import type { WorkstationApi } from './contract.ts';
import { METHODS } from './doors/methods.ts';
import { noticePage, PAGE_ABSENT, RESTORE_PATH, stoppedNotice } from './doors/notice-page.ts';
import { readPageFile } from './doors/page-files.ts';
import { PAGE_HEADERS } from './doors/page-headers.ts';
import { findPlaces, type Places } from './doors/places.ts';
import { offerOf, restoreAfterAsking, type Voice } from './doors/restore-offer.ts';
import { openWorkstation } from './open-workstation.ts';
import { systemPrinters } from './printers/system-printers.ts';
import { answer } from './requests.ts';

const ORIGIN = 'app://yidan';
/** Chromium's own PDF viewer: an extension that is built in, and that opens inside the slip's frame. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Opened = Awaited<ReturnType<typeof openWorkstation>>;

// Chromium refuses to sandbox what root runs, and root must ask for that itself: a build machine does.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
process.on('uncaughtException', (thrown) => {
  log(`main stopped: ${thrown.stack ?? thrown.message}`);
  dialog.showErrorBox('一单停止运行', '程序内部出错，已经停止；已记的账不受影响。请重新打开一单。');
  app.exit(1);
});

const places = findPlaces({
  args: process.argv.slice(1),
  env: process.env,
  workingDirectory: process.cwd(),
  isPackaged: app.isPackaged,
  userData: app.getPath('userData'),
  resources: process.resourcesPath,
  root: ROOT,
});
if (app.requestSingleInstanceLock({ ledgerFile: places.ledgerFile })) void run(places);
else app.quit();

async function run(at: Places): Promise<void> {
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  keepOnlyEditMenu();
  const opened = await open(at);
  harden(session.defaultSession);
  protocol.handle('app', (request) => servePage(request, at, opened));
  const window = openWindow(at);
  if (opened.ok) {
    listen(window, opened.value.api);
    closeAtQuit(opened.value.close);
    opened.value.keepBackedUp(log);
  } else {
    log(`not started: ${opened.problem.code} ${opened.problem.message}`);
    offerRestore(window, at, opened.problem);
  }
  app.on('second-instance', (_event, _argv, _directory, other) => welcome(window, at, other));
  await window.loadURL(`${ORIGIN}/`);
}

/** A workstation that throws while it opens is as closed as one that answers with a Problem. */
async function open(at: Places): Promise<Opened> {
  try {
    mkdirSync(app.getPath('userData'), { recursive: true });
    return await openWorkstation({
      file: at.ledgerFile,
      demonstration: at.demonstration,
      rulesDirectory: at.rulesDirectory,
      beginNew: at.beginNew,
      printers: printersOfMachine(),
      ...(at.backups === null ? {} : { backups: at.backups }),
      ...(at.nativeBinding === null ? {} : { nativeBinding: at.nativeBinding }),
    });
  } catch (thrown) {
    log(`not opened: ${thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)}`);
    return fail({
      code: 'STOPPED',
      message: `the workstation could not open: ${thrown instanceof Error ? thrown.message : ''}`,
      at: at.ledgerFile,
    });
  }
}

function openWindow(at: Places): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    title: '一单',
    show: false,
    webPreferences: {
      preload: at.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // The slip is shown in Chromium's own PDF viewer, which counts as a plugin.
      plugins: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`window gone: ${details.reason} ${details.exitCode}`);
    if (details.reason !== 'clean-exit') offerReload(window);
  });
  return window;
}

function printersOfMachine(): ReturnType<typeof systemPrinters> {
  return systemPrinters({
    platform: process.platform,
    listed: async () => (await webContents.getAllWebContents()[0]?.getPrintersAsync()) ?? [],
    openHidden: () =>
      new BrowserWindow({
        show: false,
        webPreferences: { contextIsolation: true, sandbox: true, plugins: true, spellcheck: false },
      }),
    contentsOf: (frame) => webContents.fromFrame(frame),
  });
}

/** All that Electron would allow and this program never needs, refused in one place. */
function harden(ours: Session): void {
  ours.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.on('will-download', (event, item) => {
    // The slip that the page itself holds may be saved; nothing else is fetched to disk.
    if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) event.preventDefault();
  });
  ours.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !/^(app|blob|data|devtools|chrome|chrome-extension):/.test(request.url) });
  });
  app.on('web-contents-created', (_event, contents) => refuseToLeave(contents));
}

function refuseToLeave(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const isSlip = event.url.startsWith(`blob:${ORIGIN}/`) || event.url.startsWith(PDF_VIEWER);
    if (event.isMainFrame || !isSlip) event.preventDefault();
  });
}

async function servePage(request: Request, at: Places, opened: Opened): Promise<Response> {
  const path = /^app:\/\/yidan(\/[^?#]*)/.exec(request.url)?.[1];
  if (path === undefined || request.method !== 'GET') return wordsPage(PAGE_ABSENT, 404);
  if (!opened.ok) return wordsPage(stoppedNotice(opened.problem), 503);
  const file = await readPageFile(at.rendererDirectory, path);
  if (file === null) return wordsPage(PAGE_ABSENT, 404);
  return new Response(file.bytes, { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } });
}

function wordsPage(words: Parameters<typeof noticePage>[0], status: number): Response {
  const headers = { ...PAGE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(noticePage(words), { status, headers });
}

function listen(window: BrowserWindow, api: WorkstationApi): void {
  for (const method of METHODS) {
    ipcMain.handle(method, (event, raw: unknown): Promise<Result<unknown>> | Result<unknown> =>
      isFromPage(event, window)
        ? answer(api, method, raw, log)
        : fail({ code: 'NOT_ALLOWED', message: 'only the page of this workstation may ask it' }),
    );
  }
}

/** The page itself: not a frame inside it, not another window, not another origin. */
function isFromPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    !window.isDestroyed() &&
    event.sender === window.webContents &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    frame.origin === ORIGIN
  );
}

/** The windows are gone by then: once the ledger is closed, nothing is left to wait for. */
function closeAtQuit(close: () => Promise<void>): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    close()
      .catch((thrown: unknown) => log(`ledger not closed: ${String(thrown)}`))
      .finally(() => app.exit(0));
  });
}

/** The program was started again: come forward, or say that it now works on another ledger. */
function welcome(window: BrowserWindow, at: Places, other: unknown): void {
  // Closed already, and only a paper is still on its way to the printer.
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
  const isSame =
    typeof other === 'object' &&
    other !== null &&
    'ledgerFile' in other &&
    other.ledgerFile === at.ledgerFile;
  if (isSame) return;
  void dialog.showMessageBox(window, {
    type: 'info',
    message: '一单已经打开了另一本账',
    detail: `现在打开的是 ${at.ledgerFile}。要换账本，请先关闭这个窗口，再重新打开。`,
    buttons: ['知道了'],
  });
}

/** The link of the notice page leads nowhere: pressing it asks whether the backup shall take the ledger's place. */
function offerRestore(window: BrowserWindow, at: Places, problem: Problem): void {
  const offer = offerOf(problem);
  if (offer === null) return;
  const voice: Voice = {
    ask: async ({ message, detail, buttons }) => {
      const answered = await dialog.showMessageBox(window, {
        type: 'warning',
        message,
        detail,
        buttons: [...buttons],
        defaultId: 1,
        cancelId: 1,
      });
      return answered.response === 0;
    },
    tell: (title, text) => dialog.showErrorBox(title, text),
  };
  window.webContents.on('will-frame-navigate', (event) => {
    if (event.url !== `${ORIGIN}${RESTORE_PATH}`) return;
    const stamp = { at: machineClock(), by: 'yidan' };
    restoreAfterAsking(voice, offer, { ...at, stamp }).then(
      (isThere) => {
        if (!isThere) return;
        app.relaunch();
        app.exit(0);
      },
      (thrown: unknown) => log(`not restored: ${String(thrown)}`),
    );
  });
}

function offerReload(window: BrowserWindow): void {
  const choice = dialog.showMessageBoxSync(window, {
    type: 'error',
    message: '窗口出错了',
    detail: '已记的账不受影响；没有记账的单子需要重新录入。',
    buttons: ['重新载入', '退出'],
  });
  if (choice === 0) window.webContents.reload();
  else app.quit();
}

/** Windows and Linux need no menu; without one, macOS would lose copy and paste. */
function keepOnlyEditMenu(): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  );
}

/** A window has no terminal: what went wrong is kept beside the program's own logs. */
function log(line: string): void {
  console.error(line);
  mkdirSync(app.getPath('logs'), { recursive: true });
  appendFileSync(join(app.getPath('logs'), 'yidan.log'), `${new Date().toISOString()} ${line}\n`);
}
