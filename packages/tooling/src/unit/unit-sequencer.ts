import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { environmentOf, orderTestFiles } from './order-test-files.ts';
import { TEST_ORDER } from './test-order.ts';

const described = (spec: TestSpecification) => {
  const { name, config } = spec.project;
  const text = readFileSync(spec.moduleId, 'utf8');
  const environment = environmentOf(text, config.environment);
  return { spec, project: name, path: spec.moduleId, environment, bytes: Buffer.byteLength(text) };
};

/** The order in which Vitest takes the files. */
export class UnitSequencer extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const files = specs.map((spec) => described(spec));
    return orderTestFiles(files, TEST_ORDER).map(({ spec }) => spec);
  }
}
