import { settlePartTask } from '../settle/settle-part-task.ts';
import { serve } from './serve.ts';

serve(settlePartTask);
