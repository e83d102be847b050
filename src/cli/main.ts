import { type Config, loadDotEnv, readConfig } from '../config.ts';
import { newReference } from '../desk/failure.ts';
import { UserError } from '../domain/errors.ts';
import { because } from '../knowledge/folder.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { runProgram } from './program.ts';
import { tellBug } from './shell.ts';

/** The one place that turns failures into messages and exit codes: 0 fine, 1 problems found, 2 wrong use. */
async function run(): Promise<number> {
  let logLevel: Config['logLevel'] = 'info';
  try {
    loadDotEnv();
    const config = readConfig();
    logLevel = config.logLevel;
    for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
    return await runProgram(process.argv.slice(2), config);
  } catch (error) {
    if (error instanceof UserError) {
      process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    tellBug(newReference(), error, logLevel);
    return 1;
  }
}

// Whoever reads our output may stop reading: that ends the work, and is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    if (stream === process.stdout) process.stderr.write(`${CLI_TEXT.output(because(error))}\n`);
    process.exit(1);
  });
}

/** The command line as the system calls it; the exit code is set when it is over. */
export async function main(): Promise<void> {
  process.exitCode = await run();
}
