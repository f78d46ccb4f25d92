/**
 * Asks the system's C library (glibc 2.35 and later; others ignore it) to back long arrays with huge pages where the
 * system allows that on demand: the matcher's index is then touched and walked 500 times fewer pages. Whoever sets it
 * otherwise is obeyed. Read when a program starts, so it is for whoever starts one.
 */
export const hugePages = { GLIBC_TUNABLES: process.env.GLIBC_TUNABLES ?? 'glibc.malloc.hugetlb=1' }
