/** Words of `states`. */
export type StatesWords = {
  readonly loading: string;
  readonly errorTitle: string;
  readonly network: string;
  readonly networkTitle: string;
  readonly retry: string;
  readonly code: string;
  readonly whereLabel: string;
  readonly nothingWritten: string;
  readonly toOverview: string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly stop: string;
  readonly stopping: string;
  readonly stepOf: (step: number, steps: number) => string;
  readonly left: (time: string) => string;
  readonly doneOf: (done: string, total: string, unit: string) => string;
  readonly doneOnly: (done: string, unit: string) => string;
  readonly rate: (rate: string, unit: string) => string;
  readonly seconds: (seconds: number) => string;
  readonly minutes: (minutes: number, seconds: number) => string;
  readonly preparing: string;
  readonly preparingText: string;
  readonly progress: (percent: number) => string;
  readonly cancelled: string;
  readonly cancelledText: string;
  readonly failed: string;
};

export const statesEn: StatesWords = {
  loading: 'Loading',
  errorTitle: 'This could not be shown',
  network: 'The server does not answer. It may have been stopped; start it again with “npm start”.',
  networkTitle: 'No answer from the server',
  retry: 'Try again',
  code: 'Code',
  whereLabel: 'Where',
  nothingWritten: 'Nothing was written.',
  toOverview: 'To the city overview',
  notFound: 'There is no such page',
  notFoundText: 'The address names a page that does not exist.',
  stop: 'Stop',
  stopping: 'Stopping',
  stepOf: (step, steps) => `step ${step} of ${steps}`,
  left: (time) => `${time} left`,
  doneOf: (done, total, unit) => `${done} of ${total} ${unit}`,
  doneOnly: (done, unit) => `${done} ${unit}`,
  rate: (rate, unit) => `${rate} ${unit} a second`,
  seconds: (seconds) => `${seconds} s`,
  minutes: (minutes, seconds) => `${minutes} min ${seconds} s`,
  preparing: 'Preparing the city',
  preparingText:
    'This happens once. You may leave this page open or come back; the city stays prepared.',
  progress: (percent) => `${percent} % done`,
  cancelled: 'Stopped, nothing was written',
  cancelledText: 'The city was not prepared. Start the server again to begin anew.',
  failed: 'The city could not be prepared',
};

export const statesZh: StatesWords = {
  loading: '正在加载',
  errorTitle: '无法显示',
  network: '服务器没有应答，可能已停止；请用“npm start”重新启动。',
  networkTitle: '服务器没有应答',
  retry: '重试',
  code: '代码',
  whereLabel: '位置',
  nothingWritten: '没有写入任何内容。',
  toOverview: '前往全市总览',
  notFound: '没有这个页面',
  notFoundText: '地址所指的页面不存在。',
  stop: '停止',
  stopping: '正在停止',
  stepOf: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  left: (time) => `剩余 ${time}`,
  doneOf: (done, total, unit) => `${done} / ${total} ${unit}`,
  doneOnly: (done, unit) => `${done} ${unit}`,
  rate: (rate, unit) => `每秒 ${rate} ${unit}`,
  seconds: (seconds) => `${seconds} 秒`,
  minutes: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
  preparing: '正在准备城市',
  preparingText: '只需一次。可以停留在本页，也可以稍后再来；准备好的城市会保留。',
  progress: (percent) => `已完成 ${percent} %`,
  cancelled: '已停止，没有写入任何内容',
  cancelledText: '城市尚未准备好。重新启动服务器即可重新开始。',
  failed: '城市未能准备好',
};
