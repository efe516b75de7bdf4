import type { Task } from '../task-definition.ts';
import { programTask } from './server-task.ts';

export const cliTask: Task = programTask('apps/cli/src/main.ts');
