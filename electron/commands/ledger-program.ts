import { InvalidArgumentError, type Command } from 'commander';
import { stopWith, type ExitCode } from './output.ts';

type Options = {
  readonly ledger?: string;
  readonly json?: true;
  readonly aside?: true;
  readonly by?: string;
  readonly notUsedElsewhere?: true;
};
type End = (code: ExitCode) => void;

/** `yidan ledger …`: what a ledger holds, whether it is sound, its copies, and its way to another machine. */
export function addLedger(program: Command, end: End): void {
  const ledger = program.command('ledger').description('check, count, back up and move a ledger');
  addReading(ledger, end);
  addBackups(ledger, end);
  addMoving(ledger, end);
  addClosing(ledger, end);
  addClock(ledger, end);
  addResettling(ledger, end);
}

function addReading(ledger: Command, end: End): void {
  onFile(ledger.command('verify'))
    .description('check the chain, the postings and the sums; names the first bad entry')
    .argument('[file]')
    .action(async (file: string | undefined, o: Options) => {
      const { verifyCommand } = await import('./ledger.ts');
      end(await onLedger(o, file, (named) => verifyCommand(named, o.json === true)));
    });
  onFile(ledger.command('stats'))
    .description('counts, and what was posted to each account')
    .argument('[file]')
    .action(async (file: string | undefined, o: Options) => {
      const { statsCommand } = await import('./ledger.ts');
      end(await onLedger(o, file, (named) => statsCommand(named, o.json === true)));
    });
  onFile(ledger.command('messages'))
    .description('the bills that were sent to the platform and have no answer, the oldest first')
    .argument('[file]')
    .action(async (file: string | undefined, o: Options) => {
      const { messagesCommand } = await import('./ledger-messages.ts');
      end(await onLedger(o, file, (named) => messagesCommand(named, o.json === true)));
    });
}

function addBackups(ledger: Command, end: End): void {
  onFile(ledger.command('backup'))
    .description('a dated, verified copy in a folder, while others go on working')
    .argument('<directory>')
    .action(async (directory: string, o: Options) => {
      const { backupCommand } = await import('./ledger-copies.ts');
      end(await onLedger(o, undefined, (file) => backupCommand(directory, { file, ...by(o) })));
    });
  onFile(ledger.command('restore'))
    .description('make a ledger of a backup, in a new file')
    .argument('<backup>')
    .option('--aside', 'take the place of a file that is no sound ledger, which is moved aside')
    .action(async (backup: string, o: Options) => {
      const { restoreCommand } = await import('./ledger-copies.ts');
      const aside = o.aside === true;
      end(
        await onLedger(o, undefined, (file) => restoreCommand(backup, { file, aside, ...by(o) })),
      );
    });
  onFile(ledger.command('drill'))
    .description('restore the newest backup of a folder for a trial, and remove it again')
    .argument('<directory>')
    .action(async (directory: string, o: Options) => {
      const { drillCommand } = await import('./ledger-copies.ts');
      end(await drillCommand(directory, { file: o.ledger ?? null, ...by(o) }));
    });
}

function addMoving(ledger: Command, end: End): void {
  onFile(ledger.command('export'))
    .description('move the ledger into one file for another machine; nothing more is recorded here')
    .argument('<bundle>')
    .action(async (bundle: string, o: Options) => {
      const { exportCommand } = await import('./ledger-moving.ts');
      end(await onLedger(o, undefined, (file) => exportCommand(bundle, { file, ...by(o) })));
    });
  onFile(ledger.command('import'))
    .description('take in the bundle of another machine, in a new file')
    .argument('<bundle>')
    .option('--aside', 'take the place of the ledger that was moved away from here')
    .action(async (bundle: string, o: Options) => {
      const { importCommand } = await import('./ledger-moving.ts');
      const aside = o.aside === true;
      end(await onLedger(o, undefined, (file) => importCommand(bundle, { file, aside, ...by(o) })));
    });
  onFile(ledger.command('take-back'))
    .description('go on here with a ledger whose bundle was never taken in')
    .option('--not-used-elsewhere', 'says that nobody works with the bundle')
    .action(async (o: Options) => {
      const { takeBackCommand } = await import('./ledger-moving.ts');
      const isSure = o.notUsedElsewhere === true;
      end(await onLedger(o, undefined, (file) => takeBackCommand({ file, isSure, ...by(o) })));
    });
}

