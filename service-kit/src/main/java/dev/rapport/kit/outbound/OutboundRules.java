package dev.rapport.kit.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What may be called.
 *
 * @param allowed blocks that may be called although they are not public, such as a test's own machine
 * @param refused blocks that may not although they are, such as addresses of our own
 * @param time for the whole call, with the look-up of the name
 * @param bytes of an answer; more ends the call
 */
record OutboundRules(
        Set<String> schemes, Set<Integer> ports, List<Block> allowed, List<Block> refused, Duration time, int bytes) {

    boolean mayCall(InetAddress address) {
        if (refused.stream().anyMatch(block -> block.has(address))) return false;
        return allowed.stream().anyMatch(block -> block.has(address)) || PublicAddress.is(address);
    }
}
