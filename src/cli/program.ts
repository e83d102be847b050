import { Command, CommanderError, Option } from 'commander';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { EXPORT_TEXT } from '../text/export.ts';
import { IMPORT_TEXT } from '../text/import.ts';
import {
  askOptions,
  bareOptions,
  briefOptions,
  checkOptions,
  exportOptions,
  fileOptions,
  importOptions,
  manifestOptions,
  readOptions,
  searchOptions,
  serveOptions,
  summaryOptions,
} from './options.ts';
import { type ExitCode, type Folders, makeShell, type Shell } from './shell.ts';

/** Runs one call of the command line; what it needs is loaded when it is known what is called. Throws UserError for wrong use. */
export async function runProgram(args: readonly string[], config: Config): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = new Command('sourced')
    .description(CLI_TEXT.about)
    .option('--knowledge <dir>', CLI_TEXT.knowledge)
    .option('--data <dir>', CLI_TEXT.data)
    .addOption(new Option('--now <instant>', CLI_TEXT.now).hideHelp())
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();

  /** Adds a call: `run` gets its options as `schema` reads them. */
  function call<S extends z.ZodType<Folders & { readonly now?: number | undefined }>>(
    command: Command,
    argument: string | null,
    schema: S,
    run: (options: z.output<S>, shell: Shell) => Promise<ExitCode>,
  ): void {
    command.action(async () => {
      const given = { ...command.optsWithGlobals(), ...(argument === null ? {} : { [argument]: command.processedArgs[0] }) };
      const options = readOptions(schema, given);
      exitCode = await run(options, makeShell(config, options, options.now));
    });
  }

  const sub = (name: string, summary: string): Command => program.command(name).description(summary).helpCommand(false);
  call(sub('serve', CLI_TEXT.serve).option('--role <role>', CLI_TEXT.serveRole), null, serveOptions, async ({ role }, shell) =>
    (await import('./serve.ts')).runServe(role, shell),
  );
  call(
    sub('ask', CLI_TEXT.ask)
      .argument('[question...]')
      .option('--json', CLI_TEXT.json)
      .option('--topic <topic>', CLI_TEXT.topic)
      .option('--role <role>', CLI_TEXT.role)
      .option('--as-of <instant>', CLI_TEXT.asOfOption)
      .option('--batch <file>', CLI_TEXT.batch),
    'question',
    askOptions,
    async (options, shell) => (await import('./ask.ts')).runAsk(options, shell),
  );
  call(
    sub('search', CLI_TEXT.search)
      .argument('[question...]')
      .option('--limit <number>', CLI_TEXT.limit)
      .option('--json', CLI_TEXT.json)
      .option('--batch <file>', CLI_TEXT.batch),
    'question',
    searchOptions,
    async (options, shell) => (await import('./search.ts')).runSearch(options, shell),
  );
  call(sub('brief', CLI_TEXT.brief).argument('[topic]'), 'topic', briefOptions, async (options, shell) =>
    (await import('./brief.ts')).runBrief(options, shell),
  );
  call(
    sub('summary', CLI_TEXT.summary).argument('[topic]').option('--date <day>', CLI_TEXT.dateOption),
    'topic',
    summaryOptions,
    async (options, shell) => (await import('./summary.ts')).runSummary(options, shell),
  );
  call(
    sub('check', CLI_TEXT.check).option('--json', CLI_TEXT.json).option('--strict', CLI_TEXT.strict),
    null,
    checkOptions,
    async (options, shell) => (await import('./check.ts')).runCheck(options, shell),
  );

  call(sub('doctor', CLI_TEXT.doctor), null, bareOptions, async (_options, shell) => (await import('./doctor.ts')).runDoctor(shell));
  call(sub('manifest', CLI_TEXT.manifest).option('--http <url>', CLI_TEXT.httpUrl), null, manifestOptions, async (options, shell) =>
    (await import('./manifest.ts')).runManifest(options, shell),
  );
  call(sub('register', CLI_TEXT.register), null, bareOptions, async (_options, shell) =>
    (await import('./register.ts')).runRegister(shell),
  );

  call(
    sub('import', IMPORT_TEXT.summary).argument('<path...>', IMPORT_TEXT.paths).option('--topic <topic>', IMPORT_TEXT.topicOption),
    'paths',
    importOptions,
    async (options, shell) => (await import('./import.ts')).runImport(options, shell),
  );
  call(
    sub('export', EXPORT_TEXT.about)
      .argument('<dir>')
      .option('--format <format>', EXPORT_TEXT.format)
      .option('--role <role>', CLI_TEXT.role),
    'dir',
    exportOptions,
    async (options, shell) => (await import('./export.ts')).runExport(options, shell),
  );
  call(sub('migrate', CLI_TEXT.migrate), null, bareOptions, async (_options, shell) => (await import('./migrate.ts')).runMigrate(shell));
  call(sub('backup', CLI_TEXT.backup).argument('<file>'), 'file', fileOptions, async ({ file }, shell) =>
    (await import('./backup.ts')).runBackup(file, shell),
  );
  call(sub('restore', CLI_TEXT.restore).argument('<file>'), 'file', fileOptions, async ({ file }, shell) =>
    (await import('./backup.ts')).runRestore(file, shell),
  );

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what was wrong already; its codes for help that was asked for are the only good ends.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
