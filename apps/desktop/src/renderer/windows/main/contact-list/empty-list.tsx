interface EmptyListProps {
  readonly title: string;
  readonly hint: string;
}

/** What a view says while it has nothing to show. */
export function EmptyList({ title, hint }: EmptyListProps) {
  return (
    <div className="empty-list">
      <p className="empty-list-title">{title}</p>
      <p>{hint}</p>
    </div>
  );
}
