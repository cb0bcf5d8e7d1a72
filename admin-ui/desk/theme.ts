import type { ThemeConfig } from 'antd'

/** One quiet teal, much white, borders rather than shadows: people look at this all day. */
export const theme: ThemeConfig = {
  cssVar: {},
  // The style sheet comes as a file, with the variables that stand below: making it in the page took up to a third of the time of a page.
  zeroRuntime: true,
  hashed: false,
  token: {
    // For whom movement is too much.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0f6b75',
    colorPrimaryBg: '#e6f2f3',
    colorPrimaryBgHover: '#d6eaec',
    colorPrimaryBorder: '#a9d0d4',
    colorInfo: '#0f6b75',
    colorInfoBg: '#edf6f7',
    colorInfoBorder: '#cfe5e7',
    colorLink: '#0f6b75',
    colorSuccess: '#2f7d4f',
    colorSuccessBg: '#edf6f0',
    colorSuccessBorder: '#c9e3d3',
    colorWarning: '#b26a00',
    colorWarningBg: '#fff6e6',
    colorWarningBorder: '#f3d9ac',
    colorError: '#b3261e',
    colorErrorBg: '#fdf0ee',
    colorErrorBorder: '#f2c6c1',
    controlOutline: 'rgba(15, 107, 117, 0.14)',
    colorTextBase: '#1d2a2f',
    colorTextDescription: '#5b6b72',
    colorTextPlaceholder: '#66757c',
    colorBgLayout: '#f4f7f8',
    colorBorderSecondary: '#e3e9eb',
    borderRadius: 8,
    fontSize: 14,
    controlHeight: 36,
    wireframe: false,
    fontFamily:
      "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 56, headerPadding: '0 20px' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Menu: { itemBorderRadius: 8, itemMarginInline: 8, activeBarBorderWidth: 0, groupTitleFontSize: 12 },
    Card: { headerFontSize: 15, headerHeight: 48, headerPadding: 20, bodyPadding: 20 },
    Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
    Table: { headerBg: '#fafbfc', headerSplitColor: 'transparent', cellPaddingInlineMD: 20 },
  },
}
