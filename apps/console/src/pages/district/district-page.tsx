export const DistrictPage = (): null => null;
