import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Display = {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/** The screen there is, or else a virtual one on a free number. */
export async function openDisplay(): Promise<Display> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const isThere = DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  if (process.platform !== 'linux' || isThere) return { env: {}, close: () => Promise.resolve() };
  // Xvfb takes a free number by itself and writes it to the descriptor that it is told.
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = once(xvfb, 'exit');
  const told = xvfb.stdio[3];
  if (told === null || told === undefined) throw new Error('Xvfb tells no display number');
  const [number]: unknown[] = await Promise.race([
    once(told, 'data'),
    ended.then(() => {
      throw new Error('Xvfb did not start: install xvfb, or set DISPLAY');
    }),
  ]);
  return {
    env: { DISPLAY: `:${String(number).trim()}` },
    close: async () => {
      xvfb.kill();
      await ended;
    },
  };
}
