import { replayPartTask } from '../replay/replay-part-task.ts';
import { serve } from './serve.ts';

serve(replayPartTask);
