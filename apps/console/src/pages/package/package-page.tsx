export const PackagePage = (): null => null;
