import type { Finding } from '../chat/platform.ts';
import { examineIntake } from '../intake/examine.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced doctor`: what is missing to run, before anything is sent; 1 where something is. */
export async function runDoctor({ config, folder }: Shell): Promise<ExitCode> {
  const coming = examineIntake(config, folder);
  for (const { ok, what, remedy } of coming) await print(CLI_TEXT.finding(ok, what, remedy));
  if (config.slack === null && config.discord === null) {
    await print(CLI_TEXT.noTokens);
    return 1;
  }
  const [slack, discord] = await Promise.all([
    config.slack && import('../../adapters/slack/doctor.ts').then(({ examineSlack }) => examineSlack(config)),
    config.discord && import('../../adapters/discord/doctor.ts').then(({ examineDiscord }) => examineDiscord(config)),
  ]);
  const findings = [...named('Slack', slack), ...named('Discord', discord)];
  for (const { ok, what, remedy } of findings) await print(CLI_TEXT.finding(ok, what, remedy));
  return [...coming, ...findings].every(({ ok }) => ok) ? 0 : 1;
}

const named = (platform: string, findings: readonly Finding[] | null): Finding[] =>
  (findings ?? []).map((finding) => ({ ...finding, what: `${platform}: ${finding.what}` }));
