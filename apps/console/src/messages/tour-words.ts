import type { StopId } from '../tour/stops.ts';

/** What a stop of the tour says: what stands there, and what to try. */
type StopWords = { readonly title: string; readonly text: string };

/** Words of `tour`. */
export type TourWords = {
  readonly label: string;
  readonly invite: string;
  readonly inviteText: (stops: number) => string;
  readonly start: string;
  readonly skip: string;
  readonly end: string;
  readonly next: string;
  readonly back: string;
  readonly step: (at: number, all: number) => string;
  readonly again: string;
  readonly finished: string;
  readonly stops: Readonly<Record<StopId, StopWords>>;
  readonly reset: string;
  readonly resetText: string;
  readonly resetAsk: string;
  readonly resetYes: string;
  readonly resetNo: string;
  readonly resetFailed: string;
};

export const tourEn: TourWords = {
  label: 'First ten minutes',
  invite: 'New here?',
  inviteText: (stops) => `${stops} stops, about ten minutes: from an alert to the rule behind it.`,
  start: 'Take the tour',
  skip: 'Not now',
  end: 'End the tour',
  next: 'Next',
  back: 'Back',
  step: (at, all) => `Stop ${at} of ${all}`,
  again: 'Take the tour',
  finished: 'Finish',
  stops: {
    overview: {
      title: 'The city at a glance',
      text: 'One sentence, four numbers, every district. Every number with a dotted line answers "why?": click it, or press w.',
    },
    growth: {
      title: 'Why did it grow?',
      text: 'The alert of the gravest district, split into price, volume and mix. Every part adds up to the fen.',
    },
    package: {
      title: 'The rules behind it',
      text: 'A reform as a package: decision tables, dated parameters, tests and sources. Click a cell to see its clause.',
    },
    claim: {
      title: 'One bill, old and new',
      text: 'The same visit under two sets of rules, each fen explained. Click a line for its arithmetic.',
    },
    monitoring: {
      title: 'Yesterday',
      text: 'Each day against what such a day is usually like. Open a day of a reform to see what it moved.',
    },
    bulletin: {
      title: 'The quarter, written by itself',
      text: 'Sentences from figures, in both languages, as a page to sign and to print.',
    },
    data: {
      title: 'Try your own',
      text: 'Download a form, fill it in, upload it: you see every reason before anything is written. What is missing stands as links; to take a sheet over, act as the director of its district, top right.',
    },
    tasks: {
      title: 'Tasks that come back',
      text: 'A finding becomes a task with one owner; the same figure of the next quarter closes it or opens it again.',
    },
    coverage: {
      title: 'What works, and what does not yet',
      text: '132 systems that the source documents ask for, each with its proof and what is missing.',
    },
  },
  reset: 'Reset the demo',
  resetText: 'Removes everything that was done or brought into this demo and makes the city anew.',
  resetAsk: 'Remove all of it? This cannot be undone.',
  resetYes: 'Yes, reset',
  resetNo: 'Keep it',
  resetFailed: 'The demo was not reset.',
};

export const tourZh: TourWords = {
  label: '十分钟导览',
  invite: '第一次使用？',
  inviteText: (stops) => `共 ${stops} 站，约十分钟：从一条预警看到背后的规则。`,
  start: '开始导览',
  skip: '暂不',
  end: '结束导览',
  next: '下一站',
  back: '上一站',
  step: (at, all) => `第 ${at} 站，共 ${all} 站`,
  again: '开始导览',
  finished: '完成',
  stops: {
    overview: {
      title: '一眼看全市',
      text: '一句话、四个数、各个区。带虚线的数字都能回答“为什么”：点击或按 w。',
    },
    growth: {
      title: '为什么增长',
      text: '最严重预警所在区的增长，拆为价格、服务量和结构，各部分相加分毫不差。',
    },
    package: {
      title: '背后的规则',
      text: '一项改革就是一个政策包：决策表、按日参数、测试与来源。点击单元格查看条款。',
    },
    claim: {
      title: '一张账单，新旧对照',
      text: '同一次就诊按两套规则结算，每一分都有解释。点击明细查看算式。',
    },
    monitoring: {
      title: '昨日数据',
      text: '每天与同类日期的常态比较。打开改革实施日，看它改变了什么。',
    },
    bulletin: {
      title: '自动成文的季度通报',
      text: '由数据生成双语文字，可审签、可打印。',
    },
    data: {
      title: '用自己的数据试试',
      text: '下载表格、填写、上传：写入前先逐条看到原因。尚未报送的报表列为链接；要正式报送，请在右上角选择该区主任身份。',
    },
    tasks: {
      title: '会回来的任务',
      text: '一项发现成为一项任务，只有一名责任人；下季度同一指标决定销号或重开。',
    },
    coverage: {
      title: '哪些已实现，哪些尚未',
      text: '文件提出的132项任务，逐项列出证明与不足。',
    },
  },
  reset: '重置演示',
  resetText: '删除在本演示中的全部操作和导入内容，并重新生成城市。',
  resetAsk: '确定全部删除吗？此操作无法撤销。',
  resetYes: '确定重置',
  resetNo: '保留',
  resetFailed: '演示未能重置。',
};
