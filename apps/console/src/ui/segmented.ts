import AntSegmented from 'antd/es/segmented';

/** antd's segmented. */
export const Segmented: typeof AntSegmented = AntSegmented;
