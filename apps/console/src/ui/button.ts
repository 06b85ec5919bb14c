import AntButton from 'antd/es/button';

/** antd's button. */
export const Button: typeof AntButton = AntButton;
