import { ok } from '@sanyi/kernel';
import { buildClaimCache, buildReplayStore, verifyReplayStore } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { countShown, outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';

/** `sanyi replay-store build`: writes the claims of facts as a replay reads them. */
export const REPLAY_STORE_BUILD: Command = {
  name: 'replay-store build',
  summary: {
    en: 'write the claims as a replay reads them; the first replay does it by itself',
    zh: '将结算单写成回放所读的格式；首次回放会自动生成',
  },
  arguments: [],
  options: [FACTS_OPTION],
  examples: [
    {
      line: 'sanyi replay-store build --facts .sanyi/beijing',
      text: {
        en: 'about 5 bytes a line under .sanyi/beijing/replay-store',
        zh: '每条明细约 5 字节，存于 .sanyi/beijing/replay-store',
      },
    },
  ],
  run: async (call) => {
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const start = performance.now();
    const built = await buildReplayStore(facts.value, { job: call.job });
    if (!built.ok) return built;
    const seconds = Math.max(performance.now() - start, 1) / 1000;
    const { segments, codes } = built.value.manifest;
    const sum = (of: 'lines' | 'bytes'): number =>
      segments.reduce((all, each) => all + each[of], 0);
    const lines = sum('lines');
    const bytes = sum('bytes') + codes.bytes;
    const document = {
      segments: segments.length,
      lines,
      bytes,
      seconds: Math.round(seconds * 1000) / 1000,
      linesPerSecond: Math.round(lines / seconds),
    };
    return ok(outcome(document, sizeText(call, { segments: segments.length, lines, bytes })));
  },
};

/** `sanyi replay-store verify`: compares a replay store with its facts, value by value. */
export const REPLAY_STORE_VERIFY: Command = {
  name: 'replay-store verify',
  summary: {
    en: 'compare a replay store with its facts, every value',
    zh: '将回放库与事实数据逐值核对',
  },
  arguments: [],
  options: [FACTS_OPTION],
  examples: [
    {
      line: 'sanyi replay-store verify --facts .sanyi/beijing',
      text: { en: 'fails where one value differs', zh: '任何一个值不同即失败' },
    },
  ],
  run: async (call) => {
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const verified = await verifyReplayStore(facts.value, call.job);
    if (!verified.ok) return verified;
    const same = call.lang === 'zh' ? '与事实数据逐值相同' : 'the same as the facts in every value';
    return ok(outcome(verified.value, `${sizeText(call, verified.value)}; ${same}`));
  },
};

/** `sanyi replay-store cache`: keeps what claims come to under a baseline, for what-ifs of its benefits. */
export const REPLAY_STORE_CACHE: Command = {
  name: 'replay-store cache',
  summary: {
    en: 'keep what claims come to under a baseline, so that its benefits are replayed in seconds',
    zh: '缓存基线规则下结算单的结果，使其待遇试算数秒内完成',
  },
  arguments: [],
  options: [
    FACTS_OPTION,
    {
      name: 'stack',
      value: 'STACK',
      text: {
        en: 'the baseline; the rules of the place where absent',
        zh: '基线规则；缺省为本地区的规则',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi replay-store cache --facts .sanyi/beijing --stack beijing',
      text: {
        en: 'about 50 bytes a claim under .sanyi/beijing/claim-cache',
        zh: '每笔结算单约 50 字节，存于 .sanyi/beijing/claim-cache',
      },
    },
  ],
  run: async (call) => {
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const baseline = call.options.get('stack') ?? facts.value.manifest.place;
    const asked = { packages: packages.value, baseline, job: call.job };
    const start = performance.now();
    const built = await buildClaimCache(facts.value, asked);
    if (!built.ok) return built;
    const { folder, manifest, reused } = built.value;
    const claims = manifest.segments.reduce((all, each) => all + each.claims, 0);
    const bytes = manifest.segments.reduce(
      (all, { bytes: own, acts }) => all + own + acts.bytes,
      manifest.codes.bytes,
    );
    const seconds = Math.round(performance.now() - start) / 1000;
    const document = { folder, baseline, reused, claims, bytes, seconds };
    const each = (bytes / Math.max(1, claims)).toFixed(1);
    const text =
      call.lang === 'zh'
        ? `${baseline}：${countShown(claims)} 笔结算单，每笔 ${each} 字节`
        : `${baseline}: ${countShown(claims)} claims, ${each} bytes a claim`;
    return ok(outcome(document, text));
  },
};

function sizeText(
  { lang }: Call,
  of: { readonly segments: number; readonly lines: number; readonly bytes: number },
): string {
  const [segments, lines] = [countShown(of.segments), countShown(of.lines)];
  const each = (of.bytes / Math.max(1, of.lines)).toFixed(2);
  return lang === 'zh'
    ? `${segments} 段，${lines} 条明细，每条 ${each} 字节`
    : `${segments} segments, ${lines} lines, ${each} bytes a line`;
}
