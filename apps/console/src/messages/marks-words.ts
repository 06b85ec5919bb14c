/** Words of `judgement`. */
export type JudgementWords = {
  readonly met: string;
  readonly near: string;
  readonly missed: string;
  readonly none: string;
};

export const judgementEn: JudgementWords = { met: 'met', near: 'near', missed: 'missed', none: '' };

export const judgementZh: JudgementWords = {
  met: '达标',
  near: '接近',
  missed: '未达标',
  none: '',
};

/** Words of `provenance`. */
export type ProvenanceWords = {
  readonly sourced: string;
  readonly memory: string;
  readonly illustrative: string;
  readonly derived: string;
};

export const provenanceEn: ProvenanceWords = {
  sourced: 'sourced',
  memory: 'from memory',
  illustrative: 'illustrative',
  derived: 'derived',
};

export const provenanceZh: ProvenanceWords = {
  sourced: '有来源',
  memory: '凭记忆',
  illustrative: '示例',
  derived: '推算',
};
