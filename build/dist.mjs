// `npm run dist [-- electron-builder's arguments]`: builds, then packages into release/.
import { build, install, main, tool } from './install.mjs';

const CONFIG = ['--config', 'build/electron-builder.yml', '--publish', 'never'];

await main(async () => {
  await install();
  await build();
  return tool('electron-builder/cli.js', [...CONFIG, ...process.argv.slice(2)]);
});
