/**
 * What the language server has in its environment besides the editor's own. glibc gives each thread a heap, and memory that
 * one thread asks for and another gives back stays in its holes: with two heaps for all threads the server takes 145 MB where
 * it took 230 to 270 MB (docs/benchmarks.md). Other systems don't read it.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' };
