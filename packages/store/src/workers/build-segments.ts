import { buildSegmentsTask } from '../replay-store/build-segments-task.ts';
import { serve } from './serve.ts';

serve(buildSegmentsTask);
