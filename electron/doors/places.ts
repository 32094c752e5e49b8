import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the window is told at its start, by whoever starts it and by Electron. */
export type Start = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly isPackaged: boolean;
  readonly userData: string;
  readonly resources: string;
  /** Where package.json lies: the checkout, or the packaged archive. */
  readonly root: string;
};

export type Places = {
  readonly ledgerFile: string;
  readonly demonstration: boolean;
  /** Where the ledger's backups lie; null for the usual folder beside it. */
  readonly backups: string | null;
  /** Begins an empty ledger though there are backups of one that is gone. */
  readonly beginNew: boolean;
  readonly rulesDirectory: string;
  readonly rendererDirectory: string;
  readonly preload: string;
  readonly nativeBinding: string | null;
};

/** Which ledger, rules and page this start works with. Arguments come before the environment. */
export function findPlaces(start: Start): Places {
  const { env, isPackaged, root } = start;
  const { values } = parseArgs({
    args: [...start.args],
    options: {
      demo: { type: 'boolean' },
      ledger: { type: 'string' },
      backups: { type: 'string' },
      new: { type: 'boolean' },
    },
    // Chromium's own switches stand among ours.
    strict: false,
  });
  const demonstration = values.demo === true;
  const named = [values.ledger, env['YIDAN_LEDGER']].find(isText);
  const usual = join(start.userData, demonstration ? 'demonstration.sqlite' : 'ledger.sqlite');
  const binding = env['YIDAN_SQLITE_BINDING'];
  return {
    ledgerFile: named === undefined ? usual : resolve(start.workingDirectory, named),
    demonstration,
    backups: isText(values.backups) ? resolve(start.workingDirectory, values.backups) : null,
    beginNew: values.new === true,
    rulesDirectory: join(isPackaged ? start.resources : root, 'rules'),
    rendererDirectory: join(root, 'dist', 'renderer'),
    preload: join(root, 'dist', 'preload.cjs'),
    // A packaged program loads the code it was packaged with and no other.
    nativeBinding: !isPackaged && isText(binding) ? binding : null,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
