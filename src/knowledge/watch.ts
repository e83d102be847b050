import { watch } from 'chokidar';

/** Ends the watching. */
export interface Watching {
  readonly close: () => Promise<void>;
}

/** How long (ms) the files must lie still before they are looked at: editors and version control write many, one after the other. */
const STILL = 300;

/**
 * Tells whenever something in the knowledge folder changed, once it lies still again. What goes wrong in telling is logged, and the watching
 * goes on.
 */
export function watchKnowledge(
  folder: string,
  changed: () => void,
  log: { readonly error: (fields: object, message: string) => void },
): Watching {
  let soon: NodeJS.Timeout | undefined;
  const tell = (): void => {
    try {
      changed();
    } catch (error) {
      log.error({ error }, 'taking in the knowledge files broke');
    }
  };
  const watcher = watch(folder, { ignoreInitial: true, ignored: (path) => path !== folder && /(?:^|[/\\])\.[^/\\]+$/u.test(path) });
  watcher.on('all', () => {
    clearTimeout(soon);
    soon = setTimeout(tell, STILL);
  });
  watcher.on('error', (error) => log.error({ error }, 'watching the knowledge files broke'));
  return {
    close: async () => {
      clearTimeout(soon);
      await watcher.close();
    },
  };
}
