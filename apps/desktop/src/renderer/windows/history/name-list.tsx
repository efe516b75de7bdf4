interface NameListProps {
  readonly title: string;
  /** Of files. */
  readonly names: readonly string[];
}

/** Files that are named one by one, under what there is to say about them. */
export function NameList({ title, names }: NameListProps) {
  return (
    <div className="history-names">
      <p>{title}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus */}
      <ul tabIndex={0} aria-label={title}>
        {names.map((name) => (
          <li key={name}>
            <bdi dir="ltr">{name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
