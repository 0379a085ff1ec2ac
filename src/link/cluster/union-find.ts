/** Which set each of n things is in; joins sets in nearly constant time. */
export type UnionFind = {
  find(one: number): number;
  /** Joins their sets and gives the root, always the lower of the two roots. */
  join(a: number, b: number): number;
};

export function unionFind(size: number): UnionFind {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  const find = (one: number): number => {
    while (parent[one] !== one) {
      parent[one] = parent[parent[one]!]!;
      one = parent[one]!;
    }
    return one;
  };
  return {
    find,
    join(a, b) {
      const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
      parent[high] = low;
      return low;
    },
  };
}
