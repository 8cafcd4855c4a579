package dev.rapport.local.daytwo;

import dev.rapport.local.Service;

/** A broker is gone, and comes back an hour later; two copies of everything are left meanwhile. */
final class LoseBroker implements Rehearsal {
    private static final int MEANWHILE = 40;

    @Override
    public String name() {
        return "lose-broker";
    }

    @Override
    public String play(Office office) throws Exception {
        var kafka = office.plant().kafka();
        for (int number = 0; number < kafka.size(); number++) {
            kafka.broker(number).kill();
            office.awaitMore(MEANWHILE);
            // Told, taken in and counted without it.
            office.awaitEmptyOutbox(Service.INTERACTIONS);
            office.end();
            office.balance();
            office.begin();
            kafka.startAll();
            Copies.awaitAll(kafka.bootstrap());
        }
        office.end();
        office.balance();
        return "each of three was killed in turn; meanwhile every write was told and counted";
    }
}
