import { solveProgramTask } from '../prices/solve-program.ts';
import { serve } from './serve.ts';

serve(solveProgramTask);
