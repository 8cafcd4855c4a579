package dev.rapport.local.bench.intake;

/**
 * What taking some events in has cost.
 *
 * @param rate events a second
 * @param consumer microseconds of processor time for an event, of the process that takes them in
 * @param postgres the same, of the database
 * @param kafka the same, of the broker, and of this program
 * @param settled events a second until also the scores were computed that lay behind; 0 where there are none
 */
record Measurement(double rate, double consumer, double postgres, double kafka, double settled) {

    /** One moment. */
    record Look(long nanos, long events, long consumer, long postgres, long kafka) {

        Measurement since(Look begin, double settled) {
            double many = events - begin.events;
            return new Measurement(
                    many * 1e9 / (nanos - begin.nanos),
                    (consumer - begin.consumer) / many,
                    (postgres - begin.postgres) / many,
                    (kafka - begin.kafka) / many,
                    settled);
        }
    }
}
