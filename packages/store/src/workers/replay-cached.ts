import { replayCachedTask } from '../claim-cache/replay-cached-task.ts';
import { serve } from './serve.ts';

serve(replayCachedTask);
