package dev.rapport.agents;

import io.quarkiverse.mcp.server.ToolCallException;

/** A service is not there, is too busy or takes too long; the agent may try again. */
final class NoAnswer extends ToolCallException {

    private static final long serialVersionUID = 1;

    NoAnswer(String message) {
        super(message);
    }
}
