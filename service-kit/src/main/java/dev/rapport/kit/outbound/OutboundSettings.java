package dev.rapport.kit.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which addresses that others choose may be called, and for how long. */
@ConfigMapping(prefix = "rapport.outbound")
public interface OutboundSettings {

    @WithDefault("https")
    Set<String> schemes();

    @WithDefault("443")
    Set<Integer> ports();

    /** Blocks (CIDR) that may be called although they are not public. */
    Optional<List<String>> allowed();

    /** Blocks (CIDR) that may not be called although they are public. */
    Optional<List<String>> refused();

    @WithDefault("10S")
    Duration time();

    @WithDefault("64K")
    MemorySize answer();

    default OutboundRules rules() {
        return new OutboundRules(
                schemes(),
                ports(),
                allowed().orElse(List.of()).stream().map(Block::of).toList(),
                refused().orElse(List.of()).stream().map(Block::of).toList(),
                time(),
                Math.toIntExact(answer().asLongValue()));
    }
}
