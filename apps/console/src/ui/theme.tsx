import ConfigProvider from 'antd/es/config-provider';
import theme from 'antd/es/theme';
import { type JSX, type ReactNode, useMemo } from 'react';
import { useLook } from '../app/preferences.ts';
import { antdTokens } from '../tokens/antd-theme.ts';

/** Gives antd the tokens of the console, light or dark. */
export function ThemeProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const look = useLook();
  const config = useMemo(
    () => ({
      token: antdTokens(look),
      algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
      cssVar: { key: 'sanyi' },
      hashed: false,
    }),
    [look],
  );
  return (
    <ConfigProvider theme={config} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
