// tsc copies no files but its own; the SQL and the page assets go beside the built code.
import { chmodSync, cpSync } from 'node:fs';

for (const folder of ['store/migrations', 'web/assets']) {
  cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true });
}
chmodSync('dist/main.js', 0o755);
