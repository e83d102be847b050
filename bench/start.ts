import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm run bench:start`: wall time from `npm start` to the first answer and out again, on the topic on file; five runs and their median. */
const runs = Array.from({ length: 5 }, () => {
  const start = process.hrtime.bigint();
  const { stdout, status } = spawnSync('npm', ['start'], {
    cwd: path.join(import.meta.dirname, '..'),
    input: 'Where will the prisoners be held?\n',
    encoding: 'utf8',
  });
  if (status !== 0 || !stdout.includes('“')) throw new Error(`no answer came (exit code ${status}):\n${stdout}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}).sort((a, b) => a - b);
console.log(`npm start to the first answer: ${runs.map((seconds) => seconds.toFixed(2)).join(' ')} s, median ${runs[2]?.toFixed(2)} s`);