type CloseOptions = Options & {
  readonly day?: true;
  readonly operator?: string;
  readonly facility?: string;
  readonly counted?: string;
  readonly reason?: string;
  readonly to?: string;
};

function addClosing(ledger: Command, end: End): void {
  onFile(ledger.command('close'))
    .description('seal the open period of an operator, or of a day, as it stands now')
    .option('--operator <name>', 'whose shift it is')
    .option('--day', 'the day of the facility, whose shifts are all closed')
    .option('--facility <code>', 'default: the facility that the ledger is set up for')
    .option('--counted <yuan>', 'the cash in the drawer less what it began with')
    .option('--reason <words>', 'why counted and expected differ')
    .option('--to <name>', 'who takes the drawer over')
    .action(async (o: CloseOptions) => {
      const { closeCommand } = await import('./closes.ts');
      const { operator, facility, counted, reason, to: handedTo } = o;
      const asked = { day: o.day === true, operator, facility, counted, reason, handedTo };
      end(await onLedger(o, undefined, (file) => closeCommand({ ...asked, file, ...by(o) })));
    });
  onFile(ledger.command('closes'))
    .description('the sealed periods, the newest first')
    .action(async (o: Options) => {
      const { closesCommand } = await import('./closes.ts');
      end(await onLedger(o, undefined, (file) => closesCommand(file, o.json === true)));
    });
}

function addClock(ledger: Command, end: End): void {
  onFile(ledger.command('clock'))
    .description(
      'let a ledger go on that was written to by a clock that was ahead; takes two people',
    )
    .requiredOption('--reason <words>', 'how the clock came to be ahead, and since when')
    .requiredOption('--approve <name>', 'who approves it, not the one of --by')
    .action(async (o: Options & { readonly reason: string; readonly approve: string }) => {
      const { clockCommand } = await import('./clock.ts');
      const asked = { reason: o.reason, approvedBy: o.approve, by: o.by, json: o.json === true };
      end(await onLedger(o, undefined, (file) => clockCommand({ ...asked, file })));
    });
}

type ResettleOptions = Options & {
  readonly year: number;
  readonly person?: string;
  readonly approve?: string;
};

function addResettling(ledger: Command, end: End): void {
  onFile(ledger.command('resettle'))
    .description('settle the bills of a year again: what is owed back (应退) or still owed (应补)')
    .requiredOption('--year <year>', 'the year of the bills', calendarYear)
    .option('--person <id>', 'only this person')
    .option('--approve <name>', 'record what is found: who approves it, not the one of --by')
    .action(async (o: ResettleOptions) => {
      const { resettleCommand } = await import('./resettle.ts');
      const { interruptible } = await import('./refuse.ts');
      const { year, person, approve: approvedBy } = o;
      const asked = { year, person, approvedBy, ...by(o) };
      end(
        await onLedger(o, undefined, (file) =>
          interruptible((signal) => resettleCommand({ ...asked, file, signal })),
        ),
      );
    });
}

function calendarYear(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A year has four digits, such as 2026.');
}

function onFile(command: Command): Command {
  return command
    .option('--ledger <file>', 'the ledger')
    .option('--by <name>', 'who does it, for the journal')
    .option('--json');
}

function by({ by: name, json }: Options): { readonly by: string; readonly json: boolean } {
  return { by: name ?? 'yidan ledger', json: json === true };
}

async function onLedger(
  { ledger, json }: Options,
  argument: string | undefined,
  act: (file: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const file = ledger ?? argument;
  const message = 'name the ledger: --ledger FILE';
  if (file === undefined) return stopWith({ code: 'MALFORMED', message }, json === true);
  return act(file);
}
