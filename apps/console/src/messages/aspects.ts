import type { WireText } from '@sanyi/api';

/** The eight aspects of the national list of reform experiences, by number: what a package is about. */
export const ASPECTS: Readonly<Record<string, WireText>> = {
  '1': { en: 'Leadership; three fields of reform together', zh: '加强领导、三医联动' },
  '2': { en: 'End of drug subsidy, new ways of running', zh: '破除以药补医、建立运行新机制' },
  '3': { en: 'Insurance as the foundation', zh: '发挥医保基础作用' },
  '4': { en: 'Modern management of hospitals', zh: '建立现代医院管理制度' },
  '5': { en: 'Personnel and pay', zh: '人事薪酬制度' },
  '6': { en: 'Family doctors and graded care', zh: '家庭医生签约与分级诊疗' },
  '7': { en: 'Use of the internet', zh: '利用互联网技术' },
  '8': { en: 'Private care', zh: '发展社会办医' },
};
