package dev.rapport.agents;

import java.util.Locale;

import io.quarkiverse.mcp.server.ToolCallException;

/** How a tool call ended, for whoever runs the gateway. */
enum Outcome {
    /** What was asked for. */
    ANSWERED,
    /** By a service or by the gateway, with a reason that the agent was told. */
    REFUSED,
    /** A service did not answer, or not in time. */
    UNAVAILABLE,
    /** A fault of ours. */
    FAILED;

    static Outcome of(Throwable end) {
        if (end instanceof NoAnswer) return UNAVAILABLE;
        return end instanceof ToolCallException ? REFUSED : FAILED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
