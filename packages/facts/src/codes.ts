import { assert, type Text } from '@sanyi/kernel';

/**
 * A closed set of codes. Column batches hold positions in `codes`; files hold the code itself.
 *
 * @example
 * ```ts
 * LEVELS.codes[LEVELS.at('tertiary')]; // 'tertiary'
 * ```
 */
export type CodeSet<Code extends string = string> = {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly titles: Readonly<Record<Code, Text>>;
  /** Position of a code; an unknown code is a bug here, so parse at the edge first. */
  at(code: Code): number;
  /** Whether a text is a code of this set. */
  has(text: string): text is Code;
};

function codeSet<Code extends string>(
  name: string,
  titles: Readonly<Record<Code, Text>>,
): CodeSet<Code> {
  // Object.keys keeps the order of writing, and the keys of this record are exactly the codes.
  const codes = Object.keys(titles) as Code[];
  const positions = new Map<string, number>(codes.map((code, position) => [code, position]));
  return {
    name,
    codes,
    titles,
    at: (code) => {
      const position = positions.get(code);
      assert(position !== undefined, `${code} is no ${name}`);
      return position;
    },
    has: (text): text is Code => positions.has(text),
  };
}

/** What brought the person: a visit, a home or online visit, or a stay counted in bed-days. */
export type VisitKind = 'outpatient' | 'emergency' | 'inpatientDay' | 'home' | 'online';

/** Codes of {@link VisitKind}. A stay is a claim of kind `inpatientDay` with its bed-days. */
export const VISIT_KINDS: CodeSet<VisitKind> = codeSet('visitKind', {
  outpatient: { en: 'Outpatient', zh: '门诊' },
  emergency: { en: 'Emergency', zh: '急诊' },
  inpatientDay: { en: 'Inpatient', zh: '住院' },
  home: { en: 'Home visit', zh: '上门' },
  online: { en: 'Online', zh: '互联网复诊' },
});

/** The level of an institution; grassroots institutions are `primary` with `grassroots` true. */
export type Level = 'tertiary' | 'secondary' | 'primary';

/** Codes of {@link Level}. */
export const LEVELS: CodeSet<Level> = codeSet('level', {
  tertiary: { en: 'Tertiary', zh: '三级' },
  secondary: { en: 'Secondary', zh: '二级' },
  primary: { en: 'Primary and grassroots', zh: '一级及基层' },
});

/** The title of the doctor seen. */
export type Title = 'ordinary' | 'deputyChief' | 'chief' | 'wellKnownExpert' | 'none';

/** Codes of {@link Title}. */
export const TITLES: CodeSet<Title> = codeSet('title', {
  ordinary: { en: 'Ordinary', zh: '普通门诊' },
  deputyChief: { en: 'Deputy chief physician', zh: '副主任医师' },
  chief: { en: 'Chief physician', zh: '主任医师' },
  wellKnownExpert: { en: 'Well-known expert', zh: '知名专家' },
  none: { en: 'No title', zh: '不分职称' },
});

/** The family of an item. */
export type Category = 'drug' | 'herbalPiece' | 'consumable' | 'test' | 'service' | 'bed' | 'other';

/** Codes of {@link Category}. */
export const CATEGORIES: CodeSet<Category> = codeSet('category', {
  drug: { en: 'Drugs', zh: '药品' },
  herbalPiece: { en: 'Herbal pieces', zh: '中药饮片' },
  consumable: { en: 'Consumables', zh: '耗材' },
  test: { en: 'Tests', zh: '检查检验' },
  service: { en: 'Services', zh: '医疗服务' },
  bed: { en: 'Beds', zh: '床位' },
  other: { en: 'Other', zh: '其他' },
});

/** The insurance scheme of a person. */
export type Scheme = 'employee' | 'resident' | 'elsewhere' | 'none';

/** Codes of {@link Scheme}. */
export const SCHEMES: CodeSet<Scheme> = codeSet('scheme', {
  employee: { en: 'Employees', zh: '城镇职工' },
  resident: { en: 'Residents', zh: '城乡居民' },
  elsewhere: { en: 'Insured elsewhere', zh: '外地参保' },
  none: { en: 'Not insured', zh: '未参保' },
});

/** The class of an insured person within the scheme. */
export type PersonClass = 'active' | 'retired' | 'elderly' | 'working' | 'child' | 'none';

/** Codes of {@link PersonClass}. */
export const PERSON_CLASSES: CodeSet<PersonClass> = codeSet('personClass', {
  active: { en: 'Active', zh: '在职' },
  retired: { en: 'Retired', zh: '退休' },
  elderly: { en: 'Elderly resident', zh: '老年居民' },
  working: { en: 'Working-age resident', zh: '劳动年龄居民' },
  child: { en: 'Student or child', zh: '学生儿童' },
  none: { en: 'None', zh: '无' },
});

/** The sex of a person as registered. */
export type Sex = 'female' | 'male';

