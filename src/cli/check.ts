import type { z } from 'zod';
import { type CheckReport, checkKnowledge, passes } from '../desk/check.ts';
import type { Examined, Tally } from '../desk/examine.ts';
import { proposalAsYaml } from '../desk/proposals.ts';
import { quotesOf } from '../domain/answer.ts';
import { formatProblems } from '../knowledge/problems.ts';
import { CHECK_TEXT } from '../text/cli.ts';
import { visible } from '../text/visible.ts';
import { kept } from './context.ts';
import type { checkOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced check`: every problem, then each topic's own questions. */
export async function runCheck({ json, strict }: z.output<typeof checkOptions>, shell: Shell): Promise<ExitCode> {
  const storage = kept(shell);
  const report = checkKnowledge(shell.folder, shell.now(), storage?.store ?? null);
  storage?.close();
  const ok = passes(report, strict);
  await print(json ? JSON.stringify(asJson(report, ok)) : asText(report));
  return ok ? 0 : 1;
}

const sum = (tallies: readonly Tally[], field: 'asked' | 'right' | 'nearMisses' | 'falseAbstentions'): number =>
  tallies.at(-1)?.[field] ?? 0;
const count = ({ problems }: CheckReport, severity: 'error' | 'warning'): number =>
  problems.filter((problem) => problem.severity === severity).length;

function asText(report: CheckReport): string {
  const { problems, topics, proposals } = report;
  const asked = topics.reduce((all, topic) => all + sum(topic.tallies, 'asked'), 0);
  const wrong = topics.reduce((all, topic) => all + topic.wrong.length, 0);
  const blocks = [
    formatProblems(problems),
    ...topics.map(({ topicId, tallies, wrong: gone }) => {
      const totals = [
        CHECK_TEXT.topic(topicId, sum(tallies, 'right'), sum(tallies, 'asked')),
        CHECK_TEXT.nearMisses(sum(tallies, 'nearMisses')),
        CHECK_TEXT.falseAbstentions(sum(tallies, 'falseAbstentions')),
      ];
      return [totals.join(', '), ...gone.map(wrongLine)].join('\n');
    }),
    ...(proposals.length === 0 ? [] : [CHECK_TEXT.proposals]),
    ...proposals.map((proposal) => `${proposal.factId}\n${visibleLines(proposalAsYaml(proposal))}`),
    CHECK_TEXT.summary(count(report, 'error'), count(report, 'warning'), wrong, asked),
  ];
  return blocks.join('\n\n');
}

function wrongLine({ question, faults }: Examined): string {
  return `  ${question.id} ${visible(CHECK_TEXT.wrong(question.ask, faults))}`;
}

const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

function asJson(report: CheckReport, ok: boolean) {
  return {
    ok,
    errors: count(report, 'error'),
    warnings: count(report, 'warning'),
    problems: report.problems,
    topics: report.topics.map(({ topicId, tallies, wrong }) => ({
      topic: topicId,
      tallies,
      wrong: wrong.map(({ question, answer, faults }) => ({
        id: question.id,
        kind: question.kind,
        ask: question.ask,
        outcome: answer.outcome,
        lead: quotesOf(answer)[0]?.factId ?? null,
        faults,
      })),
    })),
    proposals: report.proposals.map((proposal) => ({ ...proposal, yaml: proposalAsYaml(proposal) })),
  };
}
