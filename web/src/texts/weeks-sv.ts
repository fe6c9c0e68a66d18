/** "varje vecka", "varannan vecka", "var 4:e vecka". */
export const everyWeeks = (n: number): string =>
    n === 1
        ? "varje vecka"
        : n === 2
          ? "varannan vecka"
          : `var ${n}:${n === 21 || n === 22 ? "a" : "e"} vecka`;
