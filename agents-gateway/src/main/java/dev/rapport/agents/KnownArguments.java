package dev.rapport.agents;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolInputGuardrail;
import io.quarkiverse.mcp.server.ToolManager.ToolArgument;

/** Refuses arguments that a tool does not have: what is misspelt would else be passed over in silence. */
@Singleton
public class KnownArguments implements ToolInputGuardrail {

    private final ToolCalls calls;

    KnownArguments(ToolCalls calls) {
        this.calls = calls;
    }

    @Override
    public void apply(ToolInputContext call) {
        List<String> known =
                call.getTool().arguments().stream().map(ToolArgument::name).toList();
        try {
            refuse(call.getArguments().fieldNames(), known);
        } catch (ToolCallException e) {
            calls.ended(call.getTool().name(), Outcome.REFUSED);
            throw e;
        }
    }

    static void refuse(Set<String> given, List<String> known) {
        Set<String> strangers = new TreeSet<>(given);
        known.forEach(strangers::remove);
        if (strangers.isEmpty()) return;
        throw new ToolCallException("invalid_request: there is no argument "
                + strangers.stream().limit(5).map(KnownArguments::brief).collect(Collectors.joining(", "))
                + "; there are " + String.join(", ", known) + ".");
    }

    private static String brief(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
