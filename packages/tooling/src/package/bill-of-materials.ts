// The bill of materials (SBOM) inside each package: CycloneDX, JSON, the format that scanners read.
import { randomUUID } from 'node:crypto';
import { ComponentType } from '@cyclonedx/cyclonedx-library/Enums';
import {
  Builders,
  Factories as ReferenceFactories,
} from '@cyclonedx/cyclonedx-library/Contrib/FromNodePackageJson';
import { Factories } from '@cyclonedx/cyclonedx-library/Contrib/License';
import { Bom, Component } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import parseExpression from 'spdx-expression-parse';
import { packageUrl } from './shipped-packages.ts';
import type { PackageManifest, ShippedPackage } from './shipped-packages.ts';

export const billFileName = 'sbom.cdx.json';

const builder = new Builders.ComponentBuilder(
  new ReferenceFactories.ExternalReferenceFactory(),
  new Factories.LicenseFactory((expression) => {
    parseExpression(expression);
  }),
);

const componentOf = (shipped: ShippedPackage, type = ComponentType.Library): Component => {
  const { manifest } = shipped;
  const component = builder.makeComponent(manifest, type) ?? new Component(type, manifest.name);
  component.purl = packageUrl(shipped);
  component.bomRef.value = component.purl;
  return component;
};

export interface BillParts {
  /** Our own package.json, with the version that is being packed. */
  readonly application: PackageManifest;
  /** The Electron that is being packed. */
  readonly electronVersion: string;
  readonly packages: readonly ShippedPackage[];
}

/** The bill as a JSON text. */
export const billOfMaterials = ({ application, electronVersion, packages }: BillParts): string => {
  const bom = new Bom();
  bom.serialNumber = `urn:uuid:${randomUUID()}`;
  bom.metadata.timestamp = new Date();
  const root = componentOf({ manifest: application, texts: [] }, ComponentType.Application);
  const electron = { name: 'electron', version: electronVersion, license: 'MIT' };
  bom.metadata.component = root;
  const parts = [
    componentOf({ manifest: electron, texts: [] }, ComponentType.Framework),
    ...packages.map((shipped) => componentOf(shipped)),
  ];
  for (const part of parts) {
    bom.components.add(part);
    root.dependencies.add(part.bomRef);
  }
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
};
