/**
 * Asks the system's C library (glibc 2.35 and later; others ignore it) to back long arrays with huge pages where the
 * system allows that on demand: the matcher's index is then touched and walked 500 times fewer pages. Whoever sets it
 * otherwise is obeyed. Read when a program starts, so it is for whoever starts one.
 */
export const hugePages = { GLIBC_TUNABLES: process.env.GLIBC_TUNABLES ?? 'glibc.malloc.hugetlb=1' }

/**
 * Node's flag for short pauses: what is new is collected every 4 MB instead of every 16. At 16 a collection took 10 to
 * 20 ms while a million entries were taken in; of some 2,500 matches 162 waited over 20 ms then, and 71 with 4 (bench hotlists).
 */
export const shortPauses = ['--max-semi-space-size=4']
