import type { InferenceSession } from 'onnxruntime-node';
import { LectorError } from '../base/errors.js';

export interface TensorData {
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

export interface FloatTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A loaded ONNX graph. `run` blocks its thread until it is done. */
export interface OnnxSession {
  readonly inputs: readonly string[];
  /** All outputs that are floats. @throws Error where names or shapes don't fit the graph. */
  run(inputs: Readonly<Record<string, TensorData>>): Promise<Readonly<Record<string, FloatTensor>>>;
  release(): Promise<void>;
}

/**
 * Loads a graph with ONNX Runtime on the CPU. The runtime is imported only now: a machine without a native build of it
 * still has the embedded voice.
 * @throws LectorError ENGINE_FAILED without a native build; Error where the graph can't be read.
 */
export async function openOnnx(graph: Uint8Array, threads: number): Promise<OnnxSession> {
  const { InferenceSession, Tensor } = await importRuntime();
  const session: InferenceSession = await InferenceSession.create(graph, {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // A pattern holds for inputs of one size, and no two sentences have the same.
    enableMemPattern: false,
  });
  return {
    inputs: session.inputNames,
    async run(inputs) {
      const feeds = Object.entries(inputs).map(([name, { data, dims }]) => [
        name,
        data instanceof Float32Array ? new Tensor('float32', data, dims) : new Tensor('int64', data, dims),
      ]);
      const results = await session.run(Object.fromEntries(feeds) as InferenceSession.FeedsType);
      return Object.fromEntries(
        Object.entries(results).flatMap(([name, { data, dims }]) =>
          data instanceof Float32Array ? [[name, { data, dims }]] : [],
        ),
      );
    },
    release: () => session.release(),
  };
}

async function importRuntime() {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new LectorError('ENGINE_FAILED', `ONNX Runtime can't be loaded on ${process.platform}-${process.arch}.`, {
      cause,
      nextStep: 'Choose the embedded voice (eSpeak NG), which needs no native code.',
    });
  }
}
