export const ClaimPage = (): null => null;
