package dev.rapport.local.bench.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several subjects in turn, so that whatever else the machine does falls on all of them. */
final class Rounds {
    private Rounds() {}

    static void run(List<Subject> subjects, BenchOptions options, ProcessHandle postgres) throws Exception {
        for (Subject subject : subjects) subject.warmUp(options.warmUp(), postgres);
        List<Subject> order = new ArrayList<>(subjects);
        for (int round = 0; round < options.rounds(); round++) {
            for (Subject subject : order) subject.round(options.round(), postgres);
            // Who comes after whom is not always the same either.
            Collections.rotate(order, 1);
        }
        subjects.forEach(one -> System.err.println(one.row()));
    }
}
