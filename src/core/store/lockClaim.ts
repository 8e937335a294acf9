import { randomUUID } from 'node:crypto';
import { shortHash } from '../base/hash.js';
import { safeName } from './safeName.js';

/** How often a lock's holder shows that it lives. */
export const beatMs = 2_000;
/** A claim whose last beat is further from now than this, either way (a clock may be set back), is suspected. */
export const staleMs = 10_000;

/**
 * What a claim's file name says, so that no claim is ever half written. The file is empty and its time of change is the
 * heartbeat.
 */
export interface Claim {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

const claimPattern = /^(\d{1,15})-(\d{1,10})-[0-9a-f-]{36}-(.*)\.claim$/;

/** A new file name for a claim, unlike any other. */
export function claimName({ pid, host, startedAt }: Claim): string {
  return `${Date.parse(startedAt)}-${pid}-${randomUUID()}-${safeName(host, shortHash)}.claim`;
}

/** The claim of that file name; undefined for any other file. */
export function readClaim(name: string): Claim | undefined {
  const [, startedMs, pid, host] = claimPattern.exec(name) ?? [];
  if (startedMs === undefined || pid === undefined || host === undefined) return undefined;
  return { pid: Number(pid), host, startedAt: new Date(Number(startedMs)).toISOString() };
}

/**
 * Whether the process that made a claim is surely gone. One that answers may still be a zombie or another one with the
 * same number: then only the heartbeat tells.
 */
export function isGone(claim: Claim, host: string, isRunning: (pid: number) => boolean): boolean {
  return claim.host === safeName(host, shortHash) && !isRunning(claim.pid);
}
