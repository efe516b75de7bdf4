/** What Nudge clients can do beyond the protocol, by the names under which they announce it to one another. */

/** All that this engine announces. */
export const NUDGE_FEATURES = ['resume', 'sha256', 'bundle', 'large-chunks', 'ask-again'] as const;

export type NudgeFeature = (typeof NUDGE_FEATURES)[number];

/** Whether somebody announced a feature. */
export function hasFeature(features: ReadonlySet<string>, feature: NudgeFeature): boolean {
  return features.has(feature);
}

/** Whether transfers with somebody are checked, and go on after a break. */
export function isChecked(features: ReadonlySet<string>): boolean {
  return hasFeature(features, 'resume') && hasFeature(features, 'sha256');
}
