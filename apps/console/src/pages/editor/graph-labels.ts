/** A diagram whose parts are called by their labels, to be drawn; the file itself keeps its names. */
export const labelled = (xml: string): string =>
  xml.replace(
    /(<(?:inputData|decision|businessKnowledgeModel) [^>]*?)name="[^"]*"( label="([^"]*)")/g,
    '$1name="$3"$2',
  );
