// What happens when the server stops by itself.

import { CloseAction, ErrorAction } from "vscode-languageclient/node";
import type { CloseHandlerResult, ErrorHandler, ErrorHandlerResult } from "vscode-languageclient/node";

const mostRestarts = 4;
const span = 3 * 60_000;

/**
 * Starts the server again, unless it has just ended several times in a row: then the same text would end it once more,
 * and somebody should look. A server that has never been ready is not started again either.
 */
export class Recovery implements ErrorHandler {
  private ends: number[] = [];
  private ready = false;

  constructor(private readonly gaveUp: () => void) {}

  isReady(): void {
    this.ready = true;
  }

  /**
   * A server that dies breaks its pipes first, once for each message under way. Giving up on that would keep it from
   * being started again when the pipes are closed, a moment later.
   */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < span), now];
    if (!this.ready) return { action: CloseAction.DoNotRestart, handled: true };
    if (this.ends.length <= mostRestarts) return { action: CloseAction.Restart, handled: true };
    this.gaveUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}
