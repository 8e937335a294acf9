/**
 * How the language server's process is started, so that it stays small while takes go through it: with these it takes a fifth less
 * (docs/benchmarks.md, What was tried). glibc gives each thread a heap, and memory that one thread asks for and another gives back
 * stays in its holes: two heaps do for all, and blocks from 128 KiB, which audio is in, get pages of their own that go back at once.
 * Other systems don't read these.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * V8 keeps young objects in up to three times 16 MB, most of it garbage; in 2 MB they are looked through more often, and faster. And it compiles a
 * pattern twice, first for its interpreter: what reads a language has two hundred, each of which is asked again and again.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=2', '--no-regexp-tier-up'];
