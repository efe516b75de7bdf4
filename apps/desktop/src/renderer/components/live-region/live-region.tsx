interface LiveRegionProps {
  /** What has just changed, in words; each new text is read once. */
  readonly message: string;
}

/** Tells a screen reader politely what the eye sees by itself. */
export function LiveRegion({ message }: LiveRegionProps) {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  );
}
