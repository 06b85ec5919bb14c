/** Words of finding prices. */
export type SolveWords = {
  readonly open: string;
  readonly close: string;
  readonly mayMove: string;
  readonly everyPrice: string;
  readonly choose: string;
  readonly fall: string;
  readonly rise: string;
  readonly step: string;
  readonly yuan: string;
  readonly hold: string;
  readonly total: string;
  readonly hospital: string;
  readonly group: string;
  readonly services: string;
  readonly groupText: string;
  readonly solve: string;
  readonly found: (count: string) => string;
  readonly still: (count: string) => string;
  readonly undo: string;
  readonly accept: string;
  readonly proved: (claims: string) => string;
  readonly notKept: string;
  readonly income: (reform: string, predicted: string, replayed: string) => string;
  readonly now: string;
  readonly price: string;
  readonly moved: string;
  readonly binds: string;
  readonly room: string;
  readonly broken: string;
};

export const SOLVE_EN: SolveWords = {
  open: 'Solve for budget-neutral',
  close: 'Close',
  mayMove: 'Prices that may move',
  everyPrice: 'Every price of services',
  choose: 'Choose single prices',
  fall: 'May fall by',
  rise: 'May rise by',
  step: 'In steps of',
  yuan: 'yuan',
  hold: 'What has to hold',
  total: 'Income of all hospitals',
  hospital: 'Income of each hospital',
  group: 'What each class of patients pays',
  services: 'Share of services in income',
  groupText: 'Patients: what they pay themselves, after benefits. Empty holds nothing.',
  solve: 'Solve',
  found: (count) => `Prices found: ${count} move`,
  still: (count) => `${count} that might move stay`,
  undo: 'Discard',
  accept: 'Take into the reform',
  proved: (claims) => `Proved: all ${claims} claims of the file settled under these prices.`,
  notKept: 'Settled under these prices, not every bound is kept.',
  income: (reform, predicted, replayed) =>
    `Income of hospitals: reform alone ${reform} %, as solved ${predicted} %, as replayed ${replayed} %.`,
  now: 'now, yuan',
  price: 'found, yuan',
  moved: 'change',
  binds: 'binds',
  room: 'has room',
  broken: 'not kept',
};

export const SOLVE_ZH: SolveWords = {
  open: '求解总量平衡',
  close: '收起',
  mayMove: '可调整的价格',
  everyPrice: '全部医疗服务价格',
  choose: '选择单个价格',
  fall: '最多下调',
  rise: '最多上调',
  step: '调价单位',
  yuan: '元',
  hold: '须守住的约束',
  total: '全部机构收入',
  hospital: '每家医院收入',
  group: '每类患者个人负担',
  services: '医疗服务收入占比',
  groupText: '患者：待遇后的个人负担。留空则不作约束。',
  solve: '求解',
  found: (count) => `求得价格：调整 ${count} 个`,
  still: (count) => `${count} 个可调价格保持不变`,
  undo: '放弃',
  accept: '纳入改革方案',
  proved: (claims) => `已验证：数据中全部 ${claims} 张结算单按这些价格结算。`,
  notKept: '按这些价格结算后，并非每项约束都守住。',
  income: (reform, predicted, replayed) =>
    `机构收入：仅改革 ${reform}%，求解 ${predicted}%，回放 ${replayed}%。`,
  now: '现行（元）',
  price: '求得（元）',
  moved: '变化',
  binds: '起约束作用',
  room: '有余量',
  broken: '未守住',
};
