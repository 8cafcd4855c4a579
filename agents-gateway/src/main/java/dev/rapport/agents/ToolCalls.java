package dev.rapport.agents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkus.runtime.StartupEvent;

/** How many calls of which tool ended how. Names are the tools' own, never a caller's. */
@ApplicationScoped
class ToolCalls {

    private static final Logger LOG = Logger.getLogger("rapport.events");
    private static final String NAME = "rapport.agent.tool.calls";

    private final MeterRegistry meters;
    private final Trace trace;

    ToolCalls(MeterRegistry meters, Trace trace) {
        this.meters = meters;
        this.trace = trace;
    }

    /** All are there, with 0, before anybody calls: else nobody sees the first. */
    void begin(@Observes StartupEvent start, ToolManager tools) {
        tools.forEach(tool -> {
            for (Outcome outcome : Outcome.values()) counter(tool.name(), outcome);
        });
    }

    void ended(String tool, Outcome outcome) {
        counter(tool, outcome).increment();
        trace.follow();
        LOG.debugf("called %s: %s", tool, outcome.word());
    }

    private Counter counter(String tool, Outcome outcome) {
        return Counter.builder(NAME)
                .description("Calls of tools, by how they ended")
                .tag("tool", tool)
                .tag("outcome", outcome.word())
                .register(meters);
    }
}
