import { fail, type Lang, ok, problem, type Result } from '@sanyi/kernel';
import { type Facts, type ReplayOptions, replayShare, type Share } from '@sanyi/store';
import type { Call, Outcome } from '../call/command.ts';
import { countShown, outcome } from '../call/outcome.ts';

/** Processes that a replay is shared by at most: more than a year of a city has parts. */
const SHARES_MAX = 10_000;

/** The share that `--part K/N` names; null without the option. */
export function shareOf(call: Call): Result<Share | null> {
  const text = call.options.get('part');
  if (text === undefined) return ok(null);
  const [, at = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (at >= 1 && at <= of && of <= SHARES_MAX) return ok({ at, of });
  return fail(
    problem('REPLAY_SHARE', 'command line', { value: text, most: countShown(SHARES_MAX) }),
  );
}

/** Replays a share and says what is left to do. */
export async function sharedReplay(
  facts: Facts,
  asked: ReplayOptions & { readonly share: Share },
  lang: Lang,
): Promise<Result<Outcome>> {
  const made = await replayShare(facts, asked);
  if (!made.ok) return made;
  const { folder, parts, done, claims, seconds } = made.value;
  const share = `${asked.share.at}/${asked.share.of}`;
  const counts = [done.length, parts, claims].map(countShown);
  const text = {
    en: `share ${share}: ${counts[0]} of ${counts[1]} parts, ${counts[2]} claims, ${seconds} s, kept in ${folder}; when all shares are there: sanyi replay merge`,
    zh: `份额 ${share}：${counts[1]} 个分片中的 ${counts[0]} 个，${counts[2]} 张结算单，用时 ${seconds} 秒，保存在 ${folder}；全部份额完成后运行：sanyi replay merge`,
  };
  return ok(outcome({ ...made.value, share }, text[lang]));
}
