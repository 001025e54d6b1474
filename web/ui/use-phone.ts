import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is as narrow as a phone's, where `only-phone` shows. */
export const usePhone = (): boolean =>
  useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
