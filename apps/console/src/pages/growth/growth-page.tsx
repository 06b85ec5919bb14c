export const GrowthPage = (): null => null;
