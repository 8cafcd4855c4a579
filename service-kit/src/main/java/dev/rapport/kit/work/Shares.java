package dev.rapport.kit.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much of something that there is little of each one has at the moment. */
public final class Shares {

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** One more, which must be given back; how many they have then. */
    public int take(String who) {
        return taken.merge(who, 1, Integer::sum);
    }

    public void giveBack(String who) {
        taken.computeIfPresent(who, (name, many) -> many == 1 ? null : many - 1);
    }
}
