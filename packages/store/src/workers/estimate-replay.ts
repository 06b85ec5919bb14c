import { estimateTask } from '../replay/estimate-task.ts';
import { serve } from './serve.ts';

serve(estimateTask);
