import type { Lang } from '@sanyi/kernel';
import type { Progress } from '@sanyi/store';

/** Progress is shown only of work that takes longer than this, in milliseconds. */
const QUIET_MS = 1000;
/** Away from a terminal a line is written at most this often, so that logs stay short. */
const LOG_MS = 2000;

/** Where progress is written and what the time is, so that tests need neither. */
export type ProgressWorld = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly now: () => number;
  readonly lang: Lang;
};

/** Writes progress: one line that is rewritten on a terminal, else a line every two seconds. */
export function progressLine(world: ProgressWorld): {
  show: (progress: Progress) => void;
  end: () => void;
} {
  const start = world.now();
  let last = Number.NEGATIVE_INFINITY;
  let open = false;
  return {
    show: (progress) => {
      const now = world.now();
      if (now - start < QUIET_MS) return;
      const ended = progress.done >= progress.total;
      if (!world.isTerminal && now - last < LOG_MS && !ended) return;
      last = now;
      const line = progressText(progress, world.lang);
      world.write(world.isTerminal ? `\r${line}\u001b[K` : `${line}\n`);
      open = world.isTerminal;
    },
    end: () => {
      if (open) world.write('\n');
      open = false;
    },
  };
}

/** One progress as text: step, share done, rate and time left. */
function progressText(progress: Progress, lang: Lang): string {
  const { done, total, secondsLeft } = progress;
  const share = total > 0 ? Math.floor((done / total) * 100) : 0;
  const left = done < total && secondsLeft !== null ? timeLeft(secondsLeft, lang) : '';
  return [`${progress.step[lang]}: ${share} %`, rateText(progress.rate, lang), left]
    .filter(Boolean)
    .join(', ');
}

/** Work counted in a few large pieces has no rate worth telling. */
function rateText(perSecond: number, lang: Lang): string {
  if (perSecond < 1) return '';
  const rate = Math.round(perSecond).toLocaleString('en-US');
  return lang === 'en' ? `${rate} per second` : `每秒 ${rate}`;
}

function timeLeft(seconds: number, lang: Lang): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  const text = minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
  return lang === 'en' ? `${text} left` : `剩余 ${text}`;
}
