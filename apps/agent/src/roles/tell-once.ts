/** Tells of a value each time that it is another than before; at first it is undefined. */
export function tellOnce(tell: () => void): (value: unknown) => void {
  let before: string | undefined;
  return (value) => {
    const now: string | undefined = JSON.stringify(value);
    const differs = now !== before;
    before = now;
    if (differs) tell();
  };
}
