export const ClaimsPage = (): null => null;
