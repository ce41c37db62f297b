import { Connection } from '@temporalio/client';

/**
 * Connects to the engine. A connection whose other end has vanished without a word is given up after at most fifteen
 * seconds (the library's own would take forty-five); the server allows a sign of life every ten, and no oftener.
 */
export function connectEngine(address: string): Promise<Connection> {
  return Connection.connect({ address, channelArgs: { 'grpc.keepalive_time_ms': 10_000, 'grpc.keepalive_timeout_ms': 5_000, 'grpc.keepalive_permit_without_calls': 1 } });
}
