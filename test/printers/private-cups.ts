import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCHEDULER = '/usr/sbin/cupsd';
const CLIENTS = ['lp', 'lpadmin', 'lpstat', 'cupsdisable'];
/** A printer on whose paper everything lies: what it was sent is the file that it writes. */
export const PRINTER = 'paper';

/** Why no print service can be started here; null where it can. */
export function noCupsBecause(): string | null {
  if (!existsSync(SCHEDULER)) return `no print service to test with: ${SCHEDULER} is not installed`;
  try {
    for (const client of CLIENTS) execFileSync('which', [client], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no print service to test with: cups-client is not installed';
  }
}

/** A print service of its own, on a port of its own: the machine's printers are not touched. */
export type PrivateCups = {
  /** For CUPS_SERVER. */
  readonly server: string;
  /** What the printer drew last, once it has drawn so many jobs. */
  readonly drawn: (jobs: number) => Promise<Uint8Array>;
  /** How many jobs the printer was given, drawn or not. */
  readonly jobs: () => number;
  readonly run: (command: string, ...args: readonly string[]) => string;
  readonly stop: () => Promise<void>;
};

export async function startCups(): Promise<PrivateCups> {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-cups-'));
  // The service runs its filters as another user.
  chmodSync(folder, 0o755);
  for (const name of ['root/ppd', 'spool/tmp', 'cache', 'state', 'log', 'out']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  chmodSync(join(folder, 'spool/tmp'), 0o1777);
  chmodSync(join(folder, 'out'), 0o777);
  const port = await freePort();
  const server = `127.0.0.1:${port}`;
  writeFileSync(join(folder, 'cups-files.conf'), filesOf(folder));
  writeFileSync(join(folder, 'cupsd.conf'), settingsOf(server));
  const files = ['-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')];
  const service = spawn(SCHEDULER, ['-f', ...files], { stdio: 'ignore' });
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, {
      env: { ...process.env, CUPS_SERVER: server, LC_ALL: 'C' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  await eventually(() => run('lpstat', '-r').includes('is running'));
  writeFileSync(join(folder, 'paper.ppd'), PAPER_PPD);
  const out = join(folder, 'out/paper.pdf');
  run('lpadmin', '-p', PRINTER, '-E', '-v', `file:${out}`, '-P', join(folder, 'paper.ppd'));
  run('lpadmin', '-d', PRINTER);
  const jobs = (which: 'completed' | 'not-completed') =>
    run('lpstat', '-W', which, '-o')
      .split('\n')
      .filter((line) => line !== '').length;
  return {
    server,
    run,
    jobs: () => jobs('completed') + jobs('not-completed'),
    drawn: async (wanted) => {
      await eventually(() => jobs('completed') >= wanted && jobs('not-completed') === 0);
      return new Uint8Array(readFileSync(out));
    },
    stop: async () => {
      await ended(service);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function filesOf(folder: string): string {
  const places = {
    ServerRoot: 'root',
    RequestRoot: 'spool',
    TempDir: 'spool/tmp',
    CacheDir: 'cache',
    StateDir: 'state',
    AccessLog: 'log/access',
    ErrorLog: 'log/error',
    PageLog: 'log/page',
  };
  const lines = Object.entries(places).map(([name, place]) => `${name} ${join(folder, place)}`);
  return [...lines, 'FileDevice Yes', ''].join('\n');
}

function settingsOf(server: string): string {
  const anybody = 'Order allow,deny\nAllow all';
  return [
    `Listen ${server}`,
    'Browsing No',
    'WebInterface No',
    'DefaultAuthType None',
    'PreserveJobHistory Yes',
    `<Location />\n${anybody}\n</Location>`,
    `<Location /admin>\n${anybody}\n</Location>`,
    `<Policy default>\n<Limit All>\n${anybody}\n</Limit>\n</Policy>`,
    '',
  ].join('\n');
}

/** A4, A5, and paper cut to any measure, without margins; draws PDF as the filters hand it on. */
const PAPER_PPD = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test paper"
*ShortNickName: "Test paper"
*NickName: "Test paper"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*LandscapeOrientation: Plus90
*cupsVersion: 2.3
*cupsFilter: "application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea A5/A5: "0 0 420 595"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*VariablePaperSize: True
*MaxMediaWidth: "2000"
*MaxMediaHeight: "6000"
*HWMargins: 0 0 0 0
*CustomPageSize True: "pop pop pop <</PageSize[5 -2 roll]/ImagingBBox null>>setpagedevice"
*ParamCustomPageSize Width: 1 points 50 2000
*ParamCustomPageSize Height: 2 points 50 6000
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
*DefaultFont: Courier
*Font Courier: Standard "(001.004)" Standard ROM
`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function eventually(holds: () => boolean): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      if (holds()) return;
    } catch {
      // Not there yet.
    }
    if (Date.now() > until) throw new Error('the print service did not come to it in a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
