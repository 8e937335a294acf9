import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { Ct2Weight } from './ctranslate2.js';
import { halfFloats } from './halfFloats.js';

/** A matrix [columns, rows] of whole numbers: what was row r is column r, times `scales[r]`. */
export interface QuantizedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Seven bits: where a processor adds pairs of products of bytes in 16 bits (AVX2, AVX-512 without VNNI), eight would overflow
 * (ONNX Runtime, “Quantize ONNX models”, on `reduce_range`).
 */
const most = 63;
const rowsAtOnce = 1024;

/**
 * Quantizes each row of a matrix with a scale of its own, symmetrically, and turns the matrix over, as ONNX multiplies it. Gives
 * way to others now and then, for a large one takes half a second. The same on every machine.
 * @throws the cancellation.
 */
export async function quantizeRows(
  { dims: [rows = 0, columns = 0], halves }: Ct2Weight,
  signal: AbortSignal,
): Promise<QuantizedMatrix> {
  const numbers = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let from = 0; from < rows; from += rowsAtOnce) {
    await nextTurn();
    throwIfCancelled(signal);
    for (let row = from; row < Math.min(rows, from + rowsAtOnce); row++) {
      const floats = halfFloats(halves.subarray(row * columns, (row + 1) * columns));
      const scale = Math.fround(floats.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0) / most) || 1;
      scales[row] = scale;
      for (let column = 0; column < columns; column++) {
        numbers[column * rows + row] = Math.round((floats[column] ?? 0) / scale);
      }
    }
  }
  return { rows, columns, numbers, scales };
}
