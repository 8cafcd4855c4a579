package dev.rapport.scoring.webhooks;

import java.util.HashMap;
import java.util.Map;

import dev.rapport.scoring.webhooks.DeliveryTable.Receiver;

/** How many calls are under way: to each receiver, of each agency, and in all. */
final class Room {

    private final Map<Object, Integer> taken = new HashMap<>();
    private int all;

    /** Takes what is free up to that many; how many these are. */
    synchronized int take(Receiver receiver, int most, WebhookSettings settings) {
        int free = Math.min(
                most - of(receiver),
                Math.min(settings.atOnceOfAgency() - of(receiver.agency()), settings.atOnceInAll() - all));
        if (free <= 0) return 0;
        add(receiver, free);
        return free;
    }

    synchronized void giveBack(Receiver receiver, int many) {
        add(receiver, -many);
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
