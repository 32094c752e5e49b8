import type { ThemeConfig } from 'antd';

/** Four greys and one accent; `styles.css` names the same values. Each pair used for text passes WCAG AA. */
const INK = '#1b1f24';
const QUIET = '#565e68';
const LINE = '#c3c9d1';
const SURFACE = '#f3f5f7';
const ACCENT = '#0b57a4';

/** The system's own Chinese face first; `Yidan Sans` is shipped for desks that have none. */
const FONT =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", ' +
  '"HarmonyOS Sans SC", "WenQuanYi Micro Hei", "Yidan Sans", system-ui, sans-serif';

export const THEME: ThemeConfig = {
  token: {
    colorPrimary: ACCENT,
    colorLink: ACCENT,
    colorError: '#b3261e',
    colorWarning: '#8a5a00',
    colorSuccess: '#1d6b43',
    colorText: INK,
    colorTextSecondary: QUIET,
    colorTextTertiary: QUIET,
    colorTextDescription: QUIET,
    colorTextPlaceholder: '#69717b',
    colorTextDisabled: QUIET,
    colorBorder: LINE,
    colorBgContainerDisabled: SURFACE,
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 30,
    motion: false,
    boxShadow: '0 4px 16px rgb(0 0 0 / 12%)',
  },
  components: {
    Table: { cellPaddingBlockSM: 4, cellPaddingInlineSM: 8, headerBg: SURFACE, headerColor: QUIET },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
