import type { BehaviourCare, BehaviourMoney } from '@sanyi/api';

/** Words of `behaviour`. */
export type BehaviourWords = {
  readonly title: string;
  readonly assumption: string;
  readonly firstOrder: string;
  readonly firstExact: string;
  readonly baseline: string;
  readonly static: string;
  readonly expected: string;
  readonly volumes: string;
  readonly change: string;
  readonly because: string;
  readonly nothing: string;
  readonly payers: Readonly<Record<keyof BehaviourMoney, string>>;
  readonly care: Readonly<Record<BehaviourCare['care'], string>>;
};

export const behaviourEn: BehaviourWords = {
  title: 'With behaviour: an assumption',
  assumption:
    'The figures above are static: the same visits under other rules. These stand beside them and are never added to them; each row says where its response was measured.',
  firstOrder:
    'First order only: the money of each kind of care moves with its volume. Deductibles and caps are not worked through again, and nobody responds to the responses.',
  firstExact: 'Available once the static result is exact.',
  baseline: 'Baseline',
  static: 'Reform, static',
  expected: 'Reform, with behaviour',
  volumes: 'Visits and stays',
  change: 'Change',
  because: 'Because',
  nothing: 'Nothing is assumed',
  payers: { fundFen: 'Funds pay', patientFen: 'Patients pay', hospitalFen: 'Hospitals bear' },
  care: { visit: 'visits', stay: 'stays' },
};

export const behaviourZh: BehaviourWords = {
  title: '含行为反应：假设',
  assumption:
    '以上数字为静态结果：同样的诊疗按另一套规则结算。此处结果与之并列，从不相加；每行注明该反应在何处测得。',
  firstOrder:
    '仅为一阶估算：各类诊疗的金额随其服务量同比变动；起付线和封顶线不重新计算，也不考虑各方的后续反应。',
  firstExact: '静态结果精确后可用。',
  baseline: '基准',
  static: '改革（静态）',
  expected: '改革（含行为）',
  volumes: '诊疗与住院',
  change: '变化',
  because: '依据',
  nothing: '未作假设',
  payers: { fundFen: '基金支付', patientFen: '个人负担', hospitalFen: '机构承担' },
  care: { visit: '门急诊', stay: '住院' },
};
