import { existsSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { TraceWanted } from '../engine/trace.ts';
import { machineClock } from './clock.ts';
import { addLedger } from './commands/ledger-program.ts';
import { stopWith, type ExitCode } from './commands/output.ts';
import { RULES_DIRECTORY } from './commands/places.ts';
import { addReconciling } from './commands/reconcile-program.ts';
import type { SlipOptions } from './commands/slips.ts';
import { addRules } from './commands/rules-program.ts';
import { settleCommand } from './commands/settle.ts';
import { Refused } from './ledger/refused.ts';
import type { OpenedWorkstation } from './open-workstation.ts';
import { PAPERS } from './printing/papers.ts';
import { readRulePacks } from './rule-packs.ts';

/** The `yidan` command. Every command answers with an exit status: 0 well, 1 "no", 2 wrong use or unreadable input. */
async function run(): Promise<ExitCode> {
  let status: ExitCode = 0;
  const end = (code: ExitCode) => {
    status = code;
  };
  const program = new Command('yidan')
    .description('医疗费用一单制结算：settle, record, explain and print, offline')
    .exitOverride();
  addSettling(program, end);
  addLedger(program, end);
  addReconciling(program, end);
  addSlips(program, end);
  addRules(program, end);
  addDoors(program, end);
  try {
    // A bare --trace must not take the next file for its form.
    await program.parseAsync(process.argv.map((a) => (a === '--trace' ? '--trace=tree' : a)));
  } catch (thrown) {
    if (thrown instanceof Refused) return stopWith(thrown.problem);
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? 0 : 2;
  }
  return status;
}

type End = (code: ExitCode) => void;

function addSettling(program: Command, end: End): void {
  program
    .command('settle')
    .description('settle cases (JSON Lines; - reads standard input); touches no ledger')
    .argument('<file...>')
    .option('--trace [form]', 'add the explanation: a tree, or =text for people', traceForm)
    .action(async (files: string[], options: { trace?: TraceWanted }) => {
      const packs = readRulePacks(RULES_DIRECTORY);
      if (!packs.ok) return end(packs.problems.map((p) => stopWith(p))[0] ?? 2);
      return end(await settleCommand(files, packs.value, options.trace ?? 'none'));
    });
  program
    .command('record')
    .description('settle the cases of a file and record them, one person a case')
    .argument('<file>')
    .requiredOption('--ledger <file>', 'the ledger; a new file starts a new one')
    .option('--new', 'start a new one though there are backups of one that is gone')
    .action(async (file: string, options: { ledger: string; new?: true }) =>
      end(
        await onLedger(
          options.ledger,
          async (w) => {
            const { recordCommand } = await import('./commands/record.ts');
            return recordCommand(file, w, machineClock);
          },
          options.new === true,
        ),
      ),
    );
}

function addSlips(program: Command, end: End): void {
  program
    .command('slip')
    .description('print slips of recorded settlements as PDF')
    .option('--settlement <id>')
    .option('--all')
    .requiredOption('--ledger <file>')
    .option('--close <seq>', 'the report of a sealed shift or day, by the number of its entry')
    .option('--notice <adjustment>', 'the notice of 应退/应补 that the adjustment belongs to')
    .addOption(new Option('--paper <paper>').choices(PAPERS).default('a4'))
    .option('--reason <why>', 'why what was printed before is printed again', '命令行重印')
    .requiredOption('--out <path>', 'a .pdf file, or a folder')
    .option('--json')
    .action(async (o: SlipOptions & { ledger: string; json?: true }) =>
      end(
        await onExisting(o.ledger, async (w) => {
          const { slipCommand } = await import('./commands/slips.ts');
          return slipCommand({ ...o, json: o.json === true }, w);
        }),
      ),
    );
  program
    .command('verify-slip')
    .description('check a slip (its PDF, or the text of its code) against the ledger')
    .argument('<slip>')
    .requiredOption('--ledger <file>')
    .option('--json')
    .action(async (slip: string, o: { ledger: string; json?: true }) =>
      end(
        await onExisting(o.ledger, async (w) => {
          const { verifySlipCommand } = await import('./commands/slips.ts');
          return verifySlipCommand(slip, w, o.json === true);
        }),
      ),
    );
}

function addDoors(program: Command, end: End): void {
  program
    .command('serve')
    .description('open the workstation in the browser of this machine')
    .option('--port <n>', 'default: any free port', portNumber, 0)
    .option('--ledger <file>')
    .option('--backups <directory>', 'default: the folder `backups` beside the ledger')
    .option('--new', 'start a new ledger though there are backups of one that is gone')
    .option('--demo', 'invented people in a demonstration ledger')
    .action(async (o: ServeOptions) => {
      const { serveCommand } = await import('./commands/serve.ts');
      const { new: beginNew, ...rest } = o;
      end(await serveCommand({ ...rest, demo: o.demo === true, beginNew: beginNew === true }));
    });
  program
    .command('demo')
    .description('settle the demonstration bills, print a table, leave ledger and slips')
    .option('--out <directory>', 'where they are left', 'out')
    .action(async (o: { out: string }) => {
      const { demoCommand } = await import('./commands/demo.ts');
      end(await demoCommand(o.out));
    });
}

type ServeOptions = {
  readonly port: number;
  readonly ledger?: string;
  readonly backups?: string;
  readonly new?: true;
  readonly demo?: true;
};

function traceForm(form: string): TraceWanted {
  if (form === 'text' || form === 'tree') return form;
  throw new InvalidArgumentError('--trace gives the tree, --trace=text the text.');
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

async function onExisting(
  file: string,
  act: (workstation: OpenedWorkstation) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (existsSync(file)) return onLedger(file, act);
  return stopWith({
    code: 'LEDGER_UNUSABLE',
    message: `${file} does not exist: name an existing ledger`,
    at: '--ledger',
  });
}

async function onLedger(
  file: string,
  act: (workstation: OpenedWorkstation) => Promise<ExitCode>,
  beginNew = false,
): Promise<ExitCode> {
  const { openWorkstation } = await import('./open-workstation.ts');
  const opened = await openWorkstation({
    file,
    demonstration: false,
    rulesDirectory: RULES_DIRECTORY,
    beginNew,
  });
  if (!opened.ok) return stopWith(opened.problem);
  try {
    return await act(opened.value);
  } finally {
    await opened.value.close();
  }
}

// Whoever reads our output may stop early, as `head` does; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run();
