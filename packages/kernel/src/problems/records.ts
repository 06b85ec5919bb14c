/** Texts of the problems of records in `store`: what is wrong, why, and what to do. */
export const RECORDS_PROBLEMS = {
  RECORDS_UNKNOWN: {
    en: 'There is no record "{id}" that you may see. It may belong to another district or not exist. Take an id from a list.',
    zh: '没有您可查看的记录“{id}”。它可能属于其他区或不存在。请从列表中选取编号。',
  },
  RECORDS_ACT_REFUSED: {
    en: 'The role "{role}" may not do "{act}" for {district}: it takes one of {roles}, acting for its own place, and a person who signs. Choose in whose name you act.',
    zh: '角色“{role}”无权对 {district} 执行“{act}”：须为 {roles} 之一，在本辖区内，并有签字人。请选择以谁的身份操作。',
  },
  RECORDS_ROW_REFUSED: {
    en: 'The database refused this row for the acting role, because it belongs to another place or may not change. Nothing was written. Act in the name of its own office.',
    zh: '数据库拒绝以当前角色写入该行，因为它属于其他地区或不允许更改。未写入任何内容。请以其所属单位的身份操作。',
  },
  RECORDS_IN_USE: {
    en: 'Process {pid} on {host} has these records open since {since}. Two would destroy them, so this one stopped. Ask that process (a running console answers under its own address), end it, or keep the records on a PostgreSQL server (DATABASE_URL), which many may use. If it certainly no longer runs, delete {lock}.',
    zh: '主机 {host} 上的进程 {pid} 自 {since} 起已打开这些记录。两个进程同时打开会损坏数据，因此本进程已停止。请通过该进程（正在运行的控制台地址）操作，或结束它，或改用可多人共用的 PostgreSQL 服务器（DATABASE_URL）。若确认它已不在运行，请删除 {lock}。',
  },
  RECORDS_NOT_REACHABLE: {
    en: 'The database of records cannot be reached (it says: {why}). Nothing was read or written. Check DATABASE_URL and whether the server runs; without the variable the embedded database is used.',
    zh: '无法连接记录数据库（原文：{why}），未读写任何内容。请检查 DATABASE_URL 及服务器是否运行；不设该变量则使用内置数据库。',
  },
  RECORDS_NOT_MADE: {
    en: 'The tables of records could not be made (the database says: {why}). Nothing was changed. The user needs the right to create a schema and roles: let an administrator run the first start.',
    zh: '无法建立记录数据表（数据库原文：{why}），未作任何更改。用户须有创建模式和角色的权限，请由管理员完成首次启动。',
  },
  RECORDS_NEWER: {
    en: 'The records were made by a later programme (step {step}, this one knows {last}). Reading them could misunderstand them. Use the later programme.',
    zh: '记录由更新版本的程序建立（步骤 {step}，本程序仅识别到 {last}）。继续读取可能误解内容。请使用更新版本。',
  },
  RECORDS_CHANGED: {
    en: 'Step {step} of the tables is not the one this programme knows, so they may mean something else. Nothing was changed. Use the programme that made them, or another folder of records.',
    zh: '数据表的步骤 {step} 与本程序所知不同，含义可能不一致，未作任何更改。请使用建立它的程序，或另选记录文件夹。',
  },
  RECORDS_FAILED: {
    en: 'The database of records failed (it says: {why}). The whole act was taken back, so nothing is half done. Put the cause right (often space or permission) and do it again.',
    zh: '记录数据库出错（原文：{why}）。整个操作已撤回，不会只完成一半。请排除原因（多为磁盘空间或权限）后重试。',
  },
} as const;
