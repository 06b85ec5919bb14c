import { ok } from '@sanyi/kernel';
import { type ComparedFigure, type ReportStatus, reportStatus } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { outcome, toldProblem } from '../call/outcome.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { clockOf } from '../inputs/records-of.ts';
import { deskOf, PERIOD_OPTION, periodOf } from '../inputs/report-desk.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi report status`: who reported, what is unusual, and how it compares. */
export const REPORT_STATUS: Command = {
  name: 'report status',
  summary: {
    en: 'completeness, timeliness, follow-ups and differences of a period',
    zh: '某期间的完整性、及时性、待核清单与差异',
  },
  arguments: [],
  options: [FACTS_OPTION, PERIOD_OPTION, POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi report status --facts my-facts --period 2019-Q1 --json',
      text: { en: 'by district and form', zh: '按区和报表' },
    },
  ],
  run: async (call) => {
    const period = periodOf(call);
    if (!period.ok) return period;
    const desk = await deskOf(call, { period: period.value, computed: true });
    if (!desk.ok) return desk;
    const now = await clockOf(call, desk.value.facts.folder)();
    const status = await reportStatus(desk.value, { period: period.value, now });
    if (!status.ok) return status;
    return ok(outcome(statusDocument(status.value), statusText(call, status.value)));
  },
};

const statusDocument = ({ period, cells, followUps, compared, checksum }: ReportStatus) => ({
  period,
  checksum,
  cells,
  followUps: followUps.map(({ form, figure, reasons }) => ({
    form,
    indicator: figure.indicator,
    place: figure.place,
    reasons: reasons.map(toldProblem),
  })),
  compared: compared.map(comparedDocument),
});

const fraction = (of: { numerator: bigint; denominator: bigint } | null) =>
  of && { numerator: String(of.numerator), denominator: String(of.denominator) };

const comparedDocument = (each: ComparedFigure) => ({
  form: each.form,
  indicator: each.line.indicator.id,
  place: each.place,
  computed: fraction(each.computed),
  reported: fraction(each.reported),
  difference: each.difference,
});

const STATES = {
  onTime: { en: 'in time', zh: '按时' },
  late: { en: 'late', zh: '迟报' },
  partial: { en: 'in part', zh: '部分' },
  due: { en: 'due', zh: '待报' },
  missing: { en: 'missing', zh: '未报' },
} as const;

function statusText({ lang }: Call, { cells, followUps, compared }: ReportStatus): string {
  const forms = [...new Set(cells.map((cell) => cell.form))];
  const places = [...new Set(cells.map((cell) => cell.place))];
  const state = (form: string, place: string): string => {
    const cell = cells.find((each) => each.form === form && each.place === place);
    return cell ? STATES[cell.state][lang] : '';
  };
  const matrix = [
    ['', ...forms],
    ...places.map((place) => [place, ...forms.map((form) => state(form, place))]),
  ];
  const differing = compared.flatMap((each) =>
    each.difference
      ? [
          [
            each.place,
            each.line.indicator.title[lang],
            each.difference.value,
            each.difference.causes[0]?.text[lang] ?? '',
          ],
        ]
      : [],
  );
  const follow = followUps.flatMap(({ figure, reasons }) =>
    reasons.map((reason) => [figure.place, figure.indicator, reason[lang]]),
  );
  const title = (en: string, zh: string): string => (lang === 'zh' ? zh : en);
  return [
    textTable(matrix),
    ...(follow.length > 0 ? ['', title('Follow-ups', '待核清单'), textTable(follow)] : []),
    ...(differing.length > 0
      ? ['', title('Reported minus computed', '报送值减计算值'), textTable(differing)]
      : []),
  ].join('\n');
}
