import { startScript, type OwnProcess } from './own-process.ts';

/** Kills in two lanes, so that one program can work while what another left is checked. */
export async function inTwoLanes(
  kills: number,
  seed: number,
  lane: (kills: number, seed: number) => Promise<void>,
): Promise<void> {
  const half = Math.trunc(kills / 2);
  await Promise.all([lane(kills - half, seed * 2), lane(half, seed * 2 + 1)]);
}

/** Loading the program takes longest: each is loaded while the one before it works. */
export async function eachLoaded(
  kills: number,
  kill: (child: OwnProcess, number: number) => Promise<void>,
): Promise<void> {
  let next = startChild();
  try {
    for (let number = 1; number <= kills; number += 1) {
      const child = next;
      if (number < kills) next = startChild();
      await kill(child, number);
    }
  } finally {
    next.kill();
    await next.ended;
  }
}

export function startChild(): OwnProcess {
  return startScript(new URL('./crash-child.ts', import.meta.url));
}
