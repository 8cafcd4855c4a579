package dev.rapport.local.bench.intake;

import java.util.List;

/**
 * Somebody who takes events in, in a process of their own.
 *
 * @param name as the table has it
 * @param warmUp events that are taken before it is measured: a JVM begins slowly
 * @param events that are measured
 * @param database where it writes
 * @param tables that are emptied before each round
 * @param start starts it in the consumer group of that name, at the beginning of the topic
 * @param counted how many events it has stored, as SQL; null where they are in no database
 */
record Contestant(
        String name, int warmUp, int events, String database, List<String> tables, Start start, String counted) {

    interface Start {
        Process in(String group) throws Exception;
    }
}
