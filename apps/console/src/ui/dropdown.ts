import AntDropdown from 'antd/es/dropdown';

/** antd's dropdown. */
export const Dropdown: typeof AntDropdown = AntDropdown;
