package dev.rapport.scoring.webhooks;

import java.util.HashMap;
import java.util.Map;

import dev.rapport.scoring.webhooks.DeliveryTable.Receiver;

/**
 * How many calls are under way: to each receiver, of each agency, and in all. One that fails has one at a time, and those
 * that fail have half of an agency's room and half of all at most: who hangs takes the time of nobody who listens.
 */
final class Room {

    /** How many there may be at once. */
    record Limits(int ofOne, int ofAgency, int inAll) {}

    private final Map<Object, Integer> taken = new HashMap<>();
    private int all;

    /** Takes what is free; how many these are. */
    synchronized int take(Receiver receiver, boolean failing, Limits limits) {
        int most = failing ? 1 : limits.ofOne();
        int ofAgency = failing ? half(limits.ofAgency()) : limits.ofAgency();
        int inAll = failing ? half(limits.inAll()) : limits.inAll();
        int free = Math.min(most - of(receiver), Math.min(ofAgency - of(receiver.agency()), inAll - all));
        if (free <= 0) return 0;
        add(receiver, free);
        return free;
    }

    synchronized void giveBack(Receiver receiver, int many) {
        add(receiver, -many);
    }

    private static int half(int room) {
        return Math.max(1, room / 2);
    }

    private int of(Object key) {
        return taken.getOrDefault(key, 0);
    }

    private void add(Receiver receiver, int many) {
        if (many == 0) return;
        all += many;
        for (Object key : new Object[] {receiver, receiver.agency()}) {
            taken.merge(key, many, (was, more) -> was + more == 0 ? null : was + more);
        }
    }
}
