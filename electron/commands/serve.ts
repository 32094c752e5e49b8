import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openWorkstation } from '../open-workstation.ts';
import { serve } from '../serve.ts';
import { DEMONSTRATION_FILE, RENDERER_DIRECTORY, RULES_DIRECTORY } from './places.ts';
import { printLine, stopWith, type ExitCode } from './output.ts';

export type ServeCommandOptions = {
  readonly ledger?: string;
  readonly demo: boolean;
  readonly port: number;
  readonly backups?: string;
  readonly beginNew: boolean;
};

/** `yidan serve`: the browser door on this machine, until it is told to stop. */
export async function serveCommand(options: ServeCommandOptions): Promise<ExitCode> {
  const { ledger, demo, port, backups, beginNew } = options;
  if (ledger === undefined && !demo) {
    return stopWith({
      code: 'MALFORMED',
      message:
        'say which ledger with --ledger FILE (a new file starts a new ledger), or take --demo',
    });
  }
  if (!existsSync(join(RENDERER_DIRECTORY, 'index.html'))) {
    return stopWith({
      code: 'MALFORMED',
      message: 'the window is not built: run `npm run build` first',
    });
  }
  const file = ledger ?? DEMONSTRATION_FILE;
  if (ledger === undefined) mkdirSync(dirname(file), { recursive: true });
  const opened = await openWorkstation({
    file,
    demonstration: demo,
    rulesDirectory: RULES_DIRECTORY,
    beginNew,
    ...(backups === undefined ? {} : { backups }),
  });
  if (!opened.ok) return stopWith(opened.problem);
  const served = await serve({
    api: opened.value.api,
    rendererDirectory: RENDERER_DIRECTORY,
    port,
  });
  if (!served.ok) {
    await opened.value.close();
    return stopWith(served.problem);
  }
  printLine(
    `一单已在本机打开${demo ? '（演示数据）' : ''}。请在浏览器打开这个一次性链接，十分钟内有效：`,
  );
  printLine(served.value.link);
  printLine('按 Ctrl-C 结束。');
  opened.value.keepBackedUp(console.error);
  await stopSignal();
  await served.value.close();
  await opened.value.close();
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
