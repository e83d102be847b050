import { type Config, loadDotEnv, readConfig } from '../config.ts';
import { newReference } from '../desk/failure.ts';
import { UserError } from '../domain/errors.ts';
import { because } from '../knowledge/folder.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { runProgram } from './program.ts';
import { tellBug } from './shell.ts';

/** Runs one call, in the process's environment unless another is given; the one place that turns failures into messages and exit codes: 0 fine, 1 problems found, 2 wrong use. */
export async function run(args: readonly string[], environment?: Parameters<typeof readConfig>[0]): Promise<number> {
  let logLevel: Config['logLevel'] = 'info';
  try {
    const config = readConfig(environment);
    logLevel = config.logLevel;
    for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
    return await runProgram(args, config);
  } catch (error) {
    if (error instanceof UserError) return refuse(error);
    tellBug(newReference(), error, logLevel);
    return 1;
  }
}

function refuse({ message, exitCode }: UserError): number {
  process.stderr.write(`${message}\n`);
  return exitCode;
}

/** The command line as the system calls it; the exit code is set when it is over. */
export async function main(): Promise<void> {
  // Whoever reads our output may stop reading: that ends the work, and is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      if (stream === process.stdout) process.stderr.write(`${CLI_TEXT.output(because(error))}\n`);
      process.exit(1);
    });
  }
  try {
    loadDotEnv();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.exitCode = refuse(error);
    return;
  }
  process.exitCode = await run(process.argv.slice(2));
}
