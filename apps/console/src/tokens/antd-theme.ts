import { type ColourName, colour, FONT, type Look, RADIUS, SIZE } from './tokens.ts';

/** What antd is told, from the same tokens as the CSS variables. */
export function antdTokens(look: Look): Record<string, string | number | boolean> {
  const of = (name: ColourName): string => colour(name, look);
  return {
    colorPrimary: of('accent'),
    // What antd derives for a pointer over a button is too pale to read.
    colorPrimaryHover: of('accent-text'),
    colorPrimaryActive: of('accent-text'),
    colorLink: of('accent'),
    colorText: of('text-1'),
    colorTextSecondary: of('text-2'),
    colorTextTertiary: of('text-3'),
    colorTextPlaceholder: of('text-3'),
    colorTextLightSolid: of('on-accent'),
    colorBorder: of('line-strong'),
    colorBorderSecondary: of('line'),
    colorBgContainer: of('surface'),
    colorBgElevated: of('surface'),
    colorBgLayout: of('canvas'),
    colorBgSpotlight: look === 'light' ? of('text-1') : of('line-strong'),
    colorFillTertiary: of('sunken'),
    colorFillSecondary: of('sunken'),
    controlItemBgHover: of('sunken'),
    controlItemBgActive: of('accent-soft'),
    borderRadius: RADIUS.control,
    fontFamily: FONT,
    fontSize: SIZE.body,
    controlHeight: SIZE.control,
    wireframe: false,
  };
}
