package dev.rapport.local.daytwo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.rapport.local.Checkout;
import dev.rapport.local.Plant;

/** Plays the rehearsals that are named, or all, each on the same system with an agency of its own at work. */
public final class DayTwo {
    private static final List<Rehearsal> ALL = List.of(
            new AddAgency(),
            new Replay(),
            new ErasePerson(),
            new RestoreInteractions(),
            new RestoreScoring(),
            new LoseBroker(),
            new MorePartitions(),
            new RotateKeys());

    private DayTwo() {}

    /** @param arguments names of rehearsals */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = Arrays.asList(arguments);
        List<Rehearsal> rehearsals = ALL.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(one.name()))
                .toList();
        if (rehearsals.isEmpty()) {
            System.err.println("There are: "
                    + String.join(", ", ALL.stream().map(Rehearsal::name).toList()));
            System.exit(2);
        }
        boolean well = true;
        Path directory = Checkout.root().resolve("deploy/e2e/target/day-two");
        try (Plant plant = Plant.start(directory)) {
            for (Rehearsal one : rehearsals) well &= play(one, plant);
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean play(Rehearsal rehearsal, Plant plant) throws InterruptedException {
        long begin = System.nanoTime();
        Office office = new Office(plant);
        String result;
        boolean well = true;
        office.begin();
        try {
            result = rehearsal.play(office);
        } catch (Exception e) {
            well = false;
            result = e.toString();
        }
        office.end();
        System.out.printf(
                "%-22s %-6s %6.1f s, %d writes: %s%n",
                rehearsal.name(), well ? "well" : "WRONG", (System.nanoTime() - begin) / 1e9, office.written(), result);
        return well;
    }
}
