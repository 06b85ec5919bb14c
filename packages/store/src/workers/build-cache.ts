import { buildCacheTask } from '../claim-cache/build-cache-task.ts';
import { serve } from './serve.ts';

serve(buildCacheTask);
