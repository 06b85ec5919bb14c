import AntInput from 'antd/es/input';

/** antd's input. */
export const Input: typeof AntInput = AntInput;
