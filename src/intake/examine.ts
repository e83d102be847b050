import { listFolder } from '../knowledge/folder.ts';
import { formatProblems } from '../knowledge/problems.ts';
import { INTAKE_DOCTOR_TEXT } from '../text/intake.ts';
import { readFeedList } from './feeds/feed-list.ts';
import { inboxTrouble } from './inbox/examine.ts';
import type { IntakeSettings } from './settings.ts';

/** One thing that was looked at; `remedy` is empty where all is well. */
export interface IntakeFinding {
  readonly ok: boolean;
  readonly what: string;
  readonly remedy: string;
}

/** Whether the inbox and the feeds can be used, as far as they are set. Nothing is fetched. `knowledge`: the folder with the topics' folders. */
export function examineIntake({ inbox, feeds }: Pick<IntakeSettings, 'inbox' | 'feeds'>, knowledge: string): IntakeFinding[] {
  return [...(inbox === null ? [] : [inboxFinding(inbox)]), ...(feeds === null ? [] : [feedsFinding(feeds, knowledge)])];
}

function inboxFinding(folder: string): IntakeFinding {
  const trouble = inboxTrouble(folder);
  return {
    ok: trouble === null,
    what: INTAKE_DOCTOR_TEXT.inbox(folder),
    remedy: trouble === null ? '' : INTAKE_DOCTOR_TEXT.inboxRemedy(trouble),
  };
}

function feedsFinding(file: string, knowledge: string): IntakeFinding {
  const topics = listFolder(knowledge, '', () => undefined) ?? [];
  const { feeds, problems } = readFeedList(
    file,
    topics.filter(({ kind }) => kind === 'folder').map(({ name }) => name),
  );
  const wrong = problems.filter(({ severity }) => severity === 'error');
  return {
    ok: wrong.length === 0,
    what: INTAKE_DOCTOR_TEXT.feeds(file, feeds.length),
    remedy: wrong.length === 0 ? '' : INTAKE_DOCTOR_TEXT.feedsRemedy(formatProblems(wrong)),
  };
}
