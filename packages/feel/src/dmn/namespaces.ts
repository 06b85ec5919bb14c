/** The namespaces of DMN 1.1 to 1.6. */
export const DMN_NAMESPACES: readonly string[] = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
];

/** The namespace written: the one of 1.3, which every modeller opens. */
export const DMN_WRITTEN = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** The namespace of 1.5, written when a model has a form that 1.3 lacks. */
export const DMN_WRITTEN_NEW = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

/** How the namespaces of FEEL end or what they are called; an absent language means FEEL. */
export const isFeel = (language: string | undefined): boolean =>
  language === undefined || /feel\/?$/i.test(language);
