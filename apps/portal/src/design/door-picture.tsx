const START_HEIGHTS = [20, 68, 116, 164];

/** Four strands of unequal strength that become one; the product in a picture. */
export function DoorPicture() {
  return (
    <svg viewBox="0 0 560 190" className="w-full max-w-2xl" aria-hidden="true" fill="none">
      {START_HEIGHTS.map((y, place) => (
        <path
          key={y}
          d={`M0 ${y} C 150 ${y}, 170 ${92 - (y - 92) * 0.9}, 290 ${92 - (y - 92) * 0.28} S 400 ${86 + place * 4}, 560 ${86 + place * 4}`}
          stroke={`var(--line-${place + 1})`}
          strokeWidth={[9, 6, 5, 7][place]}
          strokeLinecap="round"
          strokeDasharray={[undefined, '1 11', '16 9', undefined][place]}
        />
      ))}
      <circle cx="556" cy="92" r="3" fill="var(--ink)" />
    </svg>
  );
}
