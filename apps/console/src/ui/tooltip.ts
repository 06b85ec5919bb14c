import AntTooltip from 'antd/es/tooltip';

/** antd's tooltip. */
export const Tooltip: typeof AntTooltip = AntTooltip;
