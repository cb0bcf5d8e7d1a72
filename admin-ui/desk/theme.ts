import type { ThemeConfig } from 'antd'

/** One quiet teal, much white, borders rather than shadows: people look at this all day. */
export const theme: ThemeConfig = {
  cssVar: {},
  token: {
    colorPrimary: '#0f6b75',
    colorInfo: '#0f6b75',
    colorLink: '#0f6b75',
    colorSuccess: '#2f7d4f',
    colorWarning: '#b26a00',
    colorError: '#b3261e',
    colorTextBase: '#1d2a2f',
    colorBgLayout: '#f4f7f8',
    colorBorderSecondary: '#e3e9eb',
    borderRadius: 8,
    fontSize: 14,
    controlHeight: 36,
    wireframe: false,
    fontFamily:
      "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 56, headerPadding: '0 20px' },
    Menu: { itemBorderRadius: 8, itemMarginInline: 8, activeBarBorderWidth: 0 },
    Card: { headerFontSize: 15, headerHeight: 48 },
    Table: { headerBg: '#fafbfc', headerSplitColor: 'transparent' },
  },
}