/** Codes of {@link Sex}. */
export const SEXES: CodeSet<Sex> = codeSet('sex', {
  female: { en: 'Female', zh: '女' },
  male: { en: 'Male', zh: '男' },
});

/** Income of the household, in fifths. */
export type IncomeBand = 'lowest' | 'low' | 'middle' | 'high' | 'highest';

/** Codes of {@link IncomeBand}. */
export const INCOME_BANDS: CodeSet<IncomeBand> = codeSet('incomeBand', {
  lowest: { en: 'Lowest fifth', zh: '最低五分之一' },
  low: { en: 'Second fifth', zh: '次低五分之一' },
  middle: { en: 'Middle fifth', zh: '中间五分之一' },
  high: { en: 'Fourth fifth', zh: '次高五分之一' },
  highest: { en: 'Highest fifth', zh: '最高五分之一' },
});

/** Groups a family doctor signs first. A person may be in several. */
export type KeyGroup =
  | 'aged'
  | 'pregnant'
  | 'smallChild'
  | 'disabled'
  | 'poor'
  | 'chronic'
  | 'bereavedFamily';

/** Codes of {@link KeyGroup}; bit `n` of the column stands for position `n`. */
export const KEY_GROUPS: CodeSet<KeyGroup> = codeSet('keyGroup', {
  aged: { en: 'Aged 65 and over', zh: '65岁及以上老年人' },
  pregnant: { en: 'Pregnant', zh: '孕产妇' },
  smallChild: { en: 'Child up to 6', zh: '0-6岁儿童' },
  disabled: { en: 'Disabled', zh: '残疾人' },
  poor: { en: 'Low income', zh: '低收入' },
  chronic: { en: 'Chronic disease', zh: '慢性病患者' },
  bereavedFamily: { en: 'Family that lost its only child', zh: '计划生育特殊家庭' },
});

/** Chronic diseases followed at the grassroots. */
export type ChronicDisease =
  | 'hypertension'
  | 'diabetes'
  | 'coronary'
  | 'stroke'
  | 'copd'
  | 'cancer';

/** Codes of {@link ChronicDisease}; bit `n` of the column stands for position `n`. */
export const CHRONIC_DISEASES: CodeSet<ChronicDisease> = codeSet('chronicDisease', {
  hypertension: { en: 'Hypertension', zh: '高血压' },
  diabetes: { en: 'Diabetes', zh: '糖尿病' },
  coronary: { en: 'Coronary heart disease', zh: '冠心病' },
  stroke: { en: 'Stroke', zh: '脑卒中' },
  copd: { en: 'COPD', zh: '慢阻肺' },
  cancer: { en: 'Cancer', zh: '恶性肿瘤' },
});

/** The kind of an institution as the statistics count it. */
export type InstitutionKind =
  | 'tertiaryHospital'
  | 'secondaryHospital'
  | 'primaryHospital'
  | 'unratedHospital'
  | 'communityCentre'
  | 'communityStation'
  | 'outpatientDepartment'
  | 'clinic'
  | 'villageClinic'
  | 'publicHealth';

/** Codes of {@link InstitutionKind}. */
export const INSTITUTION_KINDS: CodeSet<InstitutionKind> = codeSet('institutionKind', {
  tertiaryHospital: { en: 'Tertiary hospital', zh: '三级医院' },
  secondaryHospital: { en: 'Secondary hospital', zh: '二级医院' },
  primaryHospital: { en: 'Primary hospital', zh: '一级医院' },
  unratedHospital: { en: 'Unrated hospital', zh: '未评级医院' },
  communityCentre: { en: 'Community health centre', zh: '社区卫生服务中心' },
  communityStation: { en: 'Community health station', zh: '社区卫生服务站' },
  outpatientDepartment: { en: 'Outpatient department', zh: '门诊部' },
  clinic: { en: 'Clinic', zh: '诊所' },
  villageClinic: { en: 'Village clinic', zh: '村卫生室' },
  publicHealth: {
    en: 'Maternal, child and other public health institution',
    zh: '妇幼及其他公共卫生机构',
  },
});

/** Who owns an institution. */
export type Ownership = 'public' | 'private';

/** Codes of {@link Ownership}. */
export const OWNERSHIPS: CodeSet<Ownership> = codeSet('ownership', {
  public: { en: 'Public', zh: '公立' },
  private: { en: 'Private', zh: '民营' },
});

/**
 * Every closed set of codes, by name in the order of the alphabet.
 *
 * @example
 * ```ts
 * CODE_SETS.map((set) => set.name).includes('level'); // true
 * ```
 */
export const CODE_SETS: readonly CodeSet[] = [
  CATEGORIES,
  CHRONIC_DISEASES,
  INCOME_BANDS,
  INSTITUTION_KINDS,
  KEY_GROUPS,
  LEVELS,
  OWNERSHIPS,
  PERSON_CLASSES,
  SCHEMES,
  SEXES,
  TITLES,
  VISIT_KINDS,
];
