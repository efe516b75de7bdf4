/** Entry of the service. What it runs is imported once the heap is told to stay small. */
import { keepHeapSmall } from '@nudge/msnp-server/small-heap';

keepHeapSmall();
const { run } = await import('./service.ts');
await run(process.argv.slice(2));
