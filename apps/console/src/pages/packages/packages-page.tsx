export const PackagesPage = (): null => null;
