import { buildSliceTask } from '../city/build-slice-task.ts';
import { serve } from './serve.ts';

serve(buildSliceTask);
