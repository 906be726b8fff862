// A fingerprint's ten groups as they are read out: where a line is too short they break after five.
export function Groups({ of }: { of: string }) {
  const groups = of.split(' ');
  return (
    <>
      <span>{groups.slice(0, 5).join(' ')}</span> <span>{groups.slice(5).join(' ')}</span>
    </>
  );
}
