// A locally supplied Electron (`-c.electronDist=FOLDER`) leaves things behind that a package has no use for; and where it
// is older than 35 it cannot load better-sqlite3's own binary, so its folder holds one that fits, which takes its place.
import { existsSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export async function afterPack({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  await rm(join(resources, 'default_app.asar'), { force: true });
  const brought = join(appOutDir, 'better_sqlite3.node');
  if (!existsSync(brought)) return;
  const prebuilds = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  for (const name of await readdir(prebuilds)) await copyFile(brought, join(prebuilds, name));
  await rm(brought);
}
