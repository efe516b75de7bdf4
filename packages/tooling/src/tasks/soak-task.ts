import type { Task } from '../task-definition.ts';
import { programTask } from './server-task.ts';

export const soakTask: Task = programTask('apps/cli/test/soak.ts');
