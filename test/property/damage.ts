import fc from 'fast-check';

/** A change that a disk, another program or a person may do to a file; places are shares of its length. */
type Damage =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'overwritten'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'inserted'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'left out'; readonly at: number; readonly to: number };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 8 });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constant('overwritten' as const), at: place, bytes }),
  fc.record({ kind: fc.constant('inserted' as const), at: place, bytes }),
  fc.record({ kind: fc.constant('left out' as const), at: place, to: place }),
);

/** Bytes of `whole` after up to three damages; now and then as they were. */
export function damaged(whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(whole, fc.array(damage, { maxLength: 3 })).map(([start, all]) => all.reduce(apply, start));
}

function apply(from: Uint8Array, change: Damage): Uint8Array {
  const at = Math.floor(change.at * from.length);
  if (change.kind === 'cut') return from.slice(0, at);
  if (change.kind === 'left out') {
    const to = Math.floor(change.to * from.length);
    return Buffer.concat([from.slice(0, Math.min(at, to)), from.slice(Math.max(at, to))]);
  }
  const after = change.kind === 'inserted' ? at : at + change.bytes.length;
  return Buffer.concat([from.slice(0, at), change.bytes, from.slice(after)]);
}
